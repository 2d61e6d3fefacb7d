"""The rulebook on one day, read aloud: no value for a day its row does not vouch for."""

from datetime import date

from eligibility.presentation import Spoken
from eligibility.rules.codes import Group, ReasonCode
from eligibility.rules.rulebook import Rulebook, Term
from eligibility.wording import reasons


class KnownLaw:
    """What pages that tell the law have in common; each makes its own statements of it."""

    def __init__(self, rulebook: Rulebook, day: date, spoken: Spoken) -> None:
        """Take the release, the day in Thailand and the voice of the page."""
        self.rulebook = rulebook
        self.day = day
        self.spoken = spoken

    def vouches(self, row: Term) -> bool:
        """Whether what ``row`` says is known for the day; that there is no value is known too."""
        first = max(row.effective_from or row.vouched_from, row.vouched_from)
        return first <= self.day <= row.vouched_until

    def unknown_text(self) -> str:
        """What is said in place of a sentence with a value that is not known for the day."""
        return self.spoken.say(reasons.GENERAL[ReasonCode.OUTSIDE_OUR_RECORDS])

    def unknown_value(self) -> str:
        """What stands in place of such a value beside its label: whom to ask."""
        return self.spoken.name(Group.ASK_SSO)
