"""What each value of the law is, in a few words, and how a value of each unit is said."""

from eligibility.wording.sentence import Sentence, counted, sentence

#: By the key of the rulebook; the tests hold that every key the core needs stands here.
LABELS: dict[str, Sentence] = {
    "medical.qualifying": sentence("Months needed for treatment"),
    "maternity.qualifying": sentence("Months needed before a birth"),
    "child_support.qualifying": sentence("Months needed for child support"),
    "bereavement.qualifying": sentence("Months needed for the funeral grant"),
    "unemployment.qualifying": sentence("Months needed for unemployment benefit"),
    "disability.qualifying": sentence("Months needed for disability money"),
    "bereavement.survivors_lower": sentence("Months needed for the survivors' allowance"),
    "bereavement.survivors_upper": sentence("Months needed for the higher survivors' allowance"),
    "old_age.pension": sentence("Months needed for a pension"),
    "old_age.employer_share": sentence("Months from which the employer's part is paid too"),
    "old_age.any": sentence("Months needed for any old-age money"),
    "sector_excluded_seasonal_farm": sentence("Is seasonal farm work left out?"),
    "sector_excluded_private_household": sentence("Is work in a private home left out?"),
    "sector_excluded_street_stall": sentence("Is work at a street stall left out?"),
    "work_permit_required": sentence("Is a work permit needed?"),
    "child_support_after_leaving": sentence("Does child support go on after the job?"),
    "unemployment_after_misconduct": sentence("Is money paid after serious misconduct?"),
    "pension_age": sentence("Age for old-age money"),
    "first_insurance_age_min": sentence("Lowest age at first insurance"),
    "first_insurance_age_max": sentence("Highest age at first insurance"),
    "child_age_limit": sentence("The child must be younger than"),
    "claim_deadline_years": sentence("Time to claim"),
    "cover_after_leaving_months": sentence("Cover after the last day of work"),
    "wage_best_months": sentence("Best-paid months that make the daily wage"),
    "wage_reference_months": sentence("Months in which the best-paid ones are looked for"),
    "survivors_lower_months_of_wage": sentence("Survivors' allowance, in months of wage"),
    "survivors_upper_months_of_wage": sentence("Higher survivors' allowance, in months of wage"),
    "disability_partial_months": sentence("How long money for a partial disability is paid"),
    "pension_step_months": sentence("Further months for each increase of the pension"),
    "pension_averaging_months": sentence("Last months whose wage makes the pension"),
    "cover_day_margin_days": sentence("Days near the end of cover that we leave open"),
    "find_employer_days_officer": sentence("Time to find a new employer, by the officer's word"),
    "find_employer_days_reported": sentence("Time to find a new employer, by a later report"),
    "injury_employer_report_days": sentence("Time for the employer to report an injury"),
    "injury_worker_claim_days": sentence("Time for the worker to report an injury"),
    "wage_divisor_days": sentence("Days by which the wages are divided"),
    "wage_month_days": sentence("Days counted for a month of wage"),
    "sickness_days_per_episode": sentence("Most paid days for one illness"),
    "sickness_days_per_year": sentence("Most paid days of illness in a year"),
    "sickness_days_chronic": sentence("Most paid days for a chronic illness"),
    "maternity_leave_days": sentence("Paid days of maternity leave"),
    "unemployment_days_terminated": sentence("Most paid days after a lay-off"),
    "unemployment_days_resigned_or_expired": sentence(
        "Most paid days after resigning or the end of a contract"
    ),
    "unemployment_register_within_days": sentence("Time to register as unemployed"),
    "migrant_unemployment_cap_days": sentence("Most paid days for migrant workers"),
    "employer_register_days": sentence("Time for the employer to register a worker"),
    "unemployment_paid_from_day": sentence("First paid day without a job"),
    "maternity_leave_max_births": sentence("Births with a leave allowance"),
    "child_max": sentence("Most children at a time"),
    "child_proof_month": sentence("Month of the yearly certificate for the child"),
    "dental_cap_year": sentence("Dental money for one year"),
    "maternity_lump": sentence("Childbirth lump sum"),
    "antenatal_cap": sentence("Most for antenatal care"),
    "funeral_grant": sentence("Funeral grant"),
    "wage_ceiling": sentence("Highest wage that counts"),
    "wage_floor": sentence("Lowest wage that counts"),
    "child_amount": sentence("Child support for one child"),
    "sickness_rate": sentence("Share of the wage during illness"),
    "maternity_leave_rate": sentence("Share of the wage during maternity leave"),
    "disability_rate_severe": sentence("Share of the wage for a severe disability"),
    "disability_rate_partial": sentence("Share of the wage for a partial disability"),
    "unemployment_rate_terminated": sentence("Share of the wage after a lay-off"),
    "unemployment_rate_resigned_or_expired": sentence(
        "Share of the wage after resigning or the end of a contract"
    ),
    "pension_base_rate": sentence("Share of the wage in the smallest pension"),
    "pension_step_rate": sentence("Increase of the pension for each further year"),
    "old_age_share_employee": sentence("The worker's part of the old-age lump sum"),
    "old_age_share_employer": sentence("The employer's part of the old-age lump sum"),
}

WITHIN = counted(
    "%(required)s month within %(reference)s months",
    "%(required)s months within %(reference)s months",
    by="required",
)
IN_ALL = counted("%(required)s month in all", "%(required)s months in all", by="required")
YES = sentence("Yes")
NO = sentence("No")
NOT_KNOWN = sentence("Not known")
PERCENT = sentence("%(percent)s per cent")
A_MONTH = sentence("%(amount)s a month")

#: A whole number in its unit, by the unit of the rulebook.
#: Days of the calendar month; all other numbers of days are counted from a first day.
DAYS_OF_A_MONTH = frozenset(
    {
        "contribution_due_day",
        "hospital_change_first_day",
        "hospital_change_last_day",
        "leaver_report_day",
    }
)
DAY_OF_A_MONTH = sentence("Day %(number)s of the month")

UNITS: dict[str, Sentence] = {
    "months": counted("%(number)s month", "%(number)s months", by="number"),
    "days": counted("%(number)s day", "%(number)s days", by="number"),
    "years": counted("%(number)s year", "%(number)s years", by="number"),
    "age": sentence("Age %(number)s"),
    "day_number": sentence("Day %(number)s"),
}
