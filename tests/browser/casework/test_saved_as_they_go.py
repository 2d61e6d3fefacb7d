"""A case while it is filled in: no line, no lid, no clock and no colleague loses an answer."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.casework.acting import at, end_sessions, send, show_both_factors
from tests.browser.casework.conftest import Captured, StaffPage
from tests.browser.walking import CONTINUE

pytestmark = pytest.mark.slow

WAGE = "[name=wage]"


@pytest.fixture
def reference(captured: Captured) -> str:
    """A case whose answers are complete, with a wage."""
    return str(captured["case"]["reference"])


def open_wage(page: Page, reference: str) -> str:
    """The screen that asks for the wage; its address."""
    page.goto(f"/case/{reference}/en/check/answers/")
    links = page.locator('main a[href*="then=answers"]').evaluate_all("all => all.map(a => a.href)")
    for where in links:
        page.goto(where)
        if page.locator(WAGE).count():
            return str(where)
    raise AssertionError(reference)


def kept_wage(page: Page, reference: str) -> str:
    open_wage(page, reference)
    return page.locator(WAGE).input_value()


def test_a_dropped_line_and_a_closed_page_lose_nothing(
    staff_page: StaffPage, reference: str
) -> None:
    page = staff_page("paw")
    open_wage(page, reference)
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.locator(WAGE).fill("13100")  # kept while it is typed, without a press
    page.context.set_offline(True)
    page.locator(WAGE).fill("13200")
    page.locator(CONTINUE).click()
    alert = page.locator("[role=alert]:not(#faults)")
    expect(alert).to_be_visible()
    expect(page.locator(WAGE)).to_have_value("13200")
    page.context.set_offline(False)
    another = page.context.new_page()
    assert kept_wage(another, reference) == "13100"
    another.close()
    with page.expect_navigation():
        alert.locator("button").click()
    page.close()
    assert kept_wage(staff_page("paw"), reference) == "13200"


def test_a_session_that_ends_in_the_middle_of_a_form_keeps_what_was_typed(
    staff_page: StaffPage, reference: str, database: Path, states: dict[str, Any]
) -> None:
    page = staff_page("ploy")
    page.goto(at("cases:notes", "en", reference=reference))
    page.locator("main textarea").fill("She comes on Monday")
    end_sessions(database, "ploy")
    states.pop("ploy")
    send(page)
    show_both_factors(page, database, "ploy")
    send(page)  # once more, as it was typed
    expect(page.locator("main")).to_contain_text("She comes on Monday")

    open_wage(page, reference)
    end_sessions(database, "ploy")
    page.locator(WAGE).fill("13300")
    with page.expect_navigation():
        page.locator(CONTINUE).click()
    show_both_factors(page, database, "ploy")
    send(page)
    assert kept_wage(page, reference) == "13300"


def test_the_second_of_two_sees_the_difference_and_chooses(
    staff_page: StaffPage, reference: str
) -> None:
    first, second = (staff_page(who) for who in ("paw", "thida"))
    for page in (first, second):
        open_wage(page, reference)
    first.locator(WAGE).fill("15100")
    send(first, CONTINUE)
    second.locator(WAGE).fill("15200")
    send(second, CONTINUE)
    shown = second.locator("main")
    expect(shown).to_contain_text("15,100")
    expect(shown).to_contain_text("15,200")
    assert kept_wage(first, reference) == "15100"
    send(second, "main form button[type=submit]:not(.unseen)")
    assert kept_wage(first, reference) == "15200"
