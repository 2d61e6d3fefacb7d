"""Unemployment benefit (Act, sections 78 and 79; Ministerial Regulation No. 2 B.E. 2568).

Six months of contributions within the fifteen before the month without a job give a share of
the daily wage from the eighth day on: more and for longer after a lay-off than after resigning
or the end of a contract. Migrants are paid for thirty days by the officer's word.

Not evaluated: readiness and ability to work, suitable work refused, monthly reports, a job loss
that was already being paid when the rate changed, both kinds of job loss in one year.
"""

from datetime import date, timedelta

from eligibility.rules import months
from eligibility.rules.assemble import Draft, conclude
from eligibility.rules.benefits._common import papers
from eligibility.rules.benefits.unemployment_pay import Loss, pay
from eligibility.rules.codes import (
    Asked,
    BenefitCode,
    ConditionCode,
    EndReason,
    ReasonCode,
)
from eligibility.rules.conditions import (
    claimed_in_time,
    fact,
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
from eligibility.rules.person import Unemployment
from eligibility.rules.truth import Truth

_DATE = "events.unemployment.date"
_END_REASON = "person.employment.end_reason"


def find(facts: Facts) -> Finding:
    """What the person can have for a job that was lost, will be, or would be lost today."""
    loss = _loss(facts)
    occasion = Occasion(loss.day, _DATE, standing=loss.standing)
    enough, measure = qualifying(facts, "unemployment.qualifying", occasion)
    conditions: tuple[Condition, ...] = (facts.insurable, enough)
    claim_by = first_paid = None
    late: tuple[Reason, ...] = ()
    if not loss.standing:
        in_time, claim_by = claimed_in_time(facts, loss.day, _DATE)
        waiting, first_paid, late = _waiting(facts, loss)
        own = (_not_misconduct(facts, loss), _too_young(facts, loss), waiting, in_time)
        conditions = (*conditions, *own)
    grounds = Grounds(occasion, conditions, verdict_of(conditions), measure, claim_by=claim_by)
    benefit = pay(facts, loss, grounds, first_paid, late)
    return conclude(facts, _draft(facts, loss, grounds, benefit))


def _draft(facts: Facts, loss: Loss, grounds: Grounds, benefit: Entitlement) -> Draft:
    within = facts.term("unemployment_register_within_days", loss.day)
    register_by = None
    if not loss.standing and loss.day and within:
        register_by = loss.day + timedelta(days=within.number - 1)
    return Draft(
        benefit=BenefitCode.UNEMPLOYMENT,
        asked=Asked.STANDING if loss.standing else Asked.EVENT,
        grounds=grounds,
        entitlements=(benefit,),
        documents=(
            *papers(facts),
            "claim_form_sso_2_01_7",
            "unemployment_certificate",
            "termination_letter",
        ),
        steps=(
            Step(code="unemployment_register_doe", by=register_by),
            Step(code="unemployment_file_claim", by=grounds.claim_by),
            Step(code="unemployment_report_monthly"),
        ),
        lies_ahead=loss.standing,
    )


def _loss(facts: Facts) -> Loss:
    """The job loss told, or the one that an ended job implies, or a standing one."""
    told = facts.person.events.unemployment
    employment = facts.person.employment
    ended = facts.work.ended_on
    if facts.only_standing or (told is None and ended is None):
        return Loss(Unemployment(date=facts.today), None, standing=True)
    event = told or Unemployment(date=None)
    if event.date is None and ended is not None:
        event = Unemployment(
            date=ended + timedelta(days=1),
            registered_on=event.registered_on,
            days_paid_this_year=event.days_paid_this_year,
        )
    # The reason told is that of the current or last job; another job's is not known.
    follows = event.date is not None and event.date - timedelta(days=1) == ended
    reason = employment.end_reason if employment and follows else None
    return Loss(event, reason, standing=False)


def _not_misconduct(facts: Facts, loss: Loss) -> Condition:
    """A dismissal for serious misconduct shuts the benefit; an unknown reason cannot be told."""
    code, reason = ConditionCode.NOT_MISCONDUCT, loss.reason
    terms = (facts.source("unemployment_rate_terminated"),)
    if reason is EndReason.FORCE_MAJEURE:
        weak = (Reason(ReasonCode.EVIDENCE_WEAK, (("about", "force_majeure"),)),)
        return Condition(code=code, truth=Truth.CANNOT_TELL, reasons=weak, terms=terms)
    if loss.payable_reason:
        return Condition(code=code, truth=Truth.MET, terms=terms)
    rule = facts.source("unemployment_after_misconduct")
    known = None if reason in (None, EndReason.UNKNOWN) else bool(rule.value)
    return fact(
        code,
        known,
        reason=ReasonCode.DISMISSED_FOR_SERIOUS_MISCONDUCT,
        field=_END_REASON,
        terms=(rule,),
    )


def _too_young(facts: Facts, loss: Loss) -> Condition:
    """From the pension age on the old-age benefit takes its place (section 78)."""
    code, birth, day = ConditionCode.NOT_YET_PENSION_AGE, facts.person.birth_date, loss.day
    source = facts.source("pension_age")
    if birth is None:
        return unknown(code, "person.birth_date", terms=(source,))
    if day is None:
        return unknown(code, _DATE, terms=(source,))
    age = facts.term("pension_age", day)
    if age is None:
        return outside(code, source)
    return fact(
        code,
        day < months.add_years(birth, age.number),
        reason=ReasonCode.ENTITLED_TO_OLD_AGE,
        field="person.birth_date",
        terms=(age,),
    )


def _waiting(facts: Facts, loss: Loss) -> tuple[Condition, date | None, tuple[Reason, ...]]:
    """Paid from the eighth day, or from the registration when that came too late.

    Returns:
        The condition, the first paid day (``None`` without a registration), and the note on a
        late registration.
    """
    code = ConditionCode.WAITING_DAYS_OVER
    paid_from = facts.term("unemployment_paid_from_day", loss.day)
    within = facts.term("unemployment_register_within_days", loss.day)
    if loss.day is None:
        return unknown(code, _DATE, terms=(facts.source("unemployment_paid_from_day"),)), None, ()
    if paid_from is None or within is None:
        return outside(code, facts.source("unemployment_paid_from_day")), None, ()
    terms = (paid_from, within)
    first = loss.day + timedelta(days=paid_from.number - 1)
    in_time_until = loss.day + timedelta(days=within.number - 1)
    registered = loss.event.registered_on
    notes: tuple[Reason, ...] = ()
    if registered is not None and registered > in_time_until:
        first = max(first, registered)
        notes = (Reason(ReasonCode.REGISTERED_LATE, (("paid_from", registered),)),)
    payable_on = first if registered is not None else None
    if facts.today >= first:
        return Condition(code=code, truth=Truth.MET, terms=terms), payable_on, notes
    reasons = (Reason(ReasonCode.WAITING_DAYS, (("first_day", first),)),)
    return (
        Condition(
            code=code,
            truth=Truth.NOT_MET,
            curable=True,
            earliest=first,
            reasons=reasons,
            terms=terms,
        ),
        payable_on,
        notes,
    )
