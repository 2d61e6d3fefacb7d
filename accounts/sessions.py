"""Who is signed in, for how long, and on which devices; each of them can be ended from another.

Every session of somebody with both factors has a ``SignIn``. It says when the session ends; the
browser's cookie only says which one it is.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import django_otp
from django.conf import settings
from django.contrib import auth
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django_otp.middleware import is_verified
from django_otp.models import Device

from accounts.models import SignIn, User

#: How often it is noted that somebody is still there.
NOTED = timedelta(minutes=1)
#: Of a digest, what the table of sessions has room for: 160 bits.
ROOM = 40


def digest(key: str) -> str:
    """What is kept of a session's key. Whoever reads the tables cannot take a session over."""
    return hashlib.sha256(f"session:{key}".encode()).hexdigest()


def begin(request: HttpRequest, user: User, device: Device) -> SignIn:
    """Sign somebody in who has shown both factors, under a key that nobody knew before.

    Args:
        request: of the second factor; its session is left behind.
        user: who signs in.
        device: the second factor.
    """
    request.session.flush()
    user.is_verified = partial(is_verified, user)  # type: ignore[attr-defined]  # for this answer
    auth.login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    django_otp.login(request, device)
    return _noted(request, user)


def renew(request: HttpRequest, user: User) -> SignIn:
    """After a change of password: a new key for this device, and the end for all others."""
    end_all(user)
    auth.update_session_auth_hash(request, user)
    return _noted(request, user)


def _noted(request: HttpRequest, user: User) -> SignIn:
    request.session.save()
    now = timezone.now()
    made = SignIn.objects.create(
        user=user, digest=digest(str(request.session.session_key)), began_at=now, seen_at=now
    )
    request.sign_in = made  # type: ignore[attr-defined]
    return made


def end(sign_ins: QuerySet[SignIn]) -> None:
    """End these: what their browsers hold opens nothing any more."""
    keys = [kept[:ROOM] for kept in sign_ins.values_list("digest", flat=True)]
    sign_ins.filter(ended_at__isnull=True).update(ended_at=timezone.now())
    Session.objects.filter(pk__in=keys).delete()


def end_all(user: User) -> None:
    """End everything somebody is signed in with, at once."""
    end(SignIn.objects.filter(user=user, ended_at__isnull=True))


def sign_out(request: HttpRequest) -> None:
    """End the session of this request, and forget it."""
    found = of(request)
    if found is not None:
        end(SignIn.objects.filter(pk=found.pk))
    auth.logout(request)
    request.sign_in = None  # type: ignore[attr-defined]


def of(request: HttpRequest) -> SignIn | None:
    """The running sign-in that a request belongs to."""
    found: SignIn | None = getattr(request, "sign_in", None)
    return found


def running(now: datetime) -> Q:
    """Which sign-ins go on: not ended, not left alone for too long, and not too old."""
    return Q(
        ended_at__isnull=True,
        seen_at__gt=now - timedelta(seconds=settings.SSS_SESSION_IDLE),
        began_at__gt=now - timedelta(seconds=settings.SSS_SESSION_LONGEST),
    )


class Watch:
    """Ends sessions on time. It costs those nothing who have none: workers never do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        if key:
            self._look(request, key)
        return self.get_response(request)

    def _look(self, request: HttpRequest, key: str) -> None:
        now = timezone.now()
        known = SignIn.objects.filter(digest=digest(key))
        found = known.filter(running(now)).first()
        if found is None:
            self._ended(request, known)
            return
        request.sign_in = found  # type: ignore[attr-defined]
        if now - found.seen_at >= NOTED:
            SignIn.objects.filter(pk=found.pk).update(seen_at=now)

    def _ended(self, request: HttpRequest, known: QuerySet[SignIn]) -> None:
        """The session is over, and whoever asks is a stranger."""
        over = known.first()
        if over is None:
            return  # somebody between the two factors
        request.user = AnonymousUser()
        request.user.otp_device = None  # type: ignore[attr-defined]
        request.user.is_verified = lambda: False  # type: ignore[attr-defined]
        if over.ended_at is None:
            end(known)
