"""The edges of the question and of the answer, held to cases that were worked out by hand.

The cases stand in ``tests/cases/audit_edges.yaml``; ``why`` names the sentence each rests on.
Here, beside them: which questions are refused and at which field, and what every answer carries.
"""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from eligibility.rules import question
from eligibility.rules.faults import Refused
from eligibility.worked_cases import differences, split
from tests.support import WORKER, ask, cases, codes, entitlement, worker

CASES = cases("audit_edges.yaml")
words = str.split
BENEFITS = words("medical maternity child_support bereavement old_age unemployment disability")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_each_edge_is_answered_as_worked_out_by_hand(case: dict[str, Any]) -> None:
    asked, labels = split(case)
    found = differences(case["id"], labels["expect"], ask(asked))
    assert not found, "\n".join(map(str, found))


def test_every_case_has_its_own_id_and_says_why() -> None:
    ids = [case["id"] for case in CASES]
    assert len(set(ids)) == len(ids)
    assert all(name.startswith("AE") for name in ids)
    assert all(case["why"] and case["expect"] for case in CASES)


# ---------------------------------------------------------------- what is refused
def asking(path: str, value: object) -> dict[str, Any]:
    """The worker's question with one field put in, the objects on the way made as needed."""
    made = deepcopy(WORKER)
    *way, last = path.split(".")
    place: dict[str, Any] = made
    for step in way:
        place = place.setdefault(step, {})
    place[last] = value
    return made


def refused_at(given: object) -> list[str]:
    """The field paths at which a question is refused."""
    with pytest.raises(Refused) as caught:
        question.read(given, today=date(2026, 11, 23))
    return [fault.field for fault in caught.value.faults]


PAID = "person.contributions.paid"
CHILD = {"born_on": "2024-05-01"}
ONE_FIELD = [
    # unknown or misspelt
    ("evnts", {}),
    ("person.sexx", "female"),
    ("person.employment.end_on", "2026-10-31"),
    ("person.contributions.payed", []),
    ("events.ilness", {}),
    ("events.illness.restdays", 3),
    ("events.work_injury.hour", 9),
    ("person.sex", "woman"),
    ("person.sector", "Factory"),
    ("person.documents", ["pasport"]),
    ("person.employment.end_reason", "fired"),
    ("events.disability.degree", "medium"),
    ("language", "mm"),
    # not what the field holds
    ("person.registered", "yes"),
    ("person.monthly_wage", True),
    ("person.monthly_wage", "12000"),
    ("person.birth_date", "2025-02-29"),
    ("person.birth_date", "10/05/1995"),
    (PAID, "2026-10"),
    (PAID, ["2026-13"]),
    ("events.children", {}),
    ("person.documents", "passport"),
    # reversed span
    (PAID, ["2026-10..2026-09"]),
    ("person.contributions.in_doubt", ["2025-10..2025-09"]),
    ("person.wages", [{"months": "2026-10..2026-09", "baht": 9000}]),
    # a month after as_of
    (PAID, ["2026-12"]),
    (PAID, ["2026-10..2026-12"]),
    ("person.contributions.in_doubt", ["2026-12"]),
    ("person.contributions.deducted_not_remitted", ["2026-12"]),
    # years
    ("person.birth_date", "2538-05-10"),
    ("person.birth_date", "2401-01-01"),
    ("person.birth_date", "1899-12-31"),
    ("as_of", "2569-11-23"),
    (PAID, ["2569-10"]),
    ("events.childbirth.date", "2569-11-20"),
    # below nothing, beyond every number
    ("person.monthly_wage", -1),
    ("person.wages", [{"months": "2026-10", "baht": -1}]),
    ("person.contributions.total_months", -1),
    ("person.monthly_wage", float("nan")),
    ("person.monthly_wage", float("inf")),
    # too many
    ("events.children", [CHILD] * 21),
    (PAID, ["1966-11..2026-11"]),
]


@pytest.mark.parametrize(("path", "value"), ONE_FIELD, ids=lambda part: str(part)[:40])
def test_a_field_that_cannot_be_meant_is_refused_by_name(path: str, value: object) -> None:
    """Never silently mended: the person is told which field to look at."""
    assert any(f"{found}.".startswith(f"{path}.") for found in refused_at(asking(path, value)))


