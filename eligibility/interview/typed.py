"""What people type for days, months and amounts, read without guessing.

Digits of every script are taken, Buddhist and Christian years are told apart by the year itself,
and days come first in all three languages. What cannot be read is a ``Problem`` that says what to
type; nothing is repaired in silence.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from eligibility.rules import months

#: The years from which one is a Buddhist year (contract, "Refused").
_LAST_CHRISTIAN_YEAR = 2400
_BUDDHIST_OFFSET = 543
_FIRST_YEAR = 1900
#: Years of the Myanmar era in living memory: 1300 was 1938, 1400 will be 2038.
_MYANMAR_ERA = range(1290, 1400)
_SEPARATORS = re.compile(r"[/.\-\s]+")
_AMOUNT = re.compile(r"[0-9]+(\.[0-9]+)?")
#: Burmese letters that look like the digits ၀ and ၇, and are often typed in their place.
_LOOKALIKES = str.maketrans({"ဝ": "၀", "ရ": "၇"})
_BURMESE_DIGIT = re.compile("[\u1040-\u1049\u1090-\u1099]")
_MONTHS_IN_YEAR = 12
#: More digits than any number here has: Python itself refuses to read some thousands.
_LONGEST = 24


class Trouble(StrEnum):
    """Why something typed cannot be read."""

    BLANK = "blank"
    NOT_CHOSEN = "not_chosen"
    NOT_A_CHOICE = "not_a_choice"
    NONE_AND_SOME = "none_and_some"
    TYPED_AND_UNKNOWN = "typed_and_unknown"
    PART_MISSING = "part_missing"
    MONTH_PART_MISSING = "month_part_missing"
    NOT_DIGITS = "not_digits"
    NO_SUCH_MONTH = "no_such_month"
    NO_SUCH_DAY = "no_such_day"
    YEAR_TOO_SHORT = "year_too_short"
    YEAR_TOO_EARLY = "year_too_early"
    YEAR_TOO_LATE = "year_too_late"
    MYANMAR_YEAR = "myanmar_year"
    NOT_AN_AMOUNT = "not_an_amount"
    NOT_A_COUNT = "not_a_count"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    MONTH_TO_COME = "month_to_come"
    LAST_BEFORE_FIRST = "last_before_first"
    RECORD_TOO_LONG = "record_too_long"
    NO_GAP_MARKED = "no_gap_marked"
    DAY_TO_COME = "day_to_come"
    WAGE_OF_A_DAY = "wage_of_a_day"
    NOT_EARLIER = "not_earlier"
    NO_ITEM = "no_item"
    TOO_MANY_ITEMS = "too_many_items"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with something typed; ``number`` is the limit or the year it is about."""

    trouble: Trouble
    number: int | None = None


#: Characters; every field holds fewer, and what is longer is refused for its length.
_MOST_READ = 64


def digits(text: str) -> str:
    """The text with the decimal digits of any script as Western ones, and no stray spaces.

    A Burmese letter that looks like a digit counts as one only among Burmese digits. Of a text
    far longer than any field only the beginning is looked at: the time that NFKC takes for marks
    that combine grows with their square.
    """
    text = unicodedata.normalize("NFKC", text[:_MOST_READ])
    text = "".join(mark for mark in text if unicodedata.category(mark) != "Cf").strip()
    if _BURMESE_DIGIT.search(text):
        text = text.translate(_LOOKALIKES)
    return "".join(
        mark if (value := unicodedata.decimal(mark, None)) is None else str(value) for mark in text
    )


def day(parts: Sequence[str]) -> date | Problem | None:
    """A day from what stands in the fields day, month and year; ``None`` when all are empty."""
    given = _spread(parts)
    if not any(given):
        return None
    if not all(given):
        return Problem(Trouble.PART_MISSING)
    numbers = _numbers(given)
    if isinstance(numbers, Problem):
        return numbers
    day_number, month, year_typed = numbers
    year = _year(year_typed, given[2])
    if isinstance(year, Problem):
        return year
    if not 1 <= month <= _MONTHS_IN_YEAR:
        return Problem(Trouble.NO_SUCH_MONTH)
    try:
        return date(year, month, day_number)
    except (ValueError, OverflowError):
        return Problem(Trouble.NO_SUCH_DAY)


def month(parts: Sequence[str]) -> months.Month | Problem | None:
    """A month from what stands in the fields month and year; ``None`` when both are empty."""
    given = _spread(parts)
    if not any(given):
        return None
    if not all(given):
        return Problem(Trouble.MONTH_PART_MISSING)
    numbers = _numbers(given)
    if isinstance(numbers, Problem):
        return numbers
    month_number, year_typed = numbers
    year = _year(year_typed, given[1])
    if isinstance(year, Problem):
        return year
    if not 1 <= month_number <= _MONTHS_IN_YEAR:
        return Problem(Trouble.NO_SUCH_MONTH)
    return months.month_of(date(year, month_number, 1))


def _spread(parts: Sequence[str]) -> list[str]:
    """The parts in Western digits; a whole day typed into the first field is spread out."""
    given = [digits(part) for part in parts]
    if given[0] and not any(given[1:]):
        pieces = [piece for piece in _SEPARATORS.split(given[0]) if piece]
        if len(pieces) == len(given):
            return pieces
    return given


def _numbers(given: Sequence[str]) -> list[int] | Problem:
    if not all(part.isascii() and part.isdigit() and len(part) <= _LONGEST for part in given):
        return Problem(Trouble.NOT_DIGITS)
    return [int(part) for part in given]


def _year(year: int, typed: str) -> int | Problem:
    """The Christian year: a Buddhist one is known by its size, and nothing else is guessed."""
    if len(typed) < len("1995"):
        return Problem(Trouble.YEAR_TOO_SHORT)
    if year in _MYANMAR_ERA:
        return Problem(Trouble.MYANMAR_YEAR, year)
    christian = year - _BUDDHIST_OFFSET if year > _LAST_CHRISTIAN_YEAR else year
    if christian < _FIRST_YEAR:
        return Problem(Trouble.YEAR_TOO_EARLY, year)
    if christian > _LAST_CHRISTIAN_YEAR:
        return Problem(Trouble.YEAR_TOO_LATE, year)
    return christian


def amount(text: str, *, most: int) -> int | float | Problem | None:
    """An amount in baht; separators and the words for baht are taken off."""
    given = re.sub(r"[,\s]|บาท|฿|ဘတ်|baht", "", digits(text), flags=re.IGNORECASE)
    if not given:
        return None if not text.strip() else Problem(Trouble.NOT_AN_AMOUNT)
    if not _AMOUNT.fullmatch(given):
        return Problem(Trouble.NOT_AN_AMOUNT)
    value = float(given) if "." in given or len(given) > _LONGEST else int(given)
    return value if value <= most else Problem(Trouble.TOO_LARGE, most)


def count(text: str, *, most: int) -> int | Problem | None:
    """A whole number of days, months or births."""
    given = re.sub(r"[,\s]", "", digits(text))
    if not given:
        return None
    if not (given.isascii() and given.isdigit()):
        return Problem(Trouble.NOT_A_COUNT)
    if len(given) > _LONGEST or int(given) > most:
        return Problem(Trouble.TOO_LARGE, most)
    return int(given)
