"""The rulebook: every value of the law with its history by date, its source and its limits.

A *term* is one row of a value's history. A row has a first day and no last one: the next row
of the same key ends it, so rows cannot leave a gap or overlap. Each row also says on which days
we vouch for it; outside them ``Rulebook.term`` answers ``None`` and the finding "cannot tell"
(reason ``outside_our_records``): the last known value is never reused silently.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from eligibility.rules.months import MonthSet, last_day, month_of, span, until


class Evidence(StrEnum):
    """How well a value is supported."""

    SEEN = "seen"
    PARTNER = "partner"
    UNCONFIRMED = "unconfirmed"
    CONFLICT = "conflict"

    @property
    def weak(self) -> bool:
        """Whether a finding that rests on it must say so (``evidence_weak``)."""
        return self in (Evidence.UNCONFIRMED, Evidence.CONFLICT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a value comes from: instrument and section, the page read, and when.

    ``recheck_days``: how long after ``checked_on`` it may stay unread; ``None``: as all others.
    """

    code: str
    instrument: str
    section: str
    url: str
    evidence: Evidence
    checked_on: date
    note: str = ""
    rules: tuple[str, ...] = ()
    recheck_days: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A qualifying period: ``required`` contribution months within ``reference`` months.

    ``reference`` is ``None`` where the law adds up the whole record (a lifetime total).
    """

    required: int
    reference: int | None


Value = Decimal | bool | Period

_DAYS_KEPT = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One row of a value's history; ``effective_from`` ``None``: in force, start not known."""

    key: str
    value: Value | None
    unit: str
    effective_from: date | None
    vouched_from: date
    vouched_until: date
    citation: Citation
    note: str = ""
    weak: bool = field(init=False)
    number: int = field(init=False)
    plain: Decimal = field(init=False)
    exact: Fraction = field(init=False)
    money: int | Fraction = field(init=False)
    required: int = field(init=False)
    reference: int = field(init=False)

    def __hash__(self) -> int:
        """A row is known by its key and first day; hashing its whole source would cost more."""
        return hash((self.key, self.effective_from))

    def __post_init__(self) -> None:
        """Prepare the forms the core reckons with, once for each release."""
        plain = self.value if isinstance(self.value, Decimal) else Decimal(0)
        object.__setattr__(self, "weak", self.citation.evidence.weak)
        object.__setattr__(self, "number", int(plain))
        object.__setattr__(self, "plain", plain)
        object.__setattr__(self, "exact", Fraction(plain))
        whole = plain == plain.to_integral_value()
        period = self.value if isinstance(self.value, Period) else Period(0, 0)
        object.__setattr__(self, "required", period.required)
        object.__setattr__(self, "reference", period.reference or 0)
        object.__setattr__(self, "money", int(plain) if whole else Fraction(plain))


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody with standing said of a value, kept beside the value in force.

    The officer's words of 6 July 2025 stay visible with their date where a newer rule differs.
    """

    key: str
    value: Decimal
    stated_on: date
    citation: Citation
    note: str = ""


class LawOfDay(dict[str, Term | None]):
    """The law of one day, each value looked up in its history when it is first asked for."""

    def __init__(self, histories: Mapping[str, tuple[Term, ...]], day: date) -> None:
        """Take the histories to look in and the day to look for."""
        super().__init__()
        self._histories = histories
        self._day = day

    def __missing__(self, key: str) -> Term | None:
        """The row in force, or ``None`` where it has no value or is not vouched for."""
        day, found = self._day, None
        for row in self._histories[key]:
            if row.effective_from is None or row.effective_from <= day:
                found = row
        if found and (found.value is None or not found.vouched_from <= day <= found.vouched_until):
            found = None
        self[key] = found
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """One release of the law, immutable, known by its digest."""

    release: str
    digest: str
    histories: Mapping[str, tuple[Term, ...]]
    statements: tuple[Statement, ...] = ()
    citations: Mapping[str, Citation] = field(default_factory=dict)
    #: For each key, newest first, the months whose last day has that row and is vouched for.
    eras: Mapping[str, tuple[tuple[MonthSet, Term], ...]] = field(init=False, compare=False)
    #: Days asked for before. A memory of what the rows say, never a source.
    _days: dict[date, "LawOfDay"] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Lay out the months of every row, so that long records need no look-up a month."""
        eras = {key: _eras(rows) for key, rows in self.histories.items()}
        object.__setattr__(self, "eras", eras)
        object.__setattr__(self, "_days", {})

    def on(self, day: date) -> "LawOfDay":
        """The values in force on ``day``; ``None`` for each that is not vouched for then."""
        law = self._days.get(day)
        if law is None:
            if len(self._days) >= _DAYS_KEPT:
                self._days.clear()
            law = self._days[day] = LawOfDay(self.histories, day)
        return law

    def term(self, key: str, day: date) -> Term | None:
        """The row of ``key`` in force on ``day``, or ``None`` outside the days vouched for.

        Raises:
            KeyError: no such value in the rulebook.
        """
        return self.on(day)[key]

    def in_force(self, key: str, day: date) -> Term:
        """The row of ``key`` for ``day`` whether vouched for or not, to be named as a source.

        A day before the first row gets the first row. Never used to reckon a contingency.

        Raises:
            KeyError: no such value in the rulebook.
        """
        rows = self.histories[key]
        for row in reversed(rows):
            if row.effective_from is None or row.effective_from <= day:
                return row
        return rows[0]

    @classmethod
    def build(
        cls,
        *,
        release: str,
        digest: str,
        terms: Iterable[Term],
        statements: Iterable[Statement] = (),
        citations: Iterable[Citation] = (),
    ) -> "Rulebook":
        """A rulebook from rows in any order; the rows are sorted by their first day."""
        histories: dict[str, list[Term]] = {}
        for term in terms:
            histories.setdefault(term.key, []).append(term)
        return cls(
            release=release,
            digest=digest,
            histories={
                key: tuple(sorted(rows, key=lambda row: row.effective_from or date.min))
                for key, rows in sorted(histories.items())
            },
            statements=tuple(sorted(statements, key=lambda said: (said.key, said.stated_on))),
            citations={cited.code: cited for cited in citations},
        )


def _eras(rows: tuple[Term, ...]) -> tuple[tuple[MonthSet, Term], ...]:
    found: list[tuple[MonthSet, Term]] = []
    newer = 0
    for row in reversed(rows):
        start = row.effective_from or row.vouched_from
        in_force = ~until(month_of(start) - 1) if row.effective_from else -1
        if row.value is not None:
            last = month_of(row.vouched_until)
            last -= last_day(last) > row.vouched_until
            vouched = span(month_of(max(start, row.vouched_from)), last)
            found.append((vouched & ~newer, row))
        newer |= in_force
    return tuple(found)
