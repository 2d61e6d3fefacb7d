"""Whether two spellings are one name: the judgement, over syllables and titles."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from eligibility.matching import burmese, spelling, titles, zawgyi
from eligibility.matching.spelling import Judged, Likeness, Trait
from eligibility.matching.titles import Title

#: Letters of a name that are compared; no name on a paper is longer.
LONGEST = 60


@dataclass(frozen=True, slots=True)
class _Reading:
    """A name without the titles taken off, and whose titles they were."""

    words: tuple[str, ...]
    whose: frozenset[str]
    titles: int


def clean(text: str, most: int = LONGEST) -> str:
    """A text as it is shown: composed (NFC), single spaces, nothing that cannot be seen.

    Control, direction and surrogate characters are dropped, and whatever is beyond ``most``
    letters. Of a very long text only the beginning is looked at.
    """
    seen = "".join(
        " " if mark.isspace() else mark
        for mark in text[: most * _LOOKED_AT]
        if mark.isspace() or unicodedata.category(mark) not in _UNSEEN
    )
    return " ".join(unicodedata.normalize("NFC", seen).split())[:most].strip()


#: How many times the longest text is looked at: some of it may not be seen.
_LOOKED_AT = 4
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SIGNS = re.compile(r"[^\w\u0e00-\u0e7f\u1000-\u109f.]+|_|[၊။]")
#: Between a surname and the names, on forms and in the lines that machines read.
_SURNAME_FIRST = re.compile("[,<]")
_THAI_STOPS = re.compile("[กขคดนส]\\.\\s?[ชญส]\\.")


def judge(left: str, right: str, *, old_font: bool = True) -> Judged:
    """Compare two spellings of a name.

    Args:
        left, right: as two papers spell it, any script; longer than ``LONGEST`` is cut off.
        old_font: whether what looks typed in Zawgyi is read so; False where the caller has
            settled that already.

    Returns:
        ``DIFFERENT`` too where one of them holds no letters at all.
    """
    one, other = clean(left), clean(right)
    if one == other:
        return Judged(Likeness.SAME)
    traits: set[Trait] = set()
    if old_font:
        read = _from_old_font(one), _from_old_font(other)
        if read != (one, other):
            traits.add(Trait.FONT)
        one, other = read
    one, other = burmese.in_order(one), burmese.in_order(other)
    words = _words(one), _words(other)
    if not all(words):
        return Judged(Likeness.DIFFERENT)
    if words[0] == words[1]:
        return _spelled(traits)
    surname_first = bool(_SURNAME_FIRST.search(one) or _SURNAME_FIRST.search(other))
    return _compared(*words, traits, surname_first=surname_first)


def words_of(text: str) -> tuple[str, ...]:
    """The parts of a name as they are compared: titles among them, the old font read."""
    return _words(burmese.in_order(_from_old_font(clean(text))))


def _spelled(traits: set[Trait]) -> Judged:
    return Judged(Likeness.SPELLING if traits else Likeness.SAME, frozenset(traits))


def _from_old_font(text: str) -> str:
    if not zawgyi.is_zawgyi(text):
        return text
    return zawgyi.converted(text) or text


def _words(text: str) -> tuple[str, ...]:
    """The parts of a name in small letters, without accents, signs and full stops."""
    # One sign may stand for eighteen letters: cut again, or the comparison takes seconds.
    folded = unicodedata.normalize("NFKC", text).casefold()[:LONGEST]
    folded = "".join(_plain(mark) for mark in folded)
    folded = _THAI_STOPS.sub(lambda found: f"{found[0].replace(' ', '')} ", folded)
    parts = _SIGNS.sub(" ", folded).split()
    kept = (part if _THAI_STOPS.fullmatch(part) else part.replace(".", " ") for part in parts)
    return tuple(piece for part in kept for piece in part.split())


def _plain(mark: str) -> str:
    """A Latin letter without its accent; letters of other scripts as they are."""
    decomposed = unicodedata.normalize("NFD", mark)
    return decomposed[0] if decomposed[0].isascii() else mark


def _compared(
    one: tuple[str, ...], other: tuple[str, ...], traits: set[Trait], *, surname_first: bool
) -> Judged:
    best = Judged(Likeness.DIFFERENT)
    fewest, two_people = _MOST_TITLES * 2 + 1, False
    for left in _readings(one):
        for right in _readings(other):
            judged = spelling.compare(left.words, right.words, surname_first=surname_first)
            if _of_man_and_woman(left, right):
                two_people |= judged.same_name
                continue
            taken = left.titles + right.titles
            if (_RANK[judged.likeness], taken) < (_RANK[best.likeness], fewest):
                more = {Trait.TITLE} if taken else set()
                best, fewest = Judged(judged.likeness, judged.traits | more | traits), taken
    if best.same_name:
        return _spelled(set(best.traits))
    return Judged(Likeness.DIFFERENT if two_people else best.likeness)


_RANK = {likeness: rank for rank, likeness in enumerate(Likeness)}
#: "Mr. Saw" is two titles; more than that is a name.
_MOST_TITLES = 2


def _readings(words: tuple[str, ...]) -> Iterator[_Reading]:
    """A name with its titles, and without them."""
    whose: frozenset[str] = frozenset()
    title: Title | None
    for taken in range(_MOST_TITLES + 1):
        title = titles.before(words)
        if title is None or not title.certain:
            yield _Reading(words, whose, taken)
        if title is None or taken == _MOST_TITLES:
            return
        words, whose = title.rest, whose | {title.whose}


def _of_man_and_woman(left: _Reading, right: _Reading) -> bool:
    """Whether the titles say that these are two people, whatever the rest says."""
    return {titles.MAN, titles.WOMAN} <= left.whose | right.whose and left.whose != right.whose
