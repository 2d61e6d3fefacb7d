"""Between the two factors: whose password was right, for a few minutes, in a session of its own.

Nobody is signed in by a password alone: no page but that of the second factor asks here. The key of
a phone that is to be enrolled lies in this session alone: another one with the same password is
shown another key.
"""

from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django_otp.plugins.otp_totp.models import TOTPDevice, default_key

from accounts import factors
from accounts.models import User

#: Long enough to install the program for the six digits on a phone.
LIFE = timedelta(minutes=20)
_SESSION, _KEY = "halfway", "enrolling"


def begin(request: HttpRequest, user: User) -> None:
    """Remember whose password was right, under a key that nobody knew before."""
    request.session.flush()
    until = (timezone.now() + LIFE).timestamp()
    request.session[_SESSION] = [user.pk, until, user.get_session_auth_hash()]


def of(request: HttpRequest) -> User | None:
    """Whose second factor is waited for; ``None``: nobody's, or not any more."""
    found = request.session.get(_SESSION)
    if not found or found[1] < timezone.now().timestamp():
        return None
    user = User.objects.filter(pk=found[0], is_active=True).first()
    same = user is not None and constant_time_compare(found[2], user.get_session_auth_hash())
    return user if same else None


def enrolling(request: HttpRequest, user: User) -> TOTPDevice:
    """The phone that is about to be enrolled here: the same until it has shown its first code."""
    if _KEY not in request.session:
        request.session[_KEY] = default_key()
    return factors.to_enrol(user, request.session[_KEY])
