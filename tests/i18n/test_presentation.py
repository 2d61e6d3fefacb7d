"""Dates, months, money and numbers as people read them, and languages that do not mix."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation

from eligibility.content import MissingTextError
from eligibility.presentation import Spoken, answer_in, refusal
from eligibility.reviewed import files
from eligibility.rules import question
from eligibility.rules.codes import BenefitCode, Group, ReasonCode
from eligibility.rules.evaluate import evaluate
from eligibility.rules.faults import Fault, FaultCode
from eligibility.rules.finding import Reason, Step
from eligibility.rules.truth import Verdict
from tests.support import RULEBOOK_FILES, TODAY, shipped, worker

CONTENT = files.read(RULEBOOK_FILES).content


def voice(language: str) -> Spoken:
    """The voice of a language with the shipped content."""
    return Spoken(language, CONTENT)


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en", "1 December 2026", "December 2026"),
        ("th", "1 ธันวาคม 2569 (2026)", "ธันวาคม 2569 (2026)"),
        ("my", "1 ဒီဇင်ဘာ 2026", "ဒီဇင်ဘာ 2026"),
    ],
)
def test_a_day_is_said_day_first_in_words(language: str, day: str, month: str) -> None:
    assert voice(language).date(date(2026, 12, 1)) == day
    assert voice(language).month("2026-12") == month


@pytest.mark.parametrize("language", ["en", "th", "my"])
def test_the_twelve_months_have_twelve_names(language: str) -> None:
    said = {voice(language).month(f"2026-{month:02d}") for month in range(1, 13)}
    assert len(said) == 12


def test_burmese_months_are_not_left_in_english() -> None:
    for month in range(1, 13):
        assert not voice("my").month(f"2026-{month:02d}").replace(" 2026", "").isascii()


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (12000, "12,000 baht"),
        (Decimal("900"), "900 baht"),
        (Fraction(1750, 3), "583.33 baht"),
        (Fraction(1, 200), "0.01 baht"),  # half up, as everywhere else
        (Decimal("291.5"), "291.50 baht"),
    ],
)
def test_money_is_rounded_once_and_has_separators(
    amount: Fraction | Decimal | int, said: str
) -> None:
    assert voice("en").money(amount) == said


@pytest.mark.parametrize(("language", "said"), [("th", "12,000 บาท"), ("my", "12,000 ဘတ်")])
def test_money_keeps_western_digits_for_the_officer_to_read(language: str, said: str) -> None:
    assert voice(language).money(12000) == said


def test_one_month_and_two_months_differ_in_english_and_not_in_thai() -> None:
    one, two = (Reason(ReasonCode.DEDUCTED_NOT_REMITTED, (("months", n),)) for n in (1, 2))
    assert voice("en").reason(one, BenefitCode.MEDICAL).startswith("1 month was")
    assert voice("en").reason(two, BenefitCode.MEDICAL).startswith("2 months were")
    thai_one, thai_two = (voice("th").reason(r, BenefitCode.MEDICAL) for r in (one, two))
    assert thai_one.replace("1", "2", 1) == thai_two


def test_a_reason_of_one_benefit_is_not_said_of_another() -> None:
    reason = Reason(ReasonCode.NOT_REGISTERED)
    assert "child support" in voice("en").reason(reason, BenefitCode.CHILD_SUPPORT)
    assert "child support" not in voice("en").reason(reason, None)


def test_two_kinds_of_code_with_the_same_letters_have_their_own_names() -> None:
    assert Verdict.NOT_YET.value == Group.NOT_YET.value
    assert voice("en").name(Verdict.NOT_YET) != voice("en").name(Group.NOT_YET)


def test_the_month_of_an_event_is_said_in_words() -> None:
    reason = Reason(ReasonCode.EVENT_MONTH_WOULD_DECIDE, (("month", "2026-11"),))
    assert "November 2026" in voice("en").reason(reason, BenefitCode.MATERNITY)


def test_the_language_around_does_not_leak_in_and_is_left_as_it_was() -> None:
    with translation.override("th"):
        assert voice("en").disclaimer().startswith("This is not a decision.")
        assert translation.get_language() == "th"


def test_a_language_we_do_not_have_is_refused_rather_than_answered_in_english() -> None:
    with pytest.raises(MissingTextError):
        voice("de")
    with pytest.raises(MissingTextError):
        refusal([Fault("as_of", FaultCode.NOT_A_DATE)], "de")


def test_papers_steps_and_benefits_come_from_the_release() -> None:
    assert voice("en").document("bank_book").startswith("Bring your bank book")
    assert voice("en").step(Step("child_file_claim")).startswith("Hand in the claim form")
    assert voice("th").benefit(BenefitCode.MATERNITY) == "กรณีคลอดบุตร"


def test_only_the_texts_depend_on_the_language() -> None:
    person = question.read(worker(), today=TODAY).person
    found = evaluate(person, shipped())
    english, thai = (answer_in(found, shipped(), CONTENT, code) for code in ("en", "th"))
    assert english["disclaimer"] != thai["disclaimer"]
    assert _instruments(english) != _instruments(thai)
    assert len(_instruments(english)) == len(_instruments(thai))
    assert _without_texts(english) == _without_texts(thai)


def _instruments(written: object) -> list[object]:
    if isinstance(written, dict):
        own = [written["instrument"]] if "instrument" in written else []
        return own + [name for value in written.values() for name in _instruments(value)]
    found = [_instruments(item) for item in written] if isinstance(written, list) else []
    return [name for names in found for name in names]


def _without_texts(written: object) -> object:
    if isinstance(written, dict):
        texts = ("text", "disclaimer", "instrument")  # the law is named as the reader names it
        return {key: _without_texts(value) for key, value in written.items() if key not in texts}
    return [_without_texts(item) for item in written] if isinstance(written, list) else written
