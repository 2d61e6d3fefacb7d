"""How urgent a deadline is on the day it is looked at, and the order of a list."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import IntEnum

from eligibility.action.deadlines import RANK, Code, Deadline

#: A day so near is told by the days that are left.
NEAR = timedelta(days=7)
#: After losing work these come first; only what is overdue or nearer still stands before them.
_LOST_WORK = frozenset(
    {Code.FIND_EMPLOYER, Code.FIND_EMPLOYER_REPORTED, Code.REGISTER_DOE, Code.REPORT_DOE}
)
#: Too late, and there is still something to do.
_MENDABLE = frozenset(
    {Code.FIND_EMPLOYER, Code.REGISTER_DOE, Code.INJURY_EMPLOYER, Code.EMPLOYER_REGISTERS}
)


class Stage(IntEnum):
    """Where a deadline stands in the list."""

    FIRST = 0
    AHEAD = 1
    PAST = 2


def stage(deadline: Deadline, today: date) -> Stage:
    """How urgent it is: overdue and to be mended, near, or about lost work; ahead; past."""
    if is_past(deadline, today):
        return Stage.FIRST if deadline.code in _MENDABLE else Stage.PAST
    if deadline.code in _LOST_WORK or is_near(deadline, today):
        return Stage.FIRST
    return Stage.AHEAD


def is_past(deadline: Deadline, today: date) -> bool:
    """Whether its day has gone by; the day itself still counts."""
    return day_is_past(deadline.day, today)


def day_is_past(day: date | None, today: date) -> bool:
    """Whether a last day has gone by; the day itself still counts, and no day never does.

    Args:
        day: the last day of anything, as of a step of a claim (``Step.by``).
        today: the day it is looked at.
    """
    return day is not None and day < today


def is_near(deadline: Deadline, today: date) -> bool:
    """Whether its day is today or within the next seven days."""
    return deadline.day is not None and today <= deadline.day <= today + NEAR


def together(listed: Iterable[Deadline]) -> tuple[Deadline, ...]:
    """The same with the benefits of one code and day in one entry."""
    found: dict[tuple[Code, date | None], Deadline] = {}
    for one in listed:
        before = found.get((one.code, one.day))
        found[one.code, one.day] = _joined(before, one) if before else one
    return tuple(found.values())


def _joined(one: Deadline, other: Deadline) -> Deadline:
    terms = tuple(dict.fromkeys((*one.terms, *other.terms)))
    return one._replace(benefits=(*one.benefits, *other.benefits), terms=terms)


def by_urgency(listed: Iterable[Deadline], today: date) -> tuple[Deadline, ...]:
    """First what is overdue and can be mended, then what is near or about lost work, then by day.

    What is about lost work stays together, the most consequential first, at its nearest day.
    """
    listed = tuple(listed)
    lost_work = [
        one.day
        for one in listed
        if one.code in _LOST_WORK and one.day is not None and not is_past(one, today)
    ]
    nearest = min(lost_work, default=date.max)

    def urgency(one: Deadline) -> tuple[Stage, bool, date, int]:
        placed, past = stage(one, today), is_past(one, today)
        day = one.day or date.max
        if placed is Stage.FIRST and past:
            day = date.min
        elif one.code in _LOST_WORK and not past:
            day = nearest
        return placed, not past, day, RANK[one.code]

    return tuple(sorted(listed, key=urgency))
