"""Questions that only some answers ask for: shown with them, gone without; and never out of reach
in a browser that cannot hide them."""

import re
from collections.abc import Mapping

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.audit import audit
from tests.browser.walking import address, fill, press_continue, send_ahead
from tests.interview.journeys import Form, laid_off
from tests.support import TODAY

pytestmark = pytest.mark.slow

FORMS = laid_off(TODAY).forms
# Which fields each choice asks for, of all that the screen may ask.
REVEALED: Mapping[str, tuple[str, Mapping[str, set[str]]]] = {
    "job": (
        "job",
        {"running": set(), "ended": {"last_day.d", "why_ended"}, "?": set()},
    ),
    "months": (
        "contributed",
        {
            "every": set(),
            "some": set(),
            "known": {"since.m", "until.m", "gaps"},
            "deducted": {"since.m", "until.m", "gaps"},
            "total": {"total"},
            "never": set(),
            "?": set(),
        },
    ),
    "no_job": ("doe", {"yes": {"doe_on.d"}, "no": set(), "?": set()}),
}
_HAS_BLOCK = re.compile(r"@supports selector\(:has\(\*\)\)\s*\{(?:[^{}]*\{[^{}]*\})*\s*\}")
_HAS_RULE = re.compile(r"[^{}]*:has\([^{}]*\{[^{}]*\}")


def without_has(page: Page) -> None:
    """The style as a browser reads it that does not know `:has()`."""

    def stripped(route: Route) -> None:
        response = route.fetch(max_redirects=0)
        found = re.search(r"<style>(.*?)</style>", response.text(), re.DOTALL)
        if found is None:  # on the way to the next page
            route.fulfill(response=response)
            return
        css, blocks = _HAS_BLOCK.subn("", found[1])
        assert blocks == 1
        css = _HAS_RULE.sub("", css)
        assert ":has(" not in css
        assert css.count("{") == css.count("}") > 50
        # Another style has another hash: for this page the policy is left out.
        headers = {k: v for k, v in response.headers.items() if k != "content-security-policy"}
        body = response.text().replace(found[1], css)
        route.fulfill(response=response, headers=headers, body=body)

    page.route("**/check/**", stripped)


def shown(page: Page, names: set[str]) -> set[str]:
    return {name for name in names if page.locator(f'main [name="{name}"]').first.is_visible()}


@pytest.mark.parametrize("key", REVEALED)
def test_a_choice_reveals_its_own_questions_and_hides_the_others_without_scripts(
    plain_page: Page, key: str
) -> None:
    controlling, by_choice = REVEALED[key]
    every: set[str] = set().union(*by_choice.values())
    send_ahead(plain_page, FORMS, "my", key)
    assert shown(plain_page, every) == set()
    for choice, revealed in [*by_choice.items(), *by_choice.items()]:
        fill(plain_page, {controlling: choice})
        assert shown(plain_page, every) == revealed, choice


def test_what_was_typed_before_a_change_of_mind_is_there_when_she_changes_it_back(
    plain_page: Page,
) -> None:
    send_ahead(plain_page, FORMS, "my", "job")
    fill(plain_page, FORMS["job"])
    fill(plain_page, {"job": "running"})
    press_continue(plain_page)
    expect(plain_page).to_have_url(address("months", "my"))
    plain_page.go_back()
    fill(plain_page, {"job": "ended"})
    day = plain_page.locator('[name="last_day.d"]')
    assert day.input_value() == FORMS["job"]["last_day.d"]


def test_what_is_hidden_is_neither_asked_for_nor_reached_by_tab(plain_page: Page) -> None:
    send_ahead(plain_page, FORMS, "my", "no_job")
    fill(plain_page, {"doe": "no"})
    plain_page.locator('[name=doe][value="no"]').focus()
    plain_page.keyboard.press("Tab")
    assert plain_page.evaluate("document.activeElement.name") == "jobless_days_paid"
    fill(plain_page, {"jobless_days_paid": "0"})
    press_continue(plain_page)
    expect(plain_page).to_have_url("/my/check/result/")


@pytest.mark.parametrize("key", REVEALED)
def test_a_browser_without_has_shows_every_question(page: Page, key: str) -> None:
    without_has(page)
    by_choice = REVEALED[key][1]
    every: set[str] = set().union(*by_choice.values())
    send_ahead(page, FORMS, "my", key)
    assert shown(page, every) == every
    found = {kind: faults for kind, faults in audit(page).items() if faults}
    assert not found, found


@pytest.mark.parametrize(
    ("key", "form", "then"),
    [
        ("job", FORMS["job"], "months"),
        ("months", FORMS["months"], "grid"),
        ("months", {"contributed": "every"}, "wage"),
        ("months", {"contributed": "total", "total": "24"}, "wage"),
        ("months", {"contributed": "never"}, "events"),
    ],
)
def test_in_a_browser_without_has_what_does_not_matter_may_stay_empty(
    plain_page: Page, key: str, form: Form, then: str
) -> None:
    without_has(plain_page)
    send_ahead(plain_page, FORMS, "my", key)
    fill(plain_page, form)
    press_continue(plain_page)
    next_place = list(FORMS).index(key) + 2
    expect(plain_page).to_have_url(f"/my/check/{next_place}/")
    assert plain_page.locator("main form [name=screen]").get_attribute("value") == then
