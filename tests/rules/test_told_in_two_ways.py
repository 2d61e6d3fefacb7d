"""Facts that reach the core by another way than usual."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from eligibility.rules import question
from eligibility.rules.faults import Refused
from eligibility.rules.rulebook import Rulebook
from tests.support import TODAY, Answer, ask, codes, entitlement, shipped, worker


def test_an_unknown_child_is_a_child_nobody_knows_anything_of() -> None:
    paid = {"paid": ["2024-01..2026-10"]}
    told = worker(events={"children": [None]}, contributions=paid)
    found = ask(told)["benefits"]["child_support"]
    assert found["verdict"] == "ask_sso"
    assert found["unknowns"][0]["field"].startswith("events.children.0")


def test_a_job_said_to_go_on_ends_before_the_first_day_without_one() -> None:
    """``ended_on: null`` was told, not assumed; the day of the job loss is the later word."""
    told = worker(
        employment={"started_on": "2026-01-01", "ended_on": None, "end_reason": "laid_off"},
        events={"unemployment": {"date": "2026-11-01"}},
    )
    answer = ask(told)
    assert answer["benefits"]["unemployment"]["verdict"] == "eligible"
    taken = {item["field"]: item["value"] for item in answer["assumed"]}
    assert taken["person.employment.ended_on"] == "2026-10-31"


def test_a_birth_in_an_earlier_job_is_covered_though_the_new_one_has_no_first_day() -> None:
    born = {"childbirth": {"date": "2025-06-10"}}
    earlier = [{"started_on": "2024-01-01", "ended_on": "2025-09-30"}]
    told = worker(
        employment={"earlier": earlier},
        contributions={"paid": ["2024-01..2025-09", "2026-01..2026-10"]},
        events=born,
    )
    assert ask(told)["benefits"]["maternity"]["verdict"] == "eligible"


def test_between_an_earlier_job_and_one_with_no_first_day_cover_cannot_be_told() -> None:
    born = {"childbirth": {"date": "2025-12-10"}}
    earlier = [{"started_on": "2024-01-01", "ended_on": "2025-09-30"}]
    told = worker(
        employment={"earlier": earlier},
        contributions={"paid": ["2024-01..2025-09", "2026-01..2026-10"]},
        events=born,
    )
    found = ask(told)["benefits"]["maternity"]
    assert found["verdict"] == "ask_sso"
    assert codes(found["reasons"]) == ["fact_missing"]
    assert found["unknowns"][0]["field"] == "person.employment.started_on"


def test_the_reason_of_one_job_is_not_that_of_another() -> None:
    """Dismissed from the last job; the job loss asked about is that of the one before."""
    told = worker(
        employment={
            "started_on": "2026-03-01",
            "ended_on": "2026-10-31",
            "end_reason": "serious_misconduct",
            "earlier": [{"started_on": "2025-01-01", "ended_on": "2026-01-31"}],
        },
        contributions={"paid": ["2025-01..2026-10"]},
        events={"unemployment": {"date": "2026-02-01"}},
    )
    found = ask(told)["benefits"]["unemployment"]
    assert found["verdict"] == "ask_sso"
    assert found["unknowns"][0]["field"] == "person.employment.end_reason"


def test_cover_after_leaving_beyond_the_days_we_vouch_for_is_not_promised() -> None:
    answer = ask(worker(as_of="2030-03-01", employment={"ended_on": "2029-12-31"}))
    assert answer["enrolment"]["status"] == "unknown"
    assert codes(answer["enrolment"]["reasons"]) == ["outside_our_records"]


def test_only_a_child_who_is_not_thai_needs_the_october_certificate() -> None:
    for nationality, needed in (("MM", True), ("TH", False), (None, True)):
        child = {"born_on": "2024-05-01", "nationality": nationality}
        found = ask(
            worker(events={"children": [child]}, contributions={"paid": ["2024-01..2026-10"]})
        )
        steps = codes(found["benefits"]["child_support"]["steps"])
        assert ("child_october_certificate" in steps) is needed


def test_a_day_cap_we_do_not_vouch_for_is_no_reason_for_a_no() -> None:
    law = shipped()
    rows = [row for history in law.histories.values() for row in history]
    lapsed = [
        replace(row, value=None) if row.key == "migrant_unemployment_cap_days" else row
        for row in rows
    ]
    without = Rulebook.build(release="", digest="", terms=lapsed)
    told = worker(employment={"ended_on": "2026-10-31", "end_reason": "laid_off"})
    found = ask(told, rulebook=without)["benefits"]["unemployment"]
    assert entitlement(found, "unemployment_benefit")["verdict"] == "ask_sso"


def test_too_old_today_with_a_first_day_nobody_knows_cannot_be_told() -> None:
    """Never asked, the day of the question counts; asked and unknown, it may lie years back."""
    facts: Answer = {
        "birth_date": "1964-01-01",
        "contributions": {"paid": []},
        "registered": True,
    }
    for employment, verdict in (
        ({"started_on": None}, "not_yet"),
        (None, "not_yet"),
        ({}, "not_eligible"),
        ({"started_on": "2025-01-01"}, "not_eligible"),
        ({"started_on": "2024-12-31"}, "not_yet"),
    ):
        found = ask(worker(employment=employment, **facts))
        assert found["benefits"]["medical"]["verdict"] == verdict, employment


def test_a_doubtful_child_already_paid_for_may_hold_the_third_place() -> None:
    """Three other children are paid for every month; whether one counts is not known."""
    born = ["2024-01-01", "2024-06-01", "2024-08-01"]
    paid: list[Answer] = [
        {"born_on": day, "lawful": True, "allowance_paid_through": "2026-10"} for day in born
    ]
    for lawful, verdict in ((True, "not_eligible"), (None, "ask_sso"), (False, "eligible")):
        paid[2]["lawful"] = lawful
        told = worker(
            sex="male",
            contributions={"paid": ["2024-01..2026-10"]},
            events={"children": [{"born_on": "2022-01-01", "lawful": True}, *paid]},
        )
        found = ask(told)["benefits"]["child_support"]
        assert entitlement(found, "child_allowance_arrears")["verdict"] == verdict, lawful


def test_a_wage_nobody_knows_for_some_months_leaves_the_amount_open() -> None:
    told = worker(
        wages=[{"months": "2026-05..2026-10", "baht": None}],
        events={"childbirth": {"date": "2026-11-20"}},
    )
    found = ask(told)["benefits"]["maternity"]
    allowance = entitlement(found, "maternity_leave_allowance")
    assert (allowance["verdict"], allowance["total"]) == ("eligible", None)
    assert "person.monthly_wage" in [unknown["field"] for unknown in found["unknowns"]]


def test_what_looks_like_a_name_is_not_said_again() -> None:
    with pytest.raises(Refused) as refused:
        question.read({"person": {"Ma Aye Aye 0812345678": 1, "sectr": "factory"}}, today=TODAY)
    assert [fault.field for fault in refused.value.faults] == ["person.#1", "person.sectr"]
    assert "Aye" not in str(refused.value)


def test_a_question_at_the_beginning_of_the_calendar_is_answered() -> None:
    told = {
        "as_of": "1900-01-31",
        "events": {"illness": {"date": "2026-11-23"}, "unemployment": {"date": "1901-12-31"}},
    }
    assert len(ask(told)["benefits"]) == 7


def test_an_earlier_job_with_no_last_day_leaves_cover_and_the_end_of_the_job_open() -> None:
    told = worker(
        employment={
            "started_on": "2026-12-15",
            "earlier": [{"started_on": "2020-01-01", "ended_on": None}],
        },
        birth_date="1971-03-02",
        events={"children": [{"born_on": "2024-05-01"}]},
        contributions={"paid": ["2020-01..2026-10"]},
    )
    found = ask(told)["benefits"]
    for benefit in ("medical", "child_support", "old_age"):
        assert found[benefit]["verdict"] == "ask_sso", benefit
        fields = [unknown["field"] for unknown in found[benefit]["unknowns"]]
        assert "person.employment.earlier" in fields, benefit


def test_an_unknown_job_stays_unknown_but_for_the_day_it_was_lost() -> None:
    told = worker(employment=None, events={"unemployment": {"date": "2026-11-01"}})
    found = ask(told)
    assert found["benefits"]["unemployment"]["asked"] == "event"
    assert "person.employment.earlier" not in [item["field"] for item in found["assumed"]]


def test_a_last_day_that_is_no_date_is_the_only_fault_told() -> None:
    """Whether the job loss fits it cannot be judged yet."""
    told = worker(
        employment={"ended_on": "2026-13-01"}, events={"unemployment": {"date": "2026-11-01"}}
    )
    with pytest.raises(Refused) as refused:
        question.read(told, today=TODAY)
    assert [fault.field for fault in refused.value.faults] == ["person.employment.ended_on"]


def test_a_list_that_was_told_is_not_asked_for_again() -> None:
    """``paid: []`` is an answer; only the doubtful months are open."""
    told = worker(sector="street_stall", contributions={"paid": [], "in_doubt": None})
    fields = [unknown["field"] for unknown in ask(told)["benefits"]["medical"]["unknowns"]]
    assert "person.contributions.in_doubt" in fields
    assert "person.contributions.paid" not in fields


def test_a_month_after_the_illness_that_could_decide_is_named() -> None:
    """Short at the illness; the month since then was deducted and is not on the record."""
    told = worker(
        as_of="2026-11-23",
        employment={"started_on": "2026-08-01", "ended_on": "2026-10-31"},
        contributions={"paid": ["2026-08..2026-09"], "deducted_not_remitted": ["2026-10"]},
        events={"illness": {"date": "2026-10-31", "rest_days": 30}},
    )
    found = ask(told)["benefits"]["medical"]
    assert found["verdict"] == "ask_sso"
    assert codes(found["reasons"]) == ["deducted_not_remitted"]
    fields = [unknown["field"] for unknown in found["unknowns"]]
    assert fields[0] == "person.contributions.deducted_not_remitted"


def test_an_injury_at_work_cites_the_days_for_the_report_and_the_claim() -> None:
    injury = ask(worker(events={"work_injury": {"date": "2026-11-23"}}))["work_injury"]
    assert [row["key"] for row in injury["citations"]] == [
        "injury_employer_report_days",
        "injury_worker_claim_days",
    ]


def test_one_reason_for_leaving_has_days_left_and_the_other_not() -> None:
    """120 days were paid this year: nothing is left after resigning, something after a lay-off."""
    for reason, verdict in (
        ("laid_off", "eligible"),
        ("resigned", "not_eligible"),
        ("unknown", "ask_sso"),
    ):
        told = worker(
            nationality="TH",
            employment={"ended_on": "2026-10-31", "end_reason": reason},
            events={"unemployment": {"date": "2026-11-01", "days_paid_this_year": 120}},
        )
        found = ask(told)["benefits"]["unemployment"]
        assert entitlement(found, "unemployment_benefit")["verdict"] == verdict, reason


def test_without_a_child_nothing_is_owed_whatever_the_record() -> None:
    for contributions in ({}, {"total_months": 60}, {"paid": ["2024-01..2026-10"]}):
        told = worker(contributions=contributions, events={"children": []})
        found = ask(told)["benefits"]["child_support"]
        arrears = entitlement(found, "child_allowance_arrears")
        assert (arrears["verdict"], codes(arrears["reasons"])) == ("not_eligible", ["no_child"])
        assert found["group"] == "not_for_you"


def test_no_estimate_stands_beside_a_payment_that_is_not_settled() -> None:
    """Lump sum or pension, own share or both: a figure would be that of one of the two."""
    for contributions in (
        {"paid": ["2012-01..2026-10"], "in_doubt": ["2011-11..2011-12"]},
        {"paid": ["2025-12..2026-10"], "in_doubt": ["2025-11"]},
    ):
        told = worker(
            birth_date="1970-01-01",
            employment={"ended_on": "2026-10-31"},
            contributions=contributions,
        )
        lump = entitlement(ask(told)["benefits"]["old_age"], "old_age_lump_sum")
        assert (lump["verdict"], lump["estimate"]) == ("ask_sso", None)
        assert "person.monthly_wage" not in [item["field"] for item in lump["unknowns"]]


def test_a_thai_maid_is_not_sent_to_the_insurance_for_migrants() -> None:
    for nationality, sent in (("TH", False), ("MM", True)):
        told = worker(
            nationality=nationality, sector="private_household", contributions={"paid": []}
        )
        advice = codes(ask(told)["advice"])
        assert ("buy_migrant_health_insurance" in advice) is sent
        assert "ask_sso" in advice


def test_doubtful_months_may_make_a_child_young_enough() -> None:
    """With only the sure months the child is six before the twelve are there."""
    child = {"born_on": "2021-01-10", "lawful": True}
    for doubtful, verdict in (
        ({}, "not_eligible"),
        ({"in_doubt": ["2025-01..2025-02"]}, "ask_sso"),
    ):
        told = worker(
            contributions={"paid": ["2026-02..2026-10"], **doubtful}, events={"children": [child]}
        )
        found = ask(told)["benefits"]["child_support"]
        assert found["verdict"] == verdict
    assert found["unknowns"][0]["field"] == "person.contributions.in_doubt"


def test_a_child_to_be_born_is_waited_for_unless_the_job_ends_before() -> None:
    child = {"born_on": "2027-01-15", "lawful": True}
    for ended_on, verdict, earliest in (
        (None, "not_yet", "2027-01-15"),
        ("2026-12-31", "not_eligible", None),
    ):
        told = worker(
            employment={"ended_on": ended_on},
            contributions={"paid": ["2024-01..2026-10"]},
            events={"children": [child]},
        )
        found = ask(told)["benefits"]["child_support"]
        assert (found["verdict"], found["earliest"]) == (verdict, earliest)


def test_doubtful_months_may_make_a_pension_before_the_job_ends() -> None:
    told = worker(
        birth_date="1970-01-01",
        employment={"ended_on": "2026-11-30"},
        contributions={"paid": ["2012-02..2026-10"], "in_doubt": ["2011-01..2011-02"]},
    )
    pension = entitlement(ask(told)["benefits"]["old_age"], "old_age_pension")
    fields = [unknown["field"] for unknown in pension["unknowns"]]
    assert pension["verdict"] == "not_yet"
    assert "person.contributions.in_doubt" in fields


def test_a_rulebook_remembers_only_so_many_days() -> None:
    law = Rulebook.build(
        release="", digest="", terms=[r for rows in shipped().histories.values() for r in rows]
    )
    days = [date(2021, 1, 1) + timedelta(days=number) for number in range(1000)]
    amounts = {law.term("child_amount", day) for day in days}
    assert {row and row.number for row in amounts} == {800}
    assert len(law._days) <= 400
