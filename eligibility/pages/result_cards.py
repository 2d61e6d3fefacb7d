"""The cards of the result page: one benefit each, with everything its answer says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from eligibility.pages import picture, result_law
from eligibility.pages.picture import Picture
from eligibility.pages.result_amounts import Amount, amount
from eligibility.pages.result_law import Law
from eligibility.presentation import Spoken
from eligibility.rules import months
from eligibility.rules.codes import (
    Asked,
    BenefitCode,
    ConditionCode,
    EntitlementCode,
    Group,
    ReasonCode,
    Status,
)
from eligibility.rules.person import Person
from eligibility.rules.record import Record
from eligibility.rules.truth import Truth, Verdict
from eligibility.wording import result as wording

Json = Mapping[str, Any]
_COVER = "cover_after_leaving_months"


@dataclass(frozen=True, slots=True)
class Mark:
    """A condition: how it stands as a code for the sign and as a word, the text, its law."""

    truth: str
    word: str
    text: str
    law: str


@dataclass(frozen=True, slots=True)
class Part:
    """One entitlement of a card with its own verdict and amount."""

    name: str
    code: str
    verdict: str
    amount: Amount
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do; ``by`` says the last day for it, or is ""."""

    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Card:
    """One benefit. ``code`` is its anchor; every other field is a text or a list of texts."""

    code: str
    name: str
    verdict: str
    asked: str
    part_only: str
    date: str
    facts: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]
    parts: tuple[Part, ...]
    unknowns: tuple[str, ...]
    job_end: str
    months: str
    picture: Picture | None
    marks: tuple[Mark, ...]
    documents: tuple[str, ...]
    steps: tuple[Step, ...]
    law: Law

    @property
    def worked(self) -> bool:
        """Whether there is anything to show of how it is worked out."""
        return bool(self.months or self.picture or any(part.amount.lines for part in self.parts))


@dataclass(frozen=True, slots=True)
class Section:
    """The cards of one group."""

    code: str
    title: str
    cards: tuple[Card, ...]


def texts(items: Iterable[Json]) -> tuple[str, ...]:
    """The texts of coded things, each once."""
    return tuple(dict.fromkeys(item["text"] for item in items))


def facts(found: Json, names: Iterable[str], spoken: Spoken) -> tuple[tuple[str, str], ...]:
    """Labelled days, those that are known."""
    return tuple(
        (spoken.label(name), spoken.date(date.fromisoformat(found[name])))
        for name in names
        if found[name]
    )


