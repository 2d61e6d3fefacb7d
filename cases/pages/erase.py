"""The consent to keep a case, looked at and taken back; and a case erased for good."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cases import erasing, keeping
from cases.colleagues import Staff, named
from cases.consent_text import Purpose
from cases.models import Erasure
from cases.opened import Opened
from cases.pages import copy_words
from cases.pages.of_case import of_case
from eligibility.pages.beside import voice

#: In the address of the list: it says that a case was erased, and not which.
ERASED = "erased"


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def consent(request: HttpRequest, opened: Opened) -> HttpResponse:
    """What was agreed to, and until when the case is kept; sent: it is still needed."""
    case, given = opened.case, opened.case.consent
    if request.method == "POST":
        keeping.still_needed(case, opened.vault, opened.who.user)
        address = reverse("cases:consent", args=[case.reference])
        return HttpResponseRedirect(address, status=303)
    staff = Staff({given.witness_id})
    [witness] = named(opened.who.organisation, [(given.witness, given.given_at)])
    guardian = opened.person.guardian
    context = {
        **part(opened),
        "text": copy_words.consent_text_of(Purpose.KEEP, given, staff),
        "given": copy_words.consent_lines(given, guardian, witness, voice()),
    }
    return render(request, "cases/consent.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def erase(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Asks first, then erases: because it was asked for, or because the consent was taken back."""
    sent = request.POST if request.method == "POST" else request.GET
    why = sent.get("why", "" if request.method == "POST" else Erasure.Why.ASKED)
    if why not in (Erasure.Why.ASKED, Erasure.Why.WITHDRAWN):
        raise Http404
    if request.method != "POST":
        return render(request, "cases/erase.html", {"case": opened.case, "why": why})
    if not erasing.erase(opened.case.pk, Erasure.Why(why), opened.who.user):
        raise Http404  # it has left the organisation a moment ago, or is erased
    return HttpResponseRedirect(f"{reverse('cases:cases')}?{ERASED}", status=303)


def part(opened: Opened) -> dict[str, Any]:
    """What the overview of a case shows of its end."""
    kept = erasing.kept_until(opened.case, timezone.now())
    return {"case": opened.case, "kept": {"until": voice().date(kept.day), "soon": kept.soon}}
