"""The months of a window as a picture: which are paid, which are not, and which nobody knows.

One row a year, one cell a month. A sign tells the states apart, never a colour alone, and the same
is said in words beside the picture.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from eligibility.presentation import Spoken
from eligibility.rules import months
from eligibility.rules.months import Month, MonthSet
from eligibility.rules.record import Record
from eligibility.said.spans import spans
from eligibility.wording import result as wording

CELL = 22  # the side of a cell, in pixels of a phone 360 pixels wide
LEFT, TOP = 36, 16  # room for the year and for the numbers of the months
_YEAR = 12
#: A longer record is told in words alone: a picture of it would fill the whole screen.
MOST_CELLS = 60

#: The first and the last month of a picture.
Window = tuple[Month, Month]


class State(StrEnum):
    """What is known of a month; the value is the name of its sign."""

    PAID = "paid"
    DEDUCTED = "deducted"
    UNPAID = "unpaid"
    UNKNOWN = "unknown"
    BEFORE = "before"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Bar:
    """Months of one state side by side in a row: where they begin and how wide they are."""

    state: str
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Row:
    """The months of one year."""

    year: str
    y: int
    bars: tuple[Bar, ...]

    @property
    def base(self) -> int:
        """Where the line of the year's letters stands."""
        return self.y + TOP


@dataclass(frozen=True, slots=True)
class Picture:
    """The months of a window. No ``rows``: too long to be drawn, told in ``words`` alone."""

    title: str
    rows: tuple[Row, ...]
    words: tuple[str, ...]
    states: tuple[str, ...]

    @property
    def height(self) -> int:
        """The height of the drawing."""
        return TOP + CELL * len(self.rows)

    @property
    def width(self) -> int:
        """The width of the drawing."""
        return LEFT + CELL * _YEAR


def state_of(month: Month, record: Record, today: Month) -> State:
    """What is known of one month, as the core counts it."""
    one = months.bit(month)
    if record.paid & one:
        return State.PAID
    if record.deducted & one:
        return State.DEDUCTED
    if record.doubtful & one:
        return State.UNKNOWN
    if month >= today:
        return State.AHEAD
    if record.untold:
        return State.UNKNOWN
    first = months.oldest(record.paid)
    if record.unlisted and (first is None or month < first):
        return State.BEFORE
    return State.UNPAID


def draw(window: Window, record: Record, today: Month, spoken: Spoken) -> Picture:
    """The picture of the months of ``window``, both ends included.

    Args:
        window: its first and last month.
        record: the months the person told of.
        today: the month of the question.
        spoken: the voice the months are said in.
    """
    first, last = window
    cells = [(month, state_of(month, record, today)) for month in range(first, last + 1)]
    held: dict[State, MonthSet] = {}
    for month, stands in cells:
        held[stands] = held.get(stands, 0) | months.bit(month)
    states = tuple(state for state in State if state in held)
    return Picture(
        title=spoken.say(
            wording.PICTURE,
            {"first": months.iso(first), "last": months.iso(last)},
        ),
        rows=_rows(cells, spoken) if len(cells) <= MOST_CELLS else (),
        # In words: "Paid: January 2026 to March 2026, May 2026."
        words=tuple(
            spoken.say(wording.SHOWN[state.value], {"months": spans(held[state], spoken)})
            for state in states
        ),
        states=tuple(state.value for state in states),
    )


def listed(record: Record) -> Window | None:
    """The first and the last month that any list names; ``None`` where none is named."""
    named: MonthSet = record.paid | record.deducted | record.doubtful
    found = months.spans(named)
    return (found[0][0], found[-1][1]) if found else None


def _rows(cells: Iterable[tuple[Month, State]], spoken: Spoken) -> tuple[Row, ...]:
    years = groupby(cells, key=lambda cell: cell[0] // _YEAR)
    return tuple(
        Row(_year(year, spoken), TOP + CELL * position, _bars(list(held)))
        for position, (year, held) in enumerate(years)
    )


def _bars(cells: list[tuple[Month, State]]) -> tuple[Bar, ...]:
    bars: list[Bar] = []
    for state, held in groupby(cells, key=lambda cell: cell[1]):
        run = [month for month, _ in held]
        bars.append(Bar(state.value, LEFT + CELL * (run[0] % _YEAR), CELL * len(run)))
    return tuple(bars)


def _year(year: int, spoken: Spoken) -> str:
    """The year as this language counts: the first number of four digits in a month's name."""
    said = spoken.month(f"{year:04d}-01")
    found = re.search(r"\d{4}", said)
    return found[0] if found else str(year)
