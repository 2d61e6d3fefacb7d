"""The page of the dates and its calendar file, as a worker's phone gets them."""

import gzip
import re
from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from dateutil.relativedelta import relativedelta
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation

from eligibility import kept
from eligibility.action.deadlines import Code, Deadline
from eligibility.assessing import Assessed
from eligibility.interview.told import Answers
from eligibility.pages.dates_page import DatesPage, dates_page
from eligibility.pages.drawn import draw
from eligibility.presentation import Spoken
from eligibility.rules import question
from eligibility.rules.codes import AdviceCode
from eligibility.rules.evaluate import evaluate
from eligibility.wording import advice, employer
from eligibility.wording import deadlines as wording
from tests.browser.tour import everything
from tests.i18n.saying import CONTENT, EACH_LANGUAGE
from tests.interview.journeys import (
    JOURNEYS,
    birth_to_come,
    day,
    laid_off,
    never_registered,
)
from tests.interview.supposed import told
from tests.interview.walking import send, walk
from tests.pages.insured import CHILD, ended, worker
from tests.pages.results import shows, worked
from tests.support import Answer, shipped

#: A day whose law is known, whatever day the suite runs on.
TODAY = date(2026, 11, 23)
PAGE, FILE = "/en/check/result/dates/", "/en/check/result/dates.ics"
_FIRST_ROUND_TRIP = 14_600

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_a_day_whose_law_is_known(settings: Any) -> None:
    settings.SSS_TODAY = TODAY


def made(given: Answer, language: str = "en", *, supposed: bool = False) -> DatesPage:
    person = question.read(given, today=TODAY).person
    asked = Assessed(person, evaluate(person, shipped()), {})
    return dates_page(asked, shipped(), TODAY, Spoken(language, CONTENT), supposed=supposed)


def html(page: DatesPage, language: str = "en") -> str:
    with translation.override(language):
        body = draw("dates.html", page=page, notice="")
        request = RequestFactory().get(f"/{language}/check/result/dates/")
        return render_to_string("eligibility/result.html", {"body": body}, request=request)


def left(page: DatesPage) -> dict[str, str]:
    """How near each day is said to be, by the first line of its entry."""
    return {entry.lines[0]: entry.left for part in page.parts for entry in part.entries}


def page_of(client: Client, journey: Any) -> str:
    walk(client, journey(TODAY))
    return str(client.get(PAGE).content.decode())


# ---------------------------------------------------------------- what is said of a day
def say(said: Any, **told: int) -> str:
    return Spoken("en", CONTENT).say(said, told)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-1, say(wording.PASSED)),
        (0, say(wording.TODAY)),
        (1, "In 1 day."),
        (3, "In 3 days."),
        (7, "In 7 days."),
        (8, ""),
    ],
)
def test_a_day_says_that_it_is_past_or_today_or_how_many_days_are_left(
    days: int, said: str
) -> None:
    first = TODAY + timedelta(days=days) - timedelta(days=30)  # without a job
    given = ended(worker(), first - timedelta(days=1), "laid_off")
    assert left(made(given))[say(wording.DO["find_employer"])] == said


def test_what_was_missed_stands_first_and_says_what_can_still_be_done() -> None:
    page = made(never_registered(TODAY).question)
    entry = page.parts[0].entries[0]
    assert entry.left == say(wording.PASSED)
    assert entry.lines == ("Your employer had to register you by 1 December 2025.",)


def test_what_a_complaint_may_cost_is_one_tap_away_and_no_complaint_is_advised_before() -> None:
    shown = html(made(never_registered(TODAY).question))
    assert re.search(rf'href="/en/check/[^"]+#risk">{say(employer.RISK)}</a>', shown)
    assert not shows(shown, say(advice.GENERAL[AdviceCode.COMPLAIN_TO_SSO]).split(". ")[0])


def test_an_employer_who_still_has_time_is_not_complained_of() -> None:
    given = never_registered(TODAY).question
    given["person"]["employment"]["started_on"] = (TODAY - timedelta(days=2)).isoformat()
    given["person"]["contributions"] = {}
    shown = html(made(given))
    assert shows(shown, say(wording.DO["employer_registers"]))
    assert "#risk" not in shown


def test_past_days_stand_under_a_heading_of_their_own_after_all_others() -> None:
    first = TODAY - timedelta(days=70)
    page = made(ended(worker(), first - timedelta(days=1), "laid_off"))
    assert page.parts[-1].title == say(wording.STAGES["PAST"])
    for part in page.parts[1:-1]:
        assert all(entry.left != say(wording.PASSED) for entry in part.entries)


def test_every_entry_names_its_sources_with_how_sure_they_are_and_when_they_were_checked() -> None:
    for given in (laid_off(TODAY).question, worker(children=[CHILD])):
        for part in made(given).parts:
            for entry in part.entries:
                assert entry.sources
                assert all("Checked on" in line for line in entry.sources)


def test_the_officers_day_and_the_reported_one_say_whose_they_are() -> None:
    shown = html(made(laid_off(TODAY).question))
    assert shows(shown, say(wording.STAKE["find_employer"]))
    assert shows(shown, say(wording.STAKE["find_employer_reported"]))
    assert shows(shown, "Sources differ")
    assert shows(shown, "The safe day is 1 December 2026.")


def test_the_october_certificate_says_from_when_to_when_it_is_due_every_year() -> None:
    page = made(worker(children=[CHILD]))
    days = [entry.day for part in page.parts for entry in part.entries]
    assert "Every year, from October 2027 to October 2028" in days


def test_a_last_certificate_is_not_said_to_be_due_every_year() -> None:
    page = made(worker(children=[{**CHILD, "born_on": "2021-11-30"}]))
    days = [entry.day for part in page.parts for entry in part.entries]
    assert "For the last time: October 2027" in days


