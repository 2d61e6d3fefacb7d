"""A case goes to another organisation, because the worker goes there and has consented."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from cases import handing, keeping, searching
from cases.models import Case, Change, FollowUp, Move, Note
from cases.querysets import of_everybody
from cases.vault import Vault
from cases.writing import writing


def offer(user: User, move: Move) -> None:
    """Offer a case to another organisation, as long as it is in that of ``user``.

    Args:
        user: of the case's organisation.
        move: with its case, where it goes and the consent; not yet written.

    Raises:
        GoneError: the case has left the organisation, or is erased.
        IntegrityError: it is offered already, or the consent does not cover it.
    """
    with writing(user, move.case_id):
        move.save(force_insert=True)


def accept(user: User, number: int) -> Case:
    """Take a case in: what the colleagues there wrote in their own words does not come along.

    Notes and follow-ups made by hand are erased for good, the search marks are made with the new
    organisation's secret, and what was handed to offices ends: it was consented to for the old one.

    Args:
        user: of the organisation the case is offered to.
        number: of the move.

    Raises:
        Move.DoesNotExist: nothing of this number is offered to them.
    """
    # Whoever writes to the case meanwhile waits, and finds it gone afterwards.
    with _settling(user, number) as move:
        case, now = move.case, timezone.now()
        Move.objects.offered_to(user).filter(pk=number).update(settled_at=now)
        vault, before = Vault.of(case), case.organisation
        of_everybody(Note).filter(case=case).delete()
        of_everybody(FollowUp).filter(case=case, by_hand=True).delete()
        of_everybody(FollowUp).filter(case=case).update(organisation=move.to)
        handing.end_all(case, now)
        of_everybody(Case).filter(pk=case.pk).update(
            organisation=move.to, version=F("version") + 1, changed_at=now
        )
        case.organisation, case.version, case.changed_at = move.to, case.version + 1, now
        what = {"person": [["organisation", before.name, move.to.name]]}
        Change(
            case=case, version=case.version, by=user, at=now, what=vault.seal(keeping.CHANGE, what)
        ).save(force_insert=True)
        searching.mark(case, keeping.person_of(case, vault))
    return case


def refuse(user: User, number: int) -> None:
    """Leave a case where it is.

    Raises:
        Move.DoesNotExist: nothing of this number is offered to them.
    """
    with _settling(user, number):
        Move.objects.offered_to(user).filter(pk=number).update(settled_at=timezone.now())


def call_back(user: User, number: int) -> Case:
    """Take an offer back, before it is accepted.

    Raises:
        Move.DoesNotExist: no open move of this number leaves their organisation.
        GoneError: the case has left it a moment ago, or is erased.
    """
    move = Move.objects.visible_to(user).get(pk=number)
    with writing(user, move.case_id) as case:
        still = of_everybody(Move).filter(pk=number, settled_at__isnull=True)
        if not still.update(settled_at=timezone.now()):
            raise Move.DoesNotExist
    return case


@contextmanager
def _settling(user: User, number: int) -> Iterator[Move]:
    """A transaction in which nobody else settles a move offered to the user, or writes its case.

    The case is locked first, as by ``writing``: it is not theirs yet, so the move is their door.
    """
    offers = Move.objects.offered_to(user).filter(pk=number)
    with transaction.atomic():
        list(of_everybody(Case).select_for_update().filter(pk=offers.get().case_id))
        # Asked again: it may have been settled, or gone with its case, while this one waited.
        yield offers.select_related("to", "case__organisation").get()
