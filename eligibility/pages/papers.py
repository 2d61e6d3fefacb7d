"""What to bring and what to do, as a list to tick."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from eligibility.pages.beside import beside
from eligibility.pages.frame import personal
from eligibility.pages.result_todo import papers_page


@personal
@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    """What to bring and what to do for each benefit."""
    return beside(request, "papers.html", lambda it: papers_page(it.shown, it.spoken))
