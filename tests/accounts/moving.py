"""A clock for tests that goes on when it is told to."""

from datetime import datetime, timedelta


class Clock:
    """Moments as ``timezone.now`` gives them; ``goes_on`` moves them into the future."""

    def __init__(self, start: datetime) -> None:
        self.moment = start

    def now(self) -> datetime:
        """The moment it is."""
        return self.moment

    def goes_on(self, **time: float) -> None:
        """Let time pass: ``minutes=20``."""
        self.moment += timedelta(**time)
