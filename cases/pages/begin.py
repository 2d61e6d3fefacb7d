"""Beginning with a worker: the check first or her consent first, or the answers off her phone.

Nothing is kept by any of it. Until her consent is recorded (``cases.pages.keep``) the answers live
in the cookie of this device, as for a worker alone.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from cases.consenting import language_in, only_shown
from cases.mount import SESSION_BESIDE
from cases.pages.consent_form import voices
from cases.pages.of_case import volunteers
from eligibility import carrying, kept
from eligibility.interview.shown import Option, Shown
from eligibility.pages.frame import FORM_ID, language_chosen
from eligibility.wording.sentence import sentence

#: A form that is sent to be shown in the other language of the page.
SWITCHED = {"form_id": FORM_ID, "stateless_form": True}

_LANGUAGE = sentence("The person's language")
_WRITTEN = sentence("The digits of the code, or its whole address")
_NOT_OPENED = sentence("This code cannot be opened. Codes work for one hour: ask for a new one.")


@volunteers
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new check: in which language, and whether the consent comes first or last."""
    language = language_in(request.POST)
    if request.method == "POST" and language and not only_shown(request.POST):
        request.session[SESSION_BESIDE] = language
        consents = request.POST.get("first") == "consent"
        there = reverse("cases:keep") if consents else reverse("eligibility:screen", args=[1])
        response: HttpResponse = HttpResponseRedirect(there, status=303)
        kept.erase(response)  # of whoever was helped before on this device
        return response
    page, _ = voices("en")
    chosen = language or settings.LANGUAGES[0][0]
    question = Shown(
        id="speaks",
        name="speaks",
        kind="one_of",
        text=page.say(_LANGUAGE),
        options=tuple(
            Option(value=code, text=name, checked=code == chosen)
            for code, name in settings.LANGUAGES
        ),
    )
    context = {**SWITCHED, "question": question, "unfinished": kept.read(request) is not None}
    return switched(request, render(request, "cases/new.html", context))


@sensitive_post_parameters("token")
@volunteers
@require_http_methods(["GET", "HEAD", "POST"])
def opened(request: HttpRequest) -> HttpResponse:
    """The answers out of a worker's picture, laid where her own phone would have them."""
    written = request.POST.get("token", "")
    sent = bool(written) and not only_shown(request.POST)
    answers = carrying.opened(_digits(written)) if sent else None
    if answers is not None:
        # Her picture leads to a page in her language, and the form says which one that was.
        request.session[SESSION_BESIDE] = language_in(request.POST) or get_language()
        with override(_of_the_volunteer(request)):
            response: HttpResponse = HttpResponseRedirect(reverse("cases:keep"), status=303)
        kept.write(response, kept.packed(answers))
        return response
    page, _ = voices("en")
    question = Shown(
        id="token",
        name="token",
        kind="text",
        text=page.say(_WRITTEN),
        value=written,
        fault=page.say(_NOT_OPENED) if sent else "",
    )
    context = {
        **SWITCHED,
        "question": question,
        "speaks": language_in(request.POST),
        "faults": [{"href": "#token", "text": question.fault}] if sent else [],
    }
    status = 422 if sent else 200
    return switched(request, render(request, "cases/opened.html", context, status=status))


def switched(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The page, and the language remembered where it was asked for on it."""
    asked = request.method == "POST" and "language" in request.POST
    return language_chosen(response, get_language()) if asked else response


def _digits(written: str) -> str:
    """A token as it may have been pasted: with its address before it, with blanks in it."""
    return "".join(written.rpartition("#")[2].split())


def _of_the_volunteer(request: HttpRequest) -> str:
    """The language somebody has chosen on this device; without one, that of the page."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in dict(settings.LANGUAGES) else str(get_language())
