"""``manage.py destroy_keys``: for a timer, so that keys die on time when nobody is about."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from eligibility import carrying


class Command(BaseCommand):
    """Destroys the keys to pictures of answers whose hour is over; every use of a page does too."""

    help = "Destroys the keys of carried answers whose hour is over. To be run every ten minutes."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Keys destroyed: {carrying.destroy_old(int(time.time()))}")
