"""What a camera reads off the picture on a worker's phone: from the drawn path back to its text.

No error correction: what the page draws is exact. The tables and patterns are those of ISO/IEC
18004, as segno has them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from segno import consts, encoder

from eligibility.pages.carry import QUIET

_MASKS: Sequence[Callable[[int, int], bool]] = (
    lambda i, j: (i + j) % 2 == 0,
    lambda i, _j: i % 2 == 0,
    lambda _i, j: j % 3 == 0,
    lambda i, j: (i + j) % 3 == 0,
    lambda i, j: (i // 2 + j // 3) % 2 == 0,
    lambda i, j: i * j % 2 + i * j % 3 == 0,
    lambda i, j: (i * j % 2 + i * j % 3) % 2 == 0,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2 == 0,
)
#: What the first five bits of the format are mixed with.
_FORMAT = 0b10101
_FREE = 2  # segno's mark of a module that holds data
_TIMING = 6  # the column and row that no data stands in
_NUMBERS, _BYTES = 1, 4
#: Bits of so many digits.
_DIGITS = {3: 10, 2: 7, 1: 4}
_SMALL = 9  # up to this version lengths are shorter


def read(width: int, path: str) -> str:
    """The text of a picture.

    Args:
        width: of the picture in modules, with the light around it.
        path: its dark modules, as the page draws them.
    """
    modules = _modules(width, path)
    version = (len(modules) - 17) // 4
    form = int("".join(str(modules[8][j]) for j in range(5)), 2) ^ _FORMAT
    bits = list(_bits(modules, _MASKS[form & 0b111]))
    words = [int("".join(map(str, bits[i : i + 8])), 2) for i in range(0, len(bits) - 7, 8)]
    tables: Any = consts.ECC
    blocks = [each.num_data for each in tables[version][form >> 3] for _ in range(each.num_blocks)]
    return _text("".join(f"{word:08b}" for word in _ordered(words, blocks)), version)


def _modules(width: int, path: str) -> list[list[int]]:
    """Row by row, 1 for dark, without the light around."""
    size = width - 2 * QUIET
    found = [[0] * size for _ in range(size)]
    x = y = 0
    for command, first, second in re.findall(r"([Mmh])(-?\d+)(?: (-?\d+))?", path):
        if command == "M":
            x, y = int(first) - QUIET, int(second) - QUIET
        elif command == "m":
            x += int(first)
        else:
            found[y][x : x + int(first)] = [1] * int(first)
            x += int(first)
    return found


def _bits(modules: list[list[int]], mask: Callable[[int, int], bool]) -> Iterator[int]:
    """The data in its order: two columns at a time, from the right, up and down."""
    size = len(modules)
    drawing: Any = encoder  # its functions are not annotated
    pattern = drawing.make_matrix(size, size)
    drawing.add_finder_patterns(pattern, size, size)
    drawing.add_alignment_patterns(pattern, size, size)
    upwards = True
    for right in (*range(size - 1, _TIMING, -2), *range(_TIMING - 1, 0, -2)):
        for i in range(size - 1, -1, -1) if upwards else range(size):
            for j in (right, right - 1):
                if pattern[i][j] == _FREE:
                    yield modules[i][j] ^ mask(i, j)
        upwards = not upwards


def _ordered(words: list[int], blocks: list[int]) -> list[int]:
    """The words block after block, which stand one of each in turn."""
    turns = [(n, k) for n in range(max(blocks)) for k, length in enumerate(blocks) if n < length]
    stood = dict(zip(turns, words, strict=False))
    return [stood[n, k] for k, length in enumerate(blocks) for n in range(length)]


def _text(bits: str, version: int) -> str:
    """Its parts, each in a mode of its own, until the sign of the end."""
    place, text = 0, ""

    def taken(count: int) -> int:
        nonlocal place
        place += count
        return int(bits[place - count : place], 2)

    while (mode := taken(4)) in (_NUMBERS, _BYTES):
        if mode == _BYTES:
            text += "".join(chr(taken(8)) for _ in range(taken(8 if version <= _SMALL else 16)))
            continue
        left = taken(10 if version <= _SMALL else 12)
        while left:
            digits = min(left, 3)
            text += f"{taken(_DIGITS[digits]):0{digits}d}"
            left -= digits
    return text
