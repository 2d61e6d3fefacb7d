"""Every row of the law on the day before, on and after each day that bounds it.

The helpers that read days and rows from the shipped rulebook live here too, so that no test of
a date or a threshold types what the law says.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

import pytest
from dateutil.relativedelta import relativedelta

from eligibility.rules.rulebook import Period, Term
from tests.support import shipped

DAY = timedelta(days=1)
BEFORE_ON_AFTER = (-1, 0, 1)


class Reign(NamedTuple):
    """A row, and the first and last day on which it is in force and vouched for."""

    row: Term
    first: date
    last: date


def reigns(key: str) -> list[Reign]:
    """The rows of a value that are in force and vouched for on some day, oldest first."""
    rows = shipped().histories[key]
    found = []
    for row, following in zip(rows, (*rows[1:], None), strict=True):
        ends = following.effective_from - DAY if following and following.effective_from else None
        first = max(row.effective_from or row.vouched_from, row.vouched_from)
        last = min(row.vouched_until, ends or row.vouched_until)
        if row.value is not None and first <= last:
            found.append(Reign(row, first, last))
    return found


def value_on(key: str, day: date) -> Term | None:
    """The row in force on a day, by the days the rows themselves name."""
    return next((held.row for held in reigns(key) if held.first <= day <= held.last), None)


def number_on(key: str, day: date) -> int:
    """A whole number of the law on a day for which it is vouched."""
    row = value_on(key, day)
    assert row is not None, f"{key} is not vouched for on {day}"
    return number_of(row)


def number_of(row: Term) -> int:
    """The whole number a row holds."""
    assert isinstance(row.value, Decimal)
    assert row.value == int(row.value)
    return int(row.value)


def period_of(row: Term) -> Period:
    """The qualifying period a row holds."""
    assert isinstance(row.value, Period)
    return row.value


def settled_days(key: str, *also: str) -> list[tuple[Term, date]]:
    """For each row of a value a mid-month day inside it on which the other values hold too."""
    found = []
    for row, first, last in reigns(key):
        for other in also:
            first = max(first, reigns(other)[0].first)
            last = min(last, reigns(other)[-1].last)
        middle = first + (last - first) // 2
        if first <= last:
            fifteenth = middle.replace(day=15)
            found.append((row, fifteenth if first <= fifteenth <= last else middle))
    return found


def month(day: date, shift: int) -> str:
    """The month so many months from a day's own, as the contract writes it."""
    return f"{first_of(day, shift):%Y-%m}"


def first_of(day: date, shift: int) -> date:
    """The first day of the month so many months from a day's own."""
    return day.replace(day=1) + relativedelta(months=shift)


def newest(day: date, count: int) -> list[str]:
    """The last so many months before a day's own month."""
    return [month(day, -back) for back in range(1, count + 1)]


def shifted(day: date, shift: int) -> str:
    """A day so many days later, as the contract writes it."""
    return (day + shift * DAY).isoformat()


def bounds() -> list[tuple[str, date]]:
    """Every first day, first vouched day and day after the last vouched one, of every value."""
    found = []
    for key, rows in shipped().histories.items():
        days = {row.effective_from for row in rows if row.effective_from}
        days |= {row.vouched_from for row in rows} | {row.vouched_until + DAY for row in rows}
        found += [(key, day) for day in sorted(days)]
    return found


@pytest.mark.parametrize("shift", BEFORE_ON_AFTER)
@pytest.mark.parametrize(("key", "bound"), bounds())
def test_a_row_answers_from_its_first_day_to_the_eve_of_the_next_and_only_where_vouched(
    key: str, bound: date, shift: int
) -> None:
    """The last known value is never reused silently (contract, "The law by date")."""
    day = bound + shift * DAY
    assert shipped().term(key, day) == value_on(key, day)


def test_the_release_is_vouched_for_as_the_contract_says() -> None:
    """2021 to 2027; the pension formula to 9 January 2027; wage ceilings to the end of 2032."""
    until: dict[date, set[str]] = {}
    for key in ("medical.qualifying", "child_amount", "pension_base_rate", "wage_ceiling"):
        until.setdefault(reigns(key)[-1].last, set()).add(key)
    assert until == {
        date(2027, 12, 31): {"medical.qualifying", "child_amount"},
        date(2027, 1, 9): {"pension_base_rate"},
        date(2032, 12, 31): {"wage_ceiling"},
    }
    assert reigns("medical.qualifying")[0].first == date(2021, 1, 1)


def test_nobody_can_be_paid_by_a_row_that_no_vouched_day_reaches() -> None:
    """A row superseded before the first vouched day is history: 600 baht a child, before 2021."""
    assert [number_of(held.row) for held in reigns("child_amount")][:2] == [800, 1000]
