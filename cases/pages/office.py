"""What an SSO office sees: the copies it was handed, and nothing else of any case."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from accounts.acting import acts_here, for_roles
from accounts.models import Role
from cases import handing
from cases.models import CaseKey, Handover, Look
from cases.pages.handed import shown
from cases.vault import Vault
from eligibility.pages.beside import voice

officers = for_roles(Role.OFFICER, Role.OFFICE_LEAD)
#: Rows of one page of the list.
PAGE = 25
_SINCE = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@officers
@require_safe
def office(request: HttpRequest) -> HttpResponse:
    """The copies the office has, the longest waiting first."""
    found = Handover.objects.visible_to(acts_here(request).user)
    rows = list(_after(request.GET.get("after", ""), found)[: PAGE + 1])
    context = {
        "rows": _opened(rows[:PAGE]),
        "following": _place_of(rows[PAGE - 1]) if len(rows) > PAGE else "",
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
    try:
        vault = Vault.of(handover.case_id)
    except CaseKey.DoesNotExist as erased:
        raise Http404 from erased
    Look(case_id=handover.case_id, by=user, what="summary").save(force_insert=True)
    context = {
        "copy": shown(handing.opened(handover, vault), spoken),
        "day": spoken.date(localdate(handover.given_at)),
    }
    return render(request, "cases/summary.html", context)


def _opened(rows: Sequence[Handover]) -> list[dict[str, object]]:
    """What the list shows of each; an erased case has no key, and so no row."""
    spoken, vaults = voice(), Vault.of_many([row.case_id for row in rows])
    return [
        {
            "number": row.pk,
            "copy": shown(handing.opened(row, vaults[row.case_id]), spoken),
            "day": spoken.date(localdate(row.given_at)),
        }
        for row in rows
        if row.case_id in vaults
    ]


def _after(place: str, found: QuerySet[Handover]) -> QuerySet[Handover]:
    """The rows behind a place in the list; from its beginning where the place cannot be read."""
    in_order = found.order_by("given_at", "pk")
    moment, _, number = place.partition("-")
    try:
        day, row = _SINCE + int(moment) * _MICROSECOND, UUID(number)
    except (ValueError, OverflowError):
        return in_order
    return in_order.filter(given_at__gte=day).filter(Q(given_at__gt=day) | Q(pk__gt=row))


def _place_of(row: Handover) -> str:
    """Where a row stands, for an address: a moment and a number made at random."""
    return f"{(row.given_at - _SINCE) // _MICROSECOND}-{row.pk.hex}"
