"""Public pages, readable without a check."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from eligibility.pages.frame import personal


@personal
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All of them."""
    raise Http404


@personal
@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """One of them."""
    raise Http404


@personal
@require_safe
def poster(request: HttpRequest) -> HttpResponse:
    """A sheet with a QR code, to be printed."""
    raise Http404
