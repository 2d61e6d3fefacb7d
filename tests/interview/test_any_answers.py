"""Whatever is answered: a fault has a place to be put right, and an unknown is never a "no"."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility import clock, loader
from eligibility.assessing import assess
from eligibility.interview import faults, grid
from eligibility.interview.kinds import (
    UNKNOWN_MARK,
    Day,
    Grid,
    Group,
    Month,
    OneOf,
    Question,
    Raw,
    SomeOf,
    Typed,
)
from eligibility.interview.question import question_of
from eligibility.interview.screens import SCREENS
from eligibility.interview.told import Answers, Told
from eligibility.rules import question as contract

ALL_SENT = frozenset(screen.key for screen in SCREENS)
UNKNOWN_TYPED: list[str] = ["", "", "", UNKNOWN_MARK]


def unknown(question: Question) -> Raw:
    if isinstance(question, OneOf):
        return UNKNOWN_MARK
    if isinstance(question, SomeOf):
        return [UNKNOWN_MARK] if question.unknowable else ["-"]
    if isinstance(question, Typed):
        return UNKNOWN_TYPED[-len(question.parts()) - 1 :]
    return []


def days() -> st.SearchStrategy[date]:
    return st.dates(date(1960, 1, 1), date(2030, 12, 31))


def answers_to(question: Question) -> st.SearchStrategy[Any]:
    if isinstance(question, OneOf):
        return st.sampled_from([choice.value for choice in question.choices])
    if isinstance(question, SomeOf):
        chosen = st.lists(st.sampled_from([c.value for c in question.choices]), unique=True)
        return chosen.map(lambda values: sorted(values) or ["-"])
    if isinstance(question, Day):
        return st.one_of(
            st.just(unknown(question)),
            days().map(lambda d: [str(d.day), str(d.month), str(d.year)]),
        )
    if isinstance(question, Month):
        return st.one_of(
            st.just(unknown(question)), days().map(lambda d: [str(d.month), str(d.year)])
        )
    if isinstance(question, Typed):
        return st.one_of(st.just(unknown(question)), st.integers(0, 20000).map(lambda n: [str(n)]))
    if isinstance(question, Group):
        item = st.fixed_dictionaries({q.name: answers_to(q) for q in question.questions})
        return st.lists(item, min_size=1, max_size=3)
    assert isinstance(question, Grid)
    letters = st.text(alphabet=[*grid.State, "."], max_size=40)
    return st.tuples(days(), letters).map(lambda p: [f"{p[0]:%Y-%m}", p[1]] if p[1] else [])


ANY_ANSWERS = st.fixed_dictionaries(
    {question.name: answers_to(question) for screen in SCREENS for question in screen.questions}
)


@given(ANY_ANSWERS)
def test_every_fault_has_a_place_and_everything_else_is_a_question(given: dict[str, Raw]) -> None:
    told = Told(Answers(given, ALL_SENT), clock.today())
    open_screen = faults.first_open(told)  # raises where the core names a field nobody asks for
    if open_screen is None:
        contract.read(question_of(told), today=told.today)
    else:
        assert faults.of_screen(open_screen, told)


@pytest.mark.django_db
def test_i_do_not_know_to_everything_is_a_no_to_nothing() -> None:
    given = {q.name: unknown(q) for screen in SCREENS for q in screen.questions}
    told = Told(Answers(given, ALL_SENT), clock.today())
    assert faults.first_open(told) is None
    answer = assess(question_of(told), loader.current(), language="en")
    verdicts = {code: found["verdict"] for code, found in answer["benefits"].items()}
    assert "not_eligible" not in verdicts.values(), verdicts
    assert answer["enrolment"]["status"] == "unknown"


@pytest.mark.django_db
def test_an_unknown_first_month_leaves_the_time_before_open() -> None:
    given: dict[str, Raw] = {
        "contributed": "known",
        "since": ["", "", UNKNOWN_MARK],
        "until": [str(clock.today().month), str(clock.today().year)],
        "gaps": "none",
    }
    told = Told(Answers(given, ALL_SENT), clock.today())
    contributions = question_of(told)["person"]["contributions"]
    assert contributions["paid"] == [f"{clock.today():%Y-%m}"]
    doubtful = {month for span in contributions["in_doubt"] for month in span.split("..")}
    assert min(doubtful) < f"{clock.today().year - 20:04d}-01"
    answer = assess(question_of(told), loader.current(), language="en")
    assert answer["benefits"]["unemployment"]["verdict"] == "ask_sso"
