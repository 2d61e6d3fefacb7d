"""The seven findings of the sheet, in the order of the law: what was found, and on what it rests.

Nothing is decided here: verdicts, figures and days are those of the answer and of its cards.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from eligibility.pages.result_cards import Card, Part
from eligibility.pages.sheet_voices import Pair, Voice, Voices
from eligibility.presentation import Spoken
from eligibility.rules.codes import Asked, BenefitCode, Group, ReasonCode
from eligibility.rules.rulebook import Evidence
from eligibility.rules.truth import Truth, Verdict
from eligibility.said import result_law
from eligibility.wording import instruments
from eligibility.wording import sheet as wording

Json = Mapping[str, Any]
#: How a wage is worked out: the same for every benefit that is a share of it, so told once.
_WAGE = "wage_"


@dataclass(frozen=True, slots=True)
class Finding:
    """One benefit; ``head`` is its name with the verdict, ``law`` what its numbers rest on."""

    code: str
    head: Pair
    figures: tuple[Pair, ...]
    lines: tuple[Pair, ...]
    law: tuple[Pair, ...]


def findings(voices: Voices) -> tuple[Finding, ...]:
    """The seven benefits, in the order of the answer."""
    return tuple(_finding(code, voices) for code in BenefitCode)


def wage_law(voices: Voices) -> tuple[Pair, ...]:
    """What the wage rests on that the figures are shares of; nothing where no figure is shown."""
    return _law(voices, wage_rows)


def enrolment_law(voices: Voices) -> tuple[Pair, ...]:
    """What it rests on whether somebody is insured."""
    return _law(voices, lambda answer: answer["enrolment"]["citations"])


def injury_law(voices: Voices) -> tuple[Pair, ...]:
    """What the days of an injury at work rest on; nothing where there was none."""
    return _law(voices, lambda answer: (answer["work_injury"] or {"citations": ()})["citations"])


def _finding(code: BenefitCode, voices: Voices) -> Finding:
    cards = {voice: _card(voice, code) for voice in voices}
    return Finding(
        code=code.value,
        head=voices.label(lambda voice: (cards[voice].name, _verdict(voice, cards[voice]))),
        figures=voices.labels(lambda voice: _figures(cards[voice])),
        lines=(
            *voices.labels(lambda voice: _days(voice, cards[voice])),
            *voices.lines(lambda voice: _said(voice, cards[voice])),
        ),
        law=_law(voices, lambda answer: rows_behind(code, answer)),
    )


def _card(voice: Voice, code: BenefitCode) -> Card:
    cards = (card for section in voice.page.sections for card in section.cards)
    return next(card for card in cards if card.code == code)


def _verdict(voice: Voice, card: Card) -> str:
    """Of what has not happened, that she is covered: "you can have this" would be too much."""
    if card.part_only:
        return card.part_only
    found = voice.answer["benefits"][card.code]
    if found["group"] == Group.COVERED_IF_IT_HAPPENS:
        return voice.spoken.name(Group.COVERED_IF_IT_HAPPENS)
    return card.verdict


def _figures(card: Card) -> Iterator[tuple[str, str]]:
    """Each part that has a figure or another verdict than the benefit, which says so itself."""
    for part in card.parts:
        told = _figure(part)
        if told:
            yield part.name, told


def _figure(part: Part) -> str:
    if not part.differs:
        return part.amount.figure
    return f"{part.amount.figure} ({part.verdict})" if part.amount.figure else part.verdict


def _days(voice: Voice, card: Card) -> Iterator[tuple[str, str]]:
    """The last days; that of all cover stands with the enrolment already."""
    yield from card.facts
    yield from (day for day in card.cover if day not in voice.page.enrolment.facts)


def _said(voice: Voice, card: Card) -> Iterator[str]:
    """Whole sentences: the months, the day, why, and what would settle it.

    Of what she told us also why a part is another matter, and what an officer said instead.
    """
    found = voice.answer["benefits"][card.code]
    yield from filter(None, (card.months, card.date))
    said = set(_said_already(voice, card, found))
    yield from (text for text in card.reasons if text not in said)
    if found["asked"] == Asked.EVENT:
        for part in card.parts:
            if part.shown:
                yield from part.reasons
        yield from card.differs
    yield from card.unknowns


def _said_already(voice: Voice, card: Card, found: Json) -> Iterator[str]:
    """What stands with the enrolment, and how many months are missing where they are counted."""
    yield from voice.page.enrolment.reasons
    if card.months:
        short = (
            each for each in found["reasons"] if each["code"] == ReasonCode.CONTRIBUTIONS_SHORT
        )
        yield from (each["text"] for each in short)


# ---------------------------------------------------------------- the law
def rows_behind(code: BenefitCode, answer: Json) -> Iterator[Json]:
    """The rows of the law behind what is shown of a benefit.

    Of a no, those it is due to and the months that are needed: the figures are not shown. What
    enrolment and wages rest on is told once for all benefits.
    """
    found = answer["benefits"][code]
    told = {row["key"] for row in answer["enrolment"]["citations"]}
    refused = found["verdict"] == Verdict.NOT_ELIGIBLE and found["group"] == Group.NOT_FOR_YOU
    decisive = set(_decisive(found))
    for row in found["citations"]:
        key = row["key"]
        if key in told or key.startswith(_WAGE):
            continue
        if not refused or key in decisive:
            yield row


def _decisive(found: Json) -> Iterator[str]:
    for condition in found["conditions"]:
        cited = condition["citation"]
        if cited and condition["truth"] != Truth.MET:
            yield cited["key"]
    # Beside the months that are counted stands how many are needed.
    yield from (row["key"] for row in found["citations"] if isinstance(row["value"], Mapping))


def wage_rows(answer: Json) -> Iterator[Json]:
    for found in answer["benefits"].values():
        due = (part["verdict"] != Verdict.NOT_ELIGIBLE for part in found["entitlements"])
        if any(due):
            yield from (row for row in found["citations"] if row["key"].startswith(_WAGE))


def _law(voices: Voices, rows: Callable[[Json], Iterable[Json]]) -> tuple[Pair, ...]:
    return voices.lines(lambda voice: [law(row, voice.spoken) for row in rows(voice.answer)])


def law(row: Json, spoken: Spoken) -> str:
    """Where a value stands and since when; if it is not sure, which value that is and why.

    Of what is doubtful and stands in no section the name of its source would say nothing more.
    """
    evidence, since = Evidence(row["evidence"]), row["effective_from"]
    doubt = {
        "value": result_law.label(row["key"], spoken),
        "evidence": spoken.name(evidence),
    }
    if evidence is not Evidence.SEEN and not row["section"]:
        return spoken.say(wording.IN_DOUBT, doubt)
    told = _place(row, spoken)
    if since:
        told = spoken.say(wording.LAW_SINCE, {"law": told, "day": date.fromisoformat(since)})
    if evidence is Evidence.SEEN:
        return told
    return spoken.say(wording.LAW_IN_DOUBT, {**doubt, "law": told})


def _place(row: Json, spoken: Spoken) -> str:
    """The section; where it is not known, the name of the law or of the other source."""
    section = row["section"]
    if not section:
        name: str = row["instrument"]
        return name
    known = instruments.PLACES.get(section)
    said = spoken.say(known) if known else section
    return spoken.say(wording.SECTION, {"section": said}) if section[0].isdigit() else said
