"""A name typed in the old font is found out and converted whole, or not at all."""

import pytest

from eligibility.matching import burmese, zawgyi

#: What somebody types with a Zawgyi keyboard, and the same name in Unicode.
NAMES = {
    "ေအာင္ေအာင္": "အောင်အောင်",
    "ေမာင္ေက်ာ္": "မောင်ကျော်",
    "သန္းသန္းေအး": "သန်းသန်းအေး",
    "ခင္မာဦး": "ခင်မာဦး",
    "ျမင့္ျမင့္သန္း": "မြင့်မြင့်သန်း",
    "ၾကည္ၾကည္ေအး": "ကြည်ကြည်အေး",
    "ႏွင္းႏွင္း": "နှင်းနှင်း",
    "ၿဖိဳးေဝ": "ဖြိုးဝေ",
    "ထြန္းထြန္း": "ထွန်းထွန်း",
    "လႈိင္": "လှိုင်",
    "စႏၵာ": "စန္ဒာ",
    "သႏၲာ": "သန္တာ",
    "သိဂႌ": "သိင်္ဂီ",
    "ေအးျမတ္မြန္": "အေးမြတ်မွန်",
    "ေရႊရည္": "ရွှေရည်",
}


@pytest.mark.parametrize(("old", "new"), NAMES.items())
def test_a_name_in_the_old_font_becomes_the_same_name(old: str, new: str) -> None:
    assert zawgyi.converted(old) == burmese.in_order(new)


@pytest.mark.parametrize(("old", "new"), [pair for pair in NAMES.items() if len(pair[0]) > 6])
def test_the_old_font_is_found_out_and_the_new_one_left_alone(old: str, new: str) -> None:
    assert zawgyi.is_zawgyi(old)
    assert not zawgyi.is_zawgyi(new)


@pytest.mark.parametrize("text", ["", "Khin Mar Win", "สมชาย", "ကကက", "၁၂၃"])
def test_what_may_be_either_is_not_called_old(text: str) -> None:
    assert not zawgyi.is_zawgyi(text)


@pytest.mark.parametrize(
    "text", ["ေ" * 60, "\u1039" * 60, "္က္က္", "\u1060\u1031\u1039\u103a", "ႊႈ\u108a"]
)
def test_what_no_keyboard_makes_is_neither_printed_nor_halved(
    text: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """The converter prints what it cannot place: a name would stand in the server's log."""
    found = zawgyi.converted(text)
    assert found is None or len(found) >= len(text) / 2
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("typed", "standard"),
    [
        ("မျုိး", "မျိုး"),
        ("ဦး", "ဦး"),
        ("ဥာဏ်", "ဉာဏ်"),
        ("၀င်း", "ဝင်း"),
        ("သန်း", "သန်း"),
        ("မြင့်", "မြင့်"),
    ],
)
def test_letters_typed_in_another_order_become_those_of_the_standard(
    typed: str, standard: str
) -> None:
    assert burmese.in_order(typed) == burmese.in_order(standard)
