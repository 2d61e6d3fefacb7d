"""The answers carried to a helper."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from eligibility.pages.frame import personal


@personal
@require_safe
def carry(request: HttpRequest) -> HttpResponse:
    """A QR code with the answers as ciphertext."""
    raise Http404
