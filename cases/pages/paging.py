"""Long lists a page at a time: each goes on after the last row of the one before.

However long a list is, a page of it is one short walk along an index.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.core import signing
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from cases.models import Case

Row = TypeVar("Row", bound=Model)


class Places:
    """The places of one list, as its addresses name them: what a row was ordered by, signed.

    Nobody can ask for another place than one that a page has led to, and it stays where it was
    when the row itself goes elsewhere in the list.
    """

    def __init__(self, which: str, *readers: Callable[[str], Any]) -> None:
        """``which``: the name of the list; ``readers``: for each part, what reads ``str`` of it."""
        self._signer = signing.Signer(salt=f"cases.list.{which}")
        self._readers = readers

    def after(self, *last: object) -> str:
        """What an address is told to go on after a row of these parts."""
        return self._signer.sign_object([str(part) for part in last])

    def read(self, request: HttpRequest, name: str = "after") -> tuple[Any, ...] | None:
        """The parts of the row to go on after; ``None``: the list begins at its beginning."""
        try:
            parts = self._signer.unsign_object(request.GET.get(name, ""))
        except signing.BadSignature:
            return None
        return tuple(read(part) for read, part in zip(self._readers, parts, strict=True))


_CASES = Places("changed", datetime.fromisoformat, UUID)
_NUMBERS = Places("counted", int)


def newest_first(rows: QuerySet[Case], request: HttpRequest, most: int) -> tuple[list[Case], str]:
    """A page of cases, the newest change first, and what the next page begins after, or ""."""
    last = _CASES.read(request)
    if last is not None:
        changed, number = last
        rows = rows.filter(changed_at__lte=changed).exclude(changed_at=changed, pk__gte=number)
    found = list(rows.order_by("-changed_at", "-pk")[: most + 1])
    return found[:most], cursor(found[most - 1]) if len(found) > most else ""


def cursor(case: Case) -> str:
    """The place of a case in the list, to go on after."""
    return _CASES.after(case.changed_at, case.pk)


def counted_down(
    rows: QuerySet[Row], request: HttpRequest, by: str, most: int
) -> tuple[list[Row], str]:
    """A page of rows by a number that falls, and what the next page is below, or ""."""
    last = _NUMBERS.read(request, "below")
    if last is not None:
        rows = rows.filter(Q(**{f"{by}__lt": last[0]}))
    found: list[Any] = list(rows.order_by(f"-{by}")[: most + 1])
    following = _NUMBERS.after(getattr(found[most - 1], by)) if len(found) > most else ""
    return found[:most], following
