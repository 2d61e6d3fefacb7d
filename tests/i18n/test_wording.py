"""Every code of the core has its sentence, short and plain, and no number of the law is in it."""

import ast
import re
from datetime import date
from enum import StrEnum

import pytest

from eligibility import catalogue
from eligibility.content import LANGUAGES
from eligibility.presentation import Spoken, refusal
from eligibility.rules import question, required
from eligibility.rules.codes import AdviceCode, BenefitCode, ConditionCode, ReasonCode
from eligibility.rules.faults import Fault, FaultCode, Refused
from eligibility.rules.finding import Condition, Reason
from eligibility.rules.truth import Truth
from eligibility.wording import (
    advice,
    conditions,
    evidence,
    faults,
    instruments,
    names,
    reasons,
    unknowns,
)
from tests.i18n.saying import CONTENT, EACH_LANGUAGE, in_its_letters
from tests.support import ROOT, TODAY, ask, shipped, worker


def test_every_reason_has_a_sentence_and_what_is_doubtful_is_said_plainly() -> None:
    assert set(reasons.GENERAL) | {ReasonCode.EVIDENCE_WEAK} == set(ReasonCode)
    weak = {
        key
        for key, rows in shipped().histories.items()
        if key in required.NEEDS.values and any(row.citation.evidence.weak for row in rows)
    }
    assert "wage_month_days" in weak
    assert weak - set(evidence.ABOUT) == set()


def test_a_value_that_becomes_doubtful_later_still_gets_a_true_sentence() -> None:
    said = reasons.of(Reason(ReasonCode.EVIDENCE_WEAK, (("about", "new_value"),)), None)
    assert "not confirmed" in said.sentence.text


@pytest.mark.parametrize("code", ConditionCode)
@pytest.mark.parametrize("truth", Truth)
def test_every_condition_has_a_sentence_for_each_truth(code: ConditionCode, truth: Truth) -> None:
    period = code is ConditionCode.QUALIFYING_PERIOD
    old_age = BenefitCode.OLD_AGE  # reckons a lifetime total and has no such period
    for benefit in BenefitCode:
        if not (period and benefit is old_age):
            assert conditions.of(Condition(code, truth), benefit).sentence.text


def test_what_is_met_and_what_is_not_are_never_said_alike() -> None:
    threes = [
        *conditions.GENERAL.values(),
        *conditions.OF_A_DEATH.values(),
        *conditions.LIMITS.values(),
    ]
    for three in threes:
        assert len({sentence.text for sentence in three}) == 3


def test_every_advice_has_a_sentence() -> None:
    for code in AdviceCode:
        assert advice.of(code, ()).sentence.text


def test_the_days_to_find_an_employer_are_both_shown_or_the_one_that_is_known() -> None:
    officer, reported = date(2026, 12, 1), date(2026, 12, 31)
    speak = Spoken("en", CONTENT).advice
    code = AdviceCode.FIND_EMPLOYER_BY
    both = speak(code, (("officer", officer), ("reported", reported)))
    assert "1 December 2026" in both
    assert "31 December 2026" in both
    assert "1 December 2026" in speak(code, (("officer", officer), ("reported", None)))
    assert "1694" in speak(code, (("officer", None), ("reported", None)))


@EACH_LANGUAGE
@pytest.mark.parametrize("code", FaultCode)
def test_every_fault_says_what_to_type_instead(code: FaultCode, language: str) -> None:
    params: tuple[tuple[str, str | int], ...] = (
        ("suggestion", ""),
        ("choices", "female, male"),
        ("most", 720),
        ("year", 2569),
        ("christian", 2026),
    )
    (said,) = refusal([Fault("person.sex", code, params)], language)
    assert said["field"] == "person.sex"
    assert said["code"] == code.value
    assert in_its_letters(said["text"], language)
    assert "%" not in said["text"]


def test_a_misspelt_field_gets_the_right_one_and_a_buddhist_year_the_christian() -> None:
    with pytest.raises(Refused) as no:
        question.read({"person": {"sexx": "male", "birth_date": "2538-05-10"}}, today=TODAY)
    said = {fault["field"]: fault["text"] for fault in refusal(no.value.faults, "en")}
    assert "(sex)" in said["person.sexx"]
    assert "2538" in said["person.birth_date"]
    assert "1995" in said["person.birth_date"]


