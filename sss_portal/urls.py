"""The map of the site: one language a path, so that a link opens in the language it was sent in."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import include, path
from django.views.decorators.vary import vary_on_cookie

from eligibility.pages import guide


@vary_on_cookie
def front_door(request: HttpRequest) -> HttpResponseRedirect:
    """Burmese first, whatever the phone is set to; only a choice made here is stronger."""
    first_language = settings.LANGUAGES[0][0]
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    language = chosen if chosen in dict(settings.LANGUAGES) else first_language
    return HttpResponseRedirect(f"/{language}/")


urlpatterns = [
    path("", front_door, name="front-door"),
    path("g/<int:number>", guide.short, name="short-guide"),
    path("api/", include("eligibility.api_urls")),
    *i18n_patterns(path("", include("eligibility.urls"))),
]

if settings.SSS_CASES:
    urlpatterns.append(path("admin/", admin.site.urls))  # English alone, so below no language
    urlpatterns += i18n_patterns(
        path("account/", include("accounts.urls")), path("cases/", include("cases.urls"))
    )

if settings.DEBUG:
    from sss_portal import dev

    urlpatterns.append(path("dev/components/", dev.components))
