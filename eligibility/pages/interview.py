"""The screens of the interview, and the way from one to the next.

Everything sent is kept before anything else happens with it, right or wrong, and the page is
fetched anew: back, reload, a second tap and a change of language find what was typed.
"""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from eligibility import clock, kept, loader
from eligibility.interview import faults, what_if
from eligibility.interview.drawing import Showing
from eligibility.interview.kinds import Group, Posted
from eligibility.interview.screen import PARTS, Screen
from eligibility.interview.screens import BY_KEY, SCREENS
from eligibility.interview.summary import asked
from eligibility.interview.told import Answers, Told, with_screen
from eligibility.interview.typed import digits
from eligibility.pages import way
from eligibility.pages.frame import FORM_ID, language_chosen, personal
from eligibility.pages.overtaken import difference
from eligibility.pages.pair import pair
from eligibility.wording.sentence import sentence

_STEP = sentence("How far you are")


@personal
@require_http_methods(["GET", "HEAD", "POST"])
def screen(request: HttpRequest, number: int) -> HttpResponse:
    """One screen: shown, or what it sent kept and the next one named."""
    if not 1 <= number <= len(SCREENS):
        raise Http404
    answers = kept.read(request)
    told = Told(answers or Answers(), clock.today())
    found = way.screen_at(number, told)
    if request.method == "POST":
        # The form says which screen it is: other answers may have changed its place since.
        sent = BY_KEY.get(request.POST.get("screen", ""), found) or SCREENS[0]
        return _take(request, sent, told, lost=answers is None and sent is not SCREENS[0])
    if found is None:
        return _to(way.after_all(told))
    response = _page(request, found, told)
    if answers:
        kept.keep_alive(request, response, answers)
    return response


def _take(request: HttpRequest, found: Screen, told: Told, *, lost: bool) -> HttpResponse:
    """Keep what was sent, and go where the pressed button says; ``lost``: it came alone."""
    answers = what_if.without(with_screen(told.answers, found, request.POST, told))
    elsewhere, names = kept.keeper(request), [question.name for question in found.questions]
    if elsewhere and elsewhere.changed_since(request.POST.get("seen", ""), names):
        return difference(request, found, told, Told(answers, told.today), elsewhere.seen)
    moves_on = not {"language", "more", "keep", "back"} & request.POST.keys()
    if moves_on:
        answers = Answers(answers.given, answers.sent | {found.key})
    renewed = Told(answers, told.today)
    try:
        put = kept.keep(request, answers)
    except kept.TooMuchError:  # only a text far too long: it is said at the field
        return _page(request, found, renewed, sent=True)
    if "keep" in request.POST:
        response: HttpResponse = HttpResponse(status=204)
        if lost:  # or the loss would never be said
            return response
    elif lost:
        response = _to(f"{way.address(SCREENS[0], renewed)}?gone")
    else:
        response = _to(_next(request, found, renewed))
    put(response)
    return language_chosen(response, request.POST.get("language"))


def _next(request: HttpRequest, found: Screen, told: Told) -> str:
    """Where the pressed button leads; the same page for another language and for what is wrong."""
    then = {"then": "answers"} if request.POST.get("then") == "answers" else {}
    if "back" in request.POST:
        return reverse("eligibility:answers") if then else way.back(found, told)
    if "more" in request.POST:
        return f"{way.address(found, told, {'n': _number(request.POST['more']), **then})}#last"
    if "language" in request.POST or faults.of_screen(found, told):
        shown = [_number(count) for count in _counts(request.POST, found)]
        return way.address(found, told, {**({"n": max(shown)} if shown else {}), **then})
    return way.after_all(told, then) if then else way.following(found, told)


def _counts(sent: Posted, found: Screen) -> list[str]:
    """How many items the form showed."""
    groups = [question for question in found.questions if isinstance(question, Group)]
    return [count for group in groups for count in sent.getlist(group.count_name())]


def _to(address: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(address, status=303)


def _number(typed: str) -> int:
    """How many items a repeated group is to show; a number out of an address is not trusted."""
    western = digits(typed)[:3]
    return int(western) if western.isascii() and western.isdigit() else 1


def _page(
    request: HttpRequest, found: Screen, told: Told, *, sent: bool | None = None
) -> HttpResponse:
    voice = pair(request, loader.current().content)
    was_sent = found.key in told.answers.sent if sent is None else sent
    wrong = faults.of_screen(found, told) if was_sent else []
    texts = {each.place.name: voice.both(partial(faults.text, each)) for each in wrong}
    items = _number(request.GET.get("n", ""))
    showing = Showing(told, voice.say, texts, items, plain=voice.plain)
    context = {
        **voice.told(),
        "form_id": FORM_ID,
        "keeper": kept.keeper(request),
        "gone": "gone" in request.GET,
        "screen": found,
        "title": voice.say(found.title),
        "lead": voice.say(found.lead) if found.lead else "",
        "far": way.progress(found, told),
        "parts": PARTS,
        "step": voice.plain(_STEP),
        "blocks": showing.blocks(found),
        "faults": [
            {
                "href": f"#q-{each.place.name}",
                **voice.fault(partial(asked, each.place), partial(faults.text, each)),
            }
            for each in wrong
        ],
        "then": "answers"
        if "answers" in (request.GET.get("then"), request.POST.get("then"))
        else "",
    }
    return render(request, "eligibility/screen.html", context, status=422 if sent else 200)
