"""What is supposed is asked as the contract asks it: facts of the law, through it."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta

from eligibility.interview.question import question_of
from eligibility.interview.supposing import Kind
from eligibility.rules import question as contract
from tests.interview.journeys import Form, back, day, iso, laid_off, month, never_registered
from tests.interview.supposed import IN_THREE_MONTHS, RUNNING, TODAY, supposed, told
from tests.support import Answer, ask, entitlement

STOPS = (Kind.RESIGN, Kind.LAID_OFF)


def verdict(question: Answer, benefit: str) -> str:
    return str(ask(question)["benefits"][benefit]["verdict"])


# ---------------------------------------------------------------- work stops
@pytest.mark.parametrize(("kind", "reason"), [(STOPS[0], "resigned"), (STOPS[1], "laid_off")])
def test_work_that_stops_leaves_the_day_of_the_question(kind: Kind, reason: str) -> None:
    question = supposed(told(RUNNING), kind, IN_THREE_MONTHS)
    assert question["as_of"] == TODAY.isoformat()
    job = question["person"]["employment"]
    assert (job["ended_on"], job["end_reason"]) == (IN_THREE_MONTHS.isoformat(), reason)


def test_the_day_work_stops_moves_the_end_of_cover_by_as_much() -> None:
    person = told(RUNNING)
    ends = {}
    for days in (0, 30, 61):
        last = TODAY + timedelta(days=days)
        found = ask(supposed(person, Kind.RESIGN, last))["benefits"]["medical"]
        ends[last] = date.fromisoformat(found["covered_until"])
    assert ends == {last: last + relativedelta(months=6) for last in ends}


def test_a_registration_for_another_last_day_is_no_reason_to_refuse() -> None:
    forms = laid_off(TODAY).forms
    soon = TODAY + timedelta(days=10)
    forms = {**forms, "job": {**forms["job"], **day("last_day", soon)}}
    forms = {**forms, "no_job": {"doe": "?", "jobless_days_paid": "12"}}
    for kind in STOPS:
        question = supposed(told(forms), kind, TODAY)
        assert question["events"]["unemployment"] == {"days_paid_this_year": 12}
        contract.read(question, today=TODAY)


def test_days_paid_this_year_are_not_those_of_next_year() -> None:
    forms = laid_off(TODAY).forms
    forms = {**forms, "job": {**forms["job"], **day("last_day", TODAY + timedelta(days=10))}}
    person = told({**forms, "no_job": {"doe": "no", "jobless_days_paid": "12"}})
    eve = date(TODAY.year, 12, 31)
    assert "unemployment" in supposed(person, Kind.RESIGN, eve - timedelta(days=1))["events"]
    assert "unemployment" not in supposed(person, Kind.RESIGN, eve)["events"]


# ---------------------------------------------------------------- work goes on
def test_work_that_goes_on_is_asked_on_its_last_day_with_every_month_before_it_paid() -> None:
    question = supposed(told(RUNNING), Kind.GO_ON, IN_THREE_MONTHS)
    assert question["as_of"] == IN_THREE_MONTHS.isoformat()
    paid = question["person"]["contributions"]["paid"]
    assert paid[-1] == f"{iso(TODAY)}..{iso(IN_THREE_MONTHS - relativedelta(months=1))}"
    assert ask(question)["benefits"]["old_age"]["counted"] == 4 + 3


@pytest.mark.parametrize("months", [RUNNING["months"], {"contributed": "?"}])
def test_within_this_month_nothing_is_added_to_the_record(months: Form) -> None:
    last = TODAY.replace(day=1) + relativedelta(months=1, days=-1)
    person = told({**RUNNING, "months": months})
    own, question = question_of(person)["person"], supposed(person, Kind.GO_ON, last)["person"]
    assert question["contributions"] == own["contributions"]


def test_four_months_paid_and_a_birth_in_three_months_is_eligible_once_she_has_worked_on() -> None:
    person = told(RUNNING)
    assert verdict(question_of(person), "maternity") == "not_yet"
    this_month_over = TODAY.replace(day=1) + relativedelta(months=1)
    assert verdict(supposed(person, Kind.GO_ON, this_month_over), "maternity") == "eligible"
    eve = this_month_over - timedelta(days=1)
    assert verdict(supposed(person, Kind.GO_ON, eve), "maternity") == "not_yet"


def test_a_month_that_was_told_stays_as_it_was_told() -> None:
    forms = {
        **RUNNING,
        "months": {
            "contributed": "known",
            **month("since", back(TODAY, 4)),
            **month("until", TODAY),
            "gaps": "some",
        },
        "grid": {f"m{iso(TODAY)}": "q"},
    }
    record = supposed(told(forms), Kind.GO_ON, IN_THREE_MONTHS)["person"]["contributions"]
    assert record["in_doubt"] == [iso(TODAY)]
    told_again = {"as_of": IN_THREE_MONTHS.isoformat(), "person": {"contributions": record}}
    contract.read(told_again, today=TODAY)


@pytest.mark.parametrize("months", [{"contributed": "?"}, {"contributed": "total", "total.?": "?"}])
def test_months_nobody_knows_of_stay_unknown(months: Form) -> None:
    person = told({**RUNNING, "months": months})
    question = supposed(person, Kind.GO_ON, TODAY + relativedelta(months=2))
    assert ask(question)["benefits"]["unemployment"]["verdict"] == "ask_sso"
    later = supposed(person, Kind.GO_ON, TODAY + relativedelta(months=8))
    assert ask(later)["benefits"]["unemployment"]["verdict"] == "eligible"
    pension = entitlement(ask(later)["benefits"]["old_age"], "old_age_lump_sum")
    assert pension["estimate"] is None


def test_to_a_total_the_months_are_added() -> None:
    person = told({**RUNNING, "months": {"contributed": "total", "total": "40"}})
    question = supposed(person, Kind.GO_ON, IN_THREE_MONTHS)
    assert ask(question)["benefits"]["old_age"]["counted"] == 43


def test_whoever_works_again_has_a_new_job_and_the_old_ones_behind_it() -> None:
    person = told(laid_off(TODAY).forms)
    question = supposed(person, Kind.AGAIN, IN_THREE_MONTHS)
    old = question_of(person)["person"]["employment"]
    job = question["person"]["employment"]
    assert (job["started_on"], job["ended_on"]) == (TODAY.isoformat(), None)
    assert job["earlier"] == [{name: old[name] for name in ("started_on", "ended_on")}]
    assert ask(question)["enrolment"]["status"] == "insured"
    assert ask(question)["benefits"]["unemployment"]["asked"] == "standing"


def test_whoever_is_registered_today_is_insured_and_covered_month_by_month() -> None:
    person = told(never_registered(TODAY).forms)
    verdicts = {
        months: verdict(
            supposed(person, Kind.REGISTERED, TODAY + relativedelta(months=months)), "medical"
        )
        for months in (2, 3)
    }
    assert verdicts == {2: "not_yet", 3: "eligible"}
    assert supposed(person, Kind.REGISTERED, TODAY)["person"]["registered"] is True


def test_child_support_already_paid_is_not_asked_for_again() -> None:
    """Up to which month it will have been paid by then, nobody knows."""
    child = {
        **day("kids-0-born", TODAY - relativedelta(years=1)),
        "kids-0-lives": "TH",
        "kids-0-citizen": "MM",
        "kids-0-paid": "yes",
        **month("kids-0-paid_to", back(TODAY, 1)),
        "kids-0-other": "no",
    }
    events: Form = {"happened": ["-"], "has_children": "yes"}
    long_ago = {**day("first_day", back(TODAY, 30)), "job": "running", "other_jobs": "no"}
    person = told({**RUNNING, "job": long_ago, "events": events, "children": child})
    question = supposed(person, Kind.GO_ON, IN_THREE_MONTHS)
    parts = ask(question)["benefits"]["child_support"]["entitlements"]
    assert {part["code"]: part["verdict"] for part in parts} == {
        "child_allowance": "eligible",
        "child_allowance_arrears": "ask_sso",
    }


# ---------------------------------------------------------------- a birth
def test_a_birth_on_another_day_keeps_what_was_told_of_it() -> None:
    own = question_of(told(RUNNING))["events"]["childbirth"]
    birth = supposed(told(RUNNING), Kind.BIRTH, TODAY)["events"]["childbirth"]
    assert birth == {**own, "date": TODAY.isoformat()}


def test_a_birth_can_be_supposed_by_who_told_of_none() -> None:
    question = supposed(told(laid_off(TODAY).forms), Kind.BIRTH, IN_THREE_MONTHS)
    assert question["events"]["childbirth"] == {"date": IN_THREE_MONTHS.isoformat()}
    assert verdict(question, "maternity") == "eligible"
    after = supposed(told(laid_off(TODAY).forms), Kind.BIRTH, TODAY + relativedelta(months=9))
    assert verdict(after, "maternity") == "not_eligible"
