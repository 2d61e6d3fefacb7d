"""Places within a page, by number: an address with one must not say which benefit was read.

A phone's history keeps what follows the ``#`` too, also after everything is erased.
"""

from eligibility.rules.codes import BenefitCode

ENROLMENT = "p0"
INJURY = "p8"
_PLACES = {code: f"p{place}" for place, code in enumerate(BenefitCode, start=1)}


def of(code: BenefitCode) -> str:
    """The place of a benefit."""
    return _PLACES[code]
