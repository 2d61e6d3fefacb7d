"""Between the installed packages and the server: database, rulebook, collected files.

``./run`` calls it before it serves. What the person at the keyboard can mend is told in a
sentence, not in a traceback.
"""

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sss_portal.settings")
    try:
        django.setup()
        _prepare()
    except (ImproperlyConfigured, CommandError) as fault:
        sys.exit(str(fault))
    except DatabaseError as fault:
        name = connection.settings_dict["NAME"]
        sys.exit(f"The database {name} could not be brought up to date: {_said(fault)}.")
    except OSError as fault:
        sys.exit(f"{fault.filename}: {fault.strerror}. ./run needs to write there.")


def _prepare() -> None:
    if connection.vendor == "sqlite":
        fault = unusable(Path(connection.settings_dict["NAME"]))
    else:
        fault = unreachable()
    if fault:
        sys.exit(fault)
    call_command("migrate", verbosity=0, skip_checks=False)
    if not settings.DEBUG:  # the development server finds them where they are written
        call_command("collectstatic", interactive=False, verbosity=0)


def unusable(database: Path) -> str | None:
    """Why the site cannot keep its data in this SQLite file, and what to do; None when it can."""
    if not database.parent.is_dir():
        return f"There is no folder {database.parent} for the database: make it first."
    if not database.exists():
        return None  # migrate makes it
    if not (os.access(database, os.R_OK | os.W_OK) and os.access(database.parent, os.W_OK)):
        return f"The database {database} and its folder must be yours to write in."
    try:
        with closing(sqlite3.connect(database, timeout=20)) as opened:
            found = [row[0] for row in opened.execute("PRAGMA quick_check(1)")]
    except sqlite3.OperationalError as fault:  # locked, or not a file at all: nothing is lost
        return f"The database {database} cannot be opened: {fault}."
    except sqlite3.DatabaseError as fault:
        found = [str(fault)]
    if found == ["ok"]:
        return None
    # Never replaced without being asked: a damaged file is often still worth rescuing.
    return (
        f"The database {database} is damaged ({found[0]}).\n"
        "Put back a copy of it, or move it away, and ./run makes a new, empty one."
    )


def unreachable() -> str | None:
    """Why the site cannot keep its data in this PostgreSQL, and what to do; None when it can."""
    at = connection.settings_dict
    server = at["HOST"] or "this machine"
    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_encoding")
            (encoding,) = cursor.fetchone()
    except DatabaseError as fault:
        return (
            f"The PostgreSQL database {at['NAME']} on {server} cannot be used: {_said(fault)}.\n"
            "See whether the server runs, and whether DATABASE_URL says what it should."
        )
    if encoding != "UTF8":
        return (
            f"The PostgreSQL database {at['NAME']} on {server} keeps its texts in {encoding}, "
            "which has no Burmese letters.\n"
            "Make another one: createdb --encoding=UTF8 --template=template0"
        )
    return None


def _said(fault: DatabaseError) -> str:
    """The first line of what the database says; those below it may quote what lies in it."""
    said = str(fault).partition("\n")[0].strip().rstrip(".")
    at = connection.settings_dict
    password = at["PASSWORD"]
    if password and password in said and password not in {at["USER"], at["NAME"], at["HOST"]}:
        return type(fault).__name__
    return said


if __name__ == "__main__":
    main()
