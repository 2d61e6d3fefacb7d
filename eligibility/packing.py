"""Answers made small enough for a picture, and written as digits, which a QR code holds closest.

Pure: no key, no clock, no table. What is packed is not secret yet (``eligibility.carrying``).
"""

import hashlib
import re
import zlib
from collections.abc import Iterable
from functools import cache

from eligibility.action import ticks
from eligibility.interview.kinds import Group, OneOf, Question, SomeOf
from eligibility.interview.screens import SCREENS
from eligibility.rules.required import NEEDS

#: More digits than one QR code of any size holds are not looked at.
MOST_DIGITS = 7_089
#: What is carried is a multiple of this many bytes long, so that the length tells little.
STEP = 96

_RAW = -zlib.MAX_WBITS  # no head and no checksum: the cipher notices every change
_BYTES, _DIGITS = 12, 29  # twelve bytes are written as twenty-nine digits


def packed(written: bytes, beside: int) -> bytes:
    """A text in few bytes, filled up with zeros.

    Args:
        written: the text; one that speaks of the interview becomes smallest.
        beside: bytes that will stand beside it; together they make a multiple of ``STEP``.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, _RAW, 9, zdict=_dictionary())
    small = packer.compress(written) + packer.flush()
    return small + bytes(-(beside + len(small)) % STEP)


def unpacked(content: bytes, most: int) -> bytes:
    """The text again.

    Raises:
        ValueError: it is not packed by ``packed``, or longer than ``most`` bytes.
    """
    unpacker = zlib.decompressobj(_RAW, zdict=_dictionary())
    try:
        written = unpacker.decompress(content, most)
    except zlib.error as fault:
        raise ValueError from fault
    if not unpacker.eof:
        raise ValueError
    return written


@cache
def digest() -> bytes:
    """What tells one dictionary from another: without the same one, nothing is unpacked rightly."""
    return hashlib.sha256(_dictionary()).digest()


def as_digits(content: bytes) -> str:
    """Bytes, a multiple of twelve, as digits."""
    parts = (content[at : at + _BYTES] for at in range(0, len(content), _BYTES))
    return "".join(f"{int.from_bytes(part):0{_DIGITS}d}" for part in parts)


def from_digits(text: str) -> bytes:
    """The bytes again; none where no bytes are written so."""
    if len(text) > MOST_DIGITS or len(text) % _DIGITS or not re.fullmatch("[0-9]+", text):
        return b""
    parts = [int(text[at : at + _DIGITS]) for at in range(0, len(text), _DIGITS)]
    if max(parts) >= 1 << 8 * _BYTES:
        return b""
    return b"".join(part.to_bytes(_BYTES) for part in parts)


@cache
def _dictionary() -> bytes:
    """The interview and its ticks as they are written: what the packer need not write again."""
    have = _list(ticks.HAVE, NEEDS.documents)
    cases = _list(ticks.CASES, [each.value for each in ticks.Situation])
    told = "".join(_usual(question) for screen in SCREENS for question in screen.questions)
    sent = ",".join(f'"{key}"' for key in sorted(screen.key for screen in SCREENS))
    return f"{{{have}{cases}{told}}},[{sent}]]".encode()


def _usual(question: Question) -> str:
    """A question with the answers it may have."""
    if isinstance(question, OneOf):
        return "".join(f'"{question.name}":"{choice.value}",' for choice in question.choices)
    if isinstance(question, SomeOf):
        return _list(question.name, [choice.value for choice in question.choices])
    if isinstance(question, Group):
        return f'"{question.name}":[{{' + "".join(map(_usual, question.questions)) + "}],"
    return f'"{question.name}":["1","20'


def _list(name: str, values: Iterable[str]) -> str:
    return f'"{name}":["' + '","'.join(sorted(values)) + '"],'
