"""How Burmese names, and those of their neighbours, are spelled in Latin letters.

There is no official romanisation: passports, pink cards and banks write what the clerk hears. The
tables below are the spellings in use, each with all the sounds it is used for.
"""

import re
from functools import cache

from eligibility.matching.sounds import NASAL, Step, Syllable, Word, net_of, sounds

# An "h" may stand on either side of a letter, and often stands for nothing.
_ONSETS = {
    "": "0",
    "k": "k hk",
    "kh": "hk",
    "hk": "hk",
    "c": "k hk hkj s",
    "q": "k hk",
    "g": "g k",
    "gh": "g",
    "ng": "ng",
    "hng": "ng",
    "s": "s hs",
    "hs": "s hs",
    "ss": "s hs",
    "x": "s hs",
    "z": "z",
    "dz": "z",
    "tz": "z",
    "t": "t ht",
    "ht": "ht",
    "tt": "t ht",
    "th": "th",
    "d": "d t",
    "dd": "d t",
    "dh": "d th",
    "n": "n",
    "hn": "n",
    "nh": "n",
    "p": "p hp",
    "hp": "hp",
    "ph": "hp b",
    "f": "hp f",
    "b": "b p",
    "bh": "b hp",
    "v": "w b v",
    "m": "m",
    "hm": "m",
    "mh": "m",
    "y": "j",
    "r": "r j",
    "rh": "r j",
    "l": "l",
    "hl": "l",
    "lh": "l",
    "w": "w",
    "hw": "w",
    "wh": "w",
    "h": "h",
    "sh": "sh",
    "hsh": "sh",
    "ch": "hkj",
    "tch": "hkj",
    "j": "kj gj z",
    "ky": "kj",
    "gy": "kj gj",
    "khy": "hkj",
    "hky": "hkj",
    "ny": "ny",
    "hny": "ny",
    "nj": "ny",
    "sy": "s hs",
    "py": "pj hpj",
    "hpy": "hpj",
    "phy": "hpj bj",
    "fy": "hpj",
    "by": "bj pj",
    "bhy": "bj hpj",
    "my": "mj",
    "hmy": "mj",
    "mi": "mj",
    "pi": "pj hpj",
    "phi": "hpj bj",
    "ly": "lj",
    "hly": "lj",
    "ty": "tj",
    "thy": "thj",
    "dr": "dj dr d",
    "tr": "tj tr t",
    "kr": "kr kj",
    "pr": "pr pj",
    "br": "br bj",
    "bl": "bl",
    "kl": "kl",
    "pl": "pl",
    "gl": "gl",
}
#: "Mio" is Myo, "Pio" is Pyo: an "i" before a full vowel.
_BEFORE_VOWEL = frozenset({"mi", "pi", "phi"})
_TAKES_MEDIAL = sounds(
    "k kh hk g ng hng s hs z t ht th d n hn p hp ph b m hm mh y r l hl sh ch j ky khy ny "
    "py phy my gy"
)

_OPEN = {
    "a": "A",
    "aa": "A",
    "ar": "A",
    "arr": "A",
    "ah": "A",
    "i": "I",
    "ii": "I",
    "ee": "I",
    "ie": "I",
    "ih": "I",
    "ea": "I E",
    "y": "I",
    "u": "U",
    "uu": "U",
    "oo": "U",
    "ue": "U",
    "uh": "U",
    "ou": "U O",
    "e": "E AE",
    "ay": "E AE",
    "aye": "E AE",
    "ey": "E AE",
    "eh": "E AE",
    "ei": "E I AE",
    "ae": "AE E I",
    "al": "AE AL",
    "ai": "E AE AI",
    "er": "E AE A",
    "aw": "AW",
    "or": "AW",
    "au": "AW",
    "awe": "AW",
    "o": "O AW",
    "oe": "O",
    "oh": "O",
    "oa": "O",
    "ow": "O AW",
    "oy": "OI",
    "oi": "OI",
}
_CLOSED = {
    "IN": "im in inn inh yn ynn een",
    "INT": "int ynt eent ynt",
    "AN": "an ann",
    "ANT": "ant annt",
    "AIN": "eim aim ein aine einn eine eing ien ain eain aein ayn ane eyn",
    "AINT": "eint aint eaint aeint",
    "AING": "aing ine ain aine yne ayne ayng",
    "UN": "um un unn oon on uhn wun",
    "UNT": "unt oont ont",
    "ON": "om um on one ohn own oun ohnn oan ong ounn onn onne ohne",
    "ONT": "ont ount",
    "AUNG": "aung ong awng oung aun aug aungg awn",
    "AM": "am amm",
    "IM": "im eem",
    "UM": "um oom",
    "IT": "it itt ik ich ist ic eet",
    "AT": "at att ad ap app art",
    "ET": "et ett ek eck ed eth etk",
    "EIK": "eik eit ate eikt ait aik eip ayt eight",
    "AIK": "aik ike ight ite aike eik ait",
    "AUK": "auk awk auck ouk aut out",
    "OUK": "ok oke ouk oat ote out oak op ot oup opp oht",
    "UT": "ut utt oot oop uk up wut ood",
}
#: Finals of Shan, Mon, Kachin, Chin, Karen and other names, kept as they are spelled.
_FINALS = {
    "m": "M",
    "n": "N",
    "ng": "NG",
    "k": "T",
    "t": "T",
    "p": "T",
    "d": "T",
    "b": "T",
    "g": "T",
    "l": "L",
    "ll": "L",
    "r": "R",
    "s": "S",
    "h": "",
}

