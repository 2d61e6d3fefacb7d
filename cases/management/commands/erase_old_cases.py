"""``manage.py erase_old_cases``: what an organisation keeps no longer is erased for good.

The site's own server runs it once a day (``sss_portal.timer``); another needs a timer.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from accounts.models import Organisation
from cases import erasing


class Command(BaseCommand):
    """Erases cases that were not changed for longer than their organisation keeps them."""

    help = "Erases the cases whose time is over. To be run once a day."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="erase nothing, and say how many there are"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        if options["dry_run"]:
            for organisation in Organisation.objects.all():
                count = erasing.too_old(organisation, now).count()
                self.stdout.write(f"{organisation}: {count} to be erased")
            return
        count = sum(erasing.erase_old(now))
        if options["verbosity"]:
            self.stdout.write(f"Cases erased: {count}")
        # Also where none was old: a reader may have been in the way when one was erased by hand.
        if not erasing.nothing_left() and options["verbosity"]:
            self.stderr.write("The database is being read: its files are cleared the next time.")
