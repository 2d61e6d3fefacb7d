"""The style of the site, carried by every page itself and let through by its hash.

A page is drawn when it has arrived: a style in a file of its own would take one more way there
and back before anything is seen (docs/decisions/0022). ``static/site.css`` stays what is written
by hand.
"""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_FILE = Path(settings.BASE_DIR) / "static" / "site.css"


@register.simple_tag
def site_style() -> SafeString:
    """The element with the whole style."""
    return mark_safe(f"<style>{sheet()}</style>")  # noqa: S308 - a file of ours


def source() -> str:
    """What a content security policy calls this style, and no other: its hash."""
    digest = hashlib.sha256(sheet().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def sheet() -> str:
    """The style without comments and needless blanks, with the names files are served under."""
    return _read() if settings.DEBUG else _kept()


@cache
def _kept() -> str:
    return _read()


def _read() -> str:
    written = _FILE.read_text(encoding="utf-8")
    bare = re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL)
    # A blank matters between words and around the signs of calc(); beside these it never does.
    tight = re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", bare)).replace(";}", "}").strip()
    return re.sub(r"url\(([\w./-]+)\)", lambda found: f"url({static(found[1])})", tight)
