"""Every page of those who sign in, in its states and three languages: for eyes and for thumbs."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from cases.demo.people import MEMBERS
from tests.browser.audit import audit
from tests.browser.casework.acting import at, send
from tests.browser.casework.conftest import Captured, StaffPage
from tests.browser.casework.office_states import at_the_office, heard_of
from tests.browser.conftest import NewPage
from tests.browser.walking import LANGUAGES
from tests.browser.watching import Watch
from tests.matrix.table import TABLE, Kind, Public, Row

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("language", LANGUAGES)]

#: One of each role whose pages differ.
WHO = ("paw", "thida", "wanida", "somchai", "admin")
ROLES = {member.username: member.role for member in MEMBERS}
SHOWN = 200
#: What a browser saves instead of showing it.
FILES = {"cases:due-calendar", "cases:summary-pdf", "cases:figures-csv", "cases:figures-xlsx"}
BELOW_A_CASE = ("check/1/", "check/4/", "check/answers/", "check/result/", "check/result/sheet/")


def pages_of(username: str, captured: Captured, language: str) -> dict[str, str]:
    """The addresses that answer somebody with a page, by their names; each role has some alone."""
    role, before = ROLES[username], [ROLES[each] for each in WHO[: WHO.index(username)]]
    found = {}
    for name, row in TABLE.items():
        if not isinstance(row, Row) or name in FILES or role not in row.who or row.get != SHOWN:
            continue
        # What a colleague of another role has been shown differs from it by one link.
        if name.startswith("cases:") and row.who & {*before}:
            continue
        kind = "" if row.kind is Kind.NOTHING else row.kind.value
        found[name] = at(name, language, **captured[kind])
    return found


def faulty(page: Page, language: str, of_case: dict[str, object]) -> Iterator[str]:
    """Pages as they are after something was forgotten, chosen or found."""
    page.goto(at("cases:keep", language))
    send(page)
    expect(page.locator("#faults")).to_be_visible()
    yield "keep-faults"
    page.locator("[name=of_age][value=no]").check()
    yield "keep-guardian"
    for name in ("cases:notes", "cases:case-due"):
        page.goto(at(name, language, **of_case))
        send(page)
        expect(page.locator("#faults")).to_be_visible()
        yield f"{name}-faults"
    page.goto(at("cases:opened", language))
    page.locator("[name=token]").fill("0123456789")
    send(page)
    yield "cases:opened-faults"
    page.goto(at("cases:search", language))
    page.locator("main [type=text]").fill("Hla Hla Win")
    send(page)
    expect(page.locator("main li.row").first).to_be_visible()
    yield "cases:search-found"
    page.goto(at("cases:hand-over", language, **of_case))
    page.locator("[name=office]").first.check()
    send(page)
    send(page)
    expect(page.locator("#faults")).to_be_visible()
    yield "cases:hand-over-faults"
    page.goto(at("cases:move", language, **of_case))
    page.locator("[name=to], main [type=radio]").first.check()
    send(page)
    send(page)
    expect(page.locator("#faults")).to_be_visible()
    yield "cases:move-faults"
    page.goto(at("cases:keep", language) + "?no")
    yield "cases:keep-refused"
    page.goto(f"/case/{of_case['reference']}/{language}/check/1/")
    yield "below-1"


def at_the_door(page: Page, language: str) -> Iterator[str]:
    """The ways in, for somebody who is not in."""
    page.goto(at("accounts:sign-in", language))
    yield "sign-in"
    send(page)
    expect(page.locator("#faults")).to_be_visible()
    yield "sign-in-faults"
    page.goto(f"/{language}/account/invited/no-such-link/")
    yield "invited-spent"


def stops(
    language: str, staff_page: StaffPage, captured: Captured, site: str
) -> Iterator[tuple[Page, Watch, str]]:
    """Each page that is open now, who listens to it, and its name."""
    for username in WHO:
        page = staff_page(username)
        watch = Watch(page, site)
        for name, address in pages_of(username, captured, language).items():
            answer = page.goto(address)
            assert answer is not None, name
            assert answer.status == SHOWN, f"{username}: {name}"
            yield page, watch, f"{username}-{name}"
    page = staff_page("paw")
    watch = Watch(page, site)
    of_case = dict(captured["case"])
    for rest in BELOW_A_CASE:
        page.goto(f"/case/{of_case['reference']}/{language}/{rest}")
        yield page, watch, f"below-{rest}"
    for name in faulty(page, language, of_case):
        yield page, watch, name
    officer = staff_page("wanida")
    listening = Watch(officer, site)
    for name in at_the_office(officer, language, captured["handed"]):
        yield officer, listening, name
    for name in heard_of(page, language, captured["handover"]):
        yield page, watch, name


def test_every_page_of_the_staff_fits_a_phone_and_speaks_to_everybody(
    language: str, staff_page: StaffPage, new_page: NewPage, captured: Captured, site: str
) -> None:
    wrong: dict[str, list[str]] = {}

    def look(page: Page, watch: Watch, name: str) -> None:
        found = {**audit(page, dark=language == "en"), **watch.taken()}
        found["heading"] = [] if page.locator("h1").count() == 1 else ["not one heading"]
        spoken = page.locator("html").get_attribute("lang")
        found["language"] = [] if spoken == language else [f"in {spoken}"]
        for kind, faults in found.items():
            for fault in faults:
                wrong.setdefault(f"{kind}: {fault}", []).append(name)

    for page, watch, name in stops(language, staff_page, captured, site):
        look(page, watch, name)
    door = new_page()
    watch = Watch(door, site)
    for name in at_the_door(door, language):
        look(door, watch, name)
    assert not wrong, "\n".join(f"{fault} {where}" for fault, where in wrong.items())


def test_the_tour_leaves_no_page_out(language: str, captured: Captured) -> None:
    named = {name for who in WHO for name in pages_of(who, captured, language)}
    to_be_shown = {
        name
        for name, row in TABLE.items()
        if not isinstance(row, Public) and row.get == SHOWN and name not in FILES
    }
    assert named == to_be_shown
