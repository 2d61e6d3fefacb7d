"""What the facts of a case are called, and what was typed or ticked, in words."""

from collections.abc import Mapping
from typing import Any

from cases.people import PAPERS
from eligibility.interview.kinds import OneOf, Question, SomeOf
from eligibility.interview.screens import SCREENS
from eligibility.matching.papers import PaperKind
from eligibility.presentation import Spoken
from eligibility.wording import papers_agree
from eligibility.wording.sentence import sentence

LANGUAGE, PHONE, EMPLOYER = sentence("Language"), sentence("Phone"), sentence("Employer")
_WORKPLACE, _GUARDIAN = sentence("Workplace"), sentence("Parent or guardian")
_ORGANISATION = sentence("Organisation")
#: Those of all papers together.
PAPERS_TOGETHER = sentence("Names and numbers of papers")
_NUMBER_OF = sentence("%(paper)s: number")

KINDS: Mapping[str, PaperKind] = dict(zip(PAPERS, PaperKind, strict=True))
QUESTIONS: Mapping[str, Question] = {
    question.name: question for screen in SCREENS for question in screen.questions
}


def labels(spoken: Spoken) -> dict[str, str]:
    """What each fact about a person is called, by its name in the history."""
    said = {
        "called": spoken.say(papers_agree.NAME),
        "phone": spoken.say(PHONE),
        "employer": spoken.say(EMPLOYER),
        "workplace": spoken.say(_WORKPLACE),
        "guardian": spoken.say(_GUARDIAN),
        "organisation": spoken.say(_ORGANISATION),
        "language": spoken.say(LANGUAGE),
    }
    for paper, kind in KINDS.items():
        name = spoken.say(papers_agree.PAPERS[kind])
        said[f"names.{paper}"] = name
        said[f"numbers.{paper}"] = spoken.say(_NUMBER_OF, {"paper": name})
    return said


def raw(question: Question | None, given: Any, spoken: Spoken) -> str:
    """An answer of old as it was typed or ticked, choices in words."""
    if isinstance(given, dict):
        texts = (raw(None, each, spoken) for each in given.values())
        return ", ".join(text for text in texts if text)
    if isinstance(given, list):
        texts = (raw(question, each, spoken) for each in given)
        return ", ".join(text for text in texts if text)
    choices = question.choices if isinstance(question, OneOf | SomeOf) else ()
    words = {choice.value: choice.text for choice in choices}
    return spoken.say(words[given]) if given in words else str(given or "")
