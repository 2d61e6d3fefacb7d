"""What an answer always shows, whatever it comes to."""

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


@pytest.mark.parametrize(
    ("benefit", "event", "code"),
    [
        ("maternity", "childbirth", "maternity_leave_allowance"),
        ("disability", "disability", "disability_pension"),
        ("bereavement", "death", "survivors_allowance"),
    ],
)
def test_before_our_records_no_wage_is_reckoned_and_nothing_is_divided(
    benefit: str, event: str, code: str
) -> None:
    """Events are vouched for from 2021-01-01 on."""
    told = worker(
        contributions={"paid": ["2019-01..2020-12"]}, events={event: {"date": "2020-12-31"}}
    )
    part = entitlement(ask(told)["benefits"][benefit], code)
    assert part["wage_basis"] == {"daily_wage": None, "divided_by": None, "months": []}


def test_a_pension_is_made_of_the_months_up_to_and_with_that_of_its_day() -> None:
    """188 months to August 2026 give 20 per cent; the higher wage of September comes after."""
    found = ask(
        worker(
            birth_date="1965-01-01",
            employment={"started_on": "2011-01-01", "ended_on": "2026-08-15"},
            wages=[{"months": "2026-09", "baht": 15000}],
            contributions={"paid": ["2011-01..2026-09"]},
            events={"retirement": {"date": "2026-08-31"}},
        )
    )["benefits"]["old_age"]
    assert found["counted"] == 188
    assert entitlement(found, "old_age_pension")["monthly"] == 2400


def test_all_that_is_taken_to_be_so_when_nothing_is_told() -> None:
    """The defaults of the contract ("Unknown and absent"), each named once."""
    taken = {item["field"]: item["value"] for item in ask({})["assumed"]}
    assert taken == {
        "person.nationality": None,
        "person.employment.ended_on": None,
        "person.employment.earlier": [],
        "events.disability.degree": "severe",
        "events.childbirth.births_with_leave_allowance": 0,
        "events.childbirth.other_parent_claims": False,
        "events.unemployment.days_paid_this_year": 0,
        "events.dental.used_this_year": 0,
    }


@pytest.mark.parametrize(
    ("benefit", "events", "expected"),
    [
        ("medical", {}, "insurable in_cover qualifying_period"),
        (
            "medical",
            {"illness": {"date": DAY}},
            "insurable in_cover qualifying_period claimed_in_time",
        ),
        ("maternity", {}, "insurable in_cover qualifying_period"),
        (
            "child_support",
            {"children": []},
            "insurable insured_today on_the_roll qualifying_period child_under_age",
        ),
        ("bereavement", {}, "insurable in_cover qualifying_period"),
        ("old_age", {}, "insurable pension_age_reached job_ended months_on_record"),
        (
            "old_age",
            {"retirement": {"date": DAY}},  # in a job, and young: there is no time to claim yet
            "insurable pension_age_reached job_ended months_on_record",
        ),
        ("unemployment", {}, "insurable qualifying_period"),
        (
            "unemployment",
            {"unemployment": {"date": "2026-11-01"}},
            "insurable qualifying_period not_misconduct not_yet_pension_age waiting_days_over "
            "claimed_in_time",
        ),
        ("disability", {}, "insurable in_cover qualifying_period"),
    ],
)
def test_a_benefit_shows_all_its_conditions_whatever_they_come_to(
    benefit: str, events: Answer, expected: str
) -> None:
    for facts in (
        {},
        {"contributions": {"paid": []}, "sector": "street_stall"},
        {"contributions": None, "birth_date": None, "registered": None},
        {"birth_date": "1960-01-01", "contributions": YEARS},
    ):
        found = ask(worker(events=events, **facts))["benefits"][benefit]
        assert codes(found["conditions"]) == expected.split()


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
