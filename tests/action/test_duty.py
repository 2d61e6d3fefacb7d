"""The duty to register: said only where it stood, by every page that names its day."""

from datetime import date

import pytest

from eligibility.action.deadlines import Code, deadlines
from eligibility.action.duty import duty
from eligibility.rules import question
from eligibility.rules.evaluate import evaluate
from tests.pages.complaints import (
    DAY,
    facts,
    left_within_the_days,
    on_record_all_the_same,
    unregistered,
)
from tests.support import Answer, shipped


def day_of_the_list(given: Answer) -> date | None:
    """The day the list of dates gives the employer."""
    person = question.read(given, today=DAY).person
    listed = deadlines(person, evaluate(person, shipped()), shipped())
    return next((one.day for one in listed if one.code is Code.EMPLOYER_REGISTERS), None)


NO_DUTY = {
    "household": unregistered("2025-11-01", sector="private_household"),
    "street": unregistered("2025-11-01", sector="street_stall"),
    "season": unregistered("2025-11-01", sector="seasonal_farm"),
    "no permit": unregistered("2025-11-01", documents=["passport"]),
    "over age": unregistered("2025-11-01", birth_date="1960-01-01"),
    "left in time": left_within_the_days(),
    "on record": on_record_all_the_same(),
    "no first day": unregistered(None),
}


@pytest.mark.parametrize("who", sorted(NO_DUTY))
def test_where_no_duty_stood_no_page_names_a_day_for_it(who: str) -> None:
    assert day_of_the_list(NO_DUTY[who]) is None
    assert facts(NO_DUTY[who]).due is None


@pytest.mark.parametrize("first_day", ["2025-11-01", "2026-10-24", "2026-11-10"])
def test_where_it_stood_every_page_names_the_same_day(first_day: str) -> None:
    given = unregistered(first_day)
    assert day_of_the_list(given) == facts(given).due is not None


def test_where_the_work_may_be_outside_the_list_says_nothing() -> None:
    given = unregistered("2025-11-01", sector="fishing")
    person = question.read(given, today=DAY).person
    found = duty(person, evaluate(person, shipped()).enrolment)
    assert found is not None
    assert not found.sure
    assert day_of_the_list(given) is None


def test_who_left_the_day_after_the_last_one_had_to_be_registered() -> None:
    given = left_within_the_days()
    given["person"]["employment"]["ended_on"] = "2026-11-01"
    assert day_of_the_list(given) == date(2026, 10, 31)
    given["person"]["employment"]["ended_on"] = "2026-10-31"
    assert day_of_the_list(given) is None
