"""Without a mouse or a thumb: where the focus stands, and where it goes."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tour import everything
from tests.browser.walking import (
    CONTINUE,
    LANGUAGES,
    address,
    fill,
    press_continue,
    send_ahead,
    start,
)
from tests.interview.journeys import Form, laid_off
from tests.support import TODAY

pytestmark = pytest.mark.slow

# What has the focus, in the words of this file.
FOCUSED = """() => {
  const e = document.activeElement;
  if (e.matches(".skip")) return "skip";
  if (e.closest("nav.languages")) return `language ${e.value}`;
  if (e.closest("footer")) return e.localName === "a" ? "hotline" : "erase";
  if (e.matches("button")) return e.name || "continue";
  return e.name || e.id || e.localName;
}"""
# The order in which a person reads: skip link, languages, then the page from top to bottom.
SCREEN_YOU = [
    "skip",
    "language my",
    "language th",
    "language en",
    "nationality",
    "sex",
    "born.d",
    "born.m",
    "born.y",
    "born.?",
    "continue",
    "back",
    "erase",
    "hotline",
]


def tab_to(page: Page, name: str, *, most: int = 30) -> None:
    for _ in range(most):
        if page.evaluate(FOCUSED) == name:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not lead to {name}.")


def follow_the_links(page: Page) -> None:
    """Each link of the summary leads to its field, seen and with the focus in it."""
    for link in page.locator("#faults a").all():
        link.focus()
        page.keyboard.press("Enter")
        target = page.locator(f'[id="{(link.get_attribute("href") or "")[1:]}"]')
        expect(target).to_be_focused()
        expect(target).to_be_in_viewport()


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_a_faulty_send_the_focus_is_on_the_summary_and_its_links_lead_to_the_fields(
    page: Page, language: str
) -> None:
    start(page, language)
    press_continue(page)
    expect(page.locator("#faults")).to_be_focused()
    expect(page.locator("#faults a")).to_have_count(3)  # as many as there are questions
    follow_the_links(page)


@pytest.mark.parametrize("key", ["jobs", "wages", "children"])
def test_summary_leads_into_a_repeated_group_too(page: Page, key: str) -> None:
    send_ahead(page, everything(TODAY), "my", key)
    press_continue(page)
    expect(page.locator("#faults")).to_be_focused()
    follow_the_links(page)


def test_summary_is_told_without_scripts_and_each_field_says_what_is_wrong_with_it(
    plain_page: Page,
) -> None:
    start(plain_page, "my")
    press_continue(plain_page)
    expect(plain_page.locator("#faults")).to_be_focused()
    for name in ("nationality", "sex", "born.d"):
        field = plain_page.locator(f'main [name="{name}"]').first
        described = field.locator("xpath=ancestor-or-self::*[@aria-describedby][1]")
        ids = (described.get_attribute("aria-describedby") or "").split()
        texts = [plain_page.locator(f'[id="{each}"]').inner_text() for each in ids]
        assert any(texts), name
        assert any(each.endswith("-fault") for each in ids), name


def test_keyboard_alone_finishes_the_first_screen(plain_page: Page) -> None:
    page = plain_page
    page.goto("/my/")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('main') !== null"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(address("you", "my"))
    tab_to(page, "nationality")
    page.keyboard.press("Space")
    tab_to(page, "sex")
    page.keyboard.press("Space")
    tab_to(page, "born.d")
    for text in ("၁၀", "5", "2538"):
        page.keyboard.insert_text(text)
        page.keyboard.press("Tab")
    tab_to(page, "continue")
    page.keyboard.press("Enter")
    expect(page).to_have_url(address("papers", "my"))


def answer_by_keyboard(page: Page, form: Form) -> None:
    """Tab, space, arrows and letters, as far as a form needs them."""
    for name, values in form.items():
        tab_to(page, name, most=60)
        field = page.locator(f'main [name="{name}"]').first
        kind = field.get_attribute("type")
        if kind == "radio":
            page.keyboard.press("Space")
            for _ in range(20):
                if page.locator(f'main [name="{name}"]:checked').get_attribute("value") == values:
                    break
                page.keyboard.press("ArrowDown")
        elif kind == "checkbox":
            for value in values:
                while page.evaluate("document.activeElement.value") != value:
                    page.keyboard.press("Tab")
                page.keyboard.press("Space")
        else:
            page.keyboard.insert_text(str(values))
    tab_to(page, "continue", most=60)
    page.keyboard.press("Enter")


def test_keyboard_alone_goes_the_whole_way_and_opens_what_is_folded(plain_page: Page) -> None:
    forms = laid_off(TODAY).forms
    page = plain_page
    page.goto(address("you", "en"))
    for key, form in forms.items():
        expect(page).to_have_url(address(key, "en", forms))
        if key == "grid":  # a list is opened by its own first letters
            (name,) = form
            tab_to(page, name, most=60)
            page.keyboard.type("?")
            assert page.locator(f'main [name="{name}"]').input_value() == "q"
            form = {}
        answer_by_keyboard(page, form)
    expect(page).to_have_url("/en/check/result/")
    fold = page.locator("main details").first
    assert fold.get_attribute("open") is None
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.localName") == "summary":
            break
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open")


def test_enter_in_a_field_goes_on_and_switches_no_language(plain_page: Page) -> None:
    start(plain_page, "th")
    fill(plain_page, laid_off(TODAY).forms["you"])
    plain_page.locator('[name="born.y"]').press("Enter")
    expect(plain_page).to_have_url(address("papers", "th"))


def test_tab_goes_through_the_screen_in_the_order_it_is_read(plain_page: Page) -> None:
    start(plain_page, "my")
    plain_page.reload()
    walked = []
    for _ in SCREEN_YOU:
        plain_page.keyboard.press("Tab")
        walked.append(plain_page.evaluate(FOCUSED))
        assert plain_page.evaluate("document.activeElement.matches(':focus-visible')")
    assert walked == SCREEN_YOU
    for _ in SCREEN_YOU[1:]:
        plain_page.keyboard.press("Shift+Tab")
    assert plain_page.evaluate(FOCUSED) == "skip"


def test_skip_link_appears_with_the_focus_and_leads_to_the_page(plain_page: Page) -> None:
    start(plain_page, "my")
    plain_page.reload()
    plain_page.keyboard.press("Tab")
    skip = plain_page.locator(".skip")
    expect(skip).to_be_in_viewport()
    box = skip.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert min(box["width"], box["height"]) >= 44
    plain_page.keyboard.press("Enter")
    expect(plain_page.locator("#main")).to_be_focused()
    plain_page.keyboard.press("Tab")
    assert plain_page.evaluate(FOCUSED) == "nationality"


def test_focus_can_be_seen_on_whatever_has_it(plain_page: Page) -> None:
    start(plain_page, "my")
    plain_page.reload()
    unseen = """() => {
      const e = document.activeElement, holder = e.closest("label.choice") ?? e;
      const style = getComputedStyle(holder);
      return style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2;
    }"""
    for name in SCREEN_YOU:
        plain_page.keyboard.press("Tab")
        assert not plain_page.evaluate(unseen), name


def test_after_the_first_fault_is_put_right_the_page_says_so_no_more(page: Page) -> None:
    start(page, "en")
    press_continue(page)
    fill(page, {"nationality": "MM", "sex": "female"})
    press_continue(page)
    expect(page.locator("#faults a")).to_have_count(1)
    assert page.locator(CONTINUE).count() == 1
