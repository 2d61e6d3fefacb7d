"""The wage base: between the floor and the ceiling of each month, on the months that bound it.

The ceilings of 2029 and 2032 are law already, the rest of the rulebook is vouched for to the end
of 2027; so that every ceiling can be tried, the other values are taken as vouched for longer.
"""

from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from eligibility.rules.rulebook import Rulebook
from tests.rules.test_dates_rows import DAY, first_of, month, newest, number_of, reigns
from tests.support import Answer, ask, entitlement, shipped, worker

WAGE_KEYS = ("wage_ceiling", "wage_floor")
CEILINGS = reigns("wage_ceiling")
#: The first days of new ceilings, with the ceilings before and after.
CHANGES = [(new.first, number_of(old.row), number_of(new.row)) for old, new in pairwise(CEILINGS)]
ABOVE_ALL = 2 * max(number_of(held.row) for held in CEILINGS)


@cache
def vouched_longer() -> Rulebook:
    """The shipped rows, those beside the wage limits vouched for without an end."""
    law = shipped()
    return Rulebook.build(
        release=law.release,
        digest=law.digest,
        terms=[
            row if row.key in WAGE_KEYS else replace(row, vouched_until=date(2099, 12, 31))
            for rows in law.histories.values()
            for row in rows
        ],
    )


def daily(day: date, paid: list[str], wage: float) -> float | None:
    """The daily wage of somebody who falls ill on ``day``: three months, so the last three."""
    question = worker(
        as_of=day.isoformat(),
        events={"illness": {"date": day.isoformat(), "rest_days": 1}},
        monthly_wage=wage,
        contributions={"paid": paid},
    )
    found = ask(question, rulebook=vouched_longer())["benefits"]["medical"]
    assert found["verdict"] in ("eligible", "not_yet")  # treatment: never a no for the months
    shown: float | None = entitlement(found, "sickness_cash")["daily_wage"]
    return shown


@pytest.mark.parametrize(("change", "old", "new"), CHANGES)
@pytest.mark.parametrize("months_after", [0, 1, 2, 3])
def test_each_month_has_its_own_ceiling(
    months_after: int, change: date, old: int, new: int
) -> None:
    """Three months' bases over 90 days: none, one, two or three of them under the new ceiling."""
    event = first_of(change, months_after)
    bases = new * months_after + old * (3 - months_after)
    assert daily(event, newest(event, 3), ABOVE_ALL) == pytest.approx(bases / 90, abs=0.005)


@pytest.mark.parametrize("above", [-1, 0, 1])
@pytest.mark.parametrize(
    ("ceiling", "last"), [(number_of(held.row), held.last) for held in CEILINGS]
)
def test_a_wage_counts_up_to_the_ceiling_and_no_baht_more(
    ceiling: int, last: date, above: int
) -> None:
    event = first_of(last, 0)
    base = ceiling + min(above, 0)
    shown = daily(event, newest(event, 3), ceiling + above)
    assert shown == pytest.approx(3 * base / 90, abs=0.005)


@pytest.mark.parametrize("above", [-1, 0, 1])
def test_a_wage_counts_from_the_floor_on(above: int) -> None:
    floor = number_of(reigns("wage_floor")[-1].row)
    event = date(2026, 11, 23)
    base = floor + max(above, 0)
    shown = daily(event, newest(event, 3), floor + above)
    assert shown == pytest.approx(3 * base / 90, abs=0.005)


@pytest.mark.parametrize(("shift", "known"), [(0, True), (1, False)])
def test_a_month_beyond_the_last_vouched_ceiling_has_no_base(shift: int, known: bool) -> None:
    """The last known value is never reused silently: the amount is null, the verdict stands."""
    event = first_of(CEILINGS[-1].last + DAY, shift)
    shown = daily(event, newest(event, 3), ABOVE_ALL)
    assert (shown is not None) == known


def test_the_ceilings_are_15000_17500_20000_and_23000() -> None:
    """To 2025, from 2026, from 2029 and from 2032 (rulebook C-BASE)."""
    assert [(held.first.year, number_of(held.row)) for held in CEILINGS[1:]] == [
        (2026, 17_500),
        (2029, 20_000),
        (2032, 23_000),
    ]
    assert number_of(CEILINGS[0].row) == 15_000


def test_a_birth_in_march_2026_is_paid_on_two_ceilings() -> None:
    """Nine months 2025-06..2026-02 at 20,000: 17,500 + 17,500 + 15,000 over 90, half of it."""
    question: Answer = worker(
        as_of="2026-03-10",
        events={"childbirth": {"date": "2026-03-10"}},
        monthly_wage=20_000,
        contributions={"paid": [f"{month(date(2026, 3, 10), -12)}..2026-02"]},
    )
    allowance = entitlement(ask(question)["benefits"]["maternity"], "maternity_leave_allowance")
    assert (allowance["daily_benefit"], allowance["total"]) == (277.78, 25_000)
