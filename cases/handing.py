"""Handing over to an SSO office, with the worker's consent, and taking back."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from cases import queue
from cases.models import Case, Handover, Look
from cases.querysets import of_everybody
from cases.snapshot import Snapshot
from cases.vault import Vault
from cases.writing import writing

#: What the log of a case calls a hand-over that was taken back: the name of the page that does it.
TAKE_BACK = "take-back"


class StandingError(Exception):
    """The office has another hand-over of this case than the one that was to be replaced."""


def place(number: UUID) -> str:
    """Where in the vault of its case the copy of a hand-over is sealed."""
    return f"handover:{number}"


def opened(handover: Handover, vault: Vault) -> Snapshot:
    """What the office sees of a standing hand-over."""
    return Snapshot.of(vault.open(place(handover.pk), handover.content))


def standing(user: User, case: Case) -> QuerySet[Handover]:
    """The hand-overs of a case that have not ended."""
    return Handover.objects.visible_to(user).filter(case=case, ended_at__isnull=True)


def hand_over(
    user: User, handover: Handover, vault: Vault, snapshot: Snapshot, instead: UUID | None
) -> None:
    """Write a hand-over down, in place of the one that stands at the same office.

    Args:
        user: of the case's organisation.
        handover: with its case, as it was read, its office and its consent; not yet written.
        vault: of the case.
        snapshot: what goes.
        instead: the one that it takes the place of; ``None``: nothing of this case is there.

    Raises:
        GoneError: the case has left the organisation, or is erased.
        OvertakenError: the case has changed since it was read.
        StandingError: something else is there than ``instead``; nothing was written.
        IntegrityError: the consent does not cover it (the table's constraints).
    """
    handover.content = vault.seal(place(handover.pk), snapshot.plain())
    with writing(user, handover.case, version=handover.case.version):
        there = standing(user, handover.case).filter(office=handover.office).first()
        if instead != (there and there.pk):
            raise StandingError
        if there is not None:
            # Who works on the case goes on with the new copy of it.
            handover.taken_by, handover.taken_at = there.taken_by, there.taken_at
            _end(timezone.now(), pk=there.pk)
        handover.save(force_insert=True)
        queue.enter(handover, snapshot)


def take_back(user: User, case: Case, number: UUID) -> None:
    """End a hand-over: the office's copy is gone with the same step. Done twice, it is done once.

    Raises:
        GoneError: the case has left the organisation, or is erased.
        Handover.DoesNotExist: the case has none of this number.
    """
    with writing(user, case):
        now = timezone.now()
        found = Handover.objects.visible_to(user).filter(case=case, pk=number).first()
        if found is None:
            raise Handover.DoesNotExist
        if _end(now, pk=found.pk):
            Look(case=case, by=user, at=now, what=TAKE_BACK).save(force_insert=True)


def end_all(case: Case, now: datetime) -> int:
    """End every hand-over of a case that is locked: what it was consented to stands no longer."""
    return _end(now, case=case)


def _end(now: datetime, **which: Any) -> int:
    """Those that stand, and how many they were: of two who do it, one has done it."""
    found = of_everybody(Handover).filter(**which, ended_at__isnull=True)
    queue.leave(found.values_list("pk", flat=True))
    return found.update(ended_at=now, content=b"")
