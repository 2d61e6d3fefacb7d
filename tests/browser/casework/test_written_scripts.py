"""Scripts, typed into whatever is kept: they are shown as text, to everybody, and none runs."""

import pytest
from playwright.sync_api import Dialog, Page, expect

from cases.demo.people import PASSWORD
from tests.browser.casework.acting import SEND, at, send
from tests.browser.casework.conftest import Captured, StaffPage
from tests.browser.casework.test_staff_pages import WHO, pages_of
from tests.browser.conftest import NewPage
from tests.browser.walking import LANGUAGES

pytestmark = pytest.mark.slow

#: Each would leave a mark on the window, or be worked out, where it is not shown as it is.
WRITTEN = (
    "<script>window.ran=1</script>",
    '"><img src=x onerror=window.ran=1>',
    "javascript:window.ran=1//",
    "{{7*7}}{% now 'Y' %}${7*7}",
    'မ"လှ\' onfocus=window.ran=1 autofocus x="',
    "</textarea><svg onload=window.ran=1>",
)
LONG = " ".join(WRITTEN)


class Watched:
    """Pages on which nothing may run that somebody has typed."""

    def __init__(self) -> None:
        self.dialogs: list[str] = []
        self.texts: list[str] = []

    def on(self, page: Page) -> Page:
        """Listen to a page."""
        page.on("dialog", self._asked)
        return page

    def seen(self, page: Page, address: str) -> None:
        """Open a page, and look at what it shows and at what has run."""
        page.goto(address)
        self.still(page)
        fields = page.locator("main input[type=text], main textarea").evaluate_all(
            "fields => fields.map(field => field.value)"
        )
        # Twice, as a block unfolded would show it: folded text counts too.
        self.texts += [page.locator("body").evaluate("body => body.textContent"), *fields]

    def still(self, page: Page) -> None:
        """Nothing has run, and nothing typed has become an element."""
        assert page.evaluate("window.ran") is None, page.url
        assert page.locator("[onerror], [onload], [onfocus]").count() == 0, page.url
        assert page.locator("a[href^='javascript:' i]").count() == 0, page.url
        assert self.dialogs == [], page.url

    def _asked(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()


def test_what_is_typed_anywhere_is_shown_as_text_to_everybody(
    staff_page: StaffPage, new_page: NewPage, captured: Captured
) -> None:
    watched = Watched()
    pages = {who: watched.on(staff_page(who)) for who in WHO}
    volunteer, reference = pages["paw"], captured["case"]["reference"]
    _about_the_person(volunteer, reference)
    _notes_and_days(volunteer, reference)
    _organisation(pages["admin"])
    _newcomer(pages["thida"], watched.on(new_page()))
    _handed_over(volunteer, reference)
    _answered(pages["wanida"], volunteer, reference)
    for page in pages.values():
        watched.still(page)
    for who, page in pages.items():
        for language in LANGUAGES if who in ("paw", "wanida") else ("en",):
            for address in pages_of(who, captured, language).values():
                watched.seen(page, address)
    pages["wanida"].goto(at("cases:office", "en"))
    copies = pages["wanida"].locator("main li.row a").evaluate_all("all => all.map(a => a.href)")
    for address in copies:
        watched.seen(pages["wanida"], address)
        for rest in ("review/", "messages/", "suggest/"):
            watched.seen(pages["wanida"], f"{address}{rest}")
    for rest in ("answers/", "result/", "result/sheet/"):
        watched.seen(volunteer, f"/case/{reference}/en/check/{rest}")
    for written in WRITTEN:
        assert any(written in text for text in watched.texts), written


def _about_the_person(page: Page, reference: str) -> None:
    page.goto(at("cases:person", "en", reference=reference))
    fields = page.locator("main form [type=text]")
    for place, field in enumerate(fields.all()):
        field.fill(WRITTEN[place % len(WRITTEN)])
    send(page)
    again = page.locator("main form button[name=anyway]")  # numbers may be like another case's
    if again.count():
        send(page, again)
    expect(page).to_have_url(at("cases:case", "en", reference=reference))


def _notes_and_days(page: Page, reference: str) -> None:
    page.goto(at("cases:notes", "en", reference=reference))
    page.locator("main textarea").fill(LONG)
    send(page)
    page.goto(at("cases:case-due", "en", reference=reference))
    form = page.locator(f'main form[action="{at("cases:case-due", "en", reference=reference)}"]')
    form.locator("[type=text]").first.fill(WRITTEN[1])
    form.locator('[name$=".d"]').fill("1")
    month = form.locator('[name$=".m"]')
    if month.evaluate("field => field.localName") == "select":
        month.select_option("12")
    else:
        month.fill("12")
    year = form.locator('[name$=".y"]')
    if year.evaluate("field => field.localName") == "select":
        year.select_option(index=1)
    else:
        year.fill("2026")
    send(page, form.locator("button"))
    page.goto(at("cases:search", "en"))
    page.locator("main [type=text]").fill(WRITTEN[1])
    send(page)


def _organisation(page: Page) -> None:
    page.goto(at("accounts:organisations", "en"))
    page.locator("[name=organisation_name]").fill(WRITTEN[0])
    page.locator("[name=kind]").first.select_option("ngo")
    send(page)


def _newcomer(lead: Page, newcomer: Page) -> None:
    """An invitation that names somebody, and somebody who takes one up."""
    for _ in range(2):
        lead.goto(at("accounts:people", "en"))
        lead.locator("[name=meant_for]").fill(WRITTEN[1])
        send(lead)
    newcomer.goto(lead.locator("#link").input_value())
    newcomer.locator("[name=name]").fill(WRITTEN[4])
    newcomer.locator("[name=username]").fill('"><img/src=x onerror=alert(1)>')
    newcomer.locator("[name=password]").fill(f"{PASSWORD} and more")
    send(newcomer)
    expect(newcomer.locator("#faults")).to_be_visible()  # no user name looks like that
    newcomer.locator("[name=username]").fill("scribbler")
    newcomer.locator("[name=password]").fill(f"{PASSWORD} and more")
    send(newcomer)
    expect(newcomer).to_have_url(at("accounts:second-factor", "en"))


def _handed_over(page: Page, reference: str) -> None:
    page.goto(at("cases:hand-over", "en", reference=reference))
    page.locator("[name=office]").first.check()
    for part in page.locator("[name=part]").all():
        part.check()
    send(page)
    for tick in page.locator("main .consent [type=checkbox]").all():
        tick.check()
    page.locator("[name=how]").first.check()
    send(page, page.locator(SEND))
    expect(page).to_have_url(at("cases:case", "en", reference=reference))


def _answered(officer: Page, volunteer: Page, reference: str) -> None:
    """What an office answers and asks for, and messages both ways."""
    volunteer.goto(at("cases:case", "en", reference=reference))
    theirs = str(volunteer.locator("main a[href*='/office/']").first.get_attribute("href"))
    copy = {"number": theirs.rstrip("/").rpartition("/")[2]}
    officer.goto(at("cases:review", "en", **copy))
    officer.locator("[name=medical][value=disagree]").check()
    officer.locator("[name='medical.why']").fill(WRITTEN[0])
    officer.locator("[name='medical.holds'][value=not_eligible]").check()
    officer.locator("[name=maternity][value=documents]").check()
    officer.locator("[name='maternity.text']").fill(LONG)
    send(officer, "main form[action$='/review/'] button:not([name])")
    for page, there in (
        (officer, at("cases:office-messages", "en", **copy)),
        (volunteer, theirs),
    ):
        page.goto(there)
        page.locator("main textarea").fill(WRITTEN[1])
        send(page, "main form:has(textarea) button[type=submit]")
    volunteer.goto(theirs)
    expect(volunteer.locator("main")).to_contain_text(WRITTEN[0])
