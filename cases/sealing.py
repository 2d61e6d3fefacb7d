"""How a case is unreadable without its own key, and that key without the keys of the operator.

Each case has a data key, made at random and kept wrapped under the operator's keys
(``SSS_CASE_KEYS``, newest first). What is sealed is bound to its case and its place, so that no
row can be moved to another. Destroying the wrapped key erases the case wherever its rows are
copied; wrapping it anew under a newer key of the operator rewrites no case.
"""

import base64
import hmac
import json
import os
import zlib
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_KEY, _NONCE = 32, 12  # bytes
_ROOM = 512  # lengths are rounded up to this: how long a text is tells less


class SealedError(Exception):
    """What is sealed cannot be opened: its key is gone, or it was changed."""


def new_key() -> bytes:
    """A data key, as random as the machine can make one."""
    return os.urandom(_KEY)


def wrapped(key: bytes) -> bytes:
    """A data key as it is kept: under the newest of the operator's keys."""
    return _operator().encrypt(key)


def unwrapped(kept: bytes) -> bytes:
    """The data key again.

    Raises:
        SealedError: it was wrapped under none of the operator's keys.
    """
    try:
        return _operator().decrypt(bytes(kept))
    except InvalidToken as fault:
        raise SealedError from fault


def rewrapped(kept: bytes) -> bytes:
    """The same data key under the newest of the operator's keys.

    Raises:
        SealedError: as ``unwrapped``.
    """
    try:
        return _operator().rotate(bytes(kept))
    except InvalidToken as fault:
        raise SealedError from fault


def under_newest(kept: bytes) -> bool:
    """Whether a data key is wrapped under the newest of the operator's keys."""
    newest, *_ = _derived(tuple(settings.SSS_CASE_KEYS))
    try:
        newest.decrypt(bytes(kept))
    except InvalidToken:
        return False
    return True


def sealed(key: bytes, case: UUID, place: str, content: Any) -> bytes:
    """Anything that JSON can say, sealed for one place of one case.

    Args:
        key: the data key of the case.
        case: the case it belongs to.
        place: which of its rows and columns, such as ``person`` or ``note``.
        content: what is to be sealed.
    """
    plain = zlib.compress(json.dumps(content, ensure_ascii=False).encode(), level=9)
    room = -(len(plain) + 4) % _ROOM
    nonce = os.urandom(_NONCE)
    whole = len(plain).to_bytes(4, "big") + plain + bytes(room)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, whole, _bound(case, place))


def opened(key: bytes, case: UUID, place: str, content: bytes) -> Any:
    """What was sealed.

    Raises:
        SealedError: it was sealed for another place, another case or with another key.
    """
    whole = bytes(content)
    try:
        plain = ChaCha20Poly1305(key).decrypt(whole[:_NONCE], whole[_NONCE:], _bound(case, place))
    except (InvalidTag, ValueError) as fault:
        raise SealedError from fault
    length = int.from_bytes(plain[:4], "big")
    return json.loads(zlib.decompress(plain[4 : 4 + length]))


def mark(secret: bytes, kind: str, part: str) -> bytes:
    """A keyed digest of something searched for: equal for equal parts, and tells no more.

    Args:
        secret: of the organisation that searches.
        kind: ``name``, ``phone``, ``number`` or another name of what is compared.
        part: the normalised part.
    """
    return hmac.digest(secret, f"{kind}:{part}".encode(), sha256)[:16]


def _bound(case: UUID, place: str) -> bytes:
    return case.bytes + place.encode()


def _operator() -> MultiFernet:
    return MultiFernet(_derived(tuple(settings.SSS_CASE_KEYS)))


@cache
def _derived(secrets: Sequence[str]) -> list[Fernet]:
    def one(secret: str) -> Fernet:
        hkdf = HKDF(hashes.SHA256(), length=32, salt=None, info=b"case keys")
        return Fernet(base64.urlsafe_b64encode(hkdf.derive(secret.encode())))

    return [one(secret) for secret in secrets]
