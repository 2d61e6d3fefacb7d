"""A case goes to another organisation, because the worker goes there and has consented."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from cases import handing, keeping, searching
from cases.models import Case, Change, FollowUp, Move, Note
from cases.querysets import of_everybody
from cases.vault import Vault


def offer(user: User, move: Move) -> None:
    """Offer a case to another organisation, as long as it is in that of ``user``.

    Args:
        user: of the case's organisation.
        move: with its case, where it goes and the consent; not yet written.

    Raises:
        Case.DoesNotExist: the case has left the organisation.
        IntegrityError: it is offered already, or the consent does not cover it.
    """
    with transaction.atomic():
        Case.objects.visible_to(user).select_for_update().get(pk=move.case_id)
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
    with transaction.atomic():
        move = Move.objects.offered_to(user).select_related("to").get(pk=number)
        now = timezone.now()
        if not Move.objects.offered_to(user).filter(pk=number).update(settled_at=now):
            raise Move.DoesNotExist
        # Whoever writes to the case meanwhile waits here, and finds it gone afterwards.
        case: Case = (
            of_everybody(Case)
            .select_for_update()
            .select_related("organisation")
            .get(pk=move.case_id)
        )
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
    if not Move.objects.offered_to(user).filter(pk=number).update(settled_at=timezone.now()):
        raise Move.DoesNotExist


def call_back(user: User, number: int) -> Case:
    """Take an offer back, before it is accepted.

    Raises:
        Move.DoesNotExist: no open move of this number leaves their organisation.
    """
    move = Move.objects.visible_to(user).select_related("case").get(pk=number)
    # Asked of its own row alone, so that it cannot be accepted at the same moment.
    still = of_everybody(Move).filter(pk=move.pk, settled_at__isnull=True)
    if not still.update(settled_at=timezone.now()):
        raise Move.DoesNotExist
    return move.case
