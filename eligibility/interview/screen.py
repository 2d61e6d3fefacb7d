"""What a screen is, and the answers that many questions share."""

from dataclasses import dataclass

from eligibility.interview.kinds import UNKNOWN_MARK, Choice, OneOf, Question, When
from eligibility.wording.sentence import Sentence, sentence

DONT_KNOW = Choice(UNKNOWN_MARK, sentence("Don't know"))
YES, NO = Choice("yes", sentence("Yes")), Choice("no", sentence("No"))
#: "XX" is a code that ISO 3166-1 leaves to its users.
COUNTRIES = (
    Choice("MM", sentence("Myanmar")),
    Choice("TH", sentence("Thailand")),
    Choice("XX", sentence("Another country")),
    DONT_KNOW,
)
BOTH_CALENDARS = sentence("Buddhist or Christian year")


#: You, papers, work, jobs, months, wage, what happened, and what has to be known about it.
PARTS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One screen: what it is about, and what is asked on it.

    ``when`` names the answers that make it matter, any one of them; none: it always does.
    ``part`` is its part of the way, of ``PARTS``; several screens share one.
    """

    key: str
    part: int = PARTS
    title: Sentence
    questions: tuple[Question, ...]
    lead: Sentence | None = None
    when: tuple[When, ...] = ()


def yes_no(
    name: str,
    text: Sentence,
    *,
    path: str = "",
    hint: Sentence | None = None,
    when: When | None = None,
) -> OneOf:
    """A question answered with yes, no or "I don't know"."""
    return OneOf(
        name=name, text=text, path=path, hint=hint, when=when, choices=(YES, NO, DONT_KNOW)
    )
