"""Marked words are typed into every field of a served site; afterwards they stand nowhere in clear.

Looked for in: the log, addresses and cookies of every response, the rows of sessions and of failed
sign-ins, the database's files as bytes, and whatever else the site has put on the disk.
"""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django_otp.oath import TOTP

from accounts import typed
from cases.demo.people import PASSWORD
from cases.demo.seed import key_of
from cases.pages.person import FACTS
from cases.people import PAPERS
from tests.casework.test_consent import GIVEN
from tests.interview.journeys import laid_off
from tests.interview.walking import walk
from tests.public import Answered, Visitor, public_site
from tests.starting import ROOT
from tests.support import TODAY

pytestmark = pytest.mark.slow

WHO, OFFICER = "paw", "wanida"
#: What is typed of the worker, by the place it is typed into. None of it occurs anywhere else.
MARKS = {
    **{name: f"Zqxw{name.replace('.', '').replace('_', '')}vkj" for name in FACTS},
    **{f"numbers.{paper}": f"ZQ{place}73519264" for place, paper in enumerate(PAPERS)},
    "phone": "0873519264",
    "called": "ဇက်ကျူမှတ်သား",
    "note": "Zqxwnotevkj",
    "follow-up": "Zqxwfollowupvkj",
    "search": "Zqxwsearchvkj",
    "answer": "၁၇,၃၉၁",
    "complaint": "Zqxwcomplaintvkj",
    "compared": "Zqxwcomparedvkj",
    "address": "Zqxwaddressvkj",
    "lost": "Zqxwlostvkj",
    "why": "Zqxwwhyvkj",
    "papers": "Zqxwpapersvkj",
    "to the organisation": "Zqxwtothemvkj",
    "to the office": "Zqxwtotheofficevkj",
    "suggested": "Zqxwsuggestedvkj",
    "failed": "Zqxwfailedvkj",
    "forged": "Zqxwforgedvkj",
}


@dataclass
class Recorded(Visitor):
    """A browser of whose traffic all but the pages themselves is written down."""

    heads: list[str] = field(default_factory=list)

    def ask(
        self, method: str, where: str, body: str | None, headers: Mapping[str, str]
    ) -> Answered:
        answer = super().ask(method, where, body, headers)
        self.heads.append(str(answer.headers))
        return answer

    def fields(self, where: str) -> dict[str, str]:
        """The hidden fields of a page."""
        found = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', self.get(where).text)
        return {name: unescape(value) for name, value in found}

    def sends(self, where: str, status: int, **form: object) -> Answered:
        """A form, and the answer it has to get."""
        answer = self.post(where, form)
        assert answer.status_code == status, (where, answer.text)
        return answer


@dataclass(frozen=True)
class Left:
    """What is left of it all: a browser's heads and a site's folder."""

    heads: str
    folder: Path

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text()


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Left]:
    """The site as everything typed has left it, still running."""
    folder = tmp_path_factory.mktemp("marked")
    with pytest.MonkeyPatch.context() as patch:
        (folder / "tmp").mkdir()
        patch.setenv("TMPDIR", str(folder / "tmp"))
        with public_site(folder) as port, closing(sqlite3.connect(folder / "db.sqlite3")) as held:
            held.execute("SELECT * FROM django_session")  # while it is open its journal stays
            seed(folder)
            browser, at_office = Recorded(port), Recorded(port)
            everything_is_typed(browser, at_office, folder)
            yield Left("\n".join(browser.heads + at_office.heads), folder)


def seed(folder: Path) -> None:
    """The people of the demo, in the database of the site."""
    make = "import django; django.setup(); from cases.demo.seed import seed; seed()"
    environment = {"DJANGO_SETTINGS_MODULE": "tests.public_settings", "PUBLIC_SITE": str(folder)}
    subprocess.run([sys.executable, "-c", make], cwd=ROOT, env=environment, check=True)


def sign_in(browser: Recorded, who: str = WHO) -> None:
    """Both factors."""
    browser.get("/en/account/sign-in/")
    browser.sends("/en/account/sign-in/", 200, username=who, password=MARKS["failed"])
    browser.sends("/en/account/sign-in/", 302, username=who, password=PASSWORD)
    code = TOTP(bytes.fromhex(key_of(who))).token()
    browser.sends("/en/account/second-factor/", 302, code=f"{code:06d}")


