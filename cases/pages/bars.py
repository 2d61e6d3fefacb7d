"""Bars with their numbers on them, made by the server: what an SVG needs, and nothing of a page."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 320
#: Of one bar: its words above it, and room below.
_ROW = 46
_TOP, _HIGH = 20, 16
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
    """One bar: where its words, its pieces and its number stand."""

    label: str
    number: int
    words_y: int
    y: int
    pieces: tuple[Piece, ...]
    number_x: int


@dataclass(frozen=True, slots=True)
class Bars:
    """A picture; ``parts``: how many pieces the bars are made of."""

    width: int
    height: int
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
    drawn = tuple(_bar(place, label, numbers, most) for place, (label, numbers) in enumerate(rows))
    parts = max(len(numbers) for _, numbers in rows)
    return Bars(WIDTH, _ROW * len(rows), _HIGH, parts, drawn)


def _bar(place: int, label: str, numbers: Sequence[int], most: int) -> Bar:
    """Ends are rounded, not widths: pieces meet, and equal sums are equally long."""
    y, pieces, before = _ROW * place, [], 0
    for part, number in enumerate(numbers):
        begins, ends = (round(_LONGEST * each / most) for each in (before, before + number))
        if number:
            pieces.append(Piece(begins, max(ends - begins, 1), part))
        before += number
    end = round(_LONGEST * before / most)
    return Bar(label, before, y + _TOP - 5, y + _TOP, tuple(pieces), end + 6)
