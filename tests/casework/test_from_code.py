"""A worker's picture, opened by a volunteer: her answers come to this device, and nowhere else."""

import logging
import re
import time
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from cases.models import Case
from eligibility import carrying, kept
from tests.accounts.people import PASSWORD, code_for, signed_in, somebody
from tests.casework.making import ANSWERED
from tests.interview.walking import told

pytestmark = pytest.mark.django_db

OPENED = "/en/cases/opened/"


@pytest.fixture
def token() -> str:
    return carrying.sealed(ANSWERED, int(time.time()))


@pytest.fixture
def client() -> Client:
    return signed_in(somebody("volunteer"))


def test_the_answers_come_to_this_device_and_the_consent_is_next(
    client: Client, token: str
) -> None:
    found = client.post(OPENED, {"token": token, "speaks": "th"})
    assert found.status_code == 303
    assert found.headers["Location"] == "/en/cases/keep/"
    assert told(client).answers == ANSWERED
    assert not Case._base_manager.exists()
    # Two languages from then on: the worker's beside the volunteer's.
    assert client.session["beside"] == "th"
    assert 'lang="th"' in client.get("/en/check/answers/").content.decode().partition("<main")[2]


@pytest.mark.parametrize(
    "pasted", ["{}", "https://example.org/my/c/#{}", "  {}\n", "http://testserver/my/c/# {}"]
)
def test_a_code_can_be_pasted_with_its_address(client: Client, token: str, pasted: str) -> None:
    found = client.post(OPENED, {"token": pasted.format(token)})
    assert found.status_code == 303
    assert told(client).answers == ANSWERED


def test_the_page_goes_on_in_the_language_the_volunteer_has_chosen(
    client: Client, token: str
) -> None:
    """The picture leads to a page in the worker's language."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    found = client.post("/my/cases/opened/", {"token": token, "speaks": "my"})
    assert found.headers["Location"] == "/en/cases/keep/"
    assert client.session["beside"] == "my"


@pytest.mark.parametrize("age", [3_600, 90_000])
def test_a_code_older_than_an_hour_is_refused_with_a_way_on(client: Client, age: int) -> None:
    old = carrying.sealed(ANSWERED, int(time.time()) - age)
    found = client.post(OPENED, {"token": old})
    assert found.status_code == 422
    assert "Codes work for one hour: ask for a new one." in found.content.decode()
    assert not told(client).answers.given


@pytest.mark.parametrize("wrong", ["1", "12345678901234567890", "hello", "#", "9" * 9_000])
def test_what_is_no_code_is_refused_and_stays_typed(client: Client, wrong: str) -> None:
    found = client.post(OPENED, {"token": wrong})
    assert found.status_code == 422
    assert f'value="{wrong}"' in found.content.decode()


def test_answers_that_are_on_the_device_stay_when_a_code_is_refused(client: Client) -> None:
    client.cookies[kept.COOKIE] = kept.packed(ANSWERED)
    client.post(OPENED, {"token": "123"})
    assert told(client).answers == ANSWERED


@pytest.mark.parametrize("role", ["officer", "office_lead", "administrator", "rules_keeper"])
def test_nobody_else_can_open_one(role: str, token: str) -> None:
    client = signed_in(somebody(role))
    assert client.post(OPENED, {"token": token}).status_code == 404
    assert not told(client).answers.given


def test_a_stranger_cannot_open_one(token: str) -> None:
    client = Client()
    found = client.post(OPENED, {"token": token})
    assert found.status_code in (302, 303, 403)
    assert not told(client).answers.given


def test_a_volunteer_who_was_not_signed_in_loses_nothing(token: str) -> None:
    user, client = somebody("volunteer"), Client(enforce_csrf_checks=True)
    page = client.get("/en/c/").content.decode()
    found = client.post(
        OPENED, {"token": token, "speaks": "my", **_hidden(page, "csrfmiddlewaretoken")}
    )
    assert 'name="kept"' in found.content.decode()
    assert token not in found.content.decode()
    for answer in (
        {"username": user.username, "password": PASSWORD},
        {"code": code_for(user)},
    ):
        page = found.content.decode()
        action = re.findall(r'<form[^>]*id="door"[^>]*>', page)[0]
        to = re.findall(r'action="([^"]*)"', action)[0]
        found = client.post(
            to, {**_hidden(page, "csrfmiddlewaretoken", "kept"), **answer}, follow=True
        )
    page = found.content.decode()
    assert f'action="{OPENED}"' in page
    sent = client.post(OPENED, _hidden(page, "csrfmiddlewaretoken", "token", "speaks"))
    assert sent.status_code == 303
    assert told(client).answers == ANSWERED


def _hidden(page: str, *names: str) -> dict[str, str]:
    inputs = re.findall(r"<input[^>]*>", page.partition("<main")[2])
    found = {}
    for each in inputs:
        [name] = re.findall(r'name="([^"]*)"', each) or [""]
        if name in names:
            [found[name]] = re.findall(r'value="([^"]*)"', each)
    return found


def test_the_token_is_in_no_address_no_log_and_no_session(
    client: Client, token: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        sent = client.post(OPENED, {"token": token})
        client.post(OPENED, {"token": token[:-1]})
    sessions = "".join(str(row.get_decoded()) for row in Session.objects.all())
    for place in (caplog.text, str(sent.headers), str(client.cookies), sessions):
        assert token[:20] not in place


def test_a_form_of_another_site_opens_none(token: str) -> None:
    client: Any = signed_in(somebody("volunteer"))
    client.handler.enforce_csrf_checks = True
    found = client.post(OPENED, {"token": token}, headers={"origin": "https://elsewhere.example"})
    assert found.status_code == 403
    assert not told(client).answers.given
