"""What the tests of the wording share: worked questions, their answers, and scripts."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from eligibility import worked_cases
from eligibility.content import LANGUAGES
from eligibility.reviewed import files
from eligibility.rules import question
from eligibility.rules.evaluate import Assessment, evaluate
from eligibility.rules.faults import Refused
from eligibility.rules.finding import Entitlement, Finding
from tests.support import RULEBOOK_FILES, TODAY, case_files, cases, shipped

EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
CONTENT = files.read(RULEBOOK_FILES).content

#: Questions in which as much as possible is asked and not known, or is at its limit.
NOTHING_KNOWN: dict[str, Any] = {
    "as_of": "2026-11-23",
    "person": {"employment": None, "registered": None, "documents": None, "nationality": None},
    "events": {
        "illness": {"date": "2026-11-23", "rest_days": 10, "chronic": None},
        "childbirth": {
            "date": "2026-11-01",
            "claimant": None,
            "births_with_leave_allowance": None,
            "other_parent_claims": None,
        },
        "children": [
            {"born_on": None},
            {"born_on": "2024-01-01", "lawful": None},
            {"born_on": "2024-01-01", "lawful": True, "other_parent_claims": None},
            {"born_on": "2024-01-01", "lawful": None, "allowance_paid_through": None},
        ],
        "disability": {"date": None, "degree": None},
    },
}
NO_DATES: dict[str, Any] = {
    "as_of": "2026-11-23",
    "person": {
        "employment": {"started_on": "2026-01-01", "ended_on": "2026-06-30", "earlier": None},
        "contributions": {"in_doubt": ["2026-02"], "deducted_not_remitted": ["2026-03"]},
    },
    "events": {
        "dental": {"date": None, "used_this_year": None},
        "childbirth": {"date": None},
        "retirement": {"date": None},
        "death": {"date": None},
        "unemployment": {"date": None, "days_paid_this_year": None},
    },
}


def _questions() -> Iterator[object]:
    for path in case_files():
        for case in cases(path.name):
            yield worked_cases.split(case)[0]
    yield NOTHING_KNOWN
    yield NO_DATES


@cache
def assessments() -> tuple[Assessment, ...]:
    """What is found for every worked question that is not refused."""
    found: list[Assessment] = []
    for given in _questions():
        try:
            person = question.read(given, today=TODAY).person
        except Refused:
            continue
        found.append(evaluate(person, shipped()))
    return tuple(found)


def items() -> Iterator[Finding | Entitlement]:
    """Every benefit and entitlement of every worked question."""
    for found in assessments():
        for finding in found.findings:
            yield finding
            yield from finding.entitlements


def outside_brackets(text: str) -> str:
    """The text without what stands in brackets."""
    return re.sub(r"\([^()]*\)", "", text)


def in_its_letters(text: str, language: str) -> bool:
    """Burmese and English may show Thai in brackets; Thai may show a Latin name of a paper."""
    if language == "en":
        return outside_brackets(text).isascii()
    if language == "th":
        return bool(re.search(r"[ก-๎]", text)) and not re.sub(r"[ก-๎\x20-\x7e]", "", text)
    outside = outside_brackets(text).replace("CI စာအုပ်", "")
    return bool(re.search(r"[က-အ]", text)) and not re.sub(r"[\u1000-\u104f0-9 ,./:—-]", "", outside)
