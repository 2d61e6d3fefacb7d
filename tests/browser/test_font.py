"""A Burmese page has letters of its own, whatever font the phone came with; no other page pays."""

import re

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import NewPage

pytestmark = pytest.mark.slow

PAGES = ("", "check/1/", "erase/", "erased/", "no-such-page/")


def fonts_asked_for(page: Page) -> list[str]:
    """The fonts this page asks for from now on; filled while it is open."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if request.resource_type == "font":
            asked.append(request.url.rpartition("/")[2].partition(".")[0])

    page.on("request", note)
    return asked


def fonts_drawn_with(page: Page, selector: str) -> set[tuple[str, bool]]:
    """The fonts the letters of an element are drawn with, and whether each came from the site."""
    session = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")
    document = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": document, "selector": selector})
    drawn = session.send("CSS.getPlatformFontsForNode", {"nodeId": node["nodeId"]})["fonts"]
    return {(font["familyName"], font["isCustomFont"]) for font in drawn}


def until(page: Page, expression: str) -> None:
    """Wait until something is so; Playwright's own way to wait needs eval, which no page allows."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"Still not so: {expression}")


def all_fonts_are_there(page: Page) -> None:
    """Wait until the page has begun to fetch its letters, and has them."""
    until(page, "[...document.fonts].some(font => font.status === 'loaded')")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("where", PAGES)
def test_a_burmese_page_is_drawn_with_the_sites_own_letters(
    new_page: NewPage, where: str, scripts: bool
) -> None:
    page = new_page(scripts=scripts, reduced_motion="reduce")
    asked = fonts_asked_for(page)
    with page.expect_event("requestfinished", lambda done: done.resource_type == "font"):
        page.goto(f"/my/{where}")
    all_fonts_are_there(page)
    for heading in ("h1", ".languages [lang=my]"):
        assert ("Noto Sans Myanmar", True) in fonts_drawn_with(page, heading), heading
    assert asked == ["burmese"]  # and not the whole block


@pytest.mark.parametrize("where", PAGES)
@pytest.mark.parametrize("language", ["th", "en"])
def test_a_page_in_another_language_asks_for_no_font(page: Page, language: str, where: str) -> None:
    asked = fonts_asked_for(page)
    page.goto(f"/{language}/{where}", wait_until="networkidle")
    expect(page.locator(".languages [lang=my]")).to_be_visible()
    assert asked == []


def test_a_letter_of_mon_or_shan_brings_the_whole_block(page: Page) -> None:
    asked = fonts_asked_for(page)
    page.goto("/my/")
    all_fonts_are_there(page)
    with page.expect_event("requestfinished", lambda done: "myanmar" in done.url):
        page.locator("h1").evaluate("heading => heading.append('ၐၵႃ')")
    assert asked == ["burmese", "myanmar"]


def test_the_text_is_there_before_its_letters_and_does_not_wait_for_them(page: Page) -> None:
    page.route("**/*.woff2", lambda _: None)  # they never arrive
    with page.expect_request("**/*.woff2"):
        page.goto("/my/", wait_until="domcontentloaded")
    until(page, "performance.getEntriesByName('first-contentful-paint').length")
    drawn = fonts_drawn_with(page, "h1")
    assert drawn
    assert not any(from_the_site for _, from_the_site in drawn)
    assert page.locator("head link[rel=preload]").count() == 0


def test_a_font_is_kept_for_ever_and_not_compressed_again(page: Page) -> None:
    with page.expect_response(re.compile("woff2")) as told:
        page.goto("/my/")
    headers = told.value.headers
    assert headers["content-type"] == "font/woff2"
    assert "content-encoding" not in headers
    assert int(headers["content-length"]) < 25_000
