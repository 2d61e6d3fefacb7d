"""Whether a text tells of somebody: by a part of her name, or by a number of hers.

It is asked where a sentence is to leave a case, so it sees too much rather than too little. It
looks for what is known of her, and for nothing else: whoever writes is told to name nobody.
"""

import re
import unicodedata
from collections.abc import Iterable

from eligibility.matching import titles

#: Letters that a part of a name must have to be looked for alone.
SHORTEST = 3
#: Letters of a part that is found within a longer word too; a shorter one has to be the word.
_WITHIN = 5
#: Digits in a row that tell of a number: the end of a telephone number is as good as the whole.
_DIGITS = 5

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
#: In these scripts no space need stand between two words.
_SPACELESS = re.compile("[\u0e00-\u0e7f\u1000-\u109f]")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[\s\-‐-―./_()]+(?=[0-9])")
_BETWEEN_WORDS = re.compile(r"[^\w\u0e00-\u0e7f\u1000-\u109f]+|_|[၊။]")


def names_a_person(text: str, words: Iterable[str]) -> bool:
    """Whether a text holds a name or number of somebody, or a telling part of one.

    Args:
        text: what was written.
        words: all that is known to name her: names in any script, numbers of papers, telephones.

    Letters are compared without regard to case and composition (NFC), digits of every script as
    Western ones. Of a name each part of three letters or more is looked for, titles left out; of
    a number any five digits in a row. A part shorter than that tells nothing by itself.
    """
    plain = _plain(text)
    parts = _parts(plain)
    digits = _BETWEEN_DIGITS.sub("", plain)
    return any(
        _number_in(digits, word) or _name_in(plain, parts, word) for word in map(_plain, words)
    )


def _plain(text: str) -> str:
    """Composed, in small letters, with Western digits and nothing that cannot be seen."""
    seen = (mark for mark in text if mark.isspace() or unicodedata.category(mark) not in _UNSEEN)
    # NFKC besides NFC: wide letters and digits, which a Thai keyboard can make, are the same ones.
    folded = unicodedata.normalize("NFKC", "".join(seen)).casefold()
    digits = ((mark, unicodedata.decimal(mark, None)) for mark in folded)
    western = "".join(mark if value is None else str(value) for mark, value in digits)
    return unicodedata.normalize("NFC", western)


def _parts(plain: str) -> list[str]:
    return _BETWEEN_WORDS.sub(" ", plain).split()


def _number_in(text: str, word: str) -> bool:
    runs = re.findall(r"[0-9]+", _BETWEEN_DIGITS.sub("", word))
    return any(
        run[first : first + _DIGITS] in text
        for run in runs
        for first in range(len(run) - _DIGITS + 1)
    )


def _name_in(plain: str, parts: list[str], word: str) -> bool:
    own = tuple(_parts(word))
    while own and (title := titles.before(own)) is not None:
        own = title.rest
    told = (part for part in own if len(part) >= SHORTEST and not part.isdigit())
    return _runs_on(parts, "".join(own)) or any(
        part in parts or ((len(part) >= _WITHIN or _SPACELESS.search(part)) and part in plain)
        for part in told
    )


def _runs_on(parts: list[str], whole: str) -> bool:
    """Whether a name stands there with other spaces than its own, or with none."""
    if len(whole) < _WITHIN:
        return False
    from_each = ("".join(parts[place:]) for place in range(len(parts)))
    return any(whole in part for part in parts) or any(text.startswith(whole) for text in from_each)
