"""Drafts of the law in the keepers' tool: their list, and the addresses of their pages."""

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path

from eligibility.admin_base import ReadOnlyAdmin
from eligibility.admin_pages import draft_pages, preview_pages, thing_pages, translation_pages
from eligibility.admin_pages.frame import View
from eligibility.models import Draft, DraftChange

#: Of every page of a draft: its address below the draft's own, its name, what it shows.
_PAGES: tuple[tuple[str, str, View], ...] = (
    ("difference/", "difference", draft_pages.difference),
    ("settle/", "settle", draft_pages.settle),
    ("export/", "export", draft_pages.export),
    ("new/<slug:section>/", "new", thing_pages.new),
    ("thing/<int:entry_pk>/", "thing", thing_pages.thing),
    ("preview/", "preview", preview_pages.preview),
    ("accept/<slug:case>/", "accept", preview_pages.accept),
    ("count/", "count", preview_pages.count),
    ("publish/", "publish", preview_pages.publish),
    ("take-on/", "take_on", preview_pages.take_on),
    *translation_pages.PAGES,
)


@admin.register(Draft)
class DraftAdmin(ReadOnlyAdmin):
    """The drafts, newest first; each opens its own pages."""

    change_list_template = "admin/eligibility/draft/list.html"
    list_display = ("name", "base", "state", "started", "changed_by", "takes_effect_on")
    list_filter = ("state",)
    list_select_related = ("base", "started_by")
    search_fields = ("name",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With who changed it, in one query for all, and not what."""
        changes = DraftChange.objects.select_related("by").defer("before", "after")
        found: QuerySet[Any] = super().get_queryset(request)
        return found.prefetch_related(Prefetch("changes", changes))

    @admin.display(description="begun by", ordering="started_by")
    def started(self, draft: Draft) -> str:
        """Who began it."""
        return str(draft.started_by or "an update's files")

    @admin.display(description="changed by")
    def changed_by(self, draft: Draft) -> str:
        """Everybody who changed it, the latest first."""
        changes: list[DraftChange] = list(draft.changes.all())
        return ", ".join(dict.fromkeys(str(change.by) for change in changes))

    def get_urls(self) -> list[URLPattern]:
        """The list's, and those of a draft's own pages."""
        own = [self._path(f"<int:draft_pk>/{rest}", name, view) for rest, name, view in _PAGES]
        return [self._path("begin/", "begin", draft_pages.begin), *own, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The things of a draft, in place of a form of its columns."""
        if not (object_id.isascii() and object_id.isdecimal()):
            raise Http404
        return draft_pages.page(self.admin_site, request, int(object_id))

    def _path(self, route: str, name: str, view: View) -> URLPattern:
        def shown(request: HttpRequest, **captured: Any) -> HttpResponse:
            return view(self.admin_site, request, **captured)

        return path(route, self.admin_site.admin_view(shown), name=f"eligibility_draft_{name}")
