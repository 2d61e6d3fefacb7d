"""What the tests of the result page share: worked questions as the pages people read."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from markupsafe import escape

from eligibility import example, worked_cases
from eligibility.assessing import Assessed
from eligibility.content import LANGUAGES
from eligibility.interview.told import Answers, Told
from eligibility.loader import Released
from eligibility.pages.drawn import draw
from eligibility.pages.frame import FORM_ID
from eligibility.pages.papers_list import papers_page
from eligibility.pages.result import ResultPage, page
from eligibility.pages.result_cards import Part
from eligibility.pages.result_sources import law_page
from eligibility.presentation import Spoken, answer_in
from eligibility.rules import question
from eligibility.rules.codes import BenefitCode
from eligibility.rules.evaluate import evaluate
from eligibility.said import anchors
from tests.i18n.saying import CONTENT, NO_DATES, NOTHING_KNOWN
from tests.support import TODAY, Answer, cases, shipped

#: The shipped rulebook as a release, made without a database.
RELEASED = Released(release_id=1, name="shipped", digest="", rulebook=shipped(), content=CONTENT)
NUMBER = r"([\d,]+(?:\.\d+)?)"


class Read(NamedTuple):
    """One question, its answer in one language, and the page made of it."""

    name: str
    language: str
    question: Answer
    answer: Any
    page: ResultPage
    html: str
    law: str
    papers: str

    def card(self, benefit: str) -> str:
        """The part of the page that is one benefit's."""
        found = re.search(
            rf'<article class="card" id="p." data-benefit="{benefit}" data-aloud>.*?</article>',
            self.html,
        )
        assert found
        return found[0]

    def asks_for(self, benefit: str) -> str:
        """Its own papers and its steps, on the page of the papers; "" where there are none."""
        place = anchors.of(BenefitCode(benefit))
        found = re.search(rf'<section id="{place}">.*?</section>', self.papers)
        return found[0] if found else ""

    def rests_on(self, benefit: str) -> str:
        """The part of the page of the law that is one benefit's."""
        place = anchors.of(BenefitCode(benefit))
        found = re.search(rf'<section id="{place}">.*?</section>', self.law)
        assert found
        return found[0]


def read(given: Answer, language: str, name: str = "") -> Read:
    """A question as its reader gets it."""
    person = question.read(given, today=TODAY).person
    found = evaluate(person, shipped())
    answer: Any = answer_in(found, shipped(), CONTENT, language)
    asked, spoken = Assessed(person, found, answer), Spoken(language, CONTENT)
    made = page(asked, spoken)
    request = RequestFactory().get(f"/{language}/check/result/")
    with translation.override(language):
        bodies = (
            draw("page.html", page=made, lapse=None, notice="", what_if=None),
            draw("law.html", page=law_page(asked, spoken), notice=""),
            draw(
                "papers.html",
                page=papers_page(asked, Told(Answers(), person.as_of), RELEASED, spoken),
                notice="",
                unkept=False,
                form_id=FORM_ID,
                token_field="",
                seen="",
            ),
        )
        html, law, papers = (
            render_to_string("eligibility/result.html", {"body": body}, request=request)
            for body in bodies
        )
    return Read(name, language, given, answer, made, html, law, papers)


def worked() -> Iterator[tuple[str, Answer]]:
    """The worked cases everybody shares, the example, and questions with much unknown."""
    for case in cases("shared.yaml"):
        yield str(case["id"]), worked_cases.split(case)[0]
    yield "example", example.LAID_OFF
    yield "nothing known", NOTHING_KNOWN
    yield "no dates", NO_DATES


@cache
def everything() -> tuple[Read, ...]:
    """Every worked question in every language."""
    return tuple(read(given, language, name) for name, given in worked() for language in LANGUAGES)


def shows(html: str, text: str) -> bool:
    """Whether a page shows a text, whatever blanks stand between its words."""
    return " ".join(str(escape(text)).split()) in " ".join(html.split())


def words_of(html: str) -> str:
    """What stands between the tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def parts(one: ResultPage, answer: Answer) -> dict[str, Part]:
    """The entitlements as the page shows them, by their codes."""
    return {
        code: part
        for section in one.sections
        for card in section.cards
        for part, code in zip(
            card.parts,
            (e["code"] for e in answer["benefits"][card.code]["entitlements"]),
            strict=True,
        )
    }


def exact(number: str) -> Fraction:
    """A number as it is shown, with separators."""
    return Fraction(Decimal(number.replace(",", "")))


def sums(line: str) -> list[tuple[Fraction, Fraction]]:
    """Each reckoning of a line as what its left side makes and what its right side says."""
    found = []
    for first, sign, second, result in re.findall(
        rf"{NUMBER}(?: \w+)*? ([×÷]) {NUMBER}(?: \w+)* = {NUMBER}", line
    ):
        a, b = exact(first), exact(second)
        found.append((a * b if sign == "×" else a / b, exact(result)))
    for percent, whole, result in re.findall(
        rf"{NUMBER} per cent of {NUMBER} baht[^=]*= {NUMBER}", line
    ):
        found.append((exact(percent) * exact(whole) / 100, exact(result)))
    for benefit, days, result in re.findall(
        rf"{NUMBER} baht a day\. {NUMBER} days? in all = {NUMBER}", line
    ):
        found.append((exact(benefit) * exact(days), exact(result)))
    return found


def adds_up(part: Part) -> int:
    """How many reckonings the lines of an amount hold; each comes out or is said to be rounded."""
    rounded = any("round only at the end" in line for line in part.amount.lines)
    seen = 0
    for line in part.amount.lines:
        for reckoned, said in sums(line):
            seen += 1
            # A day's money is rounded by half a satang at most, and there are 365 days at most.
            assert abs(reckoned - said) <= (Fraction(2) if rounded else Fraction(1, 200)), line
    return seen


def of_days_gone_by(one: Read) -> set[str]:
    """An order to do something by days that have passed: the page says that they have."""
    return {
        item["text"]
        for item in one.answer["advice"]
        if item["code"] == "find_employer_by"
        and (days := [day for day in item["params"].values() if day])
        and max(days) < one.answer["as_of"]
    }
