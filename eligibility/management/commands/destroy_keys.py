"""``manage.py destroy_keys``: so that keys die on time when nobody is about.

The site's own server runs it every few minutes (``sss_portal.timer``); another needs a timer.
"""

import time
from typing import Any

from django.core.management.base import BaseCommand

from eligibility import carrying


class Command(BaseCommand):
    """Destroys the keys to pictures of answers whose hour is over; every new picture does too."""

    help = "Destroys the keys of carried answers whose hour is over. To be run every five minutes."

    def handle(self, *args: Any, **options: Any) -> None:
        count = carrying.destroy_old(int(time.time()))
        if options["verbosity"]:
            self.stdout.write(f"Keys destroyed: {count}")
        # Also where none was old: a reader may have been in the way of the last time.
        if not carrying.nothing_left() and options["verbosity"]:
            self.stderr.write("The database is being read: its files are cleared the next time.")
