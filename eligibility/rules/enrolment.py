"""Can this person be insured, and are they? (rulebook, section 1; Act, sections 33 and 34)

Four gates: the sector, the work permit, the age at first insurance, the registration by the
employer. They answer *enrolment*; months already recorded are never cancelled by them.

Not evaluated: whether an employer-employee relation exists in law; leave to stay; section 39
and section 40 insurance.
"""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from eligibility.rules import months
from eligibility.rules.codes import ConditionCode, Paper, ReasonCode, Sector, Status
from eligibility.rules.finding import Condition, Reason
from eligibility.rules.jobs import STARTED_ON, Unclear, Work
from eligibility.rules.person import THAI, Person
from eligibility.rules.record import Record
from eligibility.rules.rulebook import Rulebook, Term
from eligibility.rules.truth import Truth

_INSURABLE = frozenset(
    {Sector.FACTORY, Sector.CONSTRUCTION, Sector.SERVICES, Sector.YEAR_ROUND_FARM}
)
_EXCLUDED = frozenset({Sector.SEASONAL_FARM, Sector.PRIVATE_HOUSEHOLD, Sector.STREET_STALL})
_EXCLUSION = "sector_excluded_"
_YOUNGEST, _OLDEST = "first_insurance_age_min", "first_insurance_age_max"
_REGISTRATION = "employer_register_days"
_TAIL = "cover_after_leaving_months"
_PERMIT = "work_permit_required"


class Gate(NamedTuple):
    """One gate of enrolment; ``shut`` is the reason when it is not met."""

    truth: Truth
    shut: ReasonCode
    unknown: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()


