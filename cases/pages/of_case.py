"""What every page of one case begins with: who may see it, that they looked, and its key."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse

from accounts.acting import acts_here, for_roles
from accounts.models import Role
from cases.looking import looked, shows, vault_of
from cases.models import Case
from cases.opened import Opened

#: Who keeps cases.
KEEPERS = (Role.VOLUNTEER, Role.COORDINATOR)
volunteers = for_roles(*KEEPERS)


CaseView = Callable[..., HttpResponse]


def of_case(view: Callable[..., HttpResponse]) -> CaseView:
    """A page of one case; ``view`` gets the request, the opened case and the rest of the address.

    A foreign case, an erased one and one that never was answer alike. Each look is logged, also
    where a form is shown once more: what counts is that the answer shows something.
    """

    @volunteers
    @wraps(view)
    def opened(request: HttpRequest, reference: str, **captured: object) -> HttpResponse:
        found = open_case(request, reference)
        response = view(request, found, **captured)
        match = request.resolver_match
        if match is not None and shows(response):
            looked(found.case, found.who.user, str(match.url_name))
        return response

    return opened


def open_case(request: HttpRequest, reference: str) -> Opened:
    """The case of a reference.

    Raises:
        Http404: there is none that whoever asks may see.
    """
    who = acts_here(request)
    case = (
        Case.objects.visible_to(who.user)
        .select_related("consent", "made_by")
        .filter(reference=reference)
        .first()
    )
    if case is None:
        raise Http404
    return Opened(who, case, vault_of(case))
