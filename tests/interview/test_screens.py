"""The screens: nothing typed is lost, nothing is stored, what no longer matters is not asked."""

import re
import secrets
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eligibility import clock, kept
from tests.interview.journeys import day, laid_off
from tests.interview.walking import address, here, send, walk

pytestmark = pytest.mark.django_db

YOU = {"nationality": "MM", "sex": "female", "born.d": "၁၀", "born.m": "၅", "born.y": "၂၅၃၈"}


def page(client: Client, key: str, language: str = "en", query: str = "") -> str:
    """A screen without its style."""
    response = client.get(here(client, key, language) + query)
    assert response.status_code == 200
    return re.sub(r"<style.*?</style>", "", response.content.decode(), flags=re.DOTALL)


# Privacy


def test_the_whole_way_writes_nothing_and_opens_no_session(client: Client) -> None:
    journey = laid_off(clock.today())
    client.get("/en/")  # the rulebook is in memory from here on
    with CaptureQueriesContext(
        connection,
    ) as seen:
        walk(client, journey)
        client.get("/en/check/result/")
        client.post("/en/erase/")
    written = [q["sql"] for q in seen if not q["sql"].upper().startswith("SELECT")]
    assert written == []
    assert not [q["sql"] for q in seen if "session" in q["sql"].lower()]
    assert settings.SESSION_COOKIE_NAME not in client.cookies


def test_pages_with_answers_are_kept_in_no_cache(client: Client) -> None:
    walk(client, laid_off(clock.today()))
    for where in [address("you"), "/en/check/answers/", "/en/check/result/", "/en/"]:
        cached = client.get(where).headers["Cache-Control"]
        assert "no-store" in cached
        assert "private" in cached


def test_titles_tell_nothing(client: Client) -> None:
    walk(client, laid_off(clock.today()))
    titles = set()
    for where in [*map(address, ("you", "no_job", "grid")), "/en/check/result/"]:
        html = client.get(where).content.decode()
        titles.add(html[html.index("<title>") : html.index("</title>")])
    assert titles == {"<title>Social security"}


def test_the_address_of_a_screen_is_its_place_and_tells_nothing_of_what_it_asks(
    client: Client,
) -> None:
    for event in ("birth", "illness", "disability", "death"):
        send(client, "events", {"happened": [event], "has_children": "no"})
        assert f'name="screen" value="{event}"' in page(client, event)
        assert here(client, event) == "/en/check/7/"


def test_a_form_is_kept_for_its_own_screen_though_its_place_has_changed(client: Client) -> None:
    send(client, "job", {"other_jobs": "yes"})
    place = here(client, "months")
    send(client, "job", {"other_jobs": "no"})
    assert here(client, "months") != place
    client.post(place, {"screen": "months", "contributed": "total", "total": "87"})
    assert 'value="87"' in page(client, "months")


def test_erase_and_leave_takes_everything_off_the_phone(client: Client) -> None:
    walk(client, laid_off(clock.today()))
    response = client.post("/en/erase/")
    assert response.headers["Location"] == "/en/erased/"
    for name in (kept.COOKIE, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME):
        assert response.cookies[name].value == ""
        assert response.cookies[name]["max-age"] == 0
    assert response.headers["Clear-Site-Data"] == '"cache"'
    assert client.get("/en/check/result/").headers["Location"] == "/en/?gone"


def test_a_link_to_erase_asks_before_it_erases(client: Client) -> None:
    send(client, "you", YOU)
    assert client.get("/en/erase/").status_code == 200
    assert "၂၅၃၈" in page(client, "you")


@pytest.mark.parametrize(
    "where", ["/en/", "/en/check/1/", "/en/check/answers/", "/en/check/result/", "/en/nowhere"]
)
def test_erase_and_leave_is_on_every_page(client: Client, where: str) -> None:
    walk(client, laid_off(clock.today()))
    assert 'action="/en/erase/"' in client.get(where).content.decode()


# Nothing typed is lost


