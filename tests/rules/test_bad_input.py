"""What is refused, by field and code (contract, "Refused"): nothing is repaired or defaulted."""

from copy import deepcopy
from itertools import pairwise
from typing import Any, cast

import pytest

from eligibility import assessing
from eligibility.loader import Released
from eligibility.rules import question
from eligibility.rules.faults import FaultCode, Refused
from tests.rules.strategies import Question
from tests.support import TODAY, ask, worker

F = FaultCode
#: A release that is never looked at, because the question is refused first.
UNUSED = cast(Released, None)


def faults_of(asked: object) -> list[tuple[str, FaultCode]]:
    """The faults a question is refused with; none when it is answered."""
    try:
        question.read(asked, today=TODAY)
    except Refused as refused:
        return [(fault.field, fault.code) for fault in refused.faults]
    return []


def told(path: str, value: object) -> Question:
    """An otherwise sound question with one field set; the objects on the way are made."""
    asked = worker(employment={"started_on": "2020-01-01"})
    here: Any = asked
    *parents, last = path.split(".")
    for name, after in pairwise([*parents, last]):
        fresh: Any = [] if after == "0" else {}
        if name == "0":
            here[:] = here[:1] or [fresh]
            here = here[0]
        else:
            if not isinstance(here.get(name), type(fresh)):
                here[name] = fresh
            here = here[name]
    if last == "0":
        here[:] = [value]
    else:
        here[last] = value
    return asked


OBJECTS = [
    "person",
    "person.employment",
    "person.employment.earlier.0",
    "person.wages.0",
    "person.contributions",
    "events",
    "events.illness",
    "events.dental",
    "events.childbirth",
    "events.children.0",
    "events.unemployment",
    "events.disability",
    "events.death",
    "events.retirement",
    "events.work_injury",
]


@pytest.mark.parametrize("path", OBJECTS)
def test_an_unknown_field_is_refused_in_every_object(path: str) -> None:
    assert (f"{path}.nmae", F.UNKNOWN_FIELD) in faults_of(told(f"{path}.nmae", 1))


def test_an_unknown_field_is_refused_at_the_top() -> None:
    assert faults_of({"persn": {}}) == [("persn", F.UNKNOWN_FIELD)]


def test_a_misspelt_field_is_named_with_the_field_that_was_meant() -> None:
    with pytest.raises(Refused) as refused:
        question.read(told("person.nationalty", "MM"), today=TODAY)
    assert refused.value.faults[0].params == (("suggestion", "nationality"),)


def test_a_field_like_no_other_is_refused_without_a_guess() -> None:
    with pytest.raises(Refused) as refused:
        question.read({"zzzzzz": 1}, today=TODAY)
    assert refused.value.faults[0].params == (("suggestion", ""),)


@pytest.mark.parametrize("wrong", [[], "x", 1, True, 1.5])
@pytest.mark.parametrize("path", OBJECTS)
def test_an_object_is_not_read_from_anything_else(path: str, wrong: object) -> None:
    assert (path, F.NOT_AN_OBJECT) in faults_of(told(path, wrong))


@pytest.mark.parametrize("wrong", [[], "x", 1, True])
def test_a_question_is_an_object(wrong: object) -> None:
    assert faults_of(wrong) == [("", F.NOT_AN_OBJECT)]


LISTS = [
    "person.documents",
    "person.employment.earlier",
    "person.wages",
    "person.contributions.paid",
    "person.contributions.deducted_not_remitted",
    "person.contributions.in_doubt",
    "events.children",
]


@pytest.mark.parametrize("wrong", [{}, "2026-01", 1, False])
@pytest.mark.parametrize("path", LISTS)
def test_a_list_is_not_read_from_anything_else(path: str, wrong: object) -> None:
    assert faults_of(told(path, wrong)) == [(path, F.NOT_A_LIST)]


def test_all_faults_are_reported_together_each_at_its_own_field() -> None:
    asked = {
        "as_of": "2569-01-01",
        "person": {
            "sex": "woman",
            "monthly_wage": -1,
            "employment": {"started_on": "2026-02-01", "ended_on": "2026-01-01"},
            "contributions": {"paid": ["2026-05..2026-01"], "in_doubt": "2026-01"},
        },
        "events": {"illness": {"rest_days": "three"}, "deth": {}},
        "language": "fr",
    }
    assert sorted(faults_of(asked)) == [
        ("as_of", F.BUDDHIST_YEAR),
        ("events.deth", F.UNKNOWN_FIELD),
        ("events.illness.rest_days", F.NOT_A_WHOLE_NUMBER),
        ("language", F.NOT_IN_LIST),
        ("person.contributions.in_doubt", F.NOT_A_LIST),
        ("person.contributions.paid.0", F.REVERSED_SPAN),
        ("person.employment.ended_on", F.ENDED_BEFORE_STARTED),
        ("person.monthly_wage", F.NEGATIVE),
        ("person.sex", F.NOT_IN_LIST),
    ]


def test_a_refusal_names_fields_and_codes_and_never_what_was_typed() -> None:
    with pytest.raises(Refused) as refused:
        question.read(told("person.sector", "my secret"), today=TODAY)
    assert str(refused.value) == "person.sector: not_in_list"


def test_reading_a_question_leaves_it_as_it_was() -> None:
    asked = worker(contributions={"paid": ["2026-02", "2026-01"]})
    before = deepcopy(asked)
    ask(asked)
    assert asked == before


def test_a_body_over_64_kilobytes_is_refused_before_it_is_read() -> None:
    """Bytes, not letters: a Burmese letter weighs three."""
    sizes = {"a": 64_000 - len('{"x": ""}'), "က": (64_000 - len('{"x": ""}')) // 3}
    for letter, count in sizes.items():
        for more, code in ((0, F.UNKNOWN_FIELD), (1, F.BODY_TOO_LARGE)):
            with pytest.raises(Refused) as refused:
                assessing.assess({"x": letter * (count + more)}, UNUSED)
            assert [fault.code for fault in refused.value.faults] == [code]
