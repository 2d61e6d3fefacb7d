"""A poster: the site's address as a QR code, and what it leads to."""

from dataclasses import dataclass

import segno
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from eligibility.presentation import Spoken
from eligibility.wording import guide_poster as wording


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands on it; ``languages`` are codes with their names in their own script."""

    title: str
    about: str
    promise: str
    decides: str
    address: str
    languages: tuple[tuple[str, str], ...]


def poster(address: str, spoken: Spoken) -> Poster:
    """What the poster for an address says.

    Args:
        address: where the code leads.
        spoken: the voice of its language.
    """
    return Poster(
        title=spoken.say(wording.TITLE),
        about=spoken.say(wording.ABOUT),
        promise=spoken.say(wording.PROMISE),
        decides=spoken.say(wording.DECIDES),
        address=address,
        languages=tuple((code, str(name)) for code, name in settings.LANGUAGES),
    )


def drawn_code(address: str) -> SafeString:
    """The address as a QR code, an SVG as wide as its place.

    Dark on white whatever the page looks like, or a phone cannot read it; with much redundancy,
    because a poster gets wet and torn.
    """
    code = segno.make(address, error="q", micro=False)
    picture = code.svg_inline(
        border=4,
        dark="#000",
        light="#fff",
        svgclass=None,
        lineclass=None,
        omitsize=True,
        title=address,
    )
    return mark_safe(picture)  # noqa: S308 - its modules, and the address, which segno escapes
