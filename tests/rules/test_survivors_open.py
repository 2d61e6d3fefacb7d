"""What an answer leaves open, and in which order it asks for the facts."""

import pytest

from tests.rules.test_survivors_shown import DAY, QUESTIONS, YEARS
from tests.support import Answer, ask, codes, entitlement, worker


def test_a_no_asks_for_nothing_more() -> None:
    """A "no" is never due to an unknown fact, so no fact is asked for beside it."""
    open_facts: Answer = {"monthly_wage": None, "employment": {"started_on": None}}
    questions = [
        *QUESTIONS,
        worker(sex="male", **open_facts, contributions=YEARS, events={"childbirth": {"date": DAY}}),
        worker(
            contributions={"paid": ["2026-09"]},
            events={"childbirth": {"date": DAY, "births_with_leave_allowance": None}},
        ),
        worker(
            contributions={"paid": []},
            sector="street_stall",
            events={
                "illness": {"date": DAY, "rest_days": None},
                "disability": {"date": DAY, "degree": None},
            },
        ),
    ]
    told = 0
    for question in questions:
        for benefit in ask(question)["benefits"].values():
            for part in benefit["entitlements"]:
                if part["verdict"] == "not_eligible":
                    told += 1
                    assert part["unknowns"] == []
    assert told > 10


def test_the_facts_to_find_out_are_asked_for_in_the_order_in_which_they_decide() -> None:
    """Months, then the job, the event, the age, the roll, the sector, the papers, the wage."""
    nothing: Answer = {"as_of": "2026-11-23", "person": {}, "events": {}}
    told = {**nothing, "person": {"employment": None, "contributions": None}}
    expected = [
        "person.contributions.paid",
        "person.employment",
        "events.childbirth.claimant",
        "person.birth_date",
        "person.registered",
        "person.sector",
        "person.documents",
        "person.nationality",
    ]
    fields = [item["field"] for item in ask(told)["benefits"]["maternity"]["unknowns"]]
    assert fields == expected
    wages = worker(
        monthly_wage=None,
        contributions=YEARS,
        events={"childbirth": {"date": DAY, "other_parent_claims": None}},
    )
    fields = [item["field"] for item in ask(wages)["benefits"]["maternity"]["unknowns"]]
    assert fields == ["events.childbirth.other_parent_claims", "person.monthly_wage"]


@pytest.mark.parametrize(
    ("events", "asked"),
    [
        ({}, []),
        ({"dental": {"date": DAY, "bill": 500}}, []),
        ({"dental": {"date": DAY}}, ["events.dental.bill"]),
    ],
)
def test_the_bill_is_asked_for_only_after_a_treatment_whose_bill_is_not_told(
    events: Answer, asked: list[str]
) -> None:
    found = ask(worker(contributions=YEARS, events=events))["benefits"]["medical"]
    assert [item["field"] for item in entitlement(found, "dental")["unknowns"]] == asked


def test_the_months_in_doubt_that_decide_how_much_survivors_get_are_asked_for() -> None:
    """119 sure months are enough for an allowance; one more, in doubt, would be for the larger."""
    record = {"paid": ["2016-12..2026-10"], "in_doubt": ["2016-11"]}
    found = ask(worker(contributions=record))["benefits"]["bereavement"]
    part = entitlement(found, "survivors_allowance")
    assert (part["verdict"], part["total"]) == ("eligible", None)
    assert [item["field"] for item in part["unknowns"]] == ["person.contributions.in_doubt"]
    assert "fact_missing" in codes(part["reasons"])


def test_what_is_open_is_named_even_when_no_day_is_left_to_be_paid() -> None:
    job = {"started_on": "2023-01-01", "ended_on": "2026-10-31", "end_reason": None}
    used = {"unemployment": {"date": "2026-11-01", "days_paid_this_year": 180}}
    found = ask(worker(contributions=YEARS, employment=job, events=used))["benefits"]
    assert entitlement(found["unemployment"], "unemployment_benefit")["verdict"] == "not_eligible"
    assert found["unemployment"]["verdict"] == "ask_sso"
    fields = [item["field"] for item in found["unemployment"]["unknowns"]]
    assert fields == ["person.employment.end_reason"]


def test_months_of_both_kinds_of_doubt_are_both_asked_for() -> None:
    record = {
        "paid": ["2026-07..2026-09"],
        "deducted_not_remitted": ["2026-06"],
        "in_doubt": ["2026-10"],
    }
    events = {"childbirth": {"date": DAY}}
    found = ask(worker(contributions=record, events=events))["benefits"]["maternity"]
    assert [item["field"] for item in found["unknowns"]] == [
        "person.contributions.deducted_not_remitted",
        "person.contributions.in_doubt",
    ]
    assert codes(found["reasons"]) == ["deducted_not_remitted", "fact_missing"]


@pytest.mark.parametrize("code", ["sickness_cash", "maternity_leave_allowance"])
def test_where_the_wage_alone_is_missing_it_is_asked_for(code: str) -> None:
    benefit = "medical" if code == "sickness_cash" else "maternity"
    found = ask(worker(contributions=YEARS, monthly_wage=None))["benefits"][benefit]
    part = entitlement(found, code)
    assert part["verdict"] == "eligible"
    assert [item["field"] for item in part["unknowns"]] == ["person.monthly_wage"]
