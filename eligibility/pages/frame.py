"""What the pages with somebody's answers have in common: kept out of caches, within the limits."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views import csrf

from eligibility import limits
from eligibility.templatetags.frame import CHOSEN, path_in

#: The form of a page that sends answers: the language switch sends it too.
FORM_ID = "screen"

#: Asked for by the script of the page, and its answer: where to go next, without going there.
NEXT = "X-Next"

#: Pages whose form is answered at once: a change of language sends it to the other address.
_NEVER_KEPT = {"names", "complaint"}

View = Callable[..., HttpResponse]


def personal(view: View) -> View:
    """A page with somebody's answers: no cache keeps it, and one address has its limit."""

    @wraps(view)
    def limited(request: HttpRequest, **captured: int) -> HttpResponse:
        seconds = limits.wait_for(request, "forms")
        return again(request, seconds) if seconds else view(request, **captured)

    return uncached(limited)


def uncached(view: View) -> View:
    """A page that no cache keeps; a language chosen on it is remembered."""

    @wraps(view)
    def kept_out(request: HttpRequest, **captured: int) -> HttpResponse:
        response = _named(request, view(request, **captured))
        patch_cache_control(response, no_store=True, private=True)
        chosen = CHOSEN in request.GET and request.method != "POST"
        return language_chosen(response, get_language()) if chosen else response

    return kept_out


def _named(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The next address told instead of a redirect, to a script that has sent the form.

    A script cannot stop at a redirect and read where it leads: the page would be fetched twice.
    """
    if NEXT in request.headers and "Location" in response.headers:
        response.headers[NEXT] = response.headers["Location"]
        del response.headers["Location"]
        response.status_code = 204
    return response


def again(request: HttpRequest, seconds: int | None = None) -> HttpResponse:
    """What was sent, to be sent again by one button: nothing typed is lost.

    Args:
        request: the request that was not taken.
        seconds: how long to wait before; ``None`` where the form's own token was missing or old.
    """
    match = request.resolver_match
    stays = match is not None and match.url_name in _NEVER_KEPT
    no_cookies = settings.CSRF_COOKIE_NAME not in request.COOKIES
    # After "Erase and leave" a reload sends once more what the browser still knows: it stays gone.
    forgotten = stays and no_cookies
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken" and not forgotten
        for value in values
    ]
    response = render(
        request,
        "eligibility/again.html",
        {
            "seconds": seconds,
            "typed": typed,
            "form_id": FORM_ID if request.method == "POST" else "",
            "stateless_form": stays,
            "no_cookies": not seconds and no_cookies,
        },
        status=429 if seconds else 403,
    )
    if seconds:
        response.headers["Retry-After"] = str(seconds)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token, because it was open too long or cookies were erased."""
    match = request.resolver_match
    if match is None or match.app_name != "eligibility":
        return csrf.csrf_failure(request, reason)  # what was typed elsewhere may be a password
    if _from_elsewhere(request):
        response = render(request, "403.html", status=403)
    else:
        response = again(request, limits.wait_for(request, "forms"))
    patch_cache_control(response, no_store=True, private=True)
    return response


def _from_elsewhere(request: HttpRequest) -> bool:
    """Whether another site has sent this form: then nothing of it is offered to be sent again."""
    origin = request.headers.get("Origin", "")
    own = f"{request.scheme}://{request.get_host()}"
    site = request.headers.get("Sec-Fetch-Site", "")
    # "null" is what a page without an origin of its own sends: none of ours is one.
    return site in ("cross-site", "same-site") or bool(origin and origin != own)


def language_chosen(response: HttpResponse, language: str | None) -> HttpResponse:
    """Remember the language somebody has chosen, and go on in it."""
    if language not in dict(settings.LANGUAGES):
        return response
    if "Location" in response.headers:
        response.headers["Location"] = path_in(response.headers["Location"], str(language))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        str(language),
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return response
