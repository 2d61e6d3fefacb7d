"""What the tests of the sheet share: worked questions as the sheets that officers are handed."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from eligibility.assessing import Assessed
from eligibility.content import LANGUAGES
from eligibility.interview.told import Answers, Told
from eligibility.loader import Released
from eligibility.pages.sheet_page import SheetPage, sheet_page
from eligibility.pages.sheet_voices import Pair, voices
from eligibility.presentation import Spoken, answer_in
from eligibility.rules import question
from eligibility.rules.evaluate import evaluate
from tests.i18n.saying import CONTENT
from tests.pages.results import worked
from tests.support import TODAY, Answer, shipped

RELEASED = Released(
    release_id=1,
    name="2026-11-23",
    digest="sha256:" + 64 * "a",
    rulebook=shipped(),
    content=CONTENT,
)


class Handed(NamedTuple):
    """One question, its answer in one language, and the sheet made of it."""

    name: str
    language: str
    answer: Any
    page: SheetPage


def handed(given: Answer, language: str, name: str = "") -> Handed:
    """A question as its sheet; of what was told in the interview nothing is known."""
    person = question.read(given, today=TODAY).person
    found = evaluate(person, shipped())
    answer: Any = answer_in(found, shipped(), CONTENT, language)
    asked, spoken, told = (
        Assessed(person, found, answer),
        Spoken(language, CONTENT),
        Told(Answers(), TODAY),
    )
    both = voices(asked, told, RELEASED, spoken)
    return Handed(name, language, answer, sheet_page(asked, told, RELEASED, both))


@cache
def everybody() -> tuple[Handed, ...]:
    """Every worked question in every language."""
    return tuple(
        handed(given, language, name) for name, given in worked() for language in LANGUAGES
    )


def pairs(page: SheetPage) -> Iterator[Pair]:
    """Every line of a sheet, from the top to the bottom."""
    yield from (*page.words.values(), page.made, page.taken, *page.assumed)
    yield from (pair for half in page.facts for pair in half)
    yield from (*page.months.words, page.enrolment, *page.enrolment_lines, *page.enrolment_law)
    for found in page.findings:
        yield from (found.head, *found.figures, *found.lines, *found.law)
    yield from (*page.injury, *page.injury_law, page.wage, *page.wage_law)
    yield from (pair for half in (*page.in_hand, *page.missing) for pair in half)
    yield from (page.disclaimer, page.seen)
