"""What the server does of itself every few minutes, whether anybody comes by or not."""

import logging
from threading import Event, Thread

from django.core.management import call_command
from django.db import connections

#: Seconds between two looks for keys whose hour is over.
EVERY = 5 * 60

logger = logging.getLogger(__name__)


def started() -> Event:
    """Begin, in a thread that dies with the process; what is given back ends it before that."""
    stopped = Event()
    Thread(target=keep_destroying, args=(stopped,), name="timer", daemon=True).start()
    return stopped


def keep_destroying(stopped: Event) -> None:
    """Destroy the keys of carried answers on time: at once, then every few minutes.

    Several processes may do so at once; each destroys what the others have left. No fault ends it.
    """
    while not stopped.is_set():
        try:
            call_command("destroy_keys", verbosity=0)
        except Exception as fault:
            # Its kind alone: what a database says may quote what lies in it.
            logger.error("Keys of carried answers were not destroyed: %s", type(fault).__name__)
        finally:
            connections.close_all()  # those of this thread: none lies open for minutes
        stopped.wait(EVERY)
