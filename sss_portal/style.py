"""The style of the site, carried by every page itself and let through by its hash.

A page is drawn when it has arrived: a style in a file of its own would take one more way there
and back before anything is seen (docs/decisions/0022). ``static/site.css`` stays what is written
by hand. What is printed to be handed in has a style of its own for its paper beside it, in the same
element; the sheet for the officer, the page with most text, of the site's only what it needs.
"""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_FOLDER = Path(settings.BASE_DIR) / "static"

#: The pages with a style of their own beside the site's, by the name of their address.
BESIDE = {
    "eligibility:sheet": "sheet",
    "eligibility:complaint": "paper",
    "eligibility:letter": "paper",
}
#: These need the tokens, the ground, head and foot and the buttons: what stands before the mark.
_WITHOUT_COMPONENTS, _COMPONENTS = {"sheet"}, "/* One field */"


@register.simple_tag(takes_context=True)
def site_style(context: dict[str, Any]) -> SafeString:
    """The element with the whole style; the page names in ``style`` what it needs beside it."""
    whole = sheet(context.get("style", ""))
    return mark_safe(f"<style>{whole}</style>")  # noqa: S308 - a file of ours


def source(beside: str = "") -> str:
    """What a content security policy calls this style, and no other: its hash."""
    digest = hashlib.sha256(sheet(beside).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def sheet(beside: str = "") -> str:
    """The style without comments and needless blanks, with the names files are served under.

    Args:
        beside: the name of a further file that the page needs, or "".
    """
    return _read(beside) if settings.DEBUG else _kept(beside)


@cache
def _kept(beside: str) -> str:
    return _read(beside)


def _read(beside: str) -> str:
    written = _file("site")
    if beside in _WITHOUT_COMPONENTS:
        written = written.partition(_COMPONENTS)[0]
    if beside:
        written += _file(beside)
    bare = re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL)
    # A blank matters between words and around the signs of calc(); beside these it never does.
    tight = re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", bare)).replace(";}", "}").strip()
    return re.sub(r"url\(([\w./-]+)\)", lambda found: f"url({static(found[1])})", tight)


def _file(name: str) -> str:
    return (_FOLDER / f"{name}.css").read_text(encoding="utf-8")
