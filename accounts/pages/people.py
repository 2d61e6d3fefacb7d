"""The people of an organisation, for those who lead it: who is in, who was invited, who leaves."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import forms, joining
from accounts.acting import Acting, acts_here, for_roles
from accounts.models import LEADS, ROLES_OF, Invitation, Membership, Organisation, Role
from accounts.pages import once


@for_roles(*LEADS)
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """Members and open invitations; a POST invites, or withdraws an invitation."""
    who = acts_here(request)
    open_ones = Invitation.objects.filter(
        organisation=who.organisation, used_at__isnull=True, ends_at__gt=timezone.now()
    )
    if "withdraw" in request.POST:
        return withdrawn(request.POST["withdraw"], open_ones, "people")
    form = forms.Invite(_roles(who), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        role = Role(form.cleaned_data["role"])
        secret = joining.invite(
            role, who.organisation, by=who.user, meant_for=form.cleaned_data["meant_for"]
        )
        return once.link(request, secret, who.organisation, reverse("accounts:people"))
    members = _members(who).order_by("user__shown_name", "pk")
    context = {"form": form, "members": members, "invitations": open_ones, "who": who}
    return render(request, "accounts/people.html", context)


@for_roles(*LEADS)
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them: to be removed, to get a new password, or to enrol another phone."""
    who = acts_here(request)
    found = _members(who).filter(pk=pk).first()
    if found is None:
        raise Http404
    fault = ""
    if request.method == "POST":
        try:
            done = _done(request, who, found)
        except joining.LastLeadError:
            fault = _("Nobody else could invite people then. First invite another one.")
        else:
            return done
    return render(request, "accounts/person.html", {"member": found, "fault": fault, "who": who})


def _done(request: HttpRequest, who: Acting, found: Membership) -> HttpResponse:
    """What a lead asks for: each ends everything that the person is signed in with."""
    asked = request.POST.get("do")
    if asked == "remove":
        joining.remove(found)
    elif asked == "phone":
        joining.forget_second_factor(found.user)
    elif asked == "password":
        secret = joining.invite(
            Role(found.role),
            found.organisation,
            by=who.user,
            meant_for=str(found.user),
            renews=found.user,
        )
        return once.link(request, secret, found.organisation, reverse("accounts:people"))
    else:
        raise Http404
    return HttpResponseRedirect(reverse("accounts:people"))


def _members(who: Acting) -> QuerySet[Membership]:
    return Membership.objects.filter(
        organisation=who.organisation, ended_at__isnull=True
    ).select_related("user")


def _roles(who: Acting) -> list[Role]:
    """The roles that somebody may invite for, the plain one first."""
    organisation = who.organisation  # no lead is without one
    fitting = ROLES_OF[Organisation.Kind(organisation.kind)] if organisation else ()
    return sorted(fitting, key=lambda role: (role in LEADS, role))


def withdrawn(number: str, among: QuerySet[Invitation], back: str) -> HttpResponse:
    """Withdraw one of these invitations, and go back."""
    found = among.filter(pk=forms.row_number(number) or 0).first()
    if found is None:
        raise Http404
    joining.withdraw(found)
    return HttpResponseRedirect(reverse(f"accounts:{back}"))
