"""The sheet for the officer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from eligibility.pages.frame import personal


@personal
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """One A4, in two languages."""
    raise Http404


@personal
@require_safe
def sheet_pdf(request: HttpRequest) -> HttpResponse:
    """The same as PDF."""
    raise Http404
