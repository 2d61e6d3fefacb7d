"""The record of months: filled in from "since when, until when", corrected month by month.

Kept are only the corrections, one letter a month, so that a change of the dates above keeps them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from eligibility.interview.kinds import Posted
from eligibility.rules import months

#: More months than this are refused by the core; the picture of a longer record is cut there.
MOST_MONTHS = 720
_AS_FILLED_IN = "."


class State(StrEnum):
    """What the worker says of a month; the letter is what the form sends and the cookie keeps."""

    PAID = "p"
    DEDUCTED = "d"
    NOT_PAID = "n"
    IN_DOUBT = "q"


@dataclass(frozen=True, slots=True)
class Span:
    """What was told before the months are corrected.

    ``first`` to ``last`` are shown. Up to ``paid_until`` they are filled in as ``said`` (paid, or
    deducted without being on the record), or as not known if the person does not know whether
    there are gaps, but for the two ends; ``None`` means that the last such month is not known.
    ``worked`` are the months of the jobs told; outside them nothing was paid, or nobody knows
    where not every job is known. ``None``: every month from the first to the last.
    ``open_before``: months before the first may hold contributions that nobody knows of.
    """

    first: months.Month
    last: months.Month
    paid_until: months.Month | None
    gaps_known: bool
    first_known: bool = True
    said: State = State.PAID
    worked: months.MonthSet | None = None
    open_before: bool = False

    def filled_in(self, month: months.Month) -> State:
        """How a month stands before it is corrected: never surer than what was told."""
        if self.paid_until is not None and month > self.paid_until:
            return State.NOT_PAID
        if self.worked is not None:
            elsewhere = State.IN_DOUBT if self.open_before else State.NOT_PAID
            return self.said if self.worked & months.bit(month) else elsewhere
        if month == self.paid_until or (month == self.first and self.first_known):
            return self.said
        sure = self.gaps_known and self.first_known and self.paid_until is not None
        return self.said if sure else State.IN_DOUBT

    def each(self) -> Iterator[months.Month]:
        """The months shown, oldest first."""
        return iter(range(self.first, min(self.last, self.first + MOST_MONTHS - 1) + 1))


#: Corrections as they are kept: the month of the first letter, and the letters.
Marks = list[str]


def field_name(month: months.Month) -> str:
    """The name of a month's field in the form."""
    return f"m{months.iso(month)}"


def taken(sent: Posted, span: Span, before: Marks) -> Marks:
    """The corrections a form has sent; what it did not show stays as it was."""
    corrected = dict(_letters(before))
    for month in span.each():
        given = (sent.getlist(field_name(month)) or [""])[-1]
        if given in State.__members__.values():
            if given == span.filled_in(month):
                corrected.pop(month, None)
            else:
                corrected[month] = given
    return _kept(corrected)


def states(span: Span, marks: Marks) -> dict[months.Month, State]:
    """Every month shown with its state, oldest first."""
    corrected = dict(_letters(marks))
    return {
        month: State(corrected[month]) if month in corrected else span.filled_in(month)
        for month in span.each()
    }


def _letters(marks: Marks) -> Iterator[tuple[months.Month, str]]:
    if not marks:
        return
    first_month, letters = marks
    first = months.month_of(date.fromisoformat(f"{first_month}-01"))
    for offset, letter in enumerate(letters):
        if letter != _AS_FILLED_IN:
            yield first + offset, letter


def _kept(corrected: dict[months.Month, str]) -> Marks:
    if not corrected:
        return []
    first, last = min(corrected), max(corrected)
    letters = (corrected.get(month, _AS_FILLED_IN) for month in range(first, last + 1))
    return [months.iso(first), "".join(letters)]


def listed(found: dict[months.Month, State], state: State) -> list[str]:
    """The months in one state as the contract lists them: months and spans."""
    chosen = 0
    for month, said in found.items():
        if said is state:
            chosen |= months.bit(month)
    return [
        months.iso(first) if first == last else f"{months.iso(first)}..{months.iso(last)}"
        for first, last in months.spans(chosen)
    ]
