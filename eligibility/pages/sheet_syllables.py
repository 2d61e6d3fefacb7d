"""Where a line of Burmese may end: after each syllable.

Burmese is written without spaces between words. Browsers know its words; what draws our PDF does
not and would run over the edge. So it is told with a sign that has no width.
"""

import re

#: ZERO WIDTH SPACE: a line may end here.
BREAK = "\u200b"

# A letter that begins a syllable: a consonant that neither closes the one before (with asat, a
# tone mark between or not) nor stands stacked below it or above the next; or a vowel of its own.
_BEGINS = re.compile(
    "(?<=[\u1000-\u109f])(?<!\u1039)"
    "(?:[\u1000-\u1021\u103f](?!\u1037?[\u1039\u103a])|[\u1023-\u102a\u104c-\u104f])"
)


def with_breaks(text: str) -> str:
    """A text in which every syllable of Burmese but the first of a run may begin a new line."""
    return _BEGINS.sub(lambda found: BREAK + found[0], text)
