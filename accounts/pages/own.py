"""One's own account: where one is signed in, the password, the second factor."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import factors, forms, lockout, sessions
from accounts.acting import acts_here, for_roles
from accounts.models import Role, SignIn
from accounts.pages import once


@for_roles(*Role)
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """The account of whoever asks; a POST ends one of their other sign-ins, or all of these."""
    who = acts_here(request)
    here = sessions.of(request)
    running = SignIn.objects.filter(sessions.running(timezone.now()), user=who.user)
    others = running.exclude(digest=here.digest) if here else running
    if request.method == "POST":
        number = request.POST.get("sign_in", "")
        ending = others.filter(pk=forms.row_number(number) or 0) if number else others
        if number and not ending.exists():
            raise Http404
        sessions.end(ending)
        return HttpResponseRedirect(reverse("accounts:own"))
    context = {"who": who, "here": here, "others": others, "left": factors.codes_left(who.user)}
    return render(request, "accounts/own.html", context)


@for_roles(*Role)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Another password; it ends all other sign-ins."""
    user = acts_here(request).user
    sent = request.method == "POST" and "language" not in request.POST
    held = lockout.too_many(request) if sent else None
    if held is not None:
        return held
    form = forms.ChangedPassword(user, request.POST if sent else None)
    if sent and form.is_valid():
        user.set_password(form.cleaned_data["password"])
        user.save(update_fields=["password"])
        sessions.renew(request, user)
        return HttpResponseRedirect(reverse("accounts:own"))
    return render(request, "accounts/password.html", {"form": form})


@for_roles(*Role)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes, or another phone, for who shows the second factor once more."""
    user = acts_here(request).user
    form = forms.Code(request.POST)
    if request.method != "POST" or "language" in request.POST:
        return render(request, "accounts/codes.html", {"form": forms.Code()})
    waits = factors.waits_until(user, form.typed) if form.is_valid() else None
    if waits is not None:
        return lockout.wait(request, waits)
    if not form.is_valid() or not form.typed or factors.shown(user, form.typed) is None:
        form.add_error("code", _("This code is not right. Type the newest one."))
        return render(request, "accounts/codes.html", {"form": form})
    if request.POST.get("do") == "phone":
        factors.forget(user)
        sessions.end_all(user)
        return HttpResponseRedirect(reverse("accounts:sign-in"))
    return once.codes(request, user)
