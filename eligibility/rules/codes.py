"""The closed vocabulary of questions and answers (assessment contract, schema 1)."""

from enum import StrEnum


class BenefitCode(StrEnum):
    """The seven contingencies of the Act, section 54, in the order of the answer."""

    MEDICAL = "medical"
    MATERNITY = "maternity"
    CHILD_SUPPORT = "child_support"
    BEREAVEMENT = "bereavement"
    OLD_AGE = "old_age"
    UNEMPLOYMENT = "unemployment"
    DISABILITY = "disability"


class Sex(StrEnum):
    """Sex as the law uses it for the maternity benefit."""

    FEMALE = "female"
    MALE = "male"


class Sector(StrEnum):
    """The kind of work, as far as it decides whether section 33 applies."""

    FACTORY = "factory"
    CONSTRUCTION = "construction"
    SERVICES = "services"
    YEAR_ROUND_FARM = "year_round_farm"
    SEASONAL_FARM = "seasonal_farm"
    FISHING = "fishing"
    PRIVATE_HOUSEHOLD = "private_household"
    STREET_STALL = "street_stall"
    VOLUNTEER = "volunteer"
    OTHER = "other"
    UNKNOWN = "unknown"


class Paper(StrEnum):
    """An identity or work paper a person holds."""

    PASSPORT = "passport"
    CERTIFICATE_OF_IDENTITY = "certificate_of_identity"
    PINK_CARD = "pink_card"
    BORDER_PASS = "border_pass"
    WORK_PERMIT = "work_permit"
    THAI_ID = "thai_id"
    HOUSEHOLD_REGISTRATION = "household_registration"
    SEVEN_DAY_PASS = "seven_day_pass"


class EndReason(StrEnum):
    """Why the job ended, as reported to the Office."""

    LAID_OFF = "laid_off"
    RESIGNED = "resigned"
    CONTRACT_EXPIRED = "contract_expired"
    SERIOUS_MISCONDUCT = "serious_misconduct"
    FORCE_MAJEURE = "force_majeure"
    UNKNOWN = "unknown"


class Claimant(StrEnum):
    """The parent who claims the maternity benefit."""

    MOTHER = "mother"
    FATHER = "father"


class Degree(StrEnum):
    """The degree of a disability."""

    SEVERE = "severe"
    PARTIAL = "partial"


class Status(StrEnum):
    """The enrolment answer."""

    INSURED = "insured"
    COVERED_AFTER_LEAVING = "covered_after_leaving"
    NO_LONGER_INSURED = "no_longer_insured"
    NEVER_REGISTERED = "never_registered"
    CANNOT_BE_INSURED = "cannot_be_insured"
    UNKNOWN = "unknown"


class Asked(StrEnum):
    """Whether an event was told, or the question is "what if it happened now"."""

    EVENT = "event"
    STANDING = "standing"


class Group(StrEnum):
    """The card's place on the result page."""

    HAVE_NOW = "have_now"
    COVERED_IF_IT_HAPPENS = "covered_if_it_happens"
    NOT_YET = "not_yet"
    ASK_SSO = "ask_sso"
    NOT_FOR_YOU = "not_for_you"


class ReasonCode(StrEnum):
    """Why a verdict is what it is. Closed; the last three extend the contract's list."""

    CONTRIBUTIONS_SHORT = "contributions_short"
    SECTOR_EXCLUDED = "sector_excluded"
    NO_WORK_PERMIT = "no_work_permit"
    NOT_REGISTERED = "not_registered"
    OVER_AGE_AT_FIRST_INSURANCE = "over_age_at_first_insurance"
    UNDER_AGE = "under_age"
    COVER_AFTER_LEAVING_ENDED = "cover_after_leaving_ended"
    NO_LONGER_INSURED = "no_longer_insured"
    CLAIM_DEADLINE_PASSED = "claim_deadline_passed"
    DEDUCTED_NOT_REMITTED = "deducted_not_remitted"
    EVENT_MONTH_WOULD_DECIDE = "event_month_would_decide"
    OUTSIDE_OUR_RECORDS = "outside_our_records"
    FACT_MISSING = "fact_missing"
    EVIDENCE_WEAK = "evidence_weak"
    NO_CHILD = "no_child"
    CHILD_AGED_SIX = "child_aged_six"
    CHILD_LIMIT_REACHED = "child_limit_reached"
    CLAIMED_BY_OTHER_PARENT = "claimed_by_other_parent"
    LEAVE_ALLOWANCE_BIRTHS_USED = "leave_allowance_births_used"
    LEAVE_ALLOWANCE_MOTHER_ONLY = "leave_allowance_mother_only"
    DISMISSED_FOR_SERIOUS_MISCONDUCT = "dismissed_for_serious_misconduct"
    ENTITLED_TO_OLD_AGE = "entitled_to_old_age"
    REGISTERED_LATE = "registered_late"
    WAITING_DAYS = "waiting_days"
    MIGRANT_DAY_CAP = "migrant_day_cap"
    UNDER_PENSION_AGE = "under_pension_age"
    STILL_INSURED = "still_insured"
    CLOSE_TO_LIMIT = "close_to_limit"
    PAPERS_DIFFER = "papers_differ"
    LIMIT_USED_UP = "limit_used_up"
    NO_ARREARS = "no_arrears"
    PAID_AS_PENSION = "paid_as_pension"


