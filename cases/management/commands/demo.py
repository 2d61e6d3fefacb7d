"""``manage.py demo``: fill an empty site with people and cases that do not exist."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django_otp.oath import TOTP

from accounts.models import Organisation, User
from cases.demo.people import MEMBERS, PASSWORD
from cases.demo.seed import key_of, seed

_SECONDS = 30


class Command(BaseCommand):
    """Only where ``./run --demo`` has asked for it, on a database of its own."""

    help = "Fill the demo's own database, and say who can sign in."

    def add_arguments(self, parser: CommandParser) -> None:
        """``--codes``: only say the codes of now."""
        parser.add_argument("--codes", action="store_true", help="the six digits of everybody, now")

    def handle(self, *args: Any, **options: Any) -> None:
        """Seed, unless that is done, and print the credentials."""
        if not settings.SSS_DEMO:
            raise CommandError(
                "The demo has passwords that everybody knows. It runs only by ./run --demo, on a "
                "database of its own, and never where the site serves others."
            )
        if not options["codes"]:
            if User.objects.exists() or Organisation.objects.exists():
                raise CommandError("This database is not empty: the demo would mix with it.")
            seed()
            self.stdout.write(f"The demo. Everybody's password: {PASSWORD}\n\n")
        now = time.time()
        self.stdout.write(f"{'user':<10}{'role':<16}{'code now':<10}organisation\n")
        for each in MEMBERS:
            code = TOTP(bytes.fromhex(key_of(each.username)), _SECONDS).token()
            where = each.organisation or "-"
            self.stdout.write(f"{each.username:<10}{each.role:<16}{code:06d}    {where}\n")
        left = _SECONDS - int(now % _SECONDS)
        self.stdout.write(f"\nThese codes end in {left} seconds. New ones: ./run demo-codes\n")
