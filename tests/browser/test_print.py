"""What is taken away on paper: each sheet on one A4, without the site around it."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.walking import LANGUAGES, send_ahead
from tests.interview.three_questions import not_registered
from tests.support import TODAY

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("language", LANGUAGES)]

# What is seen of the page on paper: the frame around the sheet must not be.
_SEEN = """() => [...document.querySelectorAll("header, footer, .skip, main form, .screen")]
  .filter(e => e.checkVisibility()).map(e => e.className || e.localName)"""


def _sheets(page: Page) -> int:
    """How many A4 pages the browser prints."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.fixture
def page(new_page: NewPage, language: str) -> Page:
    made = new_page()
    send_ahead(made, not_registered(TODAY), language)
    return made


def test_the_complaint_sheet_is_one_page_without_the_form(page: Page, language: str) -> None:
    page.goto(f"/{language}/check/next/2/")
    page.locator('[name="way"][value="named"]').check()
    page.locator('[name="workplace"]').fill("โรงงานเอบีซี")
    page.locator('[name="name"]').fill("Daw Hnin Wai Phyo")
    with page.expect_navigation():
        page.locator("main form button[type=submit]:not(.unseen)").last.click()
    assert _sheets(page) == 1
    page.emulate_media(media="print")
    assert page.evaluate(_SEEN) == []


def test_the_letter_is_one_page(page: Page, language: str) -> None:
    page.goto(f"/{language}/check/next/3/")
    assert _sheets(page) == 1
    page.emulate_media(media="print")
    assert page.evaluate(_SEEN) == []


def test_the_poster_is_one_page(page: Page, language: str) -> None:
    page.goto(f"/{language}/guide/poster/")
    assert _sheets(page) == 1


def test_the_sheet_for_the_officer_is_one_sheet_of_paper_on_both_sides(
    page: Page, language: str
) -> None:
    page.goto(f"/{language}/check/result/sheet/")
    assert _sheets(page) <= 2
    page.emulate_media(media="print")
    assert page.evaluate(_SEEN) == []
