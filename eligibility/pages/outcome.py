"""After the last screen: the answers to look over, and the result."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from eligibility import clock, kept, loader
from eligibility.assessing import assess
from eligibility.interview import faults
from eligibility.interview.question import question_of
from eligibility.interview.summary import summary
from eligibility.interview.told import Told
from eligibility.pages import result as result_page
from eligibility.pages import way
from eligibility.pages.frame import personal
from eligibility.presentation import Spoken


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
@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """The seven benefits for what was told."""
    return _result(request, "eligibility/result.html")


@personal
@require_safe
def law(request: HttpRequest) -> HttpResponse:
    """Every value the result rests on, with its source; a page of its own, for its size."""
    return _result(request, "eligibility/result_law.html")


def _result(request: HttpRequest, template: str) -> HttpResponse:
    told = _told(request)
    if told is None:
        return _start_again()
    if faults.first_open(told) is not None:
        return HttpResponseRedirect(way.after_all(told))
    question: dict[str, Any] = question_of(told)
    spoken, released = _spoken(), loader.current()
    answer = assess(question, released, language=spoken.language)
    context = {"page": result_page.page(question, answer, spoken)}
    return _kept_alive(request, render(request, template, context), told)


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
