"""The four people of the issue in a real browser, from a link to a right, explained result."""

from typing import Any

import pytest
from playwright.sync_api import Page

from eligibility.rules.codes import BenefitCode
from tests.browser.conftest import NewPage
from tests.browser.walking import LANGUAGES, groups_shown, walk
from tests.browser.watching import Watch
from tests.interview.journeys import JOURNEYS, Journey
from tests.support import TODAY

pytestmark = pytest.mark.slow


def asked_over_the_api(page: Page, journey: Journey) -> Any:
    response = page.request.post("/api/v1/assessments", data=journey.question)
    assert response.status == 200
    return response.json()["benefits"]


def reaches_the_seven_answers(page: Page, journey: Journey, language: str) -> None:
    walk(page, journey, language)
    benefits = asked_over_the_api(page, journey)
    assert set(benefits) == set(BenefitCode)
    assert groups_shown(page) == {code: found["group"] for code, found in benefits.items()}
    assert {code: benefits[code]["verdict"] for code in journey.verdicts} == journey.verdicts
    assert page.locator("html").get_attribute("lang") == language
    assert "1506" in page.locator("main").inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", JOURNEYS)
def test_each_of_the_four_reaches_the_seven_answers_without_scripts(
    plain_page: Page, name: str, language: str
) -> None:
    reaches_the_seven_answers(plain_page, JOURNEYS[name](TODAY), language)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("laid_off", "my"),
        ("birth_to_come", "th"),
        ("never_registered", "en"),
        ("left_eight_months_ago", "my"),
    ],
)
def test_each_of_the_four_reaches_the_seven_answers_with_scripts(
    new_page: NewPage, site: str, name: str, language: str
) -> None:
    page = new_page()
    watch = Watch(page, site)
    reaches_the_seven_answers(page, JOURNEYS[name](TODAY), language)
    assert watch.complaints == []
    assert watch.elsewhere == []
