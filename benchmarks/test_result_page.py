"""What the result page costs the server. Run: ./run test benchmarks/test_result_page.py

The whole way through WSGI and every middleware, compressed with brotli as it is served, beside two
pages that say hello: one in the frame of every page of the site (head, languages, foot) and one
that is a heading alone. Processor time, the middle of many rounds in turn, in one process.
Target: at most six times the hello page of the site, better four.
"""

import io
import statistics
import sys
import time
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client, override_settings
from django.urls import path

from sss_portal.urls import urlpatterns as site
from tests.interview.journeys import JOURNEYS
from tests.interview.walking import walk
from tests.support import TODAY

LANGUAGES = ("my", "th", "en")
ROUNDS = 40
MOST_TIMES = 6
HELLO = '{% extends "base.html" %}{% block main %}<h1>Hello</h1>{% endblock %}'


def hello(request: HttpRequest) -> HttpResponse:
    """A page of the site that says hello."""
    return HttpResponse(_hello_template().render({}, request))


@cache
def _hello_template() -> Any:
    return engines["django"].from_string(HELLO)


def bare(_: HttpRequest) -> HttpResponse:
    """A heading, without a template."""
    return HttpResponse("<!doctype html><h1>Hello</h1>")


urlpatterns = [path("hello/", hello), path("bare/", bare), *site]


def result_beside_hello(language: str, journey: str) -> dict[str, float]:
    """Milliseconds of processor time for one request: "result", "hello" and "bare"."""
    client = Client()
    pages = {"result": f"/{language}/check/result/", "hello": "/hello/", "bare": "/bare/"}
    no_limit = dict.fromkeys(settings.SSS_LIMITS, 10**9)
    with override_settings(ROOT_URLCONF=__name__, SSS_LIMITS=no_limit):
        walk(client, JOURNEYS[journey](TODAY), language)
        cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
        return milliseconds(pages, cookies)


def milliseconds(pages: Mapping[str, str], cookies: str) -> dict[str, float]:
    """The processor time of one request of each page, by the page's name."""
    handler = WSGIHandler()
    taken: dict[str, list[float]] = {name: [] for name in pages}
    for _ in range(ROUNDS):
        for name, where in pages.items():
            began = time.process_time()
            _ask(handler, where, cookies)
            taken[name].append(time.process_time() - began)
    return {name: statistics.median(times) * 1000 for name, times in taken.items()}


def _ask(handler: WSGIHandler, where: str, cookies: str) -> None:
    environment = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": where,
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT_ENCODING": "gzip, br",
        "HTTP_COOKIE": cookies,
        "REMOTE_ADDR": "127.0.0.1",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
    }
    statuses: list[str] = []

    def begin(status: str, *_: object) -> Any:
        statuses.append(status)

    response: Any = handler(environment, begin)
    assert b"".join(response)
    response.close()
    assert statuses == ["200 OK"], (where, statuses)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("journey", JOURNEYS)
def test_the_result_costs_at_most_six_times_a_page_that_says_hello(
    language: str, journey: str
) -> None:
    taken = result_beside_hello(language, journey)
    times = taken["result"] / taken["hello"]
    print(f"{language} {journey}: {taken['result']:.1f} ms, {times:.1f} times hello")
    assert times <= MOST_TIMES
