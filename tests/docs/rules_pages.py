"""The pages of docs/rules, and what the tests of them ask of the rulebook."""

from collections.abc import Mapping
from functools import cache

import pytest

from eligibility.reviewed import files
from eligibility.rules.codes import BenefitCode
from eligibility.rules.rulebook import Period, Term, Value
from tests.docs.pages import DOCS, Page
from tests.support import RULEBOOK_FILES, shipped

BENEFITS = [code.value for code in BenefitCode]
COMMON = "README"
NUMBERS, ALSO = "The law's numbers", "Also on file"
NOT_DATED = "—"

benefits = pytest.mark.parametrize("benefit", BENEFITS)
pages = pytest.mark.parametrize("name", [COMMON, *BENEFITS])


@cache
def page(name: str) -> Page:
    return Page(DOCS / "rules" / f"{name}.md")


@cache
def owners() -> Mapping[str, str]:
    return files.read(RULEBOOK_FILES).benefit_of


def owner(key: str) -> str | None:
    """The benefit in whose law file a key stands; ``None`` in a file for all."""
    benefit, dot, _ = key.partition(".")
    return benefit if dot else owners().get(key)


def shown(value: Value | None) -> str:
    """A value as the pages write it."""
    if isinstance(value, Period):
        if value.reference is None:
            return f"{value.required} in all"
        return f"{value.required} within {value.reference}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else format(value.normalize(), "f")


def keys_on(name: str) -> set[str]:
    sections = [section for section in (NUMBERS, ALSO) if section in page(name).sections]
    return {row["key"] for section in sections for row in page(name).rows(section)}


def newest(key: str) -> Term:
    return shipped().histories[key][-1]


def size(term: Term) -> int:
    return term.required if isinstance(term.value, Period) else term.number
