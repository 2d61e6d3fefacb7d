"""``manage.py load_rulebook [DIR]``: publish the rulebook files of a directory."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS, connections

from eligibility import loader
from eligibility.reviewed import files
from eligibility.reviewed.files import RulebookError
from eligibility.seeding import older_than_in_use, publish


class Command(BaseCommand):
    """Reads the files, refuses them with every fault named, or makes them the release in use."""

    help = "Publishes a directory of rulebook files as a new release (default: those shipped)."
    # The check of the shipped files would keep a repaired directory from being loaded.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", nargs="?", type=Path, help="holds release.yaml")
        parser.add_argument(
            "--database", default=DEFAULT_DB_ALIAS, choices=tuple(connections), help="alias"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        using: str = options["database"]
        try:
            before = loader.newest(using=using)
        except loader.NoRulebookError as error:
            raise CommandError(str(error)) from None
        try:
            source = files.read(options["directory"] or files.SHIPPED)
            release = publish(source, using=using)
        except RulebookError as error:
            in_use = f"Release “{before.name}” stays in use." if before else "No release is in use."
            raise CommandError(
                f"The rulebook files are refused. {in_use}\n{error}", returncode=1
            ) from error
        counts = {
            "values": len({term.key for term in source.terms}),
            "rows": len(source.terms),
            "statements": len(source.statements),
            "citations": len(source.citations),
            "documents": len(source.content.documents),
            "steps": len(source.content.steps),
        }
        self.stdout.write(f"Release “{release.name}” ({release.digest})")
        self.stdout.write(", ".join(f"{count} {what}" for what, count in counts.items()))
        older = older_than_in_use(release, using=using)
        if older:
            self.stderr.write(older)
            return
        try:
            loader.verified(release)
        except loader.UnusableRulebookError as error:
            raise CommandError(str(error)) from None
        self.stdout.write("Already in use." if release == before else "Now in use.")
