"""Worked cases that officers suggest, in the keepers' tool: read, taken up, put away, saved."""

from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse

from eligibility import suggestions
from eligibility.admin_base import ReadOnlyAdmin
from eligibility.admin_pages.frame import UNPROCESSABLE, keeper, shown
from eligibility.models import SuggestedCase
from eligibility.reviewed import written


@admin.register(SuggestedCase)
class SuggestedCaseAdmin(ReadOnlyAdmin):
    """The suggestions, newest first; nothing in them tells of whom."""

    list_display = ("code", "says", "state", "made_on", "settled_by")
    list_filter = ("state",)
    list_select_related = ("settled_by",)
    search_fields = ("code", "case")

    @admin.display(description="what an officer holds right")
    def says(self, row: SuggestedCase) -> str:
        """The name of the case."""
        return str(row.case.get("name", ""))

    def get_urls(self) -> list[URLPattern]:
        """The list's, and the file of one."""
        save = path(
            "<int:pk>/export/",
            self.admin_site.admin_view(self.export),
            name="eligibility_suggestedcase_export",
        )
        return [save, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One suggestion as the worked cases are written; taken up or put away."""
        row = _row(object_id)
        refused = ""
        if request.method == "POST":
            settle = suggestions.take_up if "take_up" in request.POST else suggestions.put_away
            try:
                settle(keeper(request), row.code)
            except suggestions.GuardingError:
                refused = "It guards a published release already, and stays among the worked cases."
            else:
                there = reverse("admin:eligibility_suggestedcase_change", args=[row.pk])
                return HttpResponseRedirect(there)
        return shown(
            self.admin_site, request, "suggestion.html", status=UNPROCESSABLE if refused else 200,
            row=row, yaml=written.dump([row.case]), refused=refused, title=row.code,
        )  # fmt: skip

    def export(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The suggestion as a file that ``manage.py assess --expect`` reads."""
        row = _row(str(pk))
        saved = {"Content-Disposition": f'attachment; filename="{row.code}.yaml"'}
        content = written.dump([row.case])
        return HttpResponse(content, content_type="application/yaml; charset=utf-8", headers=saved)


def _row(pk: str) -> SuggestedCase:
    if not (pk.isascii() and pk.isdecimal()):
        raise Http404
    found: SuggestedCase = get_object_or_404(
        SuggestedCase.objects.select_related("settled_by"), pk=pk
    )
    return found
