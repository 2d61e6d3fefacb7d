"""Birth dates as papers have them: which calendar, which order, how much of the day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from eligibility.interview import typed
from eligibility.interview.typed import Problem, Trouble

_NUMBER = re.compile("[0-9]+")
_FIRST_OF_YEAR = ("1", "1")


class DateLikeness(StrEnum):
    """How two birth dates stand to each other."""

    SAME = "same"
    CALENDAR = "calendar"
    SWAPPED = "swapped"
    YEAR_ONLY = "year_only"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth date as one paper has it, in the Christian calendar.

    ``month`` and ``day`` are ``None`` where the paper shows only the year; ``buddhist`` tells
    that it was typed in the Buddhist calendar.
    """

    year: int
    month: int | None
    day: int | None
    buddhist: bool


def read(parts: Sequence[str], today: date) -> Birth | Problem | None:
    """A birth date from what stands in the fields day, month and year.

    Args:
        parts: three texts; digits of three scripts, Christian or Buddhist year. Day and month may
            both be blank or zero: some papers show only the year.
        today: no birth is later.

    Returns:
        ``None`` when all fields are empty, and a problem that says what to type instead.
    """
    given = [typed.digits(part) for part in parts]
    only_year = not any(part.strip("0") for part in given[:2]) and bool(given[2])
    found = typed.day((*_FIRST_OF_YEAR, given[2]) if only_year else given)
    if found is None or isinstance(found, Problem):
        return found
    if found > today:
        return Problem(Trouble.DAY_TO_COME)
    buddhist = int(_NUMBER.findall(" ".join(given))[-1]) != found.year
    if only_year:
        return Birth(found.year, None, None, buddhist)
    return Birth(found.year, found.month, found.day, buddhist)


def judge(one: Birth, other: Birth) -> DateLikeness:
    """How two birth dates stand to each other.

    ``CALENDAR``: the same day, once with the Buddhist year. ``YEAR_ONLY``: the same year, and one
    paper does not show more.
    """
    if one.year != other.year:
        return DateLikeness.DIFFERENT
    if (one.month, one.day) == (other.month, other.day):
        alike = one.buddhist == other.buddhist
        return DateLikeness.SAME if alike else DateLikeness.CALENDAR
    if one.month is None or other.month is None:
        return DateLikeness.YEAR_ONLY
    if (one.month, one.day) == (other.day, other.month):
        return DateLikeness.SWAPPED
    return DateLikeness.DIFFERENT
