"""A set of months in words."""

from eligibility.presentation import Spoken
from eligibility.rules import months
from eligibility.rules.months import MonthSet
from eligibility.wording import result as wording


def spans(held: MonthSet, spoken: Spoken) -> str:
    """A set of months as a list of spans in words, oldest first."""
    return spoken.listed(
        [
            spoken.month(months.iso(first))
            if first == last
            else spoken.say(wording.SPAN, {"first": months.iso(first), "last": months.iso(last)})
            for first, last in months.spans(held)
        ]
    )
