"""A change of the law is a change of a row: every value the core asks for moves some answer."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from eligibility.rules.required import NEEDS
from eligibility.rules.rulebook import Period, Rulebook, Term, Value
from eligibility.worked_cases import split
from tests.support import Answer, ask, cases, shipped

pytestmark = pytest.mark.slow

#: What an answer shows of its sources; it changes with every row and proves nothing.
_SOURCES = ("citations", "citation", "statements")
#: The month of the child's certificate; twice ten is no month.
_OCTOBER = Decimal(10)


def _other(value: Value | None) -> Value | None:
    """Another value of the same kind, far enough away to matter."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, Period):
        return Period(value.required * 2, value.reference and value.reference * 2)
    return value and (value * 2 if value != _OCTOBER else value / 2)


def _changed(key: str) -> Rulebook:
    law = shipped()
    terms: list[Term] = [
        replace(row, value=_other(row.value)) if row.key == key else row
        for rows in law.histories.values()
        for row in rows
    ]
    return Rulebook.build(release=law.release, digest=law.digest, terms=terms)


def _bare(answer: Any) -> Any:
    if isinstance(answer, dict):
        return {name: _bare(value) for name, value in answer.items() if name not in _SOURCES}
    return [_bare(item) for item in answer] if isinstance(answer, list) else answer


def _questions() -> Iterator[Answer]:
    for name in ("shared.yaml", "audit_meanings.yaml", "audit_edges.yaml"):
        yield from (split(case)[0] for case in cases(name))


@pytest.mark.parametrize("key", sorted(NEEDS.values))
def test_a_new_row_changes_an_answer(key: str) -> None:
    law = _changed(key)
    moved = any(
        _bare(ask(question)) != _bare(ask(question, rulebook=law)) for question in _questions()
    )
    assert moved, f"no worked case reads {key}"
