"""The public guides as they are read and passed on: no check, no cookie, three languages."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
import segno
from django.conf import settings
from django.test import Client, RequestFactory

from eligibility import clock, kept
from eligibility.pages import guide
from eligibility.pages.guide_page import SLUGS
from eligibility.pages.guide_rules import AREA_SLUGS
from tests.interview.journeys import JOURNEYS
from tests.interview.walking import walk
from tests.pages.test_bytes import MOST_BYTES, sent_bytes

pytestmark = pytest.mark.django_db

LANGUAGES = ("my", "th", "en")
PATHS = ("", "poster/", *(f"{slug}/" for slug in (*SLUGS, *AREA_SLUGS)))
EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


class _Head(HTMLParser):
    """What the head of a page tells machines, and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.links: dict[tuple[str, str], str] = {}
        self.hrefs: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "meta" and "property" in told:
            self.meta[told["property"]] = told["content"]
        if tag == "link":
            self.links[told["rel"], told.get("hreflang", "")] = told["href"]
        if tag == "a":
            self.hrefs.append(told["href"])


def read(client: Client, where: str) -> tuple[Any, str]:
    response = client.get(where)
    assert response.status_code == 200, where
    return response, response.content.decode()


@EACH_LANGUAGE
@pytest.mark.parametrize("path", PATHS)
def test_a_guide_is_read_without_a_cookie_and_sets_none(
    client: Client, language: str, path: str
) -> None:
    response, html = read(client, f"/{language}/guide/{path}")
    assert not response.cookies
    assert f'<html lang="{language}">' in html
    assert "csrfmiddlewaretoken" not in html
    assert "<form" not in html


@EACH_LANGUAGE
@pytest.mark.parametrize("path", PATHS)
def test_a_guide_fits_with_its_style(client: Client, language: str, path: str) -> None:
    assert sent_bytes(client, f"/{language}/guide/{path}") <= MOST_BYTES


@EACH_LANGUAGE
@pytest.mark.parametrize("path", PATHS)
def test_what_a_shared_guide_shows_names_nobody_and_no_query(
    client: Client, language: str, path: str
) -> None:
    _, html = read(client, f"/{language}/guide/{path}?fbclid=Zq7Xk2")
    head = _Head(html)
    here = f"http://testserver/{language}/guide/{path}"
    assert head.links["canonical", ""] == head.meta["og:url"] == here
    for other in LANGUAGES:
        assert head.links["alternate", other] == f"http://testserver/{other}/guide/{path}"
    assert head.links["alternate", "x-default"] == f"http://testserver/my/guide/{path}"
    assert head.meta["og:title"]
    assert head.meta["og:description"]
    assert head.meta["og:locale"].startswith(f"{language}_")
    assert "Zq7Xk2" not in html


def test_a_phone_that_is_searched_shows_no_topic_in_its_titles(client: Client) -> None:
    titles = {
        re.search("<title>(.*)</title>", read(client, f"/en/guide/{path}")[1])[1]  # type: ignore[index]
        for path in PATHS
    }
    assert titles == {"Social security"}


@EACH_LANGUAGE
def test_every_link_of_the_guides_leads_somewhere(client: Client, language: str) -> None:
    own: set[str] = set()
    for path in PATHS:
        head = _Head(read(client, f"/{language}/guide/{path}")[1])
        own |= {href for href in head.hrefs if href.startswith("/")}
    assert {f"/{language}/guide/{slug}/" for slug in (*SLUGS, *AREA_SLUGS)} <= own
    for href in own - {f"/{language}/guide/{path}" for path in PATHS}:  # those were read above
        assert client.get(href).status_code == 200, href


@EACH_LANGUAGE
def test_every_guide_is_in_the_list_and_leads_to_the_check(client: Client, language: str) -> None:
    listed = _Head(read(client, f"/{language}/guide/")[1]).hrefs
    for slug in SLUGS:
        assert f"/{language}/guide/{slug}/" in listed
        assert f"/{language}/" in _Head(read(client, f"/{language}/guide/{slug}/")[1]).hrefs
    assert f"/{language}/guide/poster/" in listed


@pytest.mark.parametrize("slug", ["nothing", "rules-", "rules-nothing", "old_age"])
def test_there_is_no_guide_of_another_name(client: Client, slug: str) -> None:
    assert client.get(f"/en/guide/{slug}/").status_code == 404


def test_a_guide_takes_nothing(client: Client) -> None:
    assert client.post("/en/guide/medical/", {"name": "somebody"}).status_code == 405


def test_answers_are_not_touched_by_reading_and_can_still_be_erased(client: Client) -> None:
    walk(client, next(iter(JOURNEYS.values()))(clock.today()), "en")
    before = client.cookies[kept.COOKIE].value
    response, html = read(client, "/en/guide/unemployment/")
    assert kept.COOKIE not in response.cookies
    assert client.cookies[kept.COOKIE].value == before
    assert 'action="/en/erase/"' in html
    assert "no-store" in response.headers["Cache-Control"]


def test_a_language_chosen_on_a_guide_is_remembered_and_nothing_else(client: Client) -> None:
    response, _ = read(client, "/th/guide/medical/?chosen")
    assert list(response.cookies) == [settings.LANGUAGE_COOKIE_NAME]
    assert response.cookies[settings.LANGUAGE_COOKIE_NAME].value == "th"


@EACH_LANGUAGE
def test_the_code_of_the_poster_is_the_first_page_in_its_language(
    client: Client, language: str
) -> None:
    _, html = read(client, f"/{language}/guide/poster/")
    address = f"http://testserver/{language}/"
    assert address in html
    wanted = [[bool(module) for module in row] for row in segno.make(address, error="q").matrix]
    assert modules(html) == wanted


def modules(html: str) -> list[list[bool]]:
    """The dark modules of a drawn code: the strokes of its path, one module wide, row by row."""
    size = int(re.search(r'<svg viewBox="0 0 (\d+) \1">', html)[1]) - 8  # type: ignore[index]
    drawn = [[False] * size for _ in range(size)]
    x = y = 0.0
    path = re.search(r'<path stroke="#000"[^>]* d="([^"]+)"', html)
    assert path
    for command, first, second in re.findall(r"([Mmh])(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?", path[1]):
        if command == "h":
            for place in range(int(x), int(x + float(first))):
                drawn[int(y) - 4][place - 4] = True
            x += float(first)
        elif command == "M":
            x, y = float(first), float(second)
        else:
            x, y = x + float(first), y + float(second)
    return drawn


@pytest.mark.parametrize(("cookie", "language"), [("", "my"), ("th", "th"), ("fr", "my")])
def test_a_short_address_leads_to_its_guide_in_the_readers_language(
    cookie: str, language: str
) -> None:
    request = RequestFactory().get("/g/6")
    request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = cookie
    response = guide.short(request, 6)
    assert response.status_code == 302
    assert response.headers["Location"] == f"/{language}/guide/unemployment/"
    assert not response.cookies


def test_a_short_address_on_paper_keeps_its_place() -> None:
    assert SLUGS[:12] == (
        "medical",
        "maternity",
        "child-support",
        "death",
        "old-age",
        "unemployment",
        "disability",
        "five-per-cent",
        "check-record",
        "employers",
        "help",
        "rules",
    )
