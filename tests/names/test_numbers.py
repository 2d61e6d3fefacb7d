"""Numbers are compared without their spaces; a new passport's number is no mistake."""

import pytest

from eligibility.matching import numbers
from eligibility.matching.numbers import NumberLikeness
from eligibility.matching.papers import (
    Aspect,
    Difference,
    Paper,
    PaperKind,
    Seriousness,
    What,
    compare,
)

#: Twelve digits and the one that is worked out from them by hand: 354 - 11 x 32 = 2, 11 - 2 = 9.
RIGHT = "1234567890139"
THIRD = 2


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("MF 123-456", "MF123456"),
        ("mf123456", "MF123456"),
        ("၀၀ ၁၂၃၄", "001234"),
        ("๑-๒๓๔๕-๖", "123456"),
        ("", ""),
    ],
)
def test_spaces_dashes_capitals_and_scripts_make_no_difference(typed: str, number: str) -> None:
    assert numbers.clean(typed) == number


def test_a_number_of_ten_thousand_digits_is_cut_off() -> None:
    assert len(numbers.clean("1" * 10_000)) == numbers.LONGEST


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("MF123456", "MF123456", NumberLikeness.SAME),
        ("MF123456", "MF123457", NumberLikeness.ONE_OFF),
        ("MF123456", "MF123465", NumberLikeness.ONE_OFF),
        ("MF123456", "MF12345", NumberLikeness.ONE_OFF),
        ("MF123456", "MA654321", NumberLikeness.OTHER),
        ("MF123456", RIGHT, NumberLikeness.OTHER_KIND),
    ],
)
def test_two_numbers(one: str, other: str, likeness: NumberLikeness) -> None:
    assert numbers.judge(one, other) is likeness
    assert numbers.judge(other, one) is likeness


def test_one_wrong_digit_of_a_pink_card_is_noticed() -> None:
    """All but the third: its weight is 11, and what counts is the rest of a division by 11."""
    assert numbers.has_right_check_digit(RIGHT)
    for place, digit in enumerate(RIGHT):
        wrong = f"{RIGHT[:place]}{(int(digit) + 1) % 10}{RIGHT[place + 1 :]}"
        assert numbers.has_right_check_digit(wrong) is (place == THIRD)


def differences(**typed: str) -> list[tuple[What, ...]]:
    found = compare([Paper(PaperKind(kind), number=number) for kind, number in typed.items()])
    assert all(each.aspect is Aspect.NUMBER for each in found.differences)
    return [each.whats for each in found.differences]


def test_a_record_that_names_any_of_her_papers_agrees() -> None:
    assert differences(passport="MF123456", pink_card=RIGHT, sso=RIGHT, bank="MF123456") == []


def test_the_numbers_of_two_papers_of_her_own_are_not_compared() -> None:
    assert differences(passport="MF123456", ci="C7654321") == []


def test_a_record_made_with_an_earlier_passport_is_something_to_ask_about() -> None:
    assert differences(passport="MF123456", sso="MA654321") == [(What.OTHER_NUMBER,)]


def test_one_figure_that_differs_is_to_be_read_again() -> None:
    assert differences(passport="MF123456", bank="MF123457") == [(What.ONE_OFF,)]


def test_a_pink_card_number_is_looked_at_by_itself() -> None:
    assert differences(pink_card="1234567890122") == [(What.CHECK_DIGIT,)]
    assert differences(pink_card="12345") == [(What.NOT_THIRTEEN,)]


def test_the_most_serious_difference_comes_first() -> None:
    found = compare(
        [
            Paper(PaperKind.BANK_BOOK, "Daw Thida"),
            Paper(PaperKind.PASSPORT, "Thida"),
            Paper(PaperKind.SSO_RECORD, "Khin Mar Win"),
        ]
    )
    assert [each.seriousness for each in found.differences] == [
        Seriousness.SETTLE,
        Seriousness.WRITING,
    ]
    assert found.differences[0] == Difference(
        Aspect.NAME, (What.OTHER_NAME,), (PaperKind.PASSPORT,), (PaperKind.SSO_RECORD,)
    )


def test_papers_that_differ_alike_are_told_of_together() -> None:
    found = compare(
        [
            Paper(PaperKind.PASSPORT, "Kyaw Zin Htun"),
            Paper(PaperKind.WORK_PERMIT, "Kyaw Zin Tun"),
            Paper(PaperKind.BANK_BOOK, "Kyaw Zin Toon"),
        ]
    )
    [only] = found.differences
    assert only.others == (PaperKind.WORK_PERMIT, PaperKind.BANK_BOOK)
