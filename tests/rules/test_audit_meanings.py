"""Each meaning of the answer, held to worked cases that were reckoned by hand.

The cases stand in ``tests/cases/audit_meanings.yaml``; ``why`` names the sentence each rests on.
"""

from typing import Any

import pytest

from eligibility.worked_cases import differences, split
from tests.support import ask, cases

CASES = cases("audit_meanings.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_answer_means_what_it_is_said_to_mean(case: dict[str, Any]) -> None:
    question, _ = split(case)
    found = differences(case["id"], case["expect"], ask(question))
    assert not found, "\n".join(map(str, found))


def test_every_case_has_its_own_id_and_says_why() -> None:
    ids = [case["id"] for case in CASES]
    assert len(set(ids)) == len(ids)
    assert all(name.startswith("AM") for name in ids)
    assert all(case["why"] and case["expect"] for case in CASES)
