"""The pages before somebody is in, and the way on from there. All carry what was typed along."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import resolve, reverse
from django.utils.http import urlencode

from accounts import factors, forms, halfway, typed
from accounts.models import User

#: Of the form that the language switch sends too, so that it loses nothing.
FORM_ID = "door"


def onward(request: HttpRequest) -> str:
    """Where somebody wanted to go, if that is a page of ours; else ""."""
    path = request.POST.get("next") or request.GET.get("next") or ""
    return path if typed.own(path) else ""


def kept(request: HttpRequest) -> str:
    """What was typed before the session ended, still sealed; "" where nothing was."""
    return request.POST.get("kept", "")


def sign_in_page(
    request: HttpRequest, form: forms.SignIn, sealed: str = "", *, status: int = 200
) -> HttpResponse:
    """The page that asks for the first factor, also where another page was asked for."""
    return _page(request, "sign-in", {"form": form, "kept": sealed}, status)


def second_factor_page(
    request: HttpRequest, user: User, form: forms.Code, sealed: str = ""
) -> HttpResponse:
    """The page that asks for the second factor, or helps to enrol one."""
    context = {"form": form, "kept": sealed}
    if factors.device_of(user) is not None:
        return _page(request, "second-factor", context)
    device = halfway.enrolling(request, user)
    width, path = factors.picture(device)
    more = {"width": width, "path": path, "key": factors.groups(device)}
    return _page(request, "second-factor", context | more, template="enrol")


def again(request: HttpRequest, sealed: str) -> HttpResponse | None:
    """What whoever is signed in now had typed, to be sent again; of somebody else's nothing."""
    found = typed.opened(sealed) if sealed else None
    if found is None or found.user not in (None, request.user.pk):
        return None
    return again_page(request, found, sealed)


def again_page(request: HttpRequest, found: typed.Typed, sealed: str) -> HttpResponse:
    """What was typed, to be sent again by one button."""
    return _page(request, "second-factor", {"typed": found, "kept": sealed}, template="again")


def to(name: str, path: str) -> HttpResponseRedirect:
    """To a page before the one that was asked for."""
    query = f"?{urlencode({'next': path})}" if path else ""
    return HttpResponseRedirect(f"{reverse(f'accounts:{name}')}{query}")


def moved(request: HttpRequest, name: str) -> None:
    """Let a request be one for this page of ours: its languages and its style are this page's."""
    request.path = request.path_info = reverse(f"accounts:{name}")
    request.resolver_match = resolve(request.path_info)


def _page(
    request: HttpRequest,
    name: str,
    context: dict[str, object],
    status: int = 200,
    template: str = "",
) -> HttpResponse:
    path = onward(request)
    moved(request, name)
    common = {"form_id": FORM_ID, "stateless_form": True, "onward": path}
    whole = f"accounts/{template or name.replace('-', '_')}.html"
    return render(request, whole, common | context, status=status)
