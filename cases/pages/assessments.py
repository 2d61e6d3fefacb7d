"""Results that are saved with a case, and what other rules make of them."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from accounts.acting import acts_here
from accounts.models import User
from cases import assessments, keeping, links
from cases.colleagues import named
from cases.looking import looked_at_each
from cases.models import Assessment, Case
from cases.opened import Opened
from cases.pages.assessment_page import FlipShown, changed_page, flipped, result_page
from cases.pages.of_case import of_case, volunteers
from cases.pages.paging import Places
from cases.vault import Vault
from eligibility import clock, loader
from eligibility.interview import faults
from eligibility.interview.told import Told
from eligibility.loader import Released
from eligibility.pages.beside import voice
from eligibility.presentation import Spoken

#: Saved results that one page of the list asks anew.
MOST = 25
#: A case's place in the list: the rules and the day of its last result, and its number.
_PLACES = Places("rules", int, date.fromisoformat, UUID)


@require_POST
@of_case
def assess(_request: HttpRequest, opened: Opened) -> HttpResponse:
    """Save the result of the answers as they stand; with something open, lead to it."""
    case = opened.case
    try:
        kept = assessments.keep(opened, opened.who.user)
    except assessments.UnfinishedError:
        language, today = get_language() or "en", clock.today()
        return _see(links.onward(case, opened.held.answers, language, today)[0])
    return _see(reverse("cases:assessment", args=[case.reference, kept.pk]))


@require_safe
@of_case
def one(request: HttpRequest, opened: Opened, number: UUID) -> HttpResponse:
    """A result as it was given."""
    mine = Assessment.objects.visible_to(opened.who.user).select_related("release", "by")
    row = mine.filter(case=opened.case, pk=number).first()
    if row is None:
        raise Http404
    (by,) = named(opened.who.organisation, [(row.by, row.at)])
    page = result_page(row, assessments.stored(row, opened.vault), by, voice())
    return render(request, "cases/assessment.html", {"page": page, "case": opened.case})


@require_safe
@of_case
def changed(request: HttpRequest, opened: Opened) -> HttpResponse:
    """What the rules of today make of the last result."""
    row, page = assessments.latest(opened.case, opened.who.user), None
    if row is not None:
        held = assessments.stored(row, opened.vault)
        page = changed_page(row, held, loader.current(), clock.today(), voice())
    return render(request, "cases/changed.html", {"page": page, "case": opened.case})


@require_safe
@volunteers
def changed_list(request: HttpRequest) -> HttpResponse:
    """The organisation's cases whose last result would be another, the oldest rules first."""
    user, released = acts_here(request).user, loader.current()
    after = _PLACES.read(request)
    found = _overtaken(user, released, after)
    rows = _rows(found[:MOST], user, released, voice())
    looked_at_each([row["case"].pk for row in rows], user, "changed-list")
    context = {
        "rows": rows,
        "following": _place(found[MOST - 1]) if len(found) > MOST else "",
        "beyond_first": after is not None,
    }
    return render(request, "cases/changed_list.html", context)


def part(opened: Opened) -> dict[str, Any]:
    """What the overview of a case shows of its saved results."""
    case = opened.case
    rows = assessments.listed(case, opened.who.user)
    last = rows[0] if rows else None
    today = clock.today()
    told = Told(opened.held.answers, today)
    by = named(opened.who.organisation, [(row.by, row.at) for row in rows])
    return {
        "assessments": list(zip(rows, by, strict=True)),
        "can_save": faults.first_open(told) is None,
        "answers_changed": last is not None and opened.held.newest > last.version,
        "rules_changed": last is not None
        and assessments.rules_changed(last, loader.current(), today),
    }


def _overtaken(user: User, released: Released, after: tuple[Any, ...] | None) -> list[Case]:
    """The cases of a page whose last result other rules may have overtaken, and one more.

    First those of older releases; then those answered before a value of the release in use
    changed. Each is one walk along an index.
    """
    newest = assessments.newest_row(released.rulebook, clock.today())
    older = {"rules__lt": released.release_id}
    earlier = {"rules": released.release_id, "answered_on__lt": newest}
    found: list[Case] = []
    for which in (older, earlier):
        rows = Case.objects.visible_to(user).filter(**which)
        if after is not None:
            rules, day, number = after
            rows = rows.filter(
                Q(rules__gt=rules)
                | Q(rules=rules, answered_on__gt=day)
                | Q(rules=rules, answered_on=day, pk__gt=number),
                rules__gte=rules,
            )
        found += rows.order_by("rules_id", "answered_on", "pk")[: MOST + 1]
    return found[: MOST + 1]


def _rows(
    cases: list[Case], user: User, released: Released, spoken: Spoken
) -> list[dict[str, Any]]:
    """Those of them that would be answered otherwise, each with its flips."""
    vaults = Vault.of_many(cases)
    last = assessments.latest_of(cases, user)
    rows = []
    for case in cases:
        row, vault = last.get(case.pk), vaults.get(case.pk)
        if row is None or vault is None:  # erased a moment ago
            continue
        flips = _flips(row, vault, released, spoken)
        if flips:
            called = keeping.person_of(case, vault).shown_name()
            on, release = spoken.date(row.as_of), row.release.name
            rows.append(
                {"case": case, "called": called, "on": on, "release": release, "flips": flips}
            )
    return rows


def _flips(row: Assessment, vault: Vault, released: Released, spoken: Spoken) -> list[FlipShown]:
    """What other rules say of its own day, or else what newer law says of today."""
    held = assessments.stored(row, vault)
    return (
        flipped(held, released, row.as_of, spoken)
        or flipped(held, released, clock.today(), spoken, by_law=True)
        or []
    )


def _place(case: Case) -> str:
    """Where a case stands now: it is another place once its result is saved anew."""
    return _PLACES.after(case.rules_id, case.answered_on, case.pk)


def _see(address: str) -> HttpResponse:
    """Lead there after something was sent."""
    return HttpResponseRedirect(address, status=303)
