"""The answers in the cookie: small enough when full, unreadable, gone after two idle hours."""

import random
import secrets
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import override_settings

from eligibility import kept
from eligibility.interview import grid
from eligibility.interview.kinds import (
    UNKNOWN_MARK,
    Grid,
    Group,
    OneOf,
    Question,
    Raw,
    SomeOf,
    Typed,
)
from eligibility.interview.screens import SCREENS
from eligibility.interview.told import Answers

ANSWERS = Answers({"sex": "female", "born": ["၁၀", "၅", "၂၅၃၈"]}, frozenset({"you"}))


def carrying(value: str) -> HttpRequest:
    request = HttpRequest()
    request.COOKIES[kept.COOKIE] = value
    return request


def test_what_was_typed_comes_back_as_it_was_typed() -> None:
    assert kept.read(carrying(kept.packed(ANSWERS))) == ANSWERS


def test_nothing_of_it_can_be_read_on_the_phone() -> None:
    value = kept.packed(ANSWERS)
    assert "female" not in value
    assert value != kept.packed(ANSWERS)  # the same answers look different each time


@pytest.mark.parametrize("value", ["", "x", "gAAAAA", "ကခဂ", "a" * 5000, "gAAAAABm" + "A" * 100])
def test_what_is_not_ours_is_no_answers_and_no_error(value: str) -> None:
    assert kept.read(carrying(value)) is None


def test_a_changed_cookie_is_not_believed() -> None:
    value = kept.packed(ANSWERS)
    middle = len(value) // 2
    other = "A" if value[middle] != "A" else "B"
    assert kept.read(carrying(value[:middle] + other + value[middle + 1 :])) is None


@pytest.mark.parametrize(("idle", "alive"), [(0, True), (7199, True), (7200, True), (7202, False)])
def test_it_dies_two_hours_after_the_last_use(
    monkeypatch: pytest.MonkeyPatch, idle: int, alive: bool
) -> None:
    value, now = kept.packed(ANSWERS), time.time()
    monkeypatch.setattr("cryptography.fernet.time.time", lambda: now + idle)
    assert (kept.read(carrying(value)) is not None) is alive


def test_looking_at_the_answers_lets_the_two_hours_begin_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    value, now = kept.packed(ANSWERS), time.time()
    fresh, later = HttpResponse(), HttpResponse()
    kept.keep_alive(carrying(value), fresh, ANSWERS)
    assert not fresh.cookies
    monkeypatch.setattr("cryptography.fernet.time.time", lambda: now + 7000)
    kept.keep_alive(carrying(value), later, ANSWERS)
    monkeypatch.setattr("cryptography.fernet.time.time", lambda: now + 14000)
    assert kept.read(carrying(later.cookies[kept.COOKIE].value)) == ANSWERS


def test_a_new_secret_loses_nothing_while_the_old_one_is_kept() -> None:
    with override_settings(SECRET_KEY="old " * 10):
        value = kept.packed(ANSWERS)
    with override_settings(SECRET_KEY="new " * 10, SECRET_KEY_FALLBACKS=["old " * 10]):
        assert kept.read(carrying(value)) == ANSWERS
    with override_settings(SECRET_KEY="new " * 10, SECRET_KEY_FALLBACKS=[]):
        assert kept.read(carrying(value)) is None


def test_the_cookie_is_for_the_server_alone() -> None:
    response = HttpResponse()
    kept.write(response, kept.packed(ANSWERS))
    cookie = response.cookies[kept.COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == kept.IDLE == 7200
    with override_settings(HTTPS=True):
        kept.write(response, "x")
    assert response.cookies[kept.COOKIE]["secure"]


@pytest.mark.parametrize("text", ["x" * 150_000, secrets.token_hex(3000)], ids=len)
def test_what_could_not_be_read_again_is_never_packed(text: str) -> None:
    with pytest.raises(kept.TooMuchError):
        kept.packed(Answers({"sex": text}))


@pytest.mark.parametrize("given", [{"sex": 5}, {"sex": {"a": "b"}}, {"kids": [["x"]]}, ["sex"]])
def test_a_cookie_of_another_shape_is_no_answers(given: Any) -> None:
    assert kept.read(carrying(kept.packed(Answers(given)))) is None


def fullest(question: Question, chance: random.Random) -> Raw:
    """As much as a form can send for a question, and as hard to pack as it can be."""
    if isinstance(question, OneOf):
        return max((choice.value for choice in question.choices), key=len)
    if isinstance(question, SomeOf):
        return [choice.value for choice in question.choices]
    if isinstance(question, Typed):
        marks = "၀၁၂၃၄၅၆၇၈၉"
        fields = ["".join(chance.choices(marks, k=limit)) for limit in question.parts().values()]
        return [*fields, UNKNOWN_MARK]
    if isinstance(question, Group):
        return [
            {inner.name: fullest(inner, chance) for inner in question.questions}
            for _ in range(question.most)
        ]
    assert isinstance(question, Grid)
    letters = chance.choices([state.value for state in grid.State], k=grid.MOST_MONTHS)
    return ["1966-12", "".join(letters)]


def every_field_full() -> Iterator[tuple[str, Raw]]:
    chance = random.Random(33)  # noqa: S311  numbers to fill fields with
    for screen in SCREENS:
        for question in screen.questions:
            yield question.name, fullest(question, chance)


def test_every_field_filled_to_its_limit_still_fits() -> None:
    full = Answers(dict(every_field_full()), frozenset(screen.key for screen in SCREENS))
    names = {question.name for screen in SCREENS for question in screen.questions}
    assert set(full.given) == names
    assert len(kept.packed(full)) <= kept.MOST_BYTES
    assert kept.read(carrying(kept.packed(full))) == full


def test_the_whole_cookie_with_its_attributes_is_one_a_browser_keeps() -> None:
    response = HttpResponse()
    kept.write(response, "x" * kept.MOST_BYTES)
    assert len(response.cookies[kept.COOKIE].OutputString()) <= 4096
