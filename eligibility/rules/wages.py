"""The wage on which cash benefits are reckoned (Act, section 57).

The wage base of a month lies between the floor and *that month's* ceiling. Everything is exact;
rounding happens once, where the answer is written.
"""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from eligibility.rules import months
from eligibility.rules.months import Month, MonthSet
from eligibility.rules.person import Money, Person
from eligibility.rules.record import Record
from eligibility.rules.rulebook import Rulebook, Term

WAGE = "person.monthly_wage"
OTHER_WAGES = "person.wages"
FLOOR, CEILING = "wage_floor", "wage_ceiling"


class Part(NamedTuple):
    """Months that share one wage base. ``base`` ``None``: the wage or its ceiling is unknown."""

    months: MonthSet
    size: int
    wage: Money | None
    base: Money | None
    limits: tuple[Term, ...] = ()


class DailyWage(NamedTuple):
    """The daily wage of one contingency, in baht, with the months it was made of.

    ``untold`` is the field to ask for where a wage is missing.
    """

    amount: Fraction | None
    parts: tuple[Part, ...] = ()
    untold: str = WAGE
    divisor: int = 0
    terms: tuple[Term, ...] = ()


_KEYS = ("wage_best_months", "wage_reference_months", "wage_divisor_days", "wage_month_days")


class Wages:
    """The wage bases of a person's recorded months, as parts of equal base."""

    def __init__(self, person: Person, record: Record, rulebook: Rulebook) -> None:
        """Cut the recorded months where the wage or the ceiling changes."""
        self._record = record
        self._rulebook = rulebook
        self._daily: dict[Month, DailyWage] = {}
        self._parts = tuple(self._cut(person))
        self._unlisted_wage = person.monthly_wage
        self.untold = WAGE if person.wages is not None else OTHER_WAGES
        # Nobody knows when an unlisted month was: the oldest limits, which are the lowest.
        self._oldest = tuple(rulebook.histories[key][0] for key in (FLOOR, CEILING))

    def _cut(self, person: Person) -> list[Part]:
        told: list[tuple[MonthSet, Money | None]] = []
        rest = self._record.paid
        for span in person.wages or ():
            told.append((rest & span.months, span.baht))
            rest &= ~span.months
        told.append((rest, None if person.wages is None else person.monthly_wage))
        eras = self._rulebook.eras
        parts: list[Part] = []
        for held, wage in told:
            left = held
            for of_ceiling, ceiling in eras[CEILING]:
                for of_floor, floor in eras[FLOOR]:
                    if cut := held & of_ceiling & of_floor:
                        base = _base(wage, floor, ceiling)
                        parts.append(Part(cut, cut.bit_count(), wage, base, (floor, ceiling)))
                        left &= ~cut
            if left:
                parts.append(Part(left, left.bit_count(), wage, None))
        return parts

    def bases_of(self, listed: MonthSet, unlisted: int = 0) -> tuple[Part, ...]:
        """The parts that make up some recorded months, and so many unlisted ones."""
        found = [
            part._replace(months=cut, size=cut.bit_count())
            for part in self._parts
            if (cut := part.months & listed)
        ]
        if unlisted:
            base = _base(self._unlisted_wage, *self._oldest)
            found.append(Part(0, unlisted, self._unlisted_wage, base, self._oldest))
        return tuple(found)

    def sources(self, parts: tuple[Part, ...]) -> tuple[Term, ...]:
        """The floors and ceilings the wage bases of ``parts`` come from, each once."""
        return tuple(dict.fromkeys(row for part in parts for row in part.limits))

    def last(self, count: int, before: Month) -> tuple[Part, ...]:
        """The last ``count`` contribution months before ``before``, unlisted ones filling up."""
        listed = months.last_of(self._record.paid & months.until(before - 1), count)
        missing = count - listed.bit_count()
        return self.bases_of(listed, min(missing, self._record.unlisted))

    def daily(self, day: date) -> DailyWage:
        """The daily wage for an event on ``day``.

        The best three wage bases of the nine months before the event's month, over 90 days.
        A record of fewer than nine months, or fewer than three in those nine: its last three,
        over 90; fewer than three in all: their mean, over 30.
        """
        month = months.month_of(day)
        if month not in self._daily:
            self._daily[month] = self._reckon(day, month)
        return self._daily[month]

    def _reckon(self, day: date, month: Month) -> DailyWage:
        found = [self._rulebook.term(key, day) for key in _KEYS]
        terms = tuple(term for term in found if term is not None)
        if len(terms) != len(_KEYS):
            return DailyWage(amount=None)
        best, reference, divisor, month_days = (term.number for term in terms)
        listed = self._record.paid & months.until(month - 1)
        recent = listed & months.window(reference, month)
        total = listed.bit_count() + self._record.unlisted
        if total >= reference and recent.bit_count() >= best:
            parts = _dearest(self.bases_of(recent), best)
        else:
            parts = self.last(best, month)
        counted = sum(part.size for part in parts)
        if counted < best:
            divisor = counted * month_days
        used = (*terms, *self.sources(parts))
        summed = total_of(parts)
        amount = None if summed is None or not divisor else Fraction(summed, divisor)
        return DailyWage(amount, parts, self.untold, divisor, used)


def total_of(parts: tuple[Part, ...]) -> Money | None:
    """The sum of the wage bases; ``None`` when one of them is unknown."""
    total: Money = 0
    for part in parts:
        if part.base is None:
            return None
        total += part.base * part.size
    return total


def _dearest(parts: tuple[Part, ...], count: int) -> tuple[Part, ...]:
    """The ``count`` months with the highest bases, later months first among equals."""
    if any(part.base is None for part in parts):
        return parts
    chosen: list[Part] = []
    for part in sorted(parts, key=lambda part: (part.base, part.months), reverse=True):
        if take := months.last_of(part.months, count):
            count -= take.bit_count()
            chosen.append(part._replace(months=take, size=take.bit_count()))
    return tuple(chosen)


def _base(wage: Money | None, floor: Term, ceiling: Term) -> Money | None:
    return None if wage is None else min(max(wage, floor.money), ceiling.money)
