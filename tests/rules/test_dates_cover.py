"""Cover after the job has ended: its last day, and the two days either way that we cannot tell.

``covered_until`` = ``ended_on`` + 6 months, same day number or the month's last; an event within
two days of it either way cannot be told (contract, "After leaving").
"""

from datetime import date
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

from tests.rules.test_dates_rows import DAY, first_of, newest, number_on
from tests.support import Answer, ask, codes, entitlement, worker

TAIL, MARGIN = "cover_after_leaving_months", "cover_day_margin_days"
EVENTS = {
    "medical": "illness",
    "maternity": "childbirth",
    "bereavement": "death",
    "disability": "disability",
}
#: Last days of work: in mid-month, at a month's end, with and without a 31st, about a leap day.
LAST_DAYS = [
    date(2026, 4, 15),
    date(2026, 5, 31),
    date(2026, 4, 30),
    date(2025, 8, 31),
    date(2023, 8, 31),
    date(2023, 8, 29),
    date(2024, 2, 29),
]


def covered_until(ended: date) -> date:
    return ended + relativedelta(months=number_on(TAIL, ended))


def left(ended: date, as_of: date, events: Answer, **person: Any) -> Answer:
    """Somebody who paid for more than a year, up to and with the month the job ended in."""
    facts = {
        "employment": {"ended_on": ended.isoformat()},
        "contributions": {"paid": newest(first_of(ended, 1), 14)},
        **person,
    }
    return ask(worker(as_of=as_of.isoformat(), events=events, **facts))


def about_the_limit() -> list[Any]:
    margin = number_on(MARGIN, LAST_DAYS[0])
    sure, open_, over = "eligible", "ask_sso", "not_eligible"
    return [
        (-margin - 1, sure),
        (-margin, open_),
        (-1, open_),
        (0, open_),
        (1, open_),
        (margin, open_),
        (margin + 1, over),
    ]


REASONS = {
    "eligible": set[str](),
    "ask_sso": {"close_to_limit"},
    "not_eligible": {"cover_after_leaving_ended"},
}


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize(("shift", "verdict"), about_the_limit())
@pytest.mark.parametrize("ended", LAST_DAYS)
@pytest.mark.parametrize("benefit", EVENTS)
def test_cover_goes_on_after_the_job_and_is_left_open_about_its_last_day(
    benefit: str, ended: date, shift: int, verdict: str, told: bool
) -> None:
    until = covered_until(ended)
    day = until + shift * DAY
    events = {EVENTS[benefit]: {"date": day.isoformat()}} if told else {}
    # The last wages came in the month after, so that the months are enough on every day tried.
    record = {"paid": newest(first_of(ended, 2), 14)}
    found = left(ended, day, events, contributions=record)["benefits"][benefit]
    assert (found["verdict"], found["covered_until"]) == (verdict, until.isoformat())
    reasons = {"close_to_limit", "cover_after_leaving_ended"} & set(codes(found["reasons"]))
    assert reasons == REASONS[verdict]


@pytest.mark.parametrize("shift", [0, 1])
@pytest.mark.parametrize("benefit", EVENTS)
def test_the_last_day_of_work_and_the_day_after_it_are_covered(benefit: str, shift: int) -> None:
    ended = LAST_DAYS[0]
    found = left(ended, ended + shift * DAY, {})["benefits"][benefit]
    assert found["verdict"] == "eligible"


@pytest.mark.parametrize(
    ("ended", "until"),
    [
        ("2026-04-30", "2026-10-30"),
        ("2026-05-31", "2026-11-30"),
        ("2025-08-31", "2026-02-28"),
        ("2023-08-31", "2024-02-29"),
        ("2024-02-29", "2024-08-29"),
    ],
)
def test_the_last_covered_day_has_the_same_number_or_is_the_months_last(
    ended: str, until: str
) -> None:
    """By hand, six months on (rulebook A-38d)."""
    day = date.fromisoformat(ended)
    found = left(day, day + 30 * DAY, {})
    for benefit in EVENTS:
        assert found["benefits"][benefit]["covered_until"] == until


@pytest.mark.parametrize("ended", LAST_DAYS)
def test_the_enrolment_answer_goes_by_the_dates_alone(ended: date) -> None:
    until = covered_until(ended)
    status = [
        left(ended, day, {})["enrolment"]["status"]
        for day in (ended - DAY, ended, ended + DAY, until - DAY, until, until + DAY)
    ]
    assert status == [
        "insured",
        "insured",
        "covered_after_leaving",
        "covered_after_leaving",
        "covered_after_leaving",
        "no_longer_insured",
    ]


@pytest.mark.parametrize("shift", [-1, 0, 1])
def test_the_child_allowance_stops_with_the_last_day_of_work(shift: int) -> None:
    """The tail does not cover it (rulebook A-38x)."""
    ended = LAST_DAYS[0]
    events = {"children": [{"born_on": "2024-01-15"}]}
    found = left(ended, ended + shift * DAY, events)["benefits"]["child_support"]
    assert found["verdict"] == ("not_eligible" if shift > 0 else "eligible")
    assert ("no_longer_insured" in codes(found["reasons"])) == (shift > 0)
    assert found["covered_until"] is None


@pytest.mark.parametrize("shift", [-1, 0, 1])
def test_cash_that_replaces_wages_is_for_the_office_from_the_day_after_the_job(
    shift: int,
) -> None:
    """Treatment and the lump sum go on; whether the cash does is not confirmed."""
    ended = LAST_DAYS[0]
    day = ended + shift * DAY
    expected = "ask_sso" if shift > 0 else "eligible"
    sick = left(ended, day, {"illness": {"date": day.isoformat(), "rest_days": 5}})["benefits"]
    birth = left(ended, day, {"childbirth": {"date": day.isoformat()}})["benefits"]
    assert entitlement(sick["medical"], "sickness_cash")["verdict"] == expected
    assert entitlement(sick["medical"], "treatment")["verdict"] == "eligible"
    leave = entitlement(birth["maternity"], "maternity_leave_allowance")
    assert leave["verdict"] == expected
    assert entitlement(birth["maternity"], "childbirth_lump_sum")["verdict"] == "eligible"


def test_a_month_recorded_after_the_job_still_counts() -> None:
    """Contract, "After leaving": three months, one of them after the last day of work."""
    ended = date(2026, 4, 15)
    for paid, verdict in (
        (["2026-03", "2026-04", "2026-05"], "eligible"),
        (["2026-03", "2026-04"], "not_eligible"),
    ):
        found = left(ended, date(2026, 7, 1), {}, contributions={"paid": paid})
        assert found["benefits"]["medical"]["verdict"] == verdict


@pytest.mark.parametrize("shift", [-1, 0, 1])
def test_old_age_is_asked_for_from_the_day_after_the_last_day_of_work(shift: int) -> None:
    ended = LAST_DAYS[0]
    day = ended + shift * DAY
    events = {"retirement": {"date": day.isoformat()}}
    found = left(ended, day, events, birth_date="1960-01-01")["benefits"]["old_age"]
    assert found["verdict"] == ("eligible" if shift > 0 else "not_yet")
    assert ("still_insured" in codes(found["reasons"])) == (shift <= 0)
    assert found["earliest"] is None