def _fields_in_the_core() -> set[str]:
    """Every field that a module of the core names, and could so name as unknown."""
    found = set()
    for path in (ROOT / "eligibility" / "rules").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value.replace("{index}", "N"))
    field = re.compile(r"(person|events)(\.\w+)+")
    return {name for name in found if field.fullmatch(name)}


def test_every_field_that_the_core_names_can_be_asked_for() -> None:
    fields = _fields_in_the_core()
    assert len(fields) > 30
    objects = {name for name in fields if any(f.startswith(f"{name}.") for f in unknowns.FIELDS)}
    assert fields - objects - set(unknowns.FIELDS) == set()


@pytest.mark.parametrize("kind", names.BY_KIND, ids=lambda kind: kind.__name__)
def test_every_code_that_a_page_shows_has_a_name(kind: type[StrEnum]) -> None:
    assert set(names.BY_KIND[kind]) == set(kind)
    for language in LANGUAGES:
        speak = Spoken(language, CONTENT)
        assert all(in_its_letters(speak.name(code), language) for code in kind)


def test_a_projected_day_says_that_it_rests_on_todays_law() -> None:
    speak = Spoken("en", CONTENT)
    day = date(2027, 2, 1)
    for by_contributions in (False, True):
        said = speak.earliest(day, by_contributions=by_contributions)
        assert "today's law" in said
        assert "1 February 2027" in said
    born = worker(as_of="2026-11-23", birth_date="1990-05-10")
    (reason,) = [
        reason
        for reason in ask(born)["benefits"]["old_age"]["reasons"]
        if reason["code"] == "under_pension_age"
    ]
    assert reason["params"]["birthday"] == "2045-05-10"
    assert "today's law" in reasons.GENERAL[ReasonCode.UNDER_PENSION_AGE].text


@EACH_LANGUAGE
def test_the_answer_ends_with_who_decides_and_their_number(language: str) -> None:
    said = Spoken(language, CONTENT).disclaimer()
    assert "1506" in said
    assert in_its_letters(said, language)


def _english() -> list[str]:
    found: list[str] = []
    for message in catalogue.extracted(catalogue.Place(ROOT)):
        from_wording = any(name.startswith("eligibility/wording/") for name, _ in message.locations)
        if message.id and from_wording:
            found += [message.id] if isinstance(message.id, str) else message.id
    return found


def test_english_sentences_are_short() -> None:
    texts = _english()
    assert len(texts) > 250
    for text in texts:
        without_thai = re.sub(r"\([^()]*[^ -~][^()]*\)", "", text)
        for sentence in re.split(r"(?<=[.?]) ", without_thai):
            words = [word for word in sentence.split() if re.search(r"[A-Za-z0-9%]", word)]
            assert len(words) <= 20, sentence


def test_no_number_of_the_law_is_typed_in_a_sentence() -> None:
    """Values change by date: only telephone numbers, sections, names and examples are written."""
    allowed = {"1506", "1694", "33", "39", "2026-11-23", "2026-11", "2026-01"}
    allowed |= {"1-03", "1-10", "6-09", "1-20", "13", "16", "44"}  # forms, and the digits of a card
    allowed |= {"1", "12", "5", "2026", "2569", "12000", "8"}  # what to type; UTF-8
    names = {sentence.text for sentence in instruments.BY_NAME.values()}
    names |= {sentence.text for sentence in instruments.PLACES.values()}
    for text in set(_english()) - names:
        assert set(re.findall(r"\d+(?:-\d+)*", text)) <= allowed, text


def test_the_wording_is_pure_and_its_modules_can_be_read_at_one_sitting() -> None:
    for path in (ROOT / "eligibility" / "wording").glob("*.py"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) < 300, path.name
        imports = [line for line in lines if line.startswith(("import ", "from "))]
        assert not [line for line in imports if "django" in line or "models" in line], path.name


def test_faults_cover_the_closed_list() -> None:
    assert set(faults.GENERAL) == set(FaultCode)
