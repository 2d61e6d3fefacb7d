"""The answers in words, to be looked over before the result."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from eligibility.interview import grid
from eligibility.interview.drawing import STATES
from eligibility.interview.kinds import (
    UNKNOWN,
    Count,
    Grid,
    Group,
    Month,
    OneOf,
    Question,
    Reading,
    SomeOf,
)
from eligibility.interview.screen import DONT_KNOW, Screen
from eligibility.interview.told import Place, Told
from eligibility.interview.typed import Problem
from eligibility.presentation import Spoken
from eligibility.rules import months
from eligibility.wording.sentence import sentence

_NOT_ANSWERED = sentence("Not answered yet")
_MONTH_SPAN = sentence("%(first)s to %(last)s")
_OF_ITEM = sentence("%(item)s: %(question)s")
_COUNTED = sentence("%(number)s %(unit)s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A question and the answer to it."""

    question: str
    answers: tuple[str, ...]
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A screen with its answers."""

    screen: Screen
    title: str
    lines: tuple[Line, ...]


def summary(told: Told, spoken: Spoken) -> list[Section]:
    """Every screen that matters, with what was answered on it."""
    return [section(screen, told, spoken) for screen in told.screens()]


def section(screen: Screen, told: Told, spoken: Spoken) -> Section:
    """One screen, with what was answered on it."""
    lines = []
    for place, reading in told.places(screen):
        if isinstance(place.question, Group):
            continue
        lines.append(_line(place, reading, told, spoken))
    return Section(screen=screen, title=spoken.say(screen.title), lines=tuple(lines))


def asked(place: Place, spoken: Spoken) -> str:
    """The question at a place, and of which child, job or wage it is asked."""
    text = spoken.say(place.question.text)
    if place.group is None:
        return text
    item = spoken.say(place.group.title, {"number": place.index + 1})
    return spoken.say(_OF_ITEM, {"item": item, "question": text})


def _line(place: Place, reading: Reading, told: Told, spoken: Spoken) -> Line:
    text = asked(place, spoken)
    if isinstance(place.question, Grid):
        return Line(question=text, answers=_months(told, spoken))
    answered = not (reading is None or isinstance(reading, Problem))
    return Line(
        question=text,
        answers=_said(place.question, reading, spoken)
        if answered
        else (spoken.say(_NOT_ANSWERED),),
        open=not answered,
    )


def _said(question: Question, reading: Reading, spoken: Spoken) -> tuple[str, ...]:
    if reading is UNKNOWN:
        return (spoken.say(DONT_KNOW.text),)
    if isinstance(question, SomeOf) and isinstance(reading, tuple):
        return _chosen(question, reading, spoken) or (spoken.say(question.none),)
    if isinstance(question, OneOf):
        return _chosen(question, (reading,), spoken)
    if isinstance(reading, date):
        return (spoken.date(reading),)
    if isinstance(reading, int | float):
        return (_number(question, reading, spoken),)
    return ()


def _chosen(question: OneOf | SomeOf, values: Iterable[object], spoken: Spoken) -> tuple[str, ...]:
    texts = {choice.value: spoken.say(choice.text) for choice in question.choices}
    return tuple(texts[str(value)] for value in values)


def _number(question: Question, number: float, spoken: Spoken) -> str:
    if isinstance(question, Month):
        return spoken.month(months.iso(int(number)))
    if isinstance(question, Count):
        return spoken.say(_COUNTED, {"number": int(number), "unit": spoken.say(question.unit)})
    return spoken.money(Fraction(str(number)))


def _months(told: Told, spoken: Spoken) -> tuple[str, ...]:
    """The record in spans, state by state, in words."""
    found = told.months()
    lines = []
    for state, name in STATES.items():
        spans = [_span(each, spoken) for each in grid.listed(found, state)]
        if spans:
            lines.append(f"{spoken.say(name)}: {spoken.listed(spans)}")
    return tuple(lines)


def _span(listed: str, spoken: Spoken) -> str:
    first, dots, last = listed.partition("..")
    if not dots:
        return spoken.month(first)
    return spoken.say(_MONTH_SPAN, {"first": first, "last": last})
