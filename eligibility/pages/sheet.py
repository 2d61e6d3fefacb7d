"""The sheet for the officer."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from eligibility import limits, pdf
from eligibility.pages.beside import FRAME, Answered, answer_to, kept_with
from eligibility.pages.drawn import draw
from eligibility.pages.frame import again, personal
from eligibility.pages.sheet_page import SheetPage, sheet_page
from eligibility.pages.sheet_syllables import with_breaks
from eligibility.pages.sheet_voices import voices
from eligibility.wording import result as result_wording
from eligibility.wording import sheet as wording

#: The style of the page beside the site's, by its file in ``static``.
STYLE = "sheet"


@personal
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """One A4, in two languages."""
    found = answer_to(request, conditions=True)
    if isinstance(found, HttpResponse):
        return found
    say = found.spoken.say
    body = draw(
        "sheet.html",
        page=_page(found),
        back=say(result_wording.HEADINGS["back"]),
        by_hand=say(wording.BY_HAND),
        pdf=say(wording.PDF) if pdf.available() else "",
        stays=say(wording.PDF_STAYS),
        supposed=say(wording.SUPPOSED_LEFT_OUT) if found.tried.supposition else "",
    )
    return kept_with(request, render(request, FRAME, {"body": body, "style": STYLE}), found)


@personal
@require_safe
def sheet_pdf(request: HttpRequest) -> HttpResponse:
    """The same as PDF, where this machine can make one."""
    if not pdf.available():
        raise Http404
    if seconds := limits.wait_for(request, "pdf"):
        return again(request, seconds)
    try:
        with pdf.alone():
            return _as_file(request)
    except pdf.BusyError:
        return again(request, pdf.SOON)


def _as_file(request: HttpRequest) -> HttpResponse:
    found = answer_to(request, conditions=True)
    if isinstance(found, HttpResponse):
        return found
    made = pdf.made(document(_page(found)))
    response = HttpResponse(made, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="sheet.pdf"'
    return kept_with(request, response, found)


def document(page: SheetPage) -> str:
    """The sheet as a document of its own, for what makes a PDF of it."""
    return with_breaks(draw("sheet_pdf.html", page=page, style=_style()))


def _page(found: Answered) -> SheetPage:
    both = voices(found.own, found.told, found.released, found.spoken)
    return sheet_page(found.own, found.told, found.released, both)


@cache
def _style() -> SafeString:
    """The element with the style of the paper and our fonts, none of the site's."""
    written = (Path(settings.BASE_DIR) / "static" / f"{STYLE}.css").read_text(encoding="utf-8")
    return mark_safe(f"<style>{written}{pdf.faces()}</style>")  # noqa: S308 - files of ours
