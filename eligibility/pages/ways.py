"""Insured before, not insurable, hurt at work."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from eligibility.action.before import Before, before_page
from eligibility.action.cannot import cannot_page
from eligibility.action.injury import injury_page
from eligibility.action.ways import WayPage
from eligibility.pages.beside import Answered, beside
from eligibility.pages.frame import personal

_TEMPLATE = "way.html"


@personal
@require_safe
def before(request: HttpRequest) -> HttpResponse:
    """What old months are worth."""
    return beside(request, _TEMPLATE, _before)


@personal
@require_safe
def cannot(request: HttpRequest) -> HttpResponse:
    """Which rule shuts somebody out, and what else there is."""
    return beside(
        request, _TEMPLATE, lambda it: cannot_page(it.shown, it.released.rulebook, it.spoken)
    )


@personal
@require_safe
def injury(request: HttpRequest) -> HttpResponse:
    """The other fund, step by step."""
    return beside(
        request, _TEMPLATE, lambda it: injury_page(it.shown, it.released.rulebook, it.spoken)
    )


def _before(it: Answered) -> WayPage:
    given = Before(it.question, it.shown, it.released.rulebook, it.kinds, it.told.today)
    return before_page(given, it.spoken)
