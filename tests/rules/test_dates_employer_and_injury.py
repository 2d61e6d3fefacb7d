"""Deadlines that count days: the employer's registration, and an injury at work.

"employer's registration = started_on + 30; injury + 15 and + 180" (contract, "Deadlines that
count days"), each the last day that is in time.
"""

from datetime import date

import pytest

from tests.rules.test_dates_rows import (
    DAY,
    bounds,
    number_of,
    settled_days,
    shifted,
    value_on,
)
from tests.support import Answer, ask, worker

INJURY = {
    "employer_report_by": "injury_employer_report_days",
    "worker_claim_by": "injury_worker_claim_days",
}


def started(day: date, as_of: date, *, registered: bool | None = False) -> str | None:
    question = worker(
        as_of=as_of.isoformat(),
        registered=registered,
        employment={"started_on": day.isoformat()},
        contributions={"paid": []},
    )
    by: str | None = ask(question)["enrolment"]["employer_should_have_registered_by"]
    return by


def hurt(day: date) -> Answer:
    question = worker(
        as_of=day.isoformat(),
        events={"work_injury": {"date": day.isoformat()}},
        contributions={"paid": []},
    )
    injury: Answer = ask(question)["work_injury"]
    return injury


@pytest.mark.parametrize(
    ("day", "allowed"),
    [(day, number_of(row)) for row, day in settled_days("employer_register_days")],
)
@pytest.mark.parametrize("waited", [0, 29, 30, 31])
def test_the_employer_has_its_days_from_the_start_of_work(
    waited: int, day: date, allowed: int
) -> None:
    """The last day is named on every day it is asked, before it and after it."""
    assert started(day, day + waited * DAY) == shifted(day, allowed)


@pytest.mark.parametrize(
    ("start", "by"),
    [
        ("2026-09-01", "2026-10-01"),
        ("2026-01-31", "2026-03-02"),
        ("2024-01-31", "2024-03-01"),
        ("2025-12-15", "2026-01-14"),
    ],
)
def test_thirty_days_by_hand_over_months_of_every_length(start: str, by: str) -> None:
    """Days are counted, not a month: section 34."""
    day = date.fromisoformat(start)
    assert started(day, day + 60 * DAY) == by


def test_the_employers_last_day_is_told_only_to_the_unregistered_with_a_first_day() -> None:
    day = date(2026, 9, 1)
    assert started(day, date(2026, 11, 23)) is not None
    assert started(day, date(2026, 11, 23), registered=True) is None
    assert started(day, date(2026, 11, 23), registered=None) is None
    unknown = worker(registered=False, contributions={"paid": []})
    assert ask(unknown)["enrolment"]["employer_should_have_registered_by"] is None


@pytest.mark.parametrize("shift", [-1, 0, 1])
@pytest.mark.parametrize(
    ("name", "key", "bound"),
    [(name, key, day) for name, key in INJURY.items() for other, day in bounds() if other == key],
)
def test_the_days_after_an_injury_are_those_of_the_law_of_its_day(
    name: str, key: str, bound: date, shift: int
) -> None:
    """The last known value is never reused silently: beyond the vouched days no day is named."""
    day = bound + shift * DAY
    row = value_on(key, day)
    assert hurt(day)[name] == (None if row is None else shifted(day, number_of(row)))


def test_an_injury_on_23_november_2026_by_hand() -> None:
    """+ 15 days: 8 December; + 180 days: 22 May (7 in November, then 31, 31, 28, 31, 30, 22)."""
    assert hurt(date(2026, 11, 23)) | {"citations": []} == {
        "fund": "workmens_compensation_fund",
        "employer_report_by": "2026-12-08",
        "worker_claim_by": "2027-05-22",
        "citations": [],
    }


def test_an_injury_needs_no_month_on_record_and_no_registration() -> None:
    """Protection from day one (rulebook, section 10), also for those who cannot be insured."""
    question = worker(
        sector="street_stall",
        registered=False,
        documents=[],
        contributions={"paid": []},
        events={"work_injury": {"date": "2026-11-23"}},
    )
    assert ask(question)["work_injury"]["worker_claim_by"] == "2027-05-22"
