"""A case moves to another organisation: offered with consent, accepted, refused or called back."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.acting import acts_here
from accounts.models import Organisation
from cases import moving
from cases.consent_text import Purpose
from cases.consenting import only_shown
from cases.models import Case, Move
from cases.opened import Opened
from cases.pages.asked import Asked, one_of
from cases.pages.of_case import of_case, volunteers
from eligibility import kept
from eligibility.interview.typed import Trouble
from eligibility.pages.beside import voice
from eligibility.presentation import Spoken
from eligibility.wording import typing
from eligibility.wording.sentence import sentence

_WHICH = sentence("Which organisation?")
_ASKED = "asked"


@volunteers
@require_safe
def offered(request: HttpRequest) -> HttpResponse:
    """What other organisations offer. Nothing of the person is told before it is accepted."""
    spoken = voice()
    rows = (
        Move.objects.offered_to(acts_here(request).user)
        .select_related("case__organisation")
        .order_by("given_at", "pk")
    )
    return render(request, "cases/moves.html", {"rows": [_offer(row, spoken) for row in rows]})


@volunteers
@require_POST
def settle(request: HttpRequest, number: int) -> HttpResponse:
    """Accept or refuse what is offered, or call back what one's own organisation has offered."""
    user, to = acts_here(request).user, reverse("cases:moves")
    try:
        if "accept" in request.POST:
            to = _home(moving.accept(user, number))
        elif "refuse" in request.POST:
            moving.refuse(user, number)
        elif "call-back" in request.POST:
            to = _home(moving.call_back(user, number))
        else:
            raise Http404
    except Move.DoesNotExist as unknown:
        raise Http404 from unknown
    return HttpResponseRedirect(to, status=303)


@of_case
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, opened: Opened) -> HttpResponse:
    """First to which organisation; then what goes with it and what does not, and the consent."""
    if _open(opened):
        return HttpResponseRedirect(_home(opened.case), status=303)
    sent = request.POST if request.method == "POST" else request.GET
    others = Organisation.objects.filter(kind=Organisation.Kind.NGO).exclude(
        pk=opened.case.organisation_id
    )
    to = next((each for each in others if str(each.pk) == sent.get("to")), None)
    if to is None:
        return _choose(request, opened, list(others), sent)
    asked = Asked.of(request, opened, Purpose.MOVE)
    if request.method != "POST" or only_shown(request.POST):
        return _shown(request, opened, to, asked.unsent())
    if asked.faults:
        return _shown(request, opened, to, asked, 422)
    try:
        with transaction.atomic():
            asked.keep_guardian(opened)
            moving.offer(
                opened.who.user,
                Move(case=opened.case, to=to, **asked.form.fields(opened.who.user)),
            )
    except kept.OvertakenError:
        return _shown(request, opened, to, asked.anew(), 409)
    except IntegrityError:  # a colleague has just offered it too: the overview shows that
        return HttpResponseRedirect(_home(opened.case), status=303)
    return HttpResponseRedirect(_home(opened.case), status=303)


def part(opened: Opened) -> dict[str, Any]:
    """What the overview of a case says of an open move."""
    found, spoken = _open(opened), voice()
    if found is None:
        return {"move": None}
    day = spoken.date(localdate(found.given_at))
    return {"move": {"number": found.pk, "to": found.to.name, "day": day}}


def _open(opened: Opened) -> Move | None:
    mine = Move.objects.visible_to(opened.who.user).filter(case=opened.case)
    return mine.filter(settled_at__isnull=True).select_related("to").first()


def _offer(row: Move, spoken: Spoken) -> Mapping[str, Any]:
    return {
        "number": row.pk,
        "reference": row.case.shown_reference,
        "organisation": row.case.organisation.name,
        "language": dict(settings.LANGUAGES)[row.case.language],
        "day": spoken.date(localdate(row.given_at)),
    }


def _choose(
    request: HttpRequest, opened: Opened, others: list[Organisation], sent: QueryDict
) -> HttpResponse:
    spoken = voice()
    fault = spoken.say(typing.TROUBLES[Trouble.NOT_A_CHOICE]) if _ASKED in sent else ""
    context = {
        "case": opened.case,
        "asked": _ASKED,
        "question": others and one_of("to", spoken.say(_WHICH), others, fault),
        "faults": [{"href": "#to", "label": spoken.say(_WHICH), "text": fault}][: bool(fault)],
    }
    return render(request, "cases/move.html", context, status=422 if fault else 200)


def _shown(
    request: HttpRequest, opened: Opened, to: Organisation, asked: Asked, status: int = 200
) -> HttpResponse:
    context = {
        "case": opened.case,
        "to": to,
        "overtaken": status == 409,
        **asked.context(opened.case.organisation, to),
    }
    return render(request, "cases/move.html", context, status=status)


def _home(case: Case) -> str:
    return reverse("cases:case", args=[case.reference])
