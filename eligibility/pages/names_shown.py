"""The page "Do my papers agree?": what was found, what to do about it, and the form again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from eligibility.interview.typed import Problem, Trouble
from eligibility.loader import Released
from eligibility.matching import names, numbers
from eligibility.matching.papers import (
    Aspect,
    Compared,
    Difference,
    PaperKind,
    Seriousness,
    What,
    compare,
)
from eligibility.pages.names_typed import DATE_PARTS, LONGEST_PART, Font, TypedPaper, filled
from eligibility.pages.source_line import source_lines
from eligibility.presentation import Spoken
from eligibility.wording import papers_agree as wording
from eligibility.wording import typing
from eligibility.wording.sentence import Sentence

#: The papers whose fields stand open on an empty form.
_OPEN = (PaperKind.PASSPORT, PaperKind.BANK_BOOK)
_PARTS = dict(zip(DATE_PARTS, (wording.DAY, wording.MONTH, wording.YEAR), strict=True))
_WRITES_A_YEAR = "year"


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
class Choice:
    """One of two readings of a name."""

    value: str
    text: str
    checked: bool


@dataclass(frozen=True, slots=True)
class FontAsked:
    """Which reading of a name in the old font is right; no choices where there is but one."""

    field: str
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
class Side:
    """What papers say: which they are, and each spelling once."""

    papers: str
    spelled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One difference."""

    title: str
    serious: str
    group: str
    sides: tuple[Side, ...]
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something to do before going to the office, and what that rests on."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something typed that cannot be read: where, and what to type instead."""

    field: str
    paper: str
    text: str


@dataclass(frozen=True, slots=True)
class NamesPage:
    """The page; ``verdict`` is "" on a form that nobody has sent."""

    words: Mapping[str, str]
    verdict: str
    doubtful: bool
    compared: str
    disclaimer: str
    faults: tuple[Fault, ...]
    differences: tuple[Shown, ...]
    todo: tuple[ToDo, ...]
    papers: tuple[PaperForm, ...]


def names_page(
    typed: Sequence[TypedPaper], released: Released, spoken: Spoken, *, sent: bool
) -> NamesPage:
    """The page for what was typed.

    Args:
        typed: what stands in the form, one for each kind of paper.
        released: whose papers, steps and sources are named.
        spoken: the voice of the reader's language.
        sent: whether the papers are to be compared.
    """
    found = compare([paper.paper() for paper in filled(typed)])
    any_filled = bool(filled(typed))
    return NamesPage(
        words={name: spoken.say(said) for name, said in wording.WORDS.items()},
        verdict=spoken.say(_verdict(found, len(filled(typed)))) if sent else "",
        doubtful=bool(found.differences),
        compared=_compared(found, spoken),
        disclaimer=spoken.disclaimer(),
        faults=tuple(_faults(typed, spoken)),
        differences=tuple(_shown(each, typed, spoken) for each in found.differences),
        todo=tuple(_todo(found, released, spoken)),
        papers=tuple(_form(paper, spoken, any_filled=any_filled) for paper in typed),
    )


def _verdict(found: Compared, papers: int) -> Sentence:
    if found.seriousness is not None:
        return wording.VERDICTS[found.seriousness]
    if papers < len(("one", "another")):
        return wording.NOTHING_TYPED
    return wording.AGREE if found.aspects else wording.NOTHING_COMMON


def _compared(found: Compared, spoken: Spoken) -> str:
    what = [spoken.say(wording.ASPECTS[aspect]) for aspect in Aspect if aspect in found.aspects]
    return spoken.say(wording.COMPARED, {"what": spoken.listed(what)}) if what else ""


# ---------------------------------------------------------------- the differences
_GROUPS = {
    Seriousness.WRITING: "have_now",
    Seriousness.ASK: "ask_sso",
    Seriousness.SETTLE: "not_for_you",
}


def _shown(found: Difference, typed: Sequence[TypedPaper], spoken: Spoken) -> Shown:
    sides = (found.papers, found.others) if found.others else (found.papers,)
    return Shown(
        title=spoken.say(wording.HEADINGS[found.aspect]),
        serious=spoken.say(wording.SERIOUS[found.seriousness]),
        group=_GROUPS[found.seriousness],
        sides=tuple(_side(found.aspect, kinds, typed, spoken) for kinds in sides),
        found=tuple(spoken.say(wording.FOUND[what]) for what in found.whats),
    )


def _side(
    aspect: Aspect, kinds: Sequence[PaperKind], typed: Sequence[TypedPaper], spoken: Spoken
) -> Side:
    """Each spelling as it was typed: the office will look for those very letters."""
    spelled = {_spelled(aspect, paper): None for paper in typed if paper.kind in kinds}
    papers = [spoken.say(wording.PAPERS[kind]) for kind in kinds]
    return Side(spoken.listed(papers), tuple(spelled))