class ConditionCode(StrEnum):
    """The numbered conditions of the seven benefits and their entitlements."""

    INSURABLE = "insurable"
    IN_COVER = "in_cover"
    QUALIFYING_PERIOD = "qualifying_period"
    CLAIMED_IN_TIME = "claimed_in_time"
    INSURED_TODAY = "insured_today"
    ON_THE_ROLL = "on_the_roll"
    CHILD_UNDER_AGE = "child_under_age"
    PENSION_AGE_REACHED = "pension_age_reached"
    JOB_ENDED = "job_ended"
    MONTHS_ON_RECORD = "months_on_record"
    NOT_MISCONDUCT = "not_misconduct"
    NOT_YET_PENSION_AGE = "not_yet_pension_age"
    WAITING_DAYS_OVER = "waiting_days_over"
    LIMIT_NOT_USED_UP = "limit_not_used_up"
    BIRTHS_LEFT = "births_left"
    PAID_WHILE_IN_JOB = "paid_while_in_job"
    NOT_CLAIMED_BY_OTHER_PARENT = "not_claimed_by_other_parent"
    CLAIMANT_IS_MOTHER = "claimant_is_mother"
    LIFETIME_MONTHS = "lifetime_months"
    FEWER_THAN_PENSION = "fewer_than_pension"
    EMPLOYER_SHARE = "employer_share"
    DEGREE_KNOWN = "degree_known"
    UNPAID_MONTHS = "unpaid_months"


class EntitlementCode(StrEnum):
    """What a benefit consists of."""

    TREATMENT = "treatment"
    DENTAL = "dental"
    SICKNESS_CASH = "sickness_cash"
    CHILDBIRTH_LUMP_SUM = "childbirth_lump_sum"
    ANTENATAL_CARE = "antenatal_care"
    MATERNITY_LEAVE_ALLOWANCE = "maternity_leave_allowance"
    CHILD_ALLOWANCE = "child_allowance"
    CHILD_ALLOWANCE_ARREARS = "child_allowance_arrears"
    FUNERAL_GRANT = "funeral_grant"
    SURVIVORS_ALLOWANCE = "survivors_allowance"
    OLD_AGE_PENSION = "old_age_pension"
    OLD_AGE_LUMP_SUM = "old_age_lump_sum"
    UNEMPLOYMENT_BENEFIT = "unemployment_benefit"
    DISABILITY_PENSION = "disability_pension"


class AdviceCode(StrEnum):
    """What to do besides claiming."""

    COMPLAIN_TO_SSO = "complain_to_sso"
    ASK_SSO = "ask_sso"
    BUY_MIGRANT_HEALTH_INSURANCE = "buy_migrant_health_insurance"
    M_FUND = "m_fund"
    KEEP_DOCUMENTS = "keep_documents"
    ASK_SSO_BEFORE_LEAVING = "ask_sso_before_leaving"
    WORK_INJURY_ROUTE = "work_injury_route"
    REGISTER_WITH_DOE = "register_with_doe"
    FIND_EMPLOYER_BY = "find_employer_by"
    SECTION_39 = "section_39"
    RENEW_WORK_PERMIT = "renew_work_permit"
    SETTLE_PAPERS_FIRST = "settle_papers_first"
