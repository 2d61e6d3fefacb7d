"""A page of ours as PDF, by WeasyPrint: an optional extra, which in its turn needs Pango.

Nothing is fetched: the page brings its style with it, and the only files that may be read are the
fonts of ours. So a PDF looks the same on every machine, and no address in a page leads anywhere.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings

_FOLDER = Path(settings.BASE_DIR) / "static" / "fonts"
#: The letters of a PDF, by script: each file has others, so their order does not matter.
_SCRIPTS = ("latin", "thai", "burmese")
_WEIGHTS = {"": 400, "-bold": 700}
_FONTS = frozenset(script + weight for script in _SCRIPTS for weight in _WEIGHTS)
#: A scheme that no machine knows how to fetch.
_SCHEME = "letters:"

#: One at a time: with the answers it shows, one takes a processor 1.2 to 1.8 seconds (the first of
#: a process 2.5), which the site needs for everybody else too.
_lock = Lock()
#: Seconds after which to ask again: what one takes on the clock of a busy machine.
SOON = 3


class BusyError(Exception):
    """Somebody else is having one made: to be asked for again."""


@cache
def available() -> bool:
    """Whether this machine can make a PDF: WeasyPrint is there, and so is what it stands on."""
    try:
        import weasyprint  # type: ignore[import-untyped]  # noqa: F401
    except (ImportError, OSError):  # the second: Pango is missing
        return False
    return True


def faces() -> str:
    """The rules of a style that name our fonts, and no others, for every text."""
    named = ", ".join(f'"{script}"' for script in _SCRIPTS)
    rules = "".join(
        f'@font-face {{ font-family: "{script}"; font-weight: {weight};'
        f' src: url("{_SCHEME}{script}{suffix}"); }}'
        for script in _SCRIPTS
        for suffix, weight in _WEIGHTS.items()
    )
    return f"{rules} html, body, [lang] {{ font-family: {named}; }}"


@contextmanager
def alone() -> Iterator[None]:
    """Be the only one in this process who makes a PDF, from its answers on.

    Raises:
        BusyError: at once, for whoever waited would keep a thread of the server from all others.
    """
    if not _lock.acquire(blocking=False):
        raise BusyError
    try:
        yield
    finally:
        _lock.release()


def made(html: str) -> bytes:
    """A document as PDF.

    Args:
        html: a whole document with its style; it names no file but those of ``faces``.

    Raises:
        ImportError, OSError: where ``available`` says no.
    """
    pdf: bytes = rendered(html).write_pdf()
    return pdf


def rendered(html: str) -> Any:
    """The document laid out in pages (WeasyPrint's ``Document``), before it is a PDF."""
    from weasyprint import HTML

    return HTML(string=html, url_fetcher=_fetcher()).render()


def _fetcher() -> Any:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]

    class OurFonts(URLFetcher):  # type: ignore[misc]
        """Gives our fonts and nothing else."""

        def fetch(self, url: str, headers: object = None) -> Any:
            name = url.removeprefix(_SCHEME)
            if name not in _FONTS:
                raise FatalURLFetchingError("A PDF is made of our own fonts and of no other file.")
            return URLFetcherResponse(url, (_FOLDER / f"{name}.woff2").read_bytes())

    return OurFonts()
