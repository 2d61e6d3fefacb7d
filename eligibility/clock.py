"""What day it is for the checker: the only place outside the core that asks."""

from datetime import date, datetime, timedelta, timezone

from django.conf import settings

#: Thailand keeps one time all year; the law's days are its days, wherever the server stands.
BANGKOK = timezone(timedelta(hours=7))


def today() -> date:
    """Today in Thailand, or the day the test suites have set."""
    pretended: date | None = settings.SSS_TODAY
    return pretended or datetime.now(BANGKOK).date()
