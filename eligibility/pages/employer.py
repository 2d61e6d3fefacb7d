"""Not registered, or months missing: the way out, the complaint sheet, the letter."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from eligibility.action import typed_sheet
from eligibility.action.complaint import complaint_page
from eligibility.action.employer import employer_page
from eligibility.action.letter import LetterPage, letter_page
from eligibility.action.missing import Situation, situation
from eligibility.action.typed_sheet import Typed
from eligibility.pages.beside import FRAME, Answered, answer_to, beside, kept_with
from eligibility.pages.drawn import draw, token_field
from eligibility.pages.frame import FORM_ID, language_chosen, personal
from eligibility.presentation import Spoken

#: What is printed and handed in has a style for its paper, by its file in ``static``.
_STYLE = "paper"


@personal
@require_safe
def employer(request: HttpRequest) -> HttpResponse:
    """What the law asks of the employer, and three ways to complain."""
    return beside(
        request,
        "employer.html",
        lambda it: employer_page(it.own, it.released.rulebook, it.spoken),
    )


@sensitive_post_parameters()
@personal
@require_http_methods(["GET", "HEAD", "POST"])
def complaint(request: HttpRequest) -> HttpResponse:
    """The complaint sheet: what is typed comes by POST, stands in the response, and is gone."""
    found = answer_to(request)
    if isinstance(found, HttpResponse):
        return found
    sent = request.method == "POST"
    typed = typed_sheet.read(request.POST) if sent else Typed()
    page = complaint_page(
        _situation(found),
        typed,
        found.released.rulebook,
        _thai(found),
        found.spoken,
        # Who only changes the language of the form has not asked for the sheet yet.
        made=sent and ("made" in request.POST or "language" not in request.POST),
    )
    token = get_token(request)
    context = {"form_id": FORM_ID, "csrf_token": token}
    body = draw(
        "complaint.html", page=page, form_id=FORM_ID, token_field=token_field(request, token)
    )
    response = render(
        request, FRAME, {"body": body, "style": _STYLE, "stateless_form": True, **context}
    )
    return language_chosen(kept_with(request, response, found), request.POST.get("language"))


@personal
@require_safe
def letter(request: HttpRequest) -> HttpResponse:
    """A neutral letter to the employer."""
    return beside(request, "letter.html", _letter, style=_STYLE)


def _letter(found: Answered) -> LetterPage:
    return letter_page(_situation(found), found.released.rulebook, _thai(found), found.spoken)


def _situation(found: Answered) -> Situation:
    """Her own facts: what is only supposed must not stand on a paper that is handed in."""
    return situation(found.own, found.released.rulebook)


def _thai(found: Answered) -> Spoken:
    """The voice of the officer and of the employer."""
    return Spoken("th", found.released.content)
