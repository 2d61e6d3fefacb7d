"""What an office answers to the findings of a copy, and that it is through with it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.acting import acts_here
from cases import reviewing
from cases.consenting import only_shown
from cases.models import Handover
from cases.pages import review_form
from cases.pages.of_copy import OpenedCopy, open_copy
from cases.pages.office import officers
from cases.pages.review_form import Form
from cases.reviewing import Answer
from eligibility import kept, loader
from eligibility.pages.beside import voice
from eligibility.pages.frame import FORM_ID

#: How often an answer is sent again past messages and colleagues who only take or release.
_TRIES = 3


@officers
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, number: UUID) -> HttpResponse:
    """The seven findings, each with what the office answers; what was changed is written."""
    copy = open_copy(request, number, "review")
    if request.method != "POST":
        return _page(request, copy)
    typed = review_form.read(request.POST)
    if only_shown(request.POST):
        return _page(request, copy, typed)
    mine = _changed(copy, typed, review_form.was(request.POST))
    if any(answer.bare().lacks() for answer in mine.values()):
        return _page(request, copy, typed, check=True, status=422)
    refused = _write(request, copy, mine) if mine else None
    if refused is not None:
        return refused
    if "finish" in request.POST:
        return _finish(request, number, _version(request) + bool(mine))
    return HttpResponseRedirect(reverse("cases:review", args=[number]), status=303)


def _finish(request: HttpRequest, number: UUID, version: int) -> HttpResponse:
    """The office is through with the copy, unless something has come that was not on the page."""
    try:
        reviewing.finish(acts_here(request).user, number, version)
    except kept.OvertakenError:
        copy = open_copy(request, number, "review")
        if copy.handover.state != Handover.State.FINISHED:
            return _page(request, copy, quicker=True, status=409)
    return HttpResponseRedirect(reverse("cases:summary", args=[number]), status=303)


def _write(
    request: HttpRequest, copy: OpenedCopy, mine: Mapping[str, Answer]
) -> HttpResponse | None:
    """Write what was changed; what a colleague has answered meanwhile stays, and is shown.

    Returns:
        The page that shows it; ``None`` once everything is written.
    """
    user, number = copy.who.user, copy.handover.pk
    version, was = _version(request), review_form.was(request.POST)
    for _ in range(_TRIES):
        try:
            reviewing.review(user, number, version, list(mine.values()))
        except kept.OvertakenError:
            copy = open_copy(request, number, "review")
            theirs = _theirs(copy, was)
            mine = _but_same(copy, mine)
            if not mine:  # sent twice
                break
            if theirs or copy.handover.state == Handover.State.FINISHED:
                return _page(request, copy, mine, theirs, quicker=True, status=409)
            version = copy.handover.version
        else:
            break
    else:
        return _page(request, copy, mine, quicker=True, status=409)
    return None


def _changed(
    copy: OpenedCopy, typed: Mapping[str, Answer], was: Mapping[str, str]
) -> dict[str, Answer]:
    """What is another answer than the one that stood when the page was made."""
    before = {str(each.row.pk): each.answer for each in copy.given}
    return {
        code: answer for code, answer in typed.items() if before.get(was[code]) != answer.bare()
    }


def _theirs(copy: OpenedCopy, was: Mapping[str, str]) -> list[str]:
    """The benefits to which somebody has answered since the page was made."""
    return [code for code, each in copy.standing.items() if str(each.row.pk) != was[code]]


def _but_same(copy: OpenedCopy, mine: Mapping[str, Answer]) -> dict[str, Answer]:
    """What does not stand already, whoever has given it."""
    stands = {code: each.answer for code, each in copy.standing.items()}
    return {code: answer for code, answer in mine.items() if stands.get(code) != answer.bare()}


def _page(
    request: HttpRequest,
    copy: OpenedCopy,
    typed: Mapping[str, Answer] | None = None,
    theirs: Sequence[str] = (),
    *,
    check: bool = False,
    quicker: bool = False,
    status: int = 200,
) -> HttpResponse:
    """``typed``: answers as they were sent; ``theirs``: the benefits a colleague has answered."""
    form = Form(copy.snapshot, loader.current().content, voice())
    asked = form.asked(copy.standing, copy.standing_told, typed or {}, theirs, check=check)
    context = {
        "number": copy.handover.pk,
        "reference": copy.snapshot.reference,
        "version": copy.handover.version,
        "finished": copy.handover.state == Handover.State.FINISHED,
        "asked": asked,
        "history": list(reversed(copy.told)),
        "disagrees": any(
            said.kind == reviewing.Kind.DISAGREE for said in copy.standing_told.values()
        ),
        "faults": [
            {"href": f"#{field.id}", "label": each.name, "text": field.fault}
            for each in asked
            for field in each.fields()
            if field.fault
        ],
        "quicker": quicker,
        "form_id": FORM_ID,
        "stateless_form": True,
    }
    return render(request, "cases/review.html", context, status=status)


def _version(request: HttpRequest) -> int:
    """The version that was on the page; 0, which none has, where the form says no number."""
    sent = request.POST.get("version", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else 0
