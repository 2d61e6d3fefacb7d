"""The public checker's pages below a case: the same views, with its answers instead of a cookie.

``/case/K7M2QX4P/my/check/3/`` is the page ``/my/check/3/`` with the answers of that case. The
checker knows nothing of it: it asks the request's ``keeper``, and its own addresses come out below
the case because that is a script prefix, as for a site below a folder (docs/decisions/0038).
"""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import get_script_prefix, reverse, set_script_prefix
from django.utils.translation import get_language_from_path

from accounts.acting import acting
from accounts.models import ROLES_OF, Organisation, User
from accounts.ways_in import elsewhere, is_in
from cases.keeper import CaseKeeper
from cases.looking import looked, shows, vault_of
from cases.models import Case
from cases.pages import office_said
from eligibility import kept
from eligibility.pages import frame

#: Where the checker lies for a case.
BELOW = re.compile(r"/case/(?P<reference>[0-9A-Z]{8})(?P<rest>/.*)")
#: Its pages that stand on answers.
OF_ANSWERS = frozenset(
    {
        *("screen", "answers", "result", "law", "papers", "dates", "calendar", "sheet"),
        *("sheet-pdf", "employer", "complaint", "letter", "before", "cannot", "injury", "names"),
    }
)
#: Pages of the checker that would begin or end the answers of a phone: a case has its own page.
OF_THE_PHONE = frozenset({"start", "erase", "erased", "carry", "carried"})
#: The page that a worker is given: what offices have said stands on it.
OF_ANSWERS_OF_OFFICES = "result"
SESSION_BESIDE = "beside"
_OF_AN_NGO = ROLES_OF[Organisation.Kind.NGO]


class Mount:
    """Lays the checker below the cases of whoever may see them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        found = BELOW.fullmatch(request.path_info)
        if found is None:
            return _remembered(request, self.get_response(request))
        before = get_script_prefix()
        request.below_case = found["reference"]  # type: ignore[attr-defined]
        request.path_info = found["rest"]
        set_script_prefix(f"/case/{found['reference']}/")
        try:
            response = self.get_response(request)
        finally:
            set_script_prefix(before)
        opened: tuple[Case, User, str] | None = getattr(request, "opened_case", None)
        if opened is not None and shows(response):
            looked(*opened)
        return response

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, captured: dict[str, Any]
    ) -> HttpResponse | None:
        """Let in who may see the case, and give the page its answers."""
        reference = getattr(request, "below_case", "")
        if not reference:
            _helped(request)
            return None
        below, match = get_script_prefix(), request.resolver_match
        set_script_prefix("/")
        try:
            if match is None or match.app_name != "eligibility":
                raise Http404
            first: HttpResponse | None = elsewhere(request)
            return first or _at_case(request, reference, str(match.url_name))
        finally:
            set_script_prefix(below)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """What came a moment too late is offered to be sent again."""
        if not isinstance(fault, kept.OvertakenError):
            return None
        response = frame.again(request)
        response.status_code = 409
        return response


def _remembered(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The language a volunteer reads their pages in, for the next ones that have none of their own.

    The worker's language never is: it stands beside theirs.
    """
    match, language = request.resolver_match, get_language_from_path(request.path_info)
    staff = match is not None and match.app_name in ("accounts", "cases")
    if staff and response.status_code == 200 and isinstance(response, HttpResponse):
        known = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        return response if known == language else frame.language_chosen(response, language)
    return response


def _at_case(request: HttpRequest, reference: str, page: str) -> HttpResponse | None:
    who = acting(request.user)
    case = Case.objects.visible_to(request.user).filter(reference=reference).first()
    if case is None or who is None:
        raise Http404
    home = reverse("cases:case", args=[reference])
    if page in OF_THE_PHONE:
        return HttpResponseRedirect(home)
    if page not in OF_ANSWERS:  # guides are the same for everybody
        return HttpResponseRedirect(request.path_info)
    # What is shown of it is logged once it is known that something is.
    request.opened_case = case, who.user, page  # type: ignore[attr-defined]
    request.keeper = CaseKeeper(case, vault_of(case), who.user)  # type: ignore[attr-defined]
    request.beside_language = case.language  # type: ignore[attr-defined]
    request.bar = "cases/bar.html"  # type: ignore[attr-defined]
    request.bar_links = {"case": case, "home": home}  # type: ignore[attr-defined]
    if page == OF_ANSWERS_OF_OFFICES:
        _office_said(request, case, who.user)
    return None


def _office_said(request: HttpRequest, case: Case, user: User) -> None:
    """What offices have said stands below the result, for the worker's own paper."""
    told = office_said.below(user, case, vault_of(case))
    if told is not None:
        request.below = "cases/office_said.html"  # type: ignore[attr-defined]
        request.below_told = told  # type: ignore[attr-defined]


def _helped(request: HttpRequest) -> None:
    """A volunteer who fills in the public form with a worker: two languages, and a way to a case.

    A visitor without a session is not even asked for one.
    """
    match = request.resolver_match
    public = match is not None and match.app_name == "eligibility" and match.url_name in OF_ANSWERS
    if not public or not is_in(request):
        return
    who = acting(request.user)
    if who is not None and who.role in _OF_AN_NGO:
        request.beside_language = request.session.get(SESSION_BESIDE, "")  # type: ignore[attr-defined]
        request.bar = "cases/bar_public.html"  # type: ignore[attr-defined]
        request.bar_links = {"home": reverse("cases:keep")}  # type: ignore[attr-defined]
