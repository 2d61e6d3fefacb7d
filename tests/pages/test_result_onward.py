"""The ways on from an answer: those it calls for first, and none is missing."""

import pytest
from django.urls import reverse

from eligibility.pages.result_onward import onward
from eligibility.presentation import Spoken
from eligibility.wording.onward import WAYS
from tests.i18n.saying import CONTENT
from tests.pages.results import everything, read, shows
from tests.support import Answer, worker

SPOKEN = Spoken("en", CONTENT)


def _first(given: Answer) -> set[str]:
    return {way.name for way in onward(read(given, "en").answer, SPOKEN).ways}


def test_every_way_stands_on_every_result_once() -> None:
    for one in everything():
        made = onward(one.answer, SPOKEN)
        names = [way.name for way in (*made.ways, *made.others)]
        assert sorted(names) == sorted(WAYS), one.name
        assert all(shows(one.html, f"{reverse(f'eligibility:{name}')[3:]}") for name in names)


def test_who_is_insured_and_hurt_by_nothing_is_led_into_no_trouble() -> None:
    assert not _first(worker()) & {"employer", "before", "cannot", "injury"}


@pytest.mark.parametrize(
    ("person", "way"),
    [
        ({"registered": False, "contributions": {"paid": []}}, "employer"),
        (
            {"contributions": {"paid": ["2026-01..2026-05"], "deducted_not_remitted": ["2026-06"]}},
            "employer",
        ),
        (
            {"employment": {"started_on": "2022-01-03", "ended_on": "2025-12-31"}},
            "before",
        ),
        (
            {
                "sector": "private_household",
                "registered": False,
                "contributions": {"paid": []},
            },
            "cannot",
        ),
    ],
)
def test_the_way_an_answer_calls_for_comes_first(person: Answer, way: str) -> None:
    assert way in _first(worker(**person))


def test_who_was_hurt_at_work_is_led_to_the_other_fund() -> None:
    assert "injury" in _first(worker(events={"work_injury": {"date": "2026-11-20"}}))


def test_the_ways_stand_after_what_is_to_be_done_first() -> None:
    html = next(one.html for one in everything() if one.name == "example")
    assert html.index('id="first"') < html.index("/check/result/dates/") < html.index("<article")
