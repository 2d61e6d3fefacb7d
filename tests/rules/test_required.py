"""What the core needs is asked for by kind, and what it names is asked for by code."""

import ast
from dataclasses import replace
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


def test_the_unit_decides_as_well_as_the_kind() -> None:
    """Sixty per cent is 0.6, and 0.6 baht is not sixty per cent."""
    need = NEEDS.values["unemployment_rate_terminated"]
    assert need.fits(Decimal("0.6"), "ratio")
    assert not need.fits(Decimal("0.6"), "baht")
    assert not need.fits(Decimal(0), "ratio")
    assert not NEEDS.values["maternity_lump"].fits(Decimal(15000), "baht_per_month")


def test_a_row_that_does_not_fit_is_told_what_is_needed() -> None:
    (rate,) = shipped().histories["sickness_rate"]
    need = NEEDS.values["sickness_rate"]
    assert NEEDS.misfit(rate) is None
    assert NEEDS.misfit(replace(rate, unit="days")) is need
    assert NEEDS.misfit(replace(rate, value=True)) is need
    assert NEEDS.misfit(replace(rate, value=None, unit="days")) is None
    assert NEEDS.misfit(replace(rate, key="not_needed", unit="days")) is None
    assert str(need) == "a number above zero, in the unit “ratio”"


@pytest.mark.parametrize(
    "key",
    [
        "child_proof_month",
        "child_age_limit",
        "employer_register_days",
        "first_insurance_age_min",
        "first_insurance_age_max",
    ],
)
def test_what_the_core_reckons_with_on_every_day_is_never_null(key: str) -> None:
    """Read as nought, a null would put October into no month and everybody over the age."""
    row = shipped().histories[key][-1]
    need = NEEDS.values[key]
    assert NEEDS.misfit(replace(row, value=None)) is need
    assert NEEDS.misfit(row) is None
    assert str(need).endswith(", never null")


def test_the_shipped_rulebook_fits() -> None:
    histories = shipped().histories
    wrong = [
        row.key for key in NEEDS.values for row in histories[key] if NEEDS.misfit(row) is not None
    ]
    assert wrong == []


def test_every_key_paper_and_step_the_core_names_is_asked_for() -> None:
    """A code written in the core and missing here would be a traceback for a worker."""
    named: set[str] = set()
    for path in (*_RULES.rglob("*.py"), _RULES.parent / "action" / "papers.py"):
        if path.name != "required.py":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    named.add(node.value)
    asked = set(NEEDS.values) | NEEDS.documents | NEEDS.steps
    built = ("sector_excluded_", "unemployment_rate_", "unemployment_days_", "survivors_")
    assert {code for code in asked - named if not code.startswith(built)} == set()
    known = set(shipped().histories)
    assert (known & named) - asked == set()
