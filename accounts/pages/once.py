"""What is shown once and never again: recovery codes, and links that let somebody in.

Until somebody says that they have it, it lies sealed in their session, so that a reload or another
language does not lose it.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import doorstep, factors, typed
from accounts.acting import acting
from accounts.home import home
from accounts.models import Organisation, User
from accounts.ways_in import elsewhere

_SESSION = "once"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def once(request: HttpRequest) -> HttpResponse:
    """Show it again until it is said to be kept; then on, to what was typed or asked for before."""
    door = elsewhere(request)
    if door is not None:
        return door
    if request.method != "POST" or "language" in request.POST:
        return _page(request, doorstep.kept(request))
    request.session.pop(_SESSION, None)
    sealed = doorstep.kept(request)
    onward = doorstep.onward(request) or home(acting(request.user))
    return doorstep.again(request, sealed) or HttpResponseRedirect(onward)


def codes(request: HttpRequest, user: User, sealed: str = "") -> HttpResponse:
    """Ten new recovery codes, to be written down."""
    request.session[_SESSION] = typed.sealed(["codes", factors.new_codes(user)])
    return _page(request, sealed) if sealed else doorstep.to("once", doorstep.onward(request))


def link(
    request: HttpRequest, secret: str, organisation: Organisation | None, back: str
) -> HttpResponse:
    """The address of a new invitation, to be passed on.

    Officers meet the site in Thai first, whatever the language of who invites them.

    Args:
        request: of who invites.
        secret: of the invitation.
        organisation: the one that somebody is invited to; ``None``: to the site.
        back: the path to go on to.
    """
    of_office = organisation is not None and organisation.kind == Organisation.Kind.OFFICE
    with override("th" if of_office else get_language()):
        address = request.build_absolute_uri(reverse("accounts:invited", args=[secret]))
    request.session[_SESSION] = typed.sealed(["link", [address]])
    return doorstep.to("once", back)


def _page(request: HttpRequest, sealed: str) -> HttpResponse:
    shown = typed.unsealed(request.session.get(_SESSION, ""))
    if shown is None:
        return HttpResponseRedirect(doorstep.onward(request) or home(acting(request.user)))
    kind, lines = shown
    context = {
        "kind": kind,
        "lines": lines,
        "kept": sealed,
        "onward": doorstep.onward(request),
        "form_id": doorstep.FORM_ID,
        "stateless_form": True,
    }
    doorstep.moved(request, "once")
    return render(request, "accounts/once.html", context)
