"""The published rulebooks in the keepers' tool: which is in use, which waits for its day."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet, Value
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from eligibility.admin_base import ReadOnlyAdmin
from eligibility.admin_pages import releases
from eligibility.models import Link, RulebookRelease, WorkedCase


@admin.register(RulebookRelease)
class RulebookReleaseAdmin(ReadOnlyAdmin):
    """The published rulebooks, newest first."""

    change_list_template = "admin/eligibility/draft/release_list.html"
    list_display = ("name", "standing", "takes_effect_on", "published_by", "created_at", "digest")
    list_select_related = ("published_by",)
    search_fields = ("name", "digest")
    fields = (
        "name", "standing", "takes_effect_on", "published_by", "created_at", "schema", "digest"
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the number of the one in use, which is asked once for all of them."""
        used, found = releases.in_use(), super().get_queryset(request)
        marked: QuerySet[Any] = found.annotate(in_use=Value(used.pk if used else 0))
        return marked

    @admin.display(description="standing")
    def standing(self, release: Any) -> str:
        """In use, waiting or earlier."""
        return releases.standing(release, release.in_use)

    def get_urls(self) -> list[URLPattern]:
        """The list's, the difference of two, and the files of one."""
        view = self.admin_site.admin_view
        return [
            path(
                "difference/", view(self.difference), name="eligibility_rulebookrelease_difference"
            ),
            path("<int:pk>/export/", view(self.export), name="eligibility_rulebookrelease_export"),
            *super().get_urls(),
        ]

    def difference(self, request: HttpRequest) -> HttpResponse:
        """What two releases say otherwise."""
        return releases.difference(self.admin_site, request)

    def export(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A release as the reviewed files."""
        return releases.export(pk)


@admin.register(WorkedCase)
class WorkedCaseAdmin(ReadOnlyAdmin):
    """The worked cases that keepers added to a release, or whose answer they changed."""

    list_display = ("code", "called", "release")
    list_filter = ("release",)
    list_select_related = ("release",)
    search_fields = ("code", "case")

    @admin.display(description="name")
    def called(self, row: WorkedCase) -> str:
        """What the case is about."""
        return str(row.case.get("name", ""))


@admin.register(Link)
class LinkAdmin(ReadOnlyAdmin):
    """The chain of salted digests: that something was decided, and when, never what."""

    list_display = ("place", "kind", "at", "digest", "hash")
    list_filter = ("kind",)
