"""The shared worked cases: through the core, through the database, and who carries their rules."""

from typing import Any

import pytest

from eligibility import loader, question_files
from eligibility.reviewed import files
from eligibility.worked_cases import EXPECT, differences, split
from tests.support import ROOT, RULEBOOK_FILES, WORKED_CASES, Answer, ask, cases

SHARED = cases("shared.yaml")
#: Where the shared cases are kept when this checkout lies beside them.
ELSEWHERE = ROOT.parent / "shared" / "domain" / "worked_cases.yaml"


def _named(case: Answer) -> str:
    return str(case["id"])


def _compare(case: Answer, rulebook: Any = None) -> list[str]:
    asked, labels = split(case)
    found = differences(case["id"], labels[EXPECT], ask(asked, rulebook=rulebook))
    return [str(difference) for difference in found]


@pytest.mark.parametrize("case", SHARED, ids=_named)
def test_through_the_core(case: Answer) -> None:
    assert _compare(case) == []


@pytest.mark.django_db
def test_through_the_database() -> None:
    """The rows of the release, read back, give every answer the files give."""
    rulebook = loader.current().rulebook
    assert [line for case in SHARED for line in _compare(case, rulebook)] == []


def test_every_case_expects_something() -> None:
    assert [case["id"] for case in SHARED if not case.get(EXPECT)] == []


def test_every_rule_of_a_case_is_carried_by_a_citation() -> None:
    carried = {rule for citation in files.read(RULEBOOK_FILES).citations for rule in citation.rules}
    wanted = {rule for case in SHARED for rule in case.get("rules", [])}
    assert wanted - carried == set()


@pytest.mark.skipif(not ELSEWHERE.is_file(), reason="the shared cases are not beside this checkout")
def test_our_copy_is_the_shared_one() -> None:
    theirs = question_files.read_yaml(ELSEWHERE.read_text(encoding="utf-8"))
    ours = question_files.read_yaml((WORKED_CASES / "shared.yaml").read_text(encoding="utf-8"))
    assert ours == theirs


def test_a_wrong_expectation_is_found() -> None:
    """The comparison itself can fail: a changed amount, a missing and an unwanted code."""
    case = next(case for case in SHARED if case["id"] == "U02")
    wrong = {
        "benefits": {
            "unemployment": {
                "verdict": "not_yet",
                "reasons": ["waiting_days"],
                "not_reasons": ["migrant_day_cap"],
                "entitlements": {"unemployment_benefit": {"payable_days": 31}},
            }
        }
    }
    found = {
        item.field.rsplit(".", 1)[-1] for item in differences("U02", wrong, ask(split(case)[0]))
    }
    assert found == {"verdict", "reasons", "not_reasons", "payable_days"}
