"""The record of months that follows from the jobs: never surer than what was told."""

from datetime import date
from typing import Any

import pytest

from eligibility.interview import faults
from eligibility.interview.kinds import Raw
from eligibility.interview.question import question_of
from eligibility.interview.screens import BY_KEY, SCREENS
from eligibility.interview.told import Answers, Told

TODAY = date(2026, 11, 23)
ALL_SENT = frozenset(screen.key for screen in SCREENS)
UNKNOWN: Raw = ["", "", "", "?"]
ENDED: dict[str, Raw] = {
    "job": "ended",
    "first_day": ["15", "3", "2026"],
    "last_day": ["2", "9", "2026"],
    "other_jobs": "no",
}
RUNNING: dict[str, Raw] = {"job": "running", "first_day": ["15", "3", "2026"], "other_jobs": "no"}


def told(**given: Raw) -> Told:
    return Told(Answers(given, ALL_SENT), TODAY)


def contributions(**given: Raw) -> Any:
    return question_of(told(**given))["person"]["contributions"]


def nothing_but(*paid: str) -> dict[str, list[str]]:
    return {"paid": list(paid), "deducted_not_remitted": [], "in_doubt": []}


def test_every_month_of_a_job_that_ended_is_each_month_from_its_first_day_to_its_last() -> None:
    assert contributions(**ENDED, contributed="every") == nothing_but("2026-03..2026-09")


def test_of_a_running_job_the_month_before_this_one_is_the_last_that_can_be_paid() -> None:
    assert contributions(**RUNNING, contributed="every") == nothing_but("2026-03..2026-10")


def test_of_a_job_that_is_still_to_end_no_month_to_come_is_counted() -> None:
    ends = {**ENDED, "last_day": ["31", "1", "2027"]}
    assert contributions(**ends, contributed="every") == nothing_but("2026-03..2026-10")


def test_a_job_begun_this_month_has_no_month_yet() -> None:
    begun = {**RUNNING, "first_day": ["2", "11", "2026"]}
    assert contributions(**begun, contributed="every") == nothing_but()
    assert not faults.of_screen(BY_KEY["grid"], told(**begun, contributed="some"))


def test_between_two_jobs_nothing_was_paid() -> None:
    before: list[Any] = [{"from": ["1", "5", "2024"], "to": ["31", "8", "2024"]}]
    jobs: dict[str, Raw] = {**ENDED, "other_jobs": "yes", "jobs": before}
    assert contributions(**jobs, contributed="every") == nothing_but(
        "2024-05..2024-08", "2026-03..2026-09"
    )


@pytest.mark.parametrize("day", ["first_day", "last_day"])
def test_a_job_with_a_day_nobody_knows_makes_no_more_than_its_known_end_sure(day: str) -> None:
    found = contributions(**{**ENDED, day: UNKNOWN}, contributed="every")
    known = "2026-09" if day == "first_day" else "2026-03"
    assert found["paid"] == [known]
    assert "2026-05" in _months(found["in_doubt"])


def test_an_earlier_job_nobody_is_sure_of_leaves_the_time_before_open() -> None:
    found = contributions(**{**ENDED, "other_jobs": "?"}, contributed="every")
    assert found["paid"] == ["2026-03..2026-09"]
    assert {"2016-01", "2026-02"} <= _months(found["in_doubt"])


def test_an_earlier_job_with_an_unknown_day_leaves_the_months_between_open() -> None:
    before: list[Any] = [
        {"from": ["1", "5", "2024"], "to": ["31", "8", "2024"]},
        {"from": UNKNOWN, "to": ["30", "6", "2025"]},
    ]
    jobs: dict[str, Raw] = {**ENDED, "other_jobs": "yes", "jobs": before}
    found = contributions(**jobs, contributed="every")
    assert found["paid"] == ["2024-05..2024-08", "2025-06", "2026-03..2026-09"]
    assert {"2020-01", "2024-04", "2024-09", "2025-05", "2026-02"} <= _months(found["in_doubt"])


