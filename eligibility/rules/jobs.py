"""In which job a person was on a day, and until which month contributions can go on."""

from dataclasses import dataclass
from datetime import date

from eligibility.rules import months
from eligibility.rules.months import Month, MonthSet
from eligibility.rules.person import Job, Person

EMPLOYMENT = "person.employment"
STARTED_ON = "person.employment.started_on"
EARLIER = "person.employment.earlier"


@dataclass(frozen=True, slots=True)
class Unclear:
    """The job of a day cannot be told; ``field`` would settle it."""

    field: str


class Work:
    """The jobs of one person, asked by day."""

    __slots__ = ("_as_of", "_earlier", "_unclear", "current", "known")

    def __init__(self, person: Person) -> None:
        """Take the jobs as told; an employment of ``None`` is an unknown one."""
        self.known = person.employment is not None
        self.current = person.employment.job if person.employment else Job()
        earlier = person.employment.earlier if person.employment else ()
        self._earlier = earlier or ()
        self._unclear = Unclear(EARLIER if earlier is None else STARTED_ON)
        self._as_of = person.as_of

    @property
    def ended_on(self) -> date | None:
        """The last day of the current or last job, where one is told."""
        return self.current.ended_on if self.known else None

    def ended_by(self, day: date) -> bool:
        """Whether the current or last job is known to lie before ``day``."""
        return self.ended_on is not None and self.ended_on < day

    def on(self, day: date) -> Job | Unclear:
        """The job of a day: the last one started on or before it, earlier ones included."""
        if not self.known:
            return Unclear(EMPLOYMENT)
        past = [job for job in self._earlier if job.started_on is None or job.started_on <= day]
        before = max(past, key=_latest, default=None)
        start = self.current.started_on
        if start is None:
            return self._undated(day, before)
        if start <= day and (before is None or (before.started_on or date.min) <= start):
            return self.current
        return before or self._unclear

    def _undated(self, day: date, before: Job | None) -> Job | Unclear:
        """The current job has no first day: it is the job of today and of any day after it."""
        if before is None and not self._earlier:
            return self.current
        ended = self.current.ended_on
        if day >= self._as_of or (ended is not None and day >= ended):
            return self.current
        if before is not None and before.ended_on is not None and day <= before.ended_on:
            return before
        return self._unclear

    def in_job_during(self, month: Month) -> bool:
        """Whether the person is known to have been employed in a part of ``month``."""
        if not self.known:
            return False
        first, last = months.first_day(month), months.last_day(month)
        return any(
            (job.started_on is None or job.started_on <= last)
            and (job.running or (job.ended_on is not None and job.ended_on >= first))
            for job in (*self._earlier, self.current)
        )

    def to_come(self, today: date, through: Month) -> MonthSet:
        """The months, from today's to ``through``, whose contributions may still be paid.

        None once the job has ended. A job that is to end pays up to and with its last month; a
        job nobody knows of is taken to go on, so that an unknown fact never makes a "no".
        """
        ended = self.ended_on
        if ended is not None:
            if ended < today:
                return 0
            through = min(through, months.month_of(ended))
        return months.span(months.month_of(today), through)


def _latest(job: Job) -> tuple[date, date]:
    """Orders jobs by their start; of two that started together the one that lasted longer."""
    return job.started_on or date.min, job.ended_on or date.max