def _spelled(aspect: Aspect, paper: TypedPaper) -> str:
    if aspect is Aspect.NAME:
        return paper.paper().name
    if aspect is Aspect.NUMBER:
        return paper.number
    return " / ".join(part for part in paper.parts if part)


# ---------------------------------------------------------------- what to do
def _todo(found: Compared, released: Released, spoken: Spoken) -> Iterator[ToDo]:
    """What the differences ask for, the most important first; each thing once."""
    whats = {what for difference in found.differences for what in difference.whats}
    serious = [each for each in found.differences if each.seriousness > Seriousness.WRITING]
    if What.OTHER_NAME in whats:
        yield _step("name_changed_first", released, spoken)
    elif _with_bank(serious):
        yield _ours(wording.BANK, ("mmn-2025-name-mismatch",), released, spoken)
    if whats & _MISTAKES:
        yield _ours(wording.ISSUER, ("papers-general-knowledge",), released, spoken)
    if What.OTHER_NUMBER in whats:
        yield _ours(wording.SAY_NUMBERS, ("earlier-names",), released, spoken)
    if serious:
        yield _document("proof_of_same_person", released, spoken)
        yield _document("earlier_names_and_numbers", released, spoken)
    if whats & {What.OTHER_NAME, What.OTHER_NUMBER}:
        yield _document("old_identity_documents", released, spoken)


#: Where one of the papers must be wrong.
_MISTAKES = {
    What.SLIP,
    What.PART,
    What.SWAPPED,
    What.OTHER_BIRTH,
    What.ONE_OFF,
    What.CHECK_DIGIT,
}


def _with_bank(serious: Sequence[Difference]) -> bool:
    return any(
        each.aspect is Aspect.NAME and PaperKind.BANK_BOOK in (*each.papers, *each.others)
        for each in serious
    )


def _ours(said: Sentence, codes: Sequence[str], released: Released, spoken: Spoken) -> ToDo:
    return ToDo(spoken.say(said), source_lines(codes, released.rulebook, spoken))


def _document(code: str, released: Released, spoken: Spoken) -> ToDo:
    cites = released.content.paper(code).cites[:1]
    return ToDo(spoken.document(code), source_lines(cites, released.rulebook, spoken))


def _step(code: str, released: Released, spoken: Spoken) -> ToDo:
    held = released.content.claim_step(code)
    text = released.content.step(code, spoken.language)
    return ToDo(text, source_lines(held.cites[:2], released.rulebook, spoken))


# ---------------------------------------------------------------- the form
def _form(paper: TypedPaper, spoken: Spoken, *, any_filled: bool) -> PaperForm:
    kind, faults = paper.kind, {at: _said(bad, spoken) for at, bad in paper.problems.items()}
    parts = zip(DATE_PARTS, paper.parts, strict=True)
    return PaperForm(
        title=spoken.say(wording.PAPERS[kind]),
        opened=paper.filled if any_filled else kind in _OPEN,
        name=Input(
            f"{kind}_name",
            spoken.say(wording.NAME),
            paper.name,
            names.LONGEST,
            faults.get("name", ""),
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
        birth_fault=faults.get("birth", ""),
        birth_id=f"{kind}_birth",
        number=Input(
            f"{kind}_number",
            spoken.say(wording.NUMBERS[kind]),
            paper.number,
            numbers.LONGEST,
            faults.get("number", ""),
        ),
    )


def _font(paper: TypedPaper, spoken: Spoken) -> FontAsked | None:
    held = paper.old_font
    if held is None:
        return None
    if held.converted is None:
        return FontAsked("", spoken.say(wording.FONT_AGAIN), (), "")
    shown = {Font.TYPED: paper.name, Font.CONVERTED: held.converted}
    return FontAsked(
        field=f"{paper.kind}_font",
        text=spoken.say(wording.FONT_ASKED),
        choices=tuple(
            Choice(
                font.value,
                spoken.say(wording.FONTS[font.value], {"name": name}),
                checked=held.chosen is font,
            )
            for font, name in shown.items()
        ),
        until="" if held.chosen else spoken.say(wording.FONT_UNTIL),
    )


def _faults(typed: Sequence[TypedPaper], spoken: Spoken) -> Iterator[Fault]:
    for paper in typed:
        for where, problem in paper.problems.items():
            title = spoken.say(wording.PAPERS[paper.kind])
            yield Fault(f"{paper.kind}_{where}", title, _said(problem, spoken))


def _said(problem: Problem, spoken: Spoken) -> str:
    if problem.trouble is Trouble.PART_MISSING:  # here nobody can choose "Don't know"
        return spoken.say(wording.PART_MISSING)
    said = typing.of(problem)
    return spoken.say(said.sentence, said.values)
