"""A disagreement goes to the keepers of the law as a worked case: shown exactly, then sent."""

from typing import Any
from uuid import UUID

import yaml
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from cases import notes, suggesting
from cases.consenting import only_shown
from cases.looking import looked_at_each
from cases.pages.of_copy import OpenedCopy, open_copy
from cases.pages.office import officers
from cases.reviewing import MOST, Kind
from eligibility import suggestions
from eligibility.interview.shown import Shown
from eligibility.pages.beside import voice
from eligibility.pages.frame import FORM_ID
from eligibility.wording.sentence import sentence

#: What the log of a case calls one that was sent.
SUGGESTED = "suggested"
_WHY = sentence("Why should the rules say something else?")
_HINT = sentence("Write one or two sentences, without names, numbers and places.")
_TOO_LONG = sentence("Write 1 to %(number)s characters.")
_NAMES = sentence("This says who it is about. Write it without names and numbers.")


@officers
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest, number: UUID) -> HttpResponse:
    """The benefits the office disagrees on; of one of them what would go, and that it goes."""
    copy = open_copy(request, number, "suggest")
    benefit = request.POST.get("benefit", "")
    if request.method != "POST":
        return _page(request, copy, {"sent": "sent" in request.GET})
    if benefit not in _disagreed(copy):
        raise Http404
    if "send" not in request.POST or only_shown(request.POST):
        return _preview(request, copy, benefit, request.POST.get("why"))
    return _send(request, copy, benefit)


def _send(request: HttpRequest, copy: OpenedCopy, benefit: str) -> HttpResponse:
    why = notes.cleaned(request.POST.get("why", ""))
    fault = ""
    if not 0 < len(why) <= MOST:
        fault = voice().say(_TOO_LONG, {"number": MOST})
    elif suggesting.names_anybody(copy.snapshot, why):
        fault = voice().say(_NAMES)
    if fault:
        return _preview(request, copy, benefit, why, fault, status=422)
    try:
        case = suggesting.worked_case(copy.snapshot, copy.standing[benefit].answer, why)
    except suggesting.ImpossibleError:
        return _preview(request, copy, benefit, why)
    if request.POST.get("mark") != suggesting.mark(case, copy.vault):
        return _preview(request, copy, benefit, why, status=409)
    suggestions.suggest(case)
    looked_at_each([copy.handover.case_id], copy.who.user, SUGGESTED)
    there = reverse("cases:suggest", args=[copy.handover.pk])
    return HttpResponseRedirect(f"{there}?sent", status=303)


def _preview(
    request: HttpRequest,
    copy: OpenedCopy,
    benefit: str,
    typed: str | None,
    fault: str = "",
    status: int = 200,
) -> HttpResponse:
    """What would go; ``typed``: the sentence as it was sent, ``None`` before."""
    spoken, answer = voice(), copy.standing[benefit].answer
    why = answer.why if typed is None else typed
    field = Shown(
        id="q-why",
        name="why",
        kind="text",
        text=spoken.say(_WHY),
        hint=spoken.say(_HINT),
        value=why,
        fault=fault,
    )
    try:
        case = suggesting.worked_case(copy.snapshot, answer, why.strip() or "-")
    except suggesting.ImpossibleError:
        return _page(request, copy, {"impossible": True})
    shown = {name: value for name, value in case.items() if name != "why"}
    context = {
        "benefit": benefit,
        "chosen": copy.standing_told[benefit],
        "goes": yaml.safe_dump(shown, allow_unicode=True, sort_keys=False),
        "mark": suggesting.mark(case, copy.vault),
        "q": field,
        "faults": [{"href": f"#{field.id}", "label": field.text, "text": fault}] if fault else [],
        "changed": status == 409,
        "form_id": FORM_ID,
        "stateless_form": True,
    }
    return _page(request, copy, context, status)


def _page(
    request: HttpRequest, copy: OpenedCopy, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    told = copy.standing_told
    context |= {
        "number": copy.handover.pk,
        "reference": copy.snapshot.reference,
        "impossible": context.get("impossible", copy.snapshot.question is None),
        "disagreed": [told[code] for code in _disagreed(copy)],
    }
    return render(request, "cases/suggest.html", context, status=status)


def _disagreed(copy: OpenedCopy) -> list[str]:
    """The benefits of this copy on which the office disagrees, in the order of the statute."""
    return [code for code, each in copy.standing.items() if each.answer.kind is Kind.DISAGREE]
