"""What falls due and when, as a page and as a calendar file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from eligibility.pages.frame import personal


@personal
@require_safe
def dates(request: HttpRequest) -> HttpResponse:
    """What falls due, in its order."""
    raise Http404


@personal
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The same as a calendar file."""
    raise Http404
