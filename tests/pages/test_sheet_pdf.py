"""The sheet as PDF: our own letters, nothing over the edge, nothing fetched, one sheet of A4."""

import socket
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from eligibility import pdf
from eligibility.pages import sheet
from eligibility.pages.sheet import document
from eligibility.pages.sheet_syllables import BREAK, with_breaks
from tests.i18n.saying import EACH_LANGUAGE
from tests.interview.journeys import JOURNEYS, laid_off
from tests.interview.walking import walk
from tests.pages.sheets import everybody
from tests.support import TODAY

MISSING = pytest.mark.skipif(not pdf.available(), reason="WeasyPrint or Pango is not here.")
#: A4 in pixels of a style, and how far a letter may lean over an edge.
WIDTH, HEIGHT, LEANING = 793.7, 1122.5, 1


# ---------------------------------------------------------------- where a line of Burmese may end
@pytest.mark.parametrize(
    "syllables",
    [
        "လူ|မှု|ဖူ|လုံ|ရေး",
        "အ|လုပ်|ရှင်",
        "နိုင်|ငံ",
        "ဥ|ပ|ဒေ",
        "ကျွန်ုပ်",
        "သတ္တ|မ",  # one letter stacked below another
        "အင်္ဂါ",  # and one above
        "ခွင့်",  # a tone mark before the sign that closes the syllable
        "ရန်း|ဆန့်",
        "၌|ရှိ|၍",
        "ဩ|ဂုတ်",
    ],
)
def test_a_line_of_burmese_ends_between_syllables_alone(syllables: str) -> None:
    assert with_breaks(syllables.replace("|", "")) == syllables.replace("|", BREAK)


def test_other_letters_and_signs_are_left_as_they_are() -> None:
    for text in ("<p lang='my'>SSO 2-01</p>", "กรณีว่างงาน (1506)", "12,000"):
        assert with_breaks(text) == text
    assert with_breaks("ပတ်စပို့၊ CI") == f"ပတ်{BREAK}စ{BREAK}ပို့၊ CI"


@pytest.mark.slow
def test_breaks_change_no_letter_of_any_sheet() -> None:
    for one in everybody():
        text = document(one.page)
        assert BREAK in text or one.language != "my"
        assert text.replace(BREAK, "") == with_breaks(text).replace(BREAK, "")


# ---------------------------------------------------------------- the paper
def _pages(client: Client, name: str, language: str) -> Any:
    """The sheet of somebody, laid out."""
    walk(client, JOURNEYS[name](TODAY))
    seen: list[str] = []

    def noted(html: str) -> bytes:
        seen.append(html)
        return b""

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "made", noted)
        client.get(f"/{language}/check/result/sheet.pdf")
    return pdf.rendered(seen[0]).pages


def _boxes(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from _boxes(child)


@MISSING
@pytest.mark.slow
@pytest.mark.django_db
@EACH_LANGUAGE
@pytest.mark.parametrize("name", JOURNEYS)
def test_it_is_one_sheet_of_paper_with_every_letter_on_it(
    client: Client, name: str, language: str
) -> None:
    pages = _pages(client, name, language)
    assert len(pages) <= 2  # the two sides of one sheet
    for page in pages:
        assert (round(page.width, 1), round(page.height, 1)) == (WIDTH, HEIGHT)
        held = page._page_box  # there is no public way to the boxes
        right, bottom = held.margin_left + held.width, held.margin_top + held.height
        texts = [box for box in _boxes(held) if getattr(box, "text", "").strip()]
        assert len(texts) > 10
        for box in texts:
            inside = box.position_y < bottom  # what stands below it is the number of the page
            assert not inside or box.position_x + box.width <= right + LEANING, box.text
            assert box.position_x >= held.margin_left - LEANING, box.text


@MISSING
@pytest.mark.slow
@pytest.mark.django_db
def test_it_is_made_without_the_network_and_kept_nowhere(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk(client, laid_off(TODAY))

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("Something was fetched.")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    response = client.get("/my/check/result/sheet.pdf")
    assert response.content.startswith(b"%PDF-")
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'attachment; filename="sheet.pdf"'
    assert "no-store" in response.headers["Cache-Control"]


@MISSING
@pytest.mark.slow
@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:9/a.png", "file:///etc/passwd", "letters:../site.css", "data:,x"],
)
def test_what_is_not_a_font_of_ours_is_not_read(address: str) -> None:
    from weasyprint.urls import FatalURLFetchingError  # type: ignore[import-untyped]

    with pytest.raises(FatalURLFetchingError):
        pdf.made(f'<!doctype html><title>x</title><img src="{address}" alt="">')


@MISSING
@pytest.mark.slow
def test_each_letter_of_every_sheet_is_in_a_font_of_ours() -> None:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    held = {
        suffix: set().union(
            *(TTFont(pdf._FOLDER / f"{name}{suffix}.woff2").getBestCmap() for name in pdf._SCRIPTS)
        )
        for suffix in pdf._WEIGHTS
    }
    letters = {ord(letter) for one in everybody() for letter in document(one.page)}
    letters -= {ord("\n"), ord(BREAK)}
    for suffix, known in held.items():
        assert {chr(letter) for letter in letters - known} == set(), suffix


# ---------------------------------------------------------------- where it cannot be made
def test_without_weasyprint_none_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    pdf.available.cache_clear()
    try:
        assert pdf.available() is False
    finally:
        pdf.available.cache_clear()


@pytest.mark.django_db
def test_while_one_is_being_made_nobody_holds_the_server_waiting_for_the_next(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk(client, laid_off(TODAY), "en")
    monkeypatch.setattr(pdf, "available", lambda: True)
    monkeypatch.setattr(sheet, "answer_to", lambda *_, **__: pytest.fail("It was begun."))
    with pdf.alone():
        begun = time.monotonic()
        response = client.get("/en/check/result/sheet.pdf")
        assert time.monotonic() - begun < 1
    assert response.status_code == 429
    assert response.headers["Retry-After"] == str(pdf.SOON)
    assert "sheet.pdf" in response.content.decode()  # to be asked for again


def test_the_next_one_has_its_turn_whatever_became_of_the_one_before() -> None:
    with pytest.raises(ZeroDivisionError), pdf.alone():
        _ = 1 / 0
    with pdf.alone(), pytest.raises(pdf.BusyError), pdf.alone():
        pass
    with pdf.alone():
        pass


@pytest.mark.django_db
def test_one_address_makes_no_more_of_them_than_the_machine_bears(
    client: Client, settings: Any
) -> None:
    walk(client, laid_off(TODAY), "en")
    settings.SSS_LIMITS = {**settings.SSS_LIMITS, "pdf": 0}
    response = client.get("/en/check/result/sheet.pdf")
    assert response.status_code == 429
    assert int(response.headers["Retry-After"]) <= 60
