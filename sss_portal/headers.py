"""The content security policy of every page, and that no cache keeps it unless it says so.

The other security headers (referrer policy, nosniff, opener policy, framing) come from
Django's own middleware, by settings.
"""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

HEADER = "Content-Security-Policy"

# One file of our own keeps what is typed; nothing inline and nothing of another host can run.
STRICT = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Django's admin brings scripts and fetches of its own.
ADMIN = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class ContentSecurityPolicy:
    """Adds the policy, unless the view has already set a stricter or looser one of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        match = request.resolver_match
        in_admin = match is not None and match.app_name == "admin"
        response.headers.setdefault(HEADER, ADMIN if in_admin else STRICT)
        # Redirects and error pages too: what somebody looked at stays in no cache.
        response.headers.setdefault("Cache-Control", "no-store")
        return response
