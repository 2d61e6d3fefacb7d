"""What the frame of the staff's pages shows: who acts, and where their first page is."""

from typing import Any

from django import template

from accounts.acting import Acting, acting
from accounts.home import home
from accounts.ways_in import is_in

register = template.Library()


@register.simple_tag(takes_context=True)
def who_acts(context: dict[str, Any]) -> Acting | None:
    """Who is signed in, with both factors, in which role; ``None`` on the pages before that."""
    request = context.get("request")
    return acting(request.user) if request is not None and is_in(request) else None


@register.simple_tag(takes_context=True)
def home_page(context: dict[str, Any]) -> str:
    """The path of the first page of who acts."""
    return home(acting(context["request"].user))
