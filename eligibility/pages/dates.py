"""What falls due and when, as a page and as a calendar file."""

import secrets

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_safe

from eligibility import kept
from eligibility.action.calendar_file import calendar_file
from eligibility.interview.told import Answers
from eligibility.pages.beside import Answered, answer_to, beside, kept_with
from eligibility.pages.dates_page import DatesPage, dates_page, events
from eligibility.pages.frame import personal

#: The name the seed is kept under beside the answers.
SEED = "seed"
_SEED_BYTES = 8


@personal
@require_safe
def dates(request: HttpRequest) -> HttpResponse:
    """What falls due, in its order."""
    return beside(request, "dates.html", _page)


@personal
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The days of her own answer as a calendar file, never those of a supposition."""
    found = answer_to(request)
    if isinstance(found, HttpResponse):
        return found
    today = found.told.today
    listed = events(found.own, found.released.rulebook, today, found.spoken)
    if not listed:
        raise Http404
    elsewhere = kept.keeper(request)
    before = _seed(found.told.answers) or (elsewhere.seed if elsewhere else "")
    seed = before or secrets.token_hex(_SEED_BYTES)
    file = calendar_file(
        listed, found.spoken.language, today, timezone.now(), lambda name: _key(seed, name)
    )
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="dates.ics"'
    if before:
        return kept_with(request, response, found)
    return _seeded(request, response, found, seed)


def _seeded(
    request: HttpRequest, response: HttpResponse, found: Answered, seed: str
) -> HttpResponse:
    """Keep the seed with the answers; where they leave no room for it, the file stands alone."""
    answers = found.told.answers
    try:
        put = kept.keep(request, Answers({**answers.given, SEED: [seed]}, answers.sent))
    except kept.TooMuchError:
        return kept_with(request, response, found)
    put(response)
    return response


def _page(found: Answered) -> DatesPage:
    return dates_page(
        found.shown,
        found.released.rulebook,
        found.told.today,
        found.spoken,
        supposed=found.tried.question is not None,
    )


def _seed(answers: Answers) -> str:
    """What tells the events of these answers from those of any others, or "" before the first file.

    It is kept beside the answers in her cookie, under a name no question has; a keeper has its own.
    """
    match answers.given.get(SEED):
        case [str(seed)]:
            return seed
    return ""


def _key(seed: str, name: str) -> bytes:
    """What an event is known by: it tells nothing, and follows her answers, corrected or not."""
    return bytes(salted_hmac("dates.ics", f"{seed}|{name}", algorithm="sha256").digest())
