"""``manage.py backup_data FILE``: a copy of SQLite's database without the keys.

PostgreSQL is copied by its own ``pg_dump``, told to leave the same tables out (docs/privacy.md).
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from cases.management import key_file

#: What no copy of the data holds: keys, and who is signed in.
LEFT_OUT = (
    "cases_casekey",
    "cases_searchsecret",
    "eligibility_carryingkey",
    "django_session",
)


class Command(BaseCommand):
    """Writes a copy of the database, without the tables of keys, into a new file."""

    help = "Writes a copy of the SQLite database without any key into a new file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        if connection.vendor != "sqlite":
            raise CommandError(
                "This copies SQLite alone. For PostgreSQL: pg_dump -Fc "
                + " ".join(f"--exclude-table-data={table}" for table in LEFT_OUT)
            )
        file: Path = options["file"]
        os.close(key_file.made_new(file))
        database = Path(connection.settings_dict["NAME"])
        # First beside the database, where the keys lie already: not a byte of them gets elsewhere.
        beside = database.with_name(f"{database.name}.copying")
        os.close(key_file.made_new(beside))
        try:
            with (
                closing(sqlite3.connect(database)) as ours,
                closing(sqlite3.connect(beside)) as copy,
            ):
                ours.backup(copy)
                _without_keys(copy)
                copy.execute("VACUUM INTO ?", [str(file)])
        finally:
            beside.unlink()
        self.stdout.write(f"Copied without the keys: {file}. They go elsewhere: backup_keys.")


def _without_keys(copy: sqlite3.Connection) -> None:
    copy.execute("PRAGMA journal_mode = DELETE")
    copy.execute("PRAGMA secure_delete = ON")
    with copy:
        for table in LEFT_OUT:
            copy.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
