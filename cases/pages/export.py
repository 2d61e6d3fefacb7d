"""A person's data as a file: shown what it holds, then given as she asks for it."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from cases import exporting
from cases.exporting import Gathered
from cases.looking import looked
from cases.opened import Opened
from cases.pages import copy_words
from cases.pages.of_case import of_case
from eligibility.pages.beside import voice

#: What the log of a case calls a file that was made.
EXPORTED = "exported"


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def export(request: HttpRequest, opened: Opened) -> HttpResponse:
    """What the file holds; sent, the file itself, and that it was made is logged."""
    kept = Gathered(opened)
    if request.method != "POST":
        context = {"case": opened.case, "holds": copy_words.sizes(kept, voice())}
        return render(request, "cases/export.html", context)
    form = request.POST.get("form", "")
    if form not in ("html", "json"):
        raise Http404
    response = _to_read(kept) if form == "html" else _as_data(kept)
    looked(opened.case, opened.who.user, EXPORTED)
    response.headers["Content-Disposition"] = f'attachment; filename="copy.{form}"'
    return response


def _to_read(kept: Gathered) -> HttpResponse:
    copy = copy_words.in_words(kept)
    with override(copy.language):
        file = render_to_string("cases/export_file.html", {"copy": copy})
    return HttpResponse(file, content_type="text/html; charset=utf-8")


def _as_data(kept: Gathered) -> HttpResponse:
    file = json.dumps(exporting.as_data(kept), ensure_ascii=False, indent=1)
    return HttpResponse(file, content_type="application/json; charset=utf-8")
