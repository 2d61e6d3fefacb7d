"""Whether a sentence names somebody whose names and numbers are known."""

import pytest

from eligibility.matching.mentions import names_a_person

WORDS = ("Daw Aye Aye Mon", "ဒေါ်အေးအေးမွန်", "นางสาวเอเอมน", "1-2345-67890-12-1", "081 234 5678")


@pytest.mark.parametrize(
    "text",
    [
        "Mon told us that she worked on.",
        "AYE worked on",
        "aye-aye's employer paid",
        "for AyeAyeMon",
        "daw ａｙｅ",  # wide letters
        "အေးအေးမွန် ဆက်အလုပ်လုပ်ခဲ့သည်",
        "เอเอมนทำงานต่อ",
        "her card 1234567890121",
        "card ends in 90121",
        "บัตร ๑-๒๓๔๕-๖๗๘๙๐",
        "ဖုန်း ၀၈၁၂၃၄၅၆၇၈",
        "call 0812345678",
        "call 081-234-5678",
        "call +66 81 234 5678",
        "A\u200bye",  # with a space of no width
    ],
)
def test_a_name_or_number_is_found_however_it_is_written(text: str) -> None:
    assert names_a_person(text, WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "She was paid for six months in 2026, and the employer paid on 15 July.",
        "The monthly contributions were paid late.",  # "Mon" is in no word of its own
        "นายจ้างจ่ายช้า นางทำงานต่อ",  # a title is no name
        "Section 65 asks for 5 months within 15, in 2026-11.",
        "အလုပ်ရှင်က နောက်ကျမှ ပေးသွင်းခဲ့သည်",
    ],
)
def test_what_names_nobody_is_let_through(text: str) -> None:
    assert not names_a_person(text, WORDS)


def test_letters_composed_otherwise_are_the_same() -> None:
    assert names_a_person("Rene\u0301 worked", ["Ren\u00e9"])
    assert names_a_person("REN\u00c9 worked", ["Rene\u0301"])


def test_a_part_too_short_to_tell_is_not_looked_for_but_the_whole_name_is() -> None:
    assert not names_a_person("It is so.", ["It So"])
    assert not names_a_person("to be", ["To"])
    assert names_a_person("for ko thu za", ["Ko Thu Za"])


def test_of_a_passport_number_the_digits_are_enough() -> None:
    assert names_a_person("passport MA 123456", ["MA123456"])
    assert names_a_person("passport 123456", ["MA123456"])
    assert not names_a_person("passport 654321", ["MA123456"])


def test_without_anything_known_nothing_is_found() -> None:
    assert not names_a_person("Mon", [])
    assert not names_a_person("Mon", ["", "  "])
