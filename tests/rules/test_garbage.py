"""Whatever is sent, it is answered or refused by field: never a traceback."""

import json
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.rules import question
from eligibility.rules.faults import Refused
from tests.rules.strategies import Question, questions
from tests.support import TODAY, ask

pytestmark = pytest.mark.slow

WORDS = st.sampled_from(
    [
        "person",
        "events",
        "as_of",
        "contributions",
        "paid",
        "children",
        "employment",
        "wages",
        "months",
        "date",
        "2026-01",
        "2026-01..2026-05",
        "1900-01..2400-12",
        "2569-11-23",
        "2026-02-30",
        "9999-12-31",
        "0000-00-00",
        "female",
        "ကလေး",
    ]
)
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12), WORDS
)
JSON = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(WORDS | st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=15,
)


def answered_or_refused(asked: Any) -> None:
    """The answer is JSON, or each fault names a field of the question."""
    try:
        question.read(asked, today=TODAY)
    except Refused as refusal:
        refused = refusal
    else:
        found = ask(asked)
        assert json.loads(json.dumps(found, allow_nan=False)) == found
        return
    assert refused.faults
    assert all(isinstance(fault.field, str) for fault in refused.faults)


@given(JSON)
def test_any_json_is_answered_or_refused(garbage: object) -> None:
    answered_or_refused(garbage)


def places(told: Any) -> list[tuple[Any, Any]]:
    """Every field and list item of a question, as (container, key)."""
    keys = list(told) if isinstance(told, dict) else list(range(len(told)))
    found: list[tuple[Any, Any]] = []
    for key in keys:
        found.append((told, key))
        if isinstance(told[key], dict | list):
            found += places(told[key])
    return found


@given(st.data(), questions())
def test_a_question_with_garbage_in_one_field_is_answered_or_refused(
    data: st.DataObject, asked: Question
) -> None:
    spoilt = deepcopy(asked)
    container, key = data.draw(st.sampled_from(places(spoilt)), label="place")
    container[key] = data.draw(JSON, label="garbage")
    answered_or_refused(spoilt)


@given(st.data(), questions())
def test_a_question_with_two_parts_exchanged_is_answered_or_refused(
    data: st.DataObject, asked: Question
) -> None:
    """Well-formed pieces in the wrong places: days beside other days, lists for lists."""
    spoilt, other = deepcopy(asked), deepcopy(asked)
    container, key = data.draw(st.sampled_from(places(spoilt)))
    source, name = data.draw(st.sampled_from(places(other)))
    container[key] = source[name]
    answered_or_refused(spoilt)


EDGES = ("1900-01-01", "1900-12-31", "2024-02-29", "2026-11-23", "2400-01-01", "2400-12-31")
DATED = ("illness", "dental", "childbirth", "unemployment", "disability", "death", "retirement")


@pytest.mark.parametrize("event", EDGES)
@pytest.mark.parametrize("as_of", EDGES)
def test_the_first_and_the_last_day_of_the_calendar_are_answered(as_of: str, event: str) -> None:
    """Each event alone and a child born on the day; with months on record and without."""
    child = {"children": [{"born_on": event, "lawful": True}], "claim_date": event}
    told = [{name: {"date": event}} for name in DATED] + [child]
    for events in told:
        for record in ({}, {"paid": ["1900-01"]}, {"paid": [], "total_months": 3}):
            asked = {"as_of": as_of, "person": {"contributions": record}, "events": events}
            assert list(ask(asked)["benefits"])


@given(st.data(), questions())
def test_days_at_the_ends_of_the_calendar_are_answered_or_refused(
    data: st.DataObject, asked: Question
) -> None:
    spoilt = deepcopy(asked)
    days = [(box, key) for box, key in places(spoilt) if _is_day(box[key])]
    for container, key in days:
        if data.draw(st.booleans()):
            container[key] = data.draw(st.sampled_from(EDGES))
    answered_or_refused(spoilt)


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value) is not None
    except ValueError:
        return False
