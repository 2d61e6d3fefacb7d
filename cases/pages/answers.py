"""What an office has answered, for the organisation that handed the case over, and messages."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from cases import links, messages, notes, reviewing
from cases.colleagues import named
from cases.consenting import only_shown
from cases.models import Handover
from cases.opened import Opened
from cases.pages import answer_words, message_form, office_said
from cases.pages.answer_words import Said
from cases.pages.of_case import of_case
from cases.reviewing import Given
from eligibility.pages.beside import voice
from eligibility.wording.sentence import sentence

_ENDED = sentence("The office has no copy any more. Your message was not sent.")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def answers(request: HttpRequest, opened: Opened, number: UUID) -> HttpResponse:
    """What the office says to each benefit and has said before; messages, and room for one."""
    user, typed = opened.who.user, request.POST.get(message_form.NAME, "")
    handover = (
        Handover.objects.visible_to(user)
        .select_related("office")
        .filter(case=opened.case, pk=number)
        .first()
    )
    if handover is None:
        raise Http404
    if request.method != "POST" or only_shown(request.POST):
        return _page(request, opened, handover, typed)
    text = notes.cleaned(typed)
    if not message_form.fits(text):
        return _page(request, opened, handover, typed, faulty=True, status=422)
    try:
        messages.to_office(opened, number, text)
    except messages.EndedError:
        ended = voice().say(_ENDED)
        return _page(request, opened, handover, typed, notice=ended, status=409)
    there = reverse("cases:office-answers", args=[opened.case.reference, number])
    return HttpResponseRedirect(there, status=303)


def part(opened: Opened, handovers: Iterable[Handover]) -> dict[UUID, dict[str, Any]]:
    """What the overview of a case says of each hand-over: what stands, and what is unread."""
    user, spoken = opened.who.user, voice()
    given = office_said.given(user, opened.case, opened.vault)
    unread = messages.unread(user, from_office=True).filter(case=opened.case)
    counts: dict[UUID, int] = {}
    for copy in unread.values_list("handover", flat=True):
        counts[copy] = counts.get(copy, 0) + 1
    found = {}
    for handover in handovers:
        own = [each for each in given if each.row.handover_id == handover.pk]
        stands = [each.answer for each in reviewing.standing(own).values()]
        found[handover.pk] = {
            "said": [answer_words.said(answer, spoken) for answer in stands],
            "unread": counts.get(handover.pk, 0),
            "finished": handover.state == Handover.State.FINISHED,
        }
    return found


def _page(
    request: HttpRequest,
    opened: Opened,
    handover: Handover,
    typed: str = "",
    *,
    notice: str = "",
    faulty: bool = False,
    status: int = 200,
) -> HttpResponse:
    spoken, user = voice(), opened.who.user
    given = reviewing.history(user, handover, opened.vault)
    rows = list(messages.between(user, handover))
    standing = reviewing.standing(each for each in given if each.row.handover_id == handover.pk)
    paper = links.below(opened.case, "result", opened.case.language)
    context = {
        "case": opened.case,
        "number": handover.pk,
        "office": handover.office.name,
        "day": spoken.date(localdate(handover.given_at)),
        "ended": handover.ended_at is not None,
        "finished": handover.state == Handover.State.FINISHED,
        "said": _told(opened, list(standing.values())),
        "history": _told(opened, given)[::-1],
        "written": message_form.read(rows, opened.vault, opened.who.organisation, of_office=False),
        "for_her": f"{paper}#{office_said.PLACE}",
        "notice": notice,
        **message_form.context(spoken, typed, faulty=faulty),
    }
    response = render(request, "cases/answers.html", context, status=status)
    messages.shown(user, rows, from_office=True)
    return response


def _told(opened: Opened, given: list[Given]) -> list[Said]:
    names = named(opened.who.organisation, [(each.row.by, each.row.at) for each in given])
    return answer_words.said_by(given, names, voice())
