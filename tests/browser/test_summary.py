"""The summary fits one screen of a cheap phone, whatever the script: it is meant to be kept."""

import pytest
from playwright.sync_api import Page, expect

from eligibility.rules.codes import BenefitCode
from eligibility.said import anchors
from tests.browser.conftest import PHONE
from tests.browser.walking import LANGUAGES, send_ahead
from tests.interview.journeys import JOURNEYS
from tests.support import TODAY

pytestmark = pytest.mark.slow

#: The laid-off worker's page with its folds closed, in pixels of a screen 360 wide.
LONGEST = {"my": 7_600, "th": 6_050, "en": 5_300}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_of_each_of_the_four_is_one_screen_and_names_nobody(
    plain_page: Page, language: str
) -> None:
    page = plain_page
    for name, told in JOURNEYS.items():
        page.context.clear_cookies()
        send_ahead(page, told(TODAY).forms, language)
        page.goto(f"/{language}/check/result/")
        box = page.locator("#summary").bounding_box()
        assert box is not None
        assert box["height"] <= PHONE["height"], (name, box["height"])
        assert page.locator("main :is(h1, h2, article)").first.evaluate(
            "first => !!first.closest('#summary')"
        )
        assert page.locator("#summary dd a").count() == 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_of_the_summary_leads_to_the_card(plain_page: Page, language: str) -> None:
    page = plain_page
    send_ahead(page, JOURNEYS["laid_off"](TODAY).forms, language)
    page.goto(f"/{language}/check/result/")
    page.locator(f'#summary a[href="#{anchors.of(BenefitCode.OLD_AGE)}"]').click()
    expect(page.locator("article[data-benefit=old_age] h3")).to_be_in_viewport()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_page_is_short_while_its_folds_are_closed(
    plain_page: Page, language: str
) -> None:
    page = plain_page
    send_ahead(page, JOURNEYS["laid_off"](TODAY).forms, language)
    page.goto(f"/{language}/check/result/")
    assert page.locator("main details[open]").count() == 0
    assert page.locator("body").evaluate("body => body.scrollHeight") <= LONGEST[language]


def test_on_paper_nothing_is_folded(page: Page) -> None:
    send_ahead(page, JOURNEYS["laid_off"](TODAY).forms, "en")
    page.goto("/en/check/result/")
    folded = page.locator("details .months").first
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.evaluate(
        "list => list.checkVisibility({ contentVisibilityAuto: true }) && list.offsetHeight > 0"
    )
