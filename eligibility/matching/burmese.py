"""Burmese letters: their syllables are written unambiguously, and each has one sound."""

import re
import unicodedata

from eligibility.matching.sounds import NASAL, ODD, Sounds, Step, Syllable, Word, sounds

_ONSETS = {
    "က": "k",
    "ခ": "hk",
    "ဂ": "g",
    "ဃ": "g",
    "င": "ng",
    "စ": "s",
    "ဆ": "hs",
    "ဇ": "z",
    "ဈ": "z",
    "ဉ": "ny",
    "ည": "ny",
    "ဋ": "t",
    "ဌ": "ht",
    "ဍ": "d",
    "ဎ": "d",
    "ဏ": "n",
    "တ": "t",
    "ထ": "ht",
    "ဒ": "d",
    "ဓ": "d",
    "န": "n",
    "ပ": "p",
    "ဖ": "hp",
    "ဗ": "b",
    "ဘ": "b hp",
    "မ": "m",
    "ယ": "j",
    "ရ": "j r",
    "လ": "l",
    "ဝ": "w",
    "သ": "th",
    "ဿ": "th",
    "ဟ": "h",
    "ဠ": "l",
    "အ": "0",
}
#: Letters that are vowels by themselves, as the vowel signs they stand for.
_INDEPENDENT = str.maketrans(
    {"ဣ": "အိ", "ဤ": "အီ", "ဥ": "အု", "ဦ": "အူ", "ဧ": "အေ", "ဩ": "အော", "ဪ": "အော်"}
)
_OPEN = {
    "": "A",
    "ာ": "A",
    "ိ": "I",
    "ီ": "I",
    "ု": "U",
    "ူ": "U",
    "ေ": "E",
    "ဲ": "AE",
    "ော": "AW",
    "ို": "O",
    "ံ": "AN",
    "ိံ": "AIN",
    "ုံ": "ON",
}
_NASAL = {"": "AN AM", "ာ": "AN AM", "ိ": "AIN", "ု": "ON", "ေ": "AIN", "ို": "AING"}
_STOP = {"": "AT", "ာ": "AT", "ိ": "EIK", "ု": "OUK", "ေ": "EIK"}
_CLOSED = {
    "င": {"": "IN", "ော": "AUNG", "ို": "AING"},
    "ဉ": {"": "IN"},
    "ည": {"": "I E AE"},
    "ယ": {"": "AE", "ို": "O"},
    "က": {"": "ET", "ု": "OUK", "ော": "AUK", "ို": "AIK"},
    "စ": {"": "IT"},
    "န": _NASAL,
    "ဏ": _NASAL,
    "မ": _NASAL,
    **dict.fromkeys("တပဒဗထဋဓဖဘသ", _STOP),
}

_SYLLABLE = re.compile(
    "(?P<onset>[က-အဿ])(?P<medials>[ျြွှ]*)(?P<vowel>[ာိီုူေဲံ]*)်?(?P<tone>[့း]*)"
    "(?:(?P<final>[က-အ])(?P<creaky>[့း]*်[့း]*))?"
)
_STACKED = re.compile("([က-အ])်?္")
_WITH_Y = {
    "k": "kj",
    "hk": "hkj",
    "g": "gj",
    "p": "pj",
    "hp": "hpj",
    "b": "bj",
    "m": "mj",
    "ng": "ny",
    "j": "j",
}


def in_order(text: str) -> str:
    """Burmese letters in the one order and shape of the standard, where typing allows several.

    Also the digits that are typed for the letters wa and ra: a name has no digits.
    """
    found = text.translate(_LOOKALIKES)
    for wrong, right in _ORDER:
        found = wrong.sub(right, found)
    return unicodedata.normalize("NFC", found)


