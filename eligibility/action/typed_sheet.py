"""What is typed for the complaint sheet: read, held to a length, shown, and never kept."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from eligibility.interview.kinds import Posted
from eligibility.wording.employer import PROOFS

#: The longest text of each field, in letters.
LONGEST: Mapping[str, int] = {"workplace": 100, "place": 160, "name": 80, "phone": 30}
_BLANKS = re.compile(r"\s+")
# Controls, marks without a shape that turn the direction of letters, halves of letters, letters of
# nobody, ends of lines: none of them belongs to a name. The joiners do: letters are written with
# them.
_NO_LETTERS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"


class Way(StrEnum):
    """How somebody complains. Whatever is not named is without names."""

    NAMED = "named"
    UNNAMED = "unnamed"
    NGO = "ngo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed; ``name`` and ``phone`` are "" wherever the way is not with her name."""

    way: Way = Way.UNNAMED
    workplace: str = ""
    place: str = ""
    proofs: frozenset[str] = frozenset()
    name: str = ""
    phone: str = ""


def read(sent: Posted) -> Typed:
    """What a form says; nothing in it can be wrong, an empty one least of all."""
    way = _last(sent, "way")
    chosen = Way(way) if way in list(Way) else Way.UNNAMED
    texts = {name: clean(_last(sent, name), most) for name, most in LONGEST.items()}
    if chosen is not Way.NAMED:
        # A name typed before the way was changed must not stand on the page any more.
        texts |= {"name": "", "phone": ""}
    return Typed(way=chosen, proofs=frozenset(sent.getlist("proof")) & PROOFS.keys(), **texts)


def _last(sent: Posted, name: str) -> str:
    return (sent.getlist(name) or [""])[-1]


def clean(text: str, most: int) -> str:
    """A text in one line of at most ``most`` letters, without marks that no paper shows."""
    line = "".join(
        mark if mark in _JOINERS or unicodedata.category(mark) not in _NO_LETTERS else " "
        for mark in unicodedata.normalize("NFC", text[: 4 * most])
    )
    return _BLANKS.sub(" ", line).strip(" " + _JOINERS)[:most].strip()
