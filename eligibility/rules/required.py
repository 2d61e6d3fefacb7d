"""What the core cannot do without: values of a certain kind and unit, papers and steps to name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from eligibility.rules.rulebook import Period, Term, Value

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
class Need:
    """What a value must be, and the unit it is reckoned in: six years are not six months."""

    kind: Kind
    unit: str
    #: Never null: the core reckons with it on every day, also on those not vouched for.
    lasting: bool = False

    def __str__(self) -> str:
        """What a sentence says of it."""
        never = ", never null" if self.lasting else ""
        return f"{self.kind.value}, in the unit “{self.unit}”{never}"

    def fits(self, value: Value, unit: str) -> bool:
        """Whether a value in a unit is what is needed."""
        return unit == self.unit and self.kind.fits(value)


@dataclass(frozen=True, slots=True)
class Needs:
    """The values by key with what each must be, the codes of papers and those of steps."""

    values: Mapping[str, Need] = field(default_factory=dict)
    documents: frozenset[str] = frozenset()
    steps: frozenset[str] = frozenset()

    def misfit(self, term: Term) -> Need | None:
        """What the core needs in place of this row; ``None`` where the row will do.

        A row without a value (abolished, not known) is one the core can mostly live with.
        """
        need = self.values.get(term.key)
        if need is None:
            return None
        fits = not need.lasting if term.value is None else need.fits(term.value, term.unit)
        return None if fits else need


_VALUES: Mapping[Need, frozenset[str]] = {
    Need(Kind.WINDOW, "months"): frozenset(
        {
            "medical.qualifying",
            "maternity.qualifying",
            "child_support.qualifying",
            "bereavement.qualifying",
            "unemployment.qualifying",
            "disability.qualifying",
        }
    ),
    Need(Kind.TOTAL, "months"): frozenset(
        {
            "bereavement.survivors_lower",
            "bereavement.survivors_upper",
            "old_age.pension",
            "old_age.employer_share",
            "old_age.any",
        }
    ),
    Need(Kind.FLAG, "flag"): frozenset(
        {
            "sector_excluded_seasonal_farm",
            "sector_excluded_private_household",
            "sector_excluded_street_stall",
            "work_permit_required",
            "child_support_after_leaving",
            "unemployment_after_misconduct",
        }
    ),
    Need(Kind.COUNT, "age"): frozenset({"pension_age"}),
    Need(Kind.COUNT, "age", lasting=True): frozenset(
        {"first_insurance_age_min", "first_insurance_age_max", "child_age_limit"}
    ),
    Need(Kind.COUNT, "years"): frozenset({"claim_deadline_years"}),
    Need(Kind.COUNT, "months"): frozenset(
        {
            "cover_after_leaving_months",
            "wage_best_months",
            "wage_reference_months",
            "survivors_lower_months_of_wage",
            "survivors_upper_months_of_wage",
            "disability_partial_months",
            "pension_step_months",
            "pension_averaging_months",
        }
    ),
    Need(Kind.COUNT, "days"): frozenset(
        {
            "cover_day_margin_days",
            "find_employer_days_officer",
            "find_employer_days_reported",
            "injury_employer_report_days",
            "injury_worker_claim_days",
            "wage_divisor_days",
            "wage_month_days",
            "sickness_days_per_episode",
            "sickness_days_per_year",
            "sickness_days_chronic",
            "maternity_leave_days",
            "unemployment_days_terminated",
            "unemployment_days_resigned_or_expired",
            "unemployment_register_within_days",
            "migrant_unemployment_cap_days",
        }
    ),
    Need(Kind.COUNT, "days", lasting=True): frozenset({"employer_register_days"}),
    Need(Kind.COUNT, "day_number"): frozenset({"unemployment_paid_from_day"}),
    Need(Kind.COUNT, "count"): frozenset({"maternity_leave_max_births", "child_max"}),
    Need(Kind.MONTH, "count", lasting=True): frozenset({"child_proof_month"}),
    Need(Kind.NUMBER, "baht"): frozenset(
        {"dental_cap_year", "maternity_lump", "antenatal_cap", "funeral_grant"}
    ),
    Need(Kind.NUMBER, "baht_per_month"): frozenset({"wage_ceiling", "wage_floor", "child_amount"}),
    Need(Kind.NUMBER, "ratio"): frozenset(
        {
            "sickness_rate",
            "maternity_leave_rate",
            "disability_rate_severe",
            "disability_rate_partial",
            "unemployment_rate_terminated",
            "unemployment_rate_resigned_or_expired",
            "pension_base_rate",
            "pension_step_rate",
            "old_age_share_employee",
            "old_age_share_employer",
        }
    ),
}

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
        # not of an answer, but of a list of papers for who has lost some, or had another name
        "thailand_post_payment",
        "original_pink_card",
        "loss_report",
        "replacement_identity_document",
        "earlier_names_and_numbers",
        "old_identity_documents",
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
        "lost_papers_first",
        "name_changed_first",
    }
)

#: The needs of this version of the core.
NEEDS = Needs(
    values={key: need for need, keys in _VALUES.items() for key in keys},
    documents=_DOCUMENTS,
    steps=_STEPS,
)
