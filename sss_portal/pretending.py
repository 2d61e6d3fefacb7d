"""A keeper of the rules reads the public pages as of another day: "Pretend today is …".

The day lies in the keeper's session. It holds for one request at a time, in the context of its
thread (``eligibility.clock``), and only for pages of the public checker: nothing that is written
down, and nobody else, ever meets it.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.translation import get_language

from accounts import sessions
from accounts.acting import acting
from accounts.models import Role
from accounts.ways_in import is_in
from eligibility import clock
from eligibility.presentation import day_in

_SESSION = "pretended_day"
#: No rule of ours is older, and no day after the last one can be reckoned with for a lifetime.
FIRST, LAST = date(1990, 1, 1), date(2100, 12, 31)
#: Years of the Thai calendar that somebody may type instead.
_BUDDHIST = range(FIRST.year + 543, LAST.year + 544)
#: Papers that cannot say of themselves that their day is pretended: the page they come from can.
_MADE_ON = {"calendar": "eligibility:dates", "sheet-pdf": "eligibility:sheet"}


class Pretended(forms.Form):
    """The day that is to be today."""

    use_required_attribute = False

    d = forms.IntegerField(label="Day")
    m = forms.IntegerField(label="Month")
    y = forms.IntegerField(label="Year")
    day: date

    def clean(self) -> dict[str, Any]:
        """Put the day together; one that is in no calendar of ours is refused."""
        typed = self.cleaned_data
        if self.errors:
            return typed
        if typed["y"] in _BUDDHIST:
            raise forms.ValidationError("Type the year of the Christian era, such as 2027.")
        try:
            self.day = date(typed["y"], typed["m"], typed["d"])
        except (ValueError, OverflowError):
            raise forms.ValidationError("This day is not in the calendar.") from None
        if not FIRST <= self.day <= LAST:
            raise forms.ValidationError(f"Type a year from {FIRST.year} to {LAST.year}.")
        return typed


def begin(request: HttpRequest, day: date) -> None:
    """Let ``day`` be today, for who asks and as long as they are signed in."""
    request.session[_SESSION] = day.isoformat()


def end(request: HttpRequest) -> None:
    """Back to the real day."""
    request.session.pop(_SESSION, None)


def day_of(request: HttpRequest) -> date | None:
    """The day that who asks pretends; ``None`` for all but keepers who do."""
    if sessions.of(request) is None:
        return None  # a visitor: not even asked for a session
    kept = request.session.get(_SESSION)
    if not kept or not is_in(request):
        return None
    who = acting(request.user)
    return date.fromisoformat(kept) if who is not None and who.role == Role.RULES_KEEPER else None


class Pretending:
    """Answers the public pages as of the pretended day, and says so on every page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        day = day_of(request)
        if day is None:
            return self.get_response(request)
        match = _match(request)
        public = match is not None and match.app_name == "eligibility"
        if match is not None and public and match.url_name in _MADE_ON:
            return HttpResponseRedirect(reverse(_MADE_ON[match.url_name]))
        request.bar = "keepers/bar.html"  # type: ignore[attr-defined]
        request.bar_links = {"day": day_in(get_language() or "en", day)}  # type: ignore[attr-defined]
        with clock.pretending(day if public else None):
            return self.get_response(request)


def _match(request: HttpRequest) -> ResolverMatch | None:
    try:
        return resolve(request.path_info)
    except Resolver404:
        return None
