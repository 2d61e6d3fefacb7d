"""That somebody looks at a case: written down, and its key taken out for them."""

from collections.abc import Iterable
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import Http404
from django.http.response import HttpResponseBase

from accounts.models import User
from cases.models import Case, CaseKey, Look
from cases.vault import Vault


def looked(case: Case, user: User, page: str) -> None:
    """Write down that somebody looks at a page of a case.

    Raises:
        Http404: it was erased a moment ago.
    """
    looked_at_each([case.pk], user, page)


def looked_at_each(cases: Iterable[UUID], user: User, page: str) -> None:
    """Write down that a page shows somebody several cases, each once, with one query.

    Raises:
        Http404: one was erased a moment ago.
    """
    # In the order in which old cases are erased: no two wait for each other.
    looks = [Look(case_id=case, by=user, what=page) for case in sorted(set(cases))]
    try:
        with transaction.atomic():
            Look.objects.bulk_create(looks)
    except IntegrityError as gone:
        raise Http404 from gone


def shows(answer: HttpResponseBase) -> bool:
    """Whether an answer lets somebody read: it is not empty, leads nowhere else and refuses not."""
    leads_on = range(300, 400)
    return answer.status_code not in {204, *leads_on, 403, 404, 405}


def vault_of(case: Case | UUID) -> Vault:
    """The vault of a case for somebody who may see it.

    Raises:
        Http404: it was erased a moment ago.
    """
    try:
        return Vault.of(case)
    except CaseKey.DoesNotExist as gone:
        raise Http404 from gone
