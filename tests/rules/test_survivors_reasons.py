"""A reason says how much, until when and since when, so that its sentence can."""

from dataclasses import replace

import pytest

from eligibility.rules import question
from eligibility.rules.faults import Fault, FaultCode, Refused
from eligibility.rules.rulebook import Evidence, Rulebook
from tests.support import TODAY, Answer, ask, codes, entitlement, shipped, worker

YEARS = {"paid": ["2023-01..2026-10"]}
BIRTH = {"childbirth": {"date": "2026-11-23"}}


def reason(part: Answer, code: str) -> Answer:
    """What a reason says beside its code; a reason that is not there is a failure."""
    found: Answer = next(item["params"] for item in part["reasons"] if item["code"] == code)
    return found


def test_a_short_record_says_how_many_months_count_are_needed_and_are_missing() -> None:
    found = ask(worker(contributions={"paid": ["2026-07..2026-10"]}, events=BIRTH))["benefits"]
    short = {"counted": 4, "required": 5, "short_by": 1}
    assert reason(found["maternity"], "contributions_short") == short
    survivors = entitlement(found["bereavement"], "survivors_allowance")
    assert reason(survivors, "contributions_short") == {
        "counted": 4,
        "required": 36,
        "short_by": 32,
    }


def test_the_event_month_that_would_decide_is_named() -> None:
    found = ask(worker(contributions={"paid": ["2026-07..2026-10"]}, events=BIRTH))
    told = reason(found["benefits"]["maternity"], "event_month_would_decide")
    assert told == {"month": "2026-11"}


def test_the_event_month_is_named_when_doubtful_months_and_it_together_would_do() -> None:
    """Three sure months, one in doubt, and the month of the birth: five."""
    record = {"paid": ["2026-07..2026-09"], "in_doubt": ["2026-10"]}
    found = ask(worker(contributions=record, events=BIRTH))["benefits"]["maternity"]
    assert found["verdict"] == "not_eligible"
    assert "event_month_would_decide" in codes(found["reasons"])


@pytest.mark.parametrize(("recorded", "named"), [([], False), (["2026-06"], True)])
def test_an_event_month_long_past_can_only_decide_if_it_is_on_record(
    recorded: list[str], *, named: bool
) -> None:
    record = {"paid": ["2026-02..2026-05", *recorded]}
    events = {"childbirth": {"date": "2026-06-15"}}
    found = ask(worker(contributions=record, events=events))["benefits"]["maternity"]
    assert found["counted"] == 4
    assert ("event_month_would_decide" in codes(found["reasons"])) is named


def test_a_no_that_is_not_due_to_the_months_says_what_else_it_is_due_to() -> None:
    """Nothing owed for a child; a lump sum that is paid as a pension instead."""
    told = {"children": [{"born_on": "2024-05-01", "allowance_paid_through": "2026-11"}]}
    child = ask(worker(contributions=YEARS, events=told))["benefits"]["child_support"]
    assert codes(entitlement(child, "child_allowance_arrears")["reasons"]) == ["no_arrears"]
    old = worker(
        birth_date="1965-01-01",
        employment={"started_on": "2005-01-01", "ended_on": "2026-10-31"},
        contributions={"paid": ["2010-01..2026-10"]},
    )
    lump_sum = entitlement(ask(old)["benefits"]["old_age"], "old_age_lump_sum")
    assert codes(lump_sum["reasons"]) == ["paid_as_pension"]


def test_a_child_the_other_parent_claims_for_is_not_called_too_old_beside_a_short_record() -> None:
    child = {"born_on": "2024-05-01", "other_parent_claims": True}
    short = worker(contributions={"paid": ["2026-07..2026-10"]}, events={"children": [child]})
    found = ask(short)["benefits"]["child_support"]
    assert found["verdict"] == "not_eligible"
    assert "claimed_by_other_parent" in codes(found["reasons"])
    assert "child_aged_six" not in codes(found["reasons"])


