"""What the core needs is asked for by kind, and what it names is asked for by code."""

import ast
from decimal import Decimal

import pytest

from eligibility.rules.required import NEEDS, Kind
from eligibility.rules.rulebook import Period, Value
from tests.support import ROOT, shipped

_RULES = ROOT / "eligibility" / "rules"


@pytest.mark.parametrize(
    ("kind", "fitting", "refused"),
    [
        (Kind.WINDOW, [Period(3, 15)], [Period(3, None), Decimal(3), True]),
        (Kind.TOTAL, [Period(180, None)], [Period(3, 15), Decimal(180), False]),
        (Kind.FLAG, [True, False], [Decimal(1), Period(1, None)]),
        (Kind.COUNT, [Decimal(1), Decimal(30)], [Decimal(0), Decimal("1.5"), True, Decimal(-3)]),
        (Kind.NUMBER, [Decimal("0.015"), Decimal(900)], [Decimal(0), False, Period(1, None)]),
        (Kind.MONTH, [Decimal(1), Decimal(12)], [Decimal(13), Decimal(0), Decimal("1.5")]),
    ],
)
def test_a_value_of_another_kind_does_not_fit(
    kind: Kind, fitting: list[Value], refused: list[Value]
) -> None:
    assert [value for value in fitting if not kind.fits(value)] == []
    assert [value for value in refused if kind.fits(value)] == []


def test_the_shipped_rulebook_fits() -> None:
    histories = shipped().histories
    wrong = [
        row.key
        for key, kind in NEEDS.values.items()
        for row in histories[key]
        if row.value is not None and not kind.fits(row.value)
    ]
    assert wrong == []


def test_every_key_paper_and_step_the_core_names_is_asked_for() -> None:
    """A code written in the core and missing here would be a traceback for a worker."""
    named: set[str] = set()
    for path in _RULES.rglob("*.py"):
        if path.name != "required.py":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    named.add(node.value)
    asked = set(NEEDS.values) | NEEDS.documents | NEEDS.steps
    built = ("sector_excluded_", "unemployment_rate_", "unemployment_days_", "survivors_")
    assert {code for code in asked - named if not code.startswith(built)} == set()
    known = set(shipped().histories)
    assert (known & named) - asked == set()
