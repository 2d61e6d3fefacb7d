"""A demo of its own for the keepers: what they publish changes the law for everybody on it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.casework.acting import Visitor
from tests.browser.conftest import NewPage
from tests.browser.serving import served
from tests.starting import ROOT

#: The story's law is that of one day, whatever day the rest of the suite is run on.
DAY = "2026-11-23"
#: What the address of a saved result captures.
Saved = dict[str, str]
NewVisitor = Callable[[int, int], Visitor]


@pytest.fixture(scope="module")
def folder(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the database is filled."""
    return tmp_path_factory.mktemp("keeping")


@pytest.fixture(scope="module")
def saved(folder: Path) -> Saved:
    """A result that was saved before anything is published; the database is there with it."""
    settings = {"DJANGO_SETTINGS_MODULE": "tests.browser.casework.demo_settings"}
    own = {"BROWSER_TESTS_DATABASE": str(folder / "filled.sqlite3"), "SUITE_TODAY": DAY}
    fill = [sys.executable, "-m", "tests.browser.keeping.filled"]
    made = subprocess.run(
        fill,
        cwd=ROOT,
        env={**os.environ, **settings, **own},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    found: Saved = json.loads(made.stdout)
    return found


@pytest.fixture(scope="module")
def site(saved: Saved, folder: Path) -> Iterator[str]:
    """The address of the demo."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SUITE_TODAY", DAY)
        with served(folder / "filled.sqlite3", folder) as address:
            yield address


@pytest.fixture
def new_visitor(new_page: NewPage, site: str, folder: Path) -> NewVisitor:
    """Makes somebody who sits before a browser without scripts, of a size."""

    def made(width: int, height: int) -> Visitor:
        page = new_page(scripts=False)
        page.set_viewport_size({"width": width, "height": height})
        return Visitor(page, site, folder / "db.sqlite3")

    return made
