"""What is ticked on the list of papers: kept beside the answers, in the worker's own cookie."""

from collections.abc import Collection
from enum import StrEnum

from eligibility.interview.kinds import Posted
from eligibility.interview.told import Answers, Told

#: The fields of the form, and the names they are kept under. No question has such a name.
HAVE, CASES = "have", "cases"


class Situation(StrEnum):
    """What changes the papers, beyond what the interview asks."""

    NO_BANK = "bank"
    LOST = "lost"
    RENAMED = "name"


def in_hand(told: Told) -> frozenset[str]:
    """The codes of the papers that are ticked."""
    return frozenset(_kept(told.answers, HAVE))


def situations(told: Told) -> frozenset[Situation]:
    """What is ticked of the situations; until then, what the answers say of the papers."""
    if CASES in told.answers.given:
        kept = _kept(told.answers, CASES)
        return frozenset(each for each in Situation if each in kept)
    return frozenset({Situation.RENAMED} if told.value("agree") == "no" else ())


def taken(answers: Answers, sent: Posted, shown: Collection[str]) -> Answers:
    """The answers with the ticks of a form put in.

    Args:
        answers: all that was told and ticked before.
        sent: the form.
        shown: the codes of the papers the form showed; ticks of any other are left alone.
    """
    have = {code for code in sent.getlist(HAVE) if code in shown}
    have |= {code for code in _kept(answers, HAVE) if code not in shown}
    cases = [each.value for each in Situation if each in sent.getlist(CASES)]
    # An empty text stands for "none": no list at all would mean that nobody has been asked.
    given = {**answers.given, HAVE: sorted(have), CASES: cases or [""]}
    return Answers(given, answers.sent)


def _kept(answers: Answers, name: str) -> list[str]:
    raw = answers.given.get(name, [])
    return [each for each in raw if isinstance(each, str)] if isinstance(raw, list) else []