def test_a_wrong_answer_is_kept_as_typed_and_said_beside_its_field(client: Client) -> None:
    response = send(client, "you", {**YOU, "born.y": "95"})
    assert response.headers["Location"] == address("you")
    html = page(client, "you")
    assert 'value="95"' in html
    assert "four digits" in html
    assert 'href="#q-born"' in html
    assert "autofocus" in html
    assert html.index('id="faults"') < html.index("<form")


def test_a_screen_not_yet_sent_shows_no_fault(client: Client) -> None:
    html = page(client, "you")
    assert 'id="faults"' not in html
    assert "aria-invalid" not in html


def test_a_change_of_language_keeps_what_was_typed_and_is_remembered(client: Client) -> None:
    response = send(client, "you", {**YOU, "born.y": "95"}, language="my")
    response = send(client, "you", {**YOU, "born.d": "11", "language": "th"}, language="my")
    assert response.headers["Location"] == address("you", "th")
    html = page(client, "you", "th")
    assert 'value="11"' in html
    assert client.get("/").headers["Location"] == "/th/"


def test_a_change_of_language_is_no_sending(client: Client) -> None:
    send(client, "you", {"sex": "male", "language": "th"})
    assert 'id="faults"' not in page(client, "you", "th")


def test_a_link_of_the_switch_is_remembered_as_a_choice(client: Client) -> None:
    assert client.get("/").headers["Location"] == "/my/"
    assert 'href="/th/?chosen"' in client.get("/my/").content.decode()
    client.get("/th/?chosen")
    assert client.get("/").headers["Location"] == "/th/"


def test_going_back_keeps_what_was_typed(client: Client) -> None:
    send(client, "you", YOU)
    response = send(client, "papers", {"papers": ["passport"], "back": "1"})
    assert response.headers["Location"] == address("you")
    html = page(client, "papers")
    assert html.count("checked") == 1


def test_sending_twice_is_like_sending_once(client: Client) -> None:
    first, second = send(client, "you", YOU), send(client, "you", YOU)
    assert first.headers["Location"] == second.headers["Location"] == address("papers")


def test_what_is_typed_is_kept_while_it_is_typed(client: Client) -> None:
    response = send(client, "you", {"sex": "male", "keep": "1"})
    assert response.status_code == 204
    assert "checked" in page(client, "you")
    assert 'id="faults"' not in page(client, "you")


def test_asking_for_another_item_twice_adds_one(client: Client) -> None:
    send(client, "events", {"happened": ["-"], "has_children": "yes"})
    child = {"kids-n": "1", **day("kids-0-born", clock.today()), "more": "2"}
    for _ in range(2):
        where = send(client, "children", child).headers["Location"]
    assert where == f"{here(client, 'children')}?n=2#last"
    html = page(client, "children", query="?n=2")
    assert "kids-1-born.d" in html
    assert "kids-2-born.d" not in html


def test_an_item_left_out_is_gone_and_the_others_close_up(client: Client) -> None:
    send(client, "events", {"happened": ["-"], "has_children": "yes"})
    three = {f"kids-{n}-born.y": year for n, year in enumerate(["2021", "2022", "2023"])}
    send(client, "children", {"kids-n": "3", **three})
    for number, left in ((1, ["2021", "2023"]), (0, ["2022", "2023"])):
        send(client, "children", {"kids-n": "3", **three, f"kids-{number}-drop": "1"})
        html = page(client, "children")
        assert re.findall(r'name="kids-\d-born.y"\s+value="(\d*)"', html) == left


def test_what_is_too_long_is_said_at_its_field_and_still_on_the_page(client: Client) -> None:
    long = secrets.token_hex(9000)  # nothing could pack it into a cookie
    send(client, "months", {"contributed": "?"})
    response = send(client, "wage", {"wage": long, "wage_changed": "no"})
    html = response.content.decode()
    assert response.status_code == 422
    assert "at most 14 characters" in html
    assert "wage_changed" in html


def test_a_screen_sent_after_two_idle_hours_is_kept_and_the_loss_is_said(client: Client) -> None:
    response = send(client, "wage", {"wage": "12000", "wage_changed": "no"})
    assert response.headers["Location"] == f"{address('you')}?gone"
    assert "Your earlier answers are gone" in page(client, "you", query="?gone")
    send(client, "months", {"contributed": "?"})
    assert 'value="12000"' in page(client, "wage")


