"""A worker's answers between two screens: in her own phone's cookie, and nowhere else.

Unless a request brings a ``keeper``: then they are a case's, and kept where that keeps them. Who
sets one has made sure that whoever asks may see the case.

Packed, encrypted and signed (Fernet) with a key derived from the site's secret, unreadable to the
phone that carries it. It dies after two idle hours: the time of the last use is part of it.
"""

import base64
import json
import time
import zlib
from collections.abc import Callable, Iterable
from functools import cache
from typing import Protocol

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from eligibility.interview.told import Answers

#: Behind TLS no other site of the same domain can set it.
COOKIE = "__Host-answers" if settings.HTTPS else "answers"
#: Seconds after the last use until the answers are gone.
IDLE = 2 * 60 * 60
#: Browsers keep 4,096 bytes of name, value and attributes; the rest is for those.
MOST_BYTES = 3_800
#: A cookie younger than this is not written again for a page that changes nothing.
_FRESH = 5 * 60
#: Bytes of answers written down, before they are packed: no more is ever unpacked again.
MOST_UNPACKED = 100_000
_FORM = 2  # of what is packed; a change of form gets a new number


class Keeper(Protocol):
    """What keeps answers instead of the cookie."""

    #: Which of their changes a page was made from; a form sends it along as ``seen``.
    seen: int
    #: Tells these answers from any others, and always the same; it says nothing of them.
    seed: str

    def read(self) -> Answers:
        """The answers as they stand."""

    def keep(self, answers: Answers) -> None:
        """Take these instead.

        Raises:
            OvertakenError: somebody else has changed them since they were read.
            TooMuchError: they are longer than anything anybody tells.
        """

    def changed_since(self, seen: str, names: Iterable[str]) -> bool:
        """Whether somebody else has changed the answers to these since ``seen``."""


class OvertakenError(Exception):
    """Somebody else has changed the same answers in between. Nothing was written."""


def keeper(request: HttpRequest) -> Keeper | None:
    """What keeps the answers of this request; ``None``: the cookie."""
    found: Keeper | None = getattr(request, "keeper", None)
    return found


def read(request: HttpRequest) -> Answers | None:
    """The answers that came with a request; ``None`` where there are none, or none any more."""
    elsewhere = keeper(request)
    if elsewhere is not None:
        return elsewhere.read()
    token = request.COOKIES.get(COOKIE, "")
    if not token:
        return None
    try:
        return _unpacked(_keys().decrypt(token.encode("ascii", "replace"), ttl=IDLE))
    except (InvalidToken, ValueError, zlib.error, TypeError, KeyError):
        return None  # too old, of another key, or not ours: there is nothing to be saved in it


class TooMuchError(ValueError):
    """More was typed than the cookie holds. It is said at the field; nothing is cut off."""


def keep(request: HttpRequest, answers: Answers) -> Callable[[HttpResponseBase], None]:
    """Keep answers where those of the request are kept.

    Returns:
        what takes them along with the response, once there is one.

    Raises:
        TooMuchError: they are too long; nothing was kept.
        OvertakenError: from a keeper; nothing was kept.
    """
    elsewhere = keeper(request)
    if elsewhere is not None:
        elsewhere.keep(answers)
        return lambda _: None
    value = packed(answers)
    return lambda response: write(response, value)


def packed(answers: Answers) -> str:
    """The cookie's value.

    Raises:
        TooMuchError: it would be longer than ``MOST_BYTES``, or than is ever unpacked again.
    """
    written = written_down(answers)
    value = _keys().encrypt(zlib.compress(written, level=9)).decode("ascii")
    if len(value) > MOST_BYTES or len(written) > MOST_UNPACKED:
        raise TooMuchError
    return value


def write(response: HttpResponseBase, value: str) -> None:
    """Send packed answers along with a response, for two more hours."""
    response.set_cookie(
        COOKIE,
        value,
        max_age=IDLE,
        path="/",
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def keep_alive(request: HttpRequest, response: HttpResponseBase, answers: Answers) -> None:
    """Let the two hours begin anew because the answers were looked at."""
    if keeper(request) is not None:
        return
    token = request.COOKIES.get(COOKIE, "")
    try:
        used = _keys().extract_timestamp(token.encode("ascii", "replace"))
    except (InvalidToken, ValueError):
        return
    if time.time() - used > _FRESH:
        write(response, packed(answers))


def erase(response: HttpResponseBase) -> None:
    """Take the answers off the phone."""
    response.delete_cookie(COOKIE, path="/", samesite="Lax")


def written_down(answers: Answers) -> bytes:
    """The answers as text, as they were typed."""
    return json.dumps(
        [_FORM, answers.given, sorted(answers.sent)], ensure_ascii=False, separators=(",", ":")
    ).encode("utf-8", "surrogatepass")


def understood(written: bytes) -> Answers:
    """The answers out of what ``written_down`` has made.

    Raises:
        ValueError, TypeError: it is of another form, or no answers at all.
    """
    form, given, sent = json.loads(written)
    if form != _FORM or not isinstance(given, dict) or not all(map(_is_raw, given.values())):
        raise ValueError
    return Answers(given, frozenset(str(key) for key in sent))


def _unpacked(content: bytes) -> Answers:
    unpacker = zlib.decompressobj()
    written = unpacker.decompress(content, MOST_UNPACKED)
    if unpacker.unconsumed_tail:
        raise ValueError
    return understood(written)


def _is_raw(value: object) -> bool:
    """Whether this is an answer as it is typed: a text, texts, or the items of a group."""
    if isinstance(value, list):
        return all(
            isinstance(part, str) or (isinstance(part, dict) and all(map(_is_raw, part.values())))
            for part in value
        )
    return isinstance(value, str)


def _keys() -> MultiFernet:
    """The key of today first, then those before it, so that a change of secrets loses nothing."""
    return MultiFernet(
        [_derived(str(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    )


@cache
def _derived(secret: str) -> Fernet:
    stretched = HKDF(hashes.SHA256(), length=32, salt=None, info=b"answers").derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(stretched))