_LOOKALIKES = str.maketrans({"၀": "ဝ", "၇": "ရ"})
_ORDER = (
    (re.compile("ဥ([ါာ်])"), r"ဉ\1"),
    (re.compile("ဥ([့း]?)်"), r"ဉ\1်"),
    (re.compile("ဦ"), "ဦ"),
    (re.compile("သြော်"), "ဪ"),
    (re.compile("သြ(?=ော)"), "ဩ"),
    (re.compile("ဩော်"), "ဪ"),
    (re.compile("စျ"), "ဈ"),
    (re.compile("(ေ)([ျြွှ]+)"), r"\2\1"),
    (re.compile("([ါာိီုူဲံ့း်])([ျြွှ]+)"), r"\2\1"),
    (re.compile("ွြ"), "ြွ"),
    (re.compile("ှ([ျြွ]+)"), r"\1ှ"),
    (re.compile("([ါာ])ေ"), r"ေ\1"),
    (re.compile("([ုူ])([ိီဲ])"), r"\2\1"),
    (re.compile("ိူ"), "ို"),
    (re.compile("ံ([ုူ])"), r"\1ံ"),
    (re.compile("([့း]+)([ါာိီုူဲံ]+)"), r"\2\1"),
    (re.compile("း့"), "့း"),
    (re.compile("([ိီုူဲံျြွှ့း်])\\1+"), r"\1"),
)


def word(text: str) -> Word:
    """A word in Burmese letters (Unicode, not Zawgyi)."""
    spelled = _STACKED.sub(r"\1်", text.translate(_INDEPENDENT).replace("ါ", "ာ").replace("ဿ", "သ်သ"))
    net: list[tuple[Step, ...]] = []
    place = 0
    while place < len(spelled):
        made, end = _syllable(spelled, place)
        net.append(((len(net) + 1, made),))
        place = end
    return Word(text, tuple(net))


def syllables(text: str) -> list[str]:
    """The syllables of a word as they are written, to find a title that stands before a name."""
    found = []
    place = 0
    while place < len(text):
        match = _AS_WRITTEN.match(text, place)
        end = match.end() if match else place + 1
        found.append(text[place:end])
        place = end
    return found


_AS_WRITTEN = re.compile("[က-ဪဿ][ျြွှ]*[ါာိီုူေဲံ]*်?[့း]*(?:[က-အ][့း]*်[့း]*(?!္))?(?:္[က-အ][ျြွှ]*[ါာိီုူေဲံ]*်?[့း]*)?")


def _syllable(text: str, place: int) -> tuple[Syllable, int]:
    match = _SYLLABLE.match(text, place)
    if match is None:
        return Syllable(frozenset({text[place]}), frozenset({ODD}), odd=True), place + 1
    medials = match["medials"]
    rhymes, rounded = _rhymes(match["vowel"], match["final"], medials)
    if "့" in f"{match['tone']}{match['creaky']}":
        rhymes |= {f"{rhyme}T" for rhyme in rhymes & NASAL}
    if match["onset"] == "ဝ":
        rhymes |= {_AFTER_W[heard] for heard in rhymes if heard in _AFTER_W}
    return Syllable(_heard(match["onset"], medials, rounded), rhymes), match.end()


#: After w the vowel is heard as with the medial w: "Wut", "Wun".
_AFTER_W = {"AT": "UT", "AN": "UN"}


def _heard(onset: str, medials: str, rounded: bool) -> Sounds:
    plain = sounds(_ONSETS[onset])
    if "ှ" in medials and (onset in "ရယ" or (onset in "လသ" and "ျ" in medials)):
        plain = frozenset({"sh"})
    elif "ျ" in medials or "ြ" in medials:
        plain = frozenset(_WITH_Y.get(sound, f"{sound}j") for sound in plain)
        if onset in "ဒတ":
            plain |= sounds(_ONSETS[onset])  # "Eaindra"
    return frozenset(f"{sound}w" for sound in plain) if rounded else plain


def _rhymes(vowel: str, final: str | None, medials: str) -> tuple[Sounds, bool]:
    """The rhyme, and whether a medial w is still heard beside it."""
    heard = _OPEN.get(vowel, "A") if final is None else _CLOSED.get(final, {}).get(vowel)
    if heard is None:
        heard = _OPEN.get(vowel, "A")
    if "ွ" not in medials:
        return sounds(heard), False
    if heard.startswith("AN"):
        return sounds("UN"), False
    return (sounds("UT"), False) if heard == "AT" else (sounds(heard), True)
