"""What a person has told so far, read through once: which questions are asked, and the answers."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from eligibility.interview import grid, record
from eligibility.interview.kinds import (
    UNKNOWN,
    Grid,
    Group,
    Item,
    Posted,
    Question,
    Raw,
    Reading,
    Typed,
    When,
    blank,
)
from eligibility.interview.screen import Screen
from eligibility.interview.screens import BY_KEY, SCREENS
from eligibility.interview.typed import Problem, Trouble
from eligibility.rules import months

#: The answers that fill in the months to correct.
_MAKE_THE_GRID = (
    *("contributed", "since", "until", "gaps"),
    *("job", "first_day", "last_day", "other_jobs", "jobs"),
)


@dataclass(frozen=True, slots=True)
class Answers:
    """All that was typed, by the name of the question, and the screens that were sent."""

    given: Mapping[str, Raw] = field(default_factory=dict)
    sent: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question stands: its name, and in a repeated group the group's and the item."""

    question: Question
    group: Group | None = None
    index: int = 0

    @property
    def prefix(self) -> str:
        """What stands before the name of its fields in the form."""
        return self.group.prefix(self.index) if self.group else ""

    @property
    def name(self) -> str:
        """The name that is its own on the whole page."""
        return self.prefix + self.question.name


class Told:
    """The answers, read once. Faults between answers are the core's to find (``question``)."""

    def __init__(self, answers: Answers, today: dt.date) -> None:
        self.answers = answers
        self.today = today
        self._readings: dict[tuple[str, int, str], Reading] = {}
        self._screen_of = {q.name: screen for screen in SCREENS for q in screen.questions}

    def asks(self, screen: Screen) -> bool:
        """Whether a screen still matters after the answers so far."""
        return not screen.when or any(self._holds(condition) for condition in screen.when)

    def screens(self) -> list[Screen]:
        """The screens that matter, in order."""
        return [screen for screen in SCREENS if self.asks(screen)]

    def asked(self, question: Question, item: "Item | None" = None) -> bool:
        """Whether a question matters on a screen that does."""
        return self._holds(question.when, item)

    def _holds(self, condition: When | None, item: "Item | None" = None) -> bool:
        if condition is None:
            return True
        if item is not None and condition.name in item:
            given: Raw = item[condition.name]
        else:
            screen = self._screen_of[condition.name]
            controlling = next(q for q in screen.questions if q.name == condition.name)
            if not (self.asks(screen) and self.asked(controlling)):
                return False
            given = self.answers.given.get(condition.name, "")
        chosen = {given} if isinstance(given, str) else {v for v in given if isinstance(v, str)}
        return bool(chosen & condition.values)

    def items(self, group: Group) -> list[Item]:
        """The items told of a repeated group, blank ones left out."""
        raw = self.answers.given.get(group.name, [])
        return [item for item in raw if isinstance(item, dict) and not blank(item)]

    def reading(self, name: str) -> Reading:
        """The answer to a question by its name; ``None`` where it is not asked or not answered."""
        screen = self._screen_of[name]
        question = next(q for q in screen.questions if q.name == name)
        if not (self.asks(screen) and self.asked(question)):
            return None
        return self._read(Place(question), self.answers.given.get(name, ""))

    def of_item(self, group: Group, index: int, name: str) -> Reading:
        """The same within an item of a repeated group."""
        item = self.items(group)[index]
        question = next(q for q in group.questions if q.name == name)
        if not self.asked(question, item):
            return None
        return self._read(Place(question, group, index), item.get(name, ""))

    def _read(self, place: Place, raw: Raw) -> Reading:
        key = (place.group.name if place.group else "", place.index, place.question.name)
        if key not in self._readings:
            self._readings[key] = place.question.read(raw)
        return self._readings[key]

    def value(self, name: str) -> Any:
        """The answer as a value of the contract: ``None`` for unknown, unanswered, unreadable."""
        found = self.reading(name)
        return None if found is UNKNOWN or isinstance(found, Problem) else found

    def item_value(self, group: Group, index: int, name: str) -> Any:
        """The same within an item of a repeated group."""
        found = self.of_item(group, index, name)
        return None if found is UNKNOWN or isinstance(found, Problem) else found

    def places(self, screen: Screen) -> Iterator[tuple[Place, Reading]]:
        """Every question asked on a screen, with its reading, items of groups one by one."""
        for question in screen.questions:
            if not self.asked(question):
                continue
            yield Place(question), self.reading(question.name)
            if isinstance(question, Group):
                for index, item in enumerate(self.items(question)):
                    for inner in question.questions:
                        if self.asked(inner, item):
                            place = Place(inner, question, index)
                            yield place, self._read(place, item.get(inner.name, ""))

    def problems(self, screen: Screen) -> list[tuple[Place, Problem]]:
        """What is unanswered or cannot be read on a screen, in its order."""
        found = []
        for place, reading in self.places(screen):
            problem = _problem(place.question, reading) or self._against_others(place, reading)
            if problem is not None:
                found.append((place, problem))
        return found

    def _against_others(self, place: Place, reading: Reading) -> Problem | None:
        """Faults of the record: its months are made from its ends, so the core never sees them."""
        if place.name == "grid":
            return self._gap_missing()
        if place.group is not None and place.group.name == "jobs" and isinstance(reading, dt.date):
            return self._not_earlier(place, reading)
        if place.name not in ("since", "until") or not isinstance(reading, int):
            return None
        if reading > months.month_of(self.today):
            return Problem(Trouble.MONTH_TO_COME)
        since = self.reading("since")
        if place.name == "until" and isinstance(since, int) and reading < since:
            return Problem(Trouble.LAST_BEFORE_FIRST)
        if place.name == "since" and months.month_of(self.today) - reading >= grid.MOST_MONTHS:
            return Problem(Trouble.RECORD_TOO_LONG, grid.MOST_MONTHS)
        return None

    def _not_earlier(self, place: Place, day: dt.date) -> Problem | None:
        """A job that ends after today, or began after the present one, is no earlier job."""
        if place.question.name == "to":
            return Problem(Trouble.DAY_TO_COME) if day > self.today else None
        first = self.value("first_day")
        return Problem(Trouble.NOT_EARLIER) if first and day > first else None

    def _gap_missing(self) -> Problem | None:
        """Gaps that were told and not marked: without them the months would count as paid."""
        span = self.span()
        if span is None or span.paid_until is None:
            return None
        if "some" not in (self.reading("contributed"), self.reading("gaps")):
            return None
        until = span.paid_until
        within = {month: state for month, state in self.months().items() if month <= until}
        marked = any(
            state is grid.State.IN_DOUBT or state is not span.filled_in(month)
            for month, state in within.items()
        )
        return None if marked or not within else Problem(Trouble.NO_GAP_MARKED)

    def finished(self, screen: Screen) -> bool:
        """Whether a screen was sent and every question on it can be read."""
        return screen.key in self.answers.sent and not self.problems(screen)

    def unfinished(self) -> Screen | None:
        """The first screen that still has to be filled in or put right."""
        return next((screen for screen in self.screens() if not self.finished(screen)), None)

    def span(self) -> grid.Span | None:
        """The months of the record; ``None`` while they are not told or cannot be read."""
        return record.span(self)

    def months(self) -> dict[months.Month, grid.State]:
        """Every month of the record with its state; empty where none was told."""
        span = self.span()
        if span is None:
            return {}
        # Corrections of months that are not asked for any more must not be counted.
        marks = self.answers.given.get("grid", []) if self.asks(BY_KEY["grid"]) else []
        return grid.states(span, [str(mark) for mark in marks])


