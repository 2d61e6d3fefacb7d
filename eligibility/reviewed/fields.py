"""Fields of the rulebook files, each checked where it stands; what is wrong is collected.

Nothing here raises at the first fault: whoever edits the law should see every fault of a file
at once. A getter that finds a fault records it and gives a harmless value, and the reader
refuses the whole rulebook in the end.
"""

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from eligibility.reviewed.source import DECIMAL_PLACES, MAX_DIGITS, MOST, PERIOD_UNIT, plain_number

_CODE = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?")
_FIRST_YEAR, _LAST_YEAR = 1900, 2400
_SHOWN = 60
#: Letters, digits, signs of punctuation and others. A mark alone has nothing to stand on.
_VISIBLE = "LNPS"

#: What a getter gives in place of a faulty date; it never leaves the reader.
NO_DAY = date(1900, 1, 1)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong with the rulebook files: which file, which key in it, and why."""

    file: str
    key: str
    reason: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.key, self.reason) if part)


class RulebookError(Exception):
    """The rulebook files are refused. ``faults`` lists everything that is wrong with them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


@dataclass(frozen=True, slots=True)
class Place:
    """A key in a file, and the list that collects the faults. Rows are counted from 1."""

    file: str
    key: str
    faults: list[Fault]

    def at(self, key: object) -> "Place":
        """A place one step further in."""
        return Place(self.file, f"{self.key}.{key}" if self.key else str(key), self.faults)

    def fault(self, reason: str) -> None:
        """Record what is wrong here, as a plain sentence."""
        self.faults.append(Fault(self.file, self.key, reason))


def entries(place: Place, data: object) -> dict[str, object]:
    """A mapping whose keys are codes of our own choosing; a faulty name is recorded."""
    if data is None:
        return {}
    if not isinstance(data, dict):
        place.fault(f"This must be a list of named entries, not {shown(data)}.")
        return {}
    for key in data:
        if not isinstance(key, str) or not _CODE.fullmatch(key):
            place.at(key).fault(
                "The name must be made of small letters, digits, _ and - (at most 100)."
            )
    return {key: value for key, value in data.items() if isinstance(key, str)}


def listing(place: Place, data: object) -> list[tuple[Place, object]]:
    """The items of a list with their places, counted from 1."""
    if data is None:
        return []
    if not isinstance(data, list):
        place.fault(f"This must be a list, not {shown(data)}.")
        return []
    return [(place.at(number), item) for number, item in enumerate(data, start=1)]


def shown(value: object) -> str:
    """A value as it may be quoted in a sentence, cut when long."""
    text = "nothing" if value is None else f"“{value}”"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…”"


def clean_text(place: Place, value: object) -> str:
    """A text of the files, trimmed; the characters no page can show are a fault."""
    if not isinstance(value, str):
        place.fault(f"This must be text, not {shown(value)}; put it in quotes if it is a number.")
        return ""
    if any(unicodedata.category(char) in ("Cc", "Cs") and char != "\n" for char in value):
        place.fault("The text holds a control character.")
    return value.strip()


def number(place: Place, value: object) -> Decimal:
    """A decimal number ≥ 0 that the database keeps exactly."""
    if isinstance(value, bool) or not isinstance(value, Decimal):
        place.fault(f"This must be a plain decimal number, not {shown(value)}.")
        return Decimal(0)
    if value < 0:
        place.fault(f"The number may not be negative, as {shown(value)} is.")
        return Decimal(0)
    if value >= 10 ** (MAX_DIGITS - DECIMAL_PLACES) or value != round(value, DECIMAL_PLACES):
        place.fault(f"{shown(value)} has too many digits (9 before the point, 6 after it).")
        return Decimal(0)
    return Decimal(plain_number(value))


class Table:
    """A mapping with a fixed set of fields; a missing or misspelt one is recorded at once."""

    def __init__(
        self, place: Place, data: object, *, required: Collection[str], optional: Collection[str]
    ) -> None:
        self.place = place
        self._data: dict[object, object] = {}
        if not isinstance(data, dict):
            place.fault(f"This must be a list of named fields, not {shown(data)}.")
            return
        self._data = data
        known = [*required, *optional]
        for key in data:
            if key not in known:
                near = difflib.get_close_matches(str(key), known, n=1)
                hint = f" Did you mean “{near[0]}”?" if near else ""
                place.at(key).fault(f"There is no such field here.{hint}")
        for key in required:
            if key not in data:
                place.at(key).fault("The field is missing.")

    def has(self, field: str) -> bool:
        """Whether the field is written, be it as null."""
        return field in self._data

    def raw(self, field: str) -> object:
        """The field as it was read; ``None`` when it is not written."""
        return self._data.get(field)

    def text(self, field: str, *, blank: bool = False) -> str:
        """A text; an empty one is a fault unless ``blank``."""
        if not self.has(field):
            return ""
        value = clean_text(self.place.at(field), self.raw(field))
        if not value and not blank and isinstance(self.raw(field), str):
            self.place.at(field).fault("The text is empty.")
        if value and not any(unicodedata.category(char)[0] in _VISIBLE for char in value):
            self.place.at(field).fault("The text has no visible character.")
        return value

    def code(self, field: str) -> str:
        """A code: small letters, digits, ``_``, ``-``; ``""`` after a fault."""
        value = self.text(field)
        if value and not _CODE.fullmatch(value):
            self.place.at(field).fault(f"{shown(value)} is not a code.")
            return ""
        return value

    def choice(self, field: str, choices: Collection[str]) -> str:
        """One of a closed list; ``""`` after a fault."""
        value = self.text(field)
        if value and value not in choices:
            self.place.at(field).fault(f"{shown(value)} is not one of: {', '.join(choices)}.")
            return ""
        return value

    def day(self, field: str) -> date:
        """A day of the Christian era, written ``YYYY-MM-DD``; ``NO_DAY`` after a fault."""
        return self.day_or_none(field, null=False) or NO_DAY

    def day_or_none(self, field: str, *, null: bool = True) -> date | None:
        """A day, or ``None`` where the file says null (or says nothing)."""
        value = self.raw(field)
        if not self.has(field) or (value is None and null):
            return None
        place = self.place.at(field)
        day = _as_day(value)
        if day is None:
            place.fault(f"{shown(value)} is not a day of the calendar, YYYY-MM-DD.")
            return NO_DAY
        if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            place.fault(f"The year {day.year} cannot be right; is it a Buddhist-era year?")
            return NO_DAY
        return day

    def months(self, field: str) -> int | None:
        """A number of months ≥ 1, or ``None`` where the file says null or after a fault."""
        return self.count(field, most=MOST[PERIOD_UNIT], of=PERIOD_UNIT)

    def count(self, field: str, *, most: int, of: str) -> int | None:
        """A whole number from 1, or ``None`` where the file says null or after a fault.

        Args:
            field: its name.
            most: what cannot be right lies above.
            of: what is counted, as a fault names it.
        """
        value = self.raw(field)
        if value is None:
            return None
        if isinstance(value, Decimal) and value > most:
            self.place.at(field).fault(f"{shown(value)} {of} cannot be right; at most {most} can.")
            return None
        if not isinstance(value, Decimal) or value < 1 or value % 1:
            self.place.at(field).fault(f"This must be a whole number from 1, not {shown(value)}.")
            return None
        return int(value)


def _as_day(value: object) -> date | None:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return value if isinstance(value, date) else None
