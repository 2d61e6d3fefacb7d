"""What falls due and when, as a page and as a calendar file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_safe

from eligibility.action.calendar_file import calendar_file
from eligibility.pages.beside import Answered, answer_to, beside, kept_with
from eligibility.pages.dates_page import DatesPage, dates_page, events
from eligibility.pages.frame import personal
from eligibility.rules.person import Person


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
    person, today = found.own.person, found.told.today
    listed = events(found.own, found.released.rulebook, today, found.spoken)
    if not listed:
        raise Http404
    file = calendar_file(listed, found.spoken.language, today, lambda name: _key(person, name))
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="dates.ics"'
    return kept_with(request, response, found)


def _page(found: Answered) -> DatesPage:
    return dates_page(
        found.shown,
        found.released.rulebook,
        found.told.today,
        found.spoken,
        supposed=found.tried.question is not None,
    )


def _key(person: Person, name: str) -> bytes:
    """What an event of this person is known by, readable to nobody without the site's secret.

    Of the person only what does not change between two visits: two people on one shared phone
    have calendars of their own, and who corrects an answer moves her dates.
    """
    who = f"{person.birth_date}|{person.sex}|{person.nationality}|{name}"
    return bytes(salted_hmac("dates.ics", who, algorithm="sha256").digest())
