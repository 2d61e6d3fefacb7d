"""What has to be put right on a screen: found by the questions themselves, or by the core.

The core refuses what contradicts itself (a job that ends before it starts); its fault is shown
beside the question that asks for the field.
"""

from dataclasses import dataclass

from eligibility.interview.question import place_of, question_of
from eligibility.interview.screen import Screen
from eligibility.interview.screens import BY_KEY
from eligibility.interview.told import Place, Told
from eligibility.interview.typed import Problem
from eligibility.presentation import Spoken
from eligibility.rules import question
from eligibility.rules.faults import Fault, Refused
from eligibility.wording import faults as core_words
from eligibility.wording import typing as typing_words


@dataclass(frozen=True, slots=True)
class Wrong:
    """One fault, at the place where it is to be put right."""

    place: Place
    about: Problem | Fault


def of_screen(screen: Screen, told: Told) -> list[Wrong]:
    """The faults of one screen, in the order of its questions."""
    if not told.asks(screen):
        return []
    found = [Wrong(place, problem) for place, problem in told.problems(screen)]
    return found or [wrong for key, wrong in _of_the_core(told) if key == screen.key]


def first_open(told: Told) -> Screen | None:
    """The first screen that still has to be filled in or put right."""
    unfinished = told.unfinished()
    if unfinished is not None:
        return unfinished
    for key, _ in _of_the_core(told):
        return BY_KEY[key]
    return None


def text(wrong: Wrong, spoken: Spoken) -> str:
    """What to type instead."""
    about = wrong.about
    saying = typing_words.of(about) if isinstance(about, Problem) else core_words.of(about)
    return spoken.say(saying.sentence, saying.values)


def _of_the_core(told: Told) -> list[tuple[str, Wrong]]:
    """The faults between answers, one for each place."""
    try:
        question.read(question_of(told), today=told.today)
    except Refused as refused:
        found: dict[str, tuple[str, Wrong]] = {}
        for fault in refused.faults:
            belongs = place_of(fault.field, told)
            if belongs is None:
                raise  # a field nobody was asked for: ours to put right, never the worker's
            key, place = belongs
            found.setdefault(place.name, (key, Wrong(place, fault)))
        return list(found.values())
    return []
