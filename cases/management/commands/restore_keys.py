"""``manage.py restore_keys FILE``: the keys back into a copy of the data that was restored.

Before the site is started: else it makes new secrets to search by, which find nothing of old.
"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.management import key_file


class Command(BaseCommand):
    """Puts keys back that are missing. What the file knows to be erased is erased again."""

    help = "Puts the keys of a file back, and erases what the file knows to be erased."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        found = key_file.read(options["file"])
        erased = key_file.erased_again(found)
        put, others = key_file.restored(found)
        self.stdout.write(f"Keys put back: {put}. Cases erased again: {erased}.")
        self.stdout.write("If there is a newer file of keys, run replay_erasures with it.")
        if others:
            raise CommandError(f"{others} keys are other ones than in the file: left as they are.")
