"""After the last screen: the answers to look over, and the result."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from eligibility import clock, kept, loader
from eligibility.assessing import Assessed, assessed
from eligibility.interview import faults, what_if
from eligibility.interview.question import question_of
from eligibility.interview.summary import summary
from eligibility.interview.supposing import Kind
from eligibility.interview.told import Answers, Told
from eligibility.interview.what_if import Tried
from eligibility.loader import Released
from eligibility.pages import way
from eligibility.pages import what_if as trying
from eligibility.pages.drawn import draw
from eligibility.pages.frame import FORM_ID, language_chosen, personal
from eligibility.pages.lapse import lapse
from eligibility.pages.result import page
from eligibility.pages.result_sources import LawPage, law_page
from eligibility.pages.result_todo import PapersPage, papers_page
from eligibility.pages.what_if import WhatIf
from eligibility.presentation import Spoken
from eligibility.rules.faults import Refused

_FRAME, _QUESTIONS = "eligibility/result.html", "eligibility/what_if.html"
_FAULTS = "components/error_summary.html"


@dataclass(frozen=True, slots=True)
class _Answered:
    """Her own answer, and what is shown: it, or what came of a supposition."""

    told: Told
    released: Released
    spoken: Spoken
    own: Assessed
    shown: Assessed
    question: dict[str, Any]
    kinds: tuple[Kind, ...]
    tried: Tried


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
    return _result(request, told)


@personal
@require_safe
def law(request: HttpRequest) -> HttpResponse:
    """What the result rests on: conditions, values, sources; a page of its own, for its size."""
    return _beside(request, "law.html", law_page, conditions=True)


@personal
@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    """What to bring and what to do for each benefit."""
    return _beside(request, "papers.html", papers_page, conditions=False)


def _beside(
    request: HttpRequest,
    template: str,
    made: Callable[[Assessed, Spoken], LawPage | PapersPage],
    *,
    conditions: bool,
) -> HttpResponse:
    """A page beside the result, about the same answer."""
    told = _told(request)
    if told is None:
        return _start_again()
    found = _answered(told, conditions=conditions)
    if found is None:
        return HttpResponseRedirect(way.after_all(told))
    body = draw(
        template,
        page=made(found.shown, found.spoken),
        notice=trying.notice(found.tried, found.spoken),
    )
    return _kept(request, render(request, _FRAME, {"body": body}), found)


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
        return _result(request, Told(asked, told.today), unkept=True)
    response = HttpResponseRedirect(reverse("eligibility:result") + place, status=303)
    kept.write(response, value)
    return language_chosen(response, request.POST.get("language"))


def _result(request: HttpRequest, told: Told | None, *, unkept: bool = False) -> HttpResponse:
    if told is None:
        return _start_again()
    found = _answered(told, conditions=False)
    if found is None:
        return HttpResponseRedirect(way.after_all(told))
    spoken, shown = found.spoken, found.shown
    changed: tuple[str, ...] = ()
    if found.tried.question is not None:
        changed = trying.changes(found.own.answer, shown.answer, spoken)
    form = trying.section(found.told, found.kinds, found.tried, changed, spoken)
    form_id, token = FORM_ID if form else "", get_token(request)
    body = draw(
        "page.html",
        page=page(shown, spoken),
        lapse=lapse(found.question, shown, found.released.rulebook, told.today, spoken),
        notice=trying.notice(found.tried, spoken),
        what_if=form,
        questions=_questions(form, found.kinds, spoken.language),
        faults=_faults(form),
        form_id=form_id,
        csrf_token=token,
    )
    context = {"body": body, "form_id": form_id, "csrf_token": token}
    response = render(request, _FRAME, context, status=422 if unkept else 200)
    return response if unkept else _kept(request, response, found)


def _faults(shown: WhatIf | None) -> str:
    """What has to be put right in the form, if anything."""
    if shown is None or not shown.faults:
        return ""
    return render_to_string(_FAULTS, {"faults": shown.faults})


def _questions(shown: WhatIf | None, kinds: tuple[Kind, ...], language: str) -> SafeString:
    """The questions of the form, with what was typed into them."""
    if shown is None or not shown.kept:
        return _blank(kinds, language)
    return render_to_string(_QUESTIONS, {"blocks": shown.blocks})


@cache
def _blank(kinds: tuple[Kind, ...], language: str) -> SafeString:
    """The same with nothing typed: it tells nothing of anybody, and is drawn once for all."""
    nobody, spoken = Told(Answers(), clock.today()), Spoken(language, loader.current().content)
    shown = trying.section(nobody, kinds, Tried(), (), spoken)
    return render_to_string(_QUESTIONS, {"blocks": shown.blocks if shown else ()})


def _answered(told: Told, *, conditions: bool) -> _Answered | None:
    """The answer to what was told, and to what is supposed; ``None`` while something is open.

    ``conditions``: whether what is shown tells them.
    """
    if told.unfinished() is not None:
        return None
    released = loader.current()
    spoken = Spoken(get_language() or "en", released.content)
    question = question_of(told)
    try:
        own = shown = assessed(question, released, language=spoken.language, conditions=conditions)
    except Refused:  # answers that contradict each other: to be put right on their screen
        return None
    kinds = what_if.offered(told, own.answer["enrolment"])
    tried = what_if.tried(told, question, kinds)
    if tried.stale:
        told = Told(what_if.without(told.answers), told.today)
    if tried.question is not None:
        question = dict(tried.question)
        shown = assessed(question, released, language=spoken.language, conditions=conditions)
    return _Answered(told, released, spoken, own, shown, question, kinds, tried)


def _kept(request: HttpRequest, response: HttpResponse, found: _Answered) -> HttpResponse:
    """What was tried out and makes no sense any more is forgotten."""
    if not found.tried.stale:
        return _kept_alive(request, response, found.told)
    kept.write(response, kept.packed(found.told.answers))
    return response


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
