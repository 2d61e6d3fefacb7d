"""What every room relies on: languages, dates, headers, keys, locks."""

import datetime
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import formats, translation
from modeltranslation import settings as modeltranslation_settings

from accounts.models import User

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ["my", "th", "en"]
THIRD_OF_NOVEMBER = datetime.date(2026, 11, 3)


# Languages


def test_workers_language_comes_first_and_nothing_falls_back_to_thai() -> None:
    assert [code for code, _ in settings.LANGUAGES] == LANGUAGES
    assert settings.LANGUAGE_CODE == "en"
    assert modeltranslation_settings.FALLBACK_LANGUAGES == {"default": ()}


@pytest.mark.parametrize("accepted", ["", "en", "th"])
def test_front_door_opens_in_burmese_whatever_the_phone_is_set_to(
    client: Client, accepted: str
) -> None:
    response = client.get("/", headers={"accept-language": accepted})
    assert response.headers["Location"] == "/my/"


@pytest.mark.parametrize(
    ("cookie", "door"), [("th", "/th/"), ("en", "/en/"), ("fr", "/my/"), ("//evil", "/my/")]
)
def test_front_door_follows_a_choice_made_here(client: Client, cookie: str, door: str) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie
    response = client.get("/")
    assert response.headers["Location"] == door
    assert "Cookie" in response.headers["Vary"]


# Dates


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", ["03/11/2026", "3-11-2026", "3.11.2026", "2026-11-03"])
def test_typed_dates_are_day_first(language: str, typed: str) -> None:
    with translation.override(language):
        assert forms.DateField().clean(typed) == THIRD_OF_NOVEMBER


@pytest.mark.parametrize("language", LANGUAGES)
def test_shown_dates_are_day_first(language: str) -> None:
    with translation.override(language):
        assert formats.date_format(THIRD_OF_NOVEMBER, "SHORT_DATE_FORMAT") == "03/11/2026"
        assert formats.date_format(THIRD_OF_NOVEMBER).startswith("3 ")


def test_suite_has_a_clock_of_its_own() -> None:
    asked = os.environ.get("SUITE_TODAY") or "2026-11-23"
    assert datetime.date.fromisoformat(asked) == settings.SSS_TODAY


# Security (the headers: test_security.py)


def test_the_admin_is_behind_the_door_of_the_staff(client: Client) -> None:
    led = client.get("/admin/").headers["Location"]
    assert led.endswith("/account/sign-in/?next=%2Fadmin%2F")


def test_user_model_is_our_own() -> None:
    assert get_user_model() is User


def read_settings(folder: Path, **chosen: str) -> str:
    """What a site with the `var` of this folder complains of when it starts."""
    shutil.copytree(ROOT / "sss_portal", folder / "sss_portal")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("SSS_")} | chosen
    done = subprocess.run(
        [sys.executable, "-c", "import sss_portal.settings"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr


def test_pages_that_say_nothing_of_caches_are_kept_in_none(client: Client) -> None:
    for address in ("/", "/no-such-page", "/my/no-such-page"):
        assert "no-store" in client.get(address).headers["Cache-Control"]


def test_site_without_a_key_says_what_to_do(tmp_path: Path) -> None:
    assert "The site has no secret key. Start it with ./run" in read_settings(tmp_path)


@pytest.mark.parametrize("text", ["", "k" * 31, "က" * 40], ids=repr)
def test_site_with_an_unusable_key_says_that_it_is_the_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "secret_key").write_text(text)
    said = read_settings(tmp_path)
    assert "ImproperlyConfigured: var/secret_key does not hold a key" in said
    assert "During handling" not in said


def test_site_with_a_short_key_in_the_environment_says_so(tmp_path: Path) -> None:
    assert "SSS_SECRET_KEY is too short" in read_settings(tmp_path, SSS_SECRET_KEY="k" * 31)
    keys = {"SSS_SECRET_KEY": "k" * 32, "SSS_CASE_KEYS": "c" * 32}
    assert read_settings(tmp_path / "other", **keys) == ""


def test_site_takes_the_shortest_key_that_the_start_script_keeps(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "secret_key").write_text("k" * 32 + "\n")
    (tmp_path / "var" / "case_keys").write_text("c" * 32 + "\n")
    assert read_settings(tmp_path) == ""


def test_site_that_keeps_cases_does_not_start_without_their_keys(tmp_path: Path) -> None:
    key = {"SSS_SECRET_KEY": "k" * 32}
    assert "The cases have no keys. Start the site with ./run" in read_settings(
        tmp_path / "a", **key
    )
    short = {**key, "SSS_CASE_KEYS": f"{'c' * 32},{'d' * 31}"}
    assert "The cases have no keys" in read_settings(tmp_path / "b", **short)
    assert read_settings(tmp_path / "c", **key, SSS_CASES="0") == ""


def test_the_demo_is_refused_on_a_site_that_serves_others(tmp_path: Path) -> None:
    demo = {"SSS_SECRET_KEY": "k" * 32, "SSS_CASE_KEYS": "c" * 32, "SSS_DEMO": "1"}
    assert read_settings(tmp_path / "a", **demo) == ""
    for number, served in enumerate(("SSS_HTTPS", "DATABASE_URL")):
        said = read_settings(tmp_path / f"b{number}", **demo, **{served: "1"})
        assert "The demo is refused on a site that serves others" in said


def test_site_with_a_key_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "var" / "secret_key").mkdir(parents=True)
    assert "var/secret_key cannot be read: Is a directory" in read_settings(tmp_path)


# Locks


def pins(lock: str) -> set[str]:
    return set(re.findall(r"^[a-z0-9-]+==\S+", (ROOT / lock).read_text(), re.MULTILINE))


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_locks_hold_what_the_project_asks_for(lock: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = project["dependencies"]
    if "dev" in lock:
        asked = asked + project["optional-dependencies"]["dev"]
    pinned = {pin.partition("==")[0] for pin in pins(lock)}
    assert {re.split(r"[^a-z0-9-]", name)[0] for name in asked} <= pinned


def test_what_tests_need_holds_everything_the_site_needs() -> None:
    assert pins("requirements.txt") < pins("requirements-dev.txt")


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_locks_name_packages_and_hashes_and_no_place(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert len(re.findall(r"^\S+==.*\\\n    --hash=sha256:", text, re.MULTILINE)) == len(pins(lock))
    assert "://" not in text
    assert "--index" not in text
