"""A worker's answers as a picture that forgets: sealed for an hour, read by nobody after it.

The token holds all of the answers, as ciphertext; nothing of them is stored. A key lives for the
codes of ten minutes and is destroyed when the last of them is an hour old. Half of each key is a
row, the other half the site's secret: neither a copy of the database nor the secret opens a code
alone, and both together none whose row is gone (docs/decisions/0032).
"""

import os
import struct
import time
from collections.abc import Iterator
from functools import partial

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections, transaction

from eligibility import kept, packing
from eligibility.interview.told import Answers
from eligibility.models import CarryingKey
from eligibility.overwriting import PATIENCE, journal_cut, overwriting

#: Seconds a code can be opened.
LIFE = 60 * 60
#: Seconds in which all new codes share one key.
WINDOW = 10 * 60

_VERSION = 1
_HEAD = struct.Struct(">BI")  # version, and the second it was made: its window is its key
_NONCE, _TAG, _KEY = 12, 16, 32  # bytes
_BESIDE = _HEAD.size + _NONCE + _TAG


def sealed(answers: Answers, now: int) -> str:
    """The token that carries the answers, in digits; another one at each call.

    Args:
        answers: what was told; nothing of it is kept.
        now: seconds since 1970, from which its hour counts.
    """
    destroy_old(now)
    head, nonce = _HEAD.pack(_VERSION, now), os.urandom(_NONCE)
    cipher = next(_ciphers(_half_of(now // WINDOW)))
    small = packing.packed(kept.written_down(answers), _BESIDE)
    return packing.as_digits(head + nonce + cipher.encrypt(nonce, small, _bound(head)))


def opened(token: str, now: int | None = None) -> Answers | None:
    """The answers in a token; ``None`` where it is too old, changed, or none of ours.

    Whoever calls this has made sure that it is a signed-in volunteer who asks.

    Args:
        token: what stands behind the ``#`` of the address in the picture.
        now: seconds since 1970; the server's own clock, unless a test says otherwise.
    """
    now = int(time.time()) if now is None else now
    destroy_old(now)
    carried = packing.from_digits(token)
    if len(carried) < _BESIDE:
        return None
    head, rest = carried[: _HEAD.size], carried[_HEAD.size :]
    version, made = _HEAD.unpack(head)
    if version != _VERSION or not 0 <= now - made < LIFE:
        return None
    for cipher in _ciphers(_kept_half_of(made // WINDOW)):
        try:
            small = cipher.decrypt(rest[:_NONCE], rest[_NONCE:], _bound(head))
            return kept.understood(packing.unpacked(small, kept.MOST_UNPACKED))
        except InvalidTag:
            continue  # changed, or sealed under the secret before this one
        except (ValueError, TypeError):
            return None
    return None


def destroy_old(now: int, *, using: str = DEFAULT_DB_ALIAS) -> int:
    """Destroy the keys whose last code is an hour old; how many there were.

    Args:
        now: seconds since 1970.
        using: the alias of the database.
    """
    old = CarryingKey.objects.using(using).filter(window__lt=(now - LIFE) // WINDOW)
    if not old.exists():  # a look takes no lock
        return 0
    with transaction.atomic(using=using):
        overwriting(using)
        count = old.update(half=bytes(_KEY))
        old.delete()
        transaction.on_commit(partial(nothing_left, using), using=using)
    return count


def _half_of(window: int) -> bytes:
    """The stored half of the key of these ten minutes; it is made when it is first asked for."""
    found = _kept_half_of(window)
    if found is None:
        made = CarryingKey(window=window, half=os.urandom(_KEY))
        # Of two processes that come at once, the row of one stands, and both take that.
        CarryingKey.objects.bulk_create([made], ignore_conflicts=True)
        found = bytes(CarryingKey.objects.get(window=window).half)
    return found


def _kept_half_of(window: int) -> bytes | None:
    row = CarryingKey.objects.filter(window=window).first()
    return bytes(row.half) if row else None


def _ciphers(half: bytes | None) -> Iterator[ChaCha20Poly1305]:
    """The cipher under the secret of today first, then under those before it; none without half."""
    if half is None:
        return
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        derived = HKDF(hashes.SHA256(), length=_KEY, salt=half, info=b"carried answers")
        yield ChaCha20Poly1305(derived.derive(str(secret).encode()))


def _bound(head: bytes) -> bytes:
    """What is not secret and must not be changed: version, time, and the interview of its day.

    A code made before a change of the interview would be unpacked wrongly after it: it is refused.
    """
    return head + packing.digest()


def nothing_left(using: str = DEFAULT_DB_ALIAS) -> bool:
    """Clear the database's own files of what was destroyed; it only forgets where that lies.

    While somebody reads, it cannot be: false, after a moment, and it is left to the next time.
    """
    if connections[using].in_atomic_block:  # what is not yet final cannot be cleared away
        return False
    if connections[using].vendor == "postgresql":
        return _table_renewed(using)
    return journal_cut(using)


def _table_renewed(using: str) -> bool:
    """Give PostgreSQL's table a new file: in the old one stands each row there ever was.

    ``VACUUM`` would leave the bytes in the free part of a page. The table is in no journal
    (migration 0004), so that its file is the only place.
    """
    keys = CarryingKey.objects.using(using)
    table = connections[using].ops.quote_name(CarryingKey._meta.db_table)
    try:
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = {PATIENCE}")
            cursor.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
            living = list(keys)
            cursor.execute(f"TRUNCATE {table}")
            keys.bulk_create(living)
    except OperationalError:
        return False
    return True
