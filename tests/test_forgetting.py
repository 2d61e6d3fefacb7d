"""A destroyed key is gone from the database's own files, and processes agree on a living one."""

import os
import secrets
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.db import DEFAULT_DB_ALIAS, connection, connections
from pytest_django import DjangoDbBlocker

from eligibility import carrying
from eligibility.models import CarryingKey
from sss_portal import databases
from tests.postgresql import on_postgresql, url_of_tests
from tests.starting import ROOT

#: Some second, the first of a window.
NOW = 1_800_000_000 // carrying.WINDOW * carrying.WINDOW
WINDOW = NOW // carrying.WINDOW
ALIAS = "on_disk"


def stored(windows: range, using: str = DEFAULT_DB_ALIAS) -> list[bytes]:
    halves = [secrets.token_bytes(32) for _ in windows]
    for window, half in zip(windows, halves, strict=True):
        CarryingKey.objects.using(using).create(window=window, half=half)
    return halves


# ------------------------------------------------------------------ SQLite


@pytest.fixture
def on_disk(
    tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Path]:
    """A database in a file, as the site has it, with the table of keys alone."""
    file = tmp_path / "keys.sqlite3"
    connections.databases[ALIAS] = {
        **connections.databases["default"],
        **databases.sqlite(file),
    }
    with django_db_blocker.unblock():
        with connections[ALIAS].schema_editor() as editor:
            editor.create_model(CarryingKey)
        yield file
        connections[ALIAS].close()
        del connections[ALIAS]
    del connections.databases[ALIAS]


def lies_in(half: bytes, file: Path) -> bool:
    """Whether these bytes stand anywhere in the database or its journal."""
    return any(half in part.read_bytes() for part in file.parent.glob(f"{file.name}*"))


@pytest.mark.django_db
def test_a_destroyed_key_lies_nowhere_in_the_files_of_sqlite(on_disk: Path) -> None:
    halves = stored(range(WINDOW - 20, WINDOW), ALIAS)
    assert all(lies_in(half, on_disk) for half in halves)
    assert carrying.destroy_old(NOW, using=ALIAS) == 14
    assert [lies_in(half, on_disk) for half in halves] == [False] * 14 + [True] * 6


@pytest.mark.django_db
def test_somebody_who_reads_meanwhile_holds_nobody_up(on_disk: Path) -> None:
    [half] = stored(range(1), ALIAS)
    with closing(sqlite3.connect(on_disk, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM eligibility_carryingkey").fetchall()
        begun = time.monotonic()
        assert carrying.destroy_old(NOW, using=ALIAS) == 1
        assert time.monotonic() - begun < 5
        assert not CarryingKey.objects.using(ALIAS).exists()
    with connections[ALIAS].cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone() == (20_000,)
    stored(range(1, 2), ALIAS)
    assert carrying.destroy_old(NOW, using=ALIAS) == 1
    assert not lies_in(half, on_disk)


# ------------------------------------------------------------------ PostgreSQL


def pages() -> bytes:
    """The table as it lies in its file, with all that no row speaks of any more."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pageinspect")
        cursor.execute(
            "SELECT get_raw_page('eligibility_carryingkey', number::int) FROM generate_series("
            "0, pg_relation_size('eligibility_carryingkey') / 8192 - 1) AS number"
        )
        return b"".join(bytes(page) for (page,) in cursor.fetchall())


def journal_since(file: str) -> bytes:
    """PostgreSQL's journal, from one of its files on."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_switch_wal()")
        cursor.execute(
            "SELECT pg_read_binary_file('pg_wal/' || name) FROM pg_ls_waldir() "
            "WHERE name >= %s AND name ~ '^[0-9A-F]{24}$'",
            [file],
        )
        return b"".join(bytes(part) for (part,) in cursor.fetchall())


def journal_now() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_walfile_name(pg_current_wal_lsn())")
        return str(cursor.fetchone()[0])


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_a_destroyed_key_lies_in_no_page_of_postgresql_and_never_was_in_its_journal() -> None:
    begun = journal_now()
    halves = stored(range(WINDOW - 20, WINDOW))
    assert [half in pages() for half in halves] == [True] * 20
    assert carrying.destroy_old(NOW) == 14
    left = pages()
    assert [half in left for half in halves] == [False] * 14 + [True] * 6
    assert [bytes(key.half) for key in CarryingKey.objects.all()] == halves[14:]

    known = secrets.token_bytes(32)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE like_any_other (half bytea)")
        cursor.execute("INSERT INTO like_any_other VALUES (%s)", [known])
        cursor.execute("DROP TABLE like_any_other")
    written = journal_since(begun)
    assert known in written  # what is looked for would be found
    assert [half in written for half in halves] == [False] * 20


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_somebody_who_reads_postgresql_meanwhile_puts_it_off_to_the_next_time() -> None:
    [half] = stored(range(1))
    with psycopg.connect(url_of_tests()) as reader:
        reader.execute("SELECT * FROM eligibility_carryingkey").fetchall()
        begun = time.monotonic()
        assert carrying.destroy_old(NOW) == 1
        assert time.monotonic() - begun < 5
        assert not CarryingKey.objects.exists()
        assert half in pages()
    assert carrying.nothing_left()
    assert half not in pages()


# ------------------------------------------------------------------ several at once


_MAKES_A_KEY = """
import sys, time
import django
django.setup()
from eligibility.carrying import _half_of
time.sleep(max(0, float(sys.argv[1]) - time.time()))
print(_half_of(5).hex())
"""


@pytest.mark.slow
def test_processes_that_start_at_once_share_one_key(on_disk: Path) -> None:
    assert_processes_share_one_key(ALIAS, SSS_DATABASE=str(on_disk))


@on_postgresql
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_processes_that_start_at_once_share_one_key_on_postgresql() -> None:
    assert_processes_share_one_key(DEFAULT_DB_ALIAS, DATABASE_URL=url_of_tests())


def assert_processes_share_one_key(alias: str, **chosen: str) -> None:
    environment = os.environ | chosen | {"DJANGO_SETTINGS_MODULE": "sss_portal.settings"}
    start = str(time.time() + 4)
    made = [
        subprocess.Popen(
            [sys.executable, "-c", _MAKES_A_KEY, start],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    halves = [process.communicate(timeout=60)[0].strip() for process in made]
    assert [process.returncode for process in made] == [0, 0, 0]
    assert len(set(halves)) == 1
    assert len(bytes.fromhex(halves[0])) == 32
    assert CarryingKey.objects.using(alias).count() == 1
