"""Child allowance (Act, sections 74 and 75 ter).

Twelve months of contributions within the thirty-six before this month give a monthly allowance
for up to three children under six while the parent is insured. Months not yet claimed are paid
back up to two years. The allowance stops with the job: the six months after leaving do not
cover it (sections 38 and 41).

Not evaluated: a child given for adoption, a child who has died, whether the month of the sixth
birthday itself is paid, which of two insured parents should claim.
"""

from datetime import date

from eligibility.rules import months
from eligibility.rules.assemble import Draft, conclude, entitle
from eligibility.rules.benefits._common import papers
from eligibility.rules.benefits.child_arrears import arrears
from eligibility.rules.benefits.children import Ages, Family, ours
from eligibility.rules.codes import (
    Asked,
    BenefitCode,
    ConditionCode,
    EntitlementCode,
    ReasonCode,
    Sex,
)
from eligibility.rules.conditions import (
    doubt,
    fact,
    hopeful,
    outside,
    qualifying,
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
    verdict_of,
)
from eligibility.rules.jobs import EARLIER, Unclear
from eligibility.rules.person import THAI, Child
from eligibility.rules.rulebook import Term
from eligibility.rules.truth import Truth

_CHILDREN = "events.children"


def find(facts: Facts) -> Finding:
    """What the person can have for their children today, and for months not yet paid."""
    told = facts.person.events.children
    day = facts.today
    ages = Ages.on(facts, day)
    occasion = Occasion(day, _CHILDREN, standing=True, recurs=True)
    enough, measure = qualifying(facts, "child_support.qualifying", occasion)
    family = Family(told, ages) if told is not None and ages else None
    enough = _unsure_of_age(facts, family, enough)
    conditions = (
        facts.insurable,
        _insured(facts, enough.earliest or day),
        _on_the_roll(facts),
        enough,
        _child(facts, told, family, enough),
    )
    grounds = Grounds(occasion, conditions, verdict_of(conditions), measure)
    asked = Asked.STANDING if told is None or facts.only_standing else Asked.EVENT
    return conclude(
        facts,
        Draft(
            benefit=BenefitCode.CHILD_SUPPORT,
            asked=asked,
            grounds=grounds,
            entitlements=(
                _allowance(facts, grounds, family, enough.earliest or day),
                arrears(facts, told, occasion),
            ),
            documents=_documents(facts, told or ()),
            steps=_steps(facts, told or ()),
        ),
    )


def _unsure_of_age(facts: Facts, family: Family | None, enough: Condition) -> Condition:
    """Too few months until every child is too old, unless doubtful months were paid after all."""
    if enough.earliest is None or family is None or not family.all_too_old_on(enough.earliest):
        return enough
    term = enough.terms[0]
    sooner = hopeful(facts, term)
    if sooner is None or family.all_too_old_on(sooner):
        return enough
    window = months.window(term.reference, months.month_of(sooner))
    return doubt(facts, enough.code, facts.record.count(window), term)


def _insured(facts: Facts, day: date) -> Condition:
    """The allowance stops with the job; ``day`` is the first day it could be paid for."""
    code = ConditionCode.INSURED_TODAY
    terms = (facts.source("child_amount"),)
    job = facts.work.on(facts.today)
    if isinstance(job, Unclear):
        return unknown(code, job.field, terms=terms)
    if job.ended_on is None:
        if job.running:
            return Condition(code=code, truth=Truth.MET, terms=terms)
        return unknown(code, EARLIER, terms=terms)
    if day <= job.ended_on:
        return Condition(code=code, truth=Truth.MET, terms=terms)
    goes_on = facts.source("child_support_after_leaving")
    return fact(
        code,
        bool(goes_on.value),
        reason=ReasonCode.NO_LONGER_INSURED,
        field=EARLIER,
        terms=(goes_on,),
    )


def _on_the_roll(facts: Facts) -> Condition:
    """Off the roll today there is no allowance, whatever months are recorded."""
    return fact(
        ConditionCode.ON_THE_ROLL,
        facts.person.registered,
        reason=ReasonCode.NOT_REGISTERED,
        field="person.registered",
        terms=(facts.source("employer_register_days"),),
    )


