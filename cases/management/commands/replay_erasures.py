"""``manage.py replay_erasures FILE``: what was erased stays erased, whatever copy was restored."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cases.management import key_file


class Command(BaseCommand):
    """Erases what a file of keys knows to be erased."""

    help = "Erases again what the newest file of keys knows to be erased."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        count = key_file.erased_again(key_file.read(options["file"]))
        self.stdout.write(f"Cases erased again: {count}")
