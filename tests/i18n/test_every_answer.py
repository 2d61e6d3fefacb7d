"""Every answer is said whole in three languages: all worked questions, and some with bad facts.

No text is empty, no placeholder and no name of a code shows, no text is in another language's
letters.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from eligibility.content import LANGUAGES
from eligibility.presentation import Spoken, answer_in, refusal
from eligibility.rules import question
from eligibility.rules.codes import ConditionCode, ReasonCode
from eligibility.rules.evaluate import evaluate
from eligibility.rules.faults import FaultCode, Refused
from eligibility.rules.person import Assumption
from eligibility.wording import evidence, labels
from tests.i18n.saying import (
    CONTENT,
    EACH_LANGUAGE,
    NOTHING_KNOWN,
    assessments,
    in_its_letters,
    items,
)
from tests.support import TODAY, ask, shipped, worker

pytestmark = pytest.mark.slow

BAD: dict[str, Any] = {
    "as_of": "2026-11-23",
    "person": {
        "sexx": "female",
        "sex": "woman",
        "nationality": "Myanmar",
        "birth_date": "2538-05-10",
        "registered": "yes",
        "monthly_wage": -1,
        "employment": {"started_on": "2026-05-01", "ended_on": "2026-04-01"},
        "wages": [{"months": "2026-01..2026-03"}, {"months": "2026-02", "baht": 9000}],
        "contributions": {"paid": ["2026-05..2026-01", "2027-01"], "in_doubt": "2026-01"},
    },
    "events": {
        "illness": {"date": "23 November 2026", "rest_days": 2.5},
        "dental": {"date": "1850-01-01", "bill": "many"},
        "children": [{}] * 21,
    },
}


def _texts(written: object) -> Iterator[str]:
    if isinstance(written, dict):
        if "text" in written:
            yield written["text"]
        for value in written.values():
            yield from _texts(value)
    elif isinstance(written, list):
        for value in written:
            yield from _texts(value)


@pytest.fixture(scope="module", params=LANGUAGES)
def spoken(request: pytest.FixtureRequest) -> tuple[str, set[str]]:
    """A language, and every text that the worked questions make in it."""
    language: str = request.param
    texts: set[str] = set()
    for found in assessments():
        answer = answer_in(found, shipped(), CONTENT, language)
        texts.update(_texts(answer), {str(answer["disclaimer"])})
    return language, texts


def test_the_worked_questions_reach_every_reason_and_every_condition() -> None:
    reached = {reason.code for item in items() for reason in item.reasons}
    reached |= {reason.code for found in assessments() for reason in found.enrolment.reasons}
    assert reached == set(ReasonCode)
    stood = {condition.code for item in items() for condition in item.conditions}
    assert stood == set(ConditionCode)


def test_every_text_is_whole_and_in_its_language(spoken: tuple[str, set[str]]) -> None:
    language, texts = spoken
    assert len(texts) > 200
    assert "" not in texts
    assert [text for text in texts if "%" in text or "{" in text or "None" in text] == []
    assert [text for text in texts if re.search(r"[a-z]_[a-z]|\.[a-z]+_", text)] == []
    assert [text for text in texts if not in_its_letters(text, language)] == []


@EACH_LANGUAGE
def test_every_refusal_is_whole_and_in_its_language(language: str) -> None:
    with pytest.raises(Refused) as no:
        question.read(BAD, today=TODAY)
    said = refusal(no.value.faults, language)
    assert len({fault["code"] for fault in said}) > 12
    assert {fault["code"] for fault in said} <= set(FaultCode)
    for fault in said:
        assert fault["text"]
        assert fault["field"]
        assert "%" not in fault["text"]
        assert in_its_letters(fault["text"], language), fault["text"]


def test_every_question_of_law_that_the_core_calls_doubtful_has_its_own_sentence() -> None:
    abouts = {
        str(dict(reason.params)["about"])
        for item in items()
        for reason in item.reasons
        if reason.code is ReasonCode.EVIDENCE_WEAK
    }
    assert abouts >= {
        "sickness_after_job",
        "leave_allowance_after_job",
        "antenatal_father",
        "force_majeure",
    }
    assert abouts <= set(evidence.ABOUT)


def test_the_children_are_counted_from_one() -> None:
    found = ask(NOTHING_KNOWN)["benefits"]["child_support"]
    open_fields = {unknown["field"] for unknown in found["unknowns"]}
    assert {"events.children.0.born_on", "events.children.1.lawful"} <= open_fields
    speak = Spoken("en", CONTENT)
    assert "child 1" in speak.unknown("events.children.0.born_on")
    assert "child 2" in speak.unknown("events.children.1.lawful")
    assumed = Assumption(field="events.children.2.lawful", value=True)
    assert "child 3" in speak.assumed(assumed)


def test_a_last_day_of_work_that_was_taken_is_named() -> None:
    given = worker(events={"unemployment": {"date": "2026-11-01"}})
    person = question.read(given, today=TODAY).person
    answer: Any = answer_in(evaluate(person, shipped()), shipped(), CONTENT, "en")
    said = {taken["field"]: taken["text"] for taken in answer["assumed"]}
    assert "31 October 2026" in said["person.employment.ended_on"]


@EACH_LANGUAGE
def test_every_figure_and_field_of_the_answers_has_a_label(language: str) -> None:
    speak = Spoken(language, CONTENT)
    entitled = [e for found in assessments() for f in found.findings for e in f.entitlements]
    figures = {name for entitlement in entitled for name, _ in entitlement.figures}
    assert len(figures) > 15
    assert figures <= set(labels.FIGURES)
    shown = {"reasons", "conditions", "window", "earliest", "entitlements", "documents", "steps"}
    assert shown <= set(ask(worker())["benefits"]["medical"])
    assert shown <= set(labels.ANSWER)
    said = [*map(speak.figure, labels.FIGURES), *map(speak.label, labels.ANSWER)]
    assert all(in_its_letters(text, language) for text in said)
