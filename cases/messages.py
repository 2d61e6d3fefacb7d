"""Messages about a copy, between its office and the organisation that handed it over."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from cases import reviewing, telling
from cases.deciding import deciding
from cases.looking import vault_of
from cases.models import Handover, Message
from cases.opened import Opened
from cases.vault import Vault
from cases.writing import writing

#: Letters of a message.
MOST = 2000


class EndedError(Exception):
    """The office has this copy no longer: nobody there would read the message."""


def place(handover: UUID) -> str:
    """Where in the vault of its case a message is sealed."""
    return f"message:{handover}"


def from_office(user: User, number: UUID, text: str) -> None:
    """Send a message to the organisation that handed a copy over.

    Args:
        user: an officer.
        number: of the hand-over.
        text: cleaned (``notes.cleaned``), 1 to ``MOST`` letters.

    Raises:
        GoneError: their office does not have it, or not any more.
    """
    with deciding(user, number) as handover:
        vault = vault_of(handover.case_id)
        _write(handover, user, vault, text, by_office=True)
        telling.answered(handover, vault)


def to_office(opened: Opened, number: UUID, text: str) -> None:
    """Send a message to an office; what it had answered or finished waits for it again.

    Args:
        opened: the case.
        number: of the hand-over.
        text: as for ``from_office``.

    Raises:
        GoneError: the case is not theirs any more, or erased.
        EndedError: the office has no such copy any more.
    """
    user = opened.who.user
    with writing(user, opened.case) as case:
        mine = Handover.objects.visible_to(user).filter(case=case, pk=number)
        handover = mine.filter(ended_at__isnull=True).select_for_update().first()
        if handover is None:
            raise EndedError
        _write(handover, user, opened.vault, text, by_office=False)
        reviewing.waits_again(handover)


def between(user: User, handover: Handover) -> QuerySet[Message]:
    """All messages between the office of a copy and the case's organisation, the first first.

    With those about earlier copies of the same case.
    """
    mine = Message.objects.visible_to(user).filter(case=handover.case_id)
    return mine.filter(handover__office=handover.office_id).select_related("by")


def text_of(row: Message, vault: Vault) -> str:
    """The words of a message."""
    return str(vault.open(place(row.handover_id), row.text))


def unread(user: User, *, from_office: bool) -> QuerySet[Message]:
    """What one side has written and the other, of which ``user`` is, has not had on a page."""
    return Message.objects.visible_to(user).filter(from_office=from_office, seen_at__isnull=True)


def shown(user: User, rows: Iterable[Message], *, from_office: bool) -> None:
    """These were on a page of ``user``'s: what the other side wrote of them is read."""
    new = [row.pk for row in rows if row.from_office is from_office and row.seen_at is None]
    if new:
        unread(user, from_office=from_office).filter(pk__in=new).update(seen_at=timezone.now())


def _write(handover: Handover, user: User, vault: Vault, text: str, *, by_office: bool) -> None:
    sealed = vault.seal(place(handover.pk), text)
    Message(
        case_id=handover.case_id, handover=handover, by=user, from_office=by_office, text=sealed
    ).save(force_insert=True)
