"""That somebody looks at a case: written down, and its key taken out for them."""

from django.db import IntegrityError, transaction
from django.http import Http404

from accounts.models import User
from cases.models import Case, CaseKey, Look
from cases.vault import Vault


def looked(case: Case, user: User, page: str) -> None:
    """Write down that somebody looks at a page of a case.

    Raises:
        Http404: it was erased a moment ago.
    """
    try:
        with transaction.atomic():
            Look(case=case, by=user, what=page).save(force_insert=True)
    except IntegrityError as gone:
        raise Http404 from gone


def vault_of(case: Case) -> Vault:
    """The vault of a case for somebody who may see it.

    Raises:
        Http404: it was erased a moment ago.
    """
    try:
        return Vault.of(case)
    except CaseKey.DoesNotExist as gone:
        raise Http404 from gone
