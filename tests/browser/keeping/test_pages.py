"""The keepers' pages fit a phone and speak to everybody, whatever their state."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.audit import audit
from tests.browser.casework.acting import send, sign_in
from tests.browser.conftest import NewPage
from tests.browser.watching import Watch

pytestmark = pytest.mark.slow

#: Targets and lines of Django's own frame are as tall as Django makes them.
_OURS = ("overflow", "clipped", "axe", "large", "names", "dark")
#: Sources are chosen by their code, which comes first; an address is as long as it is.
_LONG = ("select#id_", "input#id_url")


def stops(page: Page) -> Iterator[str]:
    """Each page that is open now, by its name."""
    page.goto("/admin/eligibility/draft/begin/")
    send(page, "button:has-text('Begin a draft')")
    yield "begin-faults"
    page.get_by_label("Name of the new release").fill("Looked over")
    send(page, "button:has-text('Begin a draft')")
    draft = page.url.removesuffix("change/")
    yield "things"
    for search, name in (
        ("maternity qualifying", "qualifying"),
        ("maternity summary", "summary"),
        ("birth_certificate", "birth_certificate"),
        ("act-65", "act-65"),
    ):
        page.goto(f"{draft}change/?q={search}")
        send(page, page.locator(f".things a:text-is('{name}')").first)
        yield name
    page.goto(f"{draft}change/?q=maternity_lump")
    send(page, page.locator(".things a:text-is('maternity_lump')"))
    page.locator("[name=row-0-value]").fill("a lot")
    send(page, "button:has-text('Save in the draft')")
    expect(page.locator(".faulty").first).to_be_visible()
    yield "value-faults"
    page.locator("[name=row-0-value]").fill("16000")
    send(page, "button:has-text('Save in the draft')")
    yield "value-changed"
    for name in ("difference", "preview", "settle", "publish", "texts", "new/values"):
        page.goto(f"{draft}{name}/")
        yield name
    page.goto("/admin/eligibility/rulebookrelease/difference/")
    yield "releases"


def test_every_page_of_a_draft_fits_a_phone_and_speaks_to_everybody(
    new_page: NewPage, site: str, folder: Path
) -> None:
    page = new_page()
    sign_in(page, folder / "db.sqlite3", "keeper", "en")
    watch = Watch(page, site)
    wrong: dict[str, list[str]] = {}
    for name in stops(page):
        said = watch.taken()  # before the audit, whose own styles the policy refuses
        found = {kind: faults for kind, faults in audit(page, dark=True).items() if kind in _OURS}
        found["clipped"] = [e for e in found["clipped"] if not any(long in e for long in _LONG)]
        found |= said
        watch.taken()
        found["heading"] = [] if page.locator("h1").count() == 1 else ["not one heading"]
        for kind, faults in found.items():
            for fault in faults:
                wrong.setdefault(f"{kind}: {fault}", []).append(name)
    assert not wrong, "\n".join(f"{fault} {where}" for fault, where in wrong.items())
