"""The same papers asked for in several cases: which of them get it, and each asked by itself.

Papers alone: nothing here agrees or disagrees, and where an officer has answered for the benefit
already it stays as it is. A right is decided in its own case.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.http import Http404

from accounts.models import User
from cases import queue, reviewing
from cases.models import Handover, Review
from cases.reviewing import Answer, Kind
from cases.snapshot import Snapshot
from cases.vault import Vault
from eligibility import kept


class Why(StrEnum):
    """Why a case is left out."""

    GONE = "gone"
    CHANGED = "changed"
    FINISHED = "finished"
    OTHER = "other"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Pick:
    """A copy, and its version when it was ticked."""

    number: UUID
    version: int

    def __str__(self) -> str:
        return f"{self.number}.{self.version}"

    @classmethod
    def of(cls, text: str) -> "Pick | None":
        """Out of what ``str`` has made; ``None`` for anything else."""
        number, _, version = text.partition(".")
        readable = version.isascii() and version.isdigit() and len(version) < len("1000000000")
        try:
            return cls(UUID(number), int(version)) if readable else None
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for in each case: codes of the release in use, and words of the officer's."""

    benefit: str
    papers: tuple[str, ...]
    text: str

    def answer(self) -> Answer:
        """As a review says it."""
        return Answer(self.benefit, Kind.DOCUMENTS, documents=self.papers, text=self.text)


@dataclass(frozen=True, slots=True)
class Ticked:
    """A case that was ticked, as it stands; ``why`` it is left out, ``None``: it is not."""

    pick: Pick
    row: Handover | None
    copy: Snapshot | None
    why: Why | None


def looked_over(
    user: User,
    picks: Sequence[Pick],
    rows: Mapping[UUID, Handover],
    copies: Mapping[UUID, Snapshot],
    benefit: str,
) -> list[Ticked]:
    """Which of the ticked cases would get it, in their order.

    Args:
        user: an officer.
        picks: what was ticked.
        rows: of those that the office has.
        copies: of those that can be read.
        benefit: what papers are needed for.
    """
    answered = _answered(user, [rows[number] for number in copies], benefit)
    return [
        Ticked(pick, row, copy, _why(pick, row, copy, benefit, answered))
        for pick in picks
        for row, copy in [(rows.get(pick.number), copies.get(pick.number))]
    ]


def ask(user: User, ticked: Ticked, asked: Asked) -> Why | None:
    """Ask in one case, in a transaction of its own; why it was not done, ``None``: it was.

    Args:
        user: an officer.
        ticked: the case as it was looked over a moment ago.
        asked: what for.
    """
    if ticked.why is not None:
        return ticked.why
    try:
        reviewing.review(user, ticked.pick.number, ticked.pick.version, [asked.answer()])
    except kept.OvertakenError:
        return Why.CHANGED
    except Http404:
        return Why.GONE
    return None


def _why(
    pick: Pick,
    row: Handover | None,
    copy: Snapshot | None,
    benefit: str,
    answered: set[UUID],
) -> Why | None:
    if row is None or copy is None:
        return Why.GONE
    if row.version != pick.version:
        return Why.CHANGED
    if row.state == Handover.State.FINISHED:
        return Why.FINISHED
    if benefit not in queue.in_question(copy):
        return Why.OTHER
    return Why.ANSWERED if row.pk in answered else None


def _answered(user: User, rows: Sequence[Handover], benefit: str) -> set[UUID]:
    """Those in which an officer has answered for this benefit; two queries for all of them."""
    vaults = Vault.of_many([row.case_id for row in rows])
    given = Review.objects.visible_to(user).filter(handover__in=[row.pk for row in rows])
    return {
        row.handover_id
        for row in given
        if row.case_id in vaults and reviewing.opened(row, vaults[row.case_id]).benefit == benefit
    }
