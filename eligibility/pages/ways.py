"""Insured before, not insurable, hurt at work."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from eligibility.pages.frame import personal


@personal
@require_safe
def before(request: HttpRequest) -> HttpResponse:
    """What old months are worth."""
    raise Http404


@personal
@require_safe
def cannot(request: HttpRequest) -> HttpResponse:
    """Which rule shuts somebody out, and what else there is."""
    raise Http404


@personal
@require_safe
def injury(request: HttpRequest) -> HttpResponse:
    """The other fund, step by step."""
    raise Http404
