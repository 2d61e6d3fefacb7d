"""The lock of whoever works on a copy at an office: the case first, then the copy.

As all who write to a case (``cases.writing``), so that no two wait for each other. An officer sees
nothing of the case itself: it is locked, not read.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction

from accounts.models import User
from cases.models import Case, Handover
from cases.writing import GoneError
from eligibility import kept


@contextmanager
def deciding(user: User, number: UUID, *, version: int | None = None) -> Iterator[Handover]:
    """A transaction in which nobody else decides on a copy; gives its row as it stands.

    Its ``version`` is counted up when the block ends well; what else is changed on the row the
    block saves itself.

    Args:
        user: an officer.
        number: of the hand-over.
        version: the one that was on their page; ``None``: what they do stands on nothing there.

    Raises:
        GoneError: their office does not have it, or not any more.
        OvertakenError: a colleague has done something since that version.
    """
    with transaction.atomic():
        read = Handover.objects.visible_to(user).filter(pk=number).first()
        if read is None:
            raise GoneError
        if not Case.objects.handed_to(user).select_for_update().filter(pk=read.case_id):
            raise GoneError  # taken back or erased while we waited, or of no office of theirs
        row = Handover.objects.visible_to(user).select_for_update().filter(pk=number).first()
        if row is None:  # taken back, or erased, while we waited
            raise GoneError
        if version is not None and row.version != version:
            raise kept.OvertakenError
        yield row
        row.version += 1
        row.save(update_fields=["version"])
