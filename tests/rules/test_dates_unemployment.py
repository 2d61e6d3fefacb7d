"""The days of the unemployment benefit: waiting, registering, and finding a new employer.

Day 1 is the first day without a job; paid from day 8; registration up to day 30 is in time,
later → paid from the day of registration (contract, "Unemployment").
"""

from datetime import date
from typing import Any

import pytest

from tests.rules.test_dates_rows import (
    DAY,
    bounds,
    first_of,
    newest,
    number_of,
    number_on,
    settled_days,
    shifted,
    value_on,
)
from tests.support import Answer, ask, codes, entitlement, worker

PAID_FROM, REGISTER = "unemployment_paid_from_day", "unemployment_register_within_days"


def lost(first: date, as_of: date, *, registered_on: date | None = None, **person: Any) -> Answer:
    """A lay-off: ``first`` is the first day without a job, after two full years of months."""
    told = {"date": first.isoformat(), "registered_on": registered_on and registered_on.isoformat()}
    facts = {
        "employment": {"ended_on": shifted(first, -1), "end_reason": "laid_off"},
        "contributions": {"paid": newest(min(first, as_of), 24)},
        **person,
    }
    return ask(worker(as_of=as_of.isoformat(), events={"unemployment": told}, **facts))


waiting = pytest.mark.parametrize(
    ("first", "payable"),
    [(day, day + (number_of(row) - 1) * DAY) for row, day in settled_days(PAID_FROM)],
)
registering = pytest.mark.parametrize(
    ("first", "last"),
    [(day, day + (number_of(row) - 1) * DAY) for row, day in settled_days(REGISTER, PAID_FROM)],
)


@waiting
@pytest.mark.parametrize("shift", [-1, 0, 1])
def test_the_benefit_is_paid_from_its_first_payable_day_on(
    shift: int, first: date, payable: date
) -> None:
    found = lost(first, payable + shift * DAY)["benefits"]["unemployment"]
    early = shift < 0
    assert found["verdict"] == ("not_yet" if early else "eligible")
    assert found["earliest"] == (payable.isoformat() if early else None)
    assert ("waiting_days" in codes(found["reasons"])) == early


@waiting
def test_a_job_that_ends_after_today_has_waiting_days_too(first: date, payable: date) -> None:
    """The last day of work is today, tomorrow, in ten days: the first payable day is a week on."""
    for days in (1, 2, 11):
        found = lost(first, first - days * DAY)["benefits"]["unemployment"]
        assert (found["verdict"], found["earliest"]) == ("not_yet", payable.isoformat())


@waiting
def test_a_standing_question_knows_no_waiting_days(first: date, payable: date) -> None:
    question = worker(as_of=first.isoformat(), contributions={"paid": newest(first, 24)})
    found = ask(question)["benefits"]["unemployment"]
    assert (found["asked"], found["verdict"]) == ("standing", "eligible")
    assert "waiting_days" not in codes(found["reasons"])


@registering
@pytest.mark.parametrize("shift", [-1, 0, 1])
def test_a_registration_is_in_time_up_to_and_with_its_last_day(
    shift: int, first: date, last: date
) -> None:
    registered = last + shift * DAY
    found = lost(first, first_of(first, 3), registered_on=registered)["benefits"]["unemployment"]
    paid = entitlement(found, "unemployment_benefit")
    in_time = first + (number_on(PAID_FROM, first) - 1) * DAY
    assert found["verdict"] == paid["verdict"] == "eligible"
    assert paid["first_payable_on"] == (registered if shift > 0 else in_time).isoformat()
    assert ("registered_late" in codes(found["reasons"])) == (shift > 0)


@registering
@pytest.mark.parametrize("days", [0, 6, 7, 8])
def test_an_early_registration_does_not_shorten_the_waiting_days(
    days: int, first: date, last: date
) -> None:
    """On day 1, 7, 8 or 9: the first payable day is day 8."""
    answer = lost(first, first_of(first, 3), registered_on=first + days * DAY)
    paid = entitlement(answer["benefits"]["unemployment"], "unemployment_benefit")
    payable = first + (number_on(PAID_FROM, first) - 1) * DAY
    assert paid["first_payable_on"] == payable.isoformat()


