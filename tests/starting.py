"""What the tests of the start script share: a checkout to start in, and a site that serves."""

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.txt", "requirements-dev.txt")
NO_ENSUREPIP = 'import sys; sys.modules["ensurepip"] = None'


def checkout(tmp_path: Path) -> Path:
    """A checkout in a path with spaces: the script, empty locks, a manage.py that only echoes."""
    folder = tmp_path / "my own folder"
    folder.mkdir()
    shutil.copy(ROOT / "run", folder)
    for lock in LOCKS:
        (folder / lock).write_text("# nothing\n")
    (folder / "manage.py").write_text("import os, sys; print(os.getcwd(), sys.argv[1:])\n")
    return folder


def start(
    folder: Path, *arguments: str, site: str = "", path: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the script from somewhere else; `site` is Python that its interpreter runs first."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if site:
        hook = folder.parent / "site"
        hook.mkdir(exist_ok=True)
        (hook / "sitecustomize.py").write_text(site)
        environment["PYTHONPATH"] = str(hook)
    if path:
        environment["PATH"] = str(path)
    return subprocess.run(
        [sys.executable, folder / "run", *arguments],
        cwd=folder.parent,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def install_by_hand(folder: Path, **state: object) -> None:
    """What a finished installation leaves behind, without the wait."""
    venv.create(folder / ".venv", with_pip=False)
    locks = {lock: hashlib.sha256((folder / lock).read_bytes()).hexdigest() for lock in LOCKS}
    (folder / ".venv" / "run-state.json").write_text(json.dumps({**locks, **state}))


def executable(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def whole_site(tmp_path: Path) -> Path:
    """A copy of the real checkout as it was cloned, but for the installed packages."""
    if Path(sys.prefix).resolve() != (ROOT / ".venv").resolve():
        pytest.skip("needs the environment that ./run makes")
    folder = tmp_path / "a copy"
    made = shutil.ignore_patterns(".*", "var", "__pycache__")
    shutil.copytree(ROOT, folder, ignore=made)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    return folder


@contextmanager
def started(folder: Path, port: int, **settings: str) -> Iterator[subprocess.Popen[str]]:
    """`./run` as an operator starts it, with none but these settings; ended with the test."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("SSS_")} | settings
    site = subprocess.Popen(
        [sys.executable, folder / "run", "--port", str(port)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    watchdog = Timer(90, site.kill)  # so that a test that waits for its words fails, not hangs
    watchdog.start()
    try:
        yield site
    finally:
        watchdog.cancel()
        site.kill()
        with suppress(ValueError):  # its words may have been read to the end already
            site.communicate(timeout=30)


def wait_for(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("The site did not start.")
