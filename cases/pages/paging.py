"""Long lists a page at a time: each goes on after the last row of the one before.

However long a list is, a page of it is one short walk along an index.
"""

from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.core import signing
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from cases.models import Case

Row = TypeVar("Row", bound=Model)

#: A moment is written in ticks since then: the sign of a time zone means a space in an address.
_BEGAN, _TICK = datetime(2000, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
_SIGNER = signing.Signer(salt="cases.list")


def newest_first(rows: QuerySet[Case], request: HttpRequest, most: int) -> tuple[list[Case], str]:
    """A page of cases, the newest change first, and what the next page begins after, or "".

    What stands in the address is a moment and a number made at random, signed: nobody can ask
    for another place than one that a page has led to.
    """
    last = _last(request.GET.get("after", ""))
    if last is not None:
        changed, number = last
        rows = rows.filter(changed_at__lte=changed).exclude(changed_at=changed, pk__gte=number)
    found = list(rows.order_by("-changed_at", "-pk")[: most + 1])
    return found[:most], cursor(found[most - 1]) if len(found) > most else ""


def cursor(case: Case) -> str:
    """The place of a case in the list, to go on after."""
    return _SIGNER.sign(f"{(case.changed_at - _BEGAN) // _TICK}-{case.pk.hex}")


def _last(after: str) -> tuple[datetime, UUID] | None:
    try:
        changed, _, number = _SIGNER.unsign(after).partition("-")
        return _BEGAN + int(changed) * _TICK, UUID(number)
    except (signing.BadSignature, ValueError):
        return None


def counted_down(
    rows: QuerySet[Row], request: HttpRequest, by: str, most: int
) -> tuple[list[Row], str]:
    """A page of rows by a number that falls, and the number the next page is below, or ""."""
    below = request.GET.get("below", "")
    if below.isascii() and below.isdigit() and len(below) < len("1000000000"):
        rows = rows.filter(Q(**{f"{by}__lt": int(below)}))
    found: list[Any] = list(rows.order_by(f"-{by}")[: most + 1])
    return found[:most], str(getattr(found[most - 1], by)) if len(found) > most else ""
