"""What a person has told the phone of herself: less motion, other colours, larger letters."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.walking import LANGUAGES, send_ahead
from tests.interview.journeys import laid_off
from tests.support import TODAY

pytestmark = pytest.mark.slow

RESULT = "/my/check/result/"
_MOVES = """() => [...document.querySelectorAll("*")].filter((e) => {
  const style = getComputedStyle(e);
  const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0.05);
  return style.scrollBehavior === "smooth" || lasts(style.animationDuration) ||
    lasts(style.transitionDuration);
}).map((e) => e.localName)"""
# Signs and their edges, which tell the groups apart without colours.
_SIGNS = """() => [...document.querySelectorAll("[data-group] > :is(h2, dt)")].map((e) => {
  const sign = getComputedStyle(e, "::before"), around = getComputedStyle(e);
  return sign.content !== "none" && parseFloat(sign.borderTopWidth) > 0 &&
    sign.color === around.color;
})"""


def test_nothing_moves_for_who_wants_less_motion(new_page: NewPage) -> None:
    for motion, moving in (("reduce", []), ("no-preference", ["html"])):
        page = new_page(reduced_motion=motion)
        send_ahead(page, laid_off(TODAY).forms, "my")
        page.goto(RESULT)
        assert page.evaluate(_MOVES) == moving, motion


def test_groups_keep_their_signs_in_forced_colours(new_page: NewPage) -> None:
    page = new_page(forced_colors="active")
    send_ahead(page, laid_off(TODAY).forms, "my")
    page.goto(RESULT)
    signs = page.evaluate(_SIGNS)
    assert len(signs) >= 3
    assert all(signs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_says_its_language_and_that_of_every_other_passage(
    page: Page, language: str
) -> None:
    send_ahead(page, laid_off(TODAY).forms, language)
    for path in ("", "check/1/", "check/answers/", "check/result/", "check/result/law/"):
        page.goto(f"/{language}/{path}")
        assert page.locator("html").get_attribute("lang") == language
        names = page.locator("nav.languages > *").evaluate_all("all => all.map((e) => e.lang)")
        assert names == list(LANGUAGES)
