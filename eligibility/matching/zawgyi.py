"""Burmese typed in the old Zawgyi font: found out, and converted to Unicode.

Zawgyi uses the code points of Burmese Unicode for other letters. Which of the two a text is can
only be guessed, so nothing is changed without asking: the caller shows both.
"""

import re
from functools import cache

from myanmar import converter  # type: ignore[import-untyped]
from myanmartools import ZawgyiDetector  # type: ignore[import-untyped]

from eligibility.matching.burmese import in_order

#: How sure the detector must be. A short word in Unicode may well reach a half.
_SURE = 0.95
_BURMESE = re.compile("[\u1000-\u109f]")
#: Letters of Zawgyi that are two of ours, or another shape of the same, which the converter
#: does not know in every place.
_TAKEN_APART = str.maketrans(
    {
        "\u108b": "\u1064\u102d",
        "\u108c": "\u1064\u102e",
        "\u108d": "\u1064\u1036",
        "\u1072": "\u1071",
        "\u1074": "\u1073",
        "\u1093": "\u107b",
        "\u108f": "\u1014",
        "\u1090": "\u101b",
        "\u1094": "\u1037",
        "\u1095": "\u1037",
        "၀": "ဝ",
        "၇": "ရ",
    }
)


class _UnconvertibleError(Exception):
    """The converter met letters in an order it has no rule for."""


def _refuse(*_: object) -> None:
    raise _UnconvertibleError


# It prints what it cannot convert and leaves it out: neither may happen to a name.
converter.print = _refuse


@cache
def _detector() -> ZawgyiDetector:
    return ZawgyiDetector()


def is_zawgyi(text: str) -> bool:
    """Whether a text with Burmese letters is almost certainly typed in Zawgyi."""
    return bool(_BURMESE.search(text)) and _detector().get_zawgyi_probability(text) > _SURE


def converted(text: str) -> str | None:
    """A text typed in Zawgyi as Unicode; ``None`` where it cannot be converted whole."""
    try:
        found: str = converter.convert(text.translate(_TAKEN_APART), "zawgyi", "unicode")
    except (_UnconvertibleError, KeyError):
        return None
    return in_order(found)
