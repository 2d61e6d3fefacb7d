"""What a sentence is, and how the catalogue finds it: every call of the two functions below."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Baht:
    """An amount of money, so that a voice says the currency with it."""

    amount: Fraction | Decimal | int


Spoken = str | int | date | Baht | Fraction | Decimal | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English source text; ``many`` is its plural, chosen by the value named ``by``."""

    text: str
    many: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence with the values of its placeholders."""

    sentence: Sentence
    values: Mapping[str, Spoken] = field(default_factory=dict)


def sentence(text: str) -> Sentence:
    """Mark a text for the catalogue."""
    return Sentence(text)


def counted(one: str, many: str, *, by: str) -> Sentence:
    """Mark a text with a plural, for English; Thai and Burmese have one form for both."""
    return Sentence(one, many, by)