SICK = {"date": "2026-11-23"}
BIRTH = {"date": "2026-11-20"}
JOBLESS = {"date": "2026-11-01"}
ABOUT_EVENTS = [
    ("illness", SICK | {"rest_days": -1}, "rest_days"),
    ("illness", SICK | {"rest_days": float("inf")}, "rest_days"),
    (
        "illness",
        SICK | {"rest_days_already_paid_this_year": -1},
        "rest_days_already_paid_this_year",
    ),
    ("dental", SICK | {"bill": -0.5}, "bill"),
    ("dental", SICK | {"bill": float("nan")}, "bill"),
    ("dental", SICK | {"used_this_year": -600}, "used_this_year"),
    ("childbirth", BIRTH | {"births_with_leave_allowance": -1}, "births_with_leave_allowance"),
    ("childbirth", BIRTH | {"claimant": "father"}, "claimant"),
    ("unemployment", JOBLESS | {"days_paid_this_year": -1}, "days_paid_this_year"),
    ("unemployment", JOBLESS | {"registered_on": "2026-10-31"}, "registered_on"),
    ("unemployment", JOBLESS | {"registered_on": "2026-11-24"}, "registered_on"),
    ("unemployment", {"date": "2026-10-31"}, "date"),
    ("unemployment", {"date": "2026-11-02"}, "date"),
    ("children", [CHILD | {"lawfull": True}], "0.lawfull"),
    ("children", [CHILD, {"born_on": "2567-05-01"}], "1.born_on"),
]


@pytest.mark.parametrize(("event", "told", "field"), ABOUT_EVENTS)
def test_an_event_told_wrongly_is_refused_by_name(event: str, told: object, field: str) -> None:
    """The job of the question ended on 31 October, so the first day without one is 1 November."""
    given = worker(employment={"ended_on": "2026-10-31"}, events={event: told})
    assert refused_at(given) == [f"events.{event}.{field}"]


JOB = {"started_on": "2026-01-10", "ended_on": "2026-01-09"}
SEPTEMBER = ["2026-09"]
SPRING = [{"months": "2026-01..2026-05", "baht": 1}, {"months": "2026-05..2026-06", "baht": 1}]
PAIRS = [
    (worker(employment=JOB), "person.employment.ended_on"),
    (worker(employment={"earlier": [JOB]}), "person.employment.earlier.0.ended_on"),
    (worker(contributions={"paid": ["2026-01..2026-03"], "total_months": 2}), "total_months"),
    (worker(contributions={"paid": SEPTEMBER, "in_doubt": SEPTEMBER}), "in_doubt"),
    (
        worker(contributions={"paid": SEPTEMBER, "deducted_not_remitted": ["2026-08..2026-09"]}),
        "deducted_not_remitted",
    ),
    (
        worker(contributions={"in_doubt": SEPTEMBER, "deducted_not_remitted": SEPTEMBER}),
        "person.contributions",
    ),
    (worker(sex="male", events={"childbirth": {"claimant": "mother"}}), "childbirth.claimant"),
    (worker(wages=SPRING), "person.wages"),
]


@pytest.mark.parametrize(("given", "field"), PAIRS, ids=[field for _, field in PAIRS])
def test_two_facts_that_cannot_both_be_true_are_refused(given: object, field: str) -> None:
    assert any(field in found for found in refused_at(given))


def test_every_fault_of_a_question_is_named_at_once() -> None:
    """A person mends a form once, not once for each field."""
    given = worker(sex="woman", monthly_wage=-1, events={"dental": {"bill": -1}})
    assert set(refused_at(given)) >= {"person.sex", "person.monthly_wage", "events.dental.bill"}


JUST_ALLOWED = [
    worker(contributions={"paid": ["2026-11"], "in_doubt": ["2026-10"]}),
    worker(contributions={"paid": ["2026-10", "2026-08..2026-10"], "total_months": 3}),
    worker(contributions={"paid": ["1966-12..2026-11"]}),
    worker(employment={"started_on": "2026-10-31", "ended_on": "2026-10-31"}),
    worker(birth_date="1900-01-01"),
    worker(events={"children": [CHILD] * 20}),
    worker(events={"dental": {"date": "2026-11-23", "bill": 0, "used_this_year": 0}}),
    worker(
        employment={"ended_on": "2026-11-22"},
        events={"unemployment": {"date": "2026-11-23", "registered_on": "2026-11-23"}},
    ),
    worker(wages=[{"months": "2026-01..2026-05", "baht": 1}, {"months": "2026-06", "baht": 0}]),
]


@pytest.mark.parametrize("given", JUST_ALLOWED)
def test_the_last_allowed_question_is_answered(given: object) -> None:
    assert list(ask(given)["benefits"]) == BENEFITS


