"""Every condition names the rule it rests on, and every amount the values it was reckoned from."""

from functools import cache

import pytest

from eligibility.rules.required import NEEDS, Needs
from eligibility.rules.rulebook import Rulebook
from eligibility.worked_cases import split
from tests.support import Answer, ask, cases, codes, entitlement, shipped, worker

#: By condition, the row it may name as its source (contract, "conditions": each has a citation).
RESTS_ON = {
    "insurable": {
        "sector_excluded_seasonal_farm",
        "sector_excluded_private_household",
        "sector_excluded_street_stall",
        "work_permit_required",
        "first_insurance_age_min",
        "employer_register_days",
    },
    "in_cover": {"cover_after_leaving_months"},
    "claimed_in_time": {"claim_deadline_years"},
    "limit_not_used_up": {
        "dental_cap_year",
        "sickness_days_per_episode",
        "unemployment_days_terminated",
        "unemployment_days_resigned_or_expired",
    },
    "not_claimed_by_other_parent": {"maternity_lump"},
    "claimant_is_mother": {"maternity_leave_rate", "antenatal_cap"},
    "paid_while_in_job": {"sickness_rate", "maternity_leave_rate"},
    "degree_known": {"disability_rate_severe"},
    "births_left": {"maternity_leave_max_births"},
    "insured_today": {"child_amount", "child_support_after_leaving"},
    "on_the_roll": {"employer_register_days"},
    "child_under_age": {"child_age_limit"},
    "unpaid_months": {"claim_deadline_years"},
    "pension_age_reached": {"pension_age"},
    "not_yet_pension_age": {"pension_age"},
    "job_ended": {"pension_age"},
    "months_on_record": {"old_age.any"},
    "employer_share": {"old_age.employer_share"},
    "fewer_than_pension": {"old_age.pension"},
    "lifetime_months": {"bereavement.survivors_lower", "old_age.pension", "pension_base_rate"},
    "not_misconduct": {"unemployment_rate_terminated", "unemployment_after_misconduct"},
    "waiting_days_over": {"unemployment_paid_from_day"},
}

WAGE = {
    "wage_best_months",
    "wage_reference_months",
    "wage_divisor_days",
    "wage_month_days",
    "wage_floor",
    "wage_ceiling",
}
#: By entitlement, the figure and the rows that figure is reckoned from.
RECKONED_FROM = [
    ("dental", "left_this_year", {"dental_cap_year"}),
    ("sickness_cash", "daily_benefit", {"sickness_rate", *WAGE}),
    (
        "sickness_cash",
        "payable_days",
        {"sickness_days_per_episode", "sickness_days_chronic", "sickness_days_per_year"},
    ),
    ("childbirth_lump_sum", "baht", {"maternity_lump"}),
    ("antenatal_care", "baht", {"antenatal_cap"}),
    (
        "maternity_leave_allowance",
        "total",
        {"maternity_leave_rate", "maternity_leave_days", *WAGE},
    ),
    ("child_allowance", "monthly", {"child_amount", "child_max"}),
    ("funeral_grant", "baht", {"funeral_grant"}),
    ("survivors_allowance", "total", {"bereavement.survivors_upper", *WAGE}),
    ("disability_pension", "monthly", WAGE),
    ("disability_pension", "months", {"disability_rate_partial", "disability_partial_months"}),
    (
        "old_age_pension",
        "monthly",
        {
            "old_age.pension",
            "pension_base_rate",
            "pension_step_rate",
            "pension_step_months",
            "pension_averaging_months",
            "wage_floor",
            "wage_ceiling",
        },
    ),
    (
        "old_age_lump_sum",
        "estimate",
        {"old_age_share_employee", "old_age_share_employer", "wage_floor", "wage_ceiling"},
    ),
]


@cache
def answers() -> tuple[Answer, ...]:
    """The answers to all the worked cases."""
    found = [case for name in ("shared", "audit_meanings") for case in cases(f"{name}.yaml")]
    return tuple(ask(split(case)[0]) for case in found)


def keys(items: list[Answer]) -> set[str]:
    return {item["key"] for item in items}


def test_every_condition_names_the_rule_it_rests_on_however_it_turns_out() -> None:
    wrong = set()
    for found in answers():
        for name, benefit in found["benefits"].items():
            parts = [benefit, *benefit["entitlements"]]
            for condition in [condition for part in parts for condition in part["conditions"]]:
                code, citation = condition["code"], condition["citation"]
                named = citation and citation["key"]
                if named not in RESTS_ON.get(code, {f"{name}.qualifying"}):
                    wrong.add((name, code, condition["truth"], named))
    assert wrong == set()


DECIDED = [
    (
        "in_cover",
        "maternity",
        worker(
            employment={"started_on": "2025-01-01", "ended_on": ended},
            events={"childbirth": {"date": "2026-11-23"}},
        ),
        truth,
    )
    for ended, truth in (
        ("2026-10-31", "met"),
        ("2026-05-23", "cannot_tell"),
        ("2026-04-30", "not_met"),
    )
]


@pytest.mark.parametrize(("code", "benefit", "question", "truth"), DECIDED)
def test_cover_after_leaving_names_its_six_months_met_or_not(
    code: str, benefit: str, question: Answer, truth: str
) -> None:
    conditions = ask(question)["benefits"][benefit]["conditions"]
    condition = next(item for item in conditions if item["code"] == code)
    assert condition["truth"] == truth
    assert condition["citation"]["key"] == "cover_after_leaving_months"


