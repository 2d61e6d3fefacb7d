"""The record of contribution months, and counting in it without guessing.

Some months are sure, some are doubtful, some were deducted from wages without being recorded,
and some are known only as part of a lifetime total (*unlisted*): these lie somewhere before the
first listed month. Where the lists themselves are not known, any month may have been paid.
"""

from typing import NamedTuple

from eligibility.rules import months
from eligibility.rules.months import Month, MonthSet
from eligibility.rules.person import Contributions

PAID = "person.contributions.paid"


class Count(NamedTuple):
    """Months in a window: the sure ones, and those that may be there, by the kind of doubt."""

    sure: int
    deducted: int
    unknown: int

    @property
    def possible(self) -> int:
        """How many more than the sure ones there could be."""
        return self.deducted + self.unknown


class Record:
    """The months of one person as known on the day of the question."""

    __slots__ = (
        "_anywhere",
        "_lifetimes",
        "_unplaced",
        "deducted",
        "doubtful",
        "paid",
        "told",
        "totalled",
        "unlisted",
    )

    def __init__(self, given: Contributions, today: Month) -> None:
        """Take the lists as told; ``today`` is the month of the question."""
        self.told = given.paid is not None
        self.paid: MonthSet = given.paid or 0
        self.deducted: MonthSet = given.deducted_not_remitted or 0
        self.doubtful: MonthSet = given.in_doubt or 0
        total = given.total_months
        self.totalled = total is not None
        self.unlisted = max((total or 0) - self.paid.bit_count(), 0)
        #: nothing says which months were paid: any month up to today may have been
        self._anywhere = (
            (given.paid is None and total is None)
            or given.in_doubt is None
            or given.deducted_not_remitted is None
        )
        self._lifetimes: dict[Month, Count] = {}
        first = months.oldest(self.paid)
        before = today if first is None or self._anywhere else first - 1
        self._unplaced = months.until(before) & ~(self.paid | self.deducted | self.doubtful)

    @property
    def any(self) -> bool:
        """Whether a month is recorded, doubtful or deducted: then the dates decide cover."""
        return bool(self.paid or self.unlisted or self.deducted or self.doubtful)

    @property
    def none(self) -> bool:
        """Whether it is certain that there is no month at all."""
        return not (self.any or self._anywhere)

    @property
    def any_told(self) -> bool:
        """Whether the list of paid months or a total was told."""
        return self.told or self.totalled

    @property
    def open(self) -> bool:
        """Whether months may have been paid that no list names."""
        return self._anywhere or bool(self.unlisted)

    def count(self, window: MonthSet) -> Count:
        """Count the months of ``window``."""
        free = (window & self._unplaced).bit_count()
        return Count(
            sure=(self.paid & window).bit_count(),
            deducted=(self.deducted & window).bit_count(),
            unknown=(self.doubtful & window).bit_count()
            + (free if self._anywhere else min(self.unlisted, free)),
        )

    def lifetime(self, event: Month) -> Count:
        """Count the whole record up to and with the event's month.

        An unlisted month is sure to lie before the event unless there is room for it after.
        """
        if event in self._lifetimes:
            return self._lifetimes[event]
        past = months.until(event)
        later = (self._unplaced & ~past).bit_count()
        listed = self.count(past & ~self._unplaced)
        placed = max(self.unlisted - later, 0)
        open_months = (self._unplaced & past).bit_count() if self._anywhere else 0
        found = self._lifetimes[event] = Count(
            sure=listed.sure + placed,
            deducted=listed.deducted,
            unknown=listed.unknown + (self.unlisted - placed) + open_months,
        )
        return found
