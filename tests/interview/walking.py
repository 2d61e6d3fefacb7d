"""Going through the interview as a browser without scripts does."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.test import Client

from eligibility import clock, kept
from eligibility.interview.screens import BY_KEY
from eligibility.interview.told import Answers, Told
from eligibility.pages import way
from tests.interview.journeys import Form, Journey

#: The order of the screens for somebody with one job and one wage: what most tests go through.
USUAL = ("you", "papers", "work", "job", "months", "grid", "wage", "events", "no_job")


def address(key: str, language: str = "en", among: Any = USUAL) -> str:
    """The path of a screen: its place among those asked."""
    return f"/{language}/check/{list(among).index(key) + 1}/"


def told(client: Client) -> Told:
    """What the cookie says."""
    request = HttpRequest()
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    return Told(kept.read(request) or Answers(), clock.today())


def here(client: Client, key: str, language: str = "en") -> str:
    """The path of a screen for what was told so far."""
    return f"/{language}/check/{way.place_of(BY_KEY[key], told(client))}/"


def send(
    client: Client, key: str, form: Form | None = None, *, language: str = "en", **more: str
) -> Any:
    """Send the form of a screen, from wherever it was."""
    sent: Mapping[str, str | list[str]] = {**(form or {}), "screen": key, **more}
    return client.post(f"/{language}/check/1/", sent)


def walk(client: Client, journey: Journey, language: str = "en") -> Any:
    """Send every screen in turn, held to the way the site itself names; the last response."""
    where = address("you", language)
    response = client.get(where)
    for place, (key, form) in enumerate(journey.forms.items(), start=1):
        assert where == f"/{language}/check/{place}/"
        assert f'name="screen" value="{key}"' in response.content.decode()
        sent = client.post(where, {**form, "screen": key})
        assert sent.status_code == 303
        where = sent.headers["Location"]
        response = client.get(where)
    assert where == f"/{language}/check/result/"
    return response
