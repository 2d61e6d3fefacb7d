"""A draft's texts out to translators and in again; what would change is shown before it is taken.

A file is read in memory and forgotten: what the keeper has to confirm travels in the page itself.
"""

import json
from collections.abc import Collection, Iterable
from typing import Any

from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse

from eligibility.admin_pages.frame import (
    CONFLICT,
    UNPROCESSABLE,
    View,
    draft_of,
    keeper,
    meanwhile,
    open_draft_of,
    shown,
    to,
    version_in,
)
from eligibility.admin_pages.text_editors import NAMES
from eligibility.drafting import drafts, texts
from eligibility.models import Draft
from eligibility.texts.files import PO, XLSX, kind_of
from eligibility.texts.sheet import (
    MOST_BYTES,
    TRANSLATED,
    Difference,
    FaultySheetError,
    Returned,
    Sheet,
    checked,
    differences,
)

_TEMPLATE = "translations.html"
_LANGUAGES = tuple((language, NAMES[language]) for language in TRANSLATED)


def page(site: AdminSite, request: HttpRequest, draft_pk: int) -> HttpResponse:
    """The files to be taken out, and the form for one that came back; or what it would change."""
    if request.method != "POST":
        return _page(site, request, draft_of(draft_pk))
    draft = open_draft_of(draft_pk)
    try:
        if "sheet" in request.POST:
            return _confirmed(site, request, draft, _carried(request.POST["sheet"]))
        return _preview(site, request, draft, _sent(request))
    except FaultySheetError as error:
        return _page(site, request, draft, status=UNPROCESSABLE, faults=error.faults)


def out(
    site: AdminSite, request: HttpRequest, draft_pk: int, language: str, ending: str
) -> HttpResponse:
    """A draft's texts in one language as a file for a translator."""
    del site, request  # the same for everybody
    if language not in TRANSLATED or ending not in (XLSX, PO):
        raise Http404
    draft, kind = draft_of(draft_pk), kind_of(f".{ending}")
    content = kind.write(texts.lines(draft, language), language)
    named = f'attachment; filename="draft-{draft.pk}-{language}.{ending}"'
    headers = {"Content-Disposition": named}
    return HttpResponse(content, content_type=kind.content_type, headers=headers)


#: As ``eligibility.admin_drafts`` lists the pages of a draft: address, name, what it shows.
PAGES: tuple[tuple[str, str, View], ...] = (
    ("texts/", "texts", page),
    ("texts/<slug:language>.<slug:ending>", "texts_out", out),
)


def _page(site: AdminSite, request: HttpRequest, draft: Draft, **context: Any) -> HttpResponse:
    going_on = draft.state == Draft.State.OPEN
    return shown(
        site, request, _TEMPLATE, draft=draft, languages=_LANGUAGES, endings=(XLSX, PO),
        going_on=going_on, **context,
    )  # fmt: skip


def _sent(request: HttpRequest) -> Sheet:
    """The file that came with a form.

    Raises:
        FaultySheetError: there is none, or it is not taken.
    """
    file = request.FILES.get("file")
    if file is None or not file.name:
        raise FaultySheetError("Choose a file first.")
    return kind_of(file.name).read(file.read(MOST_BYTES + 1))


def _preview(
    site: AdminSite,
    request: HttpRequest,
    draft: Draft,
    sheet: Sheet,
    among: Collection[str] | None = None,
    **context: Any,
) -> HttpResponse:
    """What a sheet would change, ticked where nobody's work is lost; only ``among`` these keys."""
    found = differences(texts.lines(draft, sheet.language), sheet)
    if not found:
        return _page(site, request, draft, nothing_new=NAMES[sheet.language], **context)
    ticked = {each.key for each in found if each.taken_unasked}
    if among is not None:
        ticked &= {*among}
    return _page(
        site, request, draft, found=found, ticked=ticked, lang=sheet.language,
        language=NAMES[sheet.language], sheet=_carrying(sheet, found), **context,
    )  # fmt: skip


def _confirmed(site: AdminSite, request: HttpRequest, draft: Draft, sheet: Sheet) -> HttpResponse:
    """Take what was ticked, and nothing that somebody has changed since it was shown."""
    version, ticked = version_in(request), set(request.POST.getlist("take"))
    found = differences(texts.lines(draft, sheet.language), sheet)
    taken = {each.key: each.offered for each in found if each.key in ticked}
    try:
        texts.take(keeper(request), draft.pk, version, sheet.language, taken)
    except drafts.SettledDraftError:
        raise Http404 from None
    except drafts.StaleDraftError:
        draft.refresh_from_db()
        changed = meanwhile(draft, version)
        return _preview(site, request, draft, sheet, ticked, status=CONFLICT, meanwhile=changed)
    return to("difference", draft)


def _carrying(sheet: Sheet, found: Iterable[Difference]) -> str:
    """What has to be confirmed, as the page carries it."""
    differing = {each.key for each in found}
    rows = [
        [row.place, row.key, row.english, row.text, row.digest]
        for row in sheet.lines
        if row.key in differing
    ]
    return json.dumps([sheet.language, rows], ensure_ascii=False, separators=(",", ":"))


def _carried(written: str) -> Sheet:
    """What a page has carried, read as strictly as a file.

    Raises:
        FaultySheetError: it is not what ``_carrying`` has made.
    """
    try:
        language, rows = json.loads(written)
        lines = [Returned(*row) for row in rows]
    except (ValueError, TypeError, RecursionError):
        lines = None
    whole = lines is not None and all(
        isinstance(part, str)
        for row in lines
        for part in (row.place, row.key, row.english, row.text, row.digest)
    )
    if lines is None or not whole:
        raise FaultySheetError("What was to be confirmed came back damaged. Send the file again.")
    return checked(str(language), lines)