def everything_is_typed(browser: Recorded, at_office: Recorded, folder: Path) -> None:
    """Every field of every page, and the errors on the way."""
    sign_in(browser)
    case = a_case_is_begun(browser)
    facts = {name: MARKS[name] for name in FACTS}
    browser.sends(f"{case}person/", 303, seen="1", speaks="my", **facts)
    browser.sends(f"{case}notes/", 303, note=MARKS["note"])
    day = {"day.d": "1", "day.m": "12", "day.y": str(TODAY.year + 1)}
    browser.sends(f"{case}due/", 303, what=MARKS["follow-up"], **day)
    for wanted in (MARKS["search"], MARKS["phone"], MARKS["names.passport"], MARKS["called"]):
        browser.sends("/en/cases/search/", 200, wanted=wanted)
    below = f"/case/{case.split('/')[3]}"
    complaint = dict.fromkeys(("workplace", "place", "name", "phone"), MARKS["complaint"])
    browser.sends(f"{below}/en/check/next/2/", 200, way="named", made="1", **complaint)
    names = {"passport.name": MARKS["compared"], "pink_card.name": MARKS["compared"]}
    browser.sends(f"{below}/en/check/names/", 200, **names)
    it_is_handed_over(browser, case)
    it_is_answered(browser, at_office, case)
    assert all(mark in unescape(browser.get(case).text) for mark in facts.values())
    assert MARKS["note"] in browser.get(f"{case}notes/").text
    assert MARKS["note"] in browser.sends(f"{case}export/", 200, form="html").text
    errors_are_met(browser, case, folder)


def a_case_is_begun(browser: Recorded) -> str:
    """The check with an answer that is marked, then the consent; the path of the case."""
    journey = laid_off(TODAY)
    wage = {**journey.forms["wage"], "wage": MARKS["answer"]}
    walk(browser, journey._replace(forms={**journey.forms, "wage": wage}))  # type: ignore[arg-type]
    consent = {name: value for name, value in GIVEN.items() if name != "of_age"}
    form = {"called": MARKS["called"], "phone": MARKS["phone"], **consent}
    browser.sends("/en/cases/keep/", 422, **{**form, "how": ""})
    once = browser.fields("/en/cases/keep/")["once"]
    case = browser.sends("/en/cases/keep/", 303, **form, once=once).headers["Location"]
    assert MARKS["called"] in browser.get(case).text
    return str(case)


def it_is_handed_over(browser: Recorded, case: str) -> None:
    """Everything that can be picked."""
    choice = browser.get(f"{case}hand-over/").text
    [office] = re.findall(r'name="office"\s+value="(\d+)"', choice)
    picked = "&".join(f"part={each}" for each in ("names", "phone", "work", "answers"))
    where = f"{case}hand-over/?office={office}&{picked}"
    page = browser.get(where).text
    assert MARKS["phone"] in page
    parts = re.findall(r'name="part" value="(\w+)"', page)
    consent = {name: value for name, value in GIVEN.items() if name != "of_age"}
    form = {**browser.fields(where), **consent, "part": parts, "speaks": "my"}
    browser.sends(f"{case}hand-over/", 303, **form)


def it_is_answered(browser: Recorded, at_office: Recorded, case: str) -> None:
    """An officer decides, asks and writes; the volunteer reads it and writes back."""
    [number] = set(re.findall(rf"{case}office/([0-9a-f-]{{36}})/", browser.get(case).text))
    sign_in(at_office, OFFICER)
    copy = f"/en/cases/office/{number}/"
    assert MARKS["called"] in at_office.get(copy).text
    disagrees = {"medical": "disagree", "medical.why": MARKS["why"]}
    asks = {"unemployment": "documents", "unemployment.text": MARKS["papers"]}
    form = {**at_office.fields(f"{copy}review/"), **disagrees, **asks}
    at_office.sends(f"{copy}review/", 422, **form)
    at_office.sends(f"{copy}review/", 303, **form, **{"medical.holds": "not_yet"})
    stale = {**form, "medical.why": MARKS["lost"], "medical.holds": "not_eligible"}
    at_office.sends(f"{copy}review/", 409, **stale)
    at_office.sends(f"{copy}messages/", 303, message=MARKS["to the organisation"])
    named = f"{MARKS['suggested']} {MARKS['called']}"
    at_office.sends(f"{copy}suggest/", 422, benefit="medical", why=named, send="1")
    there = f"{case}office/{number}/"
    page = unescape(browser.get(there).text)
    assert all(MARKS[each] in page for each in ("why", "papers", "to the organisation"))
    browser.sends(there, 303, message=MARKS["to the office"])
    browser.sends(there, 422, message=MARKS["lost"] * 1_000)
    assert MARKS["to the office"] in at_office.get(f"{copy}messages/").text


