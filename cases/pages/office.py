"""The queue of an SSO office: the copies it was handed, and who works on which."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from accounts.acting import acts_here, for_roles
from accounts.models import Role, User
from cases import handing, queue
from cases.looking import looked_at_each
from cases.models import Handover
from cases.pages import queue_page
from cases.pages.queue_page import PAGE, Filter
from cases.snapshot import Snapshot
from cases.vault import Vault
from cases.writing import GoneError
from eligibility import kept, loader
from eligibility.content import Content
from eligibility.interview.shown import Option
from eligibility.pages.beside import voice
from eligibility.presentation import Spoken
from eligibility.rules.codes import BenefitCode
from eligibility.wording.sentence import sentence

__all__ = ["PAGE", "office", "officers", "release", "take"]

officers = for_roles(Role.OFFICER, Role.OFFICE_LEAD)
_ALL = sentence("All")
#: Where a form was sent from, and leads back to: the queue, else the page of the copy.
_PLACE, _LIST = "place", "list"


@officers
@require_safe
def office(request: HttpRequest) -> HttpResponse:
    """The copies the office has, most urgent first; filtered by codes that tell of nobody."""
    who, spoken, content = acts_here(request), voice(), loader.current().content
    wanted = Filter.of(request.GET, content)
    found, following = queue_page.page(request, who, wanted)
    copies = opened(found, who.user, "office")
    context = {
        "rows": queue_page.rows(who, found, copies, spoken, content),
        "leads": who.leads,
        "wanted": wanted,
        "filtered": bool(wanted.benefit or wanted.paper or wanted.mine),
        "beyond_first": "after" in request.GET,
        "tabs": _tabs(wanted, spoken),
        "benefits": _benefits(wanted, spoken),
        "papers": _papers(wanted, content, spoken),
        "following": wanted.address(after=following) if following else "",
    }
    return render(request, "cases/office.html", context)


@officers
@require_POST
def take(request: HttpRequest, number: UUID) -> HttpResponse:
    """Work on a copy. Who comes second sees who has it."""
    return _done(request, number, queue.take)


@officers
@require_POST
def release(request: HttpRequest, number: UUID) -> HttpResponse:
    """Leave a copy to the others; the lead of the office does so for a colleague."""
    return _done(request, number, queue.release)


def opened(found: Sequence[Handover], user: User, page: str) -> Mapping[UUID, Snapshot]:
    """The copies that somebody reads on a page, by their numbers; every look is written down."""
    vaults = Vault.of_many([row.case_id for row in found])
    looked_at_each(vaults, user, page)
    return {
        row.pk: handing.opened(row, vaults[row.case_id]) for row in found if row.case_id in vaults
    }


def _done(
    request: HttpRequest, number: UUID, do: Callable[[User, UUID, int], None]
) -> HttpResponse:
    """Take or release it; done twice it is done once, whatever its version is by now."""
    user, version = acts_here(request).user, request.POST.get("version", "")
    try:
        do(user, number, int(version) if version.isascii() and version.isdigit() else 0)
    except (queue.TakenError, kept.OvertakenError):
        return _overtaken(request, number, taking=do is queue.take)
    return _back(request, number)


def _back(request: HttpRequest, number: UUID) -> HttpResponse:
    if request.POST.get(_PLACE) != _LIST:
        return HttpResponseRedirect(reverse("cases:summary", args=[number]), status=303)
    wanted = Filter.of(request.POST, loader.current().content)
    return HttpResponseRedirect(reverse("cases:office") + wanted.address(), status=303)


def _overtaken(request: HttpRequest, number: UUID, *, taking: bool) -> HttpResponse:
    """A colleague was quicker: who has it by now. What was wanted may have happened already."""
    user = acts_here(request).user
    rows = Handover.objects.visible_to(user).filter(pk=number)
    row = rows.select_related("taken_by").first()
    if row is None:
        raise GoneError
    if (taking and row.taken_by == user) or (not taking and row.taken_by is None):
        return _back(request, number)
    context = {
        "number": number,
        "version": row.version,
        "who": "" if row.taken_by is None else str(row.taken_by),
        "day": _day(row.taken_at),
        "taking": taking,
        "mine": row.taken_by == user,
    }
    return render(request, "cases/office_taken.html", context, status=409)


def _day(moment: datetime | None) -> str:
    return voice().date(localdate(moment)) if moment else ""


# ---------------------------------------------------------------- what is asked of the queue
def _tabs(wanted: Filter, spoken: Spoken) -> list[dict[str, object]]:
    return [
        {
            "address": wanted.address(state=state),
            "text": spoken.say(text),
            "here": state == wanted.state,
        }
        for state, text in queue_page.STATES.items()
    ]


def _benefits(wanted: Filter, spoken: Spoken) -> list[Option]:
    names = {code.value: spoken.name(code) for code in BenefitCode}
    return _options(names, wanted.benefit, spoken)


def _papers(wanted: Filter, content: Content, spoken: Spoken) -> list[Option]:
    """Of the benefit that is chosen; of all where none is."""
    codes = queue_page.papers_of(wanted.benefit, content)
    names = {code: content.document_name(code, spoken.language) for code in codes}
    return _options(names, wanted.paper, spoken)


def _options(names: Mapping[str, str], chosen: str, spoken: Spoken) -> list[Option]:
    every = {"": spoken.say(_ALL), **names}
    return [Option(value=code, text=text, checked=code == chosen) for code, text in every.items()]
