"""What a draft makes of the worked cases: which are answered otherwise, and which must not be.

The worked cases guard the law. Those that come with the site lie in ``data/worked_cases``; a
release may hold others, and others' answers, that keepers have added (docs/decisions/0042).
"""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from eligibility import worked_cases
from eligibility.assessing import refusal
from eligibility.comparing_answers import without_words
from eligibility.drafting import drafts
from eligibility.drafting.flipping import CaseFlip as CaseFlip
from eligibility.drafting.flipping import Law as Law
from eligibility.drafting.flipping import flips as flips
from eligibility.drafting.flipping import law_of as law_of
from eligibility.drafting.flipping import law_of_release as law_of_release
from eligibility.drafting.flipping import law_of_source as law_of_source
from eligibility.drafting.worked import Worked as Worked
from eligibility.drafting.worked import shipped as shipped
from eligibility.drafting.worked import worked as worked
from eligibility.drafting.worked import worked_of as worked_of
from eligibility.models import AcceptedAnswer, Draft
from eligibility.reviewed.source import RulebookSource
from eligibility.rules.faults import Refused
from eligibility.rules.rulebook import Rulebook
from eligibility.worked_cases import Difference

Json = Mapping[str, Any]


class NoSuchCaseError(LookupError):
    """There is no worked case of that code."""


class NothingToAcceptError(Exception):
    """The draft answers the worked case as is expected already."""


def flips_of(draft: Draft) -> tuple[CaseFlip, ...]:
    """Every worked case that a draft answers otherwise than its base does.

    Raises:
        RulebookError: the draft's law is faulty, or fails its trial.
        loader.UnusableRulebookError: this version cannot answer by its base.
    """
    return flips(law_of_release(draft.base), law_of(draft), worked_of(draft))


def failing(draft: Draft, source: RulebookSource) -> list[Difference]:
    """Where the draft does not answer a worked case as is expected, and nobody has accepted that.

    An accepted answer stands in place of what the case expects: when the draft answers otherwise
    once more, it is a difference again.
    """
    rulebook, accepted = source.rulebook(), _accepted(draft)
    return [
        difference
        for case in worked_of(draft)
        for difference in _differences(case, accepted.get(case.code, case.expect), rulebook)
    ]


def _accepted(draft: Draft) -> dict[str, Json]:
    return dict(AcceptedAnswer.objects.filter(draft=draft).values_list("case", "expect"))


def _differences(case: Worked, expect: Json, rulebook: Rulebook) -> list[Difference]:
    try:
        answer = _answer(case, rulebook)
    except Exception as error:
        return [Difference(case.code, "", "an answer", f"{type(error).__name__}: {error}")]
    return worked_cases.differences(case.code, expect, answer)


def _answer(case: Worked, rulebook: Rulebook) -> dict[str, Any]:
    try:
        return without_words(case.question, rulebook, case.day)
    except Refused as refused:
        return refusal(refused, case.question, language="en")


def accept(
    user: AbstractBaseUser, draft_pk: int, version: int, case: str, why: str
) -> AcceptedAnswer:
    """From this draft on a worked case is to be answered as the draft answers it.

    Args:
        user: the keeper who accepts it, and so does not publish the draft.
        draft_pk: of the draft.
        version: of the draft as the keeper has seen it.
        case: the code of the worked case.
        why: a sentence that says why that is right.

    Raises:
        ValueError: there is no reason.
        NoSuchCaseError: there is no such worked case.
        NothingToAcceptError: it is answered as expected.
        RulebookError: the draft's law is faulty, or fails its trial.
        Draft.DoesNotExist, SettledDraftError, StaleDraftError: as ``drafts.change``.
    """
    if not why.strip():
        raise ValueError("An accepted answer has a reason.")
    with transaction.atomic():
        draft = drafts.locked(draft_pk, version)
        found = next((each for each in worked_of(draft) if each.code == case), None)
        if found is None:
            raise NoSuchCaseError(case)
        answer = _answer(found, law_of(draft).rulebook)
        before = _accepted(draft).get(case, found.expect)
        if not worked_cases.differences(case, before, answer):
            raise NothingToAcceptError(case)
        expect = worked_cases.answered(found.expect, answer)
        kept, _ = AcceptedAnswer.objects.update_or_create(
            draft=draft, case=case, defaults={"expect": expect, "why": why.strip(), "by": user}
        )
        drafts.noted(draft, user, f"worked case {case} accepted", before, expect)
    return kept


def take_back_acceptance(user: AbstractBaseUser, draft_pk: int, version: int, case: str) -> None:
    """What was expected of a worked case is expected again.

    Raises:
        NoSuchCaseError: no answer to it was accepted.
        Draft.DoesNotExist, SettledDraftError, StaleDraftError: as ``drafts.change``.
    """
    with transaction.atomic():
        draft = drafts.locked(draft_pk, version)
        before = _accepted(draft).get(case)
        if before is None:
            raise NoSuchCaseError(case)
        AcceptedAnswer.objects.filter(draft=draft, case=case).delete()
        drafts.noted(draft, user, f"worked case {case} no longer accepted", before, None)
