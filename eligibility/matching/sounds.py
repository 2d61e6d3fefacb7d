"""A name as a row of syllables, each with the sounds its letters may stand for.

One Burmese name has many spellings, since nothing fixes how it is written in Latin or Thai letters.
So a spelling is not changed into one "right" one: each syllable keeps all the sounds that its
letters can mean, and two syllables agree when they have one in common. "Jaw" may be Kyaw and may be
Zaw; Kyaw is never Zaw.

Where a word falls into syllables in several ways ("Minaung"), all ways are kept: a word is a net of
steps from one place to a later one, and the best pair of ways is looked for.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

Sounds = frozenset[str]


class Syllable(NamedTuple):
    """What a piece of a word may sound like.

    ``onsets``: how it begins, in a rough phonetic writing; a ``w`` at the end is the medial.
    ``rhymes``: how it goes on, in capitals. ``odd``: no syllable, only a letter left over.
    """

    onsets: Sounds
    rhymes: Sounds
    odd: bool = False


#: Where a step ends, and the syllable it makes.
Step = tuple[int, Syllable]


@dataclass(frozen=True, slots=True)
class Word:
    """Something written without a space: ``text``, and its net of steps from place to place."""

    text: str
    net: tuple[tuple[Step, ...], ...]


def sounds(spelled: str) -> Sounds:
    """Sounds written with spaces between: ``sounds("kj gj")``."""
    return frozenset(spelled.split())


#: The rhyme of a letter that belongs to no syllable.
ODD = "-"


def net_of(text: str, steps: Callable[[str, int], list[Step]]) -> tuple[tuple[Step, ...], ...]:
    """All ways to read a word; single letters are left over only where there is no other way.

    Args:
        text: the letters, one place each.
        steps: the syllables that may begin at a place, and where they end.
    """
    ways = [steps(text, place) for place in range(len(text))]
    if not _ends(ways):
        for place, found in enumerate(ways):
            left_over = Syllable(frozenset({text[place]}), frozenset({ODD}), odd=True)
            found.append((place + 1, left_over))
    return _without_dead_ends(ways)


def _ends(ways: Sequence[Sequence[Step]]) -> bool:
    """Whether some way leads from the first letter to the last."""
    reached = {0}
    for place, found in enumerate(ways):
        if place in reached:
            reached.update(end for end, _ in found)
    return len(ways) in reached


def _without_dead_ends(ways: Sequence[Sequence[Step]]) -> tuple[tuple[Step, ...], ...]:
    leads = {len(ways)}
    kept: list[tuple[Step, ...]] = []
    for place in reversed(range(len(ways))):
        kept.append(tuple(step for step in ways[place] if step[0] in leads))
        if kept[-1]:
            leads.add(place)
    return tuple(reversed(kept))


def chained(words: Sequence[Word]) -> tuple[tuple[Step, ...], ...]:
    """One net of several words: no syllable reaches over a space."""
    net: list[tuple[Step, ...]] = []
    for word in words:
        start = len(net)
        net.extend(tuple((start + end, made) for end, made in steps) for steps in word.net)
    return tuple(net)


#: Rhymes that end in n; with a ``T`` they are cut short ("Wint" beside "Win").
NASAL = frozenset({"IN", "AN", "AIN", "UN", "ON"})
#: Sounds that careless writing mixes up, at half the cost of another sound.
NEAR_ONSETS = frozenset(
    frozenset(pair.split())
    for pair in (
        "m mj",
        "n ny",
        "s sh",
        "hs sh",
        "th t",
        "th ht",
        "th s",
        "th d",
        "kj hkj",
        "s z",
        "hs z",
        "j ny",
        "j r",
        "r l",
        "p pj",
        "hp hpj",
        "b bj",
        "hkj sh",
    )
)
NEAR_RHYMES = frozenset(
    frozenset(pair.split())
    for pair in (
        "AW O",
        "IN AIN",
        "AIN AING",
        "UN ON",
        "ON AUNG",
        "AN AM",
        "AT ET",
        "ET EIK",
        "EIK AIK",
        "AUK OUK",
        "OUK UT",
        "E I",
        "AE I",
        "E AI",
        "AE AI",
        "AI AING",
        "IT I",
        "AT A",
        "ET E",
        "U O",
        "AW AUNG",
        "AN A",
        "UM AM",
        "UL UR",
        *(f"{sound} {sound}T" for sound in NASAL),
    )
)

#: Two whole syllables that have nothing in common.
OTHER = 2.0
_NEAR = 0.5
#: A syllable that the other name does not have.
GAP = 1.0


@lru_cache(maxsize=4096)
def _apart(one: Sounds, other: Sounds, near: frozenset[frozenset[str]]) -> float:
    if one & other:
        return 0.0
    pairs = (frozenset((left, right)) for left in one for right in other)
    return _NEAR if any(pair in near for pair in pairs) else 1.0


def _without_medial(onsets: Sounds) -> Sounds:
    return frozenset(sound.removesuffix("w") for sound in onsets if sound != "w")


def cost(one: Syllable, other: Syllable) -> float:
    """How far two syllables are apart: 0 the same, ``OTHER`` nothing in common."""
    begins = _apart(one.onsets, other.onsets, NEAR_ONSETS)
    if begins == 1.0 and _without_medial(one.onsets) & _without_medial(other.onsets):
        begins = _NEAR
    ends = _apart(one.rhymes, other.rhymes, NEAR_RHYMES)
    return begins + ends


class Alignment(NamedTuple):
    """The best way to lay two names side by side.

    ``cost``: of the syllables that stand side by side; ``left``, ``right``: syllables that only one
    name has; ``both``: syllables side by side; ``worst``: the cost of the worst pair.
    """

    cost: float
    left: int
    right: int
    both: int
    worst: float

    @property
    def weight(self) -> float:
        return self.cost + GAP * (self.left + self.right)


def align(one: tuple[tuple[Step, ...], ...], other: tuple[tuple[Step, ...], ...]) -> Alignment:
    """Lay two nets side by side, syllable by syllable.

    The work grows with the product of the lengths: the caller bounds them.
    """
    best: dict[tuple[int, int], Alignment] = {(0, 0): Alignment(0.0, 0, 0, 0, 0.0)}
    for row in range(len(one) + 1):
        for column in range(len(other) + 1):
            here = best.get((row, column))
            if here is None:
                continue
            for place, found in _onward(one, other, row, column, here):
                known = best.get(place)
                if known is None or found.weight < known.weight:
                    best[place] = found
    return best[len(one), len(other)]


def _onward(
    one: tuple[tuple[Step, ...], ...],
    other: tuple[tuple[Step, ...], ...],
    row: int,
    column: int,
    here: Alignment,
) -> Iterator[tuple[tuple[int, int], Alignment]]:
    rows = one[row] if row < len(one) else ()
    columns = other[column] if column < len(other) else ()
    for end, left in rows:
        yield (end, column), here._replace(left=here.left + 1)
        for until, right in columns:
            apart = cost(left, right)
            if apart < OTHER:
                yield (
                    (end, until),
                    Alignment(
                        here.cost + apart,
                        here.left,
                        here.right,
                        here.both + 1,
                        max(here.worst, apart),
                    ),
                )
    for until, _ in columns:
        yield (row, until), here._replace(right=here.right + 1)
