"""What an answer always shows, what it leaves open, and in which order it asks."""

import pytest

from eligibility.worked_cases import split
from tests.support import Answer, ask, cases, codes, entitlement, worker

YEARS = {"paid": ["2023-01..2026-10"]}
DAY = "2026-11-20"

#: The figures of each entitlement (contract, "Entitlements").
FIGURES = {
    "treatment": set(),
    "dental": {"left_this_year", "paid_by_sso", "paid_by_worker"},
    "sickness_cash": {"daily_wage", "daily_benefit", "payable_days", "total"},
    "childbirth_lump_sum": {"baht"},
    "antenatal_care": {"baht"},
    "maternity_leave_allowance": {"daily_benefit", "payable_days", "total"},
    "child_allowance": {"monthly", "children_paid", "until"},
    "child_allowance_arrears": {"first_month", "months", "total"},
    "funeral_grant": {"baht"},
    "survivors_allowance": {"total"},
    "old_age_pension": {"monthly", "rate"},
    "old_age_lump_sum": {"estimate"},
    "unemployment_benefit": {
        "rate",
        "statutory_days",
        "payable_days",
        "daily_benefit",
        "total",
        "first_payable_on",
        "alternatives",
    },
    "disability_pension": {"monthly", "duration", "months"},
}
BESIDE = {"code", "verdict", "reasons", "conditions", "unknowns", "wage_basis"}
NO_DAYS = {
    name: {"date": None}
    for name in ("illness", "childbirth", "unemployment", "disability", "death", "retirement")
}
QUESTIONS = [
    *(split(case)[0] for case in cases("shared.yaml")),
    worker(contributions=YEARS, events=NO_DAYS),
    worker(contributions=YEARS, events={"retirement": {"date": None}}),
    worker(contributions=YEARS, events={"retirement": {"date": "2040-01-01"}}),
    worker(contributions=YEARS, events={"death": {"date": None}}),
    worker(contributions=YEARS, events={"dental": {"date": None}}),
    worker(contributions={"paid": []}, sector="street_stall"),
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_entitlement_shows_all_its_figures_known_or_not(question: Answer) -> None:
    shown = {}
    for benefit in ask(question)["benefits"].values():
        for part in benefit["entitlements"]:
            shown[part["code"]] = set(part) - BESIDE
    assert shown == FIGURES


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
    ("benefit", "code"),
    [
        ("medical", "sickness_cash"),
        ("maternity", "maternity_leave_allowance"),
        ("bereavement", "survivors_allowance"),
        ("unemployment", "unemployment_benefit"),
        ("disability", "disability_pension"),
    ],
)
def test_an_amount_made_of_the_wage_shows_the_months_it_was_made_of(
    benefit: str, code: str
) -> None:
    """Three months of 12,000 baht over 90 days: 400 baht a day."""
    basis = entitlement(ask(worker(contributions=YEARS))["benefits"][benefit], code)["wage_basis"]
    assert basis["daily_wage"] == 400
    assert basis["divided_by"] == 90
    assert basis["months"] == [
        {"months": ["2026-08..2026-10"], "count": 3, "wage": 12000, "base": 12000}
    ]


@pytest.mark.parametrize("code", ["sickness_cash", "maternity_leave_allowance"])
def test_where_the_wage_alone_is_missing_it_is_asked_for(code: str) -> None:
    benefit = "medical" if code == "sickness_cash" else "maternity"
    found = ask(worker(contributions=YEARS, monthly_wage=None))["benefits"][benefit]
    part = entitlement(found, code)
    assert part["verdict"] == "eligible"
    assert [item["field"] for item in part["unknowns"]] == ["person.monthly_wage"]


@pytest.mark.parametrize(
    ("sector", "status"),
    [
        ("factory", "insured"),
        ("construction", "insured"),
        ("services", "insured"),
        ("year_round_farm", "insured"),
        ("seasonal_farm", "cannot_be_insured"),
        ("private_household", "cannot_be_insured"),
        ("street_stall", "cannot_be_insured"),
        ("fishing", "unknown"),
        ("volunteer", "unknown"),
        ("other", "unknown"),
        ("unknown", "unknown"),
    ],
)
def test_the_sector_of_somebody_without_a_month_decides_whether_they_can_be_insured(
    sector: str, status: str
) -> None:
    """Royal Decree B.E. 2560 (rulebook, G-EXC)."""
    job = {"started_on": "2026-11-01"}
    person: Answer = {"sector": sector, "registered": True, "employment": job}
    found = ask(worker(contributions={"paid": []}, **person))
    assert found["enrolment"]["status"] == status


def test_nothing_left_is_a_zero_and_not_an_unknown() -> None:
    """A null is a fact nobody knows; that the year's dental money is used up is known."""
    told = {
        "dental": {"date": DAY, "bill": 500, "used_this_year": 900},
        "children": [{"born_on": "2024-05-01", "allowance_paid_through": "2026-11"}],
    }
    found = ask(worker(contributions=YEARS, events=told))["benefits"]
    dental = entitlement(found["medical"], "dental")
    assert dental["verdict"] == "not_eligible"
    assert (dental["left_this_year"], dental["paid_by_sso"], dental["paid_by_worker"]) == (
        0,
        0,
        500,
    )
    arrears = entitlement(found["child_support"], "child_allowance_arrears")
    assert arrears["verdict"] == "not_eligible"
    assert (arrears["months"], arrears["total"]) == (0, 0)


def test_doubtful_months_that_add_no_arrears_leave_no_doubt() -> None:
    """``fact_missing`` only "if doubtful or deducted months would add any"."""
    child = [{"born_on": "2026-01-15"}]
    for doubtful, missing in (("2022-12", False), ("2026-10", True)):
        record = {"paid": ["2023-01..2026-09"], "in_doubt": [doubtful]}
        found = ask(worker(contributions=record, events={"children": child}))["benefits"]
        part = entitlement(found["child_support"], "child_allowance_arrears")
        assert (part["months"], part["total"]) == (9, 9000)
        assert ("fact_missing" in codes(part["reasons"])) is missing


@pytest.mark.parametrize(
    ("ended", "covered"), [("2026-06-30", True), ("2026-07-01", True), ("2026-06-29", False)]
)
def test_the_last_day_of_an_earlier_job_is_a_day_in_it(ended: str, *, covered: bool) -> None:
    """The present job has no first day told; on the event's day the earlier one may still run."""
    job = {"started_on": None, "earlier": [{"started_on": "2024-01-01", "ended_on": ended}]}
    events = {"childbirth": {"date": "2026-06-30"}}
    found = ask(worker(contributions=YEARS, employment=job, events=events))["benefits"]
    truth = {item["code"]: item["truth"] for item in found["maternity"]["conditions"]}
    assert truth["in_cover"] == ("met" if covered else "cannot_tell")
