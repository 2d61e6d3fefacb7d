"""The start script, as the person at the keyboard meets it."""

import ast
import ctypes.util
import shutil
import socket
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest

from tests.starting import NO_ENSUREPIP, ROOT, checkout, executable, install_by_hand, start

VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
OLD_PYTHON = "import sys; sys.version_info = (3, 8, 20)"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return checkout(tmp_path)


def test_taken_port_is_said_before_the_long_work(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = start(folder, "--port", str(port))
    assert done.returncode == 1
    assert f"Port {port} is taken" in done.stderr
    assert "--port" in done.stderr
    assert not (folder / ".venv").exists()


@pytest.mark.parametrize("port", ["0", "65536"])
def test_impossible_port_is_refused(folder: Path, port: str) -> None:
    done = start(folder, "--port", port)
    assert done.returncode == 1
    assert "from 1 to 65535" in done.stderr


def test_an_old_python_can_read_the_script() -> None:
    ast.parse((ROOT / "run").read_text(), feature_version=(3, 5))


def test_too_old_python_is_said(folder: Path, tmp_path: Path) -> None:
    done = start(folder, "help", site=OLD_PYTHON, path=tmp_path)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer, and found only 3.8" in done.stderr
    assert "Traceback" not in done.stderr


def test_too_old_python_hands_over_to_a_newer_one_that_really_is_there(
    folder: Path, tmp_path: Path
) -> None:
    executable(tmp_path / "python3.14", "exit 127")  # a stand-in without a Python behind it
    executable(tmp_path / "python3.11", '[ "$1" = -c ] || echo "handed over: $2 $3"')
    done = start(folder, "test", "-x", site=OLD_PYTHON, path=tmp_path)
    assert done.returncode == 0
    assert done.stdout == "handed over: test -x\n"


def test_missing_venv_module_names_the_debian_package(folder: Path) -> None:
    done = start(folder, "manage", site=NO_ENSUREPIP)
    assert done.returncode == 1
    assert f"sudo apt install python{VERSION}-venv" in done.stderr
    assert "Traceback" not in done.stderr


def test_keys_are_private_and_never_overwritten(folder: Path) -> None:
    install_by_hand(folder)
    start(folder, "manage")
    key = folder / "var" / "secret_key"
    first = key.read_text()
    assert len(first) >= 50
    assert key.stat().st_mode & 0o777 == 0o600
    assert key.parent.stat().st_mode & 0o777 == 0o700
    start(folder, "manage")
    assert key.read_text() == first


def test_finished_installation_is_used_as_it_is(folder: Path) -> None:
    install_by_hand(folder)
    for _ in range(2):
        done = start(folder, "manage", "two words", "--option")
        assert done.stdout == f"{folder} ['two words', '--option']\n"
        assert done.returncode == 0


def test_exit_code_is_that_of_the_command(folder: Path) -> None:
    install_by_hand(folder)
    (folder / "manage.py").write_text("raise SystemExit(3)")
    assert start(folder, "manage").returncode == 3


def test_half_made_environment_is_made_anew(folder: Path) -> None:
    install_by_hand(folder)
    (folder / ".venv" / "run-state.json").unlink()  # as while pip is at work
    done = start(folder, "manage", site=NO_ENSUREPIP)
    assert "lacks the module 'ensurepip'" in done.stderr


def test_environment_whose_python_is_gone_is_made_anew(folder: Path) -> None:
    install_by_hand(folder)
    (folder / ".venv" / "bin" / "python").unlink()
    done = start(folder, "manage", site=NO_ENSUREPIP)
    assert "lacks the module 'ensurepip'" in done.stderr


def test_script_called_by_a_link_works_in_its_own_folder(folder: Path, tmp_path: Path) -> None:
    install_by_hand(folder)
    elsewhere = tmp_path / "bin"
    elsewhere.mkdir()
    (elsewhere / "run").symlink_to(folder / "run")
    assert start(elsewhere, "manage", "x").stdout == f"{folder} ['x']\n"


def test_unknown_command_points_to_help(folder: Path) -> None:
    done = start(folder, "serv")
    assert done.returncode == 1
    assert "no command 'serv'" in done.stderr
    assert "./run test" in start(folder, "help").stdout


@pytest.mark.slow
def test_installs_from_nothing_and_again_when_the_lock_changes(folder: Path) -> None:
    first = start(folder, "manage", "x")
    assert first.returncode == 0, first.stderr
    assert "Installing what requirements.txt lists" in first.stdout
    assert start(folder, "manage", "x").stdout == f"{folder} ['x']\n"
    # A package that somebody has deleted is noticed and brought back.
    (packages,) = (folder / ".venv" / "lib").glob("python*/site-packages")
    shutil.rmtree(packages / "setuptools")
    again = start(folder, "manage", "x")
    assert again.returncode == 0, again.stderr
    assert "Missing from .venv: setuptools." in again.stdout
    assert (packages / "setuptools").is_dir()
    assert start(folder, "manage", "x").stdout == f"{folder} ['x']\n"
    # The locks are trusted for their hashes alone: a line without one is refused.
    (folder / "requirements.txt").write_text("waitress==3.0.2\n")
    refused = start(folder, "manage", "x")
    assert refused.returncode == 1
    assert "could not be installed" in refused.stderr


@pytest.mark.parametrize(
    ("pango", "lock_there", "chosen"),
    [
        ("libpango-1.0.so.0", True, "requirements-pdf.txt"),
        ("libpango-1.0.so.0", False, "requirements.txt"),
        (None, True, "requirements.txt"),
    ],
)
def test_what_makes_pdfs_is_installed_only_where_it_can_work(
    folder: Path, monkeypatch: pytest.MonkeyPatch, pango: str | None, lock_there: bool, chosen: str
) -> None:
    run = SourceFileLoader("run_script", str(folder / "run"))
    script = module_from_spec(spec_from_loader("run_script", run))  # type: ignore[arg-type]
    run.exec_module(script)
    if lock_there:
        (folder / "requirements-pdf.txt").touch()
    monkeypatch.setattr(ctypes.util, "find_library", {"pango-1.0": pango}.get)
    assert script.site_lock() == chosen
