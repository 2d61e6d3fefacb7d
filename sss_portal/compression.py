"""Pages and answers as brotli or gzip, in a length that does not tell what is in them byte by byte.

What a page says about a person must not be guessed from its compressed length (BREACH). So each
body gets up to 99 bytes that mean nothing: gzip carries them as a file name, as Django does it,
brotli in a block of metadata (RFC 7932, section 9.2) that every decoder leaves out.

Static files never come here: whitenoise stands before this and has compressed them beforehand.
"""

import gzip
import re
import secrets
from collections.abc import Callable

import brotli  # type: ignore[import-untyped]
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

#: The first is sent where a browser takes both alike.
CODINGS = ("br", "gzip")
#: Measured in docs/decisions/0021. One more costs much time and saves next to nothing.
BROTLI_QUALITY, GZIP_LEVEL = 6, 8
#: Bytes; below this the headers of a compressed answer cost more than is saved.
SHORTEST = 200
#: Bytes; the meaningless ones are fewer than this, as in Django's GZipMiddleware.
RANDOM_BYTES = 100

_TEXTS = re.compile(r"text/|application/(json|javascript)|image/svg")
_WEIGHT = re.compile(r"q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)", re.IGNORECASE)
# A block of metadata: not the last one, no length of its own, one byte that says how many follow.
_METADATA, _LENGTH_BIT = 0b010110, 6


class Compression:
    """Compresses what the browser can read; says in ``Vary`` that it depends on that."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and _compressible(response):
            patch_vary_headers(response, ("Accept-Encoding",))
            coding = chosen(request.headers.get("Accept-Encoding", ""))
            if coding:
                _compress(response, coding)
        return response


def chosen(accepted: str) -> str | None:
    """The coding to send for an ``Accept-Encoding`` (RFC 9110, 12.5.3); ``None`` for none."""
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _, parameter = part.partition(";")
        weight = _WEIGHT.fullmatch(parameter.strip())
        # A weight nobody can read is no weight: better uncompressed than unreadable.
        weights[name.strip()] = 1.0 if not parameter else float(weight[1]) if weight else 0.0
    anything = weights.get("*", 0.0)
    best = max(CODINGS, key=lambda coding: weights.get(coding, anything))
    weight_of_best = weights.get(best, anything)
    return best if weight_of_best and weight_of_best >= weights.get("identity", 0.0) else None


def _compressible(response: HttpResponse) -> bool:
    """Whether this body is text, whole, long enough, and not yet in any coding."""
    return (
        len(response.content) >= SHORTEST
        and response.status_code != 206
        and not response.has_header("Content-Encoding")
        and bool(_TEXTS.match(response.headers.get("Content-Type", "")))
    )


def _compress(response: HttpResponse, coding: str) -> None:
    body = response.content
    shorter = as_brotli(body) if coding == "br" else as_gzip(body)
    if len(shorter) >= len(body):
        return
    response.content = shorter
    response.headers["Content-Encoding"] = coding
    response.headers["Content-Length"] = str(len(shorter))
    etag = response.headers.get("ETag", "")
    if etag.startswith('"'):  # the same page in other bytes (RFC 9110, 8.8.1)
        response.headers["ETag"] = f"W/{etag}"


def as_brotli(body: bytes, quality: int = BROTLI_QUALITY) -> bytes:
    """A body as brotli, with a random number of bytes that every decoder leaves out."""
    compressor = brotli.Compressor(mode=brotli.MODE_TEXT, quality=quality)
    # After a flush the next block begins with a whole byte, so that ours can be put there.
    start = compressor.process(body) + compressor.flush()
    return bytes(start + _metadata(secrets.randbelow(RANDOM_BYTES)) + compressor.finish())


def as_gzip(body: bytes, level: int = GZIP_LEVEL) -> bytes:
    """A body as gzip, with a file name of a random length."""
    compressed = gzip.compress(body, level, mtime=0)
    name = b"a" * secrets.randbelow(RANDOM_BYTES) + b"\0"
    return compressed[:3] + bytes([gzip.FNAME]) + compressed[4:10] + name + compressed[10:]


def _metadata(count: int) -> bytes:
    if not count:
        return b""
    return (_METADATA | (count - 1) << _LENGTH_BIT).to_bytes(2, "little") + b"a" * count
