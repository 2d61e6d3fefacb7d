"""What is said to somebody who is held off after guessing, and what is logged of them: nothing."""

import math
from datetime import datetime, timedelta

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.module_loading import import_string

from accounts import doorstep


def nobody(*_about: object) -> str:
    """What django-axes logs in place of the name and address of whoever tried to sign in."""
    return "somebody"


def held_off(
    request: HttpRequest, _response: HttpResponse, credentials: dict[str, str] | None
) -> HttpResponse:
    """The page in place of the sign-in, for this name from this address: it says until when."""
    handler = AxesProxyHandler.get_implementation()
    times = [
        attempt.attempt_time
        for attempts in handler.get_user_attempts(request, credentials)
        for attempt in attempts
    ]
    last = max(times, default=timezone.now())
    return wait(request, last + settings.AXES_COOLOFF_TIME)


def too_many(request: HttpRequest) -> HttpResponse | None:
    """The page in place of a look at passwords, where one address sends too many in a minute.

    Hashing takes its time on purpose, and names are many: whoever tries each once is held off here.
    Who counts is the site's choice (``settings.SSS_LIMITER``).
    """
    seconds = import_string(settings.SSS_LIMITER)(request, "sign-in")
    return wait(request, timezone.now() + timedelta(seconds=seconds)) if seconds else None


def wait(request: HttpRequest, until: datetime) -> HttpResponse:
    """Until when nothing is taken from somebody who was wrong too often."""
    seconds = max(1, math.ceil((until - timezone.now()).total_seconds()))
    context = {
        "until": shown(until),
        "kept": doorstep.kept(request),
        "onward": doorstep.onward(request),
        "form_id": doorstep.FORM_ID,
        "stateless_form": True,
    }
    response = render(request, "accounts/wait.html", context, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


def shown(until: datetime) -> str:
    """The clock at a moment, rounded up to a minute: whoever waits until then waits long enough."""
    return f"{timezone.localtime(until + timedelta(seconds=59)):%H:%M}"
