"""From what was told of jobs and months to the record of contributions, never surer than told."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from eligibility.interview import grid
from eligibility.interview.kinds import UNKNOWN
from eligibility.interview.screens import BY_KEY, group_on
from eligibility.rules import months

if TYPE_CHECKING:
    from eligibility.interview.told import Told

#: The months offered when nobody knows the first one: the longest window of the law, and more.
_MONTHS_OFFERED = 48
#: The core knows no year before it.
EARLIEST = months.month_of(date(months.FIRST_YEAR, 1, 1))
_JOBS = group_on("jobs")


class Work(NamedTuple):
    """The first and the last month of a job; ``None`` where it is not known."""

    first: months.Month | None
    last: months.Month | None


def span(told: "Told") -> grid.Span | None:
    """The months of the record as they are filled in; ``None`` where none can be told yet."""
    if not told.asks(BY_KEY["months"]):
        return None
    contributed = told.reading("contributed")
    if contributed in ("every", "some"):
        return _of_the_jobs(told)
    if contributed in ("known", "deducted"):
        return _from_to(told)
    return None


def _of_the_jobs(told: "Told") -> grid.Span:
    """The record that follows the jobs: paid in every month of each, between them not.

    Of a job with one known end that month alone is sure; the months it could touch are doubtful,
    and so are all outside the jobs told where nobody is sure of an earlier one.
    """
    jobs = [_this_job(told), *_earlier_jobs(told)]
    vague = told.reading("other_jobs") not in ("yes", "no") or any(None in job for job in jobs)
    worked = 0
    for job in jobs:
        known = [month for month in job if month is not None]
        if known and known == sorted(known):  # one begun this month has no month yet
            worked |= months.span(known[0], known[-1])
    here = jobs[0]
    starts = [job.first for job in jobs if job.first is not None]
    if here.first is None:
        starts.append(_offered(told, here.last))
    ends = [job.last for job in jobs if job.last is not None]
    until = None if here.last is None else max(ends)
    paid = Work(min(starts), until)
    return _spanned(told, paid, gaps_known=True, open_before=vague, worked=worked)


def _offered(told: "Told", until: months.Month | None) -> months.Month:
    """The first of the months that are offered where nobody knows the first one."""
    this_month = months.month_of(told.today)
    return min(until or this_month, this_month) - _MONTHS_OFFERED + 1


def _this_job(told: "Told") -> Work:
    """The months of the present or last job; of a running one the month before this is the last."""
    this_month = months.month_of(told.today)
    first, last = told.value("first_day"), told.value("last_day")
    if told.value("job") == "running":
        until: months.Month | None = this_month - 1
    elif last is not None:
        until = months.month_of(last) if last <= told.today else this_month - 1
    else:
        until = None
    return Work(_month(first), until)


def _earlier_jobs(told: "Told") -> list[Work]:
    if told.reading("other_jobs") != "yes":
        return []
    return [
        Work(*(_month(told.item_value(_JOBS, index, name)) for name in ("from", "to")))
        for index in range(len(told.items(_JOBS)))
    ]


def _month(day: date | None) -> months.Month | None:
    return None if day is None else months.month_of(day)


def _from_to(told: "Told") -> grid.Span | None:
    """The record between a first and a last month that were told."""
    since, until, gaps = (told.reading(name) for name in ("since", "until", "gaps"))
    if not (since is UNKNOWN or isinstance(since, int)):
        return None
    return _spanned(
        told,
        Work(
            since if isinstance(since, int) else None,
            until if isinstance(until, int) else None,
        ),
        gaps_known=gaps in ("none", "some"),
        open_before=since is UNKNOWN,
    )


def _spanned(
    told: "Told",
    paid: Work,
    *,
    gaps_known: bool,
    open_before: bool,
    worked: months.MonthSet | None = None,
) -> grid.Span:
    this_month = months.month_of(told.today)
    first = _offered(told, paid.last) if paid.first is None else paid.first
    first = max(min(first, this_month), EARLIEST)
    last = min(max(_last_month(told, this_month), paid.last or first, first), this_month)
    too_long = last - first >= grid.MOST_MONTHS  # the newest are those that decide
    return grid.Span(
        first=last - grid.MOST_MONTHS + 1 if too_long else first,
        last=last,
        paid_until=paid.last,
        gaps_known=gaps_known,
        first_known=paid.first is not None and not too_long,
        said=grid.State.DEDUCTED if told.reading("contributed") == "deducted" else grid.State.PAID,
        worked=worked,
        open_before=open_before or too_long,
    )


def _last_month(told: "Told", this_month: months.Month) -> months.Month:
    ended = told.value("last_day")
    return min(months.month_of(ended), this_month) if ended else this_month
