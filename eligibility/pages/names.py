"""Do my papers agree?"""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from eligibility.pages.frame import personal


@personal
@require_safe
def names(request: HttpRequest) -> HttpResponse:
    """Names, days and numbers as each paper spells them, compared and forgotten."""
    raise Http404
