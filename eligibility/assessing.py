"""From a question as it arrives to the answer as it leaves: one road for every door."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from eligibility import clock, presentation, question_files
from eligibility.loader import Released
from eligibility.rules import question
from eligibility.rules.evaluate import Assessment, evaluate
from eligibility.rules.faults import Fault, FaultCode, Refused
from eligibility.rules.finding import Finding
from eligibility.rules.person import Person


@dataclass(frozen=True, slots=True)
class Assessed:
    """A question that was read and answered: its person, what was found, and that in words.

    The conditions are half of the words, so who does not show them leaves them out of ``answer``;
    ``found`` holds them always.
    """

    person: Person
    found: Assessment
    answer: dict[str, Any]


def assess(given: object, released: Released, *, language: str | None = None) -> dict[str, Any]:
    """The answer to one question, with its texts.

    Args:
        given: the decoded question of the contract.
        released: the release to answer under.
        language: overrides the question's own.

    Raises:
        Refused: with every fault found.
    """
    if question_files.too_large(given):
        most = question_files.MOST_BYTES // 1000
        raise Refused([Fault("", FaultCode.BODY_TOO_LARGE, (("most", most),))])
    return assessed(given, released, language=language).answer


def assessed(
    given: object, released: Released, *, language: str | None = None, conditions: bool = True
) -> Assessed:
    """The same with what it was made of, for a question of our own, which is never too large.

    Args:
        given, released, language: as for ``assess``.
        conditions: whether the answer tells the conditions; without, their lists are empty.

    Raises:
        Refused: with every fault found.
    """
    asked = question.read(given, today=clock.today())
    found = evaluate(asked.person, released.rulebook)
    told = found if conditions else _without_conditions(found)
    answer = presentation.answer_in(
        told, released.rulebook, released.content, language or asked.language
    )
    return Assessed(asked.person, found, answer)


def _without_conditions(found: Assessment) -> Assessment:
    return replace(found, findings=tuple(_silent(each) for each in found.findings))


def _silent(found: Finding) -> Finding:
    """A finding without its conditions; the rows they rest on are cited with its first part."""
    first, *others = (part._replace(conditions=()) for part in found.entitlements)
    parts = (first._replace(terms=found.terms), *others)
    return found._replace(conditions=(), entitlements=parts)


def refusal(refused: Refused, given: object, *, language: str | None = None) -> dict[str, Any]:
    """What is said instead of an answer: every fault with its field and a plain sentence."""
    wanted = given.get("language") if isinstance(given, Mapping) else None
    spoken = language or (wanted if wanted in list(question.Language) else "en")
    return {"errors": presentation.refusal(refused.faults, str(spoken))}
