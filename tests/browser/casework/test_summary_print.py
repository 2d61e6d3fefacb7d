"""The summary of a case on paper, and its numbers: hidden, shown once asked for, in the log."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.casework.acting import at
from tests.browser.casework.conftest import Captured, StaffPage
from tests.browser.walking import LANGUAGES

pytestmark = pytest.mark.slow

#: Of the first case of the demo, of which the office has a copy with all its parts.
PHONE = "0800000001"
_SMALLEST_POINTS = 7.5
_SEEN = """() => [...document.querySelectorAll("header, footer, .skip, main form, .screen")]
  .filter(e => e.checkVisibility()).map(e => e.className || e.localName)"""
_SMALLEST = """() => Math.min(...[...document.querySelectorAll("main *")]
  .filter(e => e.checkVisibility() && !e.closest("svg") && e.textContent.trim())
  .map(e => parseFloat(getComputedStyle(e).fontSize))) * 0.75"""


def sheets(page: Page) -> int:
    """How many A4 pages the browser prints."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_is_one_page_without_the_site_around_it(
    language: str, staff_page: StaffPage, captured: Captured
) -> None:
    page = staff_page("wanida")
    page.goto(at("cases:summary", language, **captured["handed"]))
    assert sheets(page) == 1
    page.emulate_media(media="print")
    assert page.evaluate(_SEEN) == []
    assert page.evaluate(_SMALLEST) >= _SMALLEST_POINTS - 0.01
    assert page.locator("svg.drawn").is_visible()


def test_the_numbers_are_seen_by_whoever_asks_and_the_volunteer_sees_who_did(
    staff_page: StaffPage, captured: Captured
) -> None:
    here, said = staff_page("paw"), "The phone and the numbers of papers, in full"
    here.goto(at("cases:looks", "en", **captured["case"]))
    before = here.get_by_text(said).count()
    page = staff_page("wanida")
    page.goto(at("cases:summary", "en", **captured["handed"]))
    assert PHONE not in page.content()
    page.get_by_role("button", name="Show the numbers").click()
    expect(page.get_by_text(PHONE)).to_be_visible()
    page.locator("nav.languages button[value=th]").click()
    expect(page.locator("html")).to_have_attribute("lang", "th")
    expect(page.get_by_text(PHONE)).to_be_visible()
    here.goto(at("cases:looks", "en", **captured["case"]))
    expect(here.get_by_text(said)).to_have_count(before + 2)
