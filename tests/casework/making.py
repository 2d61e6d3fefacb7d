"""People who keep cases, and cases, made for tests as the site makes them."""

import itertools
from collections.abc import Mapping
from datetime import date
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.http import QueryDict
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts import sessions
from accounts.acting import acting
from accounts.models import Membership, Organisation, Role, SignIn, User
from cases import keeping
from cases.models import Case, ConsentToKeep
from cases.people import Person
from eligibility.interview.screens import BY_KEY
from eligibility.interview.told import Answers, Told, with_screen
from tests.interview import journeys
from tests.interview.journeys import Form
from tests.support import TODAY

_NUMBERS = itertools.count(1)


def told_by(forms: Mapping[str, Form], today: date = TODAY) -> Answers:
    """The answers that these screens make, sent one after the other."""
    answers = Answers()
    for key, form in forms.items():
        sent = QueryDict(mutable=True)
        for name, value in form.items():
            sent.setlist(name, [value] if isinstance(value, str) else value)
        put = with_screen(answers, BY_KEY[key], sent, Told(answers, today))
        answers = Answers(put.given, put.sent | {key})
    return answers


#: All that somebody tells who was laid off at the end of last month.
ANSWERED = told_by(journeys.laid_off(TODAY).forms)
#: A day of whose law some tests state facts, and the same person on it.
A_DAY = date(2026, 11, 23)
ANSWERED_THEN = told_by(journeys.laid_off(A_DAY).forms, A_DAY)


def ngo(name: str = "", **changes: Any) -> Organisation:
    """An organisation that keeps cases."""
    return Organisation.objects.create(
        kind=Organisation.Kind.NGO, name=name or f"Garment Workers Help {next(_NUMBERS)}", **changes
    )


def office(name: str = "", **changes: Any) -> Organisation:
    """An SSO office."""
    return Organisation.objects.create(
        kind=Organisation.Kind.OFFICE, name=name or f"SSO Mae Sot {next(_NUMBERS)}", **changes
    )


def volunteer(
    organisation: Organisation | None = None, *, role: Role = Role.VOLUNTEER, name: str = ""
) -> User:
    """Somebody who works for an organisation, for a new NGO unless one is given."""
    number = next(_NUMBERS)
    user = User.objects.create_user(f"person{number}", shown_name=name or f"Naw Paw {number}")
    Membership.objects.create(user=user, organisation=organisation or ngo(), role=role)
    return user


def consent(user: User, **changes: Any) -> ConsentToKeep:
    """A consent to keep a case, not yet written."""
    given = {"text_version": 1, "language": "my", "how": "read_aloud", "health": True}
    return ConsentToKeep(witness=user, **{**given, **changes})


def case_of(
    user: User,
    person: Person | None = None,
    answers: Answers | None = None,
    **changes: Any,
) -> Case:
    """A case that ``user`` has begun; ``changes``: of its consent."""
    return keeping.begin(user, consent(user, **changes), person or Person(), answers or Answers())


def signed_in(user: User) -> Client:
    """A browser in which somebody is signed in with both factors, without the screens for that."""
    device, _ = TOTPDevice.objects.get_or_create(user=user, defaults={"name": "phone"})
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY], store[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    store[DEVICE_ID_SESSION_KEY] = device.persistent_id
    store.save()
    SignIn.objects.create(user=user, digest=sessions.digest(store.session_key))
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = store.session_key
    return client


def organisation_of(user: User) -> Organisation:
    """Where somebody works."""
    who = acting(user)
    assert who is not None
    assert who.organisation is not None
    return who.organisation
