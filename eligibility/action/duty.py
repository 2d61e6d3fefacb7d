"""The employer's duty to register a worker: whether it stood, and until which day."""

from datetime import date
from typing import NamedTuple

from eligibility.rules import months
from eligibility.rules.codes import ReasonCode
from eligibility.rules.enrolment import Enrolment
from eligibility.rules.months import MonthSet
from eligibility.rules.person import Employment, Job, Person
from eligibility.rules.record import Record

#: The field of the question that tells whether the employer has registered her.
REGISTERED = "person.registered"
#: Why somebody cannot be registered, whatever the employer does.
_SHUT = frozenset(
    {
        ReasonCode.SECTOR_EXCLUDED,
        ReasonCode.NO_WORK_PERMIT,
        ReasonCode.OVER_AGE_AT_FIRST_INSURANCE,
        ReasonCode.UNDER_AGE,
    }
)


class Duty(NamedTuple):
    """This duty stood, ``until`` this last day; not ``sure``: only if she can be insured at all."""

    until: date
    sure: bool


def duty(person: Person, enrolment: Enrolment) -> Duty | None:
    """The duty to register her in the present or last job.

    ``None`` where it is met, where she cannot be registered, where her months are on record all
    the same, where the job was over before its last day, and where that day is not known.

    Args:
        person: the facts the answer was found for.
        enrolment: the enrolment of that answer.
    """
    until = enrolment.employer_should_have_registered_by
    if until is None or is_shut(enrolment) or on_record(person):
        return None
    over = last_day(_employment(person).job, person)
    if over is not None and over <= until:
        return None  # she left before it: whether the duty stood is not known
    return Duty(until, sure=not is_unsure(enrolment))


def is_shut(enrolment: Enrolment) -> bool:
    """Whether she cannot be registered as things are."""
    return any(reason.code in _SHUT for reason in enrolment.reasons)


def is_unsure(enrolment: Enrolment) -> bool:
    """Whether it is not known that she can be registered."""
    return any(field != REGISTERED for field in enrolment.unknown)


def on_record(person: Person) -> bool:
    """Whether months of this job are on her record although it was said not to be registered."""
    if person.registered is not False:
        return False
    record = Record(person.contributions, months.month_of(person.as_of))
    no_other_job = person.employment is not None and person.employment.earlier == ()
    return bool(of_this_job(record.paid, person) or (record.unlisted and no_other_job))


def of_this_job(held: MonthSet, person: Person) -> MonthSet:
    """The months of ``held`` that are certainly of the present or last job, and of no other."""
    employment = _employment(person)
    job, earlier = employment.job, employment.earlier
    others = 0
    for other in earlier or ():
        others |= worked(other, person)
    if job.started_on:
        last = last_day(job, person) or person.as_of
        return held & _span(job.started_on, min(last, person.as_of)) & ~others
    all_told = earlier is not None and all(each.started_on for each in earlier)
    return held & ~others if all_told else 0


def worked(job: Job, person: Person) -> MonthSet:
    """The months of a job until today; none where its first or its last day is not known."""
    last = last_day(job, person) or (person.as_of if job.running else None)
    if job.started_on is None or last is None:
        return 0
    return _span(job.started_on, min(last, person.as_of))


def last_day(job: Job, person: Person) -> date | None:
    """The last day of a job; no job outlasts a death."""
    death = person.events.death.date if person.events.death else None
    return min(filter(None, (job.ended_on, death)), default=None)


def _employment(person: Person) -> Employment:
    return person.employment or Employment(job=Job(), earlier=None)


def _span(first: date, last: date) -> MonthSet:
    return months.span(months.month_of(first), months.month_of(last))
