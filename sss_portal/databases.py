"""Which database keeps the site's data: the PostgreSQL that DATABASE_URL names, else a file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

_SCHEMES = ("postgresql", "postgres")
#: Seconds a connection is used again: making one takes longer than most of what it is made for.
_AGE = 600
#: Seconds until a server that does not answer is given up.
_PATIENCE = 10


def chosen(environment: Mapping[str, str], file: str | Path) -> dict[str, Any]:
    """The settings of the one database.

    Args:
        environment: where DATABASE_URL and SSS_DATABASE are looked for; the former is the stronger.
        file: SQLite's, where neither is there.

    Raises:
        ImproperlyConfigured: DATABASE_URL names no PostgreSQL database.
    """
    url = environment.get("DATABASE_URL", "").strip()
    return postgresql(url) if url else sqlite(environment.get("SSS_DATABASE") or file)


def sqlite(file: str | Path) -> dict[str, Any]:
    """A file of SQLite's, which its first use makes."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        # Without both of these, writers that meet fail at once instead of waiting their turn.
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
            "PRAGMA secure_delete=ON;",
            "timeout": 20,
        },
    }


def postgresql(url: str) -> dict[str, Any]:
    """The PostgreSQL database of a URL; what stands behind its ``?`` goes to libpq.

    A thread keeps its connection for ten minutes and looks before each request whether it still
    stands: the server may have been started anew.

    Raises:
        ImproperlyConfigured: it names none. The URL holds a password, so it is never repeated.
    """
    try:
        parts = urlsplit(url)
        # Asked first: the library knows two dozen databases, for most of which we have no driver.
        if parts.scheme not in _SCHEMES:
            raise _refused("names no PostgreSQL database")
        found = dj_database_url.parse(url, conn_max_age=_AGE, conn_health_checks=True)
    except ValueError:
        raise _refused("cannot be read") from None
    if not found["NAME"]:
        raise _refused("does not say which database")
    # What is left of a password in which a sign was not written with % and digits.
    if parts.fragment or set(found["NAME"]) & set("@/:"):
        raise _refused("cannot be read")
    return {**found, "OPTIONS": {"connect_timeout": _PATIENCE, **found.get("OPTIONS", {})}}


def _refused(fault: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(
        f"DATABASE_URL {fault}. It has the form postgresql://user:password@host:port/name, and in "
        "each of these parts a sign that is neither a letter nor a digit is written as % and two "
        "hexadecimal digits."
    )
