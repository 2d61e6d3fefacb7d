"""The first page, and the way out."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from eligibility import clock, kept, loader
from eligibility.interview.told import Told
from eligibility.pages.frame import personal, uncached
from eligibility.pages.way import after_all
from eligibility.presentation import Spoken


@personal
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What is asked, that nothing is kept, who decides; and the way in."""
    spoken = Spoken(get_language() or "en", loader.current().content)
    answers = kept.read(request)
    context = {
        "going_on": after_all(Told(answers, clock.today())) if answers else "",
        "gone": "gone" in request.GET and answers is None,
        "benefits": spoken.benefits(),
    }
    return render(request, "eligibility/start.html", context)


@uncached  # and never over a limit: erasing must not have to wait
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Take everything off the phone. A link here asks first: only a form erases."""
    if request.method != "POST":
        return render(request, "eligibility/erase.html")
    response = HttpResponseRedirect(reverse("eligibility:erased"), status=303)
    kept.erase(response)
    for name in (settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME):
        response.delete_cookie(name, samesite="Lax")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@uncached
@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """That everything is gone."""
    return render(request, "eligibility/erased.html")
