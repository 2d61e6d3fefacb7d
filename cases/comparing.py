"""Names compared by their sounds, as many as one request may: whoever types only long ones waits no
longer than others, and takes the site from nobody.
"""

from collections.abc import Iterable
from itertools import product

from rapidfuzz.distance import Indel

from eligibility.matching import names, spelling, titles
from eligibility.matching.spelling import Judged, Likeness, Words

#: Letters of one word, and words of a name, that are compared; hardly any name has more.
LONGEST_WORD, MOST_WORDS = 30, 8
#: What all comparisons of one request may cost together, by ``effort``: eighty of usual names.
MOST_EFFORT = 60_000

Pair = tuple[str, str]


def likenesses(asked: Iterable[str], others: Iterable[str]) -> dict[Pair, Likeness]:
    """How each of some names stands to each of others, the most alike first.

    Args:
        asked: names as they were typed.
        others: names to compare each of them with.

    Returns:
        The likeness by pair; without those there was no time for. ``PART`` too where the words
        that were asked for stand in the other name in whatever order.
    """
    words = {name: _words(name) for name in {*asked, *others}}
    pairs = sorted(set(product(asked, others)), key=lambda pair: (-_close(pair, words), pair))
    found: dict[Pair, Likeness] = {}
    left = MOST_EFFORT
    for pair in pairs:
        one, other = (words[name] for name in pair)
        left_then = left - effort(one, other)
        if left_then >= 0:
            left = left_then
            found[pair] = _likeness(pair, one, other)
    return found


def effort(one: Words, other: Words) -> int:
    """What a comparison may cost: letters against letters, and again for each turn and title."""
    letters = sum(map(len, one)) * sum(map(len, other))
    readings = 1 + _titles(one) + _titles(other)
    return letters * (len(one) + len(other) + _ALWAYS) * readings


#: Comparisons of the whole names, and word by word, whatever the number of turns.
_ALWAYS = 2


def _titles(words: Words) -> int:
    """How many words before a name may be titles: it is read with each of them and without."""
    title = titles.before(words)
    return 0 if title is None else 1 + _titles(title.rest)


def _words(name: str) -> Words:
    return tuple(word[:LONGEST_WORD] for word in names.words_of(name)[:MOST_WORDS])


def _close(pair: Pair, words: dict[str, Words]) -> float:
    """How much two names look alike: cheap, and only an order to go by."""
    one, other = (" ".join(words[name]) for name in pair)
    return Indel.normalized_similarity(one, other)


def _likeness(pair: Pair, one: Words, other: Words) -> Likeness:
    judged = _judged(pair, one, other)
    part = judged.likeness is Likeness.DIFFERENT and _all_within(one, other)
    return Likeness.PART if part else judged.likeness


def _judged(pair: Pair, one: Words, other: Words) -> Judged:
    """The judgement of names as they were written, unless that is too long."""
    shorter = (
        name if words == names.words_of(name) else " ".join(words)
        for name, words in zip(pair, (one, other), strict=True)
    )
    return names.judge(*shorter)


def _all_within(asked: Words, words: Words) -> bool:
    """Whether each word that was asked for is one of the name, in whatever order."""
    return bool(asked) and all(any(_alike(one, other) for other in words) for one in asked)


def _alike(one: str, other: str) -> bool:
    return spelling.compare((one,), (other,)).same_name
