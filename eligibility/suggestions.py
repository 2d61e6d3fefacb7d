"""Worked cases that officers suggest: where practice says something else than the rules do.

An officer disagrees with a finding. What remains of it is a question without a person, what the
officer holds right, and a sentence of why; a keeper takes it up among the worked cases, or not.
"""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from eligibility import clock
from eligibility.impersonal import Lawful
from eligibility.impersonal import without_the_person as without_the_person
from eligibility.matching.mentions import names_a_person as names_a_person
from eligibility.models import SuggestedCase, WorkedCase
from eligibility.rules import question
from eligibility.rules.codes import BenefitCode, ConditionCode
from eligibility.rules.evaluate import evaluate
from eligibility.rules.finding import Finding
from eligibility.rules.truth import Truth, Verdict

Json = Mapping[str, Any]

#: Without the letters that are taken for another one.
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 8


class GuardingError(Exception):
    """The case guards a published release already: it cannot be put away."""


@dataclass(frozen=True, slots=True)
class Held:
    """What an officer holds right of a benefit, and why, in a sentence that names nobody.

    ``condition`` with its ``truth``: what it turns on, where the officer names one.
    """

    verdict: Verdict
    why: str
    condition: ConditionCode | None = None
    truth: Truth | None = None


def made_of(asked: Json, benefit: BenefitCode, held: Held, released: Lawful) -> dict[str, Any]:
    """A worked case out of a disagreement: in the form of the others, but for its ``id``.

    Args:
        asked: the question of the contract, as it was stored with the answer.
        benefit: which finding the officer disagrees with.
        held: what is right, and why.
        released: the release it was answered by.

    Raises:
        ValueError: there is no reason, or a condition without its truth.
        LookupError: the benefit's finding has no such condition.
        Refused: the question is not answered.
    """
    if not held.why.strip() or (held.condition is None) != (held.truth is None):
        raise ValueError("A suggestion has a reason, and a condition goes with its truth.")
    impersonal = without_the_person(asked, benefit, released)
    day = date.fromisoformat(impersonal["as_of"])
    found = evaluate(question.read(impersonal, today=day).person, released.rulebook)
    finding = next(each for each in found.findings if each.benefit is benefit)
    return {
        "name": _name(finding, held),
        "why": held.why.strip(),
        **impersonal,
        "expect": {"benefits": {benefit.value: _expected(finding, held)}},
    }


def _name(finding: Finding, held: Held) -> str:
    """What is answered and what an officer holds right, in the codes of the worked cases."""
    turning = f", {held.condition} {held.truth}" if held.condition else ""
    return (
        f"{finding.benefit}: answered {finding.verdict}, "
        f"an officer holds {held.verdict}{turning} right"
    )


def _expected(finding: Finding, held: Held) -> dict[str, Any]:
    expected: dict[str, Any] = {"verdict": held.verdict.value}
    if held.condition is None or held.truth is None:
        return expected
    condition = {"conditions": {held.condition.value: {"truth": held.truth.value}}}
    if held.condition in {each.code for each in finding.conditions}:
        return expected | condition
    parts = list(_parts_with(finding, held.condition))
    if not parts:
        raise LookupError(f"{finding.benefit} has no condition {held.condition}.")
    return expected | {"entitlements": dict.fromkeys(parts, condition)}


def _parts_with(finding: Finding, condition: ConditionCode) -> Iterator[str]:
    for part in finding.entitlements:
        if any(each.code is condition for each in part.conditions):
            yield part.code.value


def suggest(case: Json) -> SuggestedCase:
    """Keep a worked case for the keepers, under a random code and with the day alone.

    Args:
        case: as ``made_of`` makes it; nothing leads from it to a case or an officer.
    """
    code = "officer-" + "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
    return SuggestedCase.objects.create(
        code=code, case={"id": code, **case}, made_on=clock.actual()
    )


def take_up(user: AbstractBaseUser, code: str) -> SuggestedCase:
    """From now on it guards every draft: one that answers otherwise has to say why.

    Raises:
        SuggestedCase.DoesNotExist: there is no such suggestion.
    """
    return _settled(user, code, SuggestedCase.State.TAKEN_UP)


def put_away(user: AbstractBaseUser, code: str) -> SuggestedCase:
    """It is kept to be read, and guards nothing.

    Raises:
        SuggestedCase.DoesNotExist: there is no such suggestion.
        GuardingError: a release that was published since holds it.
    """
    return _settled(user, code, SuggestedCase.State.PUT_AWAY)


def _settled(user: AbstractBaseUser, code: str, state: SuggestedCase.State) -> SuggestedCase:
    with transaction.atomic():
        row = SuggestedCase.objects.select_for_update().get(code=code)
        if row.state == state:
            return row
        putting_away = state == SuggestedCase.State.PUT_AWAY
        if putting_away and WorkedCase.objects.filter(code=code).exists():
            raise GuardingError(code)
        row.state, row.settled_by_id = state, user.pk
        row.save(update_fields=["state", "settled_by"])
    return row
