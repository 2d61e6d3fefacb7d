"""What a draft would change before it is published: obstacles, worked cases, saved cases."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed

from eligibility.admin_pages.frame import (
    CONFLICT,
    UNPROCESSABLE,
    address,
    draft_of,
    keeper,
    meanwhile,
    open_draft_of,
    shown,
    to,
    version_in,
)
from eligibility.admin_pages.things import called, home_of
from eligibility.content import BENEFITS
from eligibility.drafting import drafts, obstacles, publishing, saved, trials, worked
from eligibility.drafting.entries import Where
from eligibility.drafting.flipping import CaseFlip
from eligibility.drafting.obstacles import Kind, Obstacle
from eligibility.loader import UnusableRulebookError
from eligibility.models import AcceptedAnswer, Draft, SavedCount
from eligibility.reviewed.fields import RulebookError
from eligibility.worked_cases import Difference


@dataclass(frozen=True, slots=True)
class InTheWay:
    """An obstacle, and the page on which it can be cleared; "" where there is none."""

    obstacle: Obstacle
    address: str
    name: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A worked case that is answered otherwise, or not as it is expected to be."""

    code: str
    name: str
    why: str
    flips: tuple[CaseFlip, ...]
    differences: tuple[Difference, ...]
    accepted: AcceptedAnswer | None
    #: Whether somebody has to say that the new answer is right.
    open: bool


def preview(site: AdminSite, request: HttpRequest, draft_pk: int) -> HttpResponse:
    """Obstacles, worked cases that flip, and how many saved cases would."""
    return _preview(site, request, open_draft_of(draft_pk))


def accept(site: AdminSite, request: HttpRequest, draft_pk: int, case: str) -> HttpResponse:
    """A keeper says that the new answer to a worked case is right, or takes that back."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    draft = draft_of(draft_pk)
    why, version = request.POST.get("why", ""), version_in(request)
    try:
        if "take_back" in request.POST:
            trials.take_back_acceptance(keeper(request), draft.pk, version, case)
        else:
            trials.accept(keeper(request), draft.pk, version, case, why)
    except trials.NoSuchCaseError:
        raise Http404 from None
    except trials.NothingToAcceptError:
        pass  # it is answered as expected: the page says so
    except (drafts.StaleDraftError, drafts.SettledDraftError):
        draft.refresh_from_db()
        return _preview(site, request, draft, status=CONFLICT, retyped=(case, why))
    except (ValueError, RulebookError):
        return _preview(site, request, draft, status=UNPROCESSABLE, unreasoned=case)
    answer = to("preview", draft)
    answer["Location"] += f"#case-{case}"
    return answer


def count(site: AdminSite, request: HttpRequest, draft_pk: int) -> HttpResponse:
    """Go on counting the saved cases that would be answered otherwise."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    draft = open_draft_of(draft_pk)
    try:
        saved.count_on(draft)
    except saved.NoCasesKeptError:
        raise Http404 from None
    except (RulebookError, UnusableRulebookError):
        return _preview(site, request, draft, status=UNPROCESSABLE)
    answer = to("preview", draft)
    answer["Location"] += "#saved"
    return answer


def publish(site: AdminSite, request: HttpRequest, draft_pk: int) -> HttpResponse:
    """The last look of a second keeper, and the button."""
    draft = draft_of(draft_pk)
    if draft.state != Draft.State.OPEN and request.method != "POST":
        raise Http404
    if request.method != "POST":
        return _publish(site, request, draft)
    try:
        publishing.publish(keeper(request), draft.pk, version_in(request))
    except (drafts.StaleDraftError, drafts.SettledDraftError):
        draft.refresh_from_db()
        return _publish(site, request, draft, status=CONFLICT)
    except publishing.SecondPersonError as error:
        return _publish(site, request, draft, status=UNPROCESSABLE, refused=str(error))
    except publishing.ObstaclesError:
        return _publish(site, request, draft, status=UNPROCESSABLE)
    return to("change", draft)


def _publish(
    site: AdminSite,
    request: HttpRequest,
    draft: Draft,
    *,
    status: int = HttpResponse.status_code,
    refused: str = "",
) -> HttpResponse:
    found = list(_in_the_way(draft))
    return shown(
        site, request, "publish.html", status=status, draft=draft, obstacles=found,
        refused=refused, digest="" if found else drafts.source(draft).digest,
        workers=_workers(draft), own=publishing.has_worked_on(keeper(request), draft),
        overtaking=obstacles.overtaking(draft),
        meanwhile=meanwhile(draft, version_in(request)) if status == CONFLICT else None,
    )  # fmt: skip


