"""After the last screen: the answers to look over, and the result."""

from datetime import date
from functools import lru_cache, partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_safe

from eligibility import clock, kept, loader
from eligibility.interview import faults, what_if
from eligibility.interview.question import question_of
from eligibility.interview.screen import Screen
from eligibility.interview.summary import summary
from eligibility.interview.supposing import Kind
from eligibility.interview.told import Answers, Told
from eligibility.interview.what_if import Tried
from eligibility.pages import way
from eligibility.pages import what_if as trying
from eligibility.pages.beside import (
    FRAME,
    answered,
    beside,
    kept_alive,
    kept_with,
    start_again,
    told_of,
)
from eligibility.pages.drawn import draw, token_field
from eligibility.pages.frame import FORM_ID, language_chosen, personal
from eligibility.pages.pair import pair
from eligibility.pages.result_pair import other, two
from eligibility.pages.result_sources import law_page
from eligibility.pages.what_if import WhatIf
from eligibility.presentation import Spoken
from eligibility.said.lapse import lapse
from eligibility.wording.sentence import sentence

_QUESTIONS = "eligibility/what_if.html"
_FAULTS = "components/error_summary.html"
_CHANGE = sentence("Change: %(title)s")
#: How many blank forms a process keeps: of a few days, each in three languages.
_BLANKS = 100


@personal
@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """Everything that was told, in words, each to be changed."""
    told = told_of(request)
    if told is None:
        return start_again()
    voice = pair(request, loader.current().content)
    context = {
        **voice.told(),
        "sections": [
            (
                way.address(section.screen, told, {"then": "answers"}),
                voice.both(partial(_change, section.screen)),
                section,
            )
            for section in voice.sections(partial(summary, told))
        ],
        "open": way.after_all(told) if faults.first_open(told) else "",
    }
    return kept_alive(request, render(request, "eligibility/answers.html", context), told)


def _change(screen: Screen, spoken: Spoken) -> str:
    """The words of the link to a screen."""
    return spoken.say(_CHANGE, {"title": spoken.say(screen.title)})


@personal
@require_http_methods(["GET", "HEAD", "POST"])
def result(request: HttpRequest) -> HttpResponse:
    """The seven benefits for what was told, or for what is supposed beside it."""
    told = told_of(request)
    if request.method == "POST" and told is not None and faults.first_open(told) is None:
        return _take(request, told)
    return _result(request, told)


@personal
@require_safe
def law(request: HttpRequest) -> HttpResponse:
    """What the result rests on: conditions, values, sources; a page of its own, for its size."""
    return beside(request, "law.html", lambda it: law_page(it.shown, it.spoken), conditions=True)


def _take(request: HttpRequest, told: Told) -> HttpResponse:
    """Keep what stands in the form "What if?" beside the answers, and show the page anew."""
    if "own" in request.POST:
        answers, place = what_if.without(told.answers), "#summary"
    else:
        shown = "language" not in request.POST
        answers = what_if.taken(told.answers, request.POST, show=shown)
        renewed = Told(answers, told.today)
        place = "#faults" if what_if.faulty(renewed, question_of(told)) else "#what-if"
        place = place if shown else ""  # who changes the language stays at the top, beside it
    try:
        put = kept.keep(request, answers)
    except kept.TooMuchError:  # only a text far too long: it is said at the field
        asked = what_if.taken(told.answers, request.POST, show=True)
        return _result(request, Told(asked, told.today), unkept=True)
    response = HttpResponseRedirect(reverse("eligibility:result") + place, status=303)
    put(response)
    return language_chosen(response, request.POST.get("language"))


def _result(request: HttpRequest, told: Told | None, *, unkept: bool = False) -> HttpResponse:
    if told is None:
        return start_again()
    found = answered(told, conditions=False)
    if found is None:
        return HttpResponseRedirect(way.after_all(told))
    spoken, shown = found.spoken, found.shown
    voice = pair(request, found.released.content)
    changed: tuple[str, ...] = ()
    if found.tried.question is not None:
        changed = trying.changes(found.own.answer, shown.answer, spoken)
    form = trying.section(found.told, found.kinds, found.tried, changed, spoken)
    form_id, token = FORM_ID if form else "", get_token(request)
    body = draw(
        "page.html",
        page=two(found, voice),
        other=other(request, voice),
        lapse=lapse(found.question, shown, found.released.rulebook, told.today, spoken),
        notice=voice.both(partial(trying.notice, found.tried)),
        what_if=form,
        questions=_questions(form, found.kinds, spoken.language),
        faults=_faults(form),
        form_id=form_id,
        token_field=token_field(request, token),
    )
    context = {**voice.told(), "body": body, "form_id": form_id, "csrf_token": token}
    response = render(request, FRAME, context, status=422 if unkept else 200)
    return response if unkept else kept_with(request, response, found)


def _faults(shown: WhatIf | None) -> str:
    """What has to be put right in the form, if anything."""
    if shown is None or not shown.faults:
        return ""
    return render_to_string(_FAULTS, {"faults": shown.faults})


def _questions(shown: WhatIf | None, kinds: tuple[Kind, ...], language: str) -> SafeString:
    """The questions of the form, with what was typed into them."""
    if shown is None or not shown.kept:
        return _blank(kinds, language, clock.today())
    return render_to_string(_QUESTIONS, {"blocks": shown.blocks})


@lru_cache(maxsize=_BLANKS)
def _blank(kinds: tuple[Kind, ...], language: str, today: date) -> SafeString:
    """The same with nothing typed: it tells nothing of anybody, and is drawn once a day for all."""
    nobody, spoken = Told(Answers(), today), Spoken(language, loader.current().content)
    shown = trying.section(nobody, kinds, Tried(), (), spoken)
    return render_to_string(_QUESTIONS, {"blocks": shown.blocks if shown else ()})
