"""Going through the interview as a browser without scripts does."""

from collections.abc import Mapping
from typing import Any

from django.test import Client

from eligibility.interview.screens import BY_KEY, number_of
from tests.interview.journeys import Form, Journey


def address(key: str, language: str = "en") -> str:
    return f"/{language}/check/{number_of(BY_KEY[key])}/"


def send(
    client: Client, key: str, form: Form | None = None, *, language: str = "en", **more: str
) -> Any:
    sent: Mapping[str, str | list[str]] = {**(form or {}), **more}
    return client.post(address(key, language), sent)


def walk(client: Client, journey: Journey, language: str = "en") -> Any:
    """Send every screen in turn, held to the way the site itself names; the last response."""
    here = address("you", language)
    response = client.get(here)
    for key, form in journey.forms.items():
        assert here == address(key, language)
        response = send(client, key, form, language=language)
        assert response.status_code == 303
        here = response.headers["Location"]
    assert here == f"/{language}/check/answers/"
    return client.get(here)
