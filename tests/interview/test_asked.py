"""What is asked and what is not; faults between answers, each at its own field."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from eligibility import clock
from eligibility.interview import faults
from eligibility.interview.kinds import Group, OneOf, Raw, SomeOf, Typed
from eligibility.interview.question import question_of
from eligibility.interview.screens import BY_KEY, SCREENS
from eligibility.interview.told import Answers, Told
from tests.interview.walking import address, here, send
from tests.interview.walking import told as now_told

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
YOU = {"nationality": "MM", "sex": "female", "born.d": "10", "born.m": "5", "born.y": "2538"}
ALL_SENT = frozenset(screen.key for screen in SCREENS)


def page(client: Client, key: str) -> str:
    response = client.get(here(client, key))
    assert response.status_code == 200
    return str(response.content.decode())


def told(**given: Raw) -> Told:
    return Told(Answers(given, ALL_SENT), TODAY)


def contributions(**given: Raw) -> Any:
    return question_of(told(**given))["person"]["contributions"]


# What no longer matters is not asked


@pytest.mark.parametrize(
    ("key", "form", "screen", "asked"),
    [
        ("job", {"job": "running"}, "no_job", False),
        ("job", {"job": "ended"}, "no_job", True),
        ("job", {"other_jobs": "yes"}, "jobs", True),
        ("months", {"contributed": "never"}, "grid", False),
        ("months", {"contributed": "never"}, "wage", False),
        ("months", {"contributed": "total"}, "grid", False),
        ("months", {"contributed": "total"}, "wage", True),
        ("events", {"happened": ["birth"]}, "birth", True),
        ("events", {"happened": ["-"]}, "birth", False),
        ("events", {"has_children": "yes"}, "children", True),
    ],
)
def test_a_screen_is_asked_only_while_it_matters(
    client: Client, key: str, form: dict[str, str], screen: str, asked: bool
) -> None:
    send(client, key, form)
    assert (BY_KEY[screen] in now_told(client).screens()) is asked


def test_an_answer_that_no_longer_matters_comes_back_when_it_does(client: Client) -> None:
    send(client, "job", {"job": "ended"})
    send(client, "no_job", {"jobless_days_paid": "17"})
    send(client, "job", {"job": "running"})
    send(client, "job", {"job": "ended"})
    assert 'value="17"' in page(client, "no_job")


def test_a_question_of_another_screen_s_answer_is_kept_while_hidden(client: Client) -> None:
    send(client, "events", {"happened": ["birth"]})
    send(client, "you", YOU)
    send(client, "birth", {"births_before": "1"})
    send(client, "you", {**YOU, "sex": "male"})
    assert "births_before" not in page(client, "birth")
    send(client, "birth", {"married": "yes"})
    send(client, "you", YOU)
    assert 'value="1"' in page(client, "birth").split('name="births_before"', 1)[1]


def test_there_is_no_screen_beyond_the_last(client: Client) -> None:
    for number in (0, len(SCREENS) + 1, 10**20):
        assert client.get(f"/en/check/{number}/").status_code == 404


# Faults between answers


def test_a_job_that_ends_before_it_starts_is_said_at_its_end(client: Client) -> None:
    send(client, "you", YOU)
    form = {
        "job": "ended",
        "last_day.d": "1",
        "last_day.m": "2",
        "last_day.y": "2024",
        "first_day.d": "1",
        "first_day.m": "3",
        "first_day.y": "2024",
        "why_ended": "resigned",
        "other_jobs": "no",
    }
    assert send(client, "job", form).headers["Location"] == address("job")
    html = page(client, "job")
    assert "cannot end before it starts" in html
    assert 'href="#q-last_day"' in html


def test_months_in_the_wrong_order_and_months_to_come_are_said(client: Client) -> None:
    year = clock.today().year
    form = {"contributed": "known", "gaps": "none", "since.m": "5", "since.y": str(year - 1)}
    send(client, "months", {**form, "until.m": "4", "until.y": str(year - 1)})
    assert "comes before the first month" in page(client, "months")
    send(client, "months", {**form, "until.m": "1", "until.y": str(year + 1)})
    assert "still to come" in page(client, "months")


def test_a_day_of_registering_before_the_job_ended_is_said_at_the_day(client: Client) -> None:
    year = str(clock.today().year - 1)
    last = {"last_day.d": "10", "last_day.m": "6", "last_day.y": year}
    send(client, "you", YOU)
    send(client, "job", {"job": "ended", **last, "why_ended": "resigned", "other_jobs": "no"})
    early = {"doe": "yes", "doe_on.d": "1", "doe_on.m": "6", "doe_on.y": year}
    send(client, "no_job", {**early, "jobless_days_paid": "0"})
    html = page(client, "no_job")
    assert 'href="#q-doe_on"' in html
    assert 'href="#q-doe"' not in html


# The record of months: never surer than what was told

KNOWN: dict[str, Raw] = {"contributed": "known", "since": ["1", "2026"], "until": ["10", "2026"]}


def test_gaps_that_were_told_have_to_be_marked() -> None:
    unmarked = told(**KNOWN, gaps="some")
    assert [each.place.name for each in faults.of_screen(BY_KEY["grid"], unmarked)] == ["grid"]
    marked = told(**KNOWN, gaps="some", grid=["2026-04", "n"])
    assert not faults.of_screen(BY_KEY["grid"], marked)
    assert question_of(marked)["person"]["contributions"]["paid"] == [
        "2026-01..2026-03",
        "2026-05..2026-10",
    ]


def test_gaps_nobody_knows_leave_only_the_two_ends_sure() -> None:
    found = contributions(**KNOWN, gaps="?")
    assert found["paid"] == ["2026-01", "2026-10"]
    assert found["in_doubt"] == ["2026-02..2026-09"]


def test_other_dates_make_a_grid_to_be_looked_at_again(client: Client) -> None:
    form = {"contributed": "known", "gaps": "none", "since.m": "1", "since.y": "2025"}
    send(client, "months", {**form, "until.m": "12", "until.y": "2025"})
    send(client, "grid", {"m2025-04": "n"})
    response = send(client, "months", {**form, "gaps": "some", "until.m": "11", "until.y": "2025"})
    assert response.headers["Location"] == address("grid")
    assert 'id="faults"' not in page(client, "grid")
    assert "month-not_paid" in page(client, "grid")  # and the correction is still there


def test_a_last_month_long_ago_is_kept_when_the_first_is_not_known() -> None:
    unknown: Raw = ["", "", "?"]
    found = contributions(contributed="known", since=unknown, until=["6", "2021"], gaps="none")
    assert found["paid"] == ["2021-06"]
    assert found["in_doubt"][-1] == "2017-07..2021-05"


def test_a_first_job_long_ago_and_an_unknown_first_month_stay_within_a_question() -> None:
    unknown: Raw = ["", "", "?"]
    asked = told(
        contributed="known",
        since=unknown,
        until=["10", "2026"],
        gaps="none",
        first_day=["1", "1", "1955"],
    )
    assert not faults.of_screen(BY_KEY["grid"], asked)


def test_months_only_deducted_are_never_sent_as_paid() -> None:
    found = contributions(**{**KNOWN, "contributed": "deducted"}, gaps="none")
    assert found["paid"] == []
    assert found["deducted_not_remitted"] == ["2026-01..2026-10"]


def test_of_a_total_alone_nothing_else_is_said() -> None:
    assert contributions(contributed="total", total=["87"]) == {"paid": None, "total_months": 87}


def test_the_wage_of_a_day_is_not_taken_for_that_of_a_month() -> None:
    base: dict[str, Raw] = {"contributed": "?", "wage_changed": "no"}
    for typed, wrong in (("350", ["wage"]), ("999", ["wage"]), ("1000", []), ("0", [])):
        found = faults.of_screen(BY_KEY["wage"], told(**base, wage=[typed]))
        assert [each.place.name for each in found] == wrong, typed


# What nobody knows stays unknown


def test_another_wage_in_months_nobody_knows_leaves_all_wages_open() -> None:
    unknown: Raw = ["", "", "?"]
    other = {"from": unknown, "to": unknown, "baht": ["20000"]}
    asked = told(**KNOWN, gaps="none", wage=["12000"], wage_changed="yes", wages=[other])
    assert question_of(asked)["person"]["wages"] is None


def test_a_job_that_ended_on_a_day_nobody_knows_is_a_loss_on_such_a_day() -> None:
    lost = told(job="ended", last_day=["", "", "", "?"], doe="?", jobless_days_paid=["25"])
    question = question_of(lost)
    assert question["person"]["employment"] is None
    assert question["events"]["unemployment"] == {
        "date": None,
        "days_paid_this_year": 25,
        "registered_on": None,
    }


def test_every_question_about_a_fact_can_be_answered_with_i_do_not_know() -> None:
    inner = [q for screen in SCREENS for q in screen.questions]
    inner += [each for q in inner if isinstance(q, Group) for each in q.questions]
    for question in inner:
        if isinstance(question, OneOf):
            assert question.choices[-1].value == "?", question.name
        if isinstance(question, SomeOf) and not question.unknowable:
            # What to ask about is the reader's own wish: she may choose none of it.
            assert question.name == "happened"
        if isinstance(question, Typed):
            assert not question.optional, question.name  # the box stands beside every field


def test_a_wage_that_may_have_changed_is_taken_as_told_and_the_answer_says_so() -> None:
    asked = question_of(told(**KNOWN, gaps="none", wage=["12000"], wage_changed="?"))
    assert asked["person"]["monthly_wage"] == 12000
    assert "wages" not in asked["person"]  # the contract's default, listed in "assumed"
