"""Before the site is served: whether its database can be used, and that a sentence says so."""

import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError
from django.db import OperationalError

from sss_portal import prepare, server


def healthy(database: Path) -> None:
    with closing(sqlite3.connect(database)) as opened:
        opened.execute("CREATE TABLE law (words)")
        opened.executemany("INSERT INTO law VALUES (?)", [("months " * 50,)] * 200)
        opened.commit()


def scribbled_over(database: Path) -> None:
    healthy(database)
    text = bytearray(database.read_bytes())
    text[5000:9000] = b"x" * 4000
    database.write_bytes(text)


def cut_off(database: Path) -> None:
    healthy(database)
    database.write_bytes(database.read_bytes()[:6000])


@pytest.mark.parametrize("make", [lambda _: None, Path.touch, healthy])
def test_a_new_an_empty_and_a_healthy_database_are_used(
    tmp_path: Path, make: Callable[[Path], object]
) -> None:
    make(tmp_path / "db.sqlite3")
    assert prepare.unusable(tmp_path / "db.sqlite3") is None


@pytest.mark.parametrize("spoil", [scribbled_over, cut_off])
def test_a_damaged_database_is_said_and_left_as_it_is(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    database = tmp_path / "db.sqlite3"
    spoil(database)
    before = database.read_bytes()
    said = prepare.unusable(database)
    assert said
    assert said.startswith(f"The database {database} is damaged (")
    assert "Put back a copy of it, or move it away" in said
    assert database.read_bytes() == before


def test_a_database_in_no_folder_is_said(tmp_path: Path) -> None:
    said = prepare.unusable(tmp_path / "none" / "db.sqlite3")
    assert said == f"There is no folder {tmp_path}/none for the database: make it first."


def test_a_folder_in_the_place_of_the_database_is_said(tmp_path: Path) -> None:
    said = prepare.unusable(tmp_path)
    assert said == f"The database {tmp_path} cannot be opened: unable to open database file."


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (ImproperlyConfigured("No key."), "No key."),
        (CommandError("The rulebook files are refused."), "The rulebook files are refused."),
        (OperationalError("disk I/O error"), "could not be brought up to date: disk I/O error."),
        (PermissionError(13, "Permission denied", "var/static"), "var/static: Permission denied."),
    ],
    ids=lambda it: type(it).__name__,
)
def test_what_a_person_can_mend_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, fault: Exception, sentence: str
) -> None:
    def fails() -> None:
        raise fault

    monkeypatch.setattr(prepare, "_prepare", fails)
    with pytest.raises(SystemExit) as left:
        prepare.main()
    assert sentence in str(left.value.code)


def test_a_port_that_was_taken_since_it_was_looked_at_is_said() -> None:
    with socket.create_server((server.HOST, 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit) as left:
            server.main(port)
    assert f"Port {port} cannot be used" in str(left.value.code)
    assert f"./run --port {port + 1}" in str(left.value.code)