def errors_are_met(browser: Recorded, case: str, folder: Path) -> None:
    """404, 409, 422, 403 twice, 500, and a session that ends under a form."""
    lost = MARKS["lost"]
    assert browser.get(f"/en/cases/{MARKS['address']}/?q={MARKS['address']}").status_code == 404
    browser.sends(f"/en/cases/{MARKS['address']}/notes/", 404, note=lost)
    browser.sends("/en/cases/keep/", 409, once=lost, called=lost, **GIVEN)
    browser.sends(f"{case}person/", 422, seen="1", speaks="my", called=lost * 40)
    browser.sends(f"{case}notes/", 422, note=lost * 1_000)
    browser.sends(f"{case}due/", 422, what=lost)
    browser.sends("/en/cases/search/", 422, wanted=lost * 40)
    for where in (f"{case}notes/", f"/case/{case.split('/')[3]}/en/check/1/"):
        forged = browser.ask("POST", where, f"note={MARKS['forged']}", {})
        assert forged.status_code == 403
    with closing(sqlite3.connect(folder / "db.sqlite3", timeout=20)) as tables:
        tables.execute("ALTER TABLE cases_note RENAME TO away")
        browser.sends(f"{case}notes/", 500, note=MARKS["failed"])
        tables.execute("ALTER TABLE away RENAME TO cases_note")
    writer = browser.fields(f"{case}notes/")[typed.WRITER]
    browser.sends("/en/account/sign-out/", 302)
    kept = browser.sends(f"{case}notes/", 403, note=lost, writer=writer)
    assert 'name="kept"' in kept.text


def found_in(lying: bytes) -> list[str]:
    """The places whose mark stands in these bytes, however it is written there."""
    low = lying.lower()
    return [
        place
        for place, mark in MARKS.items()
        if any(mark.lower().encode(code) in low for code in ("utf-8", "utf-16-le", "utf-16-be"))
    ]


def test_what_is_looked_for_would_be_found(left: Left) -> None:
    for code in ("utf-8", "utf-16-le", "utf-16-be"):
        assert found_in(b"\x00" + MARKS["called"].encode(code)) == ["called"]
        assert found_in(MARKS["note"].upper().encode(code) + b"\x00") == ["note"]
    assert b"Naw Paw Wah" in b"".join(each.read_bytes() for each in left.folder.glob("db.sqlite3*"))
    assert "500 Internal Server Error" in left.log
    assert "404 Not Found" in left.log
    assert "Location: /en/cases/" in left.heads


def test_no_mark_stands_in_the_log(left: Left) -> None:
    assert found_in(left.log.encode()) == []


def test_no_mark_stands_in_an_address_or_a_cookie_or_any_head_of_a_response(left: Left) -> None:
    assert found_in(left.heads.encode()) == []
    assert "%E1" not in left.heads  # nor written as an address writes Burmese


def test_no_mark_stands_in_any_file_of_the_site(left: Left) -> None:
    files = [each for each in left.folder.rglob("*") if each.is_file()]
    own = [each for each in files if (left.folder / "static") not in each.parents]
    assert {"db.sqlite3", "db.sqlite3-wal", "log"} <= {each.name for each in own}
    assert {str(each): found for each in own if (found := found_in(each.read_bytes()))} == {}
    assert not list((left.folder / "tmp").iterdir())


def test_no_mark_stands_in_a_session_or_with_a_failed_sign_in(left: Left) -> None:
    with closing(sqlite3.connect(left.folder / "db.sqlite3")) as tables:
        written = [data for (data,) in tables.execute("SELECT session_data FROM django_session")]
        axes = [
            tables.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608
            for (name,) in tables.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'axes_%'"
            ).fetchall()
        ]
    assert found_in(repr([SessionStore().decode(each) for each in written]).encode()) == []
    assert axes
    assert found_in(repr(axes).encode()) == []
