"""What is ticked on the list of papers: kept beside the answers, in the worker's own cookie."""

from collections.abc import Collection
from enum import StrEnum

from eligibility.interview.kinds import Posted
from eligibility.interview.told import Answers, Told

#: The fields of the form, and the names they are kept under. No question has such a name.
NAMES = HAVE, CASES = "have", "cases"
#: The tick that the answers set was taken away.
_NOT_RENAMED = "-name"


class Situation(StrEnum):
    """What changes the papers, beyond what the interview asks."""

    NO_BANK = "bank"
    LOST = "lost"
    RENAMED = "name"


def in_hand(told: Told) -> frozenset[str]:
    """The codes of the papers that are ticked."""
    return frozenset(_kept(told.answers, HAVE))


def situations(told: Told) -> frozenset[Situation]:
    """What is ticked of the situations; another name also where the answers say so of the papers.

    Only what the reader has changed is kept: an answer that changes later still counts.
    """
    kept = set(_kept(told.answers, CASES))
    if _papers_differ(told) and _NOT_RENAMED not in kept:
        kept.add(Situation.RENAMED)
    return frozenset(each for each in Situation if each in kept)


def taken(told: Told, sent: Posted, shown: Collection[str]) -> Answers:
    """The answers with the ticks of a form put in.

    Args:
        told: all that was told and ticked before.
        sent: the form.
        shown: the codes of the papers the form showed; ticks of any other are left alone.
    """
    answers = told.answers
    have = {code for code in sent.getlist(HAVE) if code in shown}
    have |= {code for code in _kept(answers, HAVE) if code not in shown}
    cases = [each.value for each in Situation if each in sent.getlist(CASES)]
    if _papers_differ(told) and Situation.RENAMED not in cases:
        cases.append(_NOT_RENAMED)
    ticked = {HAVE: sorted(have), CASES: cases}
    given = {name: raw for name, raw in answers.given.items() if name not in ticked}
    return Answers({**given, **{name: raw for name, raw in ticked.items() if raw}}, answers.sent)


def _papers_differ(told: Told) -> bool:
    return bool(told.value("agree") == "no")


def _kept(answers: Answers, name: str) -> list[str]:
    raw = answers.given.get(name, [])
    return [each for each in raw if isinstance(each, str)] if isinstance(raw, list) else []
