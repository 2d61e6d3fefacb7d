"""A calendar file (RFC 5545) of days: nothing in it but what is handed in.

docs/decisions/0030-dates-of-a-claim.md says why it is made as it is.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from icalendar import Alarm, Calendar
from icalendar import Event as Entry

#: What made the file: it names no project, so that the file tells as little as it can.
_MADE_BY = "-//dates//EN"
#: A day begins at midnight; an alarm is wanted when people are awake.
_MORNING = timedelta(hours=9)
_ALARMS = (timedelta(days=7), timedelta(days=1))
_UID_BYTES = 16
#: What a sequence counts its seconds from: it has 31 bits.
_COUNTED_FROM = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Event:
    """A day to be kept; ``until``: it comes again every year, for the last time on this day.

    ``known_by`` tells it from the others of the same person and stays the same when its day moves.
    """

    known_by: str
    day: date
    until: date | None
    title: str
    text: str


def calendar_file(
    events: Iterable[Event],
    language: str,
    today: date,
    made_at: datetime,
    key: Callable[[str], bytes],
) -> bytes:
    """The file: UTF-8, lines of at most 75 octets that end with CR and LF.

    Args:
        events: what is in it, none of them past.
        language: of titles and texts, a tag of BCP 47.
        today: the day it is made on.
        made_at: the moment, with its zone: a file of a later second replaces an earlier one.
        key: a digest of at least 16 bytes for what an event is known by, keyed by the person, so
            that the same person's file replaces her last one.
    """
    made = Calendar()
    made.add("prodid", _MADE_BY)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    for event in events:
        made.add_component(_entry(event, language, today, made_at, key(event.known_by)))
    return bytes(made.to_ical(sorted=False))


def _entry(event: Event, language: str, today: date, made_at: datetime, digest: bytes) -> Entry:
    spoken = {"LANGUAGE": language}
    entry = Entry()
    entry.add("uid", str(UUID(bytes=digest[:_UID_BYTES], version=4)))
    entry.add("dtstamp", made_at)
    entry.add("last-modified", made_at)
    # Some calendars take a changed entry only with a larger number.
    entry.add("sequence", int((made_at - _COUNTED_FROM).total_seconds()))
    entry.add("dtstart", event.day)
    if event.until is not None and event.until > event.day:
        entry.add("rrule", {"freq": "yearly", "until": event.until})
    entry.add("summary", event.title, spoken)
    entry.add("description", event.text, spoken)
    entry.add("class", "PRIVATE")
    entry.add("transp", "TRANSPARENT")
    for before in _ALARMS:
        if event.day - before >= today:
            entry.add_component(_alarm(event.title, before - _MORNING, spoken))
    return entry


def _alarm(title: str, before: timedelta, spoken: dict[str, str]) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -before)
    alarm.add("description", title, spoken)
    return alarm
