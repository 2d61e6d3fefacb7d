"""What the core cannot do without: values of a certain kind, and papers and steps to name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from eligibility.rules.rulebook import Period, Value

_DECEMBER = 12


class Kind(StrEnum):
    """What a value must be for the core to reckon with it."""

    WINDOW = "so many months within a number of months"
    TOTAL = "so many months in all, without a number of months to find them in"
    FLAG = "yes or no"
    COUNT = "a whole number, one or more"
    NUMBER = "a number above zero"
    MONTH = "a month of the calendar, 1 to 12"

    def fits(self, value: Value) -> bool:
        """Whether a value is of this kind."""
        if isinstance(value, Period):
            return self is (Kind.WINDOW if value.reference else Kind.TOTAL)
        if isinstance(value, bool):
            return self is Kind.FLAG
        if value <= 0 or self in (Kind.FLAG, Kind.WINDOW, Kind.TOTAL):
            return False
        whole = value == value.to_integral_value()
        return self is Kind.NUMBER or (whole and (self is Kind.COUNT or value <= _DECEMBER))


@dataclass(frozen=True, slots=True)
class Needs:
    """The values by key with their kinds, the codes of papers and those of steps."""

    values: Mapping[str, Kind] = field(default_factory=dict)
    documents: frozenset[str] = frozenset()
    steps: frozenset[str] = frozenset()


_WINDOWS = frozenset(
    {
        "medical.qualifying",
        "maternity.qualifying",
        "child_support.qualifying",
        "bereavement.qualifying",
        "unemployment.qualifying",
        "disability.qualifying",
    }
)

_TOTALS = frozenset(
    {
        "bereavement.survivors_lower",
        "bereavement.survivors_upper",
        "old_age.pension",
        "old_age.employer_share",
        "old_age.any",
    }
)

_FLAGS = frozenset(
    {
        "sector_excluded_seasonal_farm",
        "sector_excluded_private_household",
        "sector_excluded_street_stall",
        "work_permit_required",
        "child_support_after_leaving",
        "unemployment_after_misconduct",
    }
)

_COUNTS = frozenset(
    {
        "first_insurance_age_min",
        "first_insurance_age_max",
        "employer_register_days",
        "cover_after_leaving_months",
        "cover_day_margin_days",
        "claim_deadline_years",
        "find_employer_days_officer",
        "find_employer_days_reported",
        "injury_employer_report_days",
        "injury_worker_claim_days",
        "wage_best_months",
        "wage_reference_months",
        "wage_divisor_days",
        "wage_month_days",
        "sickness_days_per_episode",
        "sickness_days_per_year",
        "sickness_days_chronic",
        "maternity_leave_days",
        "maternity_leave_max_births",
        "child_max",
        "child_age_limit",
        "survivors_lower_months_of_wage",
        "survivors_upper_months_of_wage",
        "disability_partial_months",
        "unemployment_days_terminated",
        "unemployment_days_resigned_or_expired",
        "unemployment_paid_from_day",
        "unemployment_register_within_days",
        "migrant_unemployment_cap_days",
        "pension_age",
        "pension_step_months",
        "pension_averaging_months",
    }
)

_NUMBERS = frozenset(
    {
        "wage_ceiling",
        "wage_floor",
        "sickness_rate",
        "dental_cap_year",
        "maternity_lump",
        "antenatal_cap",
        "maternity_leave_rate",
        "child_amount",
        "funeral_grant",
        "disability_rate_severe",
        "disability_rate_partial",
        "unemployment_rate_terminated",
        "unemployment_rate_resigned_or_expired",
        "pension_base_rate",
        "pension_step_rate",
        "old_age_share_employee",
        "old_age_share_employer",
    }
)

_DOCUMENTS = frozenset(
    {
        "death_certificate",
        "funeral_arranger_proof",
        "claimant_identity_document",
        "heirs_papers",
        "child_recognition_papers",
        "child_existence_certificate",
        "myanmar_authority_certificate",
        "thai_translation",
        "identity_document",
        "thai_id_card",
        "work_permit",
        "bank_book",
        "proof_of_same_person",
        "pay_slips",
        "claim_form_sso_2_01",
        "disability_medical_certificate",
        "medical_record_copy",
        "birth_certificate",
        "marriage_certificate",
        "cohabitation_certificate_two_thai_witnesses",
        "antenatal_receipts",
        "mother_child_book",
        "medical_certificate",
        "employer_leave_certificate",
        "dental_receipt",
        "household_registration",
        "seven_day_pass",
        "claim_form_sso_2_01_7",
        "unemployment_certificate",
        "termination_letter",
    }
)

_STEPS = frozenset(
    {
        "bereavement_get_papers",
        "bereavement_file_claim",
        "child_file_claim",
        "child_october_certificate",
        "appeal_in_writing",
        "check_record_online",
        "disability_get_certificate",
        "disability_file_claim",
        "maternity_keep_receipts",
        "maternity_file_claim",
        "medical_go_to_designated_hospital",
        "medical_emergency_nearest_hospital",
        "sickness_ask_employer_first",
        "sickness_file_claim",
        "dental_contracted_clinic",
        "old_age_keep_originals",
        "old_age_file_claim",
        "unemployment_register_doe",
        "unemployment_file_claim",
        "unemployment_report_monthly",
    }
)

#: The needs of this version of the core.
NEEDS = Needs(
    values={
        **dict.fromkeys(_WINDOWS, Kind.WINDOW),
        **dict.fromkeys(_TOTALS, Kind.TOTAL),
        **dict.fromkeys(_FLAGS, Kind.FLAG),
        **dict.fromkeys(_COUNTS, Kind.COUNT),
        **dict.fromkeys(_NUMBERS, Kind.NUMBER),
        "child_proof_month": Kind.MONTH,
    },
    documents=_DOCUMENTS,
    steps=_STEPS,
)
