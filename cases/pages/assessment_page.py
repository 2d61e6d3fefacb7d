"""A saved result and what has changed since, as pages show them: texts alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from cases.assessments import InWords, Stored, asked_anew
from cases.models import Assessment
from eligibility import clock
from eligibility.comparing_answers import Changed, Flip, flips
from eligibility.loader import Released
from eligibility.presentation import Spoken
from eligibility.rules.codes import BenefitCode, EntitlementCode, Status
from eligibility.rules.truth import Verdict
from eligibility.said import result_law, result_said

Json = Mapping[str, Any]
_DAYS = ("claim_by", "earliest", "covered_until")
_OF_INJURY = ("employer_report_by", "worker_claim_by")
_LISTS = ("documents", "steps", "unknowns", "conditions")


@dataclass(frozen=True, slots=True)
class Part:
    """What a benefit gives; ``verdict`` is "" where it is the benefit's own."""

    name: str
    figure: str
    verdict: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One benefit; ``days`` and ``lists`` under their labels."""

    group: str
    name: str
    verdict: str
    parts: tuple[Part, ...]
    days: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A saved result: for which day, saved when and by whom, by which rules; and what it says.

    ``days`` and ``injury`` are the days of the insurance and of an injury at work, with labels.
    """

    on: str
    at: str
    by: str
    release: str
    digest: str
    enrolment: str
    status: str
    why: tuple[str, ...]
    days: tuple[tuple[str, str], ...]
    injury: tuple[tuple[str, str], ...]
    cards: tuple[Card, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    disclaimer: str


@dataclass(frozen=True, slots=True)
class FlipShown:
    """What is answered otherwise: what was and is said, and per reason its label, before, now."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    why: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """What flips as of one day: that of the saved result, or today."""

    same_day: bool
    flips: tuple[FlipShown, ...]


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """A saved result beside the rules of today; ``before`` and ``now`` name the two releases."""

    number: UUID
    on: str
    before: str
    now: str
    parts: tuple[ChangedPart, ...]


def result_page(row: Assessment, held: Stored, by: str, spoken: Spoken) -> ResultPage:
    """A saved result as it was given.

    Args:
        row: the row.
        held: what it holds.
        by: who saved it, as whoever reads it may know them.
        spoken: the voice of the page, for its labels alone.
    """
    told = held.told[spoken.language]
    answer = told.answer
    enrolment = answer["enrolment"]
    return ResultPage(
        on=spoken.date(row.as_of),
        at=spoken.date(row.at.astimezone(clock.BANGKOK).date()),
        by=by,
        release=answer["rulebook"]["release"],
        digest=answer["rulebook"]["digest"],
        enrolment=spoken.label("enrolment"),
        status=spoken.name(Status(enrolment["status"])),
        why=(*_texts(enrolment["reasons"]), *_texts(enrolment["unknowns"])),
        days=_days(enrolment, ("covered_until",), spoken),
        injury=_days(answer["work_injury"] or {}, _OF_INJURY, spoken),
        cards=tuple(_card(code, told, spoken) for code in answer["benefits"]),
        lists=_lists(answer, ("advice", "assumed"), spoken),
        disclaimer=answer["disclaimer"],
    )


def changed_page(
    row: Assessment, held: Stored, released: Released, today: date, spoken: Spoken
) -> ChangedPage:
    """What the rules of today make of a saved result, for its own day and for today.

    Args:
        row: with its release.
        held: what it holds.
        released: the release in use.
        today: the day in Thailand.
        spoken: the voice of the page.
    """
    days = ((True, row.as_of), (False, today))
    parts = (
        ChangedPart(same, tuple(shown))
        for same, day in days
        if (shown := flipped(held, released, day, spoken)) is not None
    )
    return ChangedPage(
        number=row.pk,
        on=spoken.date(row.as_of),
        before=row.release.name,
        now=released.name,
        parts=tuple(parts),
    )


def flipped(
    held: Stored, released: Released, day: date, spoken: Spoken, *, by_law: bool = False
) -> list[FlipShown] | None:
    """What is answered otherwise by a release as of a day; ``None``: the question is not taken.

    Args:
        held: the saved result.
        released: the release to ask.
        day: as of which it is asked.
        spoken: the voice of the page.
        by_law: only where a value of the law is another, and not for time that went by.
    """
    before = held.told[spoken.language]
    after = asked_anew(held.question, released, day, spoken.language)
    if after is None:
        return None
    found = flips(before.answer, after.answer)
    return [_flip(one, before, after, spoken) for one in found if one.values or not by_law]


def _flip(flip: Flip, before: InWords, after: InWords, spoken: Spoken) -> FlipShown:
    why = (*_conditions(flip.conditions), *_values(flip.values, spoken))
    if not flip.benefit:
        status = [spoken.name(Status(one["status"])) for one in (flip.before, flip.after)]
        return FlipShown(spoken.label("enrolment"), (status[0],), (status[1],), why)
    name = spoken.name(BenefitCode(flip.benefit))
    was, now = (_in_short(flip.benefit, told, spoken) for told in (before, after))
    return FlipShown(name, was, now, why)


def _in_short(code: str, told: InWords, spoken: Spoken) -> tuple[str, ...]:
    """The verdict, and each part with its figure or with a verdict of its own."""
    found = told.answer["benefits"][code]
    parts = _parts(found, told.amounts[code], spoken)
    own = (
        " · ".join(filter(None, (part.name, part.verdict, part.figure)))
        for part in parts
        if part.verdict or part.figure
    )
    return (spoken.name(Verdict(found["verdict"])), *own)


def _conditions(changed: tuple[Changed, ...]) -> Iterator[tuple[str, str, str]]:
    for one in changed:
        before, after = (each["text"] if each else "" for each in (one.before, one.after))
        if before != after:  # else it says the value below
            yield "", before, after


def _values(changed: tuple[Changed, ...], spoken: Spoken) -> Iterator[tuple[str, str, str]]:
    for one in changed:
        before, after = (_value(each, spoken) for each in (one.before, one.after))
        yield result_law.label((one.after or one.before or {})["key"], spoken), before, after


def _value(cited: Json | None, spoken: Spoken) -> str:
    if cited is None:
        return ""
    return result_law.value(cited["key"], cited["value"], cited["unit"], spoken)


def _card(code: str, told: InWords, spoken: Spoken) -> Card:
    found = told.answer["benefits"][code]
    measure = result_said.measure(found, spoken)
    return Card(
        group=found["group"],
        name=told.names[code],
        verdict=spoken.name(Verdict(found["verdict"])),
        parts=_parts(found, told.amounts[code], spoken),
        days=_days(found, _DAYS, spoken),
        reasons=(*_texts(found["reasons"]), *filter(None, (measure,))),
        lists=_lists(found, _LISTS, spoken),
    )


def _parts(found: Json, amounts: list[tuple[str, list[str]]], spoken: Spoken) -> tuple[Part, ...]:
    told = _texts(found["reasons"])
    return tuple(
        Part(
            name=spoken.name(EntitlementCode(given["code"])),
            figure=figure,
            verdict=_own_verdict(given, found, spoken),
            lines=(*(text for text in _texts(given["reasons"]) if text not in told), *lines),
        )
        for given, (figure, lines) in zip(found["entitlements"], amounts, strict=True)
    )


def _own_verdict(given: Json, found: Json, spoken: Spoken) -> str:
    same = given["verdict"] == found["verdict"]
    return "" if same else spoken.name(Verdict(given["verdict"]))


def _days(found: Json, names: tuple[str, ...], spoken: Spoken) -> tuple[tuple[str, str], ...]:
    """Days under their labels, those that are known."""
    return tuple(
        (spoken.label(name), spoken.date(date.fromisoformat(found[name])))
        for name in names
        if found.get(name)
    )


def _lists(
    found: Json, names: tuple[str, ...], spoken: Spoken
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Lists of coded things under their labels, those with anything in them."""
    return tuple((spoken.label(name), _texts(found[name])) for name in names if found[name])


def _texts(items: list[Json]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item["text"] for item in items))
