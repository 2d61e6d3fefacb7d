"""The words of the contract that other programs read: none renamed, none lost."""

from enum import StrEnum

import pytest

from eligibility.rules.codes import AdviceCode, EntitlementCode, Group, ReasonCode, Status
from eligibility.rules.faults import FaultCode
from eligibility.rules.required import NEEDS, Kind
from tests.support import ask, entitlement, worker

FAULTS = """
unknown_field not_an_object not_a_list not_a_date not_a_month not_a_span not_a_whole_number
not_a_number not_yes_or_no not_a_country not_in_list missing negative too_large buddhist_year
year_too_early reversed_span after_as_of month_twice ended_before_started more_listed_than_total
claimant_against_sex not_day_after_job registered_before_date overlapping_wages
too_many_children too_many_months body_too_large
"""
REASONS = """
contributions_short sector_excluded no_work_permit not_registered over_age_at_first_insurance
under_age cover_after_leaving_ended no_longer_insured claim_deadline_passed deducted_not_remitted
event_month_would_decide outside_our_records fact_missing evidence_weak no_child child_aged_six
child_limit_reached claimed_by_other_parent leave_allowance_births_used
leave_allowance_mother_only dismissed_for_serious_misconduct entitled_to_old_age registered_late
waiting_days migrant_day_cap under_pension_age still_insured close_to_limit papers_differ
limit_used_up no_arrears paid_as_pension
"""
ADVICE = """
complain_to_sso ask_sso buy_migrant_health_insurance m_fund keep_documents ask_sso_before_leaving
work_injury_route register_with_doe find_employer_by section_39 renew_work_permit
settle_papers_first
"""
ENTITLEMENTS = """
treatment dental sickness_cash childbirth_lump_sum antenatal_care maternity_leave_allowance
child_allowance child_allowance_arrears funeral_grant survivors_allowance old_age_pension
old_age_lump_sum unemployment_benefit disability_pension
"""
STATUSES = """
insured covered_after_leaving no_longer_insured never_registered cannot_be_insured unknown
"""
GROUPS = "have_now covered_if_it_happens not_yet ask_sso not_for_you"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (FaultCode, FAULTS),
        (ReasonCode, REASONS),
        (AdviceCode, ADVICE),
        (EntitlementCode, ENTITLEMENTS),
        (Status, STATUSES),
        (Group, GROUPS),
    ],
)
def test_the_closed_lists_are_these(kind: type[StrEnum], words: str) -> None:
    assert [code.value for code in kind] == words.split()


def test_what_the_core_counts_in_whole_numbers_is_asked_for_whole() -> None:
    """Months, days, births and ages; a rate or an amount may have a fraction."""
    counted = {"days", "months", "years", "age", "day_number", "count"}
    whole = {key for key, need in NEEDS.values.items() if need.unit in counted}
    kinds = {NEEDS.values[key].kind for key in whole if "." not in key}
    assert kinds == {Kind.COUNT, Kind.MONTH}
    assert all(
        need.kind is Kind.NUMBER
        for need in NEEDS.values.values()
        if need.unit in ("baht", "baht_per_month", "ratio")
    )


def test_the_officers_word_stands_beside_the_newer_rule_with_both_dates() -> None:
    """Lay-off: 50 per cent said on 6 July 2025, 60 per cent in force since 28 June 2025."""
    told = worker(employment={"ended_on": "2026-10-31", "end_reason": "laid_off"})
    found = ask(told)["benefits"]["unemployment"]
    assert entitlement(found, "unemployment_benefit")["rate"] == 0.6
    rule = next(row for row in found["citations"] if row["key"] == "unemployment_rate_terminated")
    assert (rule["value"], rule["effective_from"], rule["evidence"]) == (0.6, "2025-06-28", "seen")
    said = next(row for row in found["statements"] if row["key"] == rule["key"])
    assert (said["value"], said["stated_on"], said["evidence"]) == (0.5, "2025-07-06", "partner")


def test_thirty_and_sixty_days_to_find_an_employer_are_both_said() -> None:
    told = worker(employment={"ended_on": "2026-10-31", "end_reason": "laid_off"})
    advice = next(item for item in ask(told)["advice"] if item["code"] == "find_employer_by")
    assert advice["params"] == {"officer": "2026-12-01", "reported": "2026-12-31"}
