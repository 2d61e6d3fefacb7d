"""``manage.py catalogue``: bring the message catalogues up to the sources, or check them."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    """Rewrites and compiles the catalogues; with ``--check``, only says what is stale."""

    help = "Updates and compiles locale/*/LC_MESSAGES/django.po from the sources."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to write, and where."""
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail if anything is stale"
        )
        parser.add_argument(
            "--root", type=Path, default=settings.BASE_DIR, help="the top of the project"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Update the catalogues or report every stale message."""
        try:
            from eligibility import catalogue
        except ImportError as error:
            raise CommandError(
                f"The catalogues need the development packages ({error.name} is missing)."
            ) from None
        place = catalogue.Place(options["root"])
        languages = tuple(sorted(code for code, _ in settings.LANGUAGES))
        if not options["check"]:
            for path in catalogue.update(place, languages):
                self.stdout.write(f"written: {path.relative_to(place.root)}")
        found = catalogue.stale(place, languages)
        for line in found:
            self.stderr.write(line)
        if found and options["check"]:
            raise CommandError(
                f"{len(found)} things are stale. Run “manage.py catalogue” and translate.",
                returncode=1,
            )
        self.stdout.write(f"{len(found)} things are left to translate." if found else "Complete.")
