"""Numbers of papers: alike but for spaces, one figure apart, or another paper's number."""

import re
from enum import StrEnum

from rapidfuzz.distance import OSA

from eligibility.interview import typed

#: Characters of a number that are compared.
LONGEST = 24
#: A Thai identity number, also that of a pink card: twelve digits and one worked out from them.
_IDENTITY_DIGITS = 13
_MODULUS = 11
_BETWEEN = re.compile(r"[\s\-‐-―./_]+")


class NumberLikeness(StrEnum):
    """How two numbers stand to each other."""

    SAME = "same"
    ONE_OFF = "one_off"
    OTHER = "other"
    OTHER_KIND = "other_kind"


def clean(text: str) -> str:
    """A number without spaces and dashes, in Western digits and capital letters; never long."""
    return _BETWEEN.sub("", typed.digits(text[: LONGEST * 2])).upper()[:LONGEST]


def is_identity_number(number: str) -> bool:
    """Whether a cleaned number has the 13 digits of a pink card, right or wrong ones."""
    return number.isascii() and number.isdigit() and len(number) == _IDENTITY_DIGITS


def has_right_check_digit(number: str) -> bool:
    """Whether the last of 13 digits fits the twelve before it.

    Args:
        number: a cleaned identity number; the weights are 13 down to 2, the rest of 11.
    """
    digits = [int(digit) for digit in number]
    total = sum(
        digit * weight
        for digit, weight in zip(digits, range(_IDENTITY_DIGITS, 1, -1), strict=False)
    )
    return (_MODULUS - total % _MODULUS) % 10 == digits[-1]


def judge(one: str, other: str) -> NumberLikeness:
    """How two cleaned numbers stand to each other.

    ``ONE_OFF``: one character is another, is missing, or has changed places with the next.
    ``OTHER_KIND``: an identity number and the number of a document: nothing to compare.
    """
    if one == other:
        return NumberLikeness.SAME
    if OSA.distance(one, other) == 1:
        return NumberLikeness.ONE_OFF
    if is_identity_number(one) != is_identity_number(other):
        return NumberLikeness.OTHER_KIND
    return NumberLikeness.OTHER
