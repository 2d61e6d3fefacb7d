"""What an SSO office decides of a copy, benefit by benefit: added, never changed.

The last answer to a benefit stands, those before it are its history. An answer is of one copy: to
a new copy of the same case the office answers anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from cases import chained, handing, queue, telling
from cases.deciding import deciding
from cases.looking import vault_of
from cases.models import Handover, Review
from cases.snapshot import Snapshot
from cases.vault import Vault
from eligibility import chain, loader
from eligibility.content import LANGUAGES, Content
from eligibility.rules.codes import BenefitCode
from eligibility.rules.truth import Verdict

#: Letters of what is written freely.
MOST = 1000
_STATES = Handover.State


class Kind(StrEnum):
    """What can be answered to a finding."""

    AGREE = "agree"
    DISAGREE = "disagree"
    DOCUMENTS = "documents"


class Lack(StrEnum):
    """What an answer lacks, or has too much of."""

    BENEFIT = "benefit"
    WHY = "why"
    HOLDS = "holds"
    DOCUMENTS = "documents"


class IncompleteError(ValueError):
    """An answer that says too little was to be written down: its page asks for the rest."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an officer answers to the finding of one benefit.

    To disagree takes ``why`` and the verdict that ``holds``, and may name the code of a
    ``condition`` of the copy. To ask takes codes of ``documents``, a ``text``, or both. ``words``
    are what those codes were called then, by code and language: they outlive the release.
    """

    benefit: str
    kind: Kind
    why: str = ""
    condition: str = ""
    holds: str = ""
    documents: tuple[str, ...] = ()
    text: str = ""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict, compare=False)

    def lacks(self) -> set[Lack]:
        """What has to be said besides; empty: it can be written down."""
        if self.benefit not in list(BenefitCode):
            return {Lack.BENEFIT}
        if self.kind is Kind.DISAGREE:
            found = set() if 0 < len(self.why) <= MOST else {Lack.WHY}
            return found if self.holds in list(Verdict) else {*found, Lack.HOLDS}
        if self.kind is Kind.DOCUMENTS:
            enough = (self.documents or self.text) and len(self.text) <= MOST
            return set() if enough else {Lack.DOCUMENTS}
        return set()

    def bare(self) -> "Answer":
        """The same without what its kind does not use: it may have been typed before."""
        if self.kind is Kind.DISAGREE:
            return replace(self, documents=(), text="")
        if self.kind is Kind.DOCUMENTS:
            return replace(self, why="", condition="", holds="")
        return Answer(self.benefit, self.kind)

    def plain(self) -> dict[str, Any]:
        """As JSON can say it."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> "Answer":
        """Out of what ``plain`` has made."""
        known = {name: plain[name] for name in cls.__dataclass_fields__}
        return cls(**{**known, "kind": Kind(plain["kind"]), "documents": tuple(plain["documents"])})


@dataclass(frozen=True, slots=True)
class Given:
    """An answer with its row: who gave it, and when."""

    row: Review
    answer: Answer


# ---------------------------------------------------------------- what was answered
def opened(row: Review, vault: Vault) -> Answer:
    """What was answered."""
    return Answer.of(vault.open(chained.place(row.pk), row.content))


def history(user: User, handover: Handover, vault: Vault) -> list[Given]:
    """Every answer of the office to copies of this case, the first one first.

    Args:
        user: an officer of it, or somebody of the organisation that handed it over.
        handover: one of the copies.
        vault: of the case.
    """
    rows = Review.objects.visible_to(user).filter(
        case=handover.case_id, handover__office=handover.office_id
    )
    rows = rows.select_related("by").order_by("at", "pk")
    return [Given(row, opened(row, vault)) for row in rows]


def standing(given: Iterable[Given]) -> dict[str, Given]:
    """The last answer to each benefit, in the order of the statute; ``given``: the first first."""
    last = {each.answer.benefit: each for each in given}
    return {code.value: last[code.value] for code in BenefitCode if code.value in last}


def standing_for(user: User, handover: Handover, vault: Vault) -> dict[str, Given]:
    """What stands of one copy, by the codes of benefits."""
    given = history(user, handover, vault)
    return standing(each for each in given if each.row.handover_id == handover.pk)


