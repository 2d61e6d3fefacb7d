"""Signing in as somebody of the demo, and what every page of theirs must hold."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from django.urls import reverse
from django.utils.translation import override
from django_otp.oath import TOTP
from playwright.sync_api import Locator, Page, expect

from cases.demo.people import PASSWORD
from cases.demo.seed import key_of
from tests.browser.watching import Watch

#: The button that sends the form of a page, neither a language nor a choice.
SEND = "main form button[type=submit]:not([name]):not(.unseen)"
#: Another half a minute begins: a code that is typed in its last seconds comes too late.
_LAST_SECONDS, _STEP = 3, 30

_WIDER = """() => {
  const root = document.documentElement;
  return Math.max(root.scrollWidth - root.clientWidth, 0);
}"""


def at(name: str, language: str, **captured: object) -> str:
    """The address of a page of accounts or cases, in a language."""
    with override(language):
        return reverse(name, kwargs=captured)


def code_of(username: str) -> str:
    """The six digits that somebody's phone shows now."""
    if _STEP - time.time() % _STEP < _LAST_SECONDS:
        time.sleep(_LAST_SECONDS)
    return f"{TOTP(bytes.fromhex(key_of(username)), _STEP).token():06d}"


def sign_in(page: Page, database: Path, username: str, language: str) -> None:
    """Both factors, typed. What the site remembers of codes used is forgotten: nobody waits."""
    page.goto(at("accounts:sign-in", language))
    show_both_factors(page, database, username)
    expect(page).not_to_have_url(at("accounts:second-factor", language))


def show_both_factors(page: Page, database: Path, username: str) -> None:
    """On the sign-in page that is open."""
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(PASSWORD)
    send(page)
    forget_codes(database, username)
    page.locator("[name=code]").fill(code_of(username))
    send(page)


def forget_codes(database: Path, username: str) -> None:
    """Let a code be shown once more."""
    changed = (
        "UPDATE otp_totp_totpdevice SET last_t = -1, drift = 0, throttling_failure_count = 0"
        " WHERE user_id = (SELECT id FROM accounts_user WHERE username = ?)"
    )
    with closing(sqlite3.connect(database, timeout=30)) as base, base:
        base.execute(changed, [username])


def end_sessions(database: Path, username: str) -> None:
    """As half an hour without a page ends them, at once."""
    ended = (
        "UPDATE accounts_signin SET ended_at = CURRENT_TIMESTAMP"
        " WHERE user_id = (SELECT id FROM accounts_user WHERE username = ?)"
    )
    with closing(sqlite3.connect(database, timeout=30)) as base, base:
        base.execute(ended, [username])


def send(page: Page, button: Locator | str = SEND) -> None:
    """Press a button that leads to another page."""
    found = page.locator(button) if isinstance(button, str) else button
    with page.expect_navigation():
        found.last.click()


class Visitor:
    """Somebody before a browser, whose every page is looked at."""

    def __init__(self, page: Page, site: str, database: Path) -> None:
        self.page, self._database = page, database
        self._watch = Watch(page, site)
        self.language = ""

    def signs_in(self, username: str, language: str) -> None:
        """In a language that is chosen on the first page of the site."""
        self.language = language
        self.page.goto("/en/" if language != "en" else "/th/")
        self.follows(f".languages [lang={language}]")
        self.goes(at("accounts:sign-in", language))
        show_both_factors(self.page, self._database, username)
        self.looks()

    def goes(self, address: str, status: int = 200) -> None:
        """To an address."""
        answer = self.page.goto(address)
        assert answer is not None, address
        assert answer.status == status, address
        self.looks()

    def follows(self, link: str) -> None:
        """A link on the page, by its selector."""
        send(self.page, self.page.locator(link).first)
        self.looks()

    def sends(self, button: Locator | str = SEND) -> None:
        """A form."""
        send(self.page, button)
        self.looks()

    def looks(self) -> None:
        """Nothing wider than the screen, one heading, the right language, a silent console."""
        page = self.page
        assert page.evaluate(_WIDER) == 0, f"{page.url} is wider than the screen"
        assert page.locator("h1").count() == 1, page.url
        assert page.locator("html").get_attribute("lang") == self.language, page.url
        assert self._watch.taken() == {"console": [], "elsewhere": []}, page.url
