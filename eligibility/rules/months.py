"""Calendar months and sets of them.

A month is a serial number (year x 12 + month - 1). A set of months is one Python integer used
as a bit mask, bit 0 being January 1900, so that a look-back window is a shift, a mask and
``int.bit_count()``.
"""

from collections.abc import Iterator
from datetime import date, timedelta

FIRST_YEAR = 1900
LAST_YEAR = 2400
_MONTHS = 12
_ORIGIN = FIRST_YEAR * _MONTHS
_FEBRUARY = 2
_LEAP_DAY = 29

Month = int
MonthSet = int


def month_of(day: date) -> Month:
    """The calendar month a day lies in."""
    return day.year * _MONTHS + day.month - 1


def first_day(month: Month) -> date:
    """The first day of a calendar month."""
    return date(month // _MONTHS, month % _MONTHS + 1, 1)


def last_day(month: Month) -> date:
    """The last day of a calendar month."""
    return first_day(month + 1) - timedelta(days=1)


def iso(month: Month) -> str:
    """A month as ``YYYY-MM``."""
    return f"{month // _MONTHS:04d}-{month % _MONTHS + 1:02d}"


def bit(month: Month) -> MonthSet:
    """The set that holds one month."""
    return 1 << (month - _ORIGIN)


def span(first: Month, last: Month) -> MonthSet:
    """The set of the months from ``first`` to ``last``, both included; empty when reversed.

    Months before 1900 are none that anybody paid for: they are left out.
    """
    first = max(first, _ORIGIN)
    if last < first:
        return 0
    return ((1 << (last - first + 1)) - 1) << (first - _ORIGIN)


def until(last: Month) -> MonthSet:
    """All months up to and with ``last``."""
    return (1 << max(last - _ORIGIN + 1, 0)) - 1


def window(length: int, event: Month) -> MonthSet:
    """The ``length`` calendar months that end with the month before the event's month.

    The one look-back rule for every contingency (rulebook 2.1): the event's own month is not
    counted, because its contribution is due only on the 15th of the next.
    """
    return span(event - length, event - 1)


def oldest(months: MonthSet) -> Month | None:
    """The earliest month of the set, or ``None`` for the empty set."""
    return (months & -months).bit_length() - 1 + _ORIGIN if months else None


def each(months: MonthSet) -> Iterator[Month]:
    """The months of the set, oldest first."""
    while months:
        lowest = months & -months
        yield lowest.bit_length() - 1 + _ORIGIN
        months ^= lowest


def last_of(months: MonthSet, count: int) -> MonthSet:
    """The ``count`` latest months of the set (all of them when it holds fewer)."""
    surplus = months.bit_count() - count
    if surplus <= 0:
        return months
    low, high = 0, months.bit_length()
    while low < high:
        middle = (low + high) // 2
        if (months >> middle).bit_count() > count:
            low = middle + 1
        else:
            high = middle
    return months >> low << low


def spans(months: MonthSet) -> list[tuple[Month, Month]]:
    """The set as runs of consecutive months ``(first, last)``, oldest first."""
    runs: list[tuple[Month, Month]] = []
    for month in each(months):
        if runs and runs[-1][1] == month - 1:
            runs[-1] = (runs[-1][0], month)
        else:
            runs.append((month, month))
    return runs


def add_months(day: date, count: int) -> date:
    """The same day number ``count`` months later, or that month's last day when it has none."""
    month = month_of(day) + count
    return min(
        date(month // _MONTHS, month % _MONTHS + 1, 1) + timedelta(days=day.day - 1),
        last_day(month),
    )


def add_years(day: date, count: int) -> date:
    """The anniversary ``count`` years later; of 29 February, 28 February in a common year."""
    try:
        return day.replace(year=day.year + count)
    except ValueError:
        return date(day.year + count, _FEBRUARY, _LEAP_DAY - 1)