@waiting
def test_without_a_registration_the_verdict_stands_and_no_payable_day_is_named(
    first: date, payable: date
) -> None:
    """``registered_on`` absent or null never changes the verdict."""
    found = lost(first, first_of(first, 3))["benefits"]["unemployment"]
    paid = entitlement(found, "unemployment_benefit")
    assert (found["verdict"], paid["verdict"]) == ("eligible", "eligible")
    assert paid["first_payable_on"] is None


def test_the_days_by_hand() -> None:
    """Jobless from 1 November 2026: paid from the 8th, registration until the 30th."""
    first, later = date(2026, 11, 1), date(2026, 12, 20)
    shown = {}
    for registered in (date(2026, 11, 30), date(2026, 12, 1)):
        found = lost(first, later, registered_on=registered)["benefits"]["unemployment"]
        shown[registered.isoformat()] = entitlement(found, "unemployment_benefit")[
            "first_payable_on"
        ]
    assert shown == {"2026-11-30": "2026-11-08", "2026-12-01": "2026-12-01"}
    early = lost(first, date(2026, 11, 7))["benefits"]["unemployment"]
    assert (early["verdict"], early["earliest"]) == ("not_yet", "2026-11-08")


def employer_by(first: date) -> Answer:
    advice = lost(first, first + 10 * DAY)["advice"]
    found: Answer = next(item for item in advice if item["code"] == "find_employer_by")["params"]
    return found


@pytest.mark.parametrize("shift", [-1, 0, 1])
@pytest.mark.parametrize(
    ("name", "key", "bound"),
    [
        (key.rsplit("_", 1)[1], key, day)
        for key, day in bounds()
        if key in ("find_employer_days_officer", "find_employer_days_reported")
    ],
)
def test_the_days_to_find_an_employer_run_from_the_first_day_without_a_job(
    name: str, key: str, bound: date, shift: int
) -> None:
    """By the law of that day; the reported sixty days only since 24 September 2024."""
    first = bound + shift * DAY
    row = value_on(key, first)
    expected = None if row is None else shifted(first, number_of(row))
    assert employer_by(first)[name] == expected


def test_both_limits_to_find_an_employer_are_shown() -> None:
    """First jobless day + 30 (officer) and + 60 (reported)."""
    assert employer_by(date(2026, 11, 1)) == {"officer": "2026-12-01", "reported": "2026-12-31"}
    assert employer_by(date(2024, 9, 23)) == {"officer": "2024-10-23", "reported": None}
    assert employer_by(date(2024, 9, 24)) == {"officer": "2024-10-24", "reported": "2024-11-23"}


def test_a_thai_national_needs_no_new_employer_to_stay() -> None:
    first = date(2026, 11, 1)
    answer = lost(first, first + 10 * DAY, nationality="TH", documents=["thai_id"])
    assert "find_employer_by" not in codes(answer["advice"])
    assert "register_with_doe" in codes(answer["advice"])


@pytest.mark.parametrize(
    ("already", "payable", "verdict"),
    [(149, 30, "eligible"), (150, 30, "eligible"), (151, 29, "eligible"), (180, 0, "not_eligible")],
)
def test_days_paid_this_year_leave_less_than_the_cap_only_near_the_end(
    already: int, payable: int, verdict: str
) -> None:
    """min(180 − days paid this calendar year, 30 if not Thai); none left is no benefit."""
    question = worker(
        as_of="2026-11-23",
        employment={"ended_on": "2026-10-31", "end_reason": "laid_off"},
        events={"unemployment": {"date": "2026-11-01", "days_paid_this_year": already}},
    )
    found = ask(question)["benefits"]["unemployment"]
    paid = entitlement(found, "unemployment_benefit")
    assert found["verdict"] == "eligible"
    assert (paid["payable_days"], paid["verdict"]) == (payable, verdict)
