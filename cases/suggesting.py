"""A disagreement as a worked case for the keepers of the law, without the person it was about."""

import json
from collections.abc import Iterator
from typing import Any

from cases.reviewing import Answer
from cases.snapshot import Snapshot
from cases.vault import Vault
from eligibility import loader, suggestions
from eligibility.rules.codes import BenefitCode, ConditionCode
from eligibility.rules.faults import Refused
from eligibility.rules.truth import Truth, Verdict
from eligibility.suggestions import Held

#: What an officer must hold of the condition they name, by what they hold of the benefit.
_TRUTHS = {Verdict.ELIGIBLE: Truth.MET, Verdict.NOT_ELIGIBLE: Truth.NOT_MET}


class ImpossibleError(Exception):
    """The copy holds no answers, or such as the rules of today do not take."""


def worked_case(snapshot: Snapshot, answer: Answer, why: str) -> dict[str, Any]:
    """What would go to the keepers: a question without the person, and what an officer holds.

    Args:
        snapshot: the copy, with the question where the answers were handed over.
        answer: a disagreement.
        why: a sentence that names nobody (``names_anybody``).

    Raises:
        ImpossibleError: no case can be made of it.
    """
    if snapshot.question is None:
        raise ImpossibleError
    benefit, verdict = BenefitCode(answer.benefit), Verdict(answer.holds)
    released, truth = loader.current(), _TRUTHS.get(verdict)
    named = answer.condition in list(ConditionCode) and truth is not None
    alone = Held(verdict, why)
    held = Held(verdict, why, ConditionCode(answer.condition), truth) if named else alone
    try:
        try:
            return suggestions.made_of(snapshot.question, benefit, held, released)
        except LookupError:  # by the rules of today it does not turn on that condition
            return suggestions.made_of(snapshot.question, benefit, alone, released)
    except Refused as fault:
        raise ImpossibleError from fault


def names_anybody(snapshot: Snapshot, text: str) -> bool:
    """Whether a text has something in it that the copy knows of the person or the case."""
    return suggestions.names_a_person(text, list(_known(snapshot)))


def mark(case: dict[str, Any], vault: Vault) -> str:
    """Tells whether what is sent is what was shown; the sentence beside it may have changed."""
    shown = {name: value for name, value in case.items() if name != "why"}
    return vault.mark("suggestion", json.dumps(shown, sort_keys=True)).hex()


def _known(snapshot: Snapshot) -> Iterator[str]:
    person = snapshot.person
    said = (person.called, person.phone, person.employer, person.workplace, snapshot.reference)
    yield from (text for text in said if text)
    yield from (text for text in (*person.names.values(), *person.numbers.values()) if text)
