"""What the core emits for the questions of all case files: conditions, values, words."""

import importlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from eligibility.rules import question
from eligibility.rules.answer import write
from eligibility.rules.codes import BenefitCode
from eligibility.rules.evaluate import Assessment, evaluate
from eligibility.rules.faults import Refused
from eligibility.rules.finding import Condition
from eligibility.worked_cases import split
from tests.support import TODAY, Silent, case_files, cases, shipped

#: The benefit's own conditions; those of an entitlement stand under its code.
WHOLE = "Conditions"


@dataclass
class Emitted:
    """What one benefit emits: for each section of its page the orders of conditions seen."""

    orders: dict[str, set[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(set))
    #: For each section and condition, the reasons given and the citations it rests on.
    words: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    keys: set[str] = field(default_factory=set)

    def add(self, section: str, conditions: tuple[Condition, ...]) -> None:
        """Note the conditions of one answer."""
        self.orders[section].add(tuple(condition.code.value for condition in conditions))
        for condition in conditions:
            said = self.words[section, condition.code.value]
            said |= {term.citation.code for term in condition.terms}
            said |= {reason.code.value for reason in condition.reasons}


@cache
def assessments() -> tuple[Assessment, ...]:
    """One assessment for every question of the case files that is not refused."""
    return tuple(_assess())


def _assess() -> Iterator[Assessment]:
    for path in case_files():
        for case in cases(path.name):
            try:
                person = question.read(split(case)[0], today=TODAY).person
            except Refused:
                continue
            yield evaluate(person, shipped())


@cache
def emitted() -> dict[str, Emitted]:
    """What each benefit emits, over all questions."""
    found: dict[str, Emitted] = {code.value: Emitted() for code in BenefitCode}
    for assessment in assessments():
        for finding in assessment.findings:
            benefit = found[finding.benefit.value]
            benefit.add(WHOLE, finding.conditions)
            benefit.keys |= {term.key for term in finding.terms}
            for entitlement in finding.entitlements:
                benefit.add(entitlement.code.value, entitlement.conditions)
    return found


@cache
def answer_words() -> frozenset[str]:
    """Every field name of the answers."""
    written = (write(assessment, shipped(), Silent()) for assessment in assessments())
    return frozenset(name for answer in written for name in _names(answer))


def _names(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner)


def not_evaluated(benefit: str) -> list[str]:
    """The items of the module docstring's paragraph "Not evaluated: …"."""
    module = importlib.import_module(f"eligibility.rules.benefits.{benefit}")
    paragraphs = (" ".join(part.split()) for part in (module.__doc__ or "").split("\n\n"))
    said = next(part for part in paragraphs if part.startswith("Not evaluated: "))
    return said.removeprefix("Not evaluated: ").removesuffix(".").split(", ")