def _problem(question: Question, reading: Reading) -> Problem | None:
    if isinstance(reading, Problem):
        return reading
    if reading is not None or question.optional or isinstance(question, Grid):
        return None
    if isinstance(question, Group):
        return Problem(Trouble.NO_ITEM)
    return Problem(Trouble.BLANK if isinstance(question, Typed) else Trouble.NOT_CHOSEN)


def _depends_on(question: Question, screen: Screen) -> bool:
    """Whether a question is shown, if hidden at first, because its condition is beside it."""
    condition = question.when
    return condition is not None and any(q.name == condition.name for q in screen.questions)


def with_screen(answers: Answers, screen: Screen, sent: Posted, told: Told) -> Answers:
    """The answers with what a form has sent for one screen put in; the others stay.

    Args:
        answers: all that was told before.
        screen: the screen the form shows.
        sent: the form.
        told: the same answers, read: the months to correct depend on them.
    """
    given = dict(answers.given)
    for question in screen.questions:
        if isinstance(question, Grid):
            span = told.span()
            if span is not None:
                before = [str(mark) for mark in given.get(question.name, [])]
                given[question.name] = list(grid.taken(sent, span, before))
        elif told.asked(question) or _depends_on(question, screen):
            given[question.name] = question.taken(sent)
    given = {name: raw for name, raw in given.items() if raw}
    # Other dates make another grid: it is to be looked at again.
    renewed = any(given.get(name) != answers.given.get(name) for name in _MAKE_THE_GRID)
    return Answers(given, answers.sent - {"grid"} if renewed else answers.sent)