@pytest.mark.parametrize("day", ["first_day", "last_day"])
def test_the_months_of_an_earlier_job_stay_sure_beside_a_job_with_an_unknown_day(day: str) -> None:
    before: list[Any] = [{"from": ["1", "5", "2008"], "to": ["31", "8", "2020"]}]
    jobs: dict[str, Raw] = {**ENDED, day: UNKNOWN, "other_jobs": "yes", "jobs": before}
    found = contributions(**jobs, contributed="every")
    assert found["paid"][0] == "2008-05..2020-08"
    assert "2026-05" in _months(found["in_doubt"])


def test_a_month_that_was_filled_in_as_doubtful_counts_as_marked() -> None:
    asked = told(**{**RUNNING, "first_day": UNKNOWN}, contributed="some")
    assert not faults.of_screen(BY_KEY["grid"], asked)


def test_an_earlier_job_neither_ends_after_today_nor_begins_after_the_present_one() -> None:
    for wrong, field in (
        ({"from": ["1", "1", "2020"], "to": ["31", "12", "2027"]}, "to"),
        ({"from": ["1", "6", "2026"], "to": ["30", "9", "2026"]}, "from"),
    ):
        jobs: list[Any] = [wrong]
        asked = told(**RUNNING | {"other_jobs": "yes"}, jobs=jobs)
        found = faults.of_screen(BY_KEY["jobs"], asked)
        assert [each.place.name for each in found] == [f"jobs-0-{field}"]


def test_not_in_every_month_asks_which_and_takes_what_is_marked() -> None:
    unmarked = told(**ENDED, contributed="some")
    assert BY_KEY["grid"] in unmarked.screens()
    assert [each.place.name for each in faults.of_screen(BY_KEY["grid"], unmarked)] == ["grid"]
    marked = told(**ENDED, contributed="some", grid=["2026-04", "nq"])
    assert not faults.of_screen(BY_KEY["grid"], marked)
    assert question_of(marked)["person"]["contributions"] == {
        "paid": ["2026-03", "2026-06..2026-09"],
        "deducted_not_remitted": [],
        "in_doubt": ["2026-05"],
    }


def test_an_earlier_job_without_a_known_last_day_is_never_told_as_one_that_goes_on() -> None:
    before: list[Any] = [{"from": ["1", "5", "2008"], "to": UNKNOWN}]
    asked = told(**{**RUNNING, "other_jobs": "yes", "jobs": before}, contributed="every")
    assert question_of(asked)["person"]["employment"]["earlier"] is None


def test_corrections_do_not_count_once_every_month_is_said_to_be_paid() -> None:
    found = told(**ENDED, contributed="every", grid=["2026-04", "n"])
    assert BY_KEY["grid"] not in found.screens()
    assert question_of(found)["person"]["contributions"] == nothing_but("2026-03..2026-09")


def test_more_work_than_a_question_holds_keeps_the_newest_months() -> None:
    long = {**RUNNING, "first_day": ["1", "1", "1950"]}
    found = contributions(**long, contributed="every")
    assert found["paid"] == ["1966-12..2026-10"]


@pytest.mark.parametrize("contributed", ["every", "some"])
@pytest.mark.parametrize("year", ["1900", "1905", "1918"])
def test_a_last_day_in_the_first_years_there_are_is_a_question_too(
    year: str, contributed: str
) -> None:
    early = {**ENDED, "first_day": UNKNOWN, "last_day": ["1", "2", year]}
    asked = told(**early, contributed=contributed)
    assert faults.first_open(asked) is not None  # much else is open, and nothing breaks


def _months(spans: list[str]) -> set[str]:
    held = set()
    for span in spans:
        first, _, last = span.partition("..")
        year, month = map(int, first.split("-"))
        while f"{year:04d}-{month:02d}" <= (last or first):
            held.add(f"{year:04d}-{month:02d}")
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return held
