"""What a link of an invitation leads to. To look at it, as messengers do, does not use it up."""

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import doorstep, forms, halfway, joining, lockout, sessions
from accounts.models import Invitation, User


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, secret: str) -> HttpResponse:
    """Make an account, or a new password, and go on to the second factor."""
    found = joining.unused(secret)
    if found is None:
        return _spent(request)
    sent = request.method == "POST" and "language" not in request.POST
    held = lockout.too_many(request) if sent else None
    if held is not None:
        return held
    form = _form(found, request, sent=sent)
    if sent and form.is_valid():
        try:
            user = _made(secret, found, form)
        except joining.SpentError:
            return _spent(request)
        except IntegrityError:  # somebody has taken the name since it was looked for
            form.add_error("username", _("Somebody has this user name. Choose another one."))
        else:
            if sessions.of(request) is not None:
                sessions.sign_out(request)
            halfway.begin(request, user)
            return doorstep.to("second-factor", "")
    context = {"form": form, "invitation": found, "form_id": doorstep.FORM_ID}
    return render(request, "accounts/invited.html", context | {"stateless_form": True})


def _form(found: Invitation, request: HttpRequest, *, sent: bool) -> forms.NewPassword:
    typed = request.POST if sent else None
    if found.renews is not None:
        return forms.NewPassword(found.renews, typed)
    names = ("name", "username")  # a change of language keeps these, and no password
    initial = {name: request.POST.get(name, "") for name in names}
    if not initial["name"]:
        initial["name"] = found.meant_for
    return forms.Newcomer(User(), typed, initial=initial)


def _made(secret: str, found: Invitation, form: forms.NewPassword) -> User:
    given = form.cleaned_data
    if found.renews is not None:
        return joining.renew(secret, given["password"])
    return joining.join(
        secret, joining.Newcomer(given["name"], given["username"], given["password"])
    )


def _spent(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/spent.html", status=404)
