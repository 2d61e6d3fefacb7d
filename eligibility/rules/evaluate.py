"""One question, one answer: ``evaluate(person, rulebook)``.

The seven benefits are found each by its own module, in the order of the Act; enrolment, the
work-injury route and the advice stand beside them. Pure: the same input gives the same answer.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from eligibility.rules import advice, enrolment
from eligibility.rules.advice import Advice
from eligibility.rules.benefits import (
    bereavement,
    child_support,
    disability,
    maternity,
    medical,
    old_age,
    unemployment,
)
from eligibility.rules.enrolment import Enrolment
from eligibility.rules.facts import Facts
from eligibility.rules.finding import Finding
from eligibility.rules.person import Assumption, Person
from eligibility.rules.rulebook import Rulebook, Term

FUND = "workmens_compensation_fund"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkInjury:
    """The other road: the Workmen's Compensation Fund, outside the seven benefits."""

    fund: str
    employer_report_by: date | None
    worker_claim_by: date | None
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The answer to one question under one release of the rulebook."""

    as_of: date
    release: str
    digest: str
    enrolment: Enrolment
    assumed: tuple[Assumption, ...]
    findings: tuple[Finding, ...]
    work_injury: WorkInjury | None
    advice: tuple[Advice, ...]


def evaluate(person: Person, rulebook: Rulebook) -> Assessment:
    """Assess one person: all seven benefits, enrolment, the work-injury route and the advice.

    Args:
        person: the facts, as ``question.read`` gives them; ``None`` is unknown, never "no".
        rulebook: one release of the law.

    Raises:
        KeyError: the rulebook lacks a value that is needed (``required.REQUIRED_KEYS``).
    """
    facts = Facts(person, rulebook)
    death = person.events.death
    others = facts
    if death is not None:
        others = facts.standing_on(death.date or person.as_of)
    enrolled = enrolment.answer(person, rulebook, facts.record, facts.work, facts.gates)
    return Assessment(
        as_of=person.as_of,
        release=rulebook.release,
        digest=rulebook.digest,
        enrolment=enrolled,
        assumed=person.assumed,
        findings=(
            medical.find(others),
            maternity.find(others),
            child_support.find(others),
            bereavement.find(facts),
            old_age.find(others),
            unemployment.find(others),
            disability.find(others),
        ),
        work_injury=_work_injury(facts),
        advice=advice.give(facts, enrolled),
    )


def _work_injury(facts: Facts) -> WorkInjury | None:
    """Protected from the first day, whatever months are on record (rulebook, section 10)."""
    injury = facts.person.events.work_injury
    if injury is None:
        return None
    keys = ("injury_employer_report_days", "injury_worker_claim_days")
    limits = [facts.term(key, injury.date) for key in keys]
    report, claim = (
        injury.date + timedelta(days=limit.number) if injury.date and limit else None
        for limit in limits
    )
    return WorkInjury(
        fund=FUND,
        employer_report_by=report,
        worker_claim_by=claim,
        terms=tuple(limit for limit in limits if limit is not None),
    )