def test_not_yet_names_the_fact_that_is_missing_beside_the_months() -> None:
    """Not-yet beats cannot tell: a date is given and the unknowns are named beside it."""
    given = worker(sector="other", registered=True, contributions={"paid": []})
    found = ask(given)["benefits"]["medical"]
    assert found["verdict"] == "not_yet"
    assert codes(found["reasons"]) == ["contributions_short", "fact_missing"]
    assert [item["field"] for item in found["unknowns"]] == ["person.sector"]


def test_months_deducted_but_not_recorded_are_counted_in_the_reason() -> None:
    record = {"paid": ["2026-07..2026-09"], "deducted_not_remitted": ["2026-05", "2026-06"]}
    found = ask(worker(contributions=record, events=BIRTH))["benefits"]["maternity"]
    assert reason(found, "deducted_not_remitted") == {"months": 2}


@pytest.mark.parametrize(
    ("ended", "until", "code"),
    [
        ("2026-05-23", "2026-11-23", "close_to_limit"),
        ("2026-04-30", "2026-10-30", "cover_after_leaving_ended"),
    ],
)
def test_cover_that_has_ended_says_when_and_after_which_job(
    ended: str, until: str, code: str
) -> None:
    job = {"started_on": "2023-01-01", "ended_on": ended}
    found = ask(worker(contributions=YEARS, employment=job, events=BIRTH))["benefits"]
    told = reason(found["maternity"], code)
    assert told == {"covered_until": until, "ended_on": ended, "day": "2026-11-23"}


def test_a_claim_that_came_too_late_says_when_its_last_day_was() -> None:
    events = {"childbirth": {"date": "2024-11-22"}}
    found = ask(worker(contributions=YEARS, events=events))["benefits"]["maternity"]
    assert reason(found, "claim_deadline_passed") == {"claim_by": "2026-11-22"}


def test_under_the_pension_age_the_age_and_the_birthday_are_named() -> None:
    found = ask(worker(birth_date="1975-05-10"))["benefits"]["old_age"]
    assert reason(found, "under_pension_age") == {"age": 55, "birthday": "2030-05-10"}


def jobless(**events: object) -> Answer:
    job = {"started_on": "2023-01-01", "ended_on": "2026-10-31", "end_reason": "laid_off"}
    return worker(contributions=YEARS, employment=job, events=events or {})


def test_the_jobless_are_told_the_first_paid_day_and_the_days_a_migrant_is_paid_for() -> None:
    early = ask({**jobless(), "as_of": "2026-11-05"})["benefits"]["unemployment"]
    assert reason(early, "waiting_days") == {"first_day": "2026-11-08"}
    found = ask(jobless())["benefits"]["unemployment"]
    assert reason(found, "migrant_day_cap") == {"days": 30}


def test_a_late_registration_says_from_when_it_is_paid() -> None:
    question = jobless(unemployment={"date": "2026-11-01", "registered_on": "2026-12-05"})
    found = ask({**question, "as_of": "2026-12-10"})["benefits"]["unemployment"]
    assert reason(found, "registered_late") == {"paid_from": "2026-12-05"}


def test_more_children_than_are_paid_for_says_how_many_are() -> None:
    children = [{"born_on": f"202{year}-05-01"} for year in (1, 2, 3, 4)]
    found = ask(worker(contributions=YEARS, events={"children": children}))["benefits"]
    assert reason(found["child_support"], "child_limit_reached") == {"most": 3}


@pytest.mark.parametrize(
    ("about", "benefit", "code", "told"),
    [
        ("antenatal_father", "maternity", "antenatal_care", worker(sex="male", events=BIRTH)),
        (
            "leave_allowance_after_job",
            "maternity",
            "maternity_leave_allowance",
            {**jobless(**BIRTH)},
        ),
        (
            "sickness_after_job",
            "medical",
            "sickness_cash",
            jobless(illness={"date": "2026-11-20", "rest_days": 5}),
        ),
    ],
)
def test_what_nobody_could_confirm_says_what_it_is_about(
    about: str, benefit: str, code: str, told: Answer
) -> None:
    part = entitlement(ask(told)["benefits"][benefit], code)
    assert part["verdict"] == "ask_sso"
    assert reason(part, "evidence_weak") == {"about": about}


