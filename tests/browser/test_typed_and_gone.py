"""Names and numbers that are only compared or printed leave nothing on a phone that is searched."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from tests.browser.walking import send_ahead
from tests.interview.three_questions import not_registered
from tests.support import TODAY

pytestmark = pytest.mark.slow

NAME, OTHER, WORKPLACE = "KANARI HNIN WAI", "KANARI HNIN WEI", "KANARI GARMENT"
SEND = "main form button[type=submit]:not(.unseen)"


def _compare(page: Page) -> None:
    page.goto("/en/check/names/")
    page.locator("main details").evaluate_all("all => all.forEach(each => { each.open = true })")
    page.locator('[name="passport_name"]').fill(NAME)
    page.locator('[name="ci_name"]').fill(OTHER)
    page.locator(SEND).last.click()
    expect(page.locator("main [role=status]")).to_be_visible()
    expect(page.locator('[name="passport_name"]')).to_have_value(NAME)


def _complain(page: Page) -> None:
    page.goto("/en/check/next/2/")
    page.locator('[name="way"][value="named"]').check()
    page.locator('[name="workplace"]').fill(WORKPLACE)
    page.locator('[name="name"]').fill(NAME)
    page.locator(SEND).last.click()
    expect(page.locator("main .twice")).to_contain_text(WORKPLACE)


def _context(program: str, site: str, folder: Path, playwright: object) -> BrowserContext:
    context: BrowserContext = playwright.chromium.launch_persistent_context(  # type: ignore[attr-defined]
        folder, executable_path=program, args=["--no-sandbox"], base_url=site
    )
    context.set_default_timeout(15_000)
    return context


def test_the_browsers_own_files_hold_nothing_that_was_typed(
    chromium: str, site: str, tmp_path: Path
) -> None:
    """A browser keeps what a form of its own page has sent, in clear, to restore the page."""
    with sync_playwright() as playwright:
        context = _context(chromium, site, tmp_path, playwright)
        page = context.new_page()
        send_ahead(page, not_registered(TODAY), "en")
        _compare(page)
        _complain(page)
        page.goto("/en/guide/")
        page.wait_for_timeout(500)
        context.close()
    kept = [
        file.relative_to(tmp_path).as_posix()
        for file in tmp_path.rglob("*")
        if file.is_file()
        for content in [file.read_bytes()]
        if b"KANARI" in content or "KANARI".encode("utf-16-le") in content
    ]
    assert kept == []


@pytest.mark.parametrize("typed", [_compare, _complain], ids=["names", "complaint"])
def test_after_erase_and_leave_neither_back_nor_reload_brings_it_again(
    chromium: str, site: str, tmp_path: Path, typed: object
) -> None:
    with sync_playwright() as playwright:
        context = _context(chromium, site, tmp_path, playwright)
        page = context.new_page()
        send_ahead(page, not_registered(TODAY), "en")
        typed(page)  # type: ignore[operator]
        page.locator("footer form button").click()
        expect(page).to_have_url(f"{site}/en/erased/")
        page.go_back()
        assert "KANARI" not in page.content()
        page.reload()
        assert "KANARI" not in page.content()
        context.close()


def test_a_change_of_language_takes_what_is_typed_along_and_sends_it_once(
    chromium: str, site: str, tmp_path: Path
) -> None:
    with sync_playwright() as playwright:
        context = _context(chromium, site, tmp_path, playwright)
        page = context.new_page()
        _compare(page)
        sent = []
        page.on("request", lambda asked: sent.append(asked.url) if asked.method == "POST" else None)
        page.locator('nav.languages [value="th"]').click()
        expect(page.locator("html")).to_have_attribute("lang", "th")
        expect(page.locator('[name="passport_name"]')).to_have_value(NAME)
        assert page.url == f"{site}/th/check/names/"
        assert sent == [f"{site}/th/check/names/"]
        context.close()
