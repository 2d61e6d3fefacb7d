"""The last day for a claim, −1, 0, +1: two years after the event (section 56)."""

from datetime import date
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

from tests.rules.test_dates_rows import DAY, newest, number_of, settled_days, shifted
from tests.support import Answer, ask, codes, worker

EVENTS = {
    "medical": "illness",
    "maternity": "childbirth",
    "bereavement": "death",
    "disability": "disability",
    "old_age": "retirement",
    "unemployment": "unemployment",
}
STANDING = ("medical", "maternity", "bereavement", "disability", "unemployment", "old_age")


def claimed(benefit: str, event: date, claim: date) -> Answer:
    """What is found on ``claim`` for an event that was claimed on that day."""
    facts: Answer = {"contributions": {"paid": newest(event, 24)}}
    if benefit == "unemployment":
        facts["employment"] = {"ended_on": shifted(event, -1), "end_reason": "laid_off"}
    if benefit == "old_age":
        facts["employment"] = {"ended_on": shifted(event, -1)}
        facts["birth_date"] = (event - relativedelta(years=60)).isoformat()
    events = {EVENTS[benefit]: {"date": event.isoformat()}}
    answer: Answer = ask(worker(as_of=claim.isoformat(), events=events, **facts))
    found: Answer = answer["benefits"][benefit]
    return found


def last_days() -> list[Any]:
    """For each row of the deadline a claim day inside it, and the event it is the last day for."""
    return [
        (day - relativedelta(years=number_of(row)), day)
        for row, day in settled_days("claim_deadline_years")
    ]


@pytest.mark.parametrize(("event", "last"), last_days())
@pytest.mark.parametrize("shift", [-1, 0, 1])
@pytest.mark.parametrize("benefit", EVENTS)
def test_a_claim_is_in_time_up_to_and_with_its_last_day(
    benefit: str, shift: int, event: date, last: date
) -> None:
    found = claimed(benefit, event, last + shift * DAY)
    assert found["claim_by"] == last.isoformat()
    assert found["verdict"] == ("not_eligible" if shift > 0 else "eligible")
    assert ("claim_deadline_passed" in codes(found["reasons"])) == (shift > 0)


@pytest.mark.parametrize("benefit", EVENTS)
@pytest.mark.parametrize(
    ("event", "last"),
    [
        (date(2024, 2, 29), date(2026, 2, 28)),
        (date(2024, 2, 28), date(2026, 2, 28)),
        (date(2024, 3, 1), date(2026, 3, 1)),
        (date(2022, 2, 28), date(2024, 2, 28)),
        (date(2023, 12, 31), date(2025, 12, 31)),
    ],
)
def test_the_anniversary_of_29_february_is_28_february(
    benefit: str, event: date, last: date
) -> None:
    """Same day number, or the month's last where there is none."""
    for shift, verdict in ((0, "eligible"), (1, "not_eligible")):
        found = claimed(benefit, event, last + shift * DAY)
        assert (found["claim_by"], found["verdict"]) == (last.isoformat(), verdict)


@pytest.mark.parametrize(("event", "last"), last_days())
def test_the_day_of_the_claim_decides_and_not_the_day_of_the_question(
    event: date, last: date
) -> None:
    """A claim made in time is asked about long after; ``claim_date`` defaults to as_of."""
    for claim, verdict in ((last, "eligible"), (last + DAY, "not_eligible")):
        question = worker(
            as_of=shifted(last, 60),
            events={
                "childbirth": {"date": event.isoformat()},
                "claim_date": claim.isoformat(),
            },
            contributions={"paid": newest(event, 24)},
        )
        assert ask(question)["benefits"]["maternity"]["verdict"] == verdict


def test_a_standing_question_and_the_child_allowance_have_no_last_day_for_a_claim() -> None:
    born = {"children": [{"born_on": "2024-05-01"}]}
    answer = ask(worker(events=born, contributions={"paid": ["2024-10..2026-10"]}))
    assert {answer["benefits"][name]["claim_by"] for name in (*STANDING, "child_support")} == {None}


def test_no_last_day_is_given_to_somebody_who_cannot_be_insured() -> None:
    """When enrolment makes a benefit not eligible, ``covered_until`` and ``claim_by`` are null."""
    question = worker(
        events={"childbirth": {"date": "2026-11-01"}},
        sector="street_stall",
        contributions={"paid": []},
    )
    found = ask(question)["benefits"]["maternity"]
    assert (found["verdict"], found["claim_by"], found["covered_until"]) == (
        "not_eligible",
        None,
        None,
    )
