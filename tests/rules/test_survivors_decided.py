"""What decides when months come later, are in doubt, or a value is not vouched for."""

from dataclasses import replace
from datetime import date

import pytest

from eligibility.rules.rulebook import Rulebook
from tests.support import Answer, ask, codes, entitlement, shipped, worker

YEARS = {"paid": ["2023-01..2026-10"]}


def jobless() -> Answer:
    job = {"started_on": "2023-01-01", "ended_on": "2026-10-31", "end_reason": "laid_off"}
    return worker(contributions=YEARS, employment=job)


def test_a_no_to_treatment_today_does_not_rest_on_months_in_doubt() -> None:
    """Short at the illness for sure; but in today's window, still covered, they could do.

    The window of June holds May alone. That of November (August 2025 to October 2026) holds June
    and July as well, if they were paid: three months, so nobody can tell.
    """
    job = {"started_on": "2026-05-01", "ended_on": "2026-08-31"}
    events = {"illness": {"date": "2026-06-15", "rest_days": 5}}
    for doubtful, verdict in ((["2026-06", "2026-07"], "ask_sso"), (["2026-06"], "not_eligible")):
        record = {"paid": ["2026-05"], "in_doubt": doubtful}
        found = ask(worker(contributions=record, employment=job, events=events))["benefits"]
        assert found["medical"]["verdict"] == verdict


def until_october(key: str) -> Rulebook:
    """The shipped law with one value vouched for until the end of October 2026 only."""
    law = shipped()
    terms = [
        replace(row, vouched_until=date(2026, 10, 31)) if name == key else row
        for name, rows in law.histories.items()
        for row in rows
    ]
    return Rulebook.build(release=law.release, digest=law.digest, terms=terms)


def test_where_only_the_day_cap_is_not_vouched_for_the_days_of_a_migrant_are_open() -> None:
    """Each value has days of its own; the last known one is never reused silently."""
    law = until_october("migrant_unemployment_cap_days")
    for nationality, days in (("MM", None), ("TH", 180)):
        given = jobless()
        given["person"]["nationality"] = nationality
        found = ask(given, rulebook=law)["benefits"]["unemployment"]
        assert entitlement(found, "unemployment_benefit")["payable_days"] == days


@pytest.mark.parametrize("key", ["unemployment_rate_terminated", "unemployment_days_terminated"])
def test_without_a_rate_or_days_to_rely_on_nothing_is_offered(key: str) -> None:
    found = ask(jobless(), rulebook=until_october(key))["benefits"]["unemployment"]
    part = entitlement(found, "unemployment_benefit")
    assert part["verdict"] == "ask_sso"
    assert "outside_our_records" in codes(part["reasons"])
    assert (part["rate"], part["statutory_days"], part["total"]) == (None, None, None)


@pytest.mark.parametrize(
    ("ended", "verdict", "earliest"),
    [("2026-09-30", "not_yet", "2026-11-23"), ("2026-04-30", "not_eligible", None)],
)
def test_treatment_is_cured_by_months_that_came_later_while_cover_runs(
    ended: str, verdict: str, earliest: str | None
) -> None:
    """One month before the illness of January; enough in today's window, if still covered."""
    record = {"paid": ["2025-12..2026-04"]}
    job = {"started_on": "2025-12-01", "ended_on": ended}
    events = {"illness": {"date": "2026-01-15", "rest_days": 5}}
    found = ask(worker(contributions=record, employment=job, events=events))["benefits"]
    assert (found["medical"]["verdict"], found["medical"]["earliest"]) == (verdict, earliest)


@pytest.mark.parametrize(
    ("doubtful", "verdict"),
    [(["2026-08", "2026-09"], "ask_sso"), (["2026-09"], "not_eligible")],
)
def test_a_birth_ahead_hangs_on_months_in_doubt_when_those_to_come_leave_just_so_many_missing(
    doubtful: list[str], verdict: str
) -> None:
    """October is sure, November and December come before the job ends: two are missing."""
    found = ask(
        worker(
            contributions={"paid": ["2026-10"], "in_doubt": doubtful},
            employment={"started_on": "2026-01-01", "ended_on": "2026-12-31"},
            events={"childbirth": {"date": "2027-03-15"}},
        )
    )
    assert found["benefits"]["maternity"]["verdict"] == verdict
