"""The way in, by two factors, and the way out."""

from django.contrib import auth
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django_otp.models import Device

from accounts import doorstep, factors, forms, halfway, lockout, sessions
from accounts.acting import acting
from accounts.home import home
from accounts.models import User
from accounts.pages import once
from accounts.ways_in import is_in


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The first factor. Unknown names and wrong passwords are answered alike, in the same time."""
    sealed = doorstep.kept(request)
    if is_in(request) and (request.method != "POST" or sealed):
        return arrived(request)
    if request.method != "POST" or "language" in request.POST:
        return doorstep.sign_in_page(request, _again(request), sealed)
    held = lockout.too_many(request)
    if held is not None:
        return held
    form = forms.SignIn(request.POST)
    user = _known(request, form) if form.is_valid() else None
    if user is None:
        return doorstep.sign_in_page(request, form, sealed)
    if sessions.of(request) is not None:
        sessions.sign_out(request)
    halfway.begin(request, user)
    if sealed:
        return doorstep.second_factor_page(request, user, forms.Code(), sealed)
    return doorstep.to("second-factor", doorstep.onward(request))


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """The second factor; who has none yet is helped to enrol one."""
    if is_in(request):
        return arrived(request)
    sealed = doorstep.kept(request)
    user = halfway.of(request)
    if user is None:
        if sealed:
            return doorstep.sign_in_page(request, forms.SignIn(), sealed)
        return doorstep.to("sign-in", doorstep.onward(request))
    if request.method != "POST" or "language" in request.POST:
        return doorstep.second_factor_page(request, user, forms.Code(), sealed)
    form = forms.Code(request.POST)
    waits = factors.waits_until(user, form.typed) if form.is_valid() else None
    if waits is not None:
        return lockout.wait(request, waits)
    enrols = factors.device_of(user) is None
    device = _device(request, user, form, enrols=enrols)
    if device is None:
        form.add_error("code", _("This code is not right. Type the newest one."))
        return doorstep.second_factor_page(request, user, form, sealed)
    sessions.begin(request, user, device)
    if enrols:
        return once.codes(request, user, sealed)
    return arrived(request)


@never_cache
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """The end of this session; the others of the same person go on."""
    sessions.sign_out(request)
    return HttpResponseRedirect(reverse("accounts:sign-in"))


def arrived(request: HttpRequest) -> HttpResponse:
    """On to where somebody wanted to go, or to what they had typed before their session ended."""
    sealed = doorstep.kept(request)
    onward = doorstep.onward(request) or home(acting(request.user))
    return doorstep.again(request, sealed) or HttpResponseRedirect(onward)


def _again(request: HttpRequest) -> forms.SignIn:
    """The form as it was sent by a change of language: the name stays, the password does not."""
    return forms.SignIn(initial={"username": request.POST.get("username", "")})


def _known(request: HttpRequest, form: forms.SignIn) -> User | None:
    """Who is known by name and password and still works here; else the form says why not."""
    user = auth.authenticate(request, **form.cleaned_data)
    if not isinstance(user, User):
        form.add_error(None, _("User name and password do not go together."))
        return None
    if acting(user) is None:
        form.add_error(None, _("This account has ended. Ask your coordinator."))
        return None
    return user


def _device(request: HttpRequest, user: User, form: forms.Code, *, enrols: bool) -> Device | None:
    """The device that the typed code is of; nothing typed is no wrong code."""
    if not form.is_valid() or not form.typed:
        return None
    if not enrols:
        return factors.shown(user, form.typed)
    device = halfway.enrolling(request, user)
    return device if factors.enrolled(device, form.typed) else None
