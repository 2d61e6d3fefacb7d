"""What every page of a draft needs: the draft itself, who asks, and the frame it is shown in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from eligibility.models import Draft, DraftChange

#: A page of the keepers: the site it stands in comes first.
View = Callable[..., HttpResponse]
CONFLICT, UNPROCESSABLE = 409, 422
_FOLDER = "admin/eligibility/draft"
#: The pages of a draft, as its head names them.
PAGES = (
    ("change", "Things"),
    ("difference", "Difference"),
    ("texts", "Texts out and in"),
    ("preview", "Preview"),
    ("settle", "Name and day"),
    ("publish", "Publish"),
)


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What was changed in a draft since a page of it was made."""

    changes: tuple[DraftChange, ...]


def draft_of(pk: int) -> Draft:
    """A draft by its number. Raises ``Http404`` where there is none."""
    people = ("base", "started_by", "settled_by", "release")
    found: Draft = get_object_or_404(Draft.objects.select_related(*people), pk=pk)
    return found


def open_draft_of(pk: int) -> Draft:
    """A draft that can still be changed. Raises ``Http404`` for all others."""
    draft = draft_of(pk)
    if draft.state != Draft.State.OPEN:
        raise Http404
    return draft


def address(page: str, draft: Draft, *arguments: object) -> str:
    """The path of one of a draft's pages."""
    return reverse(f"admin:eligibility_draft_{page}", args=(draft.pk, *arguments))


def to(page: str, draft: Draft, *arguments: object) -> HttpResponseRedirect:
    """On to one of a draft's pages."""
    return HttpResponseRedirect(address(page, draft, *arguments))


def shown(
    site: AdminSite, request: HttpRequest, template: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """A page in the admin's frame; with ``draft`` in the context also in that of the draft."""
    draft = context.get("draft")
    if draft is not None:
        context["pages"] = list(_pages(request, draft))
        context.setdefault("title", f"Draft “{draft}”")
    context = {**site.each_context(request), "is_nav_sidebar_enabled": False, **context}
    request.current_app = site.name  # as the admin's own views do
    return render(request, f"{_FOLDER}/{template}", context, status=status)


def _pages(request: HttpRequest, draft: Draft) -> Iterator[tuple[str, str, bool]]:
    """Address, name and whether it is this one; of a settled draft only what can be read."""
    readable = PAGES[:3] if draft.state != Draft.State.OPEN else PAGES
    for page, name in readable:
        there = address(page, draft)
        yield there, name, there == request.path


def keeper(request: HttpRequest) -> Any:
    """Who asks; the site lets in nobody else than keepers."""
    return request.user


def version_in(request: HttpRequest) -> int:
    """The version of the draft that a form was made for; 0 where it says none."""
    written = request.POST.get("version", "")
    return int(written) if written.isdecimal() and written.isascii() and len(written) < 10 else 0


def meanwhile(draft: Draft, version: int) -> Meanwhile:
    """The changes since a version, newest first. Every change counts one up."""
    count = max(draft.version - version, 1)
    newest = DraftChange.objects.filter(draft=draft).select_related("by")[:count]
    return Meanwhile(tuple(newest))