def take_on(site: AdminSite, request: HttpRequest, draft_pk: int) -> HttpResponse:
    """A keeper answers for a draft that came as files; then another one may publish it."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    draft = open_draft_of(draft_pk)
    try:
        drafts.take_on(keeper(request), draft.pk, version_in(request))
    except (drafts.StaleDraftError, drafts.SettledDraftError):
        draft.refresh_from_db()
        return _publish(site, request, draft, status=CONFLICT)
    return to("publish", draft)


def _preview(
    site: AdminSite,
    request: HttpRequest,
    draft: Draft,
    *,
    status: int = HttpResponse.status_code,
    retyped: tuple[str, str] = ("", ""),
    unreasoned: str = "",
) -> HttpResponse:
    counted = saved.latest(draft)
    unknown, flips, cases = "", list[CaseFlip](), list[Answered]()
    try:
        flips, cases = _answered(draft)
    except (RulebookError, UnusableRulebookError) as fault:
        unknown = str(fault)
    return shown(
        site, request, "preview.html", status=status, draft=draft,
        obstacles=list(_in_the_way(draft)), unknown=unknown, flips=flips,
        parts=[[case for case in cases if bool(case.flips) is flip] for flip in (True, False)],
        retyped=retyped, unreasoned=unreasoned, counted=counted,
        kept_here=saved.kept_here(), saved_flips=_saved_flips(counted),
        meanwhile=meanwhile(draft, version_in(request)) if status == CONFLICT else None,
    )  # fmt: skip


def _answered(draft: Draft) -> tuple[list[CaseFlip], list[Answered]]:
    """Every answer that flips, and the worked cases these belong to, with those that fail."""
    flips = list(trials.flips_of(draft))
    of_case = {code: tuple(found) for code, found in groupby(flips, lambda flip: flip.case.code)}
    accepted = {each.case: each for each in draft.accepted.select_related("by")}
    failing = _failing(draft)
    told = of_case.keys() | accepted.keys() | {each.case for each in failing or ()}
    return flips, [
        Answered(
            case.code,
            case.name,
            case.why,
            flips=of_case.get(case.code, ()),
            differences=(differing := tuple(e for e in failing or () if e.case == case.code)),
            accepted=accepted.get(case.code),
            # While that is not known, accepting it judges whether there is anything to accept.
            open=bool(differing) or (failing is None and case.code not in accepted),
        )
        for case in worked.worked_of(draft)
        if case.code in told
    ]


def _failing(draft: Draft) -> list[Difference] | None:
    """Where a worked case is not answered as expected; ``None`` while the draft cannot be read."""
    try:
        return trials.failing(draft, drafts.source(draft))
    except RulebookError:
        return None


def _in_the_way(draft: Draft) -> Iterator[InTheWay]:
    entries = {Where(each.file, each.section, each.key): each for each in draft.entries.all()}
    for each in obstacles.obstacles(draft):
        entry = entries.get(each.entry) if each.entry else None
        if entry is not None:
            name = entry.key or f"{called(home_of(entry.file))}, {entry.section or 'days'}"
            yield InTheWay(each, address("thing", draft, entry.pk), name)
        elif each.kind is Kind.WORKED_CASE:
            yield InTheWay(each, f"{address('preview', draft)}#case-{each.where}", each.where)
        elif each.kind in (Kind.NAME_TAKEN, Kind.PAST):
            yield InTheWay(each, address("settle", draft), "Name and day")
        else:
            yield InTheWay(each, "", each.where)


def _workers(draft: Draft) -> list[object]:
    """Everybody who has begun the draft, changed it or accepted an answer in it."""
    people: Iterable[object] = (
        draft.started_by,
        *(change.by for change in draft.changes.select_related("by")),
        *(each.by for each in draft.accepted.select_related("by")),
    )
    return [*dict.fromkeys(person for person in people if person is not None)]


def _saved_flips(counted: SavedCount | None) -> list[tuple[str, int]]:
    """How many saved cases would flip, by what is answered otherwise."""
    flips = counted.flips if counted is not None else {}
    order = ("", *BENEFITS)
    found = sorted(flips.items(), key=lambda item: order.index(item[0]))
    return [(code.replace("_", " ").capitalize() or "Whether insured", n) for code, n in found]
