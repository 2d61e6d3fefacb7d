"""The page "Do my papers agree?": what was found, what to do about it, and the form again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from eligibility.loader import Released
from eligibility.matching.papers import (
    Aspect,
    Compared,
    Difference,
    PaperKind,
    Seriousness,
    What,
    compare,
)
from eligibility.pages.names_form import Fault, PaperForm, Spelled, faults, paper_form, spelled
from eligibility.pages.names_typed import TypedPaper, filled
from eligibility.presentation import Spoken
from eligibility.said.source_line import source_lines
from eligibility.wording import papers_agree as wording
from eligibility.wording import result
from eligibility.wording.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Side:
    """What papers say: which they are, and each spelling once."""

    papers: str
    spelled: tuple[Spelled, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One difference."""

    title: str
    serious: str
    sides: tuple[Side, ...]
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something to do before going to the office, and what that rests on."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamesPage:
    """The page; ``verdict`` is "" on a form that nobody has sent.

    ``back``: the words of the way back to her answer, "" where she has none.
    """

    back: str
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
    typed: Sequence[TypedPaper], released: Released, spoken: Spoken, *, sent: bool, has_answer: bool
) -> NamesPage:
    """The page for what was typed.

    Args:
        typed: what stands in the form, one for each kind of paper.
        released: whose papers, steps and sources are named.
        spoken: the voice of the reader's language.
        sent: whether the papers are to be compared.
        has_answer: whether there is a result to go back to.
    """
    found = compare([paper.paper() for paper in filled(typed)])
    any_filled = bool(filled(typed))
    return NamesPage(
        back=spoken.say(result.HEADINGS["back"]) if has_answer else "",
        words={name: spoken.say(said) for name, said in wording.WORDS.items()},
        verdict=spoken.say(_verdict(found, len(filled(typed)))) if sent else "",
        doubtful=bool(found.differences),
        compared=_compared(found, spoken),
        disclaimer=spoken.disclaimer(),
        faults=tuple(faults(typed, spoken)),
        differences=tuple(_shown(each, typed, spoken) for each in found.differences),
        todo=tuple(_todo(found, released, spoken)),
        papers=tuple(paper_form(paper, spoken, any_filled=any_filled) for paper in typed),
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
def _shown(found: Difference, typed: Sequence[TypedPaper], spoken: Spoken) -> Shown:
    sides = (found.papers, found.others) if found.others else (found.papers,)
    return Shown(
        title=spoken.say(wording.HEADINGS[found.aspect]),
        serious=spoken.say(wording.SERIOUS[found.seriousness]),
        sides=tuple(_side(found.aspect, kinds, typed, spoken) for kinds in sides),
        found=tuple(spoken.say(wording.FOUND[what]) for what in found.whats),
    )


def _side(
    aspect: Aspect, kinds: Sequence[PaperKind], typed: Sequence[TypedPaper], spoken: Spoken
) -> Side:
    """Each spelling as it was typed: the office will look for those very letters."""
    each = {_spelled(aspect, paper): None for paper in typed if paper.kind in kinds}
    papers = [spoken.say(wording.PAPERS[kind]) for kind in kinds]
    return Side(spoken.listed(papers), tuple(spelled(text) for text in each))


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
    if serious and What.OTHER_NAME not in whats:  # the step on another name says it all
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
