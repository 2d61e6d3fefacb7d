"""Bereavement benefit (Act, section 73): funeral grant and survivors' allowance.

One month of contributions within the six before the month of death gives the funeral grant to
whoever arranged the funeral; thirty-six months in all give the survivors an allowance in months
of wage, more from a hundred and twenty on.

Not evaluated: a death from work (Workmen's Compensation Fund), who the survivors are and their
shares, the old-age money that goes to heirs.
"""

from datetime import date

from eligibility.rules.assemble import Draft, conclude, entitle
from eligibility.rules.benefits._common import number, times
from eligibility.rules.benefits.lifetime import lifetime
from eligibility.rules.codes import Asked, BenefitCode, EntitlementCode
from eligibility.rules.conditions import (
    MISSING,
    contingency,
)
from eligibility.rules.facts import Facts
from eligibility.rules.finding import Entitlement, Finding, Grounds, Occasion, Step
from eligibility.rules.truth import Truth

_DATE = "events.death.date"
#: The claimant's own papers: the insured person no longer needs a work permit.
_DOCUMENTS = (
    "claim_form_sso_2_01",
    "death_certificate",
    "funeral_arranger_proof",
    "claimant_identity_document",
    "heirs_papers",
    "bank_book",
)


def find(facts: Facts) -> Finding:
    """What those left behind can have after a death, or would have if it came today."""
    told = facts.person.events.death
    day = told.date if told else facts.today
    occasion = Occasion(day, _DATE, standing=told is None)
    grounds = contingency(facts, "bereavement.qualifying", occasion)
    grant = facts.term("funeral_grant", day)
    return conclude(
        facts,
        Draft(
            benefit=BenefitCode.BEREAVEMENT,
            asked=Asked.EVENT if told else Asked.STANDING,
            grounds=grounds,
            entitlements=(
                entitle(
                    EntitlementCode.FUNERAL_GRANT,
                    grounds,
                    figures=(("baht", number(grant)),),
                    terms=(grant,),
                ),
                _survivors(facts, grounds, day, ahead=told is None),
            ),
            documents=_DOCUMENTS,
            steps=(
                Step(code="bereavement_get_papers"),
                Step(code="bereavement_file_claim", by=grounds.claim_by),
            ),
            lies_ahead=told is None,
        ),
    )


def _survivors(facts: Facts, grounds: Grounds, day: date | None, *, ahead: bool) -> Entitlement:
    """Months of wage by the length of the whole record."""
    code = EntitlementCode.SURVIVORS_ALLOWANCE
    if day is None:
        return entitle(code, grounds, figures=(("total", None),))
    curable = ahead or day > facts.today
    lower, _ = lifetime(facts, "bereavement.survivors_lower", day, curable=curable)
    upper, _ = lifetime(facts, "bereavement.survivors_upper", day, curable=curable)
    tier = "upper" if upper.truth is Truth.MET else "lower"
    wages = facts.term(f"survivors_{tier}_months_of_wage", day)
    month_days = facts.term("wage_month_days", day)
    wage = facts.wages.daily(day)
    total = times(wage.amount, number(month_days), number(wages))
    sure_of_tier = Truth.CANNOT_TELL not in (lower.truth, upper.truth)
    return entitle(
        code,
        grounds,
        (lower,),
        figures=(("total", total if sure_of_tier else None),),
        terms=(wages, month_days, *upper.terms),
        notes=() if sure_of_tier else MISSING,
        wage=wage,
        missing=() if sure_of_tier else upper.unknown,
    )
