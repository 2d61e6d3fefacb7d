"""``manage.py catalogue``: bring the message catalogues up to the sources, or check them."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from eligibility import catalogue, catalogue_django


class Command(BaseCommand):
    """Rewrites and compiles the catalogues; with ``--check``, only says what is stale.

    There are two of each language: the site's own words, and Django's own words where Django has
    none in that language.
    """

    help = (
        "Updates and compiles locale/*/LC_MESSAGES/django.po from the sources, and "
        "sss_portal/locale/*/LC_MESSAGES/django.po from the installed Django."
    )
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
        root: Path = options["root"]
        languages = tuple(sorted(code for code, _ in settings.LANGUAGES))
        translated = tuple(code for code in languages if code != catalogue.SOURCE_LANGUAGE)
        both: tuple[tuple[catalogue.Place, tuple[str, ...], catalogue.Wanted | None], ...] = (
            (catalogue.Place(root), languages, None),
            (catalogue_django.place(root), translated, catalogue_django.wanted),
        )
        if not options["check"]:
            for which in both:
                for path in catalogue.update(*which):
                    self.stdout.write(f"written: {path.relative_to(root)}")
        found = [line for which in both for line in catalogue.stale(*which)]
        for line in found:
            self.stderr.write(line)
        if found and options["check"]:
            raise CommandError(
                f"{len(found)} things are stale. Run “manage.py catalogue” and translate.",
                returncode=1,
            )
        self.stdout.write(f"{len(found)} things are left to translate." if found else "Complete.")