_WEIGHT = {Truth.NOT_MET: 0, Truth.CANNOT_TELL: 1, Truth.MET: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """The enrolment answer."""

    status: Status
    reasons: tuple[Reason, ...]
    employer_should_have_registered_by: dt.date | None
    covered_until: dt.date | None
    unknown: tuple[str, ...]
    terms: tuple[Term, ...]


def gates_of(person: Person, rulebook: Rulebook, record: Record) -> tuple[Gate, ...]:
    """The four gates in the order they are asked: sector, permit, age, registration."""
    return (
        _sector(person, rulebook),
        _permit(person, rulebook),
        _age(person, rulebook, record),
        Gate(
            truth=Truth.of(person.registered),
            shut=ReasonCode.NOT_REGISTERED,
            unknown=("person.registered",) if person.registered is None else (),
            terms=(rulebook.in_force(_REGISTRATION, person.as_of),),
        ),
    )


def _sector(person: Person, rulebook: Rulebook) -> Gate:
    """Royal Decree B.E. 2560: seasonal farms, private households, street stalls are outside."""
    sector = person.sector
    terms: tuple[Term, ...] = ()
    truth = Truth.MET if sector in _INSURABLE else Truth.CANNOT_TELL
    if sector in _EXCLUDED:
        exclusion = rulebook.in_force(_EXCLUSION + sector.value, person.as_of)
        truth = Truth.NOT_MET if exclusion.value else Truth.MET
        terms = (exclusion,)
    unknown = ("person.sector",) if truth is Truth.CANNOT_TELL else ()
    return Gate(truth=truth, shut=ReasonCode.SECTOR_EXCLUDED, unknown=unknown, terms=terms)


def _permit(person: Person, rulebook: Rulebook) -> Gate:
    """A migrant needs a valid work permit; a Thai national does not."""
    rule = rulebook.in_force(_PERMIT, person.as_of)
    terms, shut = (rule,), ReasonCode.NO_WORK_PERMIT
    if (
        not rule.value
        or person.nationality == THAI
        or Paper.WORK_PERMIT in (person.documents or ())
    ):
        return Gate(truth=Truth.MET, shut=shut, terms=terms)
    unknown = tuple(
        field
        for field, value in (
            ("person.nationality", person.nationality),
            ("person.documents", person.documents),
        )
        if value is None
    )
    truth = Truth.CANNOT_TELL if unknown else Truth.NOT_MET
    return Gate(truth=truth, shut=shut, unknown=unknown, terms=terms)


def _age(person: Person, rulebook: Rulebook, record: Record) -> Gate:
    """Newly insured from the 15th birthday to the day before the 61st.

    Who has a month on record from before the 61st birthday was insured in time.
    """
    youngest = rulebook.in_force(_YOUNGEST, person.as_of)
    oldest = rulebook.in_force(_OLDEST, person.as_of)
    terms = (youngest, oldest)
    shut = ReasonCode.OVER_AGE_AT_FIRST_INSURANCE
    if person.birth_date is None:
        unknown = ("person.birth_date",)
        return Gate(truth=Truth.CANNOT_TELL, shut=shut, unknown=unknown, terms=terms)
    started = (person.employment.job.started_on if person.employment else None) or person.as_of
    first_day = months.add_years(person.birth_date, youngest.number)
    too_old = months.add_years(person.birth_date, oldest.number + 1)
    if started < first_day:
        return Gate(truth=Truth.NOT_MET, shut=ReasonCode.UNDER_AGE, terms=terms)
    recorded_before = record.paid & months.until(months.month_of(too_old) - 1)
    if started < too_old or recorded_before:
        return Gate(truth=Truth.MET, shut=shut, terms=terms)
    if not _start_known(person):
        unknown = (STARTED_ON,)
        return Gate(truth=Truth.CANNOT_TELL, shut=shut, unknown=unknown, terms=terms)
    return Gate(truth=Truth.NOT_MET, shut=shut, terms=terms)


def _start_known(person: Person) -> bool:
    """Whether the first day of work was told, or never asked: then the day of the question is it.

    Asked and not known, it may lie years back, and who is too old today may have been insured.
    """
    return person.employment is not None and person.employment.job.start_known


def insurable(gates: tuple[Gate, ...], record: Record) -> Condition:
    """The gates as a condition of every benefit.

    They shut a benefit only when it is certain that no month is on record; with the record
    unknown a shut gate cannot tell, because the months may be there all the same.
    """
    code = ConditionCode.INSURABLE
    # The gate that decides is named first: its source is the one shown beside the sentence.
    decisive = sorted(gates, key=lambda gate: _WEIGHT[gate.truth])
    terms = tuple(term for gate in decisive for term in gate.terms)
    shut = tuple(Reason(gate.shut) for gate in gates if gate.truth is Truth.NOT_MET)
    unknown = tuple(field for gate in gates for field in gate.unknown)
    if record.any or not (shut or unknown):
        return Condition(code=code, truth=Truth.MET, terms=terms)
    if shut and record.none:
        return Condition(code=code, truth=Truth.NOT_MET, reasons=shut, terms=terms)
    if shut:
        unknown = (*record.untold, *unknown)
    reasons = (Reason(ReasonCode.FACT_MISSING),)
    return Condition(
        code=code, truth=Truth.CANNOT_TELL, reasons=reasons, unknown=unknown, terms=terms
    )


def answer(
    person: Person, rulebook: Rulebook, record: Record, work: Work, gates: tuple[Gate, ...]
) -> Enrolment:
    """The enrolment answer (contract, "Enrolment status")."""
    until, vouched = _tail(person, rulebook, work)
    shut = [gate for gate in gates if gate.truth is Truth.NOT_MET]
    status = _status(person, record, work, gates, until)
    reasons = [Reason(gate.shut) for gate in shut]
    if status is Status.NO_LONGER_INSURED and not vouched:
        status = Status.UNKNOWN
        reasons.append(Reason(ReasonCode.OUTSIDE_OUR_RECORDS))
    started = work.current.started_on if work.known else None
    due = None
    if person.registered is False and started is not None:
        days = rulebook.in_force(_REGISTRATION, person.as_of).number
        due = started + dt.timedelta(days=days)
    return Enrolment(
        status=status,
        reasons=tuple(reasons),
        employer_should_have_registered_by=due,
        covered_until=until if status is Status.COVERED_AFTER_LEAVING else None,
        unknown=tuple(field for gate in gates for field in gate.unknown),
        terms=tuple(dict.fromkeys(term for gate in gates for term in gate.terms)),
    )


def _tail(person: Person, rulebook: Rulebook, work: Work) -> tuple[dt.date | None, bool]:
    """The last covered day after a job that has ended, and whether we vouch for the tail today."""
    job = work.on(person.as_of)
    if isinstance(job, Unclear) or job.ended_on is None or person.as_of <= job.ended_on:
        return None, True
    tail = rulebook.term(_TAIL, person.as_of)
    return (months.add_months(job.ended_on, tail.number) if tail else None), tail is not None


def _status(
    person: Person, record: Record, work: Work, gates: tuple[Gate, ...], until: dt.date | None
) -> Status:
    sector, permit, age, registration = gates
    if record.none:
        if Truth.NOT_MET in (sector.truth, permit.truth, age.truth):
            return Status.CANNOT_BE_INSURED
        if registration.truth is Truth.NOT_MET:
            return Status.NEVER_REGISTERED
        if any(gate.truth is Truth.CANNOT_TELL for gate in gates):
            return Status.UNKNOWN
    elif not record.any and registration.truth is not Truth.MET:
        return Status.UNKNOWN
    return _by_dates(person, work, until)


def _by_dates(person: Person, work: Work, until: dt.date | None) -> Status:
    job = work.on(person.as_of)
    if isinstance(job, Unclear) or (job.ended_on is None and not job.running):
        return Status.UNKNOWN
    if job.ended_on is None or person.as_of <= job.ended_on:
        return Status.INSURED
    covered = until is not None and person.as_of <= until
    return Status.COVERED_AFTER_LEAVING if covered else Status.NO_LONGER_INSURED
