"""Values that must not pass each other: no day may have a wage floor above its ceiling."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from eligibility.reviewed.fields import Fault
from eligibility.reviewed.law import Law
from eligibility.rules.rulebook import Term

#: The lower value of each pair, and the one it may reach but not pass on any day.
_PAIRS = (
    ("wage_floor", "wage_ceiling"),
    ("first_insurance_age_min", "first_insurance_age_max"),
    ("wage_best_months", "wage_reference_months"),
)


def out_of_order(law: Law) -> Iterator[Fault]:
    """The rows of the lower value that are above the higher one on some day of their force."""
    for lower, higher in _PAIRS:
        lows, highs = _history(law, lower), _history(law, higher)
        for day in sorted({_start(row) for row in (*lows, *highs)}):
            low, high = _on(lows, day), _on(highs, day)
            if low is not None and high is not None and low > high:
                since = "" if day == date.min else f" from {day} on"
                yield Fault(
                    law.keyed_in[lower],
                    lower,
                    f"{low} is more than {high}, which is “{higher}”{since}.",
                )


def _history(law: Law, key: str) -> list[Term]:
    return sorted((term for term in law.terms if term.key == key), key=_start)


def _start(row: Term) -> date:
    return row.effective_from or date.min


def _on(rows: list[Term], day: date) -> Decimal | None:
    """The number in force on a day; ``None`` where there is no row or it has no number."""
    begun = [row for row in rows if _start(row) <= day]
    value = begun[-1].value if begun else None
    return value if isinstance(value, Decimal) else None
