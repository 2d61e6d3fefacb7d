"""Answers in a picture: whole for an hour, read by nobody after it, whatever is kept elsewhere."""

import secrets
import time
from collections.abc import Mapping
from contextlib import suppress
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.http import QueryDict
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from eligibility import carrying, kept, packing
from eligibility.action import ticks
from eligibility.interview.screens import BY_KEY, SCREENS
from eligibility.interview.told import Answers, Told, with_screen
from eligibility.models import CarryingKey
from eligibility.reviewed import files
from tests.browser.tour import everything
from tests.eligibility.tables import everything as rows
from tests.interview.journeys import JOURNEYS, Form
from tests.support import TODAY

pytestmark = pytest.mark.django_db

#: Some second, the first of a window.
NOW = 1_800_000_000 // carrying.WINDOW * carrying.WINDOW
ALIAS = "on_disk"


def answered(forms: Mapping[str, Form]) -> Answers:
    """What the cookie holds after these forms."""
    answers = Answers()
    for key, form in forms.items():
        sent = QueryDict(mutable=True)
        for name, value in form.items():
            sent.setlist(name, value if isinstance(value, list) else [value])
        found = with_screen(answers, BY_KEY[key], sent, Told(answers, TODAY))
        answers = Answers(found.given, found.sent | {key})
    return answers


PEOPLE: dict[str, Answers] = {
    **{name: answered(journey(TODAY).forms) for name, journey in JOURNEYS.items()},
    "asked everything": answered(everything(TODAY)),
    "nobody": Answers(),
    "Burmese digits": Answers({"born": ["၁၀", "၅", "၂၅၃၈"]}, frozenset({"you"})),
    "half a character": Answers({"wage": ["\ud83d"]}),
}
each_person = pytest.mark.parametrize("answers", PEOPLE.values(), ids=PEOPLE)
ANSWERS = PEOPLE["laid_off"]


def sealed(answers: Answers = ANSWERS, now: int = NOW) -> str:
    return carrying.sealed(answers, now)


# ------------------------------------------------------------------ within the hour


@each_person
def test_what_was_told_comes_out_as_it_was_told(answers: Answers) -> None:
    assert carrying.opened(sealed(answers), NOW) == answers


@pytest.mark.parametrize("second", [NOW, NOW + carrying.WINDOW - 1])
@pytest.mark.parametrize(("age", "alive"), [(0, True), (3_599, True), (3_600, False), (-1, False)])
def test_a_code_is_opened_for_one_hour(second: int, age: int, *, alive: bool) -> None:
    token = sealed(now=second)
    assert (carrying.opened(token, second + age) == ANSWERS) is alive


def test_the_hour_ends_for_a_code_whose_key_still_exists() -> None:
    token = sealed()
    assert carrying.opened(token, NOW + 3_600) is None
    assert CarryingKey.objects.count() == 1


def test_the_clock_of_the_server_decides_where_no_other_is_named() -> None:
    now = int(time.time())
    assert carrying.opened(sealed(now=now)) == ANSWERS
    assert carrying.opened(sealed(now=now - 3_600)) is None


def test_the_same_answers_never_look_the_same_and_four_people_are_as_long_as_each_other() -> None:
    assert sealed() != sealed()
    assert len({len(sealed(PEOPLE[name])) for name in JOURNEYS}) == 1


# ------------------------------------------------------------------ what is not opened


def test_no_digit_of_a_code_can_be_changed() -> None:
    token = sealed()
    changed = (
        token[:place] + str((int(digit) + 1) % 10) + token[place + 1 :]
        for place, digit in enumerate(token)
    )
    assert [carrying.opened(each, NOW) for each in changed] == [None] * len(token)


@pytest.mark.parametrize(
    "token",
    [
        *("", "0", "0" * 29, "0" * 29 * 6, "9" * 29 * 6, "-" + "1" * 28, "๑" * 58, "x" * 58),
        *("1" * packing.MOST_DIGITS, "1" * 29 * 245, "1" * 1_000_000, " " + "1" * 57),
    ],
    ids=lambda token: f"{token[:3]}, {len(token)}",
)
def test_what_is_none_of_ours_is_no_answers_and_no_error(token: str) -> None:
    assert carrying.opened(token, NOW) is None


def test_bytes_of_chance_under_a_true_head_are_no_answers() -> None:
    sealed()
    head = carrying._HEAD.pack(1, NOW)
    for size in (12, 24, 36, 96, 192):
        token = packing.as_digits((head + secrets.token_bytes(size))[:size])
        assert carrying.opened(token, NOW) is None


def test_nobody_can_make_a_code_younger_than_it_is() -> None:
    carried = packing.from_digits(sealed())
    younger = carrying._HEAD.pack(1, NOW + 300) + carried[carrying._HEAD.size :]
    assert carrying.opened(packing.as_digits(younger), NOW + 300) is None


def test_a_code_of_another_version_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carrying, "_VERSION", 2)
    token = sealed()
    assert carrying.opened(token, NOW) == ANSWERS
    monkeypatch.undo()
    assert carrying.opened(token, NOW) is None


