"""The sources of a statement in a line each, for what rests on no dated value."""

from collections.abc import Iterable

from eligibility.presentation import Spoken
from eligibility.rules.rulebook import Citation, Rulebook
from eligibility.said.result_law import place
from eligibility.wording import result as wording


def source_lines(codes: Iterable[str], rulebook: Rulebook, spoken: Spoken) -> tuple[str, ...]:
    """Instrument, section, how sure, and the day it was checked, by the codes of citations.

    Args:
        codes: of ``rulebook.citations``; the reader of the files refuses any other.
        rulebook: the release the statement is part of.
        spoken: the voice of the page.
    """
    return tuple(source_line(rulebook.citations[code], spoken) for code in codes)


def source_line(cited: Citation, spoken: Spoken) -> str:
    """One of them."""
    told = (
        spoken.instrument(cited.instrument),
        place(cited.section, spoken),
        spoken.name(cited.evidence),
        spoken.say(wording.CHECKED, {"day": cited.checked_on}),
    )
    return " · ".join(filter(None, told))
