"""The cases of an organisation: all of them, and those that are searched for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from accounts.acting import Acting, acts_here
from cases import finding
from cases.colleagues import named
from cases.finding import Found
from cases.looking import looked_at_each
from cases.models import Case, FollowUp
from cases.pages.limited import limited
from cases.pages.of_case import volunteers
from cases.pages.paging import newest_first
from eligibility import clock
from eligibility.interview.shown import Shown
from eligibility.pages.beside import voice
from eligibility.pages.frame import FORM_ID
from eligibility.wording.sentence import sentence

#: Cases on a page.
MOST = 25
#: Letters of what is searched for.
LONGEST = 120
_WANTED = sentence("Name, case number, phone or number of a paper")
_TOO_LONG = sentence("Type at most %(number)s characters.")


@dataclass(frozen=True, slots=True)
class Row:
    """A case as the list shows it, in words; "" where there is nothing to say."""

    case: Case
    called: str
    language: str
    changed: date
    begun_by: str
    due: date | None


@require_safe
@volunteers
def cases(request: HttpRequest) -> HttpResponse:
    """The organisation's cases, the newest change first, a page at a time."""
    who = acts_here(request)
    mine = Case.objects.visible_to(who.user).select_related("made_by")
    page, following = newest_first(mine, request, MOST)
    context = {
        "rows": rows(who, finding.opened(page), "cases"),
        "following": following,
        "beyond_first": "after" in request.GET,
    }
    return render(request, "cases/cases.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@volunteers
@limited
def search(request: HttpRequest) -> HttpResponse:
    """Cases by a name, a reference, a phone or a number. What is typed stands in no address."""
    who, spoken = acts_here(request), voice()
    typed = request.POST.get("wanted", "").strip()
    too_long = len(typed) > LONGEST
    fault = spoken.say(_TOO_LONG, {"number": LONGEST}) if too_long else ""
    asked = Shown(
        id="q-wanted",
        name="wanted",
        kind="text",
        text=spoken.say(_WANTED),
        value=typed,
        fault=fault,
    )
    context = {
        "q": asked,
        "form_id": FORM_ID,
        "stateless_form": True,
        "faults": [{"href": "#q-wanted", "label": asked.text, "text": fault}] if fault else [],
        "most": finding.MOST,
    }
    if typed and not fault:
        finds = finding.search(who.user, typed)
        context |= {"searched": True, "more": finds.more, "rows": rows(who, finds.found, "search")}
    return render(request, "cases/search.html", context, status=422 if fault else 200)


def rows(who: Acting, found: Sequence[Found], page: str) -> list[Row]:
    """Cases in words, with a fixed number of queries; each of them counts as looked at.

    Args:
        who: whoever looks.
        found: the cases, opened.
        page: the name of the page, for the log.
    """
    listed = [each.case for each in found]
    looked_at_each([case.pk for case in listed], who.user, page)
    due = _next_due(who, listed)
    begun = named(who.organisation, [(case.made_by, case.made_at) for case in listed])
    languages = dict(settings.LANGUAGES)
    return [
        Row(
            each.case,
            each.person.shown_name(),
            languages[each.case.language],
            each.case.changed_at.astimezone(clock.BANGKOK).date(),
            by,
            due.get(each.case.pk),
        )
        for each, by in zip(found, begun, strict=True)
    ]


def _next_due(who: Acting, listed: Sequence[Case]) -> dict[object, date]:
    mine = FollowUp.objects.visible_to(who.user).filter(case__in=listed, state=FollowUp.State.OPEN)
    return dict(
        mine.order_by().values("case").annotate(next=Min("due")).values_list("case", "next")
    )
