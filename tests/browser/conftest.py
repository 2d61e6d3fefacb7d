"""A phone's browser before the real site; skipped with a reason where there is none.

With ``BROWSER_TESTS=required`` in the environment that is a failure, and each test that ran is
noted in ``.cache/browser-tests``, so that ``.ci/run`` can see that none was left out.
"""

import faulthandler
import os
import shutil
import subprocess
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.serving import migrated, served
from tests.starting import ROOT

REQUIRED = os.environ.get("BROWSER_TESTS") == "required"
RAN = ROOT / ".cache" / "browser-tests"
PHONE = {"width": 360, "height": 640}
LONGEST_TEST = 300  # seconds
NewPage = Callable[..., Page]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if REQUIRED and call.when == "call" and not report.skipped:
        RAN.mkdir(parents=True, exist_ok=True)
        worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
        with (RAN / worker).open("a", encoding="utf-8") as notes:
            notes.write(f"{item.nodeid}\n")
    return report


def _without(reason: str) -> None:
    if REQUIRED:
        pytest.fail(f"{reason}, and BROWSER_TESTS=required.")
    pytest.skip(reason)


def has_font(language: str) -> bool:
    """Whether letters of a language are drawn as letters; sizes of empty boxes tell nothing."""
    if shutil.which("fc-list") is None:
        return False
    listing = ["fc-list", f":lang={language}", "family"]
    return bool(subprocess.run(listing, capture_output=True, check=False).stdout.strip())


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program: the one that CHROMIUM names, or the system's."""
    found = shutil.which(os.environ.get("CHROMIUM") or "chromium")
    if found is None:
        _without("There is no chromium here (apt install chromium, or set CHROMIUM)")
    for language, name in (("my", "Burmese"), ("th", "Thai")):
        if not has_font(language):
            _without(f"There is no {name} font here (apt install fontconfig fonts-noto-core)")
    return str(found)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run of the tests, the same for each of its processes."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def site(chromium: str, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site; each process of tests has its own."""
    with served(migrated(shared), tmp_path_factory.mktemp("site")) as address:
        yield address


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Ended with each module: while it runs, Django refuses every query in this thread."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(
            executable_path=chromium,
            args=["--disable-gpu", *sandbox],
            # As on a phone: "back" may bring a page back as it was left.
            ignore_default_args=["--disable-back-forward-cache"],
        )


@pytest.fixture(autouse=True)
def watchdog() -> Iterator[None]:
    """What is asked of a page has no time limit of its own: a test that hangs must fail instead."""
    faulthandler.dump_traceback_later(LONGEST_TEST, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.fixture
def new_page(browser: Browser, site: str) -> Iterator[NewPage]:
    """Makes a page of a phone nobody has used before; ``scripts=False`` turns JavaScript off."""
    with ExitStack() as phones:

        def made(*, scripts: bool = True, **options: Any) -> Page:
            context: BrowserContext = browser.new_context(
                base_url=site,
                viewport={"width": PHONE["width"], "height": PHONE["height"]},
                java_script_enabled=scripts,
                **options,
            )
            phones.callback(context.close)
            context.set_default_timeout(10_000)
            return context.new_page()

        yield made


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page with JavaScript."""
    return new_page()


@pytest.fixture
def plain_page(new_page: NewPage) -> Page:
    """A page without JavaScript."""
    return new_page(scripts=False)
