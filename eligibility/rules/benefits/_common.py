"""Small helpers that several benefit modules share."""

from datetime import date

from eligibility.rules.codes import ConditionCode, ReasonCode
from eligibility.rules.conditions import unknown
from eligibility.rules.facts import Facts
from eligibility.rules.finding import Condition, Reason
from eligibility.rules.jobs import Unclear
from eligibility.rules.person import THAI, Money
from eligibility.rules.rulebook import Term
from eligibility.rules.truth import Truth


def times(amount: Money | None, *factors: Money | None) -> Money | None:
    """A product that is ``None`` as soon as one factor is not known."""
    product = amount
    for factor in factors:
        if product is None or factor is None:
            return None
        product = product * factor
    return product


def number(term: Term | None) -> Money | None:
    """The exact value of a row, ``None`` where there is no row to rely on."""
    return None if term is None else term.money


def paid_while_in_job(
    facts: Facts, day: date | None, field: str, *, about: str, rate: str
) -> Condition:
    """Whether money that replaces wages is paid after the job has ended is not confirmed."""
    code, terms = ConditionCode.PAID_WHILE_IN_JOB, (facts.source(rate),)
    if day is None:
        return unknown(code, field, terms=terms)
    job = facts.work.on(day)
    if isinstance(job, Unclear):
        return unknown(code, job.field, terms=terms)
    if job.ended_on is not None and job.ended_on < day:
        reasons = (Reason(ReasonCode.EVIDENCE_WEAK, (("about", about),)),)
        return Condition(code=code, truth=Truth.CANNOT_TELL, reasons=reasons, terms=terms)
    return Condition(code=code, truth=Truth.MET, terms=terms)


def papers(facts: Facts) -> tuple[str, ...]:
    """The papers every claim needs: identity, work permit, bank book, the main form."""
    identity: tuple[str, ...] = ("identity_document", "work_permit")
    if facts.person.nationality == THAI:
        identity = ("thai_id_card",)
    same = ("proof_of_same_person",) if facts.person.papers_agree is False else ()
    slips = ("pay_slips",) if facts.record.deducted else ()
    return (*identity, *same, *slips, "bank_book")
