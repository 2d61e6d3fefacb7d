"""People for tests: of an organisation, with their second factor, signed in."""

from binascii import unhexlify
from itertools import count
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts import factors, joining, sessions
from accounts.models import OF_THE_SITE, ROLES_OF, Membership, Organisation, Role, User

#: Everybody's. No list of common passwords has it.
PASSWORD = "longan under the banyan"

_numbers = count(1)


def organisation(kind: str = "ngo", name: str = "") -> Organisation:
    """A new organisation; ``kind``: "ngo" or "office"."""
    found = Organisation.Kind(kind)
    return joining.make_organisation(found, name or f"{kind} {next(_numbers)}")


def somebody(role: Role | str, of: Organisation | None = None, username: str | None = None) -> User:
    """A member with a phone enrolled as second factor.

    Args:
        role: what they do; its value will do.
        of: their organisation; a new one that fits where the role needs one and none is given.
        username: any, where it does not matter.
    """
    role = Role(role)
    if of is None and role not in OF_THE_SITE:
        of = organisation(next(kind for kind, roles in ROLES_OF.items() if role in roles))
    name = username or f"{role}-{next(_numbers)}"
    user = User(username=name, shown_name=name.title())
    user.set_password(PASSWORD)
    user.save()
    Membership.objects.create(user=user, organisation=of, role=role)
    TOTPDevice.objects.create(user=user, name="phone", confirmed=True)
    return user


def signed_in(user: User, **defaults: Any) -> Client:
    """A browser in which somebody has shown both factors; ``defaults`` as for ``Client``."""
    client = Client(**defaults)
    device = factors.device_of(user)
    assert device is not None
    request = HttpRequest()
    request.session, request.user = client.session, user
    sessions.begin(request, user, device)
    request.session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(request.session.session_key)
    return client


def first_code(client: Client) -> str:
    """The six digits of a phone that has taken its key from the page of this browser."""
    return _digits(unhexlify(client.session["enrolling"]))


def code_for(user: User) -> str:
    """The six digits that somebody's phone shows now; as often as asked within half a minute.

    What the server remembers of codes used and of wrong ones is forgotten, so that tests need not
    wait.
    """
    device = factors.device_of(user)
    assert device is not None
    TOTPDevice.objects.filter(pk=device.pk).update(
        last_t=-1, drift=0, throttling_failure_count=0, throttling_failure_timestamp=None
    )
    return _digits(device.bin_key)


def _digits(key: bytes) -> str:
    return f"{TOTP(key).token():06d}"
