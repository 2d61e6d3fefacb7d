"""Two rows of words side by side: the same name, the same spelled otherwise, a part, or another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rapidfuzz.distance import OSA

from eligibility.matching import burmese, latin, sounds, thai
from eligibility.matching.sounds import Alignment, Word


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


_SCRIPTS = (
    (Script.THAI, re.compile("[\u0e00-\u0e7f]+")),
    (Script.BURMESE, re.compile("[\u1000-\u109f]+")),
    (Script.LATIN, re.compile("[a-z]+")),
)


Words = tuple[str, ...]


def compare(one: Words, other: Words, *, surname_first: bool = False) -> Judged:
    """Compare the words of two names, titles taken off.

    Args:
        one, other: words in small letters without signs.
        surname_first: whether a sign says that one of them was turned about.
    """
    if one != other and "".join(one) == "".join(other):
        return Judged(Likeness.SPELLING, frozenset({Trait.SPACING}))
    if one == other:
        return Judged(Likeness.SAME)
    scripts = {script(word) for word in (*one, *other)}
    laid = sounds.align(net(one), net(other))
    if _agrees(laid, loose=Script.THAI in scripts):
        trait = Trait.SCRIPT if len(scripts) > 1 else Trait.LETTERS
        return Judged(Likeness.SPELLING, frozenset({trait}))
    may_turn = surname_first or not (_is_two_syllables(one) and _is_two_syllables(other))
    if may_turn and _in_other_order(one, other, loose=Script.THAI in scripts):
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


def net(words: Sequence[str]) -> tuple[tuple[sounds.Step, ...], ...]:
    """The syllables of words, each in all the ways it may be read."""
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


def _in_other_order(one: Words, other: Words, *, loose: bool) -> bool:
    """Whether the parts agree when the first ones are put last, as on forms with a surname."""
    if max(len(one), len(other)) > _MOST_TURNED:
        return False
    turned = [(*one[place:], *one[:place]) for place in range(1, len(one))]
    turned += [(*other[place:], *other[:place]) for place in range(1, len(other))]
    fixed = [other] * (len(one) - 1) + [one] * (len(other) - 1)
    return any(
        _agrees(sounds.align(net(left), net(right)), loose=loose)
        for left, right in zip(turned, fixed, strict=True)
    )


def _is_two_syllables(words: Words) -> bool:
    """Whether a name is two syllables: "Min Aung" and "Aung Min" are two people.

    Of a longer name a form with a surname has made the last part the first; of these it may be so
    only where a sign says it.
    """
    return len(words) == len(("one", "another")) and all(
        any(end == len(_parsed(word).net) for end, _ in _parsed(word).net[0]) for word in words
    )


#: Letters a word must have before a slip of one of them may be taken for a slip.
_LONG_ENOUGH = 4
_MARKS = re.compile("[့း်]")


def _slipped(one: Words, other: Words) -> bool:
    """Whether a single word has a slip of the pen, and the others sound alike."""
    if len(one) != len(other):
        return False
    apart = [pair for pair in zip(one, other, strict=True) if not _alike(*pair)]
    return len(apart) == 1 and _is_slip(*apart[0])


def _alike(one: str, other: str) -> bool:
    return one == other or _agrees(sounds.align(net((one,)), net((other,))), loose=False)


def _is_slip(one: str, other: str) -> bool:
    """One letter, and what came of it is no syllable; two that changed places; a mark left out.

    An h that changed places is another sound: Htet and Thet are two names.
    """
    if _MARKS.sub("", one) == _MARKS.sub("", other):
        return True
    if min(len(one), len(other)) < _LONG_ENOUGH or OSA.distance(one, other) > 1:
        return False
    places = [
        place for place, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1
    ]
    changed_places = len(one) == len(other) and len(places) == len(("first", "second"))
    if changed_places and "h" not in {one[place] for place in places}:
        return True
    return _no_syllables(one) or _no_syllables(other)


def _no_syllables(word: str) -> bool:
    """Whether a word can be read only with letters left over."""
    return any(made.odd for steps in _parsed(word).net for _, made in steps)


def _has_part(laid: Alignment) -> bool:
    """Whether one name is the other with something left out."""
    few = min(laid.left, laid.right) == 0 and laid.left + laid.right > 0
    return few and laid.both > 0 and laid.cost <= _TOLERATED * laid.both
