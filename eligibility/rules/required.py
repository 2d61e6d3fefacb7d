"""The keys of the rulebook that the core cannot do without."""

_PERIODS = frozenset(
    {
        "medical.qualifying",
        "maternity.qualifying",
        "child_support.qualifying",
        "bereavement.qualifying",
        "bereavement.survivors_lower",
        "bereavement.survivors_upper",
        "old_age.pension",
        "old_age.employer_share",
        "old_age.any",
        "unemployment.qualifying",
        "disability.qualifying",
    }
)

_ENROLMENT = frozenset(
    {
        "first_insurance_age_min",
        "first_insurance_age_max",
        "sector_excluded_seasonal_farm",
        "sector_excluded_private_household",
        "sector_excluded_street_stall",
        "work_permit_required",
        "employer_register_days",
        "cover_after_leaving_months",
        "cover_day_margin_days",
        "claim_deadline_years",
        "find_employer_days_officer",
        "find_employer_days_reported",
        "injury_employer_report_days",
        "injury_worker_claim_days",
    }
)

_MONEY = frozenset(
    {
        "wage_ceiling",
        "wage_floor",
        "wage_best_months",
        "wage_reference_months",
        "wage_divisor_days",
        "wage_month_days",
        "sickness_rate",
        "sickness_days_per_episode",
        "sickness_days_per_year",
        "sickness_days_chronic",
        "dental_cap_year",
        "maternity_lump",
        "antenatal_cap",
        "maternity_leave_rate",
        "maternity_leave_days",
        "maternity_leave_max_births",
        "child_amount",
        "child_proof_month",
        "child_support_after_leaving",
        "child_max",
        "child_age_limit",
        "funeral_grant",
        "survivors_lower_months_of_wage",
        "survivors_upper_months_of_wage",
        "disability_rate_severe",
        "disability_rate_partial",
        "disability_partial_months",
        "unemployment_after_misconduct",
        "unemployment_rate_terminated",
        "unemployment_rate_resigned_or_expired",
        "unemployment_days_terminated",
        "unemployment_days_resigned_or_expired",
        "unemployment_paid_from_day",
        "unemployment_register_within_days",
        "migrant_unemployment_cap_days",
        "pension_age",
        "pension_base_rate",
        "pension_step_rate",
        "pension_step_months",
        "pension_averaging_months",
        "old_age_share_employee",
        "old_age_share_employer",
    }
)

REQUIRED_KEYS: frozenset[str] = _PERIODS | _ENROLMENT | _MONEY
