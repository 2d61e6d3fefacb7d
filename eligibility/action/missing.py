"""What an employer has left undone, as far as the answer tells: registration, months."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from eligibility.action.duty import duty, is_shut, is_unsure, of_this_job, on_record, worked
from eligibility.assessing import Assessed
from eligibility.rules import months
from eligibility.rules.codes import BenefitCode, ReasonCode, Sector
from eligibility.rules.months import Month, MonthSet
from eligibility.rules.person import Job, Person
from eligibility.rules.record import Record
from eligibility.rules.rulebook import Rulebook

_DUE_DAY = "contribution_due_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """The facts of a complaint.

    ``shut``: she cannot be registered as things are; ``unsure``: whether she can is not known;
    ``on_record``: months of this job are on her record although she is said not to be registered.
    ``died``: it is the family that asks. ``due``: the last day of a registration that was owed.
    ``deducted`` and ``doubtful`` are months of any job, ``deducted_here`` and ``missing`` of the
    present or last one alone; ``earlier``: months of earlier jobs that no list names, whose work
    may not have been covered. ``told``: which months are on her record was told.
    """

    today: date
    sector: Sector | None
    registered: bool | None
    shut: bool
    unsure: bool
    on_record: bool
    started_on: date | None
    ended_on: date | None
    died: bool
    due: date | None
    told: bool
    deducted: MonthSet
    deducted_here: MonthSet
    missing: MonthSet
    earlier: MonthSet
    doubtful: MonthSet

    @property
    def late(self) -> bool:
        """Whether the last day of the registration is over."""
        return self.due is not None and self.due < self.today

    @property
    def in_time(self) -> bool:
        """Whether the employer can still register her within the days."""
        return self.due is not None and not self.late

    @property
    def left(self) -> bool:
        """Whether the job is over."""
        return self.ended_on is not None and self.ended_on < self.today

    @property
    def unregistered(self) -> bool:
        """Whether she is not registered and no day speaks for the employer."""
        if self.registered is not False or self.shut or self.on_record:
            return False
        return self.late or self.started_on is None

    @property
    def complaint(self) -> bool:
        """Whether there is something to complain of, or something open that only the SSO knows."""
        if self.unregistered or self.deducted_here or self.missing:
            return True
        if self.registered is None:
            return not self.shut
        return self.registered and bool(self.doubtful or not self.told)


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
    person, enrolment = asked.person, asked.found.enrolment
    job = person.employment.job if person.employment else Job()
    record = Record(person.contributions, months.month_of(person.as_of))
    shut, recorded, owed = is_shut(enrolment), on_record(person), duty(person, enrolment)
    in_time = owed is not None and person.as_of <= owed.until
    left_in_time = person.registered is False and job.started_on is not None and owed is None
    not_owed = in_time or left_in_time or recorded or (shut and not person.registered)
    here, earlier = _missing(person, record, rulebook)
    return Situation(
        today=person.as_of,
        sector=person.sector,
        registered=person.registered,
        shut=shut,
        unsure=is_unsure(enrolment),
        on_record=recorded,
        started_on=job.started_on,
        ended_on=job.ended_on,
        died=person.events.death is not None,
        due=owed.until if owed else None,
        told=not record.open,
        deducted=record.deducted,
        deducted_here=of_this_job(record.deducted, person),
        missing=0 if not_owed else here,
        earlier=earlier,
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


def _missing(person: Person, record: Record, rulebook: Rulebook) -> tuple[MonthSet, MonthSet]:
    """Months that are due and on no list, of this job and of earlier ones.

    None where the lists are not known.
    """
    if record.untold or person.employment is None:
        return 0, 0
    open_ = months.until(_last_due(person, rulebook))
    open_ &= ~(record.paid | record.deducted | record.doubtful)
    if record.unlisted:  # they lie somewhere before the first month of the list
        first = months.oldest(record.paid)
        open_ &= ~months.until(first - 1) if first else 0
    here, earlier = worked(person.employment.job, person), 0
    for job in person.employment.earlier or ():
        earlier |= worked(job, person)
    return here & open_, earlier & ~here & open_


def _last_due(person: Person, rulebook: Rulebook) -> Month:
    """The last month whose contribution had to be sent in by today."""
    day = rulebook.in_force(_DUE_DAY, person.as_of).number
    month = months.month_of(person.as_of)
    return month - 1 if person.as_of.day > day else month - 2
