"""What the server does of itself every few minutes or days, whether anybody comes by or not."""

import logging
from collections.abc import Mapping
from threading import Event, Thread

from django.conf import settings
from django.core.management import call_command
from django.db import connections

#: Seconds between two looks for keys whose hour is over.
EVERY = 5 * 60
#: Seconds between two looks for what is over after days.
DAILY = 24 * 60 * 60

logger = logging.getLogger(__name__)


def jobs() -> Mapping[str, int]:
    """The commands that are run, each with the seconds until it is run again."""
    found = {"destroy_keys": EVERY}
    if settings.SSS_CASES:
        found |= {"count_flips": EVERY, "erase_old_cases": DAILY, "forget_sign_ins": DAILY}
    return found


def started() -> Event:
    """Begin, in a thread that dies with the process; what is given back ends it before that."""
    stopped = Event()
    Thread(target=keep_destroying, args=(stopped,), name="timer", daemon=True).start()
    return stopped


def keep_destroying(stopped: Event) -> None:
    """Destroy on time what is to be kept no longer: at once, then again and again.

    Several processes may do so at once; each destroys what the others have left. No fault ends it,
    and what has failed is tried again the next time.
    """
    rounds = dict.fromkeys(jobs(), 0)  # until each is due
    while not stopped.is_set():
        for name, seconds in jobs().items():
            if rounds[name] <= 0 and _done(name):
                rounds[name] = seconds // EVERY
            rounds[name] -= 1
        connections.close_all()  # those of this thread: none lies open for minutes
        stopped.wait(EVERY)


def _done(name: str) -> bool:
    try:
        call_command(name, verbosity=0)
    except Exception as fault:
        # Its kind alone: what a database says may quote what lies in it.
        logger.error("%s was not done: %s", name, type(fault).__name__)
        return False
    return True
