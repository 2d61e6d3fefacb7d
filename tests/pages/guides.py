"""What the tests of the guides share: the guides of a rulebook, and rulebooks with other values."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from eligibility.pages.guide_benefits import benefit_guide
from eligibility.pages.guide_law import Law
from eligibility.pages.guide_page import BENEFITS, Guide
from eligibility.pages.guide_rules import AREA_SLUGS, AreaPage, area_page
from eligibility.pages.guide_topics import TOPICS, topic_guide
from eligibility.presentation import Spoken
from eligibility.rules.rulebook import Citation, Period, Rulebook, Term
from tests.i18n.saying import CONTENT
from tests.support import shipped

#: A day for which the shipped rulebook is vouched for, whatever day this is.
KNOWN = date(2026, 11, 23)
TOLD = (*BENEFITS, *TOPICS)


def law(rulebook: Rulebook | None = None, day: date = KNOWN, language: str = "en") -> Law:
    return Law(rulebook or shipped(), day, Spoken(language, CONTENT))


def told(
    slug: str, rulebook: Rulebook | None = None, *, day: date = KNOWN, language: str = "en"
) -> Guide:
    """One guide under one rulebook, as read on one day."""
    return made(slug, law(rulebook, day, language))


def made(slug: str, asked: Law) -> Guide:
    """One guide; what it rests on is remembered by the law it asked."""
    return (benefit_guide if slug in BENEFITS else topic_guide)(slug, asked, CONTENT)


def areas(rulebook: Rulebook | None = None, *, day: date = KNOWN) -> dict[str, AreaPage]:
    return {slug: area_page(slug, law(rulebook, day)) for slug in AREA_SLUGS}


def rebuilt(
    term: Callable[[Term], Term] = lambda row: row,
    cited: Callable[[Citation], Citation] = lambda one: one,
) -> Rulebook:
    """The shipped rulebook with other rows or other citations."""
    found = shipped()
    citations = {code: cited(one) for code, one in found.citations.items()}
    return Rulebook.build(
        release=found.release,
        digest=found.digest,
        terms=(
            term(replace(row, citation=citations[row.citation.code]))
            for rows in found.histories.values()
            for row in rows
        ),
        statements=(
            replace(one, citation=citations[one.citation.code]) for one in found.statements
        ),
        citations=citations.values(),
    )


def otherwise(row: Term) -> Term:
    """A row with another value of the same kind."""
    value: Any = row.value
    if isinstance(value, Period):
        value = Period(value.required + 1, value.reference and value.reference + 1)
    elif isinstance(value, bool):
        value = not value
    elif value is not None:
        value = value + (Decimal("0.01") if row.unit == "ratio" else 1)
    return replace(row, value=value)


def texts(guide: Guide) -> list[str]:
    """Everything a guide says of the law."""
    return [
        text
        for part in guide.sections
        for text in (*(fact.value for fact in part.facts), *(line.text for line in part.lines))
    ]
