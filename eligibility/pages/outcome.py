"""After the last screen: the answers to look over, and the result."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from eligibility import clock, kept, loader
from eligibility.assessing import assess
from eligibility.interview import faults, what_if
from eligibility.interview.question import question_of
from eligibility.interview.summary import summary
from eligibility.interview.told import Told
from eligibility.pages import result as result_page
from eligibility.pages import way
from eligibility.pages import what_if as trying
from eligibility.pages.frame import FORM_ID, language_chosen, personal
from eligibility.pages.lapse import lapse
from eligibility.presentation import Spoken

_RESULT, _LAW = "eligibility/result.html", "eligibility/result_law.html"


@personal
@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """Everything that was told, in words, each to be changed."""
    told = _told(request)
    if told is None:
        return _start_again()
    spoken = _spoken()
    context = {
        "sections": [
            (way.address(section.screen, told, {"then": "answers"}), section)
            for section in summary(told, spoken)
        ],
        "open": way.after_all(told) if faults.first_open(told) else "",
    }
    return _kept_alive(request, render(request, "eligibility/answers.html", context), told)


@personal
@require_http_methods(["GET", "HEAD", "POST"])
def result(request: HttpRequest) -> HttpResponse:
    """The seven benefits for what was told, or for what is supposed beside it."""
    told = _told(request)
    if request.method == "POST" and told is not None and faults.first_open(told) is None:
        return _take(request, told)
    return _result(request, told, _RESULT)


@personal
@require_safe
def law(request: HttpRequest) -> HttpResponse:
    """Every value the result rests on, with its source; a page of its own, for its size."""
    return _result(request, _told(request), _LAW)


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
        value = kept.packed(answers)
    except kept.TooMuchError:  # only a text far too long: it is said at the field
        asked = what_if.taken(told.answers, request.POST, show=True)
        return _result(request, Told(asked, told.today), _RESULT, unkept=True)
    response = HttpResponseRedirect(reverse("eligibility:result") + place, status=303)
    kept.write(response, value)
    return language_chosen(response, request.POST.get("language"))


def _result(
    request: HttpRequest, told: Told | None, template: str, *, unkept: bool = False
) -> HttpResponse:
    if told is None:
        return _start_again()
    if faults.first_open(told) is not None:
        return HttpResponseRedirect(way.after_all(told))
    spoken, released = _spoken(), loader.current()
    question: Mapping[str, Any] = question_of(told)
    own = answer = assess(question, released, language=spoken.language)
    kinds = what_if.offered(told, own["enrolment"])
    tried = what_if.tried(told, question, kinds)
    if tried.stale:
        told = Told(what_if.without(told.answers), told.today)
    changed: tuple[str, ...] = ()
    if tried.question is not None:
        question = tried.question
        answer = assess(question, released, language=spoken.language)
        changed = trying.changes(own, answer, spoken)
    context: dict[str, Any] = {
        "page": result_page.page(question, answer, spoken),
        "what_if": trying.section(told, kinds, tried, changed, spoken),
    }
    if template == _RESULT:
        context["lapse"] = lapse(question, released.rulebook, told.today, spoken)
        context["form_id"] = FORM_ID if kinds else ""
    response = render(request, template, context, status=422 if unkept else 200)
    if unkept:
        return response
    if tried.stale:
        kept.write(response, kept.packed(told.answers))
        return response
    return _kept_alive(request, response, told)


def _told(request: HttpRequest) -> Told | None:
    found = kept.read(request)
    return Told(found, clock.today()) if found else None


def _spoken() -> Spoken:
    return Spoken(get_language() or "en", loader.current().content)


def _start_again() -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('eligibility:start')}?gone")


def _kept_alive(request: HttpRequest, response: HttpResponse, told: Told) -> HttpResponse:
    kept.keep_alive(request, response, told.answers)
    return response
