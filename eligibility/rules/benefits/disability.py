"""Disability (invalidity) benefit (Act, sections 69-71).

Three months of contributions within the fifteen before the month of the disability give a
monthly share of the wage: for life when severe, for a limited time when partial.

Not evaluated: the medical degree itself, costs of care, rehabilitation, transport, a disability
from work (Workmen's Compensation Fund).
"""

from datetime import date

from eligibility.rules.assemble import Draft, conclude, entitle
from eligibility.rules.benefits._common import number, papers, times
from eligibility.rules.codes import (
    Asked,
    BenefitCode,
    ConditionCode,
    Degree,
    EntitlementCode,
)
from eligibility.rules.conditions import (
    contingency,
    unknown,
)
from eligibility.rules.facts import Facts
from eligibility.rules.finding import Condition, Entitlement, Finding, Grounds, Occasion, Step
from eligibility.rules.truth import Truth

_DATE = "events.disability.date"
_DEGREE = "events.disability.degree"
_FOR_LIFE = "life"


def find(facts: Facts) -> Finding:
    """What a person who has become disabled can have, or would have if it happened today."""
    told = None if facts.only_standing else facts.person.events.disability
    day = told.date if told else facts.today
    degree = told.degree if told else Degree.SEVERE
    occasion = Occasion(day, _DATE, standing=told is None)
    grounds = contingency(facts, "disability.qualifying", occasion)
    return conclude(
        facts,
        Draft(
            benefit=BenefitCode.DISABILITY,
            asked=Asked.EVENT if told else Asked.STANDING,
            grounds=grounds,
            entitlements=(_pension(facts, grounds, degree, day),),
            documents=(
                *papers(facts),
                "claim_form_sso_2_01",
                "disability_medical_certificate",
                "medical_record_copy",
            ),
            steps=(
                Step(code="disability_get_certificate"),
                Step(code="disability_file_claim", by=grounds.claim_by),
            ),
            lies_ahead=told is None,
        ),
    )


def _pension(
    facts: Facts, grounds: Grounds, degree: Degree | None, day: date | None
) -> Entitlement:
    """A share of the monthly wage by degree; the partial rate is not confirmed."""
    code = ConditionCode.DEGREE_KNOWN
    severe = degree is Degree.SEVERE
    source = (facts.source("disability_rate_severe"),)
    known = unknown(code, _DEGREE, terms=source)
    if degree:
        known = Condition(code=code, truth=Truth.MET, terms=source)
    key = "disability_rate_severe" if severe else "disability_rate_partial"
    rate = facts.term(key, day) if degree else None
    limit = facts.term("disability_partial_months", day) if degree and not severe else None
    month_days = facts.term("wage_month_days", day)
    wage = facts.wages.daily(day) if day is not None else None
    return entitle(
        EntitlementCode.DISABILITY_PENSION,
        grounds,
        (known,),
        figures=(
            ("monthly", times(wage.amount if wage else None, number(month_days), number(rate))),
            ("duration", _FOR_LIFE if severe and rate else None),
            ("months", limit.number if limit else None),
        ),
        terms=(rate, limit, month_days),
        wage=wage,
    )
