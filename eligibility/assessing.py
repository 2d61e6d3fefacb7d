"""From a question as it arrives to the answer as it leaves: one road for every door.

The command line takes it today, the web form and the API take the same.
"""

from collections.abc import Mapping
from typing import Any

from eligibility import clock, presentation, question_files
from eligibility.loader import Released
from eligibility.rules import question
from eligibility.rules.evaluate import evaluate
from eligibility.rules.faults import Fault, FaultCode, Refused


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
    asked = question.read(given, today=clock.today())
    found = evaluate(asked.person, released.rulebook)
    return presentation.answer_in(
        found, released.rulebook, released.content, language or asked.language
    )


def refusal(refused: Refused, given: object, *, language: str | None = None) -> dict[str, Any]:
    """What is said instead of an answer: every fault with its field and a plain sentence."""
    wanted = given.get("language") if isinstance(given, Mapping) else None
    spoken = language or (wanted if wanted in list(question.Language) else "en")
    return {"errors": presentation.refusal(refused.faults, str(spoken))}
