"""The form of "Do my papers agree?": six papers, each with what was typed about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eligibility.interview.typed import Problem, Trouble
from eligibility.matching import names, numbers
from eligibility.matching.papers import PaperKind
from eligibility.matching.spelling import Script, script
from eligibility.pages.names_typed import DATE_PARTS, LONGEST_PART, Font, TypedPaper
from eligibility.presentation import Spoken
from eligibility.wording import papers_agree as wording
from eligibility.wording import typing

#: The papers whose fields stand open on an empty form.
_OPEN = (PaperKind.PASSPORT, PaperKind.BANK_BOOK)
_PARTS = dict(zip(DATE_PARTS, (wording.DAY, wording.MONTH, wording.YEAR), strict=True))
_WRITES_A_YEAR = "year"
_LANGUAGES = {Script.BURMESE: "my", Script.THAI: "th"}


@dataclass(frozen=True, slots=True)
class Input:
    """A field: its name, its words, what stands in it, its longest text, what is wrong."""

    name: str
    text: str
    value: str
    longest: int
    fault: str = ""
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Spelled:
    """A text as a paper spells it, and the code of the language its letters are of, or ""."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of two readings of a name."""

    value: str
    text: str
    name: Spelled
    checked: bool


@dataclass(frozen=True, slots=True)
class FontAsked:
    """Which reading of a name in the old font is right; no choices where there is but one."""

    place: str
    text: str
    choices: tuple[Choice, ...]
    until: str


@dataclass(frozen=True, slots=True)
class PaperForm:
    """The fields of one paper."""

    title: str
    opened: bool
    name: Input
    font: FontAsked | None
    birth: tuple[Input, ...]
    birth_fault: str
    birth_id: str
    number: Input


@dataclass(frozen=True, slots=True)
class Fault:
    """Something typed that cannot be read, or in two ways: where, and what to do."""

    field: str
    paper: str
    text: str


def spelled(text: str) -> Spelled:
    """A text with the language of its letters: Burmese and Thai need lines of their own height."""
    return Spelled(text, _LANGUAGES.get(script(text), ""))


def paper_form(paper: TypedPaper, spoken: Spoken, *, any_filled: bool) -> PaperForm:
    """The fields of one paper: open where something was typed; the usual two on an empty form."""
    kind, wrong = paper.kind, {at: _said(bad, spoken) for at, bad in paper.problems.items()}
    parts = zip(DATE_PARTS, paper.parts, strict=True)
    return PaperForm(
        title=spoken.say(wording.PAPERS[kind]),
        opened=paper.filled if any_filled else kind in _OPEN,
        name=Input(
            f"{kind}_name",
            spoken.say(wording.NAME),
            paper.name,
            names.LONGEST,
            wrong.get("name", ""),
        ),
        font=_font(paper, spoken),
        birth=tuple(
            Input(
                f"{kind}_{part}",
                spoken.say(_PARTS[part]),
                value,
                LONGEST_PART,
                wide=part == _WRITES_A_YEAR,
            )
            for part, value in parts
        ),
        birth_fault=wrong.get("birth", ""),
        birth_id=f"{kind}_birth",
        number=Input(
            f"{kind}_number",
            spoken.say(wording.NUMBERS[kind]),
            paper.number,
            numbers.LONGEST,
            wrong.get("number", ""),
        ),
    )


def _font(paper: TypedPaper, spoken: Spoken) -> FontAsked | None:
    held = paper.old_font
    if held is None:
        return None
    if held.converted is None:
        return FontAsked(f"{paper.kind}_font", spoken.say(wording.FONT_AGAIN), (), "")
    shown = {Font.TYPED: paper.name, Font.CONVERTED: held.converted}
    return FontAsked(
        place=f"{paper.kind}_font",
        text=spoken.say(wording.FONT_ASKED),
        choices=tuple(
            Choice(
                font.value,
                spoken.say(wording.FONTS[font.value]),
                spelled(name),
                checked=held.chosen is font,
            )
            for font, name in shown.items()
        ),
        until="" if held.chosen else spoken.say(wording.FONT_UNTIL),
    )


def faults(typed: Sequence[TypedPaper], spoken: Spoken) -> Iterator[Fault]:
    """What is to be checked, in the order of the form."""
    for paper in typed:
        title = spoken.say(wording.PAPERS[paper.kind])
        for where, problem in paper.problems.items():
            yield Fault(f"{paper.kind}_{where}", title, _said(problem, spoken))
        font = _font(paper, spoken)
        if font and not (paper.old_font and paper.old_font.chosen):
            yield Fault(font.place, title, font.text)


def _said(problem: Problem, spoken: Spoken) -> str:
    if problem.trouble is Trouble.PART_MISSING:  # here nobody can choose "Don't know"
        return spoken.say(wording.PART_MISSING)
    said = typing.of(problem)
    return spoken.say(said.sentence, said.values)
