"""The real site for the browser, as `./run` serves it, with a database made once for all tests."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.starting import ROOT, free_port, wait_for


def migrated(shared: Path) -> Path:
    """The database with the shipped rulebook; the first process to ask makes it."""
    database = shared / "browser-tests.sqlite3"
    with (shared / "browser-tests.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not database.exists():
            unfinished = shared / "unfinished.sqlite3"
            migrate = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
            subprocess.run(migrate, cwd=ROOT, env=_environment(unfinished), check=True)
            unfinished.rename(database)
    return database


@contextmanager
def served(database: Path, folder: Path) -> Iterator[str]:
    """The site on a copy of a database; its address on this machine."""
    own = Path(shutil.copy(database, folder / "db.sqlite3"))
    port = free_port()
    with (folder / "log").open("w") as log:
        site = subprocess.Popen(
            [sys.executable, "-m", "sss_portal.server", str(port)],
            cwd=ROOT,
            env=_environment(own),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            site.kill()
            site.wait(timeout=30)


def _environment(database: Path) -> Mapping[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        "BROWSER_TESTS_DATABASE": str(database),
    }
