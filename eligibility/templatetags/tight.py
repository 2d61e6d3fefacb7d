"""Fewer bytes on a bad line: the result page is long, and its indentation is for its authors."""

import re

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_BLANKS = re.compile(r"\s+")
_BESIDE_TAGS = re.compile(r"> (?=<)")


class _Tight(template.Node):
    def __init__(self, inside: NodeList) -> None:
        self._inside = inside

    def render(self, context: Context) -> SafeString:
        """Runs of blanks as one, and none between two tags."""
        one = _BLANKS.sub(" ", self._inside.render(context))
        # Safe: only blanks were taken from what the template had escaped.
        return mark_safe(_BESIDE_TAGS.sub(">", one))  # noqa: S308


@register.tag
def tight(parser: Parser, token: Token) -> _Tight:
    """``{% tight %}...{% endtight %}``: for pages without text whose line breaks matter."""
    del token  # it takes no arguments
    inside = parser.parse(("endtight",))
    parser.delete_first_token()
    return _Tight(inside)
