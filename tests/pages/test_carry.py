"""The picture for a helper: it holds the answers for an hour, and stands nowhere else."""

import gzip
import logging
import random
import re
import time
from types import SimpleNamespace
from typing import Any

import pytest
import segno
from django.conf import settings
from django.db import connection
from django.test import Client

from eligibility import carrying, kept, packing
from eligibility.interview.told import Answers
from eligibility.models import CarryingKey
from eligibility.pages import carry, dates
from tests.interview.journeys import JOURNEYS, laid_off
from tests.interview.test_kept import every_field_full
from tests.interview.walking import send, told, walk
from tests.pages.results import words_of
from tests.starting import ROOT
from tests.support import TODAY
from tests.test_carrying import PEOPLE

pytestmark = pytest.mark.django_db

LANGUAGES = [code for code, _ in settings.LANGUAGES]
MOST_BYTES = 14_600
#: What “about sixteen” means: a small camera reads it off a screen 360 pixels wide.
COMFORTABLE_VERSION = 16

each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def tokens(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tokens that are made, as nobody but the picture has them."""
    made: list[str] = []
    seal = carrying.sealed

    def noted(*arguments: Any) -> str:
        made.append(seal(*arguments))
        return made[-1]

    monkeypatch.setattr(carrying, "sealed", noted)
    return made


def telling(client: Client, answers: Answers) -> Client:
    """Somebody who has these answers in her cookie."""
    client.cookies[kept.COOKIE] = kept.packed(answers)
    return client


def main_of(response: Any) -> str:
    html = response.content.decode()
    return str(html[html.index("<main") : html.index("</main>")])


def drawn(html: str) -> set[tuple[int, int]]:
    """The dark modules of the picture, as a browser draws its path: row and column."""
    (path,) = re.findall(r'<path stroke="#000"[^>]* d="([^"]*)"', html)
    dark, row, column = set(), 0, 0
    for command, first, second in re.findall(r"([Mmh])(\d+)(?: (\d+))?", path):
        if command == "M":
            column, row = int(first), int(second)
        elif command == "m":
            column, row = column + int(first), row + int(second)
        else:
            dark |= {(row, column + step) for step in range(int(first))}
            column += int(first)
    return dark


def expected(content: list[str]) -> set[tuple[int, int]]:
    """The same, as segno places it with the light around it."""
    code = segno.make_qr(content, error="m")  # type: ignore[arg-type]
    rows = enumerate(code.matrix_iter(border=4))
    return {(row, column) for row, line in rows for column, dark in enumerate(line) if dark}


def version_of(client: Client) -> int:
    """How large the picture is that she is shown: a QR code's version, 1 to 40."""
    html = main_of(client.get("/my/check/carry/"))
    (width,) = re.findall(r'viewBox="0 0 (\d+) \1"', html)
    return (int(width) - 2 * 4 - 17) // 4


# ------------------------------------------------------------------ the picture


@each_language
@pytest.mark.parametrize("name", JOURNEYS)
def test_the_picture_is_an_address_and_behind_its_hash_the_answers(
    client: Client, tokens: list[str], name: str, language: str
) -> None:
    walk(client, JOURNEYS[name](TODAY), language)
    html = main_of(client.get(f"/{language}/check/carry/"))
    [token] = tokens
    assert drawn(html) == expected([f"http://testserver/{language}/c/#", token])
    assert carrying.opened(token) == told(client).answers


@pytest.mark.parametrize("name", [*JOURNEYS, "asked everything"])
def test_a_cheap_camera_can_read_it_off_a_small_screen(client: Client, name: str) -> None:
    assert version_of(telling(client, PEOPLE[name])) <= COMFORTABLE_VERSION


@pytest.mark.parametrize("name", [*JOURNEYS, "asked everything"])
def test_so_it_can_when_all_her_papers_are_ticked(client: Client, name: str) -> None:
    before = version_of(telling(client, PEOPLE[name]))
    for _ in range(2):  # a situation that is ticked asks for more papers
        page = main_of(client.get("/my/check/result/papers/"))
        boxes = re.findall(r'name="(have|cases)"\s+value="(\w+)"', page)
        ticked = {box: [value for each, value in boxes if each == box] for box, _ in boxes}
        client.post("/my/check/result/papers/", {"screen": "papers", **ticked})
    given = told(client).answers.given
    assert set(given.get("have", [])) >= set(ticked.get("have", []))
    assert len(given.get("have", [])) > 12 or name == "never_registered"  # who needs none yet
    assert len(given["cases"]) == 3
    # No wider than before by more than two steps of what is carried.
    assert version_of(client) <= min(before + 2, COMFORTABLE_VERSION)


def test_it_is_dark_on_white_whatever_the_screen_and_named_for_who_cannot_see_it(
    client: Client,
) -> None:
    html = main_of(telling(client, PEOPLE["laid_off"]).get("/en/check/carry/"))
    (width, around) = re.findall(r'<svg viewBox="0 0 (\d+) \1" ([^>]*)>', html)[0]
    assert 'role="img" aria-label="QR code with your answers"' in around
    ground, lines = re.findall(r"<path [^>]*>", html)
    assert f'fill="#fff" d="M0 0h{width}v{width}H0z"' in ground
    assert 'stroke="#000"' in lines
    places = [place for module in drawn(html) for place in module]
    assert (min(places), max(places)) == (4, int(width) - 5)


def test_each_look_at_the_page_makes_another_picture(client: Client, tokens: list[str]) -> None:
    telling(client, PEOPLE["laid_off"])
    first, second = (main_of(client.get("/en/check/carry/")) for _ in range(2))
    assert tokens[0] != tokens[1]
    assert drawn(first) != drawn(second)
    assert 'href="/en/check/carry/"' in first


def test_an_interview_that_is_not_finished_can_be_finished_with_a_helper(
    client: Client, tokens: list[str]
) -> None:
    send(client, "you", laid_off(TODAY).forms["you"])
    assert client.get("/en/check/carry/").status_code == 200
    found = carrying.opened(tokens[0])
    assert found is not None
    assert found.sent == {"you"}
    assert found.given["sex"] == "female"


def test_what_was_only_tried_out_is_not_carried(client: Client, tokens: list[str]) -> None:
    own = PEOPLE["laid_off"]
    tried = {**own.given, "what_if": "go_on", "what_if_on": ["1", "3", "2027"]}
    telling(client, Answers(tried, own.sent | {"what_if"})).get("/en/check/carry/")
    assert carrying.opened(tokens[0]) == own


def test_what_her_calendar_file_is_known_by_is_not_carried(
    client: Client, tokens: list[str]
) -> None:
    own = PEOPLE["laid_off"]
    file = telling(client, own).get("/en/check/result/dates.ics")
    kept_now = told(client).answers
    # On days whose law is not known there may be no day to put into a file.
    made = {dates.SEED} if file.status_code == 200 else set()
    assert kept_now.given.keys() - own.given.keys() == made
    client.get("/en/check/carry/")
    assert carrying.opened(tokens[0]) == own


# ------------------------------------------------------------------ what the page says


@pytest.mark.parametrize("opens", ["cases:opened", ""])
def test_where_nobody_can_open_a_picture_both_pages_say_so(
    client: Client, settings: Any, opens: str
) -> None:
    """And the page of the picture shows the other way."""
    settings.SSS_OPENS_CODES = opens
    telling(client, PEOPLE["laid_off"])
    picture, scanned = (main_of(client.get(f"/en/{path}")) for path in ("check/carry/", "c/"))
    assert ("No volunteer can open it yet." in picture) is not bool(opens)
    assert ("No volunteer can open it yet." in scanned) is not bool(opens)
    assert ('href="/en/check/result/sheet/"' in picture) is not bool(opens)


def test_the_public_pages_open_no_picture() -> None:
    sources = [*(ROOT / "eligibility").rglob("*.py"), *(ROOT / "accounts").rglob("*.py")]
    assert len(sources) > 100
    assert not [each for each in sources if re.search(r"\bcarrying\.opened\b", each.read_text())]


def test_it_says_until_when_in_thai_time(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    now = int(time.time()) // 86_400 * 86_400 + 59 * 60 + 59  # 00:59:59 in Greenwich
    monkeypatch.setattr(carry, "time", SimpleNamespace(time=lambda: now + 0.9))
    html = words_of(main_of(telling(client, PEOPLE["laid_off"]).get("/en/check/carry/")))
    assert "It stops working at 08:59, Thai time." in html


def test_without_answers_there_is_no_picture_and_no_key(client: Client) -> None:
    response = client.get("/my/check/carry/")
    assert response.status_code == 302
    assert response.headers["Location"] == "/my/?gone"
    assert not CarryingKey.objects.exists()


def test_too_many_answers_are_said_in_words_with_another_way(client: Client) -> None:
    full = Answers(dict(every_field_full()), PEOPLE["asked everything"].sent)
    response = telling(client, full).get("/en/check/carry/")
    html = main_of(response)
    assert response.status_code == 200
    assert "<svg" not in html
    assert "Your answers do not fit in a picture" in html
    assert 'href="/en/check/result/sheet/"' in html


@pytest.mark.parametrize("digits", [10_000, 100_000])
def test_more_than_any_picture_holds_is_no_error(digits: int) -> None:
    assert carry.picture("https://example.org/my/c/", "7" * digits) is None


# ------------------------------------------------------------------ nowhere else


@each_language
def test_the_token_is_in_the_picture_and_nowhere_else(
    client: Client, tokens: list[str], caplog: pytest.LogCaptureFixture, language: str
) -> None:
    walk(client, laid_off(TODAY), language)
    with caplog.at_level(logging.DEBUG):
        for _ in range(2):
            response = client.get(f"/{language}/check/carry/")
        client.get(f"/{language}/c/")
        assert carrying.opened(tokens[1]) is not None
    places = {
        "page": response.content.decode(),
        "headers": str(response.headers),
        "cookies": str(client.cookies),
        "log": caplog.text,
        "database": "\n".join(_whole_database()),
    }
    for token in tokens:
        # As digits, and the bytes they stand for: of both any longer part.
        parts = {token[place : place + 20] for place in range(0, len(token) - 20, 20)}
        hexed = packing.from_digits(token).hex()
        parts |= {hexed[place : place + 20] for place in range(0, len(hexed) - 20, 20)}
        assert {name for name, text in places.items() if any(p in text for p in parts)} == set()


def _whole_database() -> list[str]:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        assert CarryingKey._meta.db_table in tables
        lines = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            lines += [
                " ".join(each.hex() if isinstance(each, bytes) else str(each) for each in row)
                for row in cursor.fetchall()
            ]
    return lines


def test_nothing_that_was_told_can_be_read_on_the_page(client: Client) -> None:
    walk(client, laid_off(TODAY))
    html = main_of(client.get("/en/check/carry/"))
    said = {str(part) for raw in told(client).answers.given.values() for part in raw if len(raw)}
    telling_words = {each for each in said if len(each) > 3} | {"female", "factory", "laid_off"}
    assert {word for word in telling_words if word in html} == set()


@each_language
@pytest.mark.parametrize("path", ["check/carry/", "c/"])
def test_no_cache_keeps_it_and_the_title_tells_nothing(
    client: Client, language: str, path: str
) -> None:
    response = telling(client, PEOPLE["laid_off"]).get(f"/{language}/{path}")
    assert {"no-store", "private"} <= set(response.headers["Cache-Control"].split(", "))
    start = client.get(f"/{language}/").content.decode()
    (title,) = re.findall("<title>.*?</title>", start)
    assert title in response.content.decode()


@each_language
@pytest.mark.parametrize("name", ["laid_off", "asked everything"])
def test_the_page_fits_into_the_first_round_trip(client: Client, name: str, language: str) -> None:
    telling(client, PEOPLE[name])
    response = client.get(f"/{language}/check/carry/", headers={"accept-encoding": "gzip"})
    assert len(response.content) <= MOST_BYTES


@each_language
def test_the_page_fits_with_the_largest_picture_that_is_shown(
    client: Client, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Digits of chance, as many as the largest picture of the page takes beside a long address.
    digits = "".join(random.Random(33).choices("0123456789", k=2_250))  # noqa: S311
    monkeypatch.setattr(carrying, "sealed", lambda *_: digits)
    telling(client, PEOPLE["laid_off"])
    response = client.get(f"/{language}/check/carry/", headers={"accept-encoding": "gzip"})
    html = gzip.decompress(response.content).decode()
    assert f'viewBox="0 0 {17 + 4 * carry.MOST_VERSION + 8} ' in html
    assert len(response.content) <= MOST_BYTES


# ------------------------------------------------------------------ whoever has scanned it


@each_language
def test_whoever_scans_it_is_shown_no_answer_and_a_form_for_volunteers(
    client: Client, language: str
) -> None:
    response = client.get(f"/{language}/c/")
    html, main = response.content.decode(), main_of(response)
    assert response.status_code == 200
    [form] = re.findall(r"<form [^>]*>", html)
    assert f'method="post" action="/{language}/cases/opened/"' in form
    # Only what is behind the "#" can fill it, and only a tap can send it.
    assert re.findall(r'<input[^>]* name="token"[^>]*>', main) == [
        '<input type="text" id="token" name="token" required>'
    ]
    assert re.findall(r'<script[^>]* src="([^"]*)"', html) == ["/static/carried.js"]
    assert set(response.cookies) == {settings.CSRF_COOKIE_NAME}


@each_language
def test_where_the_site_keeps_no_cases_there_is_no_form_and_no_cookie(
    client: Client, language: str, settings: Any
) -> None:
    settings.SSS_OPENS_CODES = ""
    response = client.get(f"/{language}/c/")
    assert main_of(response).count("<p>") == 5  # four things, and the way to the start
    assert not response.cookies
    # What stands behind the "#" is seen by no script, and asked for by no form.
    assert "<script" not in response.content.decode()
    assert "<form" not in response.content.decode()


def test_the_page_is_the_same_for_somebody_with_answers_of_her_own(client: Client) -> None:
    bare, hers = (
        re.sub(r'(csrfmiddlewaretoken" value=")[^"]*', r"\1", main_of(each.get("/en/c/")))
        for each in (client, telling(client, PEOPLE["laid_off"]))
    )
    assert hers == bare
    assert not CarryingKey.objects.exists()
