"""Birth dates of one person look different on her papers; those of two people are told apart."""

from datetime import date

import pytest

from eligibility.interview.typed import Problem, Trouble
from eligibility.matching import dates
from eligibility.matching.dates import Birth, DateLikeness

TODAY = date(2026, 11, 23)


def born(day: str, month: str, year: str) -> Birth:
    found = dates.read((day, month, year), TODAY)
    assert isinstance(found, Birth)
    return found


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        (("5", "3", "1990"), ("05", "03", "1990"), DateLikeness.SAME),
        (("5", "3", "1990"), ("၅", "၃", "၁၉၉၀"), DateLikeness.SAME),
        (("5", "3", "2533"), ("๕", "๓", "๒๕๓๓"), DateLikeness.SAME),
        (("5", "3", "1990"), ("5", "3", "2533"), DateLikeness.CALENDAR),
        (("5", "3", "1990"), ("3", "5", "1990"), DateLikeness.SWAPPED),
        (("5", "3", "1990"), ("3", "5", "2533"), DateLikeness.SWAPPED),
        (("5", "3", "1990"), ("", "", "1990"), DateLikeness.YEAR_ONLY),
        (("", "", "2533"), ("5", "3", "1990"), DateLikeness.YEAR_ONLY),
        (("0", "0", "1990"), ("", "", "1990"), DateLikeness.SAME),
        (("", "", "1990"), ("", "", "2533"), DateLikeness.CALENDAR),
        (("5", "3", "1990"), ("", "", "1991"), DateLikeness.DIFFERENT),
        (("5", "3", "1990"), ("5", "3", "1991"), DateLikeness.DIFFERENT),
        (("5", "3", "1990"), ("6", "3", "1990"), DateLikeness.DIFFERENT),
        (("15", "3", "1990"), ("16", "3", "1990"), DateLikeness.DIFFERENT),
    ],
)
def test_two_birth_dates(
    one: tuple[str, str, str], other: tuple[str, str, str], likeness: DateLikeness
) -> None:
    assert dates.judge(born(*one), born(*other)) is likeness
    assert dates.judge(born(*other), born(*one)) is likeness


def test_a_whole_day_in_the_first_field_is_read() -> None:
    assert born("5/3/2533", "", "") == Birth(1990, 3, 5, buddhist=True)


def test_nothing_typed_is_no_birth_date() -> None:
    assert dates.read(("", " ", ""), TODAY) is None


@pytest.mark.parametrize(
    ("parts", "trouble"),
    [
        (("5", "", "1990"), Trouble.PART_MISSING),
        (("31", "2", "1990"), Trouble.NO_SUCH_DAY),
        (("5", "13", "1990"), Trouble.NO_SUCH_MONTH),
        (("a", "b", "c"), Trouble.NOT_DIGITS),
        (("1", "1", "1352"), Trouble.MYANMAR_YEAR),
        (("24", "11", "2026"), Trouble.DAY_TO_COME),
        (("5", "3", "90"), Trouble.YEAR_TOO_SHORT),
        (("9" * 10_000, "9" * 10_000, "9" * 10_000), Trouble.NOT_DIGITS),
    ],
)
def test_what_cannot_be_read_says_what_to_type(
    parts: tuple[str, str, str], trouble: Trouble
) -> None:
    found = dates.read(parts, TODAY)
    assert isinstance(found, Problem)
    assert found.trouble is trouble
