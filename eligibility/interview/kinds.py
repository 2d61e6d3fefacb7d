"""The kinds of question, as data: one description serves the form, the reading and the summary.

A raw answer is kept exactly as it was typed (``Raw``), so that it survives a mistake, a reload
and a change of language; reading it gives a value, ``UNKNOWN`` ("I don't know") or a ``Problem``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Protocol, TypeAlias

from eligibility.interview import typed
from eligibility.interview.typed import Problem, Trouble
from eligibility.wording.sentence import Sentence

#: What stands for "I don't know" and for "none of these", among the values of a form.
UNKNOWN_MARK = "?"
NONE_MARK = "-"

#: One item of a repeated group, and an answer as it was typed.
Item: TypeAlias = "dict[str, Raw]"
Raw: TypeAlias = "str | list[str] | list[Item]"


class Open(Enum):
    """An answer that is no value."""

    UNKNOWN = "the person does not know"


UNKNOWN = Open.UNKNOWN
Scalar = str | int | float | date | tuple[str, ...]
Reading = Scalar | Open | Problem | None


class Posted(Protocol):
    """What a form has sent: Django's QueryDict, or any multi-valued mapping like it."""

    def getlist(self, key: str) -> list[str]:
        """All values sent under a name."""


@dataclass(frozen=True, slots=True)
class When:
    """A question is asked only if another one was answered with one of these values."""

    name: str
    values: frozenset[str]


def when(name: str, *values: str) -> When:
    """Asked only if ``name`` was answered with one of ``values``."""
    return When(name, frozenset(values))


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be chosen."""

    value: str
    text: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What every question has.

    ``path`` is the field of the contract that the answer becomes: a fault the core finds there
    is shown beside this question. An ``optional`` question may stay empty.
    """

    name: str
    text: Sentence
    path: str = ""
    hint: Sentence | None = None
    when: When | None = None
    optional: bool = False

    def taken(self, sent: Posted, prefix: str = "") -> Raw:
        """The raw answer a form has sent."""
        raise NotImplementedError

    def read(self, raw: Raw) -> Reading:
        """The value; ``None`` where nothing was answered."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOf(Question):
    """One choice out of a few; "I don't know" is one of them."""

    choices: tuple[Choice, ...]

    def taken(self, sent: Posted, prefix: str = "") -> Raw:
        return (sent.getlist(prefix + self.name) or [""])[-1]

    def read(self, raw: Raw) -> Reading:
        if not raw:
            return None
        if raw == UNKNOWN_MARK:
            return UNKNOWN
        known = any(choice.value == raw for choice in self.choices)
        return str(raw) if known else Problem(Trouble.NOT_A_CHOICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SomeOf(Question):
    """Any number of choices, or none of them; ``unknowable`` adds "I don't know"."""

    choices: tuple[Choice, ...]
    none: Sentence
    unknowable: bool = True

    def taken(self, sent: Posted, prefix: str = "") -> Raw:
        return sorted(set(sent.getlist(prefix + self.name)))

    def read(self, raw: Raw) -> Reading:
        given = [value for value in raw if isinstance(value, str)]
        if not given:
            return None
        chosen = [choice.value for choice in self.choices if choice.value in given]
        alone = [mark for mark in (NONE_MARK, UNKNOWN_MARK) if mark in given]
        if len(chosen) + len(alone) != len(given):
            return Problem(Trouble.NOT_A_CHOICE)
        if alone:
            if chosen or len(alone) > 1:
                return Problem(Trouble.NONE_AND_SOME)
            return UNKNOWN if alone == [UNKNOWN_MARK] else ()
        return tuple(chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed(Question):
    """Something typed into one field or several, or "I don't know" ticked beside them."""

    def parts(self) -> dict[str, int]:
        """What is added to the name for each field, and how many characters the field holds.

        The first one of several is wide enough for the whole, typed with separators.
        """
        return {"": 14}

    def taken(self, sent: Posted, prefix: str = "") -> Raw:
        name = prefix + self.name
        given = [(sent.getlist(name + part) or [""])[-1].strip() for part in self.parts()]
        ticked = bool(sent.getlist(f"{name}.{UNKNOWN_MARK}"))
        if ticked:
            given.append(UNKNOWN_MARK)
        return given if any(given) else []

    def read(self, raw: Raw) -> Reading:
        if not raw:
            return None
        size = len(self.parts())
        given = [str(part) for part in raw]
        fields = [*given[:size], *[""] * (size - len(given))]
        ticked = given[size:] == [UNKNOWN_MARK]
        if ticked:
            return Problem(Trouble.TYPED_AND_UNKNOWN) if any(fields) else UNKNOWN
        for field, longest in zip(fields, self.parts().values(), strict=True):
            if len(field) > longest:
                return Problem(Trouble.TOO_LONG, longest)
        return self.value(fields)

    def value(self, fields: list[str]) -> Reading:
        """What the fields say."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Typed):
    """A day of the calendar, in three fields."""

    def parts(self) -> dict[str, int]:
        return {".d": 12, ".m": 4, ".y": 6}

    def value(self, fields: list[str]) -> Reading:
        return typed.day(fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Month(Typed):
    """A calendar month, in two fields; the value is a serial number (``rules.months``)."""

    def parts(self) -> dict[str, int]:
        return {".m": 8, ".y": 6}

    def value(self, fields: list[str]) -> Reading:
        return typed.month(fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Baht(Typed):
    """An amount in baht."""

    most: int = 1_000_000
    #: Nobody earns less in a month: it is the wage of a day that was typed.
    least: int = 0

    def value(self, fields: list[str]) -> Reading:
        found = typed.amount(fields[0], most=self.most)
        too_little = isinstance(found, int | float) and 0 < found < self.least
        return Problem(Trouble.WAGE_OF_A_DAY) if too_little else found


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Typed):
    """A whole number; ``unit`` says of what."""

    most: int
    unit: Sentence

    def value(self, fields: list[str]) -> Reading:
        return typed.count(fields[0], most=self.most)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Question):
    """The same few questions for each of several: children, jobs, wages."""

    questions: tuple[Question, ...]
    title: Sentence  # takes %(number)s
    add: Sentence
    drop: Sentence  # takes %(number)s
    most: int

    def count_name(self) -> str:
        """The field that says how many items the form showed."""
        return f"{self.name}-n"

    def prefix(self, index: int) -> str:
        """What stands before the names of one item's fields."""
        return f"{self.name}-{index}-"

    def taken(self, sent: Posted, prefix: str = "") -> Raw:
        shown = typed.count((sent.getlist(prefix + self.count_name()) or ["1"])[-1], most=self.most)
        size = shown if isinstance(shown, int) else self.most
        items: list[Item] = []
        for index in range(size):
            before = prefix + self.prefix(index)
            if sent.getlist(f"{before}drop"):
                continue
            items.append({q.name: q.taken(sent, before) for q in self.questions})
        return [item for item in items if not blank(item)]

    def read(self, raw: Raw) -> Reading:
        if not raw:
            return None
        return Problem(Trouble.TOO_MANY_ITEMS, self.most) if len(raw) > self.most else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid(Question):
    """The months to correct; ``grid`` knows how they are filled in before."""

    def taken(self, sent: Posted, prefix: str = "") -> Raw:
        raise NotImplementedError("The months are taken by the grid itself.")

    def read(self, raw: Raw) -> Reading:
        return ()  # every mark is a choice already


def blank(item: Mapping[str, Raw]) -> bool:
    """Whether nothing was answered for this item."""
    return not any(item.values())
