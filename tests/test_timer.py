"""What the server does of itself: keys die on time though nobody comes by."""

import logging
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from django.db import DatabaseError
from django.test import override_settings

from eligibility import carrying
from sss_portal import timer
from tests.starting import ROOT, free_port, wait_for


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database with one key whose hour was over long ago, and nothing else."""
    file = tmp_path / "keys.sqlite3"
    with closing(sqlite3.connect(file)) as line, line:
        line.execute("CREATE TABLE eligibility_carryingkey (id INTEGER, window INTEGER, half BLOB)")
        line.execute("INSERT INTO eligibility_carryingkey VALUES (1, 5, randomblob(32))")
    return file


def keys_in(database: Path) -> int:
    with closing(sqlite3.connect(database)) as line:
        return int(line.execute("SELECT COUNT(*) FROM eligibility_carryingkey").fetchone()[0])


@pytest.mark.slow
def test_the_server_destroys_old_keys_though_nobody_comes_and_ends_when_told(
    database: Path,
) -> None:
    port = free_port()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "sss_portal.settings",
        "SSS_DATABASE": str(database),
        "SSS_DEBUG": "1",
    }
    site = subprocess.Popen(
        [sys.executable, "-m", "sss_portal.server", str(port)], cwd=ROOT, env=environment
    )
    try:
        wait_for(port)
        until = time.monotonic() + 20
        while keys_in(database) and time.monotonic() < until:
            time.sleep(0.1)
        assert keys_in(database) == 0
        site.send_signal(signal.SIGINT)
        assert site.wait(timeout=20) == 0
    finally:
        site.kill()
        site.wait(timeout=20)


class Rounds(Event):
    """Tells the timer to stop after so many rounds, none of which takes any time."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.left, self.waited = count, list[float | None]()

    def wait(self, timeout: float | None = None) -> bool:
        self.waited.append(timeout)
        self.left -= 1
        if not self.left:
            self.set()
        return self.is_set()


def test_a_fault_ends_neither_the_timer_nor_gets_its_words_into_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked = []

    def fails(name: str, **_: object) -> None:
        asked.append(name)
        raise DatabaseError("near MaHlaHla")

    monkeypatch.setattr(timer, "call_command", fails)
    with caplog.at_level(logging.DEBUG):
        timer.keep_destroying(Rounds(3))
    assert asked == [*timer.jobs()] * 3
    assert [record.levelname for record in caplog.records] == ["ERROR"] * len(asked)
    assert "DatabaseError" in caplog.text
    assert "MaHlaHla" not in caplog.text


def test_it_looks_often_enough_for_keys_to_die_soon_after_their_hour(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(timer, "call_command", lambda *_, **__: None)
    rounds = Rounds(2)
    timer.keep_destroying(rounds)
    assert rounds.waited == [timer.EVERY] * 2
    assert timer.EVERY <= carrying.WINDOW


def test_what_is_over_after_days_is_looked_for_at_the_start_and_once_a_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = list[str]()
    monkeypatch.setattr(timer, "call_command", lambda name, **_: asked.append(name))
    a_day = 24 * 60 * 60 // timer.EVERY
    timer.keep_destroying(Rounds(a_day))
    assert asked.count("destroy_keys") == asked.count("count_flips") == a_day
    assert asked.count("erase_old_cases") == asked.count("forget_sign_ins") == 1
    timer.keep_destroying(Rounds(a_day + 1))
    assert asked.count("erase_old_cases") == asked.count("forget_sign_ins") == 3


@override_settings(SSS_CASES=False)
def test_without_cases_nothing_of_them_is_asked_for() -> None:
    assert [*timer.jobs()] == ["destroy_keys"]


@pytest.mark.django_db
def test_it_says_nothing_when_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    timer.keep_destroying(Rounds(1))
    assert capsys.readouterr() == ("", "")
