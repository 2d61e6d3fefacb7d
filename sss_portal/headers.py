"""What every response says to the browser about its safety, files and error pages too.

HSTS and the way from http to https are Django's own, by settings.
"""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from sss_portal import style

POLICY = "Content-Security-Policy"

# A few files of our own can run; nothing inline and nothing of another host. Of styles one alone
# applies, the site's own, known by its hash.
_POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src {style}; "
    "img-src 'self' data:; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

ALWAYS = {
    # Redirects and error pages too: what somebody looked at stays in no cache.
    "Cache-Control": "no-store",
    # Django's own middleware sets these three as well, but not on what it refuses itself.
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": str(settings.SECURE_REFERRER_POLICY),
    "Cross-Origin-Opener-Policy": str(settings.SECURE_CROSS_ORIGIN_OPENER_POLICY),
    # No other site can load a page or a file as part of itself, and learn from how long it is.
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


def strict(*beside: str) -> str:
    """The policy of every page; ``beside`` names the styles it carries beside the site's."""
    if settings.DEBUG:
        return _POLICY.format(style=style.source(*beside))
    return _kept_strict(*beside)


@cache
def _kept_strict(*beside: str) -> str:
    return _POLICY.format(style=style.source(*beside))


def admin() -> str:
    """The policy of Django's admin, whose styles are files: nothing inline there either."""
    return _POLICY.format(style="'self'")


def _without_body(response: HttpResponse) -> None:
    """Only the head of an answer to HEAD: the server would send the body too, and a proxy could
    take its bytes for the answer to somebody else's request."""
    length = str(len(response.content))
    response.content = b""
    response.headers["Content-Length"] = length


class SecurityHeaders:
    """Adds the headers, unless the view has already set a stricter or looser one of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method == "HEAD" and isinstance(response, HttpResponse):
            _without_body(response)
        response.headers.setdefault(POLICY, strict(*style.carried(request)))
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """A page that broke while it was drawn has carried nothing."""
        del exception  # said by others
        style.forget(request)
