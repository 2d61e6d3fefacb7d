"""Three-valued answers. What is not known never becomes "no"."""

from enum import StrEnum


class Truth(StrEnum):
    """Whether a condition of the law is fulfilled."""

    MET = "met"
    NOT_MET = "not_met"
    CANNOT_TELL = "cannot_tell"

    @classmethod
    def of(cls, fact: bool | None) -> "Truth":
        """The truth of a yes/no fact; ``None`` is a fact nobody knows."""
        if fact is None:
            return cls.CANNOT_TELL
        return cls.MET if fact else cls.NOT_MET


class Verdict(StrEnum):
    """What the conditions of a benefit or an entitlement add up to."""

    ELIGIBLE = "eligible"
    NOT_YET = "not_yet"
    ASK_SSO = "ask_sso"
    NOT_ELIGIBLE = "not_eligible"


#: Best first: the order in which a benefit finds its place on the page.
BEST_FIRST = (Verdict.ELIGIBLE, Verdict.NOT_YET, Verdict.ASK_SSO, Verdict.NOT_ELIGIBLE)


def enough(sure: int, possible: int, need: int) -> Truth:
    """Whether ``need`` is reached when ``sure`` are certain and ``possible`` more may be there."""
    if sure >= need:
        return Truth.MET
    return Truth.NOT_MET if sure + possible < need else Truth.CANNOT_TELL
