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
    """Where a value comes from: instrument and section, the page read, and when."""

    code: str
    instrument: str
    section: str
    url: str
    evidence: Evidence
    checked_on: date
    note: str = ""
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """A qualifying period: ``required`` contribution months within ``reference`` months.

    ``reference`` is ``None`` where the law adds up the whole record (a lifetime total).
    """

    required: int
    reference: int | None


Value = Decimal | bool | Period


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
    number: int = field(init=False)
    plain: Decimal = field(init=False)
    exact: Fraction = field(init=False)

    def __post_init__(self) -> None:
        """Prepare the two forms the core reckons with, once for each release."""
        plain = self.value if isinstance(self.value, Decimal) else Decimal(0)
        object.__setattr__(self, "number", int(plain))
        object.__setattr__(self, "plain", plain)
        object.__setattr__(self, "exact", Fraction(plain))

    @property
    def period(self) -> Period:
        """The value as a qualifying period.

        Raises:
            TypeError: the row holds something else.
        """
        if not isinstance(self.value, Period):
            raise TypeError(f"{self.key} is not a qualifying period")
        return self.value


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """One release of the law, immutable, known by its digest."""

    release: str
    digest: str
    histories: Mapping[str, tuple[Term, ...]]
    statements: tuple[Statement, ...] = ()
    citations: Mapping[str, Citation] = field(default_factory=dict)

    def term(self, key: str, day: date) -> Term | None:
        """The row of ``key`` in force on ``day``, or ``None`` outside the days vouched for.

        Raises:
            KeyError: no such value in the rulebook.
        """
        for row in reversed(self.histories[key]):
            start = row.effective_from
            if start is None or start <= day:
                if row.value is None or not row.vouched_from <= day <= row.vouched_until:
                    return None
                return row
        return None

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
