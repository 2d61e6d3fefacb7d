"""The Thai and Burmese of the catalogues: right letters, the glossary's words, polite, whole.

The same promises as for the words of the rulebook files, whose helpers are used here.
"""

import re
import unicodedata
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
_ENDINGS = ("ပါသည်", "ပါ", "ပါမည်", "ပါနှင့်", "ပါသလဲ")


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
        assert re.sub(r"[ก-๎\x20-\x7e]", "", text) == "", text
        assert not re.search(r"[๐-๙]", text), text


def test_burmese_is_burmese_outside_brackets_and_in_unicode_order() -> None:
    for entry in ENTRIES:
        outside = _outside_brackets(entry.burmese).replace("CI စာအုပ်", "")
        assert re.sub(r"[\u1000-\u104f0-9 ,./—-]", "", outside) == "", entry.burmese
        # "We" is the one word that writes a vowel after the killed consonant, by custom.
        runs = re.findall(r"[\u1000-\u103f\u104a-\u109f]+", entry.burmese.replace("ကျွန်ုပ်", ""))
        assert [run for run in runs if SYLLABLE.sub("", run)] == [], entry.burmese


def test_burmese_sentences_end_politely_and_names_have_no_full_stop() -> None:
    for entry in ENTRIES:
        if not _is_sentence(entry):
            assert "။" not in entry.burmese, entry.burmese
            continue
        assert entry.burmese.endswith("။"), entry.burmese
        for sentence in entry.burmese.split("။")[:-1]:
            assert BRACKETED.sub("", sentence).strip().endswith(_ENDINGS), sentence


def test_a_text_says_the_same_numbers_in_every_language() -> None:
    number = re.compile(r"\d+(?:,\d{3})*(?:[-.]+\d+)*")
    for entry in ENTRIES:
        english, thai, burmese = (
            set(number.findall(_without_placeholders(text).translate(MYANMAR_DIGITS)))
            for text in entry
        )
        buddhist = {str(int(year) + 543) for year in english if re.fullmatch(r"20\d\d", year)}
        assert thai - buddhist == english, entry.thai
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
            run.strip() for run in THAI_RUN.findall(" ".join(BRACKETED.findall(entry.english)))
        }
        missing = [run for run in shown if run not in entry.burmese]
        assert missing == [], entry.burmese


@pytest.mark.parametrize("thai", sorted(set(GLOSSARY) - _AMBIGUOUS))
def test_the_same_thing_has_the_glossarys_burmese_name(thai: str) -> None:
    for entry in ENTRIES:
        if thai in entry.thai:
            assert GLOSSARY[thai].split(" (")[0] in entry.burmese, entry


@pytest.mark.parametrize("mark", ["SSO", "1506", "1694"])
def test_the_office_and_its_number_are_never_lost_in_translation(mark: str) -> None:
    for entry in ENTRIES:
        if mark in entry.english:
            assert mark in entry.burmese, entry
            assert mark in entry.thai or "สปส." in entry.thai or "ประกันสังคม" in entry.thai, entry
