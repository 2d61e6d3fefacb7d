"""Where somebody who is not fully signed in is sent: to sign in, and back with what they typed."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from accounts import doorstep, forms, sessions, typed


def is_in(request: HttpRequest) -> bool:
    """Whether somebody is signed in with both factors, in a session that goes on."""
    if sessions.of(request) is None:
        return False
    user = request.user
    return user.is_authenticated and bool(user.is_verified())  # type: ignore[attr-defined]


def elsewhere(request: HttpRequest) -> HttpResponse | None:
    """The page to go to before this one; ``None`` for somebody with both factors.

    Whatever a form has sent is sealed in the sign-in page, for its writer to send it again.
    """
    if is_in(request):
        return None
    if request.method != "POST":
        return doorstep.to("sign-in", request.get_full_path())
    return doorstep.sign_in_page(request, forms.SignIn(), typed.kept(request), status=403)


#: Pages before the door: what they were sent is of no use afterwards.
_BEFORE = frozenset({"sign-in", "second-factor", "sign-out", "once"})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A staff's form without its token: opened before the last sign-in, or by another site.

    The former is offered to be sent again, to its writer; of the latter nothing is.
    """
    del reason
    match = request.resolver_match
    if not typed.own_origin(request) or match is None:
        return render(request, "403.html", status=403)
    if match.view_name == "accounts:invited":
        return HttpResponseRedirect(request.path)  # passwords are not repeated: typed anew
    door = match.app_name == "accounts" and match.url_name in _BEFORE
    sealed = doorstep.kept(request) if door else typed.kept(request)
    if door or not is_in(request):
        return doorstep.sign_in_page(request, forms.SignIn(), sealed, status=403)
    response = doorstep.again(request, sealed) or render(request, "403.html")
    response.status_code = 403
    return response
