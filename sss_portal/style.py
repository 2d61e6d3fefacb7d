"""The style of the site, carried by every page itself and let through by its hash.

A page is drawn when it has arrived: a style in a file of its own would take one more way there
and back before anything is seen (docs/decisions/0022). ``static/site.css`` stays what is written
by hand. Some pages need another file beside it, in the same element: those of the staff by their
app, others as their view tells the template in ``style`` (what is printed for its paper, what says
all in two languages). The sheet for the officer, the page with most text, has of the site's only
what it needs. What a page has carried is noted on its request, for the headers to let through.
"""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_FOLDER = Path(settings.BASE_DIR) / "static"

#: The apps whose pages all need a style beside the site's, as does the bar over a page of another.
BESIDE = {"accounts": "staff", "cases": "staff"}
_BAR = "staff"
#: These need the tokens, the ground, head and foot and the buttons: what stands before the mark.
_WITHOUT_COMPONENTS, _COMPONENTS = {"sheet"}, "/* One field */"


@register.simple_tag(takes_context=True)
def site_style(context: dict[str, Any]) -> SafeString:
    """The element with the whole style; the page names in ``style`` what it needs beside it."""
    request, named = context.get("request"), context.get("style", "")
    beside = (named,) if named else ()
    if isinstance(request, HttpRequest):
        beside = _of_its_app(request) + beside
        request.style_beside = beside  # type: ignore[attr-defined]  # read by ``carried``
    return mark_safe(f"<style>{sheet(*beside)}</style>")  # noqa: S308 - files of ours


def carried(request: HttpRequest) -> tuple[str, ...]:
    """What the page that answers a request has carried beside the site's style, by name."""
    return getattr(request, "style_beside", ())


def forget(request: HttpRequest) -> None:
    """The page that was begun is not sent: what comes instead may carry the site's style alone."""
    request.style_beside = ()  # type: ignore[attr-defined]


def _of_its_app(request: HttpRequest) -> tuple[str, ...]:
    match = request.resolver_match
    name = BESIDE.get(match.app_names[0]) if match is not None and match.app_names else None
    name = name or (_BAR if getattr(request, "bar", "") else None)
    return (name,) if name else ()


def source(*beside: str) -> str:
    """What a content security policy calls this style, and no other: its hash."""
    digest = hashlib.sha256(sheet(*beside).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def sheet(*beside: str) -> str:
    """The style without comments and needless blanks, with the names files are served under.

    Args:
        beside: the names of the further files that the page needs, in their order.
    """
    return _read(*beside) if settings.DEBUG else _kept(*beside)


@cache
def _kept(*beside: str) -> str:
    return _read(*beside)


def _read(*beside: str) -> str:
    written = _file("site")
    if _WITHOUT_COMPONENTS & {*beside}:
        written = written.partition(_COMPONENTS)[0]
    written += "".join(_file(name) for name in beside)
    bare = re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL)
    # A blank matters between words and around the signs of calc(); beside these it never does.
    tight = re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", bare)).replace(";}", "}").strip()
    return re.sub(r"url\(([\w./-]+)\)", lambda found: f"url({static(found[1])})", tight)


def _file(name: str) -> str:
    return (_FOLDER / f"{name}.css").read_text(encoding="utf-8")