def test_who_has_no_dates_is_told_so_and_offered_no_file() -> None:
    page = made({"as_of": TODAY.isoformat(), "person": {"employment": None}, "events": {}})
    shown = html(page)
    assert shows(shown, say(wording.NOTHING))
    assert "dates.ics" not in shown


def test_days_of_a_supposition_are_shown_and_not_offered_as_a_file() -> None:
    given = laid_off(TODAY).question
    own, supposed = html(made(given)), html(made(given, supposed=True))
    assert "dates.ics" in own
    assert "dates.ics" not in supposed
    assert shows(supposed, say(wording.NOT_SUPPOSED))


@EACH_LANGUAGE
def test_before_the_file_is_taken_she_is_told_who_may_read_it(language: str) -> None:
    shown = html(made(laid_off(TODAY).question, language), language)
    spoken = Spoken(language, CONTENT)
    before = shown[: shown.index("dates.ics")]
    for said in wording.CAREFUL:
        assert shows(before, spoken.say(said))


@EACH_LANGUAGE
def test_the_page_and_its_style_fit_the_first_round_trip(language: str) -> None:
    for name, given in worked():
        packed = len(gzip.compress(html(made(given, language), language).encode(), 9))
        assert packed <= _FIRST_ROUND_TRIP, name


def test_whatever_falls_due_has_words_on_the_page_whether_ahead_or_past() -> None:
    person = question.read(worker(), today=TODAY).person
    asked = Assessed(person, evaluate(person, shipped()), {})
    spoken = Spoken("en", CONTENT)
    for code in Code:
        for when in (TODAY, TODAY - timedelta(days=1)):
            one = (Deadline(code, when),)
            with patch("eligibility.pages.dates_page.deadlines", return_value=one):
                page = dates_page(asked, shipped(), TODAY, spoken, supposed=False)
            assert page.parts[0].entries[0].lines[0], code


# ---------------------------------------------------------------- over the wire
def test_each_of_the_four_sees_her_dates_and_takes_them_away_as_a_file(client: Client) -> None:
    for journey in JOURNEYS.values():
        client.cookies.clear()
        shown = page_of(client, journey)
        offered = "dates.ics" in shown
        assert offered is (journey is not never_registered)
        response = client.get(FILE)
        assert response.status_code == (200 if offered else 404)


def test_the_file_is_a_calendar_that_nobody_keeps_and_whose_name_tells_nothing(
    client: Client,
) -> None:
    walk(client, laid_off(TODAY))
    response = client.get(FILE)
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="dates.ics"'
    assert "no-store" in response.headers["Cache-Control"]
    assert response.content.startswith(b"BEGIN:VCALENDAR\r\n")


def cookie(client: Client) -> Answers:
    request = RequestFactory().get("/")
    request.COOKIES[kept.COOKIE] = client.cookies[kept.COOKIE].value
    found = kept.read(request)
    assert found is not None
    return found


def uids(client: Client) -> list[str]:
    return re.findall(r"^UID:(.+)\r$", client.get(FILE).content.decode(), re.MULTILINE)


def test_the_same_answers_keep_their_ids_even_when_they_are_corrected(client: Client) -> None:
    journey = laid_off(TODAY)
    walk(client, journey)
    own = uids(client)
    assert len(set(own)) == len(own) > 3
    assert uids(client) == own
    born = day("born", date(1996, 5, 10), buddhist=True)
    send(client, "you", {**journey.forms["you"], **born})
    assert uids(client) == own


def test_two_people_who_told_the_very_same_have_ids_of_their_own(client: Client) -> None:
    other = Client()
    for one in (client, other):
        walk(one, laid_off(TODAY))
    assert not set(uids(client)) & set(uids(other))


def test_the_seed_of_the_ids_stands_in_the_cookie_from_the_first_file_on(client: Client) -> None:
    walk(client, laid_off(TODAY))
    assert "seed" not in cookie(client).given
    client.get(FILE)
    first = cookie(client)
    seed = str(first.given["seed"][0])
    assert re.fullmatch("[0-9a-f]{16}", seed)
    assert seed not in client.get(FILE).content.decode()
    client.get(PAGE)
    assert cookie(client) == first


def test_where_the_answers_leave_no_room_for_the_seed_the_file_is_given_all_the_same(
    client: Client,
) -> None:
    walk(client, laid_off(TODAY))
    before = cookie(client)
    with patch("eligibility.pages.dates.kept.packed", side_effect=kept.TooMuchError):
        assert client.get(FILE).status_code == 200
    assert cookie(client) == before


def test_whoever_told_everything_has_room_for_the_seed() -> None:
    answers = told(everything(TODAY), TODAY).answers
    assert kept.packed(Answers({**answers.given, "seed": ["0123456789abcdef"]}, answers.sent))


def test_without_answers_there_is_no_page_and_no_file(client: Client) -> None:
    for address in (PAGE, FILE):
        assert client.get(address).headers["Location"] == "/en/?gone"


def days_of(client: Client) -> list[str]:
    lines = client.get(FILE).content.decode().split("\r\n")
    return [line for line in lines if line.startswith(("UID", "DTSTART", "DESCRIPTION"))]


def test_the_file_holds_the_days_of_her_own_answer_while_something_is_supposed(
    client: Client,
) -> None:
    walk(client, birth_to_come(TODAY))
    own = days_of(client)
    soon = TODAY + relativedelta(months=1)
    client.post("/en/check/result/", {"what_if": "resign", **day("what_if_on", soon)})
    shown = client.get(PAGE).content.decode()
    assert 'id="supposed"' in shown
    assert shows(shown, say(wording.DO["find_employer"]))
    assert "dates.ics" not in shown
    assert days_of(client) == own
