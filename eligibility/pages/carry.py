"""The answers carried to a helper: a picture to scan, and the page its address leads to."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from eligibility import carrying
from eligibility.clock import BANGKOK
from eligibility.interview import what_if
from eligibility.interview.told import Answers
from eligibility.pages.beside import FRAME, kept_alive, start_again, told_of, voice
from eligibility.pages.dates import SEED
from eligibility.pages.drawn import draw
from eligibility.pages.frame import personal, uncached
from eligibility.presentation import Spoken
from eligibility.wording import carry as wording
from eligibility.wording import result as result_wording
from eligibility.wording import sheet as sheet_wording

#: The largest picture a cheap camera reads off a small screen, and that the page has room for.
MOST_VERSION = 25
#: Light around the picture, in modules: without it no camera finds it.
QUIET = 4


@dataclass(frozen=True, slots=True)
class Picture:
    """A QR code as it is drawn: its width in modules, with the light around it, and its path."""

    width: int
    path: str


@dataclass(frozen=True, slots=True)
class CarryPage:
    """The texts of the page; ``picture`` is ``None`` where the answers do not fit into one.

    ``opened``: whether this site has volunteers who can open it.
    """

    back: str
    words: dict[str, str]
    until: str
    too_much: str
    sheet: str
    picture: Picture | None
    opened: bool


@personal
@require_safe
def carry(request: HttpRequest) -> HttpResponse:
    """A picture with the answers as ciphertext, to be scanned within the hour."""
    told = told_of(request)
    if told is None:
        return start_again()
    now = int(time.time())
    token = carrying.sealed(_told_alone(told.answers), now)
    address = request.build_absolute_uri(reverse("eligibility:carried"))
    page = carry_page(picture(address, token), now + carrying.LIFE, voice())
    body = draw("carry.html", page=page)
    return kept_alive(request, render(request, FRAME, {"body": body}), told)


@uncached
@require_safe
def carried(request: HttpRequest) -> HttpResponse:
    """What somebody is told who has scanned a picture: the token stays in the browser.

    Only a volunteer's own tap sends it on, in a form, to the page that opens it.
    """
    spoken = voice()
    words = {name: spoken.say(said) for name, said in wording.CARRIED.items()}
    opens = reverse(settings.SSS_OPENS_CODES) if settings.SSS_OPENS_CODES else ""
    context = {"words": words, "opens": opens, "speaks": spoken.language}
    return render(request, "eligibility/carried.html", context)


def _told_alone(answers: Answers) -> Answers:
    """Without what is nobody's answer: what is tried out, and what her calendar is known by."""
    own = what_if.without(answers)
    given = {name: raw for name, raw in own.given.items() if name != SEED}
    return Answers(given, own.sent)


def carry_page(drawn: Picture | None, until: int, spoken: Spoken) -> CarryPage:
    """The page in the reader's language.

    Args:
        drawn: the picture; ``None`` where the answers do not fit into one.
        until: the second since 1970 at which it stops working.
        spoken: the voice of the reader's language.
    """
    ends = datetime.fromtimestamp(until, UTC).astimezone(BANGKOK)
    return CarryPage(
        back=spoken.say(result_wording.HEADINGS["back"]),
        words={name: spoken.say(said) for name, said in wording.WORDS.items()},
        until=spoken.say(wording.UNTIL, {"time": f"{ends:%H:%M}"}),
        too_much=spoken.say(wording.TOO_MUCH),
        sheet=spoken.say(sheet_wording.HEADINGS["title"]),
        picture=drawn,
        opened=bool(settings.SSS_OPENS_CODES),
    )


def picture(address: str, token: str) -> Picture | None:
    """The QR code of an address with a token behind its ``#``, which no browser sends on.

    ``None`` where it would be too large to be read off a small screen.
    """
    # Two parts, each in its own mode: segno takes them, though its annotations do not say so.
    content: Any = [f"{address}#", token]
    try:
        code = segno.make_qr(content, error="m")
    except segno.DataOverflowError:
        return None
    if int(code.version) > MOST_VERSION:
        return None
    return Picture(len(code.matrix) + 2 * QUIET, "".join(_lines(code)))


def _lines(code: segno.QRCode) -> Iterator[str]:
    """The dark modules as lines of a path, row by row: the fewest bytes of an SVG."""
    for row, modules in enumerate(code.matrix, start=QUIET):
        place = 0
        for found in re.finditer(b"\1+", modules):
            start, end = found.span()
            yield f"m{start - place} 0" if place else f"M{start + QUIET} {row}"
            yield f"h{end - start}"
            place = end
