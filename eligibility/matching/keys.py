"""By what a name is found among many: keys that two spellings of it have in common.

Coarser than the comparison in ``names``, which judges what was found: a name must not be missed.
A key is a syllable: what its beginning is like, and its rhyme. Sounds that are mixed up begin
alike here; of rhymes, who searches asks for all that are near.
"""

from collections.abc import Iterator
from functools import cache

from eligibility.matching import names, sounds, spelling, titles
from eligibility.matching.sounds import NEAR_ONSETS, NEAR_RHYMES, Step, Syllable

Net = tuple[tuple[Step, ...], ...]


def kept(text: str) -> set[str]:
    """All keys that a name is found by, also where its words are read in several ways."""
    net = spelling.net(names.words_of(text))
    return {key for steps in net for _, made in steps for key in _keys(made)}


def asked(text: str) -> list[frozenset[str]]:
    """Sets of keys: each name that is spelled like this text has one key of each set.

    A title is left out, because the other spelling may have none.
    """
    words = names.words_of(text)
    while words and (title := titles.before(words)) is not None:
        words = title.rest
    net = spelling.net(words)
    groups = (
        frozenset(near for _, made in net[place] for key in _keys(made) for near in _near(key))
        for place in _always_passed(net)
    )
    return list(dict.fromkeys(groups))


def _always_passed(net: Net) -> Iterator[int]:
    """The places that every way through a net comes by, the last one left out."""
    furthest = 0
    for place, steps in enumerate(net):
        if place == furthest:
            yield place
        if steps:
            furthest = max(furthest, *(end for end, _ in steps))


def _keys(made: Syllable) -> set[str]:
    begins = {_like(onset.removesuffix("w")) for onset in made.onsets}
    return {f"{begin}-{_long(rhyme)}" for begin in begins for rhyme in made.rhymes}


def _long(rhyme: str) -> str:
    """The rhyme in n of one that is cut short: "Wint" is found with "Win"."""
    long = rhyme.removesuffix("T")
    return long if long in sounds.NASAL else rhyme


def _near(key: str) -> set[str]:
    begin, _, rhyme = key.partition("-")
    return {key, *(f"{begin}-{other}" for pair in NEAR_RHYMES if rhyme in pair for other in pair)}


@cache
def _like(onset: str) -> str:
    """One onset for all that are mixed up with it, directly or by way of others."""
    found, more = {onset}, True
    while more:
        wider = found.union(*(pair for pair in NEAR_ONSETS if pair & found))
        more, found = wider != found, wider
    return min(found)
