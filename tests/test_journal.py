"""The log says what happened and never to whom: nothing that was typed is in it."""

import logging
from collections.abc import Iterator
from io import StringIO

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from sss_portal.journal import Nameless

NAME = "MaHlaHla"


def fails(request: HttpRequest, name: str) -> HttpResponse:
    try:
        int(name)
    except ValueError as fault:
        raise LookupError(f"nobody is called {name}") from fault
    return HttpResponse()


urlpatterns = [path("people/<str:name>/", fails)]


@pytest.fixture
def log() -> Iterator[StringIO]:
    """What the site writes to its console meanwhile."""
    written = StringIO()
    handlers = logging.getLogger("django").handlers  # pytest adds its own
    (console,) = [handler for handler in handlers if isinstance(handler.formatter, Nameless)]
    assert isinstance(console, logging.StreamHandler)
    before = console.setStream(written)
    yield written
    console.setStream(before)


@pytest.mark.parametrize("name", [NAME, "မလှလှ"])
def test_an_address_that_is_none_is_not_repeated(client: Client, log: StringIO, name: str) -> None:
    client.get(f"/en/{name}/", {"name": name})
    assert log.getvalue() == "WARNING django.request: 404 Not Found\n"


def test_a_wrong_host_is_not_repeated_and_the_operator_told_the_setting(
    client: Client, log: StringIO
) -> None:
    response = client.get(f"/{NAME}?name={NAME}", headers={"host": f"{NAME}.example"})
    assert response.status_code == 400
    assert log.getvalue() == (
        "ERROR django.security.DisallowedHost: 400 Bad Request, "
        "asked for under a name that is not in SSS_ALLOWED_HOSTS\n"
    )


@pytest.mark.urls(__name__)
def test_a_fault_of_ours_is_traced_without_the_words_that_quote_a_person(
    client: Client, log: StringIO
) -> None:
    client.raise_request_exception = False
    assert client.get(f"/people/{NAME}/", {"name": NAME}).status_code == 500
    said = log.getvalue()
    first, *trace = said.splitlines()
    assert first == "ERROR django.request: 500 Internal Server Error, at people/<str:name>/"
    assert trace.index("ValueError") < trace.index("LookupError")
    assert "int(name)" in said
    assert NAME not in said


@pytest.mark.parametrize(
    ("message", "arguments"),
    [
        (f"Exception while serving /en/{NAME}", ()),
        (f"Client disconnected while serving /en/{NAME}", ()),
        ('Malformed proxy header "%s" from "%s": %s value: %s', ("X", "Y", "Z", NAME)),
    ],
)
def test_waitress_names_the_place_and_not_the_address(
    log: StringIO, message: str, arguments: tuple[str, ...]
) -> None:
    try:
        raise ValueError(NAME)
    except ValueError:
        logging.getLogger("waitress").exception(message, *arguments)
    said = log.getvalue()
    assert said.startswith("ERROR waitress: test_journal.test_waitress_names_the_place")
    assert said.endswith("ValueError\n")
    assert NAME not in said


def test_what_waitress_says_of_itself_is_kept(log: StringIO) -> None:
    logging.getLogger("waitress.queue").warning("Task queue depth is %d", 7)
    assert log.getvalue() == "WARNING waitress.queue: Task queue depth is 7\n"


def test_an_outcome_without_a_name_is_logged_by_its_number(log: StringIO) -> None:
    logging.getLogger("django.request").warning(NAME, extra={"status_code": 499})
    assert log.getvalue() == "WARNING django.request: 499\n"


def test_our_own_words_are_kept(log: StringIO) -> None:
    logging.getLogger("eligibility").warning("The rulebook has %d benefits.", 7)
    assert log.getvalue() == "WARNING eligibility: The rulebook has 7 benefits.\n"
