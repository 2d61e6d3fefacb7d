"""What to do besides claiming (contract, "Advice goes with")."""

from datetime import date, timedelta

from eligibility.rules.codes import AdviceCode, Paper, ReasonCode, Status
from eligibility.rules.enrolment import Enrolment
from eligibility.rules.facts import Facts
from eligibility.rules.finding import Scalar
from eligibility.rules.person import THAI

Params = tuple[tuple[str, Scalar], ...]
Advice = tuple[AdviceCode, Params]

_IDENTITY = frozenset(
    {Paper.PASSPORT, Paper.CERTIFICATE_OF_IDENTITY, Paper.PINK_CARD, Paper.BORDER_PASS}
)


def give(facts: Facts, enrolment: Enrolment) -> tuple[Advice, ...]:
    """All advice for this person, each once, the most urgent first."""
    person, given = facts.person, dict[AdviceCode, Params]()
    foreign = person.nationality != THAI
    if person.events.work_injury is not None:
        given[AdviceCode.WORK_INJURY_ROUTE] = ()
    if facts.work.ended_on is not None and person.events.death is None:
        given.update(_job_ended(facts, facts.work.ended_on, foreign=foreign))
    if person.registered is False or facts.record.deducted:
        given[AdviceCode.COMPLAIN_TO_SSO] = ()
    if person.papers_agree is False:
        given[AdviceCode.SETTLE_PAPERS_FIRST] = ()
    if person.events.retirement and person.events.retirement.leaving_thailand:
        given[AdviceCode.KEEP_DOCUMENTS] = ()
        given[AdviceCode.ASK_SSO_BEFORE_LEAVING] = ()
    given.update(_gates(facts, enrolment, foreign=foreign))
    return tuple(given.items())


def _job_ended(facts: Facts, ended_on: date, *, foreign: bool) -> dict[AdviceCode, Params]:
    """Register as unemployed, find an employer in time, and perhaps stay insured."""
    first = ended_on + timedelta(days=1)
    found: dict[AdviceCode, Params] = {}
    if foreign:
        officer = facts.term("find_employer_days_officer", first)
        reported = facts.term("find_employer_days_reported", first)
        found[AdviceCode.FIND_EMPLOYER_BY] = (
            ("officer", None if officer is None else first + timedelta(days=officer.number)),
            ("reported", None if reported is None else first + timedelta(days=reported.number)),
        )
    found[AdviceCode.REGISTER_WITH_DOE] = ()
    found[AdviceCode.SECTION_39] = ()
    return found


def _gates(facts: Facts, enrolment: Enrolment, *, foreign: bool) -> dict[AdviceCode, Params]:
    """The way out when a gate is shut, and the papers to renew while it is not."""
    found: dict[AdviceCode, Params] = {}
    shut = {reason.code for reason in enrolment.reasons}
    papers = facts.person.documents
    if shut and facts.record.none:
        if foreign:
            found[AdviceCode.BUY_MIGRANT_HEALTH_INSURANCE] = ()
            found[AdviceCode.M_FUND] = ()
        found[AdviceCode.ASK_SSO] = ()
    if ReasonCode.NO_WORK_PERMIT in shut and facts.record.any:
        found[AdviceCode.RENEW_WORK_PERMIT] = ()
    without_identity = foreign and papers is not None and not papers & _IDENTITY
    if without_identity or enrolment.status is Status.UNKNOWN or shut:
        found[AdviceCode.ASK_SSO] = ()
    return found
