"""The public checker needs no cases: with them switched off it is the same, and knows none."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from eligibility.clock import BANGKOK
from tests.interview import journeys
from tests.starting import ROOT, free_port, wait_for

#: Nobody finds anything here with cases switched off.
OF_CASES = ("/en/cases/", "/en/account/sign-in/", "/case/K7M2QX4P/en/check/1/")

#: On the first page alone: where helpers sign in.
WAY_IN = re.compile(r'<p><a href="/../account/sign-in/">[^<]*</a></p>')


def environment(database: Path, *, cases: bool) -> dict[str, str]:
    """As an operator chooses it; a debug site, so that no files have to be collected."""
    ours = {name: text for name, text in os.environ.items() if not name.startswith("SSS_")}
    ours.pop("DATABASE_URL", None)
    return ours | {
        "DJANGO_SETTINGS_MODULE": "sss_portal.settings",
        "SSS_DEBUG": "1",
        "SSS_CASES": "1" if cases else "0",
        "SSS_DATABASE": str(database),
    }


@contextmanager
def site(database: Path, *, cases: bool) -> Iterator[str]:
    """The real server, on a database that ``migrate`` has just made."""
    chosen, port = environment(database, cases=cases), free_port()
    migrate = [sys.executable, "manage.py", "migrate", "-v0"]
    subprocess.run(migrate, cwd=ROOT, env=chosen, check=True, timeout=120)
    server = [sys.executable, "-m", "sss_portal.server", str(port)]
    running = subprocess.Popen(server, cwd=ROOT, env=chosen, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.kill()
        running.wait(timeout=20)


def visit(browser: OpenerDirector, address: str, form: dict[str, object] | None = None) -> str:
    data = urlencode(form, doseq=True).encode() if form is not None else None
    with browser.open(address, data, timeout=30) as answer:
        return str(answer.read().decode())


def bare(page: str) -> str:
    """A page without the tokens of its forms, which are others each time."""
    return re.sub(r'value="\w{64}"', "", page)


def walk(at: str) -> list[str]:
    """The first pages in each language, and one whole check up to its result."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    pages = [visit(browser, f"{at}{path}") for path in ("/", "/my/", "/th/", "/en/")]
    page = visit(browser, f"{at}/en/check/1/")
    forms = journeys.laid_off(datetime.now(BANGKOK).date()).forms
    for key, form in forms.items():
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert found, page
        sent: dict[str, object] = {**form, "screen": key, "csrfmiddlewaretoken": found[1]}
        page = visit(browser, f"{at}/en/check/1/", sent)
        pages.append(page)
    return [bare(each) for each in (*pages, visit(browser, f"{at}/en/check/result/"))]


@pytest.mark.slow
def test_the_public_pages_are_the_same_with_and_without_cases_but_for_the_way_in(
    tmp_path: Path,
) -> None:
    with site(tmp_path / "off.sqlite3", cases=False) as off:
        without = walk(off)
        for path in OF_CASES:
            with pytest.raises(HTTPError) as refused:
                visit(build_opener(), f"{off}{path}")
            assert refused.value.code == 404
    assert 'id="summary"' in without[-1]
    with site(tmp_path / "on.sqlite3", cases=True) as on:
        with_them = walk(on)
    start = len(("front door", "my", "th", "en"))
    assert [len(WAY_IN.findall(page)) for page in with_them] == [1] * start + [0] * (
        len(with_them) - start
    )
    assert [WAY_IN.sub("", page) for page in with_them] == without


_NAMES_WHAT_IS_LOADED = """
import sys
import django
from django.conf import settings
settings.configure(
    SECRET_KEY="for this one moment",
    INSTALLED_APPS=["django.contrib.contenttypes", "eligibility.apps.EligibilityConfig"],
    ROOT_URLCONF="eligibility.urls",
    HTTPS=False,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    LANGUAGES=[("my", "my"), ("th", "th"), ("en", "en")],
    STATIC_URL="/static/",
    BASE_DIR=".",
)
django.setup()
import pkgutil, importlib, eligibility
for found in pkgutil.walk_packages(eligibility.__path__, "eligibility."):
    if not found.name.split(".")[1].startswith(("admin", "translation", "catalogue")):
        # those are not of the site as visitors meet it
        importlib.import_module(found.name)
others = ("accounts", "cases", "sss_portal")
print(*sorted(name for name in sys.modules if name.split(".")[0] in others))
print(len([name for name in sys.modules if name.startswith("eligibility.")]))
"""


def test_the_whole_checker_is_loaded_without_a_line_of_accounts_or_cases() -> None:
    loaded = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _NAMES_WHAT_IS_LOADED],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert loaded.returncode == 0, loaded.stderr
    others, count = loaded.stdout.splitlines()
    assert others == ""
    assert int(count) > 100


@pytest.mark.parametrize("cases", [True, False])
def test_the_site_without_cases_does_not_even_load_them(tmp_path: Path, *, cases: bool) -> None:
    asked = (
        "import sys, django; django.setup(); import sss_portal.urls; print('cases' in sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=ROOT,
        env=environment(tmp_path / "none.sqlite3", cases=cases),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert loaded.stdout.strip() == str(cases)