def test_what_is_kept_while_typing_after_the_loss_does_not_hide_the_loss(client: Client) -> None:
    kept_alone = send(client, "wage", {"wage": "12000", "keep": "1"})
    assert kept_alone.status_code == 204
    assert kept.COOKIE not in kept_alone.cookies
    response = send(client, "wage", {"wage": "12000", "wage_changed": "no"})
    assert response.headers["Location"] == f"{address('you')}?gone"


def test_going_on_leads_to_the_first_open_question(client: Client) -> None:
    assert f'href="{address("you")}"' in client.get("/en/").content.decode()
    send(client, "you", YOU)
    assert f'href="{address("papers")}"' in client.get("/en/").content.decode()


def test_answers_that_are_gone_are_said_to_be_gone(client: Client) -> None:
    for where in ("/en/check/answers/", "/en/check/result/"):
        assert client.get(where).headers["Location"] == "/en/?gone"
    assert "two hours" in client.get("/en/?gone").content.decode()


# Limits and tokens


@pytest.fixture
def one_a_minute(settings: Any) -> None:
    settings.SSS_LIMITS = {"api": 1, "forms": 1}


def test_over_the_limit_the_answers_wait_to_be_sent_again(one_a_minute: None) -> None:
    client = Client(REMOTE_ADDR="203.0.113.77")
    client.get("/th/")
    response = client.post(address("you", "th"), YOU)
    html = response.content.decode()
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= 60
    assert '<html lang="th">' in html
    for name, value in YOU.items():
        assert f'<input type="hidden" name="{name}" value="{value}">' in html


def test_a_form_of_another_site_is_refused_and_not_offered_again() -> None:
    for told in ({"origin": "https://elsewhere.example"}, {"sec-fetch-site": "cross-site"}):
        client = Client(enforce_csrf_checks=True)
        response = client.post(address("you"), {"sex": "male"}, headers=told)
        html = response.content.decode()
        assert response.status_code == 403
        assert "csrfmiddlewaretoken" not in html
        assert 'name="sex"' not in html


def test_forms_without_a_token_count_too(one_a_minute: None) -> None:
    client = Client(enforce_csrf_checks=True, REMOTE_ADDR="203.0.113.80")
    answers = [client.post(address("you"), YOU).status_code for _ in range(2)]
    assert answers == [403, 429]


def test_a_browser_without_cookies_is_told_that_it_needs_them() -> None:
    client = Client(enforce_csrf_checks=True)
    assert "keeps no cookies" in client.post(address("you"), YOU).content.decode()
    client.get(address("you"))  # now there is a token to be kept
    assert "keeps no cookies" not in client.post(address("you"), YOU).content.decode()


def test_a_form_without_its_token_can_be_sent_again_with_all_that_was_typed() -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post(address("you", "my"), YOU)
    html = response.content.decode()
    assert response.status_code == 403
    assert '<html lang="my">' in html
    assert 'name="born.d" value="၁၀"' in html
    again = html[html.index('id="screen"') :]
    assert "csrfmiddlewaretoken" in again[: again.index("</form>")]
    assert "no-store" in response.headers["Cache-Control"]


def test_erasing_never_has_to_wait(one_a_minute: None) -> None:
    client = Client(REMOTE_ADDR="203.0.113.78")
    for _ in range(3):
        response = client.post("/en/erase/")
    assert response.status_code == 303


def test_a_page_asked_for_too_often_is_asked_for_again_as_it_was(one_a_minute: None) -> None:
    client = Client(REMOTE_ADDR="203.0.113.79")
    client.get("/en/")
    response = client.get("/en/check/2/?then=answers")
    assert response.status_code == 429
    assert 'href="/en/check/2/?then=answers"' in response.content.decode()


def test_a_language_pressed_after_a_link_of_the_switch_is_the_one_remembered(
    client: Client,
) -> None:
    client.post(f"{address('you', 'th')}?chosen", {**YOU, "language": "en"})
    assert client.get("/").headers["Location"] == "/en/"
