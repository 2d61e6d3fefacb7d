"""The organisations, for an administrator: who has one, and who is invited to lead it."""

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts import forms, joining
from accounts.acting import acts_here, for_roles
from accounts.models import LEADS, OF_THE_SITE, ROLES_OF, Invitation, Organisation, Role
from accounts.pages import once
from accounts.pages.people import withdrawn


@for_roles(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def organisations(request: HttpRequest) -> HttpResponse:
    """All of them, without anything about their cases; a POST makes one, or invites."""
    who = acts_here(request)
    open_ones = Invitation.objects.filter(
        Q(role__in=LEADS | OF_THE_SITE), used_at__isnull=True, ends_at__gt=timezone.now()
    ).select_related("organisation")
    if "withdraw" in request.POST:
        return withdrawn(request.POST["withdraw"], open_ones, "organisations")
    if "role" in request.POST:
        return _invited(request)
    form = forms.NewOrganisation(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        joining.make_organisation(
            Organisation.Kind(form.cleaned_data["kind"]),
            form.cleaned_data["organisation_name"],
            form.cleaned_data["retention_days"],
        )
        return HttpResponseRedirect(reverse("accounts:organisations"))
    listed = Organisation.objects.annotate(
        members=Count("memberships", filter=Q(memberships__ended_at__isnull=True))
    )
    context = {
        "who": who,
        "form": form,
        "organisations": [(each, _lead_of(each)) for each in listed],
        "of_the_site": [Role.ADMINISTRATOR, Role.RULES_KEEPER],
        "invitations": open_ones,
    }
    return render(request, "accounts/organisations.html", context)


def _invited(request: HttpRequest) -> HttpResponse:
    """A link for who leads an organisation, or works on the site."""
    who = acts_here(request)
    number = request.POST.get("organisation", "")
    organisation = Organisation.objects.filter(pk=forms.row_number(number) or 0).first()
    role = request.POST["role"]
    known = role in Role.values and bool(number) == (organisation is not None)
    if not known or not joining.may_invite(who, Role(role), organisation):
        raise Http404
    secret = joining.invite(Role(role), organisation, by=who.user)
    return once.link(request, secret, organisation, reverse("accounts:organisations"))


def _lead_of(organisation: Organisation) -> Role:
    """The role that leads organisations of its kind."""
    return next(iter(LEADS & ROLES_OF[Organisation.Kind(organisation.kind)]))