def _child(
    facts: Facts,
    told: tuple[Child, ...] | None,
    family: Family | None,
    enough: Condition,
) -> Condition:
    """A child of the person under the age limit, still so when a short period is cured."""
    code = ConditionCode.CHILD_UNDER_AGE
    source = facts.source("child_age_limit")
    if told is None:
        return unknown(code, _CHILDREN, terms=(source,))
    if not told:
        return _no(code, ReasonCode.NO_CHILD, source)
    if family is None:
        barred = [why for child in told if (why := ours(child).reason)]
        return _no(code, barred[0], source) if len(barred) == len(told) else outside(code, source)
    if enough.truth is Truth.NOT_MET and enough.earliest and family.all_too_old_on(enough.earliest):
        return _no(code, ReasonCode.CHILD_AGED_SIX, source)
    if family.sure:
        return Condition(code=code, truth=Truth.MET, terms=(source,))
    if family.unsure:
        return unknown(code, *family.unsure_fields, terms=(source,))
    if family.to_come:
        return Condition(
            code=code,
            truth=Truth.NOT_MET,
            curable=not facts.work.ended_by(min(family.to_come)),
            earliest=min(family.to_come),
            reasons=(Reason(ReasonCode.NO_CHILD),),
            terms=(source,),
        )
    reasons = tuple(Reason(reason) for reason in family.why_none)
    return Condition(code=code, truth=Truth.NOT_MET, reasons=reasons, terms=(source,))


def _no(code: ConditionCode, reason: ReasonCode, source: Term) -> Condition:
    return Condition(code=code, truth=Truth.NOT_MET, reasons=(Reason(reason),), terms=(source,))


def _allowance(
    facts: Facts, grounds: Grounds, family: Family | None, first_day: date
) -> Entitlement:
    """The monthly amount for the youngest children, three at most, until the last turns six.

    Children who reach the limit before ``first_day``, the first that can be paid, are left out.
    """
    amount = facts.term("child_amount", facts.today)
    most = facts.term("child_max", facts.today)
    sure = family.sure_on(first_day) if family else ()
    monthly = until = paid = None
    notes: tuple[Reason, ...] = ()
    if amount and most and family and sure:
        chosen = sure[: most.number]
        paid, monthly = len(chosen), amount.money * len(chosen)
        until = family.ages.too_old_from(chosen[0])
        if len(sure) > most.number:
            notes = (Reason(ReasonCode.CHILD_LIMIT_REACHED, (("most", most.number),)),)
    return entitle(
        EntitlementCode.CHILD_ALLOWANCE,
        grounds,
        figures=(("monthly", monthly), ("children_paid", paid), ("until", until)),
        terms=(amount, most),
        notes=notes,
    )


def _proof_due(facts: Facts) -> date:
    """The last day of the month (October) in which the next certificate is due."""
    today, due = facts.today, facts.source("child_proof_month").number
    year = today.year + (today.month > due)
    return months.last_day(months.month_of(date(year, due, 1)))


def _steps(facts: Facts, children: tuple[Child, ...]) -> tuple[Step, ...]:
    """The claim and, for a child who is not Thai, the certificate of every October."""
    claim = Step(code="child_file_claim")
    if all(child.nationality == THAI for child in children):
        return (claim,)
    return claim, Step(code="child_october_certificate", by=_proof_due(facts))


def _documents(facts: Facts, children: tuple[Child, ...]) -> tuple[str, ...]:
    found = [*papers(facts), "claim_form_sso_2_01", "birth_certificate"]
    if facts.person.sex is not Sex.FEMALE:
        found.append("child_recognition_papers")
    if any(child.lives_in not in (None, THAI) for child in children):
        found += ["myanmar_authority_certificate", "thai_translation"]
    if any(child.nationality != THAI for child in children):
        found.append("child_existence_certificate")
    return tuple(found)