class Cards:
    """Makes the cards of one person in one language."""

    def __init__(self, person: Person, today: date, spoken: Spoken) -> None:
        """Take the person the answer is about, the day of the question and the voice."""
        self._person = person
        self._month = months.month_of(today)
        self._record = Record(person.contributions, self._month)
        self._spoken = spoken

    def sections(self, answer: Json) -> Iterator[Section]:
        """The groups in their fixed order; in each, what was asked about, then the other benefits.

        After a death the family asks: what is for them comes first, before the groups.
        """
        insured = answer["enrolment"]["status"] == Status.INSURED
        found = dict(answer["benefits"])
        if self._person.events.death is not None:
            code = BenefitCode.BEREAVEMENT
            theirs = found.pop(code)
            yield self._section(Group(theirs["group"]), {code: theirs}, insured=False)
            insured = False  # no job goes on after it
        for group in Group:
            in_it = [(code, one) for code, one in found.items() if one["group"] == group]
            if in_it:
                in_it.sort(key=lambda each: each[1]["asked"] != Asked.EVENT)
                yield self._section(group, dict(in_it), insured=insured)

    def _section(self, group: Group, found: Mapping[str, Json], *, insured: bool) -> Section:
        cards = (self._card(BenefitCode(code), one, insured=insured) for code, one in found.items())
        return Section(group.value, self._spoken.name(group), tuple(cards))

    def _card(self, code: BenefitCode, found: Json, *, insured: bool) -> Card:
        speak = self._spoken
        reasons = texts(found["reasons"])
        entitlements = found["entitlements"]
        cited = _oldest_first(found["citations"])
        # A last day beside a "no" would be read as a promise; a part still open keeps it.
        refused = found["group"] == Group.NOT_FOR_YOU
        return Card(
            code=code.value,
            name=speak.benefit(code),
            verdict=speak.name(Verdict(found["verdict"])),
            asked=speak.name(Asked(found["asked"])),
            part_only=_part_only(found, speak),
            date=_earliest(found, speak),
            facts=facts(found, () if refused else ("claim_by",), speak),
            reasons=reasons,
            parts=tuple(self._part(given, cited, reasons) for given in entitlements),
            unknowns=texts(_each("unknowns", found, entitlements)),
            job_end=self._job_end(found, insured=insured),
            months=_measure(found, speak),
            picture=self._picture(found),
            marks=self._marks(_each("conditions", found, entitlements)),
            documents=texts(found["documents"]),
            steps=tuple(self._step(step) for step in found["steps"]),
            law=result_law.law(found["citations"], found["statements"], speak),
        )

    def _part(self, given: Json, cited: list[Json], told: tuple[str, ...]) -> Part:
        dental = self._person.events.dental
        used = dental.used_this_year if dental else None
        bill = dental.bill if dental else None
        return Part(
            name=self._spoken.name(EntitlementCode(given["code"])),
            code=given["verdict"],
            verdict=self._spoken.name(Verdict(given["verdict"])),
            amount=amount(
                given,
                cited,
                self._spoken,
                used_dental=None if used is None else Fraction(used),
                bill=None if bill is None else Fraction(bill),
            ),
            reasons=tuple(text for text in texts(given["reasons"]) if text not in told),
        )

    def _marks(self, conditions: Iterable[Json]) -> tuple[Mark, ...]:
        speak = self._spoken
        marks = (
            Mark(
                truth=found["truth"],
                word=speak.name(Truth(found["truth"])),
                text=found["text"],
                law=result_law.reference(found["citation"], speak),
            )
            for found in conditions
        )
        return tuple(dict.fromkeys(marks))

    def _step(self, step: Json) -> Step:
        by = step["by"]
        told = {"day": date.fromisoformat(by)} if by else {}
        return Step(step["text"], self._spoken.say(wording.STEP_BY, told) if by else "")

    def _picture(self, found: Json) -> Picture | None:
        """The months of the window; of a lifetime total, those that are listed."""
        window = found["window"]
        if window:
            span = (_month(window["from"]), _month(window["to"]))
        elif listed := picture.listed(self._record):
            span = listed
        else:
            return None
        return picture.draw(span, self._record, self._month, self._spoken)

    def _job_end(self, found: Json, *, insured: bool) -> str:
        """What lapses with the job and when; for a job that has ended, until when it goes on."""
        if found["group"] == Group.NOT_FOR_YOU:
            return ""
        if found["covered_until"]:
            day = date.fromisoformat(found["covered_until"])
            return self._spoken.say(wording.COVERED_UNTIL, {"day": day})
        goes_on = [cited["value"] for cited in found["citations"] if cited["key"] == _COVER]
        if insured and goes_on:
            return self._spoken.say(wording.GOES_ON_AFTER_JOB, {"months": goes_on[-1]})
        if insured and any(c["code"] == ConditionCode.INSURED_TODAY for c in found["conditions"]):
            return self._spoken.say(wording.STOPS_WITH_JOB)
        return ""


def _month(iso: str) -> months.Month:
    return months.month_of(date.fromisoformat(f"{iso}-01"))


def _oldest_first(citations: Iterable[Json]) -> list[Json]:
    return sorted(citations, key=lambda cited: cited["effective_from"] or "")


def _each(name: str, found: Json, entitlements: Iterable[Json]) -> Iterator[Json]:
    """A list of the benefit, then the same list of each of its entitlements."""
    yield from found[name]
    for given in entitlements:
        yield from given[name]


def _part_only(found: Json, spoken: Spoken) -> str:
    """A benefit that is refused stands in a better group when a part of it is not: say which."""
    if found["verdict"] != Verdict.NOT_ELIGIBLE or found["group"] == Group.NOT_FOR_YOU:
        return ""
    names = [
        spoken.name(EntitlementCode(given["code"]))
        for given in found["entitlements"]
        if given["verdict"] != Verdict.NOT_ELIGIBLE
    ]
    return spoken.say(wording.PART_ONLY, {"parts": spoken.listed(names)})


def _earliest(found: Json, spoken: Spoken) -> str:
    """From which day, and that it rests on today's law."""
    if found["earliest"] is None:
        return ""
    by_months = any(reason["code"] == ReasonCode.CONTRIBUTIONS_SHORT for reason in found["reasons"])
    return spoken.earliest(date.fromisoformat(found["earliest"]), by_contributions=by_months)


def _measure(found: Json, spoken: Spoken) -> str:
    """How many months are needed and how many count, each in a sentence of its own."""
    required, counted, window = found["required"], found["counted"], found["window"]
    if required is None:
        return ""
    told = {"required": required, "counted": counted}
    if window:
        told |= {"first": window["from"], "last": window["to"]}
        needed = wording.NOT_COUNTED_IN if counted is None else wording.NEEDED_IN
    else:
        needed = wording.NOT_COUNTED_FOR_PENSION if counted is None else wording.NEEDED_FOR_PENSION
    said = [spoken.say(needed, told)]
    deemed = found["counted_if_deemed"]
    if deemed is not None and deemed != counted:
        said.append(spoken.say(wording.IF_DEEMED, {"months": deemed}))
    return " ".join(said)
