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
IN_DOUBT = "person.contributions.in_doubt"
DEDUCTED = "person.contributions.deducted_not_remitted"


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
        "untold",
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
        #: the lists nobody could tell: because of them any month up to today may have been paid
        self.untold = tuple(
            field
            for field, unknown in (
                (PAID, given.paid is None and total is None),
                (IN_DOUBT, given.in_doubt is None),
                (DEDUCTED, given.deducted_not_remitted is None),
            )
            if unknown
        )
        self._anywhere = bool(self.untold)
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

    @property
    def open_fields(self) -> tuple[str, ...]:
        """The fields that would say where the months are that no list places."""
        return self.untold or ((PAID,) if self.unlisted else ())

    def count(self, window: MonthSet) -> Count:
        """Count the months of ``window``."""
        free = (window & self._unplaced).bit_count()
        return Count(
            sure=(self.paid & window).bit_count(),
            deducted=(self.deducted & window).bit_count(),
            unknown=(self.doubtful & window).bit_count()
            + (free if self._anywhere else min(self.unlisted, free)),
        )

    def most(self, window: MonthSet, coming: MonthSet) -> int:
        """The months of ``window`` if every doubtful one and every one to come were paid."""
        told = self.paid | self.deducted | self.doubtful | coming
        free = (window & self._unplaced & ~coming).bit_count()
        unlisted = free if self._anywhere else min(self.unlisted, free)
        return (window & told).bit_count() + unlisted

    def lifetime(self, event: Month) -> Count:
        """Count the whole record up to and with the event's month.

        Unlisted months lie before the first listed one, and all of them before the event.
        """
        if event in self._lifetimes:
            return self._lifetimes[event]
        past = months.until(event)
        open_months = (self._unplaced & past).bit_count() if self._anywhere else 0
        found = self._lifetimes[event] = Count(
            sure=(self.paid & past).bit_count() + self.unlisted,
            deducted=(self.deducted & past).bit_count(),
            unknown=(self.doubtful & past).bit_count() + open_months,
        )
        return found
