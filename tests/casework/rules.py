"""Releases published in a test: the shipped rulebook with one value of another content."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from eligibility import seeding
from eligibility.models import RulebookRelease
from eligibility.reviewed.files import SHIPPED, RulebookSource, read
from eligibility.rules.rulebook import Period, Term, Value


@cache
def _shipped() -> RulebookSource:
    return read(SHIPPED)


def published(name: str, **values: Decimal | Period) -> RulebookRelease:
    """A release in which these values are others, on every day they have one.

    Args:
        name: of the release.
        values: by the key of the rulebook, a point in it written as two underscores.
    """
    wanted: dict[str, Value] = {key.replace("__", "."): value for key, value in values.items()}
    return _with(
        name,
        tuple(
            replace(term, value=wanted[term.key]) if term.key in wanted and term.value else term
            for term in _shipped().terms
        ),
    )


def published_from(name: str, day: date, key: str, value: Decimal | Period) -> RulebookRelease:
    """A release in which one value is another from a day on."""
    last = [term for term in _shipped().terms if term.key == key][-1]
    return _with(name, (*_shipped().terms, replace(last, effective_from=day, value=value)))


def _with(name: str, terms: tuple[Term, ...]) -> RulebookRelease:
    return seeding.seed(replace(_shipped(), name=name, terms=terms))
