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
from eligibility.pages.drawn import draw, token_field
from eligibility.pages.frame import FORM_ID, language_chosen, personal
from eligibility.pages.overtaken import Differing, overtaken
from eligibility.pages.papers_list import papers_page, wanted
from eligibility.wording import papers as wording


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
    elsewhere = kept.keeper(request)
    if elsewhere and elsewhere.changed_since(request.POST.get("seen", ""), ticks.NAMES):
        return _difference(request, found, Told(answers, found.told.today), elsewhere.seen)
    try:
        put = kept.keep(request, answers)
    except kept.TooMuchError:
        renewed = answered(Told(answers, found.told.today), conditions=False)
        return _page(request, renewed or found, unkept=True)
    if "keep" in request.POST:
        response = HttpResponse(status=204)
    else:
        response = HttpResponseRedirect(f"{reverse('eligibility:papers')}#list", status=303)
    put(response)
    return language_chosen(response, request.POST.get("language"))


def _difference(request: HttpRequest, found: Answered, mine: Told, seen: int) -> HttpResponse:
    """Somebody else has ticked too: both lists, to choose from."""
    have, cases = (found.spoken.say(wording.WORDS[name]) for name in (ticks.HAVE, ticks.CASES))
    both = (
        Differing(have, _papers(found.told, found), _papers(mine, found)),
        Differing(cases, _situations(found.told, found), _situations(mine, found)),
    )
    return overtaken(request, have, [each for each in both if each.theirs != each.mine], seen)


def _papers(told: Told, found: Answered) -> tuple[str, ...]:
    known = found.released.content.documents
    codes = sorted(ticks.in_hand(told))
    return tuple(
        known[code].name.in_language(found.spoken.language) for code in codes if code in known
    )


def _situations(told: Told, found: Answered) -> tuple[str, ...]:
    return tuple(
        found.spoken.say(wording.SITUATIONS[each]) for each in sorted(ticks.situations(told))
    )


def _page(request: HttpRequest, found: Answered, *, unkept: bool = False) -> HttpResponse:
    token, elsewhere = get_token(request), kept.keeper(request)
    body = draw(
        "papers.html",
        page=papers_page(found.shown, found.told, found.released, found.spoken),
        notice=trying.notice(found.tried, found.spoken),
        unkept=unkept,
        seen=elsewhere.seen if elsewhere else "",
        form_id=FORM_ID,
        token_field=token_field(request, token),
    )
    context = {"body": body, "form_id": FORM_ID, "csrf_token": token}
    response = render(request, FRAME, context, status=422 if unkept else 200)
    return response if unkept else kept_with(request, response, found)
