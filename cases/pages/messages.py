"""Messages of an office to the organisation that handed a copy over, and what it writes back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from cases import messages as sending
from cases import notes
from cases.consenting import only_shown
from cases.pages import message_form
from cases.pages.of_copy import open_copy
from cases.pages.office import officers
from eligibility.pages.beside import voice


@officers
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def messages(request: HttpRequest, number: UUID) -> HttpResponse:
    """All messages about a case, the last one first, and room for one more."""
    copy = open_copy(request, number, "office-messages")
    user, typed, faulty = copy.who.user, request.POST.get(message_form.NAME, ""), False
    if request.method == "POST" and not only_shown(request.POST):
        text = notes.cleaned(typed)
        if message_form.fits(text):
            sending.from_office(user, number, text)
            return HttpResponseRedirect(reverse("cases:office-messages", args=[number]), status=303)
        faulty = True
    rows = list(sending.between(user, copy.handover))
    context = {
        "number": number,
        "reference": copy.snapshot.reference,
        "written": message_form.read(rows, copy.vault, copy.who.organisation, of_office=True),
        **message_form.context(voice(), typed, faulty=faulty),
    }
    response = render(request, "cases/office_messages.html", context, status=422 if faulty else 200)
    sending.shown(user, rows, from_office=False)
    return response
