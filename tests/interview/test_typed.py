"""What people type: days first, both calendars, four scripts, and nothing guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.interview import typed
from eligibility.interview.typed import Problem, Trouble
from eligibility.rules import months

TENTH_OF_MAY = date(1995, 5, 10)
SCRIPTS = {"Western": "0", "Thai": "๐", "Burmese": "၀", "Shan": "႐"}


def in_script(text: str, zero: str) -> str:
    return "".join(chr(ord(zero) + int(mark)) if mark.isdigit() else mark for mark in text)


@pytest.mark.parametrize("zero", SCRIPTS.values(), ids=SCRIPTS.keys())
@pytest.mark.parametrize("year", ["1995", "2538"])
def test_a_day_is_read_in_every_script_and_both_calendars(zero: str, year: str) -> None:
    parts = [in_script(part, zero) for part in ("10", "5", year)]
    assert typed.day(parts) == TENTH_OF_MAY


@given(st.dates(date(1901, 1, 1), date(2100, 12, 31)), st.sampled_from(sorted(SCRIPTS.values())))
def test_every_day_is_read_back_whichever_year_is_written(day: date, zero: str) -> None:
    for year in (day.year, day.year + 543):
        parts = [in_script(str(part), zero) for part in (day.day, day.month, year)]
        assert typed.day(parts) == day


def test_the_day_comes_first() -> None:
    assert typed.day(["3", "11", "2026"]) == date(2026, 11, 3)
    assert typed.day(["13", "11", "2026"]) == date(2026, 11, 13)


def test_a_leap_day_is_one_in_the_year_that_has_it_and_in_no_other() -> None:
    assert typed.day(["29", "2", "2567"]) == date(2024, 2, 29)
    assert typed.day(["29", "2", "2024"]) == date(2024, 2, 29)
    assert typed.day(["29", "2", "2568"]) == Problem(Trouble.NO_SUCH_DAY)


@pytest.mark.parametrize("whole", ["10/5/1995", "10-5-2538", "၁၀.၅.၁၉၉၅", " 10  5  1995 "])
def test_a_whole_day_in_the_first_field_is_spread_out(whole: str) -> None:
    assert typed.day([whole, "", ""]) == TENTH_OF_MAY


def test_letters_that_look_like_burmese_digits_are_taken_as_digits_among_digits_only() -> None:
    assert typed.digits("၁ဝ") == "10"
    assert typed.digits("၂၀၁ရ") == "2017"
    assert typed.digits("ရဝ") == "ရဝ"


@pytest.mark.parametrize(
    ("parts", "trouble"),
    [
        (["10", "", "1995"], Trouble.PART_MISSING),
        (["", "5", "1995"], Trouble.PART_MISSING),
        (["10", "5", "95"], Trouble.YEAR_TOO_SHORT),
        (["10", "May", "1995"], Trouble.NOT_DIGITS),
        (["10", "13", "1995"], Trouble.NO_SUCH_MONTH),
        (["10", "0", "1995"], Trouble.NO_SUCH_MONTH),
        (["31", "4", "1995"], Trouble.NO_SUCH_DAY),
        (["0", "4", "1995"], Trouble.NO_SUCH_DAY),
        (["10", "5", "1357"], Trouble.MYANMAR_YEAR),
        (["10", "5", "1899"], Trouble.YEAR_TOO_EARLY),
        (["10", "5", "2442"], Trouble.YEAR_TOO_EARLY),
        (["10", "5", "2944"], Trouble.YEAR_TOO_LATE),
        (["10", "5", "99999999999999999999"], Trouble.YEAR_TOO_LATE),
        (["-1", "5", "1995"], Trouble.NOT_DIGITS),
        (["10", "5", "1" * 5000], Trouble.NOT_DIGITS),
    ],
)
def test_a_day_that_cannot_be_read_says_why(parts: list[str], trouble: Trouble) -> None:
    found = typed.day(parts)
    assert isinstance(found, Problem)
    assert found.trouble is trouble


def test_edges_of_the_calendars() -> None:
    assert typed.day(["1", "1", "1900"]) == date(1900, 1, 1)
    assert typed.day(["1", "1", "2443"]) == date(1900, 1, 1)
    assert typed.day(["1", "1", "2400"]) == date(2400, 1, 1)
    assert typed.day(["1", "1", "2401"]) == Problem(Trouble.YEAR_TOO_EARLY, 2401)


def test_nothing_typed_is_no_day_and_no_month() -> None:
    assert typed.day(["", " ", "​"]) is None
    assert typed.month(["", ""]) is None


@pytest.mark.parametrize("parts", [["2", "2025"], ["၂", "၂၅၆၈"], ["2/2568", ""]])
def test_a_month_is_read_in_both_calendars(parts: list[str]) -> None:
    assert typed.month(parts) == months.month_of(date(2025, 2, 1))


@pytest.mark.parametrize(
    ("parts", "trouble"),
    [
        (["2", ""], Trouble.MONTH_PART_MISSING),
        (["13", "2025"], Trouble.NO_SUCH_MONTH),
        (["2", "25"], Trouble.YEAR_TOO_SHORT),
        (["x", "2025"], Trouble.NOT_DIGITS),
    ],
)
def test_a_month_that_cannot_be_read_says_why(parts: list[str], trouble: Trouble) -> None:
    found = typed.month(parts)
    assert isinstance(found, Problem)
    assert found.trouble is trouble


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12000", 12000),
        ("12,000", 12000),
        ("၁၂၀၀၀", 12000),
        ("၁၂,ဝဝဝ ဘတ်", 12000),
        ("๑๒๐๐๐ บาท", 12000),
        ("฿ 12 000", 12000),
        ("352.50", 352.5),
        ("0", 0),
    ],
)
def test_an_amount_is_read_as_people_write_it(text: str, amount: float) -> None:
    assert typed.amount(text, most=1_000_000) == amount


@pytest.mark.parametrize("text", ["-5", "about 300", "1.2.3", "บาท", "NaN", "1e5", "12000-15000"])
def test_what_is_no_amount_is_not_guessed(text: str) -> None:
    assert typed.amount(text, most=1_000_000) == Problem(Trouble.NOT_AN_AMOUNT)


def test_amounts_and_counts_have_a_limit_that_is_said() -> None:
    assert typed.amount("1000000", most=1_000_000) == 1_000_000
    assert typed.amount("1000001", most=1_000_000) == Problem(Trouble.TOO_LARGE, 1_000_000)
    assert typed.count("၃၆၆", most=366) == 366
    assert typed.count("367", most=366) == Problem(Trouble.TOO_LARGE, 366)
    assert typed.count("2.5", most=366) == Problem(Trouble.NOT_A_COUNT)
    assert typed.count("9" * 5000, most=366) == Problem(Trouble.TOO_LARGE, 366)
    assert typed.count("  ", most=366) is None


@given(st.lists(st.text(max_size=30), min_size=3, max_size=3))
def test_whatever_is_typed_gets_an_answer(parts: list[str]) -> None:
    assert isinstance(typed.day(parts), date | Problem | None)
    assert isinstance(typed.month(parts[:2]), int | Problem | None)
    assert isinstance(typed.amount(parts[0], most=10), int | float | Problem | None)
    assert isinstance(typed.count(parts[0], most=10), int | Problem | None)
