"""What to bring and what to do: a list to tick, remembered like the answers."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from eligibility import kept
from eligibility.action import ticks
from eligibility.interview.told import Told
from eligibility.pages import what_if as trying
from eligibility.pages.beside import FRAME, Answered, answer_to, answered, kept_with
from eligibility.pages.drawn import draw
from eligibility.pages.frame import FORM_ID, language_chosen, personal
from eligibility.pages.papers_list import papers_page, wanted


@personal
@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: HttpRequest) -> HttpResponse:
    """What to bring and what to do for each benefit; a form keeps what is ticked."""
    found = answer_to(request)
    if isinstance(found, HttpResponse):
        return found
    return _take(request, found) if request.method == "POST" else _page(request, found)


def _take(request: HttpRequest, found: Answered) -> HttpResponse:
    """Keep the ticks; the script of the page does so with every one, the button with all."""
    shown = wanted(found.shown, found.told)
    papers = (*shown.now.papers(), *shown.later.papers())
    answers = ticks.taken(found.told, request.POST, papers)
    try:
        value = kept.packed(answers)
    except kept.TooMuchError:
        renewed = answered(Told(answers, found.told.today), conditions=False)
        return _page(request, renewed or found, unkept=True)
    if "keep" in request.POST:
        response = HttpResponse(status=204)
    else:
        response = HttpResponseRedirect(f"{reverse('eligibility:papers')}#list", status=303)
    kept.write(response, value)
    return language_chosen(response, request.POST.get("language"))


def _page(request: HttpRequest, found: Answered, *, unkept: bool = False) -> HttpResponse:
    token = get_token(request)
    body = draw(
        "papers.html",
        page=papers_page(found.shown, found.told, found.released, found.spoken),
        notice=trying.notice(found.tried, found.spoken),
        unkept=unkept,
        form_id=FORM_ID,
        csrf_token=token,
    )
    context = {"body": body, "form_id": FORM_ID, "csrf_token": token}
    response = render(request, FRAME, context, status=422 if unkept else 200)
    return response if unkept else kept_with(request, response, found)
