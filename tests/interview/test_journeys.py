"""The four people of the issue, from the first screen to the result, without a browser."""

import json
from datetime import date

import pytest
from django.test import Client

from eligibility import clock, loader
from eligibility.assessing import assess
from eligibility.interview.question import question_of
from eligibility.rules.codes import BenefitCode
from tests.interview.journeys import JOURNEYS, Journey
from tests.interview.walking import told, walk

pytestmark = pytest.mark.django_db

DAY_OF_THE_ISSUE = date(2026, 11, 23)


@pytest.fixture(params=JOURNEYS.keys())
def journey(request: pytest.FixtureRequest) -> Journey:
    return JOURNEYS[request.param](clock.today())


def test_what_is_typed_becomes_the_question_of_the_contract(
    client: Client, journey: Journey
) -> None:
    walk(client, journey)
    assert question_of(told(client)) == journey.question


@pytest.mark.parametrize("language", ["my", "th", "en"])
def test_each_reaches_a_result_with_all_seven_benefits(
    client: Client, journey: Journey, language: str
) -> None:
    walk(client, journey, language)
    page = client.get(f"/{language}/check/result/")
    assert page.status_code == 200
    html = page.content.decode()
    answer = assess(journey.question, loader.current(), language=language)
    assert len(answer["benefits"]) == len(BenefitCode)
    for code in BenefitCode:
        assert loader.current().content.benefit_name(code, language) in html
    assert "1506" in html


def test_browser_and_api_give_the_same_verdicts(client: Client, journey: Journey) -> None:
    walk(client, journey)
    asked = question_of(told(client))
    response = client.post(
        "/api/v1/assessments", json.dumps(asked), content_type="application/json"
    )
    answer = response.json()
    assert response.status_code == 200
    given = {code: found["verdict"] for code, found in answer["benefits"].items()}
    told_by_hand = assess(journey.question, loader.current(), language="en")["benefits"]
    assert given == {code: found["verdict"] for code, found in told_by_hand.items()}
    if clock.today() == DAY_OF_THE_ISSUE:  # on other days the law is another, or not known
        assert {code: given[code] for code in journey.verdicts} == journey.verdicts
