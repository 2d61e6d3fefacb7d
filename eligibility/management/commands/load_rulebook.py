"""``manage.py load_rulebook [DIR]``: publish the rulebook files of a directory."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS, connections

from eligibility.models import RulebookRelease
from eligibility.reviewed import files
from eligibility.reviewed.files import RulebookError
from eligibility.seeding import seed


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
        before = RulebookRelease.objects.using(using).first()
        try:
            source = files.read(options["directory"] or files.SHIPPED)
        except RulebookError as error:
            in_use = f"Release “{before.name}” stays in use." if before else "No release is in use."
            raise CommandError(
                f"The rulebook files are refused. {in_use}\n{error}", returncode=1
            ) from error
        release = seed(source, using=using)
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
        current = RulebookRelease.objects.using(using).first()
        if current == release:
            self.stdout.write("Already in use." if release == before else "Now in use.")
        elif current:
            self.stderr.write(
                f"This rulebook was published before, and “{current.name}” is newer and stays in "
                f"use. To return to it, give it a new name in release.yaml."
            )