#: "Myin" and "Nyun" can be no names but Myint and Nyunt. Win and Wint are two names.
_ALWAYS_CREAKY = frozenset({"mj", "ny"})
_LONGEST_ONSET = 3
_LONGEST_RHYME = 5


@cache
def _rhymes() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {spelled: set(heard.split()) for spelled, heard in _OPEN.items()}
    for sound, spellings in _CLOSED.items():
        for spelled in spellings.split():
            table.setdefault(spelled, set()).add(sound)
    for vowel, heard in _OPEN.items():
        if not re.fullmatch("[aeiou]+", vowel):
            continue
        for final, coda in _FINALS.items():
            table.setdefault(vowel + final, {f"{sound}{coda}" for sound in heard.split()})
    return {spelled: frozenset(heard) for spelled, heard in table.items()}


@cache
def _onsets() -> dict[str, frozenset[str]]:
    table = {spelled: sounds(heard) for spelled, heard in _ONSETS.items()}
    for spelled in _TAKES_MEDIAL:
        table[f"{spelled}w"] = frozenset(f"{heard}w" for heard in table[spelled])
    return table


def word(text: str) -> Word:
    """A word in small Latin letters without signs.

    Args:
        text: letters from a to z.
    """
    spelled = "maung" if text == "mg" else _DOUBLED.sub(r"\1", text)
    for foreign, ours in _FOREIGN:
        spelled = foreign.sub(ours, spelled)
    return Word(text, net_of(spelled, _steps))


_DOUBLED = re.compile("([bdghjlrsvz])\\1+")
#: Letters of names from elsewhere, such as "Rafique".
_FOREIGN = (
    (re.compile("m[ou]+h?am+[aeu]d"), "mohamad"),
    (re.compile("que|q|ck"), "k"),
)


def _steps(text: str, start: int) -> list[Step]:
    found: list[Step] = []
    for onset_end in range(start, min(start + _LONGEST_ONSET + 1, len(text)) + 1):
        onset = text[start:onset_end]
        heard = _onsets().get(onset)
        if heard is None or (
            onset in _BEFORE_VOWEL and text[onset_end : onset_end + 1] not in "aoeu"
        ):
            continue
        for end in range(onset_end + 1, min(onset_end + _LONGEST_RHYME, len(text)) + 1):
            rhymes = _rhymes().get(text[onset_end:end])
            if rhymes is not None and _may_end(text, onset, onset_end, end):
                if text[onset_end:end] == "a" and text[end : end + 1] == "y":
                    rhymes |= {"E"}  # "Zayar" is also written "Zeyar"
                if heard & _ALWAYS_CREAKY:
                    rhymes |= {f"{rhyme}T" for rhyme in rhymes & NASAL}
                found.append((end, Syllable(heard, rhymes)))
    return found


def _may_end(text: str, onset: str, onset_end: int, end: int) -> bool:
    """Whether a syllable can end here: its vowels belong together, and so does its beginning.

    A vowel that follows a vowel begins no syllable of its own, except after a full one ("Aye Oo").
    """
    if text[onset_end] == "y" and (onset == "" or end == onset_end + 1 < len(text)):
        return False
    after = text[end : end + 1]
    return not (after and after in "aeiou" and text[end - 1] in "aeiou" and end - onset_end == 1)
