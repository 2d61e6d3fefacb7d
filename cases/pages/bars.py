"""Bars with their numbers on them, made by the server: what each SVG needs, and nothing of a page.

Each bar is an SVG of its own below its words: words break where their language lets them, which no
text within an SVG does.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 320
_HIGH = 18
#: The longest bar; beside it stands its number.
_LONGEST = 262


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar; ``place``: which of its parts, for its pattern."""

    x: int
    width: int
    place: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its words, and where its pieces and its number stand."""

    label: str
    number: int
    pieces: tuple[Piece, ...]
    number_x: int


@dataclass(frozen=True, slots=True)
class Bars:
    """A picture: each bar ``width`` by ``high``; ``parts``: how many pieces they are made of."""

    width: int
    high: int
    parts: int
    bars: tuple[Bar, ...]


def bars(rows: Sequence[tuple[str, Sequence[int]]]) -> Bars | None:
    """The picture of some numbers; ``None`` where all are nothing.

    Args:
        rows: words, and the numbers that the bar is made of, one after the other.
    """
    most = max((sum(numbers) for _, numbers in rows), default=0)
    if not most:
        return None
    drawn = tuple(_bar(label, numbers, most) for label, numbers in rows)
    parts = max(len(numbers) for _, numbers in rows)
    return Bars(WIDTH, _HIGH, parts, drawn)


def _bar(label: str, numbers: Sequence[int], most: int) -> Bar:
    """Ends are rounded, not widths: pieces meet, and equal sums are equally long."""
    pieces, before = [], 0
    for part, number in enumerate(numbers):
        begins, ends = (round(_LONGEST * each / most) for each in (before, before + number))
        if number:
            pieces.append(Piece(begins, max(ends - begins, 1), part))
        before += number
    end = round(_LONGEST * before / most)
    return Bar(label, before, tuple(pieces), end + 6)
