"""A text with the same in the language beside it (``pages.pair``)."""

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import override

register = template.Library()


def beside(one: str, other: str, language: str) -> str:
    """Two texts that say the same, as markup; one alone where they are the same in both languages.

    Args:
        one: in the language of the page; escaped unless it is safe already, as is ``other``.
        other: in ``language``, which is told to fonts and readers of screens.
        language: ``my``, ``th`` or ``en``.
    """
    if str(one) == str(other):
        return one
    return format_html('{} <span class="beside" lang="{}">{}</span>', one, language, other)


class _Twice(template.Node):
    def __init__(self, inside: NodeList) -> None:
        self._inside = inside

    def render(self, context: Context) -> SafeString | str:
        """What is inside, and the same drawn once more in the language beside the page's."""
        said = self._inside.render(context)
        language = context.get("beside", "")
        if not language:
            return said
        with override(language):
            return beside(said, self._inside.render(context), language)


@register.tag
def twice(parser: Parser, token: Token) -> _Twice:
    """``{% twice %}{% translate "Back" %}{% endtwice %}``: in both languages of the page."""
    del token  # it takes no arguments
    inside = parser.parse(("endtwice",))
    parser.delete_first_token()
    return _Twice(inside)
