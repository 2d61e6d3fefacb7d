"""The PostgreSQL the suite runs on, where it does: ``./.ci/postgresql`` starts one."""

import os
from urllib.parse import urlsplit

import pytest
from django.db import connection

#: The server, with a database to begin from; empty where the suite runs on SQLite.
SERVER = os.environ.get("SUITE_DATABASE_URL", "")

on_postgresql = pytest.mark.skipif(not SERVER, reason="needs ./.ci/postgresql in front")
on_sqlite = pytest.mark.skipif(bool(SERVER), reason="is about SQLite alone")


def url_of(name: str, **options: str) -> str:
    """The URL of a database of that server; the options are for libpq."""
    asked = "&".join(f"{key}={value}" for key, value in options.items())
    return urlsplit(SERVER)._replace(path=f"/{name}", query=asked).geturl()


def url_of_tests(**options: str) -> str:
    """The URL of the database the tests of this process use, for a program beside them."""
    return url_of(str(connection.settings_dict["NAME"]), **options)
