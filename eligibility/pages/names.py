"""Do my papers agree?"""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from eligibility import clock, kept, limits, loader
from eligibility.pages import names_typed
from eligibility.pages.beside import FRAME
from eligibility.pages.drawn import draw, token_field
from eligibility.pages.frame import FORM_ID, again, language_chosen, personal
from eligibility.pages.names_shown import names_page
from eligibility.presentation import Spoken


@sensitive_post_parameters()
@personal
@require_http_methods(["GET", "HEAD", "POST"])
def names(request: HttpRequest) -> HttpResponse:
    """Names, days and numbers as each paper spells them: compared, shown once, and forgotten."""
    released = loader.current()
    typed = names_typed.nothing()
    sent = request.method == "POST"
    if sent and (seconds := limits.wait_for(request, "names")):  # comparing takes its time
        return again(request, seconds)
    if sent:
        typed = names_typed.read(request.POST, clock.today())
        # Who only changes the language of an empty form has asked for nothing.
        sent = bool(names_typed.filled(typed)) or "language" not in request.POST
    spoken = Spoken(get_language() or "en", released.content)
    page = names_page(typed, released, spoken, sent=sent, has_answer=kept.read(request) is not None)
    field = token_field(request, get_token(request))
    body = draw("names.html", page=page, form_id=FORM_ID, token_field=field)
    response = render(request, FRAME, {"body": body, "form_id": FORM_ID, "stateless_form": True})
    return language_chosen(response, request.POST.get("language"))
