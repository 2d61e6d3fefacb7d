"""A form without its token is answered by the app whose form it is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts import typed, ways_in
from eligibility.pages import frame

_OF_THE_STAFF = frozenset({"accounts", "admin", "cases"})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Nothing typed is lost or given to somebody else, and nothing of another site is taken up."""
    match = request.resolver_match
    if typed.of_another(request):
        return render(request, "403.html", status=403)
    if match is not None and match.app_name in _OF_THE_STAFF:
        return ways_in.csrf_failure(request, reason)
    return frame.csrf_failure(request, reason)
