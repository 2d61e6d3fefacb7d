"""What the pages that stand on somebody's answers share: the answers, the answer, the frame."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from eligibility import clock, kept, loader
from eligibility.assessing import Assessed, assessed
from eligibility.interview import what_if
from eligibility.interview.question import question_of
from eligibility.interview.supposing import Kind
from eligibility.interview.told import Told
from eligibility.interview.what_if import Tried
from eligibility.loader import Released
from eligibility.pages import way
from eligibility.pages import what_if as trying
from eligibility.pages.drawn import draw
from eligibility.presentation import Spoken
from eligibility.rules.faults import Refused

#: The frame around what ``drawn.draw`` has drawn.
FRAME = "eligibility/result.html"


@dataclass(frozen=True, slots=True)
class Answered:
    """Her own answer, and what is shown: it, or what came of a supposition."""

    told: Told
    released: Released
    spoken: Spoken
    own: Assessed
    shown: Assessed
    question: dict[str, Any]
    kinds: tuple[Kind, ...]
    tried: Tried


def beside(
    request: HttpRequest,
    template: str,
    made: Callable[[Answered], object],
    *,
    conditions: bool = False,
    style: str = "",
) -> HttpResponse:
    """A page beside the result, about the same answer.

    Args:
        request: a request of somebody whose answers are in the cookie; without them it leads to
            the first page, with something open to the first open screen.
        template: of ``drawn.FOLDER``; it is told ``page``, and as ``notice`` what is supposed.
        made: makes ``page`` from the answer.
        conditions: whether the answer tells its conditions.
        style: what it needs beside the site's style, as the headers know it by its address.
    """
    found = answer_to(request, conditions=conditions)
    if isinstance(found, HttpResponse):
        return found
    body = draw(template, page=made(found), notice=trying.notice(found.tried, found.spoken))
    return kept_with(request, render(request, FRAME, {"body": body, "style": style}), found)


def answer_to(request: HttpRequest, *, conditions: bool = False) -> Answered | HttpResponse:
    """The answer to what the cookie tells, or where to go instead."""
    told = told_of(request)
    if told is None:
        return start_again()
    return answered(told, conditions=conditions) or HttpResponseRedirect(way.after_all(told))


def answered(told: Told, *, conditions: bool) -> Answered | None:
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
    return Answered(told, released, spoken, own, shown, question, kinds, tried)


def kept_with(request: HttpRequest, response: HttpResponse, found: Answered) -> HttpResponse:
    """What was tried out and makes no sense any more is forgotten.

    With a keeper it is only left out of the page: who looks at a case does not write it.
    """
    if not found.tried.stale or kept.keeper(request) is not None:
        return kept_alive(request, response, found.told)
    kept.keep(request, found.told.answers)(response)
    return response


def kept_alive(request: HttpRequest, response: HttpResponse, told: Told) -> HttpResponse:
    """The two hours of the answers begin anew."""
    kept.keep_alive(request, response, told.answers)
    return response


def told_of(request: HttpRequest) -> Told | None:
    """The answers that came with a request, read; ``None`` where there are none."""
    found = kept.read(request)
    return Told(found, clock.today()) if found else None


def voice() -> Spoken:
    """The voice of the language of the page."""
    return Spoken(get_language() or "en", loader.current().content)


def start_again() -> HttpResponse:
    """The first page, which says that the answers are gone."""
    return HttpResponseRedirect(f"{reverse('eligibility:start')}?gone")
