"""What an employer has left undone, as far as the answer tells: registration, months."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from eligibility.assessing import Assessed
from eligibility.rules import months
from eligibility.rules.codes import BenefitCode, ReasonCode, Sector
from eligibility.rules.months import Month, MonthSet
from eligibility.rules.person import Employment, Job, Person
from eligibility.rules.record import Record
from eligibility.rules.rulebook import Rulebook

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
_DUE_DAY = "contribution_due_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """The facts of a complaint.

    ``shut``: she cannot be registered as things are; ``unsure``: whether she can is not known.
    ``died``: it is the family that asks. ``due``: the last day of her registration, where she is
    not registered and it is known. ``deducted``, ``missing`` and ``doubtful`` are months;
    ``told``: which months are on her record was told.
    """

    today: date
    sector: Sector | None
    registered: bool | None
    shut: bool
    unsure: bool
    started_on: date | None
    ended_on: date | None
    died: bool
    due: date | None
    told: bool
    deducted: MonthSet
    missing: MonthSet
    doubtful: MonthSet

    @property
    def late(self) -> bool:
        """Whether the last day of the registration is over."""
        return self.due is not None and self.due < self.today

    @property
    def left(self) -> bool:
        """Whether the job is over."""
        return self.ended_on is not None and self.ended_on < self.today


class Change(NamedTuple):
    """A benefit with the months it has ``now`` and would have ``then``; ``then`` is capped."""

    benefit: BenefitCode
    now: int
    then: int
    required: int


def situation(asked: Assessed, rulebook: Rulebook) -> Situation:
    """What the employer has left undone.

    Args:
        asked: her own question and its answer, in any language.
        rulebook: the release it was answered under.
    """
    person, enrolment = asked.person, asked.answer["enrolment"]
    job = person.employment.job if person.employment else Job()
    record = Record(person.contributions, months.month_of(person.as_of))
    shut = any(reason["code"] in _SHUT for reason in enrolment["reasons"])
    given = enrolment["employer_should_have_registered_by"]
    due = date.fromisoformat(given) if given and not shut else None
    if due and job.ended_on and job.ended_on <= due:
        due = None  # she left before it: whether the duty stood is not known
    in_time = due is not None and person.as_of <= due
    not_owed = in_time or (shut and not person.registered)
    return Situation(
        today=person.as_of,
        sector=person.sector,
        registered=person.registered,
        shut=shut,
        unsure=any(open_["field"] != REGISTERED for open_ in enrolment["unknowns"]),
        started_on=job.started_on,
        ended_on=job.ended_on,
        died=person.events.death is not None,
        due=due,
        told=not record.open,
        deducted=record.deducted,
        missing=0 if not_owed else _missing(person, record, rulebook),
        doubtful=record.doubtful,
    )


def changes(asked: Assessed, missing: MonthSet) -> tuple[Change, ...]:
    """What the deducted and the missing months would change, for benefits short of months.

    Args:
        asked: the question and its answer.
        missing: months of work that are not on the record.
    """
    found = []
    for code, benefit in asked.answer["benefits"].items():
        now, required = benefit["counted"], benefit["required"]
        if now is None or required is None or now >= required or _childless(benefit):
            continue
        deemed = benefit["counted_if_deemed"]
        then = (now if deemed is None else deemed) + (missing & _window(benefit)).bit_count()
        if then > now:
            found.append(Change(BenefitCode(code), now, min(then, required), required))
    return tuple(found)


def _childless(benefit: dict[str, Any]) -> bool:
    return any(reason["code"] == ReasonCode.NO_CHILD for reason in benefit["reasons"])


def _window(benefit: dict[str, Any]) -> MonthSet:
    """The months that count for a benefit; without a window the whole record."""
    window = benefit["window"]
    return months.span(_month(window["from"]), _month(window["to"])) if window else -1


def _month(iso: str) -> Month:
    return months.month_of(date.fromisoformat(f"{iso}-01"))


def _missing(person: Person, record: Record, rulebook: Rulebook) -> MonthSet:
    """Months of work that are due and on no list; none where the lists are not known."""
    if record.untold:
        return 0
    worked = _worked(person.employment, person.as_of) & months.until(_last_due(person, rulebook))
    if record.unlisted:  # they lie somewhere before the first month of the list
        first = months.oldest(record.paid)
        worked &= ~months.until(first - 1) if first else 0
    return worked & ~(record.paid | record.deducted | record.doubtful)


def _worked(employment: Employment | None, today: date) -> MonthSet:
    """The months of every job whose first day is known, and its last if it has ended."""
    found = 0
    for job in (employment.job, *(employment.earlier or ())) if employment else ():
        last = today if job.running else job.ended_on
        if job.started_on and last:
            found |= months.span(months.month_of(job.started_on), months.month_of(min(last, today)))
    return found


def _last_due(person: Person, rulebook: Rulebook) -> Month:
    """The last month whose contribution had to be sent in by today."""
    day = rulebook.in_force(_DUE_DAY, person.as_of).number
    month = months.month_of(person.as_of)
    return month - 1 if person.as_of.day > day else month - 2
