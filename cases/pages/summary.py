"""The summary of one case, as an office reads and prints it: the sealed copy, and nothing else."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from cases.pages.handed import Shown, folded, shown
from cases.pages.of_copy import open_copy
from cases.pages.office import officers
from cases.pages.queue_page import STATES
from eligibility import limits
from eligibility import pdf as making
from eligibility.pages.beside import voice
from eligibility.pages.frame import FORM_ID, again
from eligibility.pages.sheet_syllables import with_breaks

#: The style of the page beside the site's, by its file in ``static``.
STYLE = "summary"
#: What the log of a case calls it when somebody has numbers shown in full.
NUMBERS = "numbers"


@officers
@require_safe
def summary(request: HttpRequest, number: UUID) -> HttpResponse:
    """One copy, to be read or printed. The organisation that handed it over sees who looked."""
    return render(request, "cases/summary.html", _context(request, number, "summary"))


@officers
@require_POST
def with_numbers(request: HttpRequest, number: UUID) -> HttpResponse:
    """The same with the phone and the numbers of papers, as a page or as a file: a look by itself.

    A change of language sends the form of the page once more, to its address in that language.
    """
    if "pdf" in request.POST:
        return _file(request, lambda: _context(request, number, NUMBERS, masked=False))
    context = _context(request, number, NUMBERS, masked=False)
    context |= {"form_id": FORM_ID, "stateless_form": True}
    return render(request, "cases/summary.html", context)


@officers
@require_safe
def pdf(request: HttpRequest, number: UUID) -> HttpResponse:
    """The same as one sheet of paper, where this machine can make one; no number is on it."""
    return _file(request, lambda: _context(request, number, "summary-pdf"))


def _context(
    request: HttpRequest, number: UUID, page: str, *, masked: bool = True
) -> dict[str, Any]:
    """What is shown of a copy; that it is, is written down as a look at ``page``.

    Raises:
        Http404: the office does not have it, or not any more.
    """
    copy, spoken = open_copy(request, number, page), voice()
    handover = copy.handover
    return {
        "handover": handover,
        "copy": shown(copy.snapshot, spoken, masked=masked),
        "day": spoken.date(localdate(handover.given_at)),
        "masked": masked,
        "state": spoken.say(STATES[handover.state]),
        "taken_by": str(handover.taken_by or ""),
        "taken_on": spoken.date(localdate(handover.taken_at)) if handover.taken_at else "",
        "mine": handover.taken_by == copy.who.user,
        "leads": copy.who.leads,
        "answers": list(copy.standing_told.values()),
        "pdf": making.available(),
        "style": STYLE,
    }


# ---------------------------------------------------------------- on paper
def _file(request: HttpRequest, context: Callable[[], Mapping[str, Any]]) -> HttpResponse:
    """A summary as PDF. ``context`` is asked for once it is known that one can be made now."""
    if not making.available():
        raise Http404
    if seconds := limits.wait_for(request, "pdf"):
        return again(request, seconds)
    try:
        with making.alone():
            made = on_paper(context())
    except making.BusyError:
        return again(request, making.SOON)
    response = HttpResponse(made.write_pdf(), content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="summary.pdf"'
    return response


def on_paper(context: Mapping[str, Any]) -> Any:
    """The summary laid out on A4 (WeasyPrint's ``Document``): on one sheet, as far as that goes.

    Where it would be more, some is folded: first the older years and the values of the law behind
    what is not in question, then those behind all findings. The sources stay.

    Args:
        context: of the page.
    """
    copy: Shown = context["copy"]
    every = [one["code"] for one in copy.sheet.get("findings", ())]
    quiet = [code for code in every if code not in copy.in_question]
    laid_out = making.rendered(_document(context))
    for folds in (quiet, every):
        if len(laid_out.pages) == 1:
            break
        laid_out = making.rendered(_document({**context, "copy": folded(copy, folds)}))
    return laid_out


def _document(context: Mapping[str, Any]) -> str:
    told = {**context, "language": get_language(), "paper": _paper()}
    return with_breaks(render_to_string("cases/summary_pdf.html", told))


@cache
def _paper() -> SafeString:
    """The element with the style of the paper and our fonts, none of the site's."""
    written = (Path(settings.BASE_DIR) / "static" / f"{STYLE}.css").read_text(encoding="utf-8")
    return mark_safe(f"<style>{written}{making.faces()}</style>")  # noqa: S308 - files of ours
