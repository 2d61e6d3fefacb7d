"""The pages of a result, drawn by templates that are compiled to Python.

They are by far the longest of the site, and Django's own templates take each of their two thousand
blocks and loops as an object of its own (docs/decisions/0026). Frame, forms and components stay
with Django: what it has drawn is handed in.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template import engines
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER = Path(settings.BASE_DIR) / "templates" / "eligibility" / "result"

_BLANKS = re.compile(r"\s+")
# Tags of HTML, those of the template, and calls of its macros, which draw tags.
_BESIDE_TAGS = re.compile(r"(>|[%#]\}|\) \}\}) (?=<|\{[%#]|\{\{ [\w.]+\()")


class _TightLoader(FileSystemLoader):
    """Takes the blanks out before a template is compiled: not once for every reader."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, name, up_to_date = super().get_source(environment, template)
        return tight(source), name, up_to_date


def tight(source: str) -> str:
    """A template with runs of blanks as one, and none between tags: fewer bytes on a bad line."""
    return _BESIDE_TAGS.sub(r"\1", _BLANKS.sub(" ", source)).strip()


def draw(name: str, **told: object) -> SafeString:
    """What stands within the frame of a page.

    Args:
        name: a template of ``FOLDER``.
        told: what it shows; a text is escaped unless it is safe already.

    Raises:
        UndefinedError: the template shows something that was not told.
    """
    return mark_safe(_compiled().get_template(name).render(told))  # noqa: S308 - autoescape


def token_field(request: HttpRequest, token: str) -> SafeString:
    """What the form of a page sends beside its answers, as the forms that Django draws send it."""
    fields: str = _fields().render({"csrf_token": token}, request)
    return mark_safe(fields)  # noqa: S308 - drawn by Django


@cache
def _fields() -> Any:
    return engines["django"].from_string("{% csrf_token %}")


@cache
def _compiled() -> Environment:
    made = Environment(
        loader=_TightLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=settings.DEBUG,
    )
    made.globals["url"] = _url
    return made


def _url(name: str) -> str:
    """The address of a page of the checker in the reader's language; of a guide "guide/help"."""
    page, _, which = name.partition("/")
    return reverse(f"eligibility:{page}", args=[which] if which else None)