def papers_of(benefit: str, content: Content) -> list[str]:
    """The codes of the papers that can be asked for: the benefit's own, then the shared ones."""
    papers = content.documents.items()
    own = [code for code, paper in papers if paper.benefit == benefit]
    return [*own, *(code for code, paper in papers if paper.benefit is None)]


# ---------------------------------------------------------------- deciding
def review(user: User, number: UUID, version: int, answers: Sequence[Answer]) -> list[Review]:
    """Write down answers to benefits of one copy; what stands already is not written again.

    The organisation that handed it over sees them with the same step.

    Args:
        user: an officer.
        number: of the hand-over.
        version: the one that was on their page.
        answers: one to each benefit that is answered.

    Returns:
        the rows that were added.

    Raises:
        GoneError: their office does not have it, or not any more.
        OvertakenError: a colleague has done something since that version; nothing was written.
        IncompleteError: an answer lacks something; nothing was written.
    """
    with deciding(user, number, version=version) as handover:
        vault = vault_of(handover.case_id)
        snapshot = handing.opened(handover, vault)
        said = [_in_words(answer, snapshot) for answer in answers]
        if any(answer.lacks() for answer in said):
            raise IncompleteError
        before = {code: each.answer for code, each in standing_for(user, handover, vault).items()}
        new = [answer for answer in said if before.get(answer.benefit) != answer]
        if not new:
            return []
        rows = [_row(handover, user, vault, answer) for answer in new]
        for row in rows:
            row.save()
        after = {**before, **{answer.benefit: answer for answer in new}}
        _stands(handover, snapshot, before, after)
        telling.reviewed(handover, vault, snapshot, new, list(after.values()))
        for row in rows:  # the chain's lock comes last
            chained.add(row, vault)
    return rows


def finish(user: User, number: UUID, version: int) -> None:
    """The office is through with a copy. Done twice, it is done once.

    Raises:
        GoneError, OvertakenError: as ``review``.
    """
    with deciding(user, number, version=version) as handover:
        if handover.state == _STATES.FINISHED:
            return
        handover.state, handover.finished_at = _STATES.FINISHED, timezone.now()
        handover.save(update_fields=["state", "finished_at"])
        queue.moved(handover)
        telling.answered(handover, vault_of(handover.case_id))


def waits_again(handover: Handover) -> None:
    """A copy, locked, waits for an officer: its organisation has written something."""
    handover.state, handover.finished_at = _STATES.WAITING, None
    handover.version += 1
    handover.save(update_fields=["state", "finished_at", "version"])
    queue.moved(handover)


def _stands(
    handover: Handover,
    snapshot: Snapshot,
    before: Mapping[str, Answer],
    after: Mapping[str, Answer],
) -> None:
    """How the copy stands in the queue once these answers stand."""
    asks = any(answer.kind is Kind.DOCUMENTS for answer in after.values())
    handover.state = _STATES.ASKED if asks else _STATES.WAITING
    handover.finished_at = None
    handover.answered_at = handover.answered_at or timezone.now()
    handover.save(update_fields=["state", "finished_at", "answered_at"])
    if _wanted(before) == _wanted(after):
        queue.moved(handover)
    else:
        queue.remark(handover, snapshot, _wanted(after))


def _wanted(answers: Mapping[str, Answer]) -> set[tuple[str, str]]:
    return {(each.benefit, code) for each in answers.values() for code in each.documents}


def _row(handover: Handover, user: User, vault: Vault, answer: Answer) -> Review:
    row = Review(case_id=handover.case_id, handover=handover, by=user, salt=chain.new_salt())
    row.content = vault.seal(chained.place(row.pk), answer.plain())
    return row


def _in_words(answer: Answer, snapshot: Snapshot) -> Answer:
    """The same with what its codes are called today; codes that nobody knows are left out."""
    bare = answer.bare()
    if bare.condition:
        told = snapshot.conditions.get(bare.benefit, {})
        called = {each: _named(told.get(each, ()), bare.condition) for each in LANGUAGES}
        known = any(called.values())
        return replace(
            bare,
            condition=bare.condition if known else "",
            words={bare.condition: called} if known else {},
        )
    content = loader.current().content
    words = {
        code: {language: content.document_name(code, language) for language in LANGUAGES}
        for code in bare.documents
        if code in content.documents
    }
    return replace(bare, documents=tuple(words), words=words)


def _named(conditions: Sequence[Sequence[str]], wanted: str) -> str:
    return next((text for code, text in conditions if code == wanted), "")
