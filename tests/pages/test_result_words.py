"""The words of the result page: complete, and nothing English where Burmese or Thai is read."""

import re

import pytest
import yaml

from eligibility.presentation import Spoken
from eligibility.rules import required
from eligibility.rules.answer import plain
from eligibility.rules.rulebook import Period
from eligibility.said import result_law
from eligibility.wording import instruments, values
from tests.i18n.saying import CONTENT, EACH_LANGUAGE
from tests.pages.results import everything, read, words_of
from tests.support import RULEBOOK_FILES, shipped, worker

_LAW_FILES = sorted((RULEBOOK_FILES / "law").glob("*.yaml"))
_OTHERS = pytest.mark.parametrize("language", ["my", "th"])
#: Names that stand in Latin letters on papers, cards and telephones themselves.
_AS_WRITTEN = {
    *("SSO", "CI", "DOE", "MMN", "Krungsri", "Krungthai"),
    *("Fund",),  # M-Fund
    *("Self", "Service", "browser"),  # the e-Self Service, and where it opens
}


def _cited() -> list[dict[str, str]]:
    return [
        citation
        for path in _LAW_FILES
        for citation in yaml.safe_load(path.read_text(encoding="utf-8"))["citations"].values()
    ]


def test_every_value_the_core_needs_has_a_label_and_no_label_is_left_over() -> None:
    assert set(values.LABELS) == set(required.NEEDS.values)


def test_no_two_values_of_one_benefit_have_the_same_label() -> None:
    texts = [label.text for label in values.LABELS.values()]
    assert len(texts) == len(set(texts))


def test_every_source_of_the_rulebook_has_its_name_letter_for_letter() -> None:
    named = {citation["instrument"] for citation in _cited()}
    assert len(named) > 30
    assert named == set(instruments.BY_NAME)


def test_every_place_in_a_source_is_a_number_or_has_words() -> None:
    sections = {citation["section"] for citation in _cited()} - {""}
    wordy = {section for section in sections if re.search(r"[A-Za-z]", section)} | {"50 to 53"}
    assert wordy == set(instruments.PLACES)


def test_a_source_nobody_foresaw_keeps_its_name() -> None:
    assert Spoken("my", CONTENT).instrument("A law of 2099") == "A law of 2099"


@EACH_LANGUAGE
def test_every_value_in_force_can_be_said_with_its_unit(language: str) -> None:
    speak = Spoken(language, CONTENT)
    for key in required.NEEDS.values:
        for row in shipped().histories[key]:
            if row.value is None or isinstance(row.value, Period):
                continue
            said = result_law.value(key, plain(row.value), row.unit, speak)
            assert said
            assert "%" not in said


@pytest.mark.parametrize(
    ("key", "held", "unit", "said"),
    [
        (
            "medical.qualifying",
            {"required": 3, "reference": 15},
            "months",
            "3 months within 15 months",
        ),
        ("old_age.any", {"required": 1, "reference": None}, "months", "1 month in all"),
        ("work_permit_required", True, "flag", "Yes"),
        ("child_support_after_leaving", False, "flag", "No"),
        ("pension_step_rate", 0.015, "ratio", "1.5 per cent"),
        ("unemployment_rate_terminated", 0.6, "ratio", "60 per cent"),
        ("wage_ceiling", 17500, "baht_per_month", "17,500 baht a month"),
        ("dental_cap_year", 900, "baht", "900 baht"),
        ("child_proof_month", 10, "count", "October"),
        ("child_max", 3, "count", "3"),
        ("pension_age", 55, "age", "Age 55"),
        ("claim_deadline_years", 2, "years", "2 years"),
        ("unemployment_paid_from_day", 8, "day_number", "Day 8"),
        ("dental_cap_year", None, "baht", "Not known"),
    ],
)
def test_a_value_is_said_as_people_say_it(key: str, held: object, unit: str, said: str) -> None:
    assert result_law.value(key, held, unit, Spoken("en", CONTENT)) == said


@_OTHERS
@pytest.mark.slow
def test_nothing_english_is_left_on_the_pages_of_other_languages(language: str) -> None:
    found: set[str] = set()
    for one in everything():
        if one.language != language:
            continue
        for html in (one.html, one.law):
            main = html.partition('<main id="main" tabindex="-1">')[2].partition("</main>")[0]
            assert main
            without_hosts = re.sub(r"<a [^>]*http.*?</a>|\b[\w.]+\.go\.th\b", " ", main)
            found |= set(re.findall(r"[A-Za-z]{2,}", words_of(without_hosts)))
    assert found <= _AS_WRITTEN, found - _AS_WRITTEN


@_OTHERS
def test_the_names_of_the_sources_are_not_left_in_english_in_an_answer(language: str) -> None:
    answer = read(worker(), language).answer
    names = {
        cited["instrument"]
        for found in answer["benefits"].values()
        for cited in (*found["citations"], *found["statements"])
    }
    assert len(names) > 5
    assert not any(name.isascii() for name in names)
