"""Whether two spellings are one name: the judgement, over syllables and titles."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from rapidfuzz.distance import OSA

from eligibility.matching import burmese, latin, sounds, thai, titles, zawgyi
from eligibility.matching.sounds import Alignment, Word
from eligibility.matching.titles import Title

#: Letters of a name that are compared; no name on a paper is longer.
LONGEST = 60


class Likeness(StrEnum):
    """How two spellings of a name stand to each other."""

    SAME = "same"
    SPELLING = "spelling"
    PART = "part"
    DIFFERENT = "different"


class Trait(StrEnum):
    """In what two spellings of the same name differ; a name may differ in several."""

    TITLE = "title"
    ORDER = "order"
    SPACING = "spacing"
    LETTERS = "letters"
    SCRIPT = "script"
    SLIP = "slip"
    FONT = "font"


class Script(StrEnum):
    """The letters a word is written in."""

    LATIN = "latin"
    BURMESE = "burmese"
    THAI = "thai"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgement; ``traits`` tell in what the spellings differ, for the same name alone."""

    likeness: Likeness
    traits: frozenset[Trait] = field(default_factory=frozenset)

    @property
    def same_name(self) -> bool:
        """Whether both are, as far as the spelling tells, the name of one person."""
        return self.likeness in (Likeness.SAME, Likeness.SPELLING)


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
_STOP = re.compile(r"\.(?!\S*\.)")
_SCRIPTS = (
    (Script.THAI, re.compile("[\u0e00-\u0e7f]+")),
    (Script.BURMESE, re.compile("[\u1000-\u109f]+")),
    (Script.LATIN, re.compile("[a-z]+")),
)
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
    return _compared(*words, traits)


def _spelled(traits: set[Trait]) -> Judged:
    return Judged(Likeness.SPELLING if traits else Likeness.SAME, frozenset(traits))


def _from_old_font(text: str) -> str:
    if not zawgyi.is_zawgyi(text):
        return text
    return zawgyi.converted(text) or text


def _words(text: str) -> tuple[str, ...]:
    """The parts of a name in small letters, without accents, signs and full stops."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = "".join(_plain(mark) for mark in folded)
    folded = _THAI_STOPS.sub(lambda found: f"{found[0].replace(' ', '')} ", folded)
    parts = _SIGNS.sub(" ", folded).split()
    kept = (part if _THAI_STOPS.fullmatch(part) else part.replace(".", " ") for part in parts)
    return tuple(piece for part in kept for piece in part.split())


def _plain(mark: str) -> str:
    """A Latin letter without its accent; letters of other scripts as they are."""
    decomposed = unicodedata.normalize("NFD", mark)
    return decomposed[0] if decomposed[0].isascii() else mark


def _compared(one: tuple[str, ...], other: tuple[str, ...], traits: set[Trait]) -> Judged:
    best = Judged(Likeness.DIFFERENT)
    fewest, two_people = _MOST_TITLES * 2 + 1, False
    for left in _readings(one):
        for right in _readings(other):
            judged = _without_titles(left.words, right.words)
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


def _without_titles(one: tuple[str, ...], other: tuple[str, ...]) -> Judged:
    traits = set()
    if one != other and "".join(one) == "".join(other):
        return Judged(Likeness.SPELLING, frozenset({Trait.SPACING}))
    if one == other:
        return Judged(Likeness.SAME)
    scripts = {script(word) for word in (*one, *other)}
    if len(scripts) > 1:
        traits.add(Trait.SCRIPT)
    else:
        traits.add(Trait.LETTERS)
    nets = _net(one), _net(other)
    laid = sounds.align(*nets)
    if _agrees(laid, loose=Script.THAI in scripts):
        return Judged(Likeness.SPELLING, frozenset(traits))
    if _in_other_order(one, other, loose=Script.THAI in scripts):
        return Judged(Likeness.SPELLING, frozenset({Trait.ORDER}))
    if _slipped(one, other):
        return Judged(Likeness.SPELLING, frozenset({Trait.SLIP}))
    return Judged(Likeness.PART if _has_part(laid) else Likeness.DIFFERENT)


def script(text: str) -> Script:
    """The letters of a text; of several the Thai ones count first, then the Burmese ones."""
    small = text.casefold()
    return next((name for name, letters in _SCRIPTS if letters.search(small)), Script.OTHER)


def _parsed(word: str) -> Word:
    return _READ.get(script(word), latin.word)(word)


_READ = {Script.THAI: thai.word, Script.BURMESE: burmese.word}


def _net(words: tuple[str, ...]) -> tuple[tuple[sounds.Step, ...], ...]:
    return sounds.chained([_parsed(word) for word in words])


#: How far the syllables of one name may be apart on average.
_TOLERATED = 0.13
_TOLERATED_LOOSE = 0.2


def _agrees(laid: Alignment, *, loose: bool) -> bool:
    if laid.left or laid.right or not laid.both:
        return False
    if laid.worst >= 1.0:
        return False
    return laid.cost / laid.both <= (_TOLERATED_LOOSE if loose else _TOLERATED)


#: Parts of a name that may stand in another order; of more, trying would take long.
_MOST_TURNED = 6


def _in_other_order(one: tuple[str, ...], other: tuple[str, ...], *, loose: bool) -> bool:
    """Whether the parts agree when the first ones are put last, as on forms with a surname."""
    if max(len(one), len(other)) > _MOST_TURNED:
        return False
    turned = [(*one[place:], *one[:place]) for place in range(1, len(one))]
    turned += [(*other[place:], *other[:place]) for place in range(1, len(other))]
    fixed = [other] * (len(one) - 1) + [one] * (len(other) - 1)
    return any(
        _agrees(sounds.align(_net(left), _net(right)), loose=loose)
        for left, right in zip(turned, fixed, strict=True)
    )


#: Letters a word must have before a slip of one of them may be taken for a slip.
_LONG_ENOUGH = 4


def _slipped(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one word has a slip of the pen: one letter, and what came of it is no syllable."""
    if len(one) != len(other):
        return False
    apart = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    if len(apart) != 1:
        return False
    left, right = apart[0]
    if min(len(left), len(right)) < _LONG_ENOUGH or OSA.distance(left, right) > 1:
        return False
    return _no_syllables(left) or _no_syllables(right)


def _no_syllables(word: str) -> bool:
    """Whether a word can be read only with letters left over."""
    return any(made.odd for steps in _parsed(word).net for _, made in steps)


def _has_part(laid: Alignment) -> bool:
    """Whether one name is the other with something left out."""
    few = min(laid.left, laid.right) == 0 and laid.left + laid.right > 0
    return few and laid.both > 0 and laid.cost <= _TOLERATED * laid.both
