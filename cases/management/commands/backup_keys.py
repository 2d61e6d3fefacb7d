"""``manage.py backup_keys FILE``: the keys of all cases, to be kept apart from copies of the data.

Make one as often as a copy of the data, keep the newest, and destroy those before it: in an older
one are keys of cases that were erased since (docs/privacy.md).
"""

import json
import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cases.management import key_file


class Command(BaseCommand):
    """Writes the wrapped keys, and which cases were erased, into a new file."""

    help = "Writes the keys of all cases into a new file. It is kept apart from the data."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        with os.fdopen(key_file.made_new(options["file"]), "w", encoding="ascii") as file:
            for line in key_file.lines():
                file.write(json.dumps(line) + "\n")
                count += "wrapped" in line
            file.flush()
            os.fsync(file.fileno())
        self.stdout.write(f"Keys written: {count}. Now destroy the file of keys before this one.")
