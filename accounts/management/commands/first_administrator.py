"""The way in for the first administrator, who then makes organisations and invites the others."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import translation

from accounts import joining
from accounts.models import Membership, Role


class Command(BaseCommand):
    help = "Print a link that makes the account of an administrator, once, within seven days."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--another", action="store_true", help="also where an administrator exists already"
        )
        parser.add_argument(
            "--site", default="http://localhost:8000", help="the address of the site"
        )

    def handle(self, *, another: bool, site: str, **_options: Any) -> None:
        exists = Membership.objects.filter(role=Role.ADMINISTRATOR, ended_at__isnull=True).exists()
        if exists and not another:
            raise CommandError("There is an administrator already. --another makes one more.")
        secret = joining.invite(Role.ADMINISTRATOR, None)
        with translation.override("en"):
            path = reverse("accounts:invited", args=[secret])
        self.stdout.write(f"{site.rstrip('/')}{path}")
