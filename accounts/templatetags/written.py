"""Whose form it is, beside the token of every form: the site's ``csrf_token`` in all templates."""

from typing import Any

from django import template
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from accounts import sessions, typed

register = template.Library()


@register.simple_tag(takes_context=True)
def csrf_token(context: Any) -> SafeString:
    """Django's token; on a page for somebody who is signed in, also who that is, signed.

    What is typed into the form comes back to them alone, whatever has become of their session.
    A visitor's form has the token only.
    """
    token = CsrfTokenNode().render(context)
    request = context.get("request")
    found = sessions.of(request) if request is not None else None
    if found is None or not token:
        return mark_safe(token)  # noqa: S308  # Django's own
    field = format_html(
        '<input type="hidden" name="{}" value="{}">', typed.WRITER, typed.signed(found.user_id)
    )
    return mark_safe(token) + field  # noqa: S308  # the same
