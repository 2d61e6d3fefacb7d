"""What an office is handed, in the language of who reads it: before it goes, and at the office."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings

from cases import queue
from cases.people import PAPERS
from cases.snapshot import Part, Snapshot
from eligibility.matching.papers import PaperKind
from eligibility.pages.picture import CELL, LEFT
from eligibility.presentation import Spoken
from eligibility.wording import labels, papers_agree
from eligibility.wording import sheet as sheet_words
from eligibility.wording.sentence import Sentence, sentence

PARTS: Mapping[Part, Sentence] = {
    Part.NAMES: sentence("Names and numbers of papers"),
    Part.PHONE: sentence("Phone"),
    Part.WORK: sentence("Employer and workplace"),
    Part.ANSWERS: sheet_words.HEADINGS["facts"],
    Part.FINDINGS: sheet_words.HEADINGS["findings"],
}
_EMPLOYER, _WORKPLACE = sentence("Employer"), sentence("Workplace")
_ENTERED = sentence("Who entered it, and when")
#: Between the name and the number of one paper.
_PARTED = " · "
#: Of a number that is not shown as much is left as tells one paper of hers from another.
_HIDDEN, _LEFT = "•••••", 2
_YEAR = 12
#: Years that the drawing keeps where there is no room for more.
_FOLDED = 2
_LANGUAGE = sentence("Language")
_KINDS = dict(zip(PAPERS, PaperKind, strict=True))


@dataclass(frozen=True, slots=True)
class Shown:
    """A copy as a page shows it; every field is a text, or is made of texts.

    ``facts`` are labelled; ``told`` are the screens of the interview, none if not picked;
    ``found`` is what ``snapshot.findings`` has made in the reader's language, ``sheet`` what
    ``sealed_sheet.sheet`` has (empty in an old copy), with the ``cells`` of each year's drawing and
    its ``sources``, whose numbers stand with each value of the law;
    ``entered`` are rows of a name, a day and the facts. ``numbers``: whether there is one at all.
    ``in_question``: the codes of the benefits that are to be looked at.
    """

    reference: str
    organisation: str
    name: str
    facts: tuple[tuple[str, str], ...]
    told: tuple[Mapping[str, Any], ...]
    found: Mapping[str, Any]
    on: str
    release: str
    left_out: str
    words: Mapping[str, str]
    sheet: Mapping[str, Any]
    entered: tuple[tuple[str, str, tuple[str, ...]], ...]
    numbers: bool
    in_question: tuple[str, ...]


def shown(snapshot: Snapshot, spoken: Spoken, *, masked: bool = False) -> Shown:
    """A copy in the language of whoever reads it.

    Args:
        snapshot: the copy.
        spoken: the voice of the page.
        masked: whether numbers of papers and the phone are left out but for their end.
    """
    words = {name: spoken.say(said) for name, said in sheet_words.HEADINGS.items()}
    return Shown(
        reference=snapshot.reference,
        organisation=snapshot.organisation,
        name=snapshot.person.shown_name(),
        facts=_facts(snapshot, spoken, masked=masked),
        told=tuple(snapshot.told.get(spoken.language, ())),
        found=snapshot.found[spoken.language],
        on=spoken.date(snapshot.day),
        release=snapshot.release,
        left_out=names_of(snapshot.left_out, spoken),
        words={
            **words,
            "assumed": spoken.label("assumed"),
            "entered": spoken.say(_ENTERED),
            "told": spoken.say(PARTS[Part.ANSWERS]),
            "findings": spoken.say(PARTS[Part.FINDINGS]),
            "enrolment": spoken.say(labels.ANSWER["enrolment"]),
        },
        sheet=_numbered(_drawn(snapshot.sheet.get(spoken.language, {}))),
        entered=tuple(
            (who, day, tuple(facts))
            for who, day, facts in snapshot.entered.get(spoken.language, ())
        ),
        numbers=bool(snapshot.person.phone or any(snapshot.person.numbers.values())),
        in_question=tuple(queue.in_question(snapshot)),
    )


def names_of(parts: tuple[str, ...], spoken: Spoken) -> str:
    """The names of parts, one after the other; "" for none."""
    return spoken.listed([spoken.say(PARTS[Part(part)]) for part in parts])


def mask(number: str) -> str:
    """A number as it is shown to whoever has not asked for it; "" where there is none."""
    if not number:
        return ""
    return f"{_HIDDEN}{number[-_LEFT:]}" if len(number) > 2 * _LEFT else _HIDDEN


def folded(copy: Shown, quiet: Collection[str]) -> Shown:
    """The same with less of what is told elsewhere on it.

    The drawing keeps its last years, for its words tell all of them; and the law of some benefits
    is told by its sources alone; with that of all benefits also what they have in common.

    Args:
        copy: the whole.
        quiet: the codes of those benefits.
    """
    if not copy.sheet:
        return copy
    found = [{**one, "brief": one["code"] in quiet} for one in copy.sheet["findings"]]
    all_brief = all(one["brief"] for one in found)
    sheet: dict[str, Any] = {**copy.sheet, "findings": found, "brief": all_brief}
    told = sheet["months"]
    if told and told["drawn"]:
        drawn, rows = told["drawn"], told["drawn"]["rows"]
        gone = CELL * max(len(rows) - _FOLDED, 0)
        kept = [{**row, "y": row["y"] - gone} for row in rows[-_FOLDED:]]
        sheet["months"] = {
            **told,
            "drawn": {**drawn, "rows": kept, "height": drawn["height"] - gone},
        }
    return replace(copy, sheet=sheet)


def _drawn(sheet: Mapping[str, Any]) -> Mapping[str, Any]:
    """The sheet with its drawing month by month: their signs, the numbers over them, and where.

    ``legend`` are the signs with what they mean.
    """
    told = sheet.get("months")
    if not told:
        return sheet
    drawn = told["drawn"]
    if drawn:
        drawn = {**drawn, "rows": [{**row, "cells": list(_cells(row))} for row in drawn["rows"]]}
    centre = LEFT + CELL // 2
    months = {
        **told,
        "drawn": drawn,
        "numbers": [(month + 1, centre + CELL * month) for month in range(_YEAR)],
        "legend": list(zip(told["states"], told["words"], strict=True)),
    }
    return {**sheet, "months": months}


def _numbered(sheet: Mapping[str, Any]) -> Mapping[str, Any]:
    """The sheet with its ``sources``, each once with its number, which each value of the law has.

    On paper the values name the number alone: seven benefits have one page.
    """
    if not sheet:
        return sheet
    sources: dict[str, int] = {}

    def numbered(law: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str, int]]:
        return [
            (what, value, place, sources.setdefault(place, len(sources) + 1))
            for what, value, place in law
        ]

    enrolment, found = sheet["enrolment"], sheet["findings"]
    return {
        **sheet,
        "enrolment": {**enrolment, "law": numbered(enrolment["law"])},
        "findings": [{**one, "law": numbered(one["law"])} for one in found],
        "injury_law": numbered(sheet["injury_law"]),
        "wage_law": numbered(sheet["wage_law"]),
        "sources": [(number, place) for place, number in sources.items()],
    }


def _cells(row: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for bar in row["bars"]:
        yield from ((bar["state"], x) for x in range(bar["x"], bar["x"] + bar["width"], CELL))


def _facts(snapshot: Snapshot, spoken: Spoken, *, masked: bool) -> tuple[tuple[str, str], ...]:
    """Who she is and how she is reached, as far as it was picked; what is empty is left out."""
    person, number_shown = snapshot.person, mask if masked else str
    pairs = [(spoken.say(papers_agree.NAME), person.called)]
    for paper in PAPERS:
        label = spoken.say(papers_agree.PAPERS[_KINDS[paper]])
        number = number_shown(person.numbers.get(paper, ""))
        pairs.append((label, _PARTED.join(filter(None, (person.names.get(paper, ""), number)))))
    pairs += [
        (spoken.say(PARTS[Part.PHONE]), number_shown(person.phone)),
        (spoken.say(_EMPLOYER), person.employer),
        (spoken.say(_WORKPLACE), person.workplace),
        (spoken.say(_LANGUAGE), dict(settings.LANGUAGES)[snapshot.language]),
    ]
    return tuple((label, text) for label, text in pairs if text)