# ---------------------------------------------------------------- what every answer carries
TOP = words("schema as_of rulebook enrolment assumed benefits work_injury advice disclaimer")
OF_A_BENEFIT = words(
    "verdict asked group reasons conditions counted required window counted_if_deemed short_by "
    "earliest covered_until claim_by entitlements documents steps unknowns citations"
)
TRUTHS = {"met", "not_met", "cannot_tell"}
OF_AN_ENTITLEMENT = {
    "treatment": "",
    "dental": "left_this_year paid_by_sso paid_by_worker",
    "sickness_cash": "daily_wage daily_benefit payable_days total",
    "childbirth_lump_sum": "baht",
    "antenatal_care": "baht",
    "maternity_leave_allowance": "daily_benefit payable_days total",
    "child_allowance": "monthly children_paid until",
    "child_allowance_arrears": "first_month months total",
    "funeral_grant": "baht",
    "survivors_allowance": "total",
    "old_age_pension": "monthly rate",
    "old_age_lump_sum": "estimate",
    "unemployment_benefit": "rate statutory_days payable_days daily_benefit total "
    "first_payable_on alternatives",
    "disability_pension": "monthly",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_every_answer_has_the_fixed_shape(case: dict[str, Any]) -> None:
    """Whoever reads an answer finds every field, whatever was asked."""
    found = ask(split(case)[0])
    assert set(TOP) <= set(found)
    assert found["schema"] == 1
    assert found["rulebook"]["digest"].startswith("sha256:")
    assert list(found["benefits"]) == BENEFITS
    for benefit in found["benefits"].values():
        assert set(OF_A_BENEFIT) <= set(benefit)
        assert {item["truth"] for item in benefit["conditions"]} <= TRUTHS
        for item in benefit["entitlements"]:
            assert set(item) >= {"code", "verdict", *OF_AN_ENTITLEMENT[item["code"]].split()}
        reasons = [
            *found["enrolment"]["reasons"],
            *benefit["reasons"],
            *(reason for item in benefit["entitlements"] for reason in item["reasons"]),
        ]
        assert all(set(reason) >= {"code", "text", "params"} for reason in reasons)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_verdict_follows_from_the_conditions_shown(case: dict[str, Any]) -> None:
    """A yes has every condition met, and a no is never due to an unknown fact."""
    for benefit in ask(split(case)[0])["benefits"].values():
        truths = {item["truth"] for item in benefit["conditions"]}
        expected = {
            "eligible": truths <= {"met"},
            "ask_sso": "cannot_tell" in truths and "not_met" not in truths,
            "not_yet": "not_met" in truths,
            "not_eligible": "not_met" in truths,
        }
        assert expected[benefit["verdict"]], benefit["conditions"]
        assert (benefit["earliest"] is None) or benefit["verdict"] == "not_yet"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_card_stands_by_the_best_verdict_of_a_benefit(case: dict[str, Any]) -> None:
    found = ask(split(case)[0])
    died = "death" in case["events"]
    best = ("eligible", "not_yet", "ask_sso", "not_eligible")
    places = {
        "eligible": {"have_now", "covered_if_it_happens"},
        "not_yet": {"not_for_you"} if died else {"not_yet"},
        "ask_sso": {"not_for_you"} if died else {"ask_sso"},
        "not_eligible": {"not_for_you"},
    }
    for name, benefit in found["benefits"].items():
        if died and name == "bereavement":
            continue
        within_it = {benefit["verdict"], *(item["verdict"] for item in benefit["entitlements"])}
        verdict = next(one for one in best if one in within_it)
        assert benefit["group"] in places[verdict], name


def test_the_fact_that_decides_is_named_first() -> None:
    """180 months and the job ended: the age decides, the wage only sets the amount."""
    paid = {"total_months": 180}
    job = {"ended_on": "2026-10-31"}
    asked = worker(birth_date=None, monthly_wage=None, employment=job, contributions=paid)
    assert ask(asked)["benefits"]["old_age"]["unknowns"][0]["field"] == "person.birth_date"


def test_both_ways_to_lose_a_job_are_told_with_the_same_fields() -> None:
    benefit = ask(worker())["benefits"]["unemployment"]
    ways = entitlement(benefit, "unemployment_benefit")["alternatives"]
    assert codes([{"code": way["end_reason"]} for way in ways]) == ["laid_off", "resigned"]
    fields = {"end_reason", "rate", "statutory_days", "payable_days", "daily_benefit", "total"}
    assert all(set(way) >= fields for way in ways)
