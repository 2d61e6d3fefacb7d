"""The start script where something is broken: it mends what it can and says the rest plainly."""

import fcntl
import os
import shutil
import socket
import tempfile
from pathlib import Path

import pytest

from tests.starting import (
    NO_ENSUREPIP,
    checkout,
    free_port,
    install_by_hand,
    start,
    started,
)

# Root may write anywhere, so it becomes somebody else; who then may not read root's Python.
SOMEBODY = """
import errno, fcntl, hashlib, importlib.util, json, os, shutil, socket, subprocess, time
os.geteuid() or os.setuid(65534)
"""

TRIES_THE_LOCK = """
import fcntl, os
folder = os.open(".", os.O_RDONLY)
try:
    fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    print("prepared in the open")
except BlockingIOError:
    print("prepared alone")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return checkout(tmp_path)


@pytest.fixture
def installed(folder: Path) -> Path:
    """A checkout whose site only tells how it was prepared and served."""
    install_by_hand(folder)
    (folder / "sss_portal").mkdir()
    (folder / "sss_portal" / "prepare.py").write_text(TRIES_THE_LOCK)
    (folder / "sss_portal" / "server.py").write_text("import sys; print('serves', sys.argv[1:])")
    return folder


# Keys


def keep_key(folder: Path, text: str, mode: int = 0o600) -> Path:
    key = folder / "var" / "secret_key"
    key.parent.mkdir()
    key.write_text(text)
    key.chmod(mode)
    return key


@pytest.mark.parametrize("text", ["", "\n", "k" * 31, "က" * 40], ids=repr)
def test_unusable_key_is_set_aside_and_a_new_one_made(installed: Path, text: str) -> None:
    key = keep_key(installed, text)
    done = start(installed, "manage")
    assert done.returncode == 0
    assert "var/secret_key is no key" in done.stdout
    assert len(key.read_text()) == 100
    assert key.stat().st_mode & 0o777 == 0o600
    (aside,) = key.parent.glob("secret_key.unusable-*")
    assert aside.read_text() == text


def test_shortest_usable_key_is_kept(installed: Path) -> None:
    key = keep_key(installed, "k" * 32)
    done = start(installed, "manage")
    assert "secret_key" not in done.stdout
    assert key.read_text() == "k" * 32


def test_key_that_links_to_nothing_is_set_aside(installed: Path) -> None:
    key = installed / "var" / "secret_key"
    key.parent.mkdir()
    key.symlink_to("gone")
    assert "is no key" in start(installed, "manage").stdout
    assert not key.is_symlink()
    assert len(key.read_text()) == 100


def test_key_that_was_not_finished_is_never_used(installed: Path) -> None:
    """As the power leaves it that goes while the key is written."""
    unfinished = keep_key(installed, "").rename(installed / "var" / "secret_key.unfinished")
    assert start(installed, "manage").returncode == 0
    assert len((installed / "var" / "secret_key").read_text()) == 100
    assert not unfinished.exists()


def test_key_open_to_others_is_closed_to_them_and_kept(installed: Path) -> None:
    key = keep_key(installed, "k" * 50, mode=0o644)
    done = start(installed, "manage")
    assert "was open to other users" in done.stdout
    assert key.stat().st_mode & 0o777 == 0o600
    assert key.read_text() == "k" * 50
    assert "secret_key" not in start(installed, "manage").stdout


# The installed packages


@pytest.mark.parametrize(
    "state", ["", "[]", '"text"', "7", '{"packages": 7}', '{"packages": [[]]}']
)
def test_state_that_is_none_means_not_installed(installed: Path, state: str) -> None:
    (installed / ".venv" / "run-state.json").write_text(state)
    done = start(installed, "manage", site=NO_ENSUREPIP)
    assert "lacks the module 'ensurepip'" in done.stderr
    assert "Traceback" not in done.stderr


def test_package_that_has_gone_is_named_and_the_environment_made_anew(folder: Path) -> None:
    install_by_hand(folder, packages=["Django-5.2.dist-info", "django"])
    done = start(folder, "manage", site=NO_ENSUREPIP)
    assert "Missing from .venv: Django-5.2.dist-info, django." in done.stdout
    assert "lacks the module 'ensurepip'" in done.stderr
    assert "Traceback" not in done.stderr


# The folder


def test_folder_that_may_not_be_written_is_said() -> None:
    with tempfile.TemporaryDirectory() as made:  # tmp_path is closed to other users
        folder = checkout(Path(made))
        folder.parent.chmod(0o755)
        folder.chmod(0o555)
        done = start(folder, "manage", site=SOMEBODY)
        folder.chmod(0o755)
    assert done.returncode == 1
    assert done.stderr == (
        f"{folder}/var: Permission denied.\n"
        "The folder must be yours to write in: copy it to a place of your own.\n"
    )


def test_file_in_the_place_of_a_folder_is_said(folder: Path) -> None:
    (folder / "var").write_text("")
    done = start(folder, "manage")
    assert done.returncode == 1
    assert done.stderr == f"{folder}/var: File exists.\n"


# Two at once


def test_database_is_prepared_alone_and_served_by_the_port_that_was_asked(installed: Path) -> None:
    port = free_port()
    done = start(installed, "--port", str(port))
    assert done.stdout.splitlines() == [
        "prepared alone",
        f"Starting the site at http://127.0.0.1:{port}/ (Ctrl-C ends it)",
        f"serves ['{port}']",
    ]


def test_second_start_waits_for_the_first_and_then_finds_its_port_taken(installed: Path) -> None:
    port = free_port()
    first = os.open(installed, os.O_RDONLY)
    fcntl.flock(first, fcntl.LOCK_EX)
    with started(installed, port) as second:
        assert second.stdout
        assert second.stdout.readline().startswith("Another ./run is preparing this folder")
        with socket.create_server(("127.0.0.1", port)):
            os.close(first)
            said, _ = second.communicate(timeout=30)
    assert second.returncode == 1
    assert f"Port {port} is taken by another program" in said
    assert "serves" not in said
    assert "Traceback" not in said


def test_site_that_cannot_be_prepared_is_not_served(installed: Path) -> None:
    (installed / "sss_portal" / "prepare.py").write_text("raise SystemExit('No room.')")
    done = start(installed, "--port", str(free_port()))
    assert done.returncode == 1
    assert done.stderr == "No room.\n"
    assert done.stdout == ""


def test_checkout_without_its_lock_says_which_file_is_missing(installed: Path) -> None:
    shutil.move(installed / "requirements.txt", installed / "elsewhere.txt")
    done = start(installed, "manage")
    assert done.returncode == 1
    assert done.stderr == f"{installed}/requirements.txt: No such file or directory.\n"