def doubting(key: str) -> Rulebook:
    """The shipped law with the sources of one value not confirmed, and all others seen."""
    law = shipped()

    def marked(name: str) -> Evidence:
        return Evidence.UNCONFIRMED if name == key else Evidence.SEEN

    terms = [
        replace(row, citation=replace(row.citation, evidence=marked(name)))
        for name, rows in law.histories.items()
        for row in rows
    ]
    return Rulebook.build(release=law.release, digest=law.digest, terms=terms)


@pytest.mark.parametrize(
    ("key", "benefit", "code"),
    [
        ("maternity_leave_max_births", "maternity", "maternity_leave_allowance"),
        ("maternity_leave_rate", "maternity", "maternity_leave_allowance"),
        ("antenatal_cap", "maternity", "antenatal_care"),
        ("maternity_lump", "maternity", "childbirth_lump_sum"),
        ("dental_cap_year", "medical", "dental"),
        ("sickness_rate", "medical", "sickness_cash"),
        ("bereavement.survivors_lower", "bereavement", "survivors_allowance"),
        ("funeral_grant", "bereavement", "funeral_grant"),
        ("disability_rate_severe", "disability", "disability_pension"),
        ("child_max", "child_support", "child_allowance"),
    ],
)
def test_an_entitlement_that_rests_on_an_unconfirmed_value_keeps_its_verdict_and_says_so(
    key: str, benefit: str, code: str
) -> None:
    given = worker(contributions=YEARS, events={"children": [{"born_on": "2024-05-01"}]})
    sure = ask(given, rulebook=doubting("nothing"))["benefits"][benefit]
    weak = ask(given, rulebook=doubting(key))["benefits"][benefit]
    assert entitlement(weak, code)["verdict"] == entitlement(sure, code)["verdict"] == "eligible"
    assert "evidence_weak" not in codes(entitlement(sure, code)["reasons"])
    assert reason(entitlement(weak, code), "evidence_weak") == {"about": key}
    assert reason(weak, "evidence_weak") == {"about": key}


def faults(given: Answer) -> list[Fault]:
    with pytest.raises(Refused) as refused:
        question.read(given, today=TODAY)
    return list(refused.value.faults)


def test_too_many_months_or_children_say_how_many_are_allowed() -> None:
    """720 months, 20 children (contract, "Refused")."""
    long = "1950-01..2020-01"
    wages = [{"months": long, "baht": 9000}]
    most = (("most", 720),)
    code = FaultCode.TOO_MANY_MONTHS
    record = "person.contributions"
    assert faults(worker(wages=wages)) == [Fault("person.wages", code, most)]
    assert Fault(f"{record}.paid", code, most) in faults(worker(contributions={"paid": [long]}))
    assert faults(worker(contributions={"total_months": 721})) == [
        Fault(f"{record}.total_months", code, most)
    ]
    halves = {"paid": ["1950-01..1985-12"], "in_doubt": ["1986-01..2020-12"]}
    assert faults(worker(contributions=halves)) == [Fault(f"{record}.paid", code, most)]
    children = [{"born_on": "2024-05-01"}] * 21
    assert faults(worker(events={"children": children})) == [
        Fault("events.children", FaultCode.TOO_MANY_CHILDREN, (("most", 20),))
    ]


def test_a_buddhist_year_and_a_number_too_large_say_what_was_likely_meant() -> None:
    assert faults(worker(birth_date="2538-05-10")) == [
        Fault("person.birth_date", FaultCode.BUDDHIST_YEAR, (("year", 2538), ("christian", 1995)))
    ]
    assert faults(worker(birth_date="1899-05-10")) == [
        Fault("person.birth_date", FaultCode.YEAR_TOO_EARLY, (("year", 1899),))
    ]
    assert faults(worker(monthly_wage=1_000_000_001)) == [
        Fault("person.monthly_wage", FaultCode.TOO_LARGE, (("most", 1_000_000_000),))
    ]
    assert faults(worker(sex="woman")) == [
        Fault("person.sex", FaultCode.NOT_IN_LIST, (("choices", "female, male"),))
    ]
    assert faults({"persn": {}}) == [
        Fault("persn", FaultCode.UNKNOWN_FIELD, (("suggestion", "person"),))
    ]
