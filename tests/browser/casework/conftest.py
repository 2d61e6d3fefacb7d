"""The site of the demo for these tests, in place of the empty one: for each test as it began."""

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.casework.acting import Visitor, sign_in
from tests.browser.conftest import NewPage
from tests.browser.serving import served
from tests.starting import ROOT

Captured = Mapping[str, Mapping[str, Any]]
NewVisitor = Callable[..., Visitor]
#: Somebody's page, signed in: user name and language.
StaffPage = Callable[..., Page]


@pytest.fixture(scope="session")
def seeded(chromium: str, shared: Path) -> Path:
    """The database of the demo; the first process to ask makes it."""
    database = shared / "demo.sqlite3"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not database.exists():
            unfinished = shared / "unfinished-demo.sqlite3"
            fill = [sys.executable, "-m", "tests.browser.casework.filled"]
            settings = {"DJANGO_SETTINGS_MODULE": "tests.browser.casework.demo_settings"}
            environment = {**os.environ, **settings, "BROWSER_TESTS_DATABASE": str(unfinished)}
            made = subprocess.run(
                fill, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
            )
            (shared / "demo.json").write_text(made.stdout, encoding="utf-8")
            unfinished.rename(database)
    return database


@pytest.fixture(scope="session")
def captured(seeded: Path) -> Captured:
    """What the addresses about one case of the demo capture, by their kind."""
    found: Captured = json.loads(seeded.with_name("demo.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """The database of the site that runs."""
    return tmp_path / "db.sqlite3"


@pytest.fixture
def site(seeded: Path, tmp_path: Path) -> Iterator[str]:
    """The address of the demo, in which nobody has acted before this test."""
    with served(seeded, tmp_path) as address:
        yield address


@pytest.fixture
def new_visitor(new_page: NewPage, site: str, database: Path) -> NewVisitor:
    """Makes somebody who sits before a browser of their own, of a size."""

    def made(width: int, height: int, *, scripts: bool = True) -> Visitor:
        page = new_page(scripts=scripts)
        page.set_viewport_size({"width": width, "height": height})
        return Visitor(page, site, database)

    return made


@pytest.fixture
def states() -> dict[str, Any]:
    """The cookies of those who have signed in already, by user name."""
    return {}


@pytest.fixture
def staff_page(new_page: NewPage, database: Path, states: dict[str, Any]) -> StaffPage:
    """Makes a page on which somebody of the demo is signed in."""

    def made(username: str, **options: Any) -> Page:
        if username not in states:
            page = new_page()
            sign_in(page, database, username, "en")
            states[username] = page.context.storage_state()
        return new_page(storage_state=states[username], **options)

    return made