def test_a_code_made_before_a_change_of_the_interview_is_not_opened_wrongly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    token = sealed()
    monkeypatch.setattr(packing, "digest", lambda: bytes(32))
    assert carrying.opened(token, NOW) is None


@pytest.mark.parametrize("given", [{"sex": 5}, {"sex": {"a": "b"}}, {"kids": [["x"]]}, ["sex"]])
def test_answers_of_another_shape_are_no_answers(given: Any) -> None:
    assert carrying.opened(sealed(Answers(given)), NOW) is None


def test_more_than_was_ever_kept_is_not_unpacked() -> None:
    assert carrying.opened(sealed(Answers({"wage": ["1" * kept.MOST_UNPACKED]})), NOW) is None


def test_it_takes_the_secret_of_the_site_beside_the_row() -> None:
    with override_settings(SECRET_KEY="old " * 10):
        token = sealed()
    with override_settings(SECRET_KEY="new " * 10, SECRET_KEY_FALLBACKS=["old " * 10]):
        assert carrying.opened(token, NOW) == ANSWERS
    with override_settings(SECRET_KEY="new " * 10, SECRET_KEY_FALLBACKS=[]):
        assert carrying.opened(token, NOW) is None


# ------------------------------------------------------------------ keys


def test_a_key_serves_ten_minutes_and_nothing_else_is_stored() -> None:
    before = rows()
    for now in (NOW, NOW + 1, NOW + carrying.WINDOW - 1, NOW + carrying.WINDOW):
        sealed(now=now)
    first, second = CarryingKey.objects.all()
    assert [first.window, second.window] == [NOW // 600, NOW // 600 + 1]
    assert len(bytes(first.half)) == len(bytes(second.half)) == 32
    assert bytes(first.half) != bytes(second.half)
    fields = {field.name for field in CarryingKey._meta.get_fields()}
    assert fields == {"id", "window", "half"}
    assert rows() == before


#: The moment after the hour of the last code a key was for.
OVER = NOW + carrying.WINDOW + carrying.LIFE


@pytest.mark.parametrize(("now", "left"), [(OVER - 1, 1), (OVER, 0), (OVER + 86_400, 0)])
@pytest.mark.parametrize("use", [lambda now: carrying.opened("", now), carrying.destroy_old])
def test_a_key_dies_with_its_last_code_whoever_comes_by(use: Any, now: int, left: int) -> None:
    sealed()
    use(now)
    assert CarryingKey.objects.count() == left


def test_whoever_makes_a_new_picture_destroys_the_old_keys() -> None:
    sealed()
    sealed(now=OVER)
    assert [key.window for key in CarryingKey.objects.all()] == [OVER // 600]


def test_without_its_key_nobody_reads_it_whatever_the_clock_says() -> None:
    token = sealed()
    assert carrying.destroy_old(OVER) == 1
    assert carrying.opened(token, NOW) is None
    sealed()  # a key of the same minutes again: another one
    assert carrying.opened(token, NOW) is None


def test_a_timer_destroys_them_when_nobody_comes_by() -> None:
    sealed(now=int(time.time()) - 2 * carrying.LIFE)
    said = StringIO()
    call_command("destroy_keys", stdout=said)
    assert said.getvalue() == "Keys destroyed: 1\n"
    assert not CarryingKey.objects.exists()


def test_of_two_who_make_a_key_at_once_both_use_the_one_that_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    token = sealed()
    monkeypatch.setattr(carrying, "_kept_half_of", lambda _: None)  # not there a moment ago
    other = sealed()
    monkeypatch.undo()
    assert CarryingKey.objects.count() == 1
    assert [carrying.opened(each, NOW) for each in (token, other)] == [ANSWERS, ANSWERS]


# ------------------------------------------------------------------ packing


@given(st.binary(min_size=12, max_size=240).map(lambda each: each[: len(each) // 12 * 12]))
def test_digits_say_the_same_bytes(content: bytes) -> None:
    assert packing.from_digits(packing.as_digits(content)) == content


@given(st.text(alphabet="0123456789", max_size=400))
def test_bytes_are_written_in_one_way_only(text: str) -> None:
    content = packing.from_digits(text)
    assert content == b"" or packing.as_digits(content) == text


@given(st.binary(max_size=500))
def test_what_was_not_packed_is_refused_or_a_text_within_bounds(content: bytes) -> None:
    with suppress(ValueError):
        assert len(packing.unpacked(content, 1000)) <= 1000


def test_the_packer_knows_the_interview_of_today() -> None:
    """Else the pictures would grow when a question is added, and nobody would notice."""
    known = packing._dictionary().decode()
    names = {question.name for screen in SCREENS for question in screen.questions}
    names |= {ticks.HAVE, ticks.CASES}
    assert {name for name in names if f'"{name}":' not in known} == set()
    papers = files.read(files.SHIPPED).content.documents
    assert {code for code in [*papers, *ticks.Situation] if f'"{code}"' not in known} == set()
    for name in JOURNEYS:
        written = kept.written_down(PEOPLE[name])
        assert len(packing.packed(written, 0).rstrip(b"\0")) < len(written) / 3
