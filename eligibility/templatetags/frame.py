"""What the frame around every page needs: the languages, and where this page is in each of them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, translate_url
from django.utils.html import format_html
from django.utils.translation import get_language

from eligibility.clock import BANGKOK
from eligibility.presentation import day_in

#: In the address of a page that was asked for by the language switch: a choice, to be remembered.
CHOSEN = "chosen"

register = template.Library()


@register.simple_tag
def site_languages() -> list[tuple[str, str]]:
    """Code and name of every language, the workers' first; each name in its own script.

    Django's own tag would translate the names, and nobody looks for her language in another one.
    """
    return list(settings.LANGUAGES)


@register.simple_tag(takes_context=True)
def in_language(context: dict[str, Any], code: str) -> str:
    """The path of this page in another language; its first page where this one has no such path.

    No query goes along: it may have been typed by somebody else. A page that came as the answer
    to a sent form cannot be fetched again by a link, so that the link leads to the first page.
    """
    start = f"{get_script_prefix()}{code}/"
    request = context.get("request")
    if not isinstance(request, HttpRequest) or request.method not in ("GET", "HEAD"):
        return start
    translated = path_in(request.path, code)
    return f"{translated}?{CHOSEN}" if translated.startswith(start) else start


@register.simple_tag(takes_context=True)
def same_page_in(context: dict[str, Any], code: str) -> str:
    """The path of this page in another language, to send its form there: no query goes along."""
    request = context.get("request")
    if not isinstance(request, HttpRequest):
        return ""
    translated = path_in(request.path, code)
    return translated if translated.startswith(f"{get_script_prefix()}{code}/") else ""


def path_in(path: str, code: str) -> str:
    """A path of ours in another language, also below a script prefix, which Django's forgets."""
    return translate_url(f"/{path.removeprefix(get_script_prefix())}", code)


@register.filter
def said_day(day: date) -> str:
    """A day in the words of the page, in Thai with the Buddhist year; a moment's, as of Bangkok."""
    whole = day.astimezone(BANGKOK).date() if isinstance(day, datetime) else day
    return day_in(get_language() or "en", whole)


@register.simple_tag
def described_by(question: object) -> str:
    """The attribute that ties a control to its hint and to what is wrong with it."""
    told = [f"{_of(question, 'id')}-{name}" for name in ("hint", "fault") if _of(question, name)]
    return format_html('aria-describedby="{}"', " ".join(told)) if told else ""


def _of(question: object, name: str) -> Any:
    """A field of a view-model, which may be an object or a mapping."""
    if isinstance(question, Mapping):
        return question.get(name)
    return getattr(question, name, None)
