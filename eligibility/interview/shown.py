"""The questions as a template draws them: plain data in the reader's words."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice; ``shows`` names the questions that it reveals."""

    value: str
    text: str
    checked: bool
    shows: str = ""
    unknown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One field of several that are typed into."""

    name: str
    label: str
    value: str
    size: int
    longest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthShown:
    """One month of the grid."""

    name: str
    label: str
    state: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearShown:
    """The months of one year, newest years open."""

    label: str
    open: bool
    months: tuple[MonthShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemShown:
    """One item of a repeated group."""

    title: str
    blocks: tuple["Block", ...]
    drop: Mapping[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One question as a template draws it; what a kind does not use is empty."""

    id: str
    name: str
    kind: str
    text: str
    hint: str = ""
    fault: str = ""
    unknown: str = ""
    unknown_ticked: bool = False
    options: tuple[Option, ...] = ()
    parts: tuple[Part, ...] = ()
    value: str = ""
    unit: str = ""
    keypad: str = "numeric"
    years: tuple[YearShown, ...] = ()
    items: tuple[ItemShown, ...] = ()
    count_name: str = ""
    add: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """Questions that one or more choices of the question before them reveal."""

    key: str
    questions: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A question, and what its choices reveal."""

    question: Shown
    then: tuple[Then, ...] = ()
