"""All screens in the order in which they are asked; a screen's number is its place here."""

from eligibility.interview import the_events, the_family, the_months, the_work
from eligibility.interview.kinds import Group
from eligibility.interview.screen import Screen

SCREENS: tuple[Screen, ...] = (
    the_work.YOU,
    the_work.PAPERS,
    the_work.WORK,
    the_work.JOB,
    the_work.JOBS,
    the_months.MONTHS,
    the_months.GRID,
    the_months.WAGE,
    the_months.WAGES,
    the_events.EVENTS,
    the_events.NO_JOB,
    the_family.BIRTH,
    the_events.ILLNESS,
    the_events.DENTAL,
    the_events.INJURY,
    the_events.DISABILITY,
    the_events.RETIREMENT,
    the_events.DEATH,
    the_family.CHILDREN,
)

BY_KEY = {screen.key: screen for screen in SCREENS}


def group_on(key: str) -> Group:
    """The repeated group of a screen."""
    return next(q for q in BY_KEY[key].questions if isinstance(q, Group))
