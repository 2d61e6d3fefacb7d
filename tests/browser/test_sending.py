"""Sent by the script of a page, a form leads where it leads without it."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import NewPage
from tests.browser.line import ERASE, meddling, posts, unanswered
from tests.browser.walking import BACK, CONTINUE, address, fill, press_continue, send_ahead, start
from tests.interview.journeys import laid_off
from tests.support import TODAY

pytestmark = pytest.mark.slow

FORMS = laid_off(TODAY).forms


@pytest.mark.parametrize("status", [403, 422, 429, 500])
def test_page_of_ours_about_what_is_wrong_is_shown(page: Page, status: int) -> None:
    start(page, "en")
    meddling(
        page, lambda route: route.fulfill(status=status, body="our page", content_type="text/html")
    )
    press_continue(page)
    expect(page.locator("body")).to_have_text("our page")


def test_while_it_is_being_sent_a_second_tap_sends_nothing(page: Page) -> None:
    start(page, "my")
    fill(page, FORMS["you"])
    held: list[Route] = []
    meddling(page, held.append)
    sent = posts(page)
    page.locator(CONTINUE).dblclick()
    expect(page.locator("[role=status]")).to_be_visible()
    page.locator(CONTINUE).click()
    assert len(sent) == 1
    with page.expect_navigation():
        held[0].continue_()
    expect(page).to_have_url(address("papers", "my"))
    assert len(sent) == 1


def test_another_button_takes_the_place_of_what_is_being_sent(page: Page) -> None:
    send_ahead(page, FORMS, "my", "work")
    held: list[Route] = []
    meddling(page, held.append)
    page.locator(CONTINUE).click()
    expect(page.locator("[role=status]")).to_be_visible()
    with page.expect_event("requestfailed"):  # given up: it cannot arrive after what follows it
        page.locator(BACK).click()
    with page.expect_navigation():
        held[1].continue_()
    expect(page).to_have_url(address("papers", "my"))


def test_back_and_forward_lead_where_they_lead_without_the_script(new_page: NewPage) -> None:
    lengths = []
    for scripts in (False, True):
        page = new_page(scripts=scripts)
        start(page, "en")
        press_continue(page)  # nothing is filled in: the same page, with its faults
        fill(page, FORMS["you"])
        press_continue(page)
        fill(page, FORMS["papers"])
        press_continue(page)
        expect(page).to_have_url(address("work", "en"))
        page.go_back()
        expect(page).to_have_url(address("papers", "en"))
        page.go_back()
        expect(page).to_have_url(address("you", "en"))
        page.go_forward()
        expect(page).to_have_url(address("papers", "en"))
        lengths.append(page.evaluate("history.length"))
    without, with_script = lengths
    assert with_script <= without


def test_page_that_comes_back_as_it_was_left_can_be_sent(page: Page) -> None:
    start(page, "en")
    fill(page, FORMS["you"])
    held: list[Route] = []
    meddling(page, held.append)
    page.locator(CONTINUE).click()
    expect(page.locator("[role=status]")).to_be_visible()
    with page.expect_event("requestfailed"):
        page.evaluate("dispatchEvent(new Event('pagehide'))")
    page.evaluate("dispatchEvent(new Event('pageshow'))")
    expect(page.locator("[role=status]")).to_have_count(0)
    page.locator(CONTINUE).click()
    expect(page.locator("[role=status]")).to_be_visible()
    with page.expect_navigation():
        held[1].continue_()
    expect(page).to_have_url(address("papers", "en"))


def test_one_more_item_is_shown_each_time_it_is_asked_for(page: Page) -> None:
    forms = {**FORMS, "events": {**FORMS["events"], "has_children": "yes"}}
    send_ahead(page, forms, "en", "events")
    fill(page, forms["events"])
    press_continue(page)
    while page.locator("main button[name=more]").count() == 0:
        fill(page, FORMS["no_job"])
        press_continue(page)
    for items in (2, 3):
        with page.expect_navigation():
            page.locator("main button[name=more]").click()
        expect(page.locator("main .item")).to_have_count(items)
        expect(page).to_have_url(re.compile(rf"\?n={items}#last$"))
    with page.expect_navigation():  # the address stays the same but for the place in the page
        page.locator(CONTINUE).click()
    expect(page.locator("#faults")).to_be_focused()


def test_another_place_of_the_same_page_is_fetched_anew(page: Page) -> None:
    start(page, "en")
    here = address("you", "en")
    meddling(page, lambda route: route.fulfill(status=204, headers={"X-Next": f"{here}#q-born"}))
    for _ in range(2):
        with page.expect_request(lambda request: request.is_navigation_request()):
            page.locator(CONTINUE).click()
        expect(page).to_have_url(f"{here}#q-born")
        expect(page.locator("#q-born")).to_be_in_viewport()


def test_erasing_is_not_held_up_by_what_is_still_being_sent(page: Page) -> None:
    send_ahead(page, FORMS, "my", "work")
    meddling(page, unanswered)
    page.locator(CONTINUE).click()
    with page.expect_navigation():
        page.locator(ERASE).click()
    expect(page).to_have_url("/my/erased/")
    assert page.context.cookies() == []


def test_browser_that_does_not_say_which_button_was_pressed_sends_the_form_itself(
    new_page: NewPage,
) -> None:
    page = new_page()
    page.add_init_script(
        "Object.defineProperty(Event.prototype, 'submitter', {value: undefined});"
        "delete SubmitEvent.prototype.submitter"
    )
    start(page, "en")
    fill(page, FORMS["you"])
    sent: list[str | None] = []

    def note(route: Route) -> None:
        sent.append(route.request.headers.get("x-next"))
        route.continue_()

    meddling(page, note)
    press_continue(page)
    expect(page).to_have_url(address("papers", "en"))
    assert sent == [None]
