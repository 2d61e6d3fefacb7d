"""Erasing for good: the key first, then every row; what is left is that a case was erased.

What lies in copies of the data stays unreadable: the keys are never in them (docs/privacy.md).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, OperationalError, connection, connections, transaction
from django.utils import timezone

from accounts.models import Organisation, User
from cases import chained
from cases.models import Case, CaseKey, ConsentToKeep, Erasure
from cases.querysets import of_everybody
from eligibility import clock
from eligibility.overwriting import PATIENCE, journal_cut, overwriting

#: So long before its end the overview of a case says when it will be erased.
SOON = timedelta(days=30)
#: So many old cases are erased in one step, during which others wait to write.
BATCH = 100
_WRAPPED = 140  # bytes, as long as a wrapped key


@dataclass(frozen=True, slots=True)
class Kept:
    """Until when a case is kept; it is erased on that day or the next."""

    day: date
    soon: bool


def kept_until(case: Case, now: datetime) -> Kept:
    """When a case is erased unless something changes; its organisation says how long it keeps.

    Args:
        case: with its organisation.
        now: from which it is counted whether that is soon.
    """
    end = case.changed_at + timedelta(days=case.organisation.retention_days)
    return Kept(end.astimezone(clock.BANGKOK).date(), end - now <= SOON)


def erase(case: UUID, why: Erasure.Why, by: User | None, at: datetime | None = None) -> bool:
    """Erase a case with everything that hangs on it; whether it was still there.

    Args:
        case: its number.
        why: told by the log.
        by: who did it, for a case of their organisation alone; ``None``: the site itself.
        at: when, where it was erased once before.
    """
    with transaction.atomic():
        # Whoever writes to the case waits here, and finds it gone.
        whose = of_everybody(Case) if by is None else Case.objects.visible_to(by)
        found = list(whose.select_for_update().filter(pk=case))
        _erase(found, why=why, by=by, at=at or timezone.now())
    return bool(found)


def too_old(organisation: Organisation, now: datetime) -> Any:
    """The cases of an organisation that were not changed for longer than it keeps them."""
    last = now - timedelta(days=organisation.retention_days)
    return of_everybody(Case).filter(organisation=organisation, changed_at__lt=last)


def erase_old(now: datetime) -> Iterator[int]:
    """Erase what is kept no longer, in steps; how many cases there were in each."""
    for organisation in Organisation.objects.all():
        count = BATCH
        while count == BATCH:
            with transaction.atomic():
                # Looked for again in each step: a case that was changed meanwhile stays.
                # Locked by their numbers, so that no two who do this wait for each other.
                rows = too_old(organisation, now).order_by("pk")
                found = list(rows.select_for_update()[:BATCH])
                _erase(found, why=Erasure.Why.RETENTION, by=None, at=now)
            count = len(found)
            yield count


def nothing_left(using: str = DEFAULT_DB_ALIAS) -> bool:
    """Clear the database's own files of keys that were destroyed; it only forgets where they lie.

    Returns:
        whether it could: while somebody reads, it cannot, and is left to the next time.
    """
    if connections[using].in_atomic_block:  # what is not yet final cannot be cleared away
        return False
    if connections[using].vendor == "postgresql":
        return _keys_moved(using)
    return journal_cut(using)


def _erase(found: Sequence[Case], **columns: Any) -> None:
    if not found:
        return
    overwriting(connection.alias)
    numbers, reviews = [case.pk for case in found], chained.reviews_of(found)
    logged = [
        Erasure(case=case.pk, organisation_id=case.organisation_id, **columns) for case in found
    ]
    # Erased once more after an older copy was restored: the first time stands.
    Erasure.objects.bulk_create(logged, ignore_conflicts=True)
    keys = of_everybody(CaseKey).filter(pk__in=numbers)
    keys.update(wrapped=bytes(_WRAPPED))
    of_everybody(Case).filter(pk__in=numbers).delete()  # and all rows that hang on it
    of_everybody(ConsentToKeep).filter(pk__in=[case.consent_id for case in found]).delete()
    chained.add_erasures(reviews)  # the lock of the chain comes last
    transaction.on_commit(nothing_left)


def _keys_moved(using: str) -> bool:
    """Give PostgreSQL's table of keys a new file: in the old one stands each row there ever was.

    A plain ``VACUUM`` would leave the bytes in the free part of a page, and ``VACUUM FULL`` takes
    rows along that somebody might still see: anybody who connects in that moment, to whatever
    database of the server, is enough. A changed column is written with the living rows alone
    (ALTER TABLE, "Notes": a rewrite is not MVCC-safe; for those who wait, it is over when they
    look). What is in the server's journal (WAL) is out of reach here: docs/privacy.md says what
    its operator does about it.
    """
    ops = connections[using].ops
    table = ops.quote_name(CaseKey._meta.db_table)
    column = ops.quote_name("wrapped")
    try:
        with connections[using].cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {PATIENCE}")
            try:
                cursor.execute(
                    f"ALTER TABLE {table} ALTER {column} TYPE bytea USING {column} || ''::bytea"
                )
            finally:
                cursor.execute("RESET lock_timeout")
    except OperationalError:
        return False
    return True
