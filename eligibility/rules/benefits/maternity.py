"""Maternity benefit (Act, sections 65-67).

Five months of contributions within the fifteen before the month of the birth give one parent a
lump sum and antenatal care, and the insured mother half her wage for the days of leave, for two
births.

Not evaluated: whether the mother stopped work, the antenatal visits one by one, the employer's
own pay during leave (Labour Protection Act), a pending bill for a longer allowance.
"""

from datetime import date

from eligibility.rules.assemble import Draft, conclude, entitle
from eligibility.rules.benefits._common import number, paid_while_in_job, papers, times
from eligibility.rules.codes import (
    Asked,
    BenefitCode,
    Claimant,
    ConditionCode,
    EntitlementCode,
    ReasonCode,
    Sex,
)
from eligibility.rules.conditions import (
    contingency,
    fact,
    outside,
    unknown,
)
from eligibility.rules.facts import Facts
from eligibility.rules.finding import (
    Condition,
    Entitlement,
    Finding,
    Grounds,
    Occasion,
    Reason,
    Step,
)
from eligibility.rules.person import Childbirth
from eligibility.rules.truth import Truth

_DATE = "events.childbirth.date"
_CLAIMANT = "events.childbirth.claimant"
_OTHER = "events.childbirth.other_parent_claims"
_BIRTHS = "events.childbirth.births_with_leave_allowance"


def find(facts: Facts) -> Finding:
    """What a parent can have for a birth that has happened, will, or would happen today."""
    told = None if facts.only_standing else facts.person.events.childbirth
    birth = told or Childbirth(date=facts.today, claimant=_by_sex(facts))
    occasion = Occasion(birth.date, _DATE, standing=told is None)
    grounds = contingency(facts, "maternity.qualifying", occasion)
    return conclude(
        facts,
        Draft(
            benefit=BenefitCode.MATERNITY,
            asked=Asked.EVENT if told else Asked.STANDING,
            grounds=grounds,
            entitlements=(
                _lump_sum(facts, grounds, birth),
                _antenatal(facts, grounds, birth),
                _leave_allowance(facts, grounds, birth),
            ),
            documents=_documents(facts, birth),
            steps=(
                Step(code="maternity_keep_receipts"),
                Step(code="maternity_file_claim", by=grounds.claim_by),
            ),
            lies_ahead=told is None,
        ),
    )


def _by_sex(facts: Facts) -> Claimant | None:
    sex = facts.person.sex
    if sex is None:
        return None
    return Claimant.MOTHER if sex is Sex.FEMALE else Claimant.FATHER


def _one_parent(facts: Facts, birth: Childbirth) -> Condition:
    """The lump sum and antenatal care go to one parent only."""
    return fact(
        ConditionCode.NOT_CLAIMED_BY_OTHER_PARENT,
        None if birth.other_parent_claims is None else not birth.other_parent_claims,
        reason=ReasonCode.CLAIMED_BY_OTHER_PARENT,
        field=_OTHER,
        terms=(facts.source("maternity_lump"),),
    )


def _lump_sum(facts: Facts, grounds: Grounds, birth: Childbirth) -> Entitlement:
    term = facts.term("maternity_lump", birth.date)
    own = _one_parent(facts, birth)
    due = None if own.truth is Truth.CANNOT_TELL else number(term)
    return entitle(
        EntitlementCode.CHILDBIRTH_LUMP_SUM,
        grounds,
        (own,),
        figures=(("baht", due),),
        terms=(term,),
    )


def _antenatal(facts: Facts, grounds: Grounds, birth: Childbirth) -> Entitlement:
    """Up to the amount, on receipts; whether a father may claim it is not confirmed."""
    term = facts.term("antenatal_cap", birth.date)
    own = [_one_parent(facts, birth)]
    code, source = ConditionCode.CLAIMANT_IS_MOTHER, (facts.source("antenatal_cap"),)
    if birth.claimant is None:
        own.append(unknown(code, _CLAIMANT, terms=source))
    elif birth.claimant is Claimant.FATHER:
        weak = Reason(ReasonCode.EVIDENCE_WEAK, (("about", "antenatal_father"),))
        own.append(Condition(code=code, truth=Truth.CANNOT_TELL, reasons=(weak,), terms=source))
    untold = own[0].truth is Truth.CANNOT_TELL or birth.claimant is None
    due = None if untold else number(term)
    return entitle(
        EntitlementCode.ANTENATAL_CARE, grounds, own, figures=(("baht", due),), terms=(term,)
    )


def _leave_allowance(facts: Facts, grounds: Grounds, birth: Childbirth) -> Entitlement:
    """Half the wage for the days of leave, to an insured mother, for two births (section 67)."""
    day = birth.date
    rate = facts.term("maternity_leave_rate", day)
    days = facts.term("maternity_leave_days", day)
    wage = facts.wages.daily(day) if day is not None else None
    births = birth.births_with_leave_allowance
    untold = births is None or birth.claimant is None
    daily_benefit = None if untold else times(wage.amount if wage else None, number(rate))
    payable = None if days is None or untold else days.number
    mother = None if birth.claimant is None else birth.claimant is Claimant.MOTHER
    return entitle(
        EntitlementCode.MATERNITY_LEAVE_ALLOWANCE,
        grounds,
        (
            fact(
                ConditionCode.CLAIMANT_IS_MOTHER,
                mother,
                reason=ReasonCode.LEAVE_ALLOWANCE_MOTHER_ONLY,
                field=_CLAIMANT,
                terms=(facts.source("maternity_leave_rate"),),
            ),
            _births_left(facts, births, day),
            paid_while_in_job(
                facts, day, _DATE, about="leave_allowance_after_job", rate="maternity_leave_rate"
            ),
        ),
        figures=(
            ("daily_benefit", daily_benefit),
            ("payable_days", payable),
            ("total", times(daily_benefit, payable)),
        ),
        terms=(rate, days),
        wage=wage,
    )


def _births_left(facts: Facts, births: int | None, day: date | None) -> Condition:
    code = ConditionCode.BIRTHS_LEFT
    most = facts.term("maternity_leave_max_births", day)
    if day is None:
        return unknown(code, _DATE, terms=(facts.source("maternity_leave_max_births"),))
    if most is None:
        return outside(code, facts.source("maternity_leave_max_births"))
    return fact(
        code,
        None if births is None else births < most.number,
        reason=ReasonCode.LEAVE_ALLOWANCE_BIRTHS_USED,
        field=_BIRTHS,
        terms=(most,),
    )


def _documents(facts: Facts, birth: Childbirth) -> tuple[str, ...]:
    together = {
        True: ("marriage_certificate",),
        False: ("cohabitation_certificate_two_thai_witnesses",),
        None: ("marriage_certificate", "cohabitation_certificate_two_thai_witnesses"),
    }[birth.married]
    return (
        *papers(facts),
        "claim_form_sso_2_01",
        "birth_certificate",
        *together,
        "antenatal_receipts",
        "mother_child_book",
    )
