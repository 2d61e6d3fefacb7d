"""The keepers' tool: Django's admin behind our own door, in English (docs/decisions/0043)."""

from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import SimpleTemplateResponse, TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils import translation
from django.views.decorators.http import require_POST

from accounts.acting import acting, for_roles
from accounts.models import Role
from accounts.ways_in import is_in
from eligibility import clock, loader
from eligibility.said.stale import stale_keys
from sss_portal import headers, pretending

#: Django's pages that would be a second way in or out, or that show what belongs to no rulebook.
_NOT_OURS = {
    *("login", "logout", "password_change", "password_change_done"),
    *("autocomplete", "view_on_site"),
}
_LANGUAGE = "en"


class KeepersSite(AdminSite):
    """For keepers of the rules with both factors; for all other roles it does not exist."""

    site_title = "Social security"
    site_header = "Keeping the rules"
    index_title = "Keeping the rules"
    index_template = "keepers/index.html"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether a keeper asks, signed in with both factors."""
        who = acting(request.user) if is_in(request) else None
        return who is not None and who.role == Role.RULES_KEEPER

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """A page of the tool: behind the door of all staff pages, in no cache, in English."""
        inner = super().admin_view(view, cacheable)

        @for_roles(Role.RULES_KEEPER)
        @wraps(inner)
        def in_english(request: HttpRequest, *args: Any, **captured: Any) -> HttpResponse:
            with translation.override(_LANGUAGE):
                try:
                    response: HttpResponse = inner(request, *args, **captured)
                except PermissionDenied:  # what nobody may do has no page
                    raise Http404 from None
                if isinstance(response, SimpleTemplateResponse):
                    response.render()  # while the language holds
            response.headers["Content-Language"] = _LANGUAGE
            response.headers[headers.POLICY] = headers.admin()
            return response

        return in_english

    def get_urls(self) -> list[URLResolver | URLPattern]:
        """Django's pages without those of signing in, and the pretended day."""
        found = super().get_urls()
        kept = [each for each in found if getattr(each, "name", None) not in _NOT_OURS]
        return [
            path("pretend/", self.admin_view(require_POST(self.pretend)), name="pretend"),
            *kept,
        ]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What every page knows: also the day that is pretended."""
        return {**super().each_context(request), "pretended": pretending.day_of(request)}

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """The first page: the release in use, what is to be read again, the pretended day."""
        context = {"pretend": pretending.Pretended(), "today": clock.actual(), **_in_use()}
        return super().index(request, {**context, **(extra_context or {})})

    def pretend(self, request: HttpRequest) -> HttpResponse:
        """Take up the day that was typed, or go back to the real one."""
        if request.POST.get("do") == "real":
            pretending.end(request)
            return HttpResponseRedirect(reverse("admin:index"))
        form = pretending.Pretended(request.POST)
        if not form.is_valid():
            response = self.index(request, {"pretend": form})
            response.status_code = 422
            return response
        pretending.begin(request, form.day)
        return HttpResponseRedirect(reverse("admin:index"))

    def get_log_entries(self, request: HttpRequest) -> QuerySet[LogEntry]:
        """None: who has changed what is said by the drafts themselves."""
        return LogEntry.objects.none()


def _in_use() -> dict[str, Any]:
    """The release in use today, and its values whose sources are to be read again."""
    try:
        released = loader.current()
    except loader.UnusableRulebookError as fault:
        return {"unusable": str(fault)}
    return {"released": released, "stale": stale_keys(released.rulebook, clock.today())}
