"""Reading one JSON object field by field, collecting every fault instead of stopping at one.

Every reader answers ``None`` for a field that is null, absent or refused; ``has`` tells absent
from null. Numbers are kept exact.
"""

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from eligibility.rules import months
from eligibility.rules.faults import Fault, FaultCode

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LONGEST_NAME = 40
_FIELD_NAME = re.compile(rf"[a-z_]{{1,{_LONGEST_NAME}}}")
_BUDDHIST_OFFSET = 543
_MOST_BAHT = 1_000_000_000
_MOST_COUNT = 100_000
_MONTHS_IN_YEAR = 12
MOST_MONTHS = 720

Choice = TypeVar("Choice", bound=StrEnum)


def _shown(name: str, position: int) -> str:
    """A field's name, to be said again only when it looks like one and not like a person's."""
    return name if _FIELD_NAME.fullmatch(name) else f"#{position}"


class Fields:
    """The fields of one object of the question, with the path that leads to it."""

    def __init__(
        self, given: object, path: str, allowed: Sequence[str], faults: list[Fault]
    ) -> None:
        """Take ``given`` (an object or null) and refuse every field that is not ``allowed``."""
        self.path = path
        self.faults = faults
        self._given: Mapping[str, object] = {}
        if isinstance(given, Mapping):
            self._given = given
        elif given is not None:
            self._fault_at(path, FaultCode.NOT_AN_OBJECT)
        for position, name in enumerate(self._given, start=1):
            if name not in allowed:
                close = get_close_matches(str(name)[:_LONGEST_NAME], allowed, n=1)
                self.fault(
                    _shown(str(name), position),
                    FaultCode.UNKNOWN_FIELD,
                    suggestion=close[0] if close else "",
                )

    def fault(self, name: str, code: FaultCode, **params: str | int) -> None:
        """Record a fault at the field ``name`` of this object."""
        self._fault_at(self.at(name), code, **params)

    def _fault_at(self, path: str, code: FaultCode, **params: str | int) -> None:
        self.faults.append(Fault(path, code, tuple(params.items())))

    def at(self, name: str) -> str:
        """The full path of the field ``name``."""
        return f"{self.path}.{name}" if self.path else name

    def has(self, name: str) -> bool:
        """Whether the field is there, be it null."""
        return name in self._given

    def raw(self, name: str) -> object:
        """The field as given; ``None`` when absent."""
        return self._given.get(name)

    def child(self, name: str, allowed: Sequence[str]) -> "Fields | None":
        """The object in the field ``name``."""
        if self.raw(name) is None:
            return None
        return Fields(self.raw(name), self.at(name), allowed, self.faults)

    def items(self, name: str) -> list[object] | None:
        """The list in the field ``name``."""
        value = self.raw(name)
        if value is None or isinstance(value, list | tuple):
            return None if value is None else list(value)
        self.fault(name, FaultCode.NOT_A_LIST)
        return None

    def flag(self, name: str) -> bool | None:
        """Yes or no."""
        value = self.raw(name)
        if value is None or isinstance(value, bool):
            return value
        self.fault(name, FaultCode.NOT_YES_OR_NO)
        return None

    def choice(self, name: str, kind: type[Choice]) -> Choice | None:
        """One word of a closed list."""
        return self._word(name, self.raw(name), kind)

    def choices(self, name: str, kind: type[Choice]) -> frozenset[Choice] | None:
        """Several words of a closed list; the order and repetitions do not matter."""
        given = self.items(name)
        if given is None:
            return None
        words = (
            self._word(f"{name}.{index}", word, kind, required=True)
            for index, word in enumerate(given)
        )
        return frozenset(word for word in words if word is not None)

    def _word(
        self, name: str, value: object, kind: type[Choice], *, required: bool = False
    ) -> Choice | None:
        if value is None and not required:
            return None
        if isinstance(value, str) and value in kind.__members__.values():
            return kind(value)
        self.fault(name, FaultCode.NOT_IN_LIST, choices=", ".join(kind))
        return None

    def country(self, name: str) -> str | None:
        """An ISO 3166-1 alpha-2 code."""
        value = self.raw(name)
        if value is None:
            return None
        if isinstance(value, str) and _COUNTRY.fullmatch(value):
            return value
        self.fault(name, FaultCode.NOT_A_COUNTRY)
        return None

    def whole(self, name: str) -> int | None:
        """A whole number of days, months or births, not negative."""
        value = self.raw(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self.fault(name, FaultCode.NOT_A_WHOLE_NUMBER)
            return None
        return value if self._in_bounds(name, value, _MOST_COUNT) else None

    def baht(self, name: str) -> int | Fraction | None:
        """An amount in baht, not negative, kept exact as it was written."""
        value = self.raw(name)
        if value is None:
            return None
        finite = isinstance(value, int) or (isinstance(value, float) and math.isfinite(value))
        if isinstance(value, bool) or not finite:
            self.fault(name, FaultCode.NOT_A_NUMBER)
            return None
        exact = Fraction(value) if isinstance(value, int) else Fraction(str(value))
        amount = int(exact) if exact.denominator == 1 else exact
        return amount if self._in_bounds(name, amount, _MOST_BAHT) else None

    def _in_bounds(self, name: str, value: int | Fraction, most: int) -> bool:
        if value < 0:
            self.fault(name, FaultCode.NEGATIVE)
            return False
        if value > most:
            self.fault(name, FaultCode.TOO_LARGE, most=most)
            return False
        return True

    def date(self, name: str) -> dt.date | None:
        """A day, ``YYYY-MM-DD``, in the Christian era."""
        value = self.raw(name)
        if value is None:
            return None
        match = _DATE.fullmatch(value) if isinstance(value, str) else None
        if match is None:
            self.fault(name, FaultCode.NOT_A_DATE)
            return None
        year, month, day = (int(part) for part in match.groups())
        if not self._year(name, year):
            return None
        try:
            return dt.date(year, month, day)
        except ValueError:
            self.fault(name, FaultCode.NOT_A_DATE)
            return None

    def month(self, name: str) -> months.Month | None:
        """A month, ``YYYY-MM``, in the Christian era."""
        value = self.raw(name)
        return None if value is None else self._month(name, value)

    def _month(self, name: str, value: object) -> months.Month | None:
        match = _MONTH.fullmatch(value) if isinstance(value, str) else None
        if match is None or not 1 <= int(match[2]) <= _MONTHS_IN_YEAR:
            self.fault(name, FaultCode.NOT_A_MONTH)
            return None
        if not self._year(name, int(match[1])):
            return None
        return months.month_of(dt.date(int(match[1]), int(match[2]), 1))

    def _year(self, name: str, year: int) -> bool:
        if year > months.LAST_YEAR:
            self.fault(name, FaultCode.BUDDHIST_YEAR, year=year, christian=year - _BUDDHIST_OFFSET)
            return False
        if year < months.FIRST_YEAR:
            self.fault(name, FaultCode.YEAR_TOO_EARLY, year=year)
            return False
        return True

    def month_set(self, name: str) -> months.MonthSet | None:
        """A list of months and spans ``YYYY-MM..YYYY-MM``; order and repetitions do not matter."""
        given = self.items(name)
        if given is None:
            return None
        found = 0
        for index, item in enumerate(given):
            found |= self.span(f"{name}.{index}", item)
        if found.bit_count() > MOST_MONTHS:
            self.fault(name, FaultCode.TOO_MANY_MONTHS, most=MOST_MONTHS)
            return None
        return found

    def span(self, name: str, value: object) -> months.MonthSet:
        """One month or one span of months; refused input is the empty set."""
        first_text, dots, last_text = (
            value.partition("..") if isinstance(value, str) else ("", "", "")
        )
        if not first_text or (dots and not last_text):
            self.fault(name, FaultCode.NOT_A_SPAN)
            return 0
        first = self._month(name, first_text)
        last = self._month(name, last_text) if dots else first
        if first is None or last is None:
            return 0
        if last < first:
            self.fault(name, FaultCode.REVERSED_SPAN)
            return 0
        return months.span(first, last)
