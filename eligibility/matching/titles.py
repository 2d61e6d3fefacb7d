"""Titles before a name, which one paper writes and another leaves out.

Many of them are names too: "Maung Maung", "Ma Ma Lay" and "Naw Naw" have none. So a title is only
a possibility, and never one where the word comes twice.
"""

import re
from typing import NamedTuple

from eligibility.matching import burmese

MAN, WOMAN, ANYONE = "man", "woman", ""


def _of(whose: str, spelled: str) -> dict[str, str]:
    return dict.fromkeys(spelled.split(), whose)


_LATIN = {
    **_of(MAN, "u ko mg maung saw sai nai mr khun salai mehm mahn"),
    **_of(WOMAN, "daw ma naw nang nan nant mi mrs ms miss"),
    "dr": ANYONE,
}
_BURMESE = {
    **_of(MAN, "ဦး ကို မောင် စော စိုင်း နိုင် ခွန် မန်း"),
    **_of(WOMAN, "ဒေါ် မ နော် နန်း မိ"),
}
#: The Thai words first, then Burmese titles as Thai clerks write them.
_THAI = {
    **_of(MAN, "นาย ด.ช. เด็กชาย"),
    **_of(WOMAN, "นางสาว นาง น.ส. นส. ด.ญ. เด็กหญิง"),
}
_THAI_BURMESE = {
    **_of(MAN, "อู โก โค หม่อง ซอ ไซ จาย ไน"),
    **_of(WOMAN, "ดอ ด่อ มะ หมะ นอ หน่อ นาง นาน มิ"),
}
#: Titles that are never part of a name, so that two of them may stand together ("Mr. Saw").
_ONLY_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr"})
_THAI_TITLE = re.compile("|".join(re.escape(title) for title in _THAI))


class Title(NamedTuple):
    """A title, who bears it, and the words of the name without it."""

    text: str
    whose: str
    rest: tuple[str, ...]
    certain: bool


def before(words: tuple[str, ...]) -> Title | None:
    """The title a name may begin with.

    Args:
        words: the parts of a name without signs, in small letters; Thai abbreviations keep their
            full stops.

    Returns:
        ``None`` where nothing would be left, or where the same word follows: that is a name.
    """
    first, *after = words
    thai = _THAI_TITLE.match(first)
    if thai and (thai.end() < len(first) or after):
        left = (first[thai.end() :], *after) if thai.end() < len(first) else tuple(after)
        return Title(thai[0], _THAI[thai[0]], left, certain=True)
    whose = _LATIN.get(first, _THAI_BURMESE.get(first))
    if whose is not None:
        twice = bool(after) and after[0] == first
        rest = tuple(after)
        return Title(first, whose, rest, first in _ONLY_TITLES) if rest and not twice else None
    return _burmese(first, tuple(after))


def _burmese(first: str, after: tuple[str, ...]) -> Title | None:
    """A Burmese title is written without a space before the name."""
    title, *rest = burmese.syllables(first)
    follows = rest or burmese.syllables(after[0] if after else "")
    if title not in _BURMESE or not follows or follows[0] == title:
        return None
    left = ("".join(rest), *after) if rest else after
    return Title(title, _BURMESE[title], left, certain=False)
