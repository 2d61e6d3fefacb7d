"""Two people fill in one screen at once: the second sees both answers, and chooses."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from eligibility import loader
from eligibility.interview.screen import Screen
from eligibility.interview.summary import section
from eligibility.interview.told import Told
from eligibility.presentation import Spoken


@dataclass(frozen=True, slots=True)
class Differing:
    """A question that both have answered, and not alike."""

    question: str
    theirs: tuple[str, ...]
    mine: tuple[str, ...]


def difference(
    request: HttpRequest, screen: Screen, theirs: Told, mine: Told, seen: int
) -> HttpResponse:
    """The page that shows both, with what was sent in it, to be sent once more or dropped.

    Args:
        request: what came second; nothing of it was kept.
        screen: the screen it shows.
        theirs: the answers as they stand.
        mine: the same with what came second put in.
        seen: which change of the answers ``theirs`` is.
    """
    spoken = Spoken(get_language() or "en", loader.current().content)
    left, right = section(screen, theirs, spoken), section(screen, mine, spoken)
    answered = {line.question: line.answers for line in left.lines}
    own = {line.question: line.answers for line in right.lines}
    questions = [*answered, *(question for question in own if question not in answered)]
    differing = [
        Differing(question, answered.get(question, ()), own.get(question, ()))
        for question in questions
        if answered.get(question) != own.get(question)
    ]
    return overtaken(request, left.title, differing, seen)


def overtaken(
    request: HttpRequest, title: str, differing: Sequence[Differing], seen: int
) -> HttpResponse:
    """The same for anything that both have answered; ``title`` names the page."""
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in ("csrfmiddlewaretoken", "seen", "keep", "language")
        for value in values
    ]
    context = {"title": title, "differing": differing, "typed": typed, "seen": seen}
    return render(request, "eligibility/overtaken.html", context, status=409)
