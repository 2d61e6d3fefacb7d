"""Handing a case over to an SSO office: what goes is picked, shown and consented to."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Organisation
from cases import assessments, handing
from cases.colleagues import named
from cases.consent_text import Purpose
from cases.consenting import only_shown
from cases.models import Handover, Look
from cases.opened import Opened
from cases.pages import answers, moving
from cases.pages.asked import Asked, one_of
from cases.pages.handed import PARTS, names_of, shown
from cases.pages.of_case import of_case
from cases.snapshot import Part, Snapshot, taken
from eligibility import clock, kept
from eligibility.interview import faults
from eligibility.interview.shown import Option, Shown
from eligibility.interview.told import Told
from eligibility.interview.typed import Trouble
from eligibility.pages.beside import voice
from eligibility.wording import typing
from eligibility.wording.sentence import sentence

_WHICH = sentence("Which office?")
_WHAT = sentence("What goes to the office?")
_ALWAYS = sentence("The seven findings always go. Notes never go.")
#: What may be picked, and what is ticked at first: all but the answers, which tell most.
_TO_PICK = (Part.NAMES, Part.PHONE, Part.WORK, Part.ANSWERS)
_FIRST = _TO_PICK[:-1]
#: In the address once somebody has chosen.
_ASKED = "chosen_parts"
_OVERTAKEN = 409


@of_case
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, opened: Opened) -> HttpResponse:
    """First the office and the parts; then what exactly goes, with the consent and the button."""
    told = Told(opened.held.answers, clock.today())
    offices = list(Organisation.objects.filter(kind=Organisation.Kind.OFFICE))
    if faults.first_open(told) is not None or not offices:
        result = reverse("eligibility:result")  # it leads to what is open
        address = f"/case/{opened.case.reference}{result}" if offices else ""
        context = {"case": opened.case, "open": address}
        return render(request, "cases/hand_over.html", context)
    sent = request.POST if request.method == "POST" else request.GET
    office = _chosen(offices, sent)
    if office is None:
        return _choose(request, opened, offices, sent)
    snapshot = taken(opened, told, _parts(sent))
    if request.method != "POST" or only_shown(request.POST):
        asked = Asked.of(request, opened, Purpose.SHARE).unsent()
        return _preview(request, opened, office, snapshot, asked)
    return _take(request, opened, office, snapshot)


@of_case
@require_POST
def take_back(_request: HttpRequest, opened: Opened, number: UUID) -> HttpResponse:
    """The office cannot read it any more from this moment on."""
    try:
        handing.take_back(opened.who.user, opened.case, number)
    except Handover.DoesNotExist as unknown:
        raise Http404 from unknown
    return HttpResponseRedirect(reverse("cases:case", args=[opened.case.reference]), status=303)


def part(opened: Opened) -> dict[str, Any]:
    """What the overview of a case says of hand-overs and of a move."""
    user, case = opened.who.user, opened.case
    rows = list(
        Handover.objects.visible_to(user).filter(case=case).select_related("office", "witness")
    )
    taken = Look.objects.visible_to(user).filter(case=case, what=handing.TAKE_BACK)
    ended = {look.at: look.by for look in taken.select_related("by")}
    given = [(row.witness, row.given_at) for row in rows]
    own = opened.who.organisation
    said = answers.part(opened, rows)
    ends = dict(zip(ended, named(own, [(by, at) for at, by in ended.items()]), strict=True))
    return {
        "handovers": [
            {**_row(row, opened, ends), "who": who, **said[row.pk]}
            for row, who in zip(rows, named(own, given), strict=True)
        ],
        **moving.part(opened),
    }


def _row(row: Handover, opened: Opened, ends: Mapping[datetime, str]) -> dict[str, Any]:
    spoken = voice()
    told = {
        "number": row.pk,
        "office": row.office.name,
        "day": spoken.date(localdate(row.given_at)),
        "ended": "",
    }
    if row.ended_at is None:
        parts = handing.opened(row, opened.vault).parts
        return {**told, "parts": names_of(parts, spoken)}
    return {
        **told,
        "ended": spoken.date(localdate(row.ended_at)),
        "ended_by": ends.get(row.ended_at, ""),
    }


# ---------------------------------------------------------------- what goes
def _chosen(offices: Sequence[Organisation], sent: QueryDict) -> Organisation | None:
    return next((each for each in offices if str(each.pk) == sent.get("office")), None)


def _parts(sent: QueryDict) -> tuple[Part, ...]:
    named = sent.getlist("part")
    return tuple(each for each in Part if each is Part.FINDINGS or each in named)


def _mark(opened: Opened, snapshot: Snapshot) -> str:
    """Tells whether what is sent is what was shown; it says nothing outside of this case."""
    whole = json.dumps(snapshot.plain(), sort_keys=True)
    return opened.vault.mark("handover", whole).hex()


# ---------------------------------------------------------------- the pages
def _choose(
    request: HttpRequest, opened: Opened, offices: Sequence[Organisation], sent: QueryDict
) -> HttpResponse:
    spoken, asked = voice(), _ASKED in sent
    fault = spoken.say(typing.TROUBLES[Trouble.NOT_A_CHOICE]) if asked else ""
    ticked = _parts(sent) if asked else _FIRST
    parts = Shown(
        id="part",
        name="part",
        kind="some_of",
        text=spoken.say(_WHAT),
        hint=spoken.say(_ALWAYS),
        options=tuple(
            Option(value=each, text=spoken.say(PARTS[each]), checked=each in ticked)
            for each in _TO_PICK
        ),
    )
    questions = [one_of("office", spoken.say(_WHICH), offices, fault), parts]
    context = {
        "case": opened.case,
        "asked": _ASKED,
        "questions": questions,
        "faults": [{"href": "#office", "label": spoken.say(_WHICH), "text": fault}][: bool(fault)],
    }
    return render(request, "cases/hand_over.html", context, status=422 if fault else 200)


def _preview(
    request: HttpRequest,
    opened: Opened,
    office: Organisation,
    snapshot: Snapshot,
    asked: Asked,
    status: int = 200,
) -> HttpResponse:
    there = handing.standing(opened.who.user, opened.case).filter(office=office).first()
    spoken = voice()
    context = {
        "case": opened.case,
        "office": office,
        "parts": snapshot.parts,
        "copy": shown(snapshot, spoken),
        "mark": _mark(opened, snapshot),
        "instead": there,
        "since": spoken.date(localdate(there.given_at)) if there else "",
        "overtaken": status == _OVERTAKEN,
        **asked.context(opened.case.organisation, office),
    }
    return render(request, "cases/hand_over_shown.html", context, status=status)


def _take(
    request: HttpRequest, opened: Opened, office: Organisation, snapshot: Snapshot
) -> HttpResponse:
    asked, user, case = Asked.of(request, opened, Purpose.SHARE), opened.who.user, opened.case
    if request.POST.get("mark", "") != _mark(opened, snapshot):
        return _preview(request, opened, office, snapshot, asked.anew(), _OVERTAKEN)
    if asked.faults:
        return _preview(request, opened, office, snapshot, asked, 422)
    handover = Handover(case=case, office=office, **asked.form.fields(user))
    try:
        with transaction.atomic():
            assessments.keep(opened, user)
            asked.keep_guardian(opened)
            handing.hand_over(
                user, handover, opened.vault, snapshot, _number(request.POST.get("instead", ""))
            )
    except (kept.OvertakenError, handing.StandingError):
        return _preview(request, opened, office, snapshot, asked.anew(), _OVERTAKEN)
    return HttpResponseRedirect(reverse("cases:case", args=[case.reference]), status=303)


def _number(sent: str) -> UUID | None:
    try:
        return UUID(sent)
    except ValueError:
        return None
