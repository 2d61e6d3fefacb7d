"""The Thai and Burmese of the catalogues: right letters, the glossary's words, polite, whole.

The same promises as for the words of the rulebook files, whose helpers are used here.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

import pytest

from eligibility import catalogue
from eligibility.catalogue import Place
from tests.i18n.test_words_files import (
    BRACKETED,
    GLOSSARY,
    MYANMAR_DIGITS,
    SYLLABLE,
    THAI_RUN,
)
from tests.support import ROOT

#: Where a Thai word of the glossary's list stands for several things, or inside another word.
_AMBIGUOUS = {"นำทะเบียนสมรส", "กำนัน", "สำเนา", "ตัวจริง", "ไม่ได้จดทะเบียนสมรส"}
#: A statement, a request, a promise, a warning, and the questions of the interview.
_ENDINGS = (
    *("ပါသည်", "ပါသေးသည်", "ပါပြီ", "ပါ", "ပါမည်", "ပါနှင့်"),
    *("ပါသလဲ", "ပါသလား", "ပါမည်လဲ", "ပါမလဲ"),
)
#: Signs with a meaning of their own: arithmetic, and the states of a month.
_SIGNS = "÷×−✓◐"
#: Names that are not translated: a paper, a fund, what a program reads. And two sections put into
#: the law later, which it numbers in Thai words: an officer knows them by no other name.
_NAMES = (
    *("CI စာအုပ်", "M-Fund", "JSON", "application/json", "Allow", "API"),
    *("75 ตรี", "77 ทวิ"),
)
#: A term that means two things, by the English that tells which: a last day, or a length of time.
_LENGTH = {"กำหนดเวลา": ("Time ", "အချိန်ကန့်သတ်ချက်")}


class Entry(NamedTuple):
    """One text with its two translations."""

    english: str
    thai: str
    burmese: str


def _entries() -> list[Entry]:
    place = Place(ROOT)
    said = {
        language: {
            (message.context, catalogue._texts(message.id)[-1]): catalogue._forms(message)[-1]
            for message in catalogue.read(place, language)
            if message.id
        }
        for language in ("th", "my")
    }
    assert set(said["th"]) == set(said["my"])
    return [Entry(key[1], thai, said["my"][key]) for key, thai in said["th"].items()]


ENTRIES = _entries()


def _without_placeholders(text: str) -> str:
    return re.sub(r"%\(\w+\)s", "1", text)


def _outside_brackets(text: str) -> str:
    return BRACKETED.sub("", _without_placeholders(text))


def _is_sentence(entry: Entry) -> bool:
    return entry.english.endswith((".", "?")) and entry.english != "Are you insured?"


def _ends_with_a_value(english: str, sentence: str) -> bool:
    """A line of arithmetic, a label with its value, or an example to type: no verb to end with.

    A part in full words within such a line ends politely all the same, as its verb shows.
    """
    line = "=" in english or re.search(r"^[^.]*: [^.]*%\([^.]*\.$|^%[^.]*: ", english) is not None
    typed = "example" in english and sentence.strip().startswith("ဥပမာ")
    return typed or (line and not re.search(r"ပါသည်|ပါ$", sentence))


def _without(text: str, names: Iterable[str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    return text


def test_there_is_something_to_hold() -> None:
    assert len(ENTRIES) > 300


def test_texts_are_clean() -> None:
    for entry in ENTRIES:
        for text in entry:
            assert text == " ".join(text.split()), text
            assert unicodedata.is_normalized("NFC", text), text
            assert not [c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Co", "Cn")]
            assert not set("()") & set(_outside_brackets(text)), text


def test_thai_is_thai_with_western_digits() -> None:
    for entry in ENTRIES:
        text = _without_placeholders(entry.thai)
        # A sign or a dash only where the English has it; quotation marks where Thai wants them.
        signs = {sign for sign in _SIGNS + "–" if sign in entry.english}
        assert re.sub(r"[ก-๎\x20-\x7e“”]", "", _without(text, signs)) == "", text
        assert not re.search(r"[๐-๙]", text), text


def test_burmese_is_burmese_outside_brackets_and_in_unicode_order() -> None:
    for entry in ENTRIES:
        signs = {sign for sign in _SIGNS + "=?–_" if sign in entry.english}
        outside = re.sub(r"(?<=\d)–(?=\d)", "", _outside_brackets(entry.burmese))  # from – to
        left = re.sub(r"[\u1000-\u104f0-9 ,./—:“”-]", "", _without(outside, {*_NAMES, *signs}))
        assert left == "", entry.burmese
        # "We" is the one word that writes a vowel after the killed consonant, by custom.
        runs = re.findall(r"[\u1000-\u103f\u104a-\u109f]+", entry.burmese.replace("ကျွန်ုပ်", ""))
        assert [run for run in runs if SYLLABLE.sub("", run)] == [], entry.burmese


def test_burmese_sentences_end_politely_and_names_have_no_full_stop() -> None:
    for entry in ENTRIES:
        if not _is_sentence(entry):
            # A choice may be two sentences, the last without its stop, as in the English.
            two = re.search(r"[a-z]{3}\. [A-Z]", entry.english) is not None
            assert ("။" in entry.burmese) == two, entry.burmese
            assert not entry.burmese.endswith("။"), entry.burmese
            continue
        assert entry.burmese.endswith("။"), entry.burmese
        for sentence in entry.burmese.split("။")[:-1]:
            plain = BRACKETED.sub("", sentence).strip()
            assert plain.endswith(_ENDINGS) or _ends_with_a_value(entry.english, plain), sentence


def test_a_text_says_the_same_numbers_in_every_language() -> None:
    number = re.compile(r"\d+(?:,\d{3})*(?:[-.]+\d+)*")
    for entry in ENTRIES:
        english, thai, burmese = (
            set(number.findall(_without_placeholders(text).translate(MYANMAR_DIGITS)))
            for text in entry
        )
        # Thai may add the Buddhist year; an English name of a law has it already.
        buddhist = {str(int(year) + 543) for year in english if re.fullmatch(r"20\d\d", year)}
        if " para 2" in entry.english:  # a paragraph of a section is counted in words: the second
            assert entry.thai.count("วรรคสอง") == entry.english.count(" para 2"), entry.thai
            thai |= {"2"}
        assert english <= thai <= english | buddhist, entry.thai
        assert burmese == english, entry.burmese


def test_the_thai_word_in_brackets_is_the_word_the_thai_text_uses() -> None:
    for entry in ENTRIES:
        thai = re.sub(r"[ ()]", "", entry.thai)
        for text in (entry.english, entry.burmese):
            for inside in BRACKETED.findall(text):
                for part in re.split(r"[၊,]", inside):
                    for run in THAI_RUN.findall(part):
                        word = run.replace(" ", "")
                        parts = [word, *run.split()]
                        assert word in thai or all(p in thai for p in parts[1:]), (run, entry.thai)


def test_an_official_word_that_english_shows_is_shown_in_burmese_too() -> None:
    for entry in ENTRIES:
        shown = {
            run.strip() for run in THAI_RUN.findall(" | ".join(BRACKETED.findall(entry.english)))
        }
        missing = [run for run in shown if run not in entry.burmese]
        assert missing == [], entry.burmese


@pytest.mark.parametrize("thai", sorted(set(GLOSSARY) - _AMBIGUOUS))
def test_the_same_thing_has_the_glossarys_burmese_name(thai: str) -> None:
    for entry in ENTRIES:
        if thai in entry.thai:
            begins, length = _LENGTH.get(thai, (".", ""))
            name = length if entry.english.startswith(begins) else GLOSSARY[thai].split(" (")[0]
            assert name in entry.burmese, entry


@pytest.mark.parametrize("mark", ["SSO", "1506", "1694"])
def test_the_office_and_its_number_are_never_lost_in_translation(mark: str) -> None:
    for entry in ENTRIES:
        if mark in entry.english:
            assert mark in entry.burmese, entry
            assert mark in entry.thai or "สปส." in entry.thai or "ประกันสังคม" in entry.thai, entry


def test_the_signs_of_arithmetic_and_of_a_month_are_in_every_language() -> None:
    for entry in ENTRIES:
        for sign in _SIGNS:
            told = {_outside_brackets(text).count(sign) for text in entry}
            assert len(told) == 1, (sign, entry)


def test_a_button_or_choice_is_quoted_as_it_stands_on_the_page() -> None:
    labels = {entry.english.removeprefix("◐ "): entry for entry in ENTRIES}
    quoted = [(word, entry) for entry in ENTRIES for word in re.findall("“(.+?)”", entry.english)]
    for word, entry in quoted:
        if word == "none" or word.startswith("%("):  # stands for one of several
            continue
        for said, label in zip(entry[1:], labels[word][1:], strict=True):
            assert f"“{label.removeprefix('◐ ')}”" in said, said
    assert "Don't know" in {word for word, _ in quoted}


def test_old_age_money_is_never_called_by_the_monthly_pension_alone() -> None:
    both = [entry for entry in ENTRIES if "ld-age money" in entry.english]
    once = [entry for entry in ENTRIES if "ld-age lump sum" in entry.english]
    assert len(both) > 4
    assert len(once) > 2
    for entry in both:
        assert "သက်ကြီး (ပင်စင်) ငွေ (လစဉ် သို့မဟုတ် တစ်လုံးတစ်ခဲတည်း" in entry.burmese, entry
    for entry in once:
        assert "သက်ကြီး (ပင်စင်) ငွေ (တစ်လုံးတစ်ခဲတည်း)" in entry.burmese, entry
