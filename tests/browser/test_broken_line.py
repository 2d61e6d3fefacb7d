"""When the line breaks nothing is lost: it is said on the page, and one press sends it again."""

import pytest
from playwright.sync_api import Page, expect

from eligibility import kept
from tests.browser.line import ERASE, alert, is_kept, meddling, posts, send_again, unanswered
from tests.browser.walking import (
    BACK,
    CONTINUE,
    LANGUAGES,
    address,
    fill,
    send_ahead,
    start,
    typed,
)
from tests.interview.journeys import laid_off
from tests.support import TODAY

pytestmark = pytest.mark.slow

FORMS = laid_off(TODAY).forms
_GAP = "b => b.nextElementSibling.getBoundingClientRect().top - b.getBoundingClientRect().bottom"
LATE = 30_000  # milliseconds without an answer, after which sending has failed


@pytest.mark.parametrize("language", LANGUAGES)
def test_failure_is_said_at_the_button_in_the_language_of_the_page_and_loses_nothing(
    page: Page, language: str
) -> None:
    start(page, language)
    fill(page, FORMS["you"])
    before = typed(page)
    page.context.set_offline(True)
    page.locator(CONTINUE).click()
    expect(alert(page)).to_be_focused()
    expect(alert(page)).to_be_in_viewport()
    gap = page.locator(CONTINUE).first.evaluate(_GAP)  # at once: the page may still be scrolling
    assert 0 <= gap <= 48
    expect(page).to_have_url(address("you", language))
    assert typed(page) == before
    page.context.set_offline(False)
    send_again(page)
    expect(page).to_have_url(address("papers", language))
    page.goto(address("you", language))
    assert typed(page) == before


def test_as_often_as_sending_fails_it_is_said_once_and_nothing_is_sent_by_itself(
    page: Page,
) -> None:
    start(page, "my")
    fill(page, FORMS["you"])
    page.context.set_offline(True)
    page.locator(CONTINUE).click()
    for _ in range(2):
        expect(alert(page)).to_be_focused()
        alert(page).locator("button").click()
    expect(alert(page)).to_be_focused()
    expect(alert(page)).to_have_count(1)
    sent = posts(page)
    page.context.set_offline(False)
    page.wait_for_timeout(1_000)
    assert sent == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_answer_changed_after_a_failure_is_what_is_sent_again(page: Page) -> None:
    start(page, "en")
    fill(page, FORMS["you"])
    page.context.set_offline(True)
    page.locator(CONTINUE).click()
    expect(alert(page)).to_be_visible()
    page.locator('main [name="born.y"]').fill("1999")
    page.context.set_offline(False)
    send_again(page)
    page.goto(address("you", "en"))
    assert typed(page)["born.y"] == ["1999"]


def test_after_a_failure_what_is_typed_is_kept_again(page: Page) -> None:
    start(page, "en")
    page.context.set_offline(True)
    page.locator(CONTINUE).click()
    expect(alert(page)).to_be_visible()
    page.context.set_offline(False)
    with page.expect_request_finished(is_kept):
        page.locator('main [name="born.y"]').fill("1999")
    page.reload()
    assert typed(page)["born.y"] == ["1999"]


def test_send_again_does_what_the_pressed_button_did(page: Page) -> None:
    send_ahead(page, FORMS, "my", "work")
    page.context.set_offline(True)
    page.locator("nav.languages button[value=th]").click()
    expect(alert(page)).to_be_in_viewport()
    page.context.set_offline(False)
    send_again(page)
    expect(page).to_have_url(address("work", "th"))
    page.context.set_offline(True)
    page.locator(BACK).click()
    expect(alert(page)).to_be_in_viewport()
    page.context.set_offline(False)
    send_again(page)
    expect(page).to_have_url(address("papers", "th"))


def test_go_of_the_keyboard_fails_aloud_and_sends_again(page: Page) -> None:
    start(page, "th")
    fill(page, FORMS["you"])
    page.context.set_offline(True)
    page.locator('[name="born.y"]').press("Enter")
    expect(alert(page)).to_be_focused()
    page.context.set_offline(False)
    send_again(page)
    expect(page).to_have_url(address("papers", "th"))


@pytest.mark.parametrize("status", [502, 503, 504])
def test_those_between_us_who_answer_in_our_place_count_as_a_failure(
    page: Page, status: int
) -> None:
    start(page, "en")
    fill(page, FORMS["you"])
    before = typed(page)
    meddling(page, lambda route: route.fulfill(status=status, body="no server"))
    page.locator(CONTINUE).click()
    expect(alert(page)).to_be_focused()
    assert typed(page) == before


def test_no_answer_for_half_a_minute_is_a_failure(page: Page) -> None:
    page.clock.install()
    start(page, "en")
    fill(page, FORMS["you"])
    meddling(page, unanswered)
    page.locator(CONTINUE).click()
    page.clock.run_for(LATE - 1_000)
    expect(page.locator("[role=status]")).to_be_visible()
    expect(alert(page)).to_have_count(0)
    page.clock.run_for(2_000)
    expect(alert(page)).to_be_focused()
    expect(page.locator("[role=status]")).to_have_count(0)


def test_failure_is_no_longer_said_on_a_page_that_was_left_and_comes_back(page: Page) -> None:
    start(page, "en")
    page.context.set_offline(True)
    page.locator(CONTINUE).click()
    expect(alert(page)).to_be_visible()
    page.context.set_offline(False)
    page.goto("/en/erase/")
    page.go_back()
    expect(page.locator(CONTINUE)).to_be_visible()
    expect(alert(page)).to_have_count(0)


def test_erasing_that_fails_says_that_the_answers_are_still_there(page: Page) -> None:
    send_ahead(page, FORMS, "my")
    page.context.set_offline(True)
    page.locator(ERASE).click()
    expect(alert(page)).to_be_focused()
    erasing = alert(page).inner_text()
    assert kept.COOKIE in {cookie["name"] for cookie in page.context.cookies()}
    page.context.set_offline(False)
    send_again(page)
    expect(page).to_have_url("/my/erased/")
    assert page.context.cookies() == []
    start(page, "my")
    page.context.set_offline(True)
    page.locator(CONTINUE).click()
    assert alert(page).inner_text() != erasing
