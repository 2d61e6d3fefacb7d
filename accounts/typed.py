"""What somebody had typed when their session ended: sealed in the pages until they are in again.

It lies nowhere on the server. A hidden field of the sign-in pages carries it, readable to the site
alone, for two hours, and only its writer gets it back. Who that is says the form itself, by a
signed field: a session's cookie may be gone by then, or be that of the next person.
"""

import base64
import json
import zlib
from dataclasses import dataclass
from functools import cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

#: Seconds.
LIFE = 2 * 60 * 60
#: The field of a form that says for whom its page was made.
WRITER = "writer"
_SIGNER = signing.Signer(salt="accounts.typed.writer")


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as it was sent, without passwords; ``user``: whose form it was.

    ``None``: the digits of a worker's code, opened before anybody was signed in.
    """

    path: str
    fields: list[tuple[str, str]]
    user: int | None


def kept(request: HttpRequest) -> str:
    """What a request has sent, sealed for its writer.

    "" where nobody knows whose it is, and where it came from another site, which nobody typed.
    """
    user = writer_of(request)
    if not own_origin(request) or (user is None and not _opens_a_code(request)):
        return ""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if "password" not in name and name not in ("csrfmiddlewaretoken", WRITER)
        for value in values
    ]
    return sealed([request.get_full_path(), fields, user])


def signed(user: int) -> str:
    """What the field of a form holds that was made for this user."""
    return _SIGNER.sign(str(user))


def writer_of(request: HttpRequest) -> int | None:
    """For whom the form of a request was made; ``None``: it does not say, or says two things."""
    try:
        [written] = set(request.POST.getlist(WRITER))
        return int(_SIGNER.unsign(written))
    except (ValueError, signing.BadSignature):
        return None


def opened(token: str) -> Typed | None:
    """What was typed; ``None`` where it is too old, or not of our making."""
    found = unsealed(token)
    if found is None:
        return None
    path, fields, user = found
    return Typed(path, [(name, value) for name, value in fields], user) if own(path) else None


def of_another(request: HttpRequest) -> bool:
    """Whether a form was made for one person, and another is signed in now."""
    named, now = WRITER in request.POST, request.user
    return named and now.is_authenticated and writer_of(request) != now.pk


def own(path: str) -> bool:
    """Whether a path leads to a page of ours."""
    return path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)


def _opens_a_code(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.view_name == (settings.SSS_OPENS_CODES or None)


def own_origin(request: HttpRequest) -> bool:
    """Whether a form was sent by a page of ours, by what the browser says."""
    origin, site = request.headers.get("Origin", ""), request.headers.get("Sec-Fetch-Site", "")
    here = f"{request.scheme}://{request.get_host()}"
    return origin in ("", here) and site in ("", "same-origin", "none")


def sealed(content: Any) -> str:
    """Anything that JSON can say, readable to the site alone."""
    plain = zlib.compress(json.dumps(content, ensure_ascii=False).encode())
    return _key().encrypt_at_time(plain, int(timezone.now().timestamp())).decode("ascii")


def unsealed(token: str) -> Any:
    """What was sealed within the last two hours; ``None``: nothing."""
    try:
        now = int(timezone.now().timestamp())
        plain = _key().decrypt_at_time(token.encode("ascii", "replace"), ttl=LIFE, current_time=now)
    except InvalidToken:
        return None
    return json.loads(zlib.decompress(plain))


def _key() -> Fernet:
    return _derived(settings.SECRET_KEY)


@cache
def _derived(secret: str) -> Fernet:
    hkdf = HKDF(hashes.SHA256(), length=32, salt=None, info=b"typed before a sign-in")
    return Fernet(base64.urlsafe_b64encode(hkdf.derive(secret.encode())))
