"""A form without its token is answered by the app whose form it is."""

from django.http import HttpRequest, HttpResponse

from accounts import ways_in
from eligibility.pages import frame

_OF_THE_STAFF = frozenset({"accounts", "cases"})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Nothing typed is lost, and nothing that another site has sent is taken up."""
    match = request.resolver_match
    staff = match is not None and match.app_name in _OF_THE_STAFF
    if staff:
        return ways_in.csrf_failure(request, reason)
    return frame.csrf_failure(request, reason)
