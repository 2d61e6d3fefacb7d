"""One question: the facts about a person, what has happened or will, and the day it is asked.

``None`` always means "not known". Defaults have been applied by ``question.read`` and are named
in ``Person.assumed``; nothing here guesses.
"""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from eligibility.rules.codes import Claimant, Degree, EndReason, Paper, Sector, Sex
from eligibility.rules.months import MonthSet

THAI = "TH"

#: An exact amount in baht: whole where it is whole, which is quicker to reckon with.
Money = int | Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """A field that was absent and the value it was given."""

    field: str
    value: dt.date | str | int | bool | tuple[()] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A job. ``running``: it has not ended; otherwise ``ended_on`` ``None`` is an unknown end.

    ``start_known`` is false when the first day was asked for and nobody knows it.
    """

    started_on: dt.date | None = None
    start_known: bool = True
    ended_on: dt.date | None = None
    running: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Employment:
    """The current or last job, why it ended, and the jobs before it (``None``: not known)."""

    job: Job
    end_reason: EndReason | None = None
    earlier: tuple[Job, ...] | None = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributions:
    """The lists of months as told. ``None``: that list is not known."""

    paid: MonthSet | None = None
    deducted_not_remitted: MonthSet | None = 0
    in_doubt: MonthSet | None = 0
    total_months: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WageSpan:
    """A monthly wage, in baht, that held for a set of months (``None``: not known)."""

    months: MonthSet
    baht: Money | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Illness:
    """An illness not from work; days are days of rest a doctor ordered."""

    date: dt.date | None
    rest_days: int | None = None
    rest_days_already_paid_this_year: int | None = 0
    chronic: bool | None = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dental:
    """A dental treatment; money in baht."""

    date: dt.date | None
    bill: Money | None = None
    used_this_year: Money | None = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Childbirth:
    """A birth that has happened or will."""

    date: dt.date | None
    claimant: Claimant | None = None
    married: bool | None = None
    births_with_leave_allowance: int | None = 0
    other_parent_claims: bool | None = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A child; ``allowance_paid_through`` is the last month paid, a serial number.

    ``arrears_known`` is false when it was asked and nobody knows until when it was paid.
    """

    born_on: dt.date | None
    lives_in: str | None = None
    nationality: str | None = None
    lawful: bool | None = None
    allowance_paid_through: int | None = None
    arrears_known: bool = True
    other_parent_claims: bool | None = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unemployment:
    """A job loss; ``date`` is the first day without a job."""

    date: dt.date | None
    registered_on: dt.date | None = None
    days_paid_this_year: int | None = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Disability:
    """A disability not from work."""

    date: dt.date | None
    degree: Degree | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retirement:
    """The day the old-age benefit is asked for."""

    date: dt.date | None
    leaving_thailand: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """An event of which only the day matters: a death, an injury at work."""

    date: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """What has happened or will. ``None``: not told; ``children`` ``()``: there is none.

    ``claim_day_known`` is false when it was asked and nobody knows when the claim was made.
    """

    illness: Illness | None = None
    dental: Dental | None = None
    childbirth: Childbirth | None = None
    children: tuple[Child, ...] | None = None
    unemployment: Unemployment | None = None
    disability: Disability | None = None
    death: Occurrence | None = None
    retirement: Retirement | None = None
    work_injury: Occurrence | None = None
    claim_date: dt.date | None = None
    claim_day_known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An insured person (or one who should be), and the day of the question.

    ``foreign`` is for the day cap alone: an absent nationality is treated as not Thai there,
    while the work-permit gate still does not know (contract, "Unknown and absent").
    """

    as_of: dt.date
    nationality: str | None = None
    foreign: bool | None = None
    sex: Sex | None = None
    birth_date: dt.date | None = None
    sector: Sector | None = None
    documents: frozenset[Paper] | None = None
    papers_agree: bool | None = None
    registered: bool | None = None
    employment: Employment | None = None
    monthly_wage: Money | None = None
    wages: tuple[WageSpan, ...] | None = ()
    contributions: Contributions = Contributions()
    events: Events = Events()
    assumed: tuple[Assumption, ...] = ()

    @property
    def claim_day(self) -> dt.date:
        """The day the claim is made: as told, else the day of the question."""
        return self.events.claim_date or self.as_of