@pytest.mark.parametrize("benefit", ["maternity", "disability", "bereavement", "medical"])
def test_the_qualifying_period_is_named_even_when_the_day_of_the_event_is_not_known(
    benefit: str,
) -> None:
    event = {"maternity": "childbirth", "bereavement": "death", "medical": "illness"}
    name = event.get(benefit, benefit)
    found = ask(worker(events={name: {"date": None}}))["benefits"][benefit]
    named = {item["code"]: item["citation"]["key"] for item in found["conditions"]}
    assert named["qualifying_period"] == f"{benefit}.qualifying"
    assert named["in_cover"] == "cover_after_leaving_months"
    assert named["claimed_in_time"] == "claim_deadline_years"


@pytest.mark.parametrize(
    ("birth_date", "missing"),
    [(None, "person.birth_date"), ("1995-05-10", "events.unemployment.date")],
)
def test_the_pension_age_is_named_where_an_age_or_a_day_is_not_known(
    birth_date: str | None, missing: str
) -> None:
    events = {"unemployment": {"date": None}}
    found = ask(worker(birth_date=birth_date, employment=None, events=events))["benefits"]
    conditions = {item["code"]: item for item in found["unemployment"]["conditions"]}
    assert conditions["not_yet_pension_age"]["truth"] == "cannot_tell"
    assert conditions["not_yet_pension_age"]["citation"]["key"] == "pension_age"
    assert missing in [item["field"] for item in found["unemployment"]["unknowns"]]


@pytest.mark.parametrize(("code", "figure", "needed"), RECKONED_FROM)
def test_an_amount_cites_every_value_it_was_reckoned_from(
    code: str, figure: str, needed: set[str]
) -> None:
    shown = 0
    for found in answers():
        for benefit in found["benefits"].values():
            for part in benefit["entitlements"]:
                if part["code"] == code and part[figure] is not None:
                    shown += 1
                    assert needed <= keys(benefit["citations"])
    assert shown


@pytest.mark.parametrize("sector", ["seasonal_farm", "private_household", "street_stall"])
def test_a_shut_sector_is_cited_in_the_enrolment_and_named_first(sector: str) -> None:
    rule = f"sector_excluded_{sector}"
    found = ask(worker(sector=sector, contributions={"paid": []}))
    assert rule in keys(found["enrolment"]["citations"])
    insurable = found["benefits"]["medical"]["conditions"][0]
    assert (insurable["code"], insurable["truth"]) == ("insurable", "not_met")
    assert insurable["citation"]["key"] == rule


def test_the_enrolment_cites_the_rules_of_permit_age_and_registration() -> None:
    assert keys(ask(worker())["enrolment"]["citations"]) == {
        "work_permit_required",
        "first_insurance_age_min",
        "first_insurance_age_max",
        "employer_register_days",
    }


def test_arrears_cite_the_monthly_amounts_they_are_added_up_from() -> None:
    child = {"born_on": "2024-05-01", "lives_in": "TH"}
    found = ask(
        worker(
            contributions={"paid": ["2023-01..2026-10"]},
            events={"children": [child], "claim_date": "2026-11-23"},
        )
    )["benefits"]["child_support"]
    # November and December 2024 at 800 baht, the months since January 2025 at 1,000.
    amounts = [item["value"] for item in found["citations"] if item["key"] == "child_amount"]
    assert sorted(amounts) == [800, 1000]
    assert entitlement(found, "child_allowance_arrears")["total"] == 2 * 800 + 22 * 1000


def test_every_value_the_core_asks_for_is_one_a_rulebook_cannot_do_without() -> None:
    """A release that lacks it is refused when it is loaded, not when somebody asks a question."""
    asked: set[str] = set()

    class Watched(dict[str, object]):
        def __getitem__(self, key: str) -> object:
            asked.add(key)
            return super().__getitem__(key)

    law = shipped()
    watched = Rulebook(
        release=law.release,
        digest=law.digest,
        histories=Watched(law.histories),  # type: ignore[arg-type]
        statements=law.statements,
        citations=law.citations,
    )
    for case in cases("audit_meanings.yaml"):
        ask(split(case)[0], rulebook=watched)
    assert asked - set(NEEDS.values) == set()
    assert len(asked) > 50


def test_every_paper_and_step_of_an_answer_is_one_a_release_must_have_words_for() -> None:
    """Else a worker would be shown a bare code."""
    pension = worker(
        birth_date="1965-01-01",
        documents=["seven_day_pass"],
        employment={"started_on": "2010-01-01", "ended_on": "2026-10-31", "end_reason": "laid_off"},
        contributions={"paid": ["2023-01..2026-10"]},
    )
    papers: set[str] = set()
    steps: set[str] = set()
    for found in (*answers(), ask(pension)):
        for benefit in found["benefits"].values():
            papers.update(codes(benefit["documents"]))
            steps.update(codes(benefit["steps"]))
    assert papers - NEEDS.documents == set()
    assert steps - NEEDS.steps == set()
    assert {"seven_day_pass", "appeal_in_writing"} <= papers | steps


def test_needs_that_name_nothing_ask_a_release_for_nothing() -> None:
    assert Needs() == Needs({}, frozenset(), frozenset())


def test_a_rulebook_that_has_been_asked_is_still_the_same_rulebook() -> None:
    law = shipped()
    again = Rulebook(
        release=law.release,
        digest=law.digest,
        histories=law.histories,
        statements=law.statements,
        citations=law.citations,
    )
    ask(worker(), rulebook=again)
    assert again == law
