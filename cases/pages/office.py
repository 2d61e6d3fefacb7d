"""What an SSO office sees: the copies it was handed, and nothing else of any case."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from accounts.acting import acts_here, for_roles
from accounts.models import Role
from cases import handing
from cases.looking import looked_at_each, vault_of
from cases.models import Handover
from cases.pages.handed import shown
from cases.pages.paging import Places
from cases.vault import Vault
from eligibility.pages.beside import voice

officers = for_roles(Role.OFFICER, Role.OFFICE_LEAD)
#: Rows of one page of the list.
PAGE = 25
#: A row's place: when it was handed over, and its number.
_PLACES = Places("office", datetime.fromisoformat, UUID)


@officers
@require_safe
def office(request: HttpRequest) -> HttpResponse:
    """The copies the office has, the longest waiting first."""
    user = acts_here(request).user
    rows = list(_after(request, Handover.objects.visible_to(user))[: PAGE + 1])
    vaults = Vault.of_many([row.case_id for row in rows[:PAGE]])
    looked_at_each(vaults, user, "office")
    context = {
        "rows": _opened(rows[:PAGE], vaults),
        "following": _PLACES.after(rows[PAGE - 1].given_at, rows[PAGE - 1].pk)
        if len(rows) > PAGE
        else "",
    }
    return render(request, "cases/office.html", context)


@officers
@require_safe
def summary(request: HttpRequest, number: UUID) -> HttpResponse:
    """One copy, to be read or printed. The organisation that handed it over sees who looked."""
    user, spoken = acts_here(request).user, voice()
    handover = Handover.objects.visible_to(user).filter(pk=number).first()
    if handover is None:
        raise Http404
    vault = vault_of(handover.case_id)
    looked_at_each([handover.case_id], user, "summary")
    context = {
        "copy": shown(handing.opened(handover, vault), spoken),
        "day": spoken.date(localdate(handover.given_at)),
    }
    return render(request, "cases/summary.html", context)


def _opened(rows: Sequence[Handover], vaults: Mapping[UUID, Vault]) -> list[dict[str, object]]:
    """What the list shows of each; an erased case has no key, and so no row."""
    spoken = voice()
    return [
        {
            "number": row.pk,
            "copy": shown(handing.opened(row, vaults[row.case_id]), spoken),
            "day": spoken.date(localdate(row.given_at)),
        }
        for row in rows
        if row.case_id in vaults
    ]


def _after(request: HttpRequest, found: QuerySet[Handover]) -> QuerySet[Handover]:
    """The rows behind a place in the list; from its beginning where the place cannot be read."""
    in_order = found.order_by("given_at", "pk")
    last = _PLACES.read(request)
    if last is None:
        return in_order
    day, row = last
    return in_order.filter(given_at__gte=day).filter(Q(given_at__gt=day) | Q(pk__gt=row))
