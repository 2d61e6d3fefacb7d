"""A worker's picture, scanned: its token goes into the form, and stays in no address."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.slow

TOKEN = "0123456789" * 30


def test_the_token_goes_off_the_address_into_the_form(page: Page) -> None:
    page.goto(f"/my/c/#{TOKEN}")
    expect(page.locator("#token")).to_have_value(TOKEN)
    expect(page).to_have_url("/my/c/")
    assert page.evaluate("history.length") <= 2  # the blank page, and this one without the token


@pytest.mark.parametrize("other", ["", "#main", "#<b>", "#12 34"])
def test_what_is_no_token_is_left_alone(page: Page, other: str) -> None:
    page.goto(f"/my/c/{other}")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("#token")).to_have_value("")


def test_without_scripts_it_can_be_typed(plain_page: Page) -> None:
    page = plain_page
    page.goto(f"/my/c/#{TOKEN}")
    page.locator("#token").fill(TOKEN)
    with page.expect_navigation():
        page.locator("main form button").click()
    # A stranger is asked to sign in, and what was typed comes along sealed.
    expect(page.locator("input[name=kept]").first).to_be_attached()
    assert TOKEN not in page.content()
