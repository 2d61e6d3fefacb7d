"""What every page of one case begins with: who may see it, that they looked, and its key."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse

from accounts.acting import acts_here, for_roles
from accounts.models import Role
from cases.looking import looked, vault_of
from cases.models import Case
from cases.opened import Opened

#: Who keeps cases.
KEEPERS = (Role.VOLUNTEER, Role.COORDINATOR)
volunteers = for_roles(*KEEPERS)


CaseView = Callable[..., HttpResponse]


def of_case(view: Callable[..., HttpResponse]) -> CaseView:
    """A page of one case; ``view`` gets the request, the opened case and the rest of the address.

    A foreign case, an erased one and one that never was answer alike. Each look is logged.
    """

    @volunteers
    @wraps(view)
    def opened(request: HttpRequest, reference: str, **captured: object) -> HttpResponse:
        found = open_case(request, reference)
        return view(request, found, **captured)

    return opened


def open_case(request: HttpRequest, reference: str) -> Opened:
    """The case of a reference, its look logged.

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
    if request.method in ("GET", "HEAD") and request.resolver_match is not None:
        looked(case, who.user, str(request.resolver_match.url_name))
    return Opened(who, case, vault_of(case))
