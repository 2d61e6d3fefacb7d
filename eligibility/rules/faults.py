"""What is wrong with a question: a field path and a closed code, worded by the caller."""

from dataclasses import dataclass
from enum import StrEnum


class FaultCode(StrEnum):
    """Why a field is refused (contract, "Refused")."""

    UNKNOWN_FIELD = "unknown_field"
    NOT_AN_OBJECT = "not_an_object"
    NOT_A_LIST = "not_a_list"
    NOT_A_DATE = "not_a_date"
    NOT_A_MONTH = "not_a_month"
    NOT_A_SPAN = "not_a_span"
    NOT_A_WHOLE_NUMBER = "not_a_whole_number"
    NOT_A_NUMBER = "not_a_number"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_A_COUNTRY = "not_a_country"
    NOT_IN_LIST = "not_in_list"
    MISSING = "missing"
    NEGATIVE = "negative"
    TOO_LARGE = "too_large"
    BUDDHIST_YEAR = "buddhist_year"
    YEAR_TOO_EARLY = "year_too_early"
    REVERSED_SPAN = "reversed_span"
    AFTER_AS_OF = "after_as_of"
    MONTH_TWICE = "month_twice"
    ENDED_BEFORE_STARTED = "ended_before_started"
    MORE_LISTED_THAN_TOTAL = "more_listed_than_total"
    CLAIMANT_AGAINST_SEX = "claimant_against_sex"
    NOT_DAY_AFTER_JOB = "not_day_after_job"
    REGISTERED_BEFORE_DATE = "registered_before_date"
    OVERLAPPING_WAGES = "overlapping_wages"
    TOO_MANY_CHILDREN = "too_many_children"
    TOO_MANY_MONTHS = "too_many_months"
    BODY_TOO_LARGE = "body_too_large"


@dataclass(frozen=True, slots=True)
class Fault:
    """One refused field; ``params`` are what the sentence about it needs."""

    field: str
    code: FaultCode
    params: tuple[tuple[str, str | int], ...] = ()


class Refused(ValueError):
    """A question that is not answered, with every fault found in it."""

    def __init__(self, faults: list[Fault]) -> None:
        """Keep the faults; the message names fields and codes only, never what was typed."""
        super().__init__("; ".join(f"{fault.field}: {fault.code.value}" for fault in faults))
        self.faults = tuple(faults)
