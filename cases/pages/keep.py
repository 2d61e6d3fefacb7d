"""A case begins with consent, given in the worker's own language; without it nothing is kept."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from django.conf import settings
from django.core import signing
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.acting import Acting, acts_here
from accounts.models import User
from cases import consent_text, keeping
from cases.consent_text import Purpose
from cases.consenting import MOST, ConsentForm, Faults, asks_age, only_shown, too_long
from cases.finding import possible_duplicates
from cases.looking import looked_at_each
from cases.models import Case, ConsentToKeep, Erasure
from cases.mount import SESSION_BESIDE
from cases.pages import consent_form
from cases.pages.begin import SWITCHED, switched
from cases.pages.limited import limited
from cases.pages.of_case import volunteers
from cases.people import Person
from eligibility import kept
from eligibility.clock import today
from eligibility.interview.shown import Shown
from eligibility.interview.told import Answers
from eligibility.wording.sentence import sentence

#: Ties the number of a case that is to be made to a form of ours.
_SIGNER = signing.Signer(salt="cases.keep")

_CALLED = sentence("What is the person called?")
_PHONE = sentence("Phone")
_MAY_BE_EMPTY = sentence("It can be left empty.")


@dataclass(frozen=True, slots=True)
class _Sent:
    """What the form holds: the consent, who it is about, and the number of the case to be."""

    consent: ConsentForm
    called: str
    phone: str
    number: UUID | None
    faults: Faults

    @property
    def person(self) -> Person:
        """Who the case would be about."""
        guardian = self.consent.guardian if self.consent.minor else ""
        return Person(called=self.called, phone=self.phone, guardian=guardian)

    @property
    def whom(self) -> str:
        """Whom possible other cases were shown for, so that another name is looked for anew."""
        return f"{self.called} / {self.phone}"


@sensitive_post_parameters()
@volunteers
@require_http_methods(["GET", "HEAD", "POST"])
@limited
def keep(request: HttpRequest) -> HttpResponse:
    """The consent that makes a case of the answers on this device, or an empty one."""
    who, answers = acts_here(request), kept.read(request)
    if request.method != "POST" and "no" in request.GET:
        return render(request, "cases/refused.html", {"answers": answers is not None})
    sent = _read(request, answers or Answers(), who.user)
    if request.method != "POST" or only_shown(request.POST):
        return switched(request, _page(request, who, sent, answers, {}))
    there = _case_of(who.user, sent.number)
    if there is not None:  # the button was pressed twice
        return _to(there)
    if sent.faults:
        return _page(request, who, sent, answers, sent.faults, status=422)
    if sent.number is None:
        return _page(request, who, sent, answers, {}, status=409, once_more=True)
    alike = possible_duplicates(who.user, sent.person) if sent.called or sent.phone else []
    if alike and request.POST.get("anyway", "") != sent.whom:
        looked_at_each([each.case.pk for each in alike], who.user, "keep")
        return _page(request, who, sent, answers, {}, status=409, alike=alike)
    return _made(request, who, sent, answers)


def _made(request: HttpRequest, who: Acting, sent: _Sent, answers: Answers | None) -> HttpResponse:
    """The case, made once however often its form arrives; the answers leave the device."""
    user = who.user
    consent = ConsentToKeep(**sent.consent.fields(user))
    try:
        case = keeping.begin(user, consent, sent.person, answers or Answers(), sent.number)
    except IntegrityError:
        made = _case_of(user, sent.number)  # by the same form, a moment ago
        if made is None:  # and moved to another organisation since
            fresh = replace(sent, number=None)
            return _page(request, who, fresh, answers, {}, status=409, once_more=True)
        case = made
    response = _to(case)
    kept.erase(response)
    request.session.pop(SESSION_BESIDE, None)
    return response


def _read(request: HttpRequest, answers: Answers, user: User) -> _Sent:
    post = request.POST
    language = request.session.get(SESSION_BESIDE, settings.LANGUAGES[0][0])
    consent, faults = ConsentForm.read(
        post, Purpose.KEEP, language, asks_age=asks_age(answers, today())
    )
    typed = {name: " ".join(post.get(name, "").split()) for name in ("called", "phone")}
    longer = {name: too_long() for name, text in typed.items() if len(text) > MOST}
    return _Sent(
        consent, **typed, number=_number(post.get("once", ""), user), faults={**faults, **longer}
    )


def _page(
    request: HttpRequest,
    who: Acting,
    sent: _Sent,
    answers: Answers | None,
    faults: Faults,
    *,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    if request.session.get(SESSION_BESIDE) != sent.consent.language:
        request.session[SESSION_BESIDE] = sent.consent.language
    values = consent_text.values(who.organisation)
    consent = consent_form.shown(sent.consent, faults, values)
    page, _ = consent_form.voices(sent.consent.language)
    person = [
        Shown(
            id=name,
            name=name,
            kind="text",
            text=page.say(text),
            hint=page.say(_MAY_BE_EMPTY),
            fault=page.say(faults[name].sentence, faults[name].values) if name in faults else "",
            value=typed,
        )
        for name, text, typed in (("called", _CALLED, sent.called), ("phone", _PHONE, sent.phone))
    ]
    named = consent.named() | {each.name: each for each in person}
    context = {
        **SWITCHED,
        "style": consent_form.STYLE,
        "consent": consent,
        "person": person,
        "faults": consent_form.summary(named, faults),
        "answers": answers is not None,
        "once": _SIGNER.sign_object([str(sent.number or uuid4()), who.user.pk]),
        "whom": sent.whom,
        **more,
    }
    return render(request, "cases/keep.html", context, status=status)


def _number(written: str, user: User) -> UUID | None:
    """The number that a form of ours, sent by the same user, makes a case of.

    None for a form of somebody else, and where that case was made and erased: what a browser
    sends once more must not bring it back.
    """
    try:
        number, owner = _SIGNER.unsign_object(written)
    except signing.BadSignature:
        return None
    erased = Erasure.objects.filter(case=number).exists()
    return None if erased or owner != user.pk else UUID(number)


def _case_of(user: User, number: UUID | None) -> Case | None:
    return Case.objects.visible_to(user).filter(pk=number).first() if number else None


def _to(case: Case) -> HttpResponse:
    return HttpResponseRedirect(reverse("cases:case", args=[case.reference]), status=303)
