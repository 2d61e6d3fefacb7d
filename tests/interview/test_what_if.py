"""What is tried out stands beside the answers, never in them; what cannot be is said why."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from eligibility import kept
from eligibility.interview import faults, what_if
from eligibility.interview.kinds import Raw
from eligibility.interview.question import question_of
from eligibility.interview.screens import SCREENS
from eligibility.interview.supposing import Kind, Objection, Supposition
from eligibility.interview.told import Answers, Told
from eligibility.interview.typed import Problem, Trouble
from eligibility.interview.what_if import Tried, Wrong
from tests.interview.journeys import (
    JOURNEYS,
    Form,
    day,
    laid_off,
    left_eight_months_ago,
    never_registered,
)
from tests.interview.supposed import IN_THREE_MONTHS, RUNNING, TODAY, posted, told
from tests.interview.test_any_answers import ALL_SENT, ANY_ANSWERS
from tests.interview.test_kept import carrying, every_field_full
from tests.support import Answer, ask

INSURED: Answer = {"status": "insured", "reasons": []}
NO_PERMIT: Answer = {"status": "cannot_be_insured", "reasons": [{"code": "no_work_permit"}]}
STOPS = (Kind.RESIGN, Kind.LAID_OFF)


def trying(person: Told, kind: str, when: date, *, buddhist: bool = False) -> Told:
    form = {"what_if": kind, **day("what_if_on", when, buddhist=buddhist)}
    return Told(what_if.taken(person.answers, posted(form), show=True), person.today)


def tried(person: Told, kinds: tuple[Kind, ...] = tuple(Kind)) -> Tried:
    return what_if.tried(person, question_of(person), kinds)


# ---------------------------------------------------------------- beside the answers, never in them
@pytest.mark.parametrize("name", JOURNEYS)
@pytest.mark.parametrize("kind", Kind)
def test_her_own_question_knows_nothing_of_it(name: str, kind: Kind) -> None:
    person = told(JOURNEYS[name](TODAY).forms)
    before = deepcopy(question_of(person))
    trial = trying(person, kind, IN_THREE_MONTHS)
    assert question_of(trial) == before
    what_if.tried(trial, before, tuple(Kind))
    assert before == question_of(person)  # and trying it out leaves it as it is


def test_back_to_her_own_answers_leaves_them_as_they_were() -> None:
    person = told(RUNNING)
    assert what_if.without(trying(person, "go_on", IN_THREE_MONTHS).answers) == person.answers


def test_nothing_is_tried_out_before_it_is_sent() -> None:
    form = {"what_if": "go_on", **day("what_if_on", IN_THREE_MONTHS)}
    answers = what_if.taken(told(RUNNING).answers, posted(form), show=False)
    assert tried(Told(answers, TODAY)) == Tried()
    assert what_if.typed(answers)


def test_another_choice_is_not_tried_out_by_a_change_of_language() -> None:
    shown = trying(told(RUNNING), "resign", IN_THREE_MONTHS)
    form = {"what_if": "go_on", **day("what_if_on", IN_THREE_MONTHS)}
    answers = what_if.taken(shown.answers, posted(form), show=False)
    assert tried(Told(answers, TODAY)) == Tried()
    assert what_if.typed(answers)


def test_it_fits_into_the_cookie_beside_every_field_filled_to_its_limit() -> None:
    full = Answers(dict(every_field_full()), frozenset(screen.key for screen in SCREENS))
    form = {
        "what_if": max(Kind, key=len),
        "what_if_on.d": "၂၈/၁၂/၂၅၇၀",
        "what_if_on.m": "၁၂၃၄",
        "what_if_on.y": "၂၅၇၀၁၂",
    }
    packed = kept.packed(what_if.taken(full, posted(form), show=True))
    assert len(packed) <= kept.MOST_BYTES
    assert kept.read(carrying(packed)) == what_if.taken(full, posted(form), show=True)


# ---------------------------------------------------------------- what is offered
@pytest.mark.parametrize(
    ("forms", "enrolment", "kinds"),
    [
        (RUNNING, INSURED, (*STOPS, Kind.GO_ON, Kind.BIRTH)),
        (RUNNING, NO_PERMIT, (*STOPS, Kind.BIRTH)),
        (laid_off(TODAY).forms, INSURED, (Kind.AGAIN, Kind.BIRTH)),
        (laid_off(TODAY).forms, NO_PERMIT, (Kind.BIRTH,)),
        (never_registered(TODAY).forms, INSURED, (Kind.REGISTERED, Kind.BIRTH)),
        (never_registered(TODAY).forms, NO_PERMIT, (Kind.BIRTH,)),
        (left_eight_months_ago(TODAY).forms, INSURED, (Kind.AGAIN, Kind.BIRTH)),
    ],
)
def test_only_what_makes_sense_is_offered(
    forms: Mapping[str, Form], enrolment: Answer, kinds: tuple[Kind, ...]
) -> None:
    assert what_if.offered(told(forms), enrolment) == kinds


@pytest.mark.parametrize("days", [-1, 0, 40])
def test_a_job_that_ends_today_or_later_may_stop_sooner_or_go_on(days: int) -> None:
    last = day("last_day", TODAY + timedelta(days=days))
    forms = {**RUNNING, "job": {**RUNNING["job"], "job": "ended", "why_ended": "?", **last}}
    kinds = what_if.offered(told(forms), INSURED)
    assert kinds == ((Kind.AGAIN, Kind.BIRTH) if days < 0 else (*STOPS, Kind.GO_ON, Kind.BIRTH))


def test_of_a_job_nobody_knows_of_only_a_birth_can_be_supposed() -> None:
    unknown: Form = {"job": "?", "first_day.?": "1", "other_jobs": "?"}
    assert what_if.offered(told({**RUNNING, "job": unknown}), INSURED) == (Kind.BIRTH,)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.BIRTH])
def test_a_form_left_open_while_the_job_became_unknown_is_no_fault(kind: Kind) -> None:
    forms = {**RUNNING, "job": {**RUNNING["job"], "job": "?"}}
    trial = trying(told(forms), kind, IN_THREE_MONTHS)
    assert not what_if.faulty(trial, question_of(trial))
    assert tried(trial).stale


def test_after_a_death_nothing_is_supposed() -> None:
    events: Form = {"happened": ["death"], "has_children": "no"}
    person = told({**RUNNING, "events": events, "death": day("died_on", TODAY)})
    assert what_if.offered(person, INSURED) == ()


def test_what_is_not_offered_any_more_is_stale_and_no_fault() -> None:
    trial = trying(told(RUNNING), "resign", IN_THREE_MONTHS)
    assert tried(trial, (Kind.AGAIN, Kind.BIRTH)) == Tried(stale=True)


# ---------------------------------------------------------------- what is typed
def test_the_day_is_read_in_both_calendars() -> None:
    for buddhist in (False, True):
        trial = trying(told(RUNNING), "go_on", IN_THREE_MONTHS, buddhist=buddhist)
        assert tried(trial).supposition == Supposition(Kind.GO_ON, IN_THREE_MONTHS)


def objection(kind: Kind, when: date) -> Any:
    wrong = tried(trying(told(RUNNING), kind, when)).wrong
    return wrong[0].about if wrong else None


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.BIRTH])
def test_work_stops_or_goes_on_from_today_to_twenty_years_from_now(kind: Kind) -> None:
    far = TODAY + relativedelta(years=20)
    assert objection(kind, TODAY - timedelta(days=1)) is Objection.BEFORE_TODAY
    assert objection(kind, far + timedelta(days=1)) is Objection.TOO_FAR
    if kind is not Kind.AGAIN:  # her job goes on: the form does not offer this to her
        assert objection(kind, TODAY) is objection(kind, far) is None


def test_a_birth_lies_between_three_years_ago_and_ten_months_ahead() -> None:
    first, last = TODAY - relativedelta(years=3), TODAY + relativedelta(months=10)
    one = timedelta(days=1)
    assert objection(Kind.BIRTH, first) is objection(Kind.BIRTH, last) is None
    assert objection(Kind.BIRTH, first - one) is Objection.BIRTH_TOO_LONG_AGO
    assert objection(Kind.BIRTH, last + one) is Objection.BIRTH_TOO_FAR


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        ({}, [("what_if", Objection.NOT_CHOSEN), ("what_if_on", Objection.NO_DAY)]),
        ({"what_if": "fly"}, [("what_if", Objection.NOT_CHOSEN), ("what_if_on", Objection.NO_DAY)]),
        ({"what_if": "birth", "what_if_on.d": "3"}, [("what_if_on", Objection.NO_DAY)]),
        (
            {"what_if": "birth", **day("what_if_on", TODAY), "what_if_on.m": "13"},
            [("what_if_on", Problem(Trouble.NO_SUCH_MONTH))],
        ),
        (
            {"what_if": "birth", "what_if_on.?": "1"},
            [("what_if_on", Objection.NO_DAY)],
        ),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field(form: Form, wrong: list[Any]) -> None:
    answers = what_if.taken(told(RUNNING).answers, posted(form), show=True)
    found = tried(Told(answers, TODAY))
    assert found == Tried(wrong=tuple(Wrong(*each) for each in wrong))


def test_a_job_that_has_not_begun_cannot_stop_before_it_does() -> None:
    soon = {"job": "running", **day("first_day", TODAY + timedelta(days=9)), "other_jobs": "no"}
    months = {"contributed": "never"}
    person = told({**RUNNING, "job": soon, "months": months})
    wrong = tried(trying(person, "resign", TODAY)).wrong
    assert wrong == (Wrong("what_if_on", Objection.BEFORE_THE_JOB),)


@given(ANY_ANSWERS, st.sampled_from(Kind), st.integers(-3000, 9000))
def test_whatever_was_told_the_core_answers_or_the_form_says_why_not(
    answers: dict[str, Raw], kind: Kind, days: int
) -> None:
    person = Told(Answers(answers, ALL_SENT), TODAY)
    if faults.first_open(person) is not None:
        return
    kinds = what_if.offered(person, ask(question_of(person))["enrolment"])
    trial = tried(trying(person, kind, TODAY + timedelta(days=days)), kinds)
    assert trial.stale is (kind not in kinds)
    if trial.question is not None:
        ask(trial.question)
    elif not trial.stale:
        assert trial.wrong
