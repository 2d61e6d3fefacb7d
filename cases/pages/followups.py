"""What falls due: across the organisation, for one case, and as a calendar file."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.acting import acts_here
from cases import followups
from cases.colleagues import named
from cases.consenting import only_shown
from cases.looking import looked_at_each
from cases.models import FollowUp
from cases.opened import Opened
from cases.pages import due_page, of_case
from cases.pages.due_page import LONGEST, NO_DAY, NO_TEXT, TEXT, Section
from cases.pages.of_case import volunteers
from cases.pages.paging import Places
from cases.vault import Vault
from eligibility import clock, kept
from eligibility.action.calendar_file import calendar_file
from eligibility.interview import typed
from eligibility.interview.shown import Shown
from eligibility.interview.typed import Problem, Trouble
from eligibility.pages.beside import voice
from eligibility.pages.frame import FORM_ID
from eligibility.presentation import Spoken
from eligibility.rules import months
from eligibility.wording import deadlines as wording
from eligibility.wording import typing

#: Rows on one page of the organisation's list, days in its file, days shown with a case.
MOST, MOST_IN_FILE, MOST_IN_PART = 25, 1000, 5
_OPEN = FollowUp.State.OPEN
#: A row's place in the organisation's list: its day and its number.
_PLACES = Places("due", date.fromisoformat, int)


@require_safe
@volunteers
def due(request: HttpRequest) -> HttpResponse:
    """What falls due in the next months in every case of the organisation, by its day."""
    user, today, spoken = acts_here(request).user, clock.today(), voice()
    until = months.add_months(today, due_page.AHEAD)
    rows = _from(_of_organisation(request), request, today).filter(due__lte=until)
    found = list(rows[: MOST + 1])
    listed = found[:MOST]
    vaults = Vault.of_many([each.case for each in listed])
    looked_at_each(vaults, user, "due")
    told = [
        (each.due, due_page.row(each, vaults[each.case_id], spoken))
        for each in listed
        if each.case_id in vaults  # else erased a moment ago
    ]
    context = {
        "parts": [
            {"code": section, "title": spoken.say(title)}
            for section, title in due_page.TITLES.items()
        ],
        "shown": due_page.sections(told, today, spoken),
        "following": _PLACES.after(listed[-1].due, listed[-1].pk) if len(found) > MOST else "",
    }
    return render(request, "cases/due.html", context)


@require_safe
@volunteers
def calendar(request: HttpRequest) -> HttpResponse:
    """The open days of the organisation as a calendar file, which names nobody."""
    spoken = voice()
    events = due_page.events(_of_organisation(request)[:MOST_IN_FILE], spoken)
    file = calendar_file(events, spoken.language, clock.today(), timezone.now(), _key)
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="dates.ics"'
    return response


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@of_case.of_case
def case_due(request: HttpRequest, opened: Opened) -> HttpResponse:
    """What falls due in one case, and a day written down by hand."""
    if request.method != "POST":
        return _case_page(request, opened)
    spoken = voice()
    text = " ".join(request.POST.get(TEXT, "").split())
    parts = _typed_parts(request, "day")
    day = _day(parts, spoken)
    if only_shown(request.POST):
        asked, asked_day = (
            due_page.text_field(spoken, text),
            due_page.day_field("day", spoken, parts),
        )
        return _case_page(request, opened, text=asked, day=asked_day)
    no_text = "" if 0 < len(text) <= LONGEST else spoken.say(NO_TEXT, {"most": LONGEST})
    if isinstance(day, date) and not no_text:
        followups.write_down(opened.who.user, opened.case, opened.vault, text, day)
        return _see(opened, "")
    fault = "" if isinstance(day, date) else day
    asked = due_page.text_field(spoken, text, no_text)
    asked_day = due_page.day_field("day", spoken, parts, fault)
    return _case_page(request, opened, text=asked, day=asked_day, status=422)


@require_POST
@of_case.of_case
def settle(request: HttpRequest, opened: Opened, number: int) -> HttpResponse:
    """Done, taken up again, or put off to another day; of two at once, one has done it."""
    user, spoken = opened.who.user, voice()
    row = FollowUp.objects.visible_to(user).filter(case=opened.case, pk=number).first()
    if row is None:
        raise Http404
    seen, do = request.POST.get("seen", ""), request.POST.get("do", "")
    parts = _typed_parts(request, f"day{number}")
    day = _day(parts, spoken) if do == "day" else followups.week_later(row, clock.today())
    try:
        if do == "done":
            followups.done(user, number, seen)
        elif do == "open":
            followups.opened_again(user, number, seen)
        elif do in ("week", "day") and isinstance(day, date):
            followups.put_off(user, number, seen, day)
        elif isinstance(day, str):
            asked = due_page.day_field(f"day{number}", spoken, parts, day)
            return _case_page(request, opened, another={number: asked}, status=422)
    except kept.OvertakenError:
        return _case_page(request, opened, overtaken=True, status=409)
    return _see(opened, request.POST.get("place", ""))


def part(opened: Opened) -> dict[str, Any]:
    """What the overview of a case shows of what falls due."""
    spoken = voice()
    rows = _of_case(opened).filter(state=_OPEN)[:MOST_IN_PART]
    return {"due_rows": [due_page.row(each, opened.vault, spoken) for each in rows]}


def _of_organisation(request: HttpRequest) -> QuerySet[FollowUp]:
    """What is open in the organisation of whoever asks, by its day: one walk along an index."""
    who = acts_here(request)
    mine = FollowUp.objects.visible_to(who.user)
    rows = mine.filter(organisation=who.organisation, state=_OPEN)
    return rows.select_related("case", "done_by").order_by("due", "pk")


def _of_case(opened: Opened) -> QuerySet[FollowUp]:
    mine = FollowUp.objects.visible_to(opened.who.user).filter(case=opened.case)
    return mine.select_related("case", "done_by").order_by("due", "pk")


def _from(rows: QuerySet[FollowUp], request: HttpRequest, today: date) -> QuerySet[FollowUp]:
    """The rows from where a page of the list begins: after the last one seen, or with a section."""
    last = _PLACES.read(request)
    if last is not None:
        day, number = last
        return rows.filter(due__gte=day).filter(Q(due__gt=day) | Q(pk__gt=number))
    part = request.GET.get("part", "")
    if part in list(Section):
        return rows.filter(due__gte=due_page.begins(Section(part), today))
    return rows


def _case_page(
    request: HttpRequest,
    opened: Opened,
    *,
    text: Shown | None = None,
    day: Shown | None = None,
    another: dict[int, Shown] | None = None,
    overtaken: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The days of a case; ``another``: another day as it was sent, by the number of its row."""
    spoken, fields = voice(), another or {}
    rows = list(_of_case(opened))
    done = [(each, each.done_by, each.done_at) for each in rows]
    acts = [(each.pk, by, at) for each, by, at in done if by is not None and at is not None]
    names = named(opened.who.organisation, [(by, at) for _, by, at in acts])
    by = {number: name for (number, _, _), name in zip(acts, names, strict=True)}
    found = [
        (
            each.state,
            due_page.row(each, opened.vault, spoken, fields.get(each.pk), by.get(each.pk, "")),
        )
        for each in rows
    ]
    text = text or due_page.text_field(spoken)
    day = day or due_page.day_field("day", spoken)
    asked = (text, day, *fields.values())
    context = {
        "case": opened.case,
        "open_rows": [row for state, row in found if state == _OPEN],
        "done_rows": [row for state, row in found if state != _OPEN],
        "text": text,
        "typed": day,
        "faults": [
            {"href": f"#{each.id}", "label": each.text, "text": each.fault}
            for each in asked
            if each.fault
        ],
        "overtaken": overtaken,
        "form_id": FORM_ID,
        "stateless_form": True,
    }
    return render(request, "cases/case_due.html", context, status=status)


def _typed_parts(request: HttpRequest, name: str) -> list[str]:
    return [request.POST.get(f"{name}.{end}", "")[:12] for end in ("d", "m", "y")]


def _day(parts: Sequence[str], spoken: Spoken) -> date | str:
    """The day that was typed, from today on; else what is wrong with it."""
    read = typed.day(parts)
    if read is None or (isinstance(read, Problem) and read.trouble is Trouble.PART_MISSING):
        return spoken.say(NO_DAY)
    if isinstance(read, Problem):
        saying = typing.of(read)
        return spoken.say(saying.sentence, saying.values)
    return read if read >= clock.today() else spoken.say(wording.PASSED)


def _see(opened: Opened, place: str) -> HttpResponse:
    """Back to where it was sent from."""
    case = opened.case
    there = (
        reverse("cases:due") if place == "due" else reverse("cases:case-due", args=[case.reference])
    )
    return HttpResponseRedirect(there, status=303)


def _key(name: str) -> bytes:
    """What an event is known by: the same in every file, and it tells nothing."""
    return bytes(salted_hmac("cases.due.ics", name, algorithm="sha256").digest())
