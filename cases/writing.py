"""The first lock of whoever writes to a case: its own row, before anything that hangs on it.

All take it first, so that no two wait for each other, and what is written lands in a case that is
still theirs: one that was handed to another organisation or erased a moment ago is gone for them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from accounts.models import User
from cases.models import Case
from eligibility import kept


class GoneError(Http404):
    """The case is not theirs, or not there any more. Every page answers it with 404."""


@contextmanager
def writing(user: User, case: Case | UUID, *, version: int | None = None) -> Iterator[Case]:
    """A transaction in which nobody else writes to a case; gives its row as it stands.

    Args:
        user: who writes.
        case: or its number.
        version: the one that was read; ``None``: what is written stands on no fact of the case.

    Raises:
        GoneError: the user may not see it, or it is erased.
        OvertakenError: it has changed since that version.
    """
    number = case if isinstance(case, UUID) else case.pk
    with transaction.atomic():
        found = Case.objects.visible_to(user).select_for_update().filter(pk=number).first()
        if found is None:
            raise GoneError
        if version is not None and found.version != version:
            raise kept.OvertakenError
        # A case in which somebody writes is in use: its time until it is erased begins anew.
        found.changed_at = timezone.now()
        Case.objects.visible_to(user).filter(pk=number).update(changed_at=found.changed_at)
        yield found
