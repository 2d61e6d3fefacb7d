"""The sheet for the officer: what was told, the months, seven findings, papers, room for a pen.

Everything is said in the reader's language and in Thai (``sheet_voices``). No name is on it: it is
written by hand. What somebody tried out under "What if?" is not on it either.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any

from eligibility.action import ticks
from eligibility.assessing import Assessed
from eligibility.interview.told import Told
from eligibility.loader import Released
from eligibility.pages import picture, sheet_facts, sheet_findings
from eligibility.pages.papers_list import wanted
from eligibility.pages.picture import Picture, Window
from eligibility.pages.sheet_findings import Finding
from eligibility.pages.sheet_voices import Pair, Voice, Voices
from eligibility.rules import months
from eligibility.rules.record import Record
from eligibility.wording import sheet as wording
from eligibility.wording.sentence import Spoken as Value

#: As much of a release's digest as tells it from any other.
_DIGEST = 8


#: Short lines in two columns, about as long as each other; on a phone one after the other.
Halves = tuple[tuple[Pair, ...], tuple[Pair, ...]] | tuple[()]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to bring, and whether it is ticked as in hand."""

    name: Pair
    ticked: bool


@dataclass(frozen=True, slots=True)
class Months:
    """The months: a drawing with the years of both calendars, and the same in words.

    ``years`` are those of Thai, one a row; ``states`` go with ``words``, sign by sign.
    """

    drawn: Picture | None
    years: tuple[str, ...]
    states: tuple[str, ...]
    words: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class SheetPage:
    """The whole sheet; ``words`` are its headings and labels."""

    languages: tuple[str, ...]
    words: Mapping[str, Pair]
    made: Pair
    facts: Halves
    taken: Pair
    assumed: tuple[Pair, ...]
    months: Months
    enrolment: Pair
    enrolment_lines: tuple[Pair, ...]
    enrolment_law: tuple[Pair, ...]
    findings: tuple[Finding, ...]
    injury: tuple[Pair, ...]
    injury_law: tuple[Pair, ...]
    wage: Pair
    wage_law: tuple[Pair, ...]
    in_hand: Halves
    missing: Halves
    disclaimer: Pair
    seen: Pair


def sheet_page(asked: Assessed, told: Told, released: Released, voices: Voices) -> SheetPage:
    """The sheet of one person.

    Args:
        asked: the person's own answer, not one that was tried out.
        told: what was told and ticked.
        released: the release it was made under.
        voices: the languages of the sheet, with the answer in each.
    """
    made: dict[str, Value] = {
        "day": asked.person.as_of,
        "release": released.name,
        "digest": released.digest.rpartition(":")[2][:_DIGEST],
    }
    words = {
        name: voices.say(lambda voice, said=said: voice.spoken.say(said))  # type: ignore[misc]
        for name, said in wording.HEADINGS.items()
    }
    papers = tuple(_papers(asked, told, released, voices))
    return SheetPage(
        languages=tuple(voice.language for voice in voices),
        words=words,
        made=voices.say(lambda voice: voice.spoken.say(wording.MADE, made)),
        facts=halves(sheet_facts.facts(told, voices, asked.person)),
        taken=voices.say(lambda voice: voice.spoken.label("assumed")),
        assumed=voices.lines(lambda voice: sheet_facts.assumed(voice, asked.person)),
        months=_months(asked, voices),
        enrolment=voices.say(lambda voice: voice.page.enrolment.status),
        enrolment_lines=(
            *voices.labels(lambda voice: voice.page.enrolment.facts),
            *voices.lines(_enrolment),
        ),
        enrolment_law=sheet_findings.enrolment_law(voices),
        findings=sheet_findings.findings(voices),
        injury=voices.labels(_injury),
        injury_law=sheet_findings.injury_law(voices),
        wage=voices.say(lambda voice: voice.spoken.label("wage_basis")),
        wage_law=sheet_findings.wage_law(voices),
        in_hand=halves([paper.name for paper in papers if paper.ticked]),
        missing=halves([paper.name for paper in papers if not paper.ticked]),
        disclaimer=voices.say(lambda voice: voice.page.disclaimer),
        seen=voices.say(lambda voice: voice.spoken.say(wording.SEEN)),
    )


def _enrolment(voice: Voice) -> tuple[str, ...]:
    return (*voice.page.enrolment.reasons, *voice.page.enrolment.unknowns)


def _injury(voice: Voice) -> Iterator[tuple[str, str]]:
    found = voice.page.injury
    if found is not None:
        yield found.title, found.fund
        yield from found.facts


def halves(lines: Sequence[Pair]) -> Halves:
    """Lines in two columns; none of them where there is no line.

    Columns of the style would do the same on paper, but cost three times the whole PDF.
    """
    if not lines:
        return ()
    sizes = [max(len(said.text) + len(said.value) for said in line) for line in lines]
    first = sum(1 for end in accumulate(sizes) if 2 * end <= sum(sizes) + max(sizes))
    return tuple(lines[:first]), tuple(lines[first:])


# ---------------------------------------------------------------- the months
def _months(asked: Assessed, voices: Voices) -> Months:
    """The windows of the findings drawn, and everything that was told of the months in words."""
    today = months.month_of(asked.person.as_of)
    record = Record(asked.person.contributions, today)
    windows = list(_windows(voices[0].answer))
    listed = picture.listed(record)
    whole = _around([*windows, *([listed] if listed else [])])
    if whole is None:
        return Months(None, (), (), ())
    told = [picture.draw(whole, record, today, voice.spoken) for voice in voices]
    drawn = [
        picture.draw(_around(windows) or whole, record, today, voice.spoken) for voice in voices
    ]
    return Months(
        drawn=drawn[0] if drawn[0].rows else None,
        years=tuple(row.year for row in drawn[-1].rows),
        states=told[0].states,
        words=voices.lines(lambda voice: told[voices.index(voice)].words),
    )


def _windows(answer: Mapping[str, Any]) -> Iterator[Window]:
    for found in answer["benefits"].values():
        if found["window"]:
            yield _month(found["window"]["from"]), _month(found["window"]["to"])


def _around(windows: list[Window]) -> Window | None:
    if not windows:
        return None
    return min(first for first, _ in windows), max(last for _, last in windows)


def _month(iso: str) -> months.Month:
    return months.month_of(date.fromisoformat(f"{iso}-01"))


# ---------------------------------------------------------------- the papers
def _papers(asked: Assessed, told: Told, released: Released, voices: Voices) -> Iterator[Paper]:
    """The papers of what is claimed now, as on the list to tick: nobody brings all for a maybe."""
    in_hand = ticks.in_hand(told)
    content = released.content
    for code in wanted(asked, told).now.papers():
        name = voices.say(
            lambda voice, code=code: content.document_name(code, voice.language)  # type: ignore[misc]
        )
        yield Paper(name, code in in_hand)
