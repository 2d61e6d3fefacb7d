"""What if, on the result page: tried out by a plain form, in place, and nothing of it is lost."""

from collections.abc import Mapping

import pytest
from dateutil.relativedelta import relativedelta
from playwright.sync_api import Page, expect

from tests.browser.audit import KINDS, audit
from tests.browser.conftest import NewPage
from tests.browser.walking import LANGUAGES, fill, groups_shown, send_ahead
from tests.browser.watching import Watch
from tests.interview.journeys import birth_to_come, day, laid_off
from tests.support import TODAY

pytestmark = pytest.mark.slow

NEXT_MONTH = TODAY.replace(day=1) + relativedelta(months=1)
BURMESE = str.maketrans("0123456789", "၀၁၂၃၄၅၆၇၈၉")
SUMMARY = "#what-if summary"
SHOW = "#what-if form details button"
OWN = "#what-if form button[name=own]"
SUPPOSED = "main #supposed"


def at_the_result(page: Page, language: str) -> str:
    """A page of somebody four months in her job who gives birth in three; its address."""
    send_ahead(page, birth_to_come(TODAY).forms, language)
    page.goto(f"/{language}/check/result/")
    return page.url


def try_out(page: Page, form: Mapping[str, str]) -> None:
    if not page.locator("#what-if details[open]").count():
        page.locator(SUMMARY).click()
    fill(page, form)
    with page.expect_event("load"):
        page.locator(SHOW).click()


def work_on(*, burmese: bool = False) -> dict[str, str]:
    when = day("what_if_on", NEXT_MONTH, buddhist=burmese)
    digits = {name: value.translate(BURMESE) for name, value in when.items()}
    return {"what_if": "go_on", **(digits if burmese else when)}


def shown(page: Page) -> str:
    return groups_shown(page)["maternity"]


@pytest.mark.parametrize("scripts", [False, True], ids=["plain", "scripts"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_month_more_is_tried_out_kept_and_taken_back(
    new_page: NewPage, site: str, language: str, scripts: bool
) -> None:
    page = new_page(scripts=scripts)
    watch = Watch(page, site)
    where = at_the_result(page, language)
    assert shown(page) == "not_yet"
    assert page.locator(SUPPOSED).count() == 0
    expect(page.locator("#lapse")).to_be_visible()
    try_out(page, work_on(burmese=language == "my"))
    expect(page).to_have_url(f"{where}#what-if")
    expect(page.locator("#what-if li").first).to_be_visible()
    for _ in range(2):
        assert shown(page) == "covered_if_it_happens"
        expect(page.locator(SUPPOSED)).to_be_visible()
        page.reload()
    page.goto(f"{where}law/")
    expect(page.locator(SUPPOSED)).to_be_visible()
    page.go_back()
    expect(page.locator(SUPPOSED)).to_be_visible()
    with page.expect_event("load"):
        page.locator(OWN).click()
    assert shown(page) == "not_yet"
    assert page.locator(SUPPOSED).count() == 0
    assert watch.taken() == {"console": [], "elsewhere": []}


def test_a_change_of_language_keeps_what_is_typed_and_what_is_supposed(plain_page: Page) -> None:
    page = plain_page
    at_the_result(page, "en")
    page.locator(SUMMARY).click()
    fill(page, work_on())
    page.locator("nav.languages [lang=th]").click()
    expect(page).to_have_url("/th/check/result/")
    assert shown(page) == "not_yet"
    with page.expect_event("load"):  # what was typed is there still: only "Show" is to press
        page.locator(SHOW).click()
    assert shown(page) == "covered_if_it_happens"
    page.locator("nav.languages [lang=my]").click()
    expect(page).to_have_url("/my/check/result/")
    assert shown(page) == "covered_if_it_happens"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_there_is_not_leads_to_its_field(page: Page, language: str) -> None:
    at_the_result(page, language)
    try_out(page, {**work_on(), "what_if_on.m": "13"})
    expect(page.locator("#faults")).to_be_focused()
    assert page.locator(SUPPOSED).count() == 0
    assert shown(page) == "not_yet"
    page.locator("#faults a").click()
    field = page.locator('[name="what_if_on.d"]')
    expect(field).to_be_focused()
    assert field.input_value() == str(NEXT_MONTH.day)
    assert page.locator('[name="what_if_on.m"]').input_value() == "13"
    assert audit(page) == {kind: [] for kind in KINDS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_supposed_page_is_as_good_for_eyes_thumbs_and_screen_readers(
    page: Page, language: str
) -> None:
    send_ahead(page, laid_off(TODAY).forms, language)
    page.goto(f"/{language}/check/result/")
    try_out(page, {**work_on(), "what_if": "again"})
    expect(page.locator(SUPPOSED)).to_be_visible()
    assert audit(page) == {kind: [] for kind in KINDS}


def test_the_keyboard_alone_tries_it_out(plain_page: Page) -> None:
    page = plain_page
    at_the_result(page, "en")
    page.locator(SUMMARY).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")  # from the first choice to the second
    page.keyboard.press("ArrowDown")
    assert page.locator('[name=what_if][value="go_on"]').is_checked()
    for typed in (str(NEXT_MONTH.day), str(NEXT_MONTH.month), str(NEXT_MONTH.year)):
        page.keyboard.press("Tab")
        page.keyboard.type(typed)
    with page.expect_event("load"):
        page.keyboard.press("Enter")
    assert shown(page) == "covered_if_it_happens"
