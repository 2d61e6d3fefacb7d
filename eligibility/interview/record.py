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
    """The record that follows the jobs: paid in every month of each, between them not."""
    here, earlier = _this_job(told), _earlier_jobs(told)
    other = told.reading("other_jobs")
    vague = other is UNKNOWN or any(None in job for job in earlier)
    if here.first is None or here.last is None:
        return _spanned(
            told, here, gaps_known=True, open_before=here.first is None or other != "no"
        )
    jobs = [Work(*job) for job in (here, *earlier) if None not in job]
    worked = 0
    for first, last in jobs:
        if first is not None and last is not None and first <= last:
            worked |= months.span(first, last)
    since = min(first for first, _ in jobs if first is not None)
    until = max(last for _, last in jobs if last is not None)
    return _spanned(told, Work(since, until), gaps_known=True, open_before=vague, worked=worked)


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
    newest = min(paid.last or this_month, this_month)
    first = min(newest - _MONTHS_OFFERED + 1 if paid.first is None else paid.first, this_month)
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
