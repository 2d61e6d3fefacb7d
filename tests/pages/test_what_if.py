"""What is supposed is never taken for her own answer, and nothing of either is lost."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eligibility import clock
from eligibility.interview import supposing
from eligibility.interview.question import question_of
from eligibility.interview.supposing import Kind, Supposition
from eligibility.pages.what_if import changes
from eligibility.presentation import answer_in
from eligibility.rules import question as contract
from eligibility.rules.codes import BenefitCode
from eligibility.rules.evaluate import evaluate
from tests.i18n.saying import CONTENT
from tests.interview.journeys import JOURNEYS, birth_to_come, day, laid_off
from tests.interview.walking import send, told, walk
from tests.pages.insured import ALL_FOUR, ENGLISH, TODAY, ended, named, worker
from tests.pages.results import shows, words_of
from tests.support import Answer, shipped

RESULT = "/en/check/result/"


# ---------------------------------------------------------------- what changes
def answered(question: object) -> Any:
    person = contract.read(question, today=TODAY).person
    return answer_in(evaluate(person, shipped()), shipped(), CONTENT, "en")


def changed(question: Answer, kind: Kind, when: date) -> tuple[str, ...]:
    supposed = supposing.question(question, Supposition(kind, when), TODAY)
    return changes(answered(question), answered(supposed), ENGLISH)


def test_a_month_more_makes_a_birth_covered_and_says_the_figure() -> None:
    own = birth_to_come(TODAY).question
    found = changed(own, Kind.GO_ON, date(2026, 12, 1))
    assert "Maternity: “You are covered if it happens”, 15,000 baht. Before: “Not yet”." in (found)


def test_where_nothing_changes_that_is_said() -> None:
    assert changed(worker(), Kind.GO_ON, TODAY) == ("Nothing changes.",)


def test_work_that_stops_names_the_day_the_cover_ends_and_the_day_money_begins() -> None:
    found = changed(worker(), Kind.LAID_OFF, TODAY)
    [cover] = [line for line in found if "Cover ends on 23 May 2027" in line]
    assert named(cover) == ALL_FOUR
    assert "Unemployment: “Not yet”, from 1 December 2026. Before: “You are covered if " in (
        " ".join(found)
    )


def test_a_last_day_that_moves_moves_the_first_paid_day() -> None:
    own = ended(worker(), date(2026, 12, 15), "laid_off")
    found = changed(own, Kind.LAID_OFF, date(2026, 12, 20))
    assert "Unemployment: from 28 December 2026. Before: from 23 December 2026." in found


def test_the_right_to_a_birth_that_has_happened_does_not_end() -> None:
    own = worker(childbirth={"date": "2026-11-01"})
    [cover] = [line for line in changed(own, Kind.RESIGN, TODAY) if "Cover ends" in line]
    assert named(cover) == ALL_FOUR - {BenefitCode.MATERNITY}


def test_who_works_again_reads_that_the_cover_goes_on() -> None:
    found = changed(laid_off(TODAY).question, Kind.AGAIN, date(2027, 3, 1))
    assert "You are insured. Before: “Your job has ended, but some cover goes on.”" in found
    [cover] = [line for line in found if "as long as the job goes on" in line]
    assert named(cover) == ALL_FOUR


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("name", JOURNEYS)
def test_every_change_is_a_whole_sentence_said_once(name: str, kind: Kind) -> None:
    for months in (0, 1, 5, 9):
        found = changed(JOURNEYS[name](TODAY).question, kind, TODAY + relativedelta(months=months))
        assert len(set(found)) == len(found) > 0
        for line in found:
            assert re.fullmatch(r"[A-Z][^%]+[.”]", line), line
            assert ", ," not in line
            assert ".." not in line


# ---------------------------------------------------------------- the page
@pytest.fixture
def insured(client: Client) -> Client:
    """Somebody with a job and a birth to come, on her way to the result."""
    walk(client, birth_to_come(clock.today()))
    return client


def try_out(client: Client, kind: str, when: date, **more: str) -> Any:
    return client.post(RESULT, {"what_if": kind, **day("what_if_on", when), **more})


def html(client: Client, where: str = RESULT) -> str:
    response = client.get(where)
    assert response.status_code == 200
    return str(response.content.decode())


def soon() -> date:
    return clock.today() + relativedelta(months=2)


def unfolded(page: str) -> bool:
    section = page[page.index('id="what-if"') :]
    return re.match("<details open", section[section.index("<details") :]) is not None


def supposes(page: str) -> bool:
    return 'id="supposed"' in page


@pytest.mark.django_db
def test_what_is_supposed_is_shown_first_and_nothing_of_it_is_in_the_address(
    insured: Client,
) -> None:
    response = try_out(insured, "go_on", soon())
    assert response.status_code == 303
    assert response.headers["Location"] == f"{RESULT}#what-if"
    page = html(insured)
    assert shows(page, f"you work until {ENGLISH.date(soon())}, every month paid in")
    assert page.index('id="supposed"') < page.index("<div data-group=")
    assert f"Your answer {ENGLISH.date(soon())}" in words_of(page)


@pytest.mark.django_db
def test_the_law_follows_the_supposition(insured: Client) -> None:
    assert not supposes(html(insured, f"{RESULT}law/"))
    try_out(insured, "go_on", soon())
    page = html(insured, f"{RESULT}law/")
    assert supposes(page)
    assert f"This answer is for {ENGLISH.date(soon())}." in words_of(page)


@pytest.mark.django_db
def test_the_answers_themselves_stay_and_one_button_leads_back_to_them(insured: Client) -> None:
    own, before = html(insured), question_of(told(insured))
    assert 'name="own"' not in own
    try_out(insured, "resign", soon())
    assert question_of(told(insured)) == before
    page = html(insured)
    assert supposes(page)
    assert 'name="own"' in page
    assert not unfolded(page)
    response = insured.post(RESULT, {"own": "1", "what_if": "resign"})
    assert response.headers["Location"] == f"{RESULT}#summary"
    assert without_token(html(insured)) == without_token(own)


def without_token(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("form", "said", "field"),
    [
        ({}, "Choose one of these.", "what_if"),
        ({"what_if": "go_on"}, "Type the day, the month and the year.", "what_if_on"),
        (
            {"what_if": "go_on", "what_if_on.d": "31", "what_if_on.m": "2", "what_if_on.y": "2570"},
            "There is no such day in the calendar.",
            "what_if_on",
        ),
        (
            {"what_if": "resign", "what_if_on.d": "1", "what_if_on.m": "1", "what_if_on.y": "2020"},
            "This day is over.",
            "what_if_on",
        ),
        (
            {"what_if": "birth", "what_if_on.d": "1", "what_if_on.m": "1", "what_if_on.y": "2399"},
            "A birth cannot be so far away.",
            "what_if_on",
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_kept_beside_her_own_answer(
    insured: Client, form: dict[str, str], said: str, field: str
) -> None:
    response = insured.post(RESULT, form)
    assert response.headers["Location"] == f"{RESULT}#faults"
    page = html(insured)
    assert not supposes(page)
    assert unfolded(page)
    assert f'href="#q-{field}"' in page
    assert f'id="q-{field}"' in page
    assert f'id="q-{field}-fault"' in page
    assert shows(page, said)
    for name, value in form.items():
        typed = f'name="{name}"[^>]* value="{value}"'
        assert re.search(typed, page), name
    assert "checked" in page or "what_if" not in form


@pytest.mark.django_db
def test_a_change_of_language_keeps_what_was_typed_and_tries_nothing_out(insured: Client) -> None:
    response = try_out(insured, "go_on", soon(), language="my")
    assert response.headers["Location"] == "/my/check/result/"
    page = html(insured, "/my/check/result/")
    assert not supposes(page)
    assert unfolded(page)
    assert f'value="{soon().day}"' in page
    assert 'value="go_on" checked' in page
    try_out(insured, "go_on", soon())
    insured.post(RESULT, {"what_if": "go_on", **day("what_if_on", soon()), "language": "th"})
    assert supposes(html(insured, "/th/check/result/"))


@pytest.mark.django_db
def test_another_answer_ends_what_was_supposed(insured: Client) -> None:
    try_out(insured, "resign", soon())
    assert supposes(html(insured))
    send(insured, "wage", {"wage": "11000", "wage_changed": "no"})
    assert not supposes(html(insured))


@pytest.mark.django_db
def test_other_answers_end_what_makes_no_sense_any_more(insured: Client) -> None:
    try_out(insured, "resign", soon())
    job = birth_to_come(clock.today()).forms["job"]
    last = clock.today() - timedelta(days=3)
    gone = {**job, "job": "ended", "why_ended": "?", **day("last_day", last)}
    send(insured, "job", gone)
    send(insured, "no_job", {"doe": "no", "jobless_days_paid": "0"})
    page = html(insured)
    assert not supposes(page)
    assert 'id="faults"' not in page
    assert 'value="resign"' not in page
    send(insured, "job", job)
    assert not supposes(html(insured))  # and does not come back by itself


@pytest.mark.django_db
def test_what_does_not_fit_into_the_cookie_is_said_and_nothing_is_lost(insured: Client) -> None:
    before = insured.cookies["answers"].value
    response = insured.post(RESULT, {"what_if": "x" * 200_000})
    assert response.status_code == 422
    assert 'id="q-what_if-fault"' in response.content.decode()
    assert insured.cookies["answers"].value == before


@pytest.mark.django_db
def test_what_one_has_typed_stands_in_nobody_elses_form(insured: Client) -> None:
    def form(page: str) -> str:
        inside = page.partition('<section id="what-if">')[2].partition("</form>")[0]
        return inside.partition("</summary>")[2]  # the token before it is another each time

    other = Client()
    walk(other, laid_off(TODAY), "en")
    before = form(html(other))
    assert "<fieldset" in before
    response = insured.post(RESULT, {"what_if": "go_on", "what_if_on.d": "31"})
    assert response.status_code == 303
    typed = form(html(insured))
    assert 'value="31"' in typed
    assert 'value="go_on"' in typed
    assert "checked" in typed
    assert form(html(other)) == before
    assert "checked" not in before


@pytest.mark.django_db
def test_erase_and_leave_takes_it_away(insured: Client) -> None:
    try_out(insured, "go_on", soon())
    insured.post("/en/erase/")
    assert "what_if" not in told(insured).answers.given
    assert insured.get(RESULT).status_code == 302


@pytest.mark.django_db
def test_without_answers_there_is_nothing_to_suppose(client: Client) -> None:
    response = try_out(client, "go_on", soon())
    assert response.status_code == 302
    assert response.headers["Location"].endswith("?gone")
    send(client, "you", {"nationality": "MM"})
    response = try_out(client, "go_on", soon())
    assert "/check/1/" in response.headers["Location"]
    assert "what_if" not in told(client).answers.given


@pytest.mark.django_db
def test_trying_out_writes_nothing_and_opens_no_session(insured: Client) -> None:
    with CaptureQueriesContext(connection) as seen:
        try_out(insured, "go_on", soon())
        html(insured)
        html(insured, f"{RESULT}law/")
    assert [q["sql"] for q in seen if not q["sql"].upper().startswith("SELECT")] == []
    assert settings.SESSION_COOKIE_NAME not in insured.cookies


@pytest.mark.django_db
def test_the_supposed_page_is_kept_in_no_cache_and_its_title_tells_nothing(
    insured: Client,
) -> None:
    title = re.search("<title>.*</title>", html(insured))
    response = try_out(insured, "resign", soon())
    assert "no-store" in response.headers["Cache-Control"]
    page = insured.get(RESULT)
    assert "no-store" in page.headers["Cache-Control"]
    found = re.search("<title>.*</title>", page.content.decode())
    assert found
    assert title
    assert found[0] == title[0]
