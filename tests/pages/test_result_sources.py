"""The conditions stand on the page of the law, and the result page loses nothing without them."""

import re
from html import unescape

import pytest
from django.test import Client

from eligibility import clock, loader
from eligibility.assessing import Assessed, assessed
from eligibility.pages.result import page
from eligibility.pages.what_if import changes
from eligibility.presentation import Spoken
from tests.i18n.saying import CONTENT, EACH_LANGUAGE
from tests.interview.journeys import JOURNEYS, laid_off
from tests.interview.walking import walk
from tests.pages.results import worked
from tests.support import Answer

pytestmark = pytest.mark.django_db


def _both(question: Answer, language: str) -> tuple[Assessed, Assessed]:
    """The same question answered with the words of the conditions, and without."""
    released = loader.current()
    return (
        assessed(question, released, language=language),
        assessed(question, released, language=language, conditions=False),
    )


@EACH_LANGUAGE
@pytest.mark.parametrize("name", JOURNEYS)
def test_every_condition_of_the_answer_is_read_on_the_page_of_the_law(
    client: Client, name: str, language: str
) -> None:
    journey = JOURNEYS[name](clock.today())
    walk(client, journey, language)
    html = client.get(f"/{language}/check/result/law/").content.decode()
    shown = " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
    told, _ = _both(journey.question, language)
    texts = {
        " ".join(condition["text"].split())
        for found in told.answer["benefits"].values()
        for one in (found, *found["entitlements"])
        for condition in one["conditions"]
    }
    assert len(texts) > 10
    assert [text for text in texts if text not in shown] == []


@pytest.mark.slow
def test_the_result_page_is_the_same_without_the_words_of_the_conditions() -> None:
    spoken = Spoken("en", CONTENT)
    given = dict(worked())
    given |= {name: journey(clock.today()).question for name, journey in JOURNEYS.items()}
    last, _ = _both(laid_off(clock.today()).question, "en")
    for name, question in given.items():
        told, untold = _both(question, "en")
        assert told.found == untold.found
        assert page(untold, spoken) == page(told, spoken), name
        assert changes(untold.answer, last.answer, spoken) == changes(
            told.answer, last.answer, spoken
        )


def test_without_the_words_of_the_conditions_nothing_else_is_missing_in_the_answer() -> None:
    for journey in JOURNEYS.values():
        told, untold = _both(journey(clock.today()).question, "en")
        for code, found in told.answer["benefits"].items():
            other = untold.answer["benefits"][code]
            assert other["conditions"] == []
            for one, same in (
                (found, other),
                *zip(found["entitlements"], other["entitlements"], strict=True),
            ):
                one["conditions"] = same["conditions"] = []
        assert told.answer == untold.answer
