"""Not registered, or months missing: the way out."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from eligibility.pages.frame import personal


@personal
@require_safe
def employer(request: HttpRequest) -> HttpResponse:
    """What the law asks of the employer, and three ways to complain."""
    raise Http404


@personal
@require_safe
def complaint(request: HttpRequest) -> HttpResponse:
    """The complaint sheet."""
    raise Http404


@personal
@require_safe
def letter(request: HttpRequest) -> HttpResponse:
    """A neutral letter to the employer."""
    raise Http404
