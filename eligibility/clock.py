"""What day it is for the checker: the only place outside the core that asks."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta, timezone

from django.conf import settings

#: Thailand keeps one time all year; the law's days are its days, wherever the server stands.
BANGKOK = timezone(timedelta(hours=7))

#: Of one request alone: every thread has its own, and each request ends with what it began with.
_pretended: ContextVar[date | None] = ContextVar("pretended", default=None)


def today() -> date:
    """Today in Thailand; the day a keeper of the rules pretends, or the test suites have set."""
    return _pretended.get() or actual()


def actual() -> date:
    """Today, whatever anybody pretends: for what is written down or takes effect."""
    fixed: date | None = settings.SSS_TODAY
    return fixed or datetime.now(BANGKOK).date()


@contextmanager
def pretending(day: date | None) -> Iterator[None]:
    """Let ``day`` be today for what is done within; ``None``: the actual one."""
    before = _pretended.set(day)
    try:
        yield
    finally:
        _pretended.reset(before)
