"""A whole day's work: from a worker's picture to a case that is erased, as a volunteer does it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.casework import camera
from tests.browser.casework.acting import Visitor, at
from tests.browser.casework.conftest import NewVisitor
from tests.browser.conftest import NewPage
from tests.browser.walking import CONTINUE, send_ahead
from tests.interview.journeys import laid_off
from tests.support import TODAY

SIZES = {"phone": (360, 640), "laptop": (1280, 800)}
#: By the volunteer's language that of the worker who sits beside.
BESIDE = {"my": "th", "th": "my", "en": "my"}
NAME, PHONE = "Ma Khin Story Lwin", "0811111119"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.parametrize("language", BESIDE),
    pytest.mark.parametrize("size", SIZES),
]


def picture_of(page: Page, language: str) -> str:
    """The address in the picture on a worker's own phone, who has filled in the check."""
    send_ahead(page, laid_off(TODAY).forms, language)
    page.goto(f"/{language}/check/carry/")
    drawn = page.locator("main svg[role=img]")
    width = int((drawn.get_attribute("viewBox") or "").split()[-1])
    path = drawn.locator("path[stroke]").get_attribute("d") or ""
    return camera.read(width, path)


def test_from_a_workers_picture_to_a_case_that_is_gone(
    language: str, size: str, new_page: NewPage, new_visitor: NewVisitor
) -> None:
    spoken = BESIDE[language]
    volunteer, officer = new_visitor(*SIZES[size]), new_visitor(*SIZES[size])
    picture = picture_of(new_page(), spoken)
    volunteer.signs_in("paw", language)
    reference = keeps_with_consent(volunteer, picture, spoken)
    finishes_in_two_languages(volunteer, reference, spoken)
    saves_the_result(volunteer, reference)
    sees_what_falls_due(volunteer, reference)
    prints_the_sheet(volunteer, reference)
    hands_over(volunteer, reference)
    copy = the_officer_reads(officer, reference, language)
    takes_back(volunteer, reference)
    officer.goes(copy, status=404)
    withdraws_the_consent(volunteer, reference)
    for name in ("cases:case", "cases:history", "cases:consent"):
        volunteer.goes(at(name, language, reference=reference), status=404)
    volunteer.goes(f"/case/{reference}/{language}/check/result/", status=404)


def keeps_with_consent(volunteer: Visitor, picture: str, spoken: str) -> str:
    """From the picture over the consent to a case; its reference."""
    page = volunteer.page
    page.goto(picture)  # in the worker's language, as her phone had it
    assert page.url == picture.partition("#")[0]
    expect(page.locator("#token")).to_have_value(picture.partition("#")[2])
    volunteer.sends()
    expect(page).to_have_url(at("cases:keep", volunteer.language))
    expect(page.locator(f".consent ul[lang={spoken}]")).to_be_visible()
    expect(page.locator(f".consent .beside[lang={volunteer.language}]").first).to_be_visible()
    volunteer.sends()  # nothing is agreed to yet
    expect(page.locator("#faults")).to_be_visible()
    consents(page)
    page.locator("[name=called]").fill(NAME)
    page.locator("[name=phone]").fill(PHONE)
    volunteer.sends()
    found = re.search(r"/cases/([0-9A-Z]{8})/$", page.url)
    assert found, page.url
    return found[1]


def consents(page: Page) -> None:
    """What the worker ticks, and how it was given."""
    for name in ("agrees", "health"):
        for tick in page.locator(f"[type=checkbox][name={name}]").all():
            tick.check()
    page.locator("[name=how][value=read_aloud]").check()


def finishes_in_two_languages(volunteer: Visitor, reference: str, spoken: str) -> None:
    """One answer is changed, with the worker's language beside every question."""
    page, check = volunteer.page, f"/case/{reference}/{volunteer.language}/check/"
    volunteer.follows(f'main a[href="{check}answers/"]')
    expect(page.locator(f"main .beside[lang={spoken}]").first).to_be_visible()
    wage = page.locator('main a[href*="then=answers"]')
    places = [str(link.get_attribute("href")) for link in wage.all()]
    for place in places:
        volunteer.goes(place)
        if page.locator("[name=wage]").count():
            break
    expect(page.locator(f"main .beside[lang={spoken}]").first).to_be_visible()
    page.locator("[name=wage]").fill("14500")
    volunteer.sends(CONTINUE)
    expect(page).to_have_url(re.compile(re.escape(f"{check}answers/")))
    assert "14,500" in page.locator("main").inner_text()
    volunteer.follows(f'main a[href="{check}result/"]')
    expect(page.locator(f"main .beside[lang={spoken}]").first).to_be_visible()
    volunteer.follows("nav.bar a")
    expect(page).to_have_url(at("cases:case", volunteer.language, reference=reference))


def saves_the_result(volunteer: Visitor, reference: str) -> None:
    """As it is today; it stands in the case from then on."""
    page, language = volunteer.page, volunteer.language
    results = page.locator('main a[href*="/assessments/"]')
    expect(results).to_have_count(0)
    volunteer.sends(f'form[action="{at("cases:assess", language, reference=reference)}"] button')
    expect(page).to_have_url(re.compile("/assessments/[0-9a-f-]{36}/$"))
    volunteer.goes(at("cases:case", language, reference=reference))
    expect(results).to_have_count(1)


def sees_what_falls_due(volunteer: Visitor, reference: str) -> None:
    """In the case and among all of the organisation; one is done."""
    page, language = volunteer.page, volunteer.language
    due = at("cases:case-due", language, reference=reference)
    volunteer.follows(f'main a[href="{due}"]')
    rows = page.locator("main article.row")
    expect(rows.first).to_be_visible()
    before = page.locator("main [name=do][value=done]").count()
    volunteer.sends(page.locator("main [name=do][value=done]").first)
    expect(page.locator("main [name=do][value=done]")).to_have_count(before - 1)
    expect(page.locator("main [name=do][value=open]")).to_have_count(1)
    volunteer.goes(at("cases:due", language))
    expect(page.locator("main article.row").first).to_be_visible()
    volunteer.goes(at("cases:case", language, reference=reference))


def prints_the_sheet(volunteer: Visitor, reference: str) -> None:
    """The sheet for the officer, on paper; the page around it is not printed."""
    page = volunteer.page
    volunteer.follows(f'main a[href="/case/{reference}/{volunteer.language}/check/result/sheet/"]')
    page.emulate_media(media="print")
    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.locator("nav.bar")).to_be_hidden()
    assert re.search(rb"/Type\s*/Page\b", page.pdf())
    page.emulate_media(media="screen")
    volunteer.goes(at("cases:case", volunteer.language, reference=reference))


def hands_over(volunteer: Visitor, reference: str) -> None:
    """The office and the parts are picked; what goes is shown; the worker consents to that."""
    page, language = volunteer.page, volunteer.language
    there = at("cases:hand-over", language, reference=reference)
    volunteer.follows(f'main a[href="{there}"]')
    page.locator("[name=office]").first.check()
    page.locator("[name=part][value=answers]").check()
    volunteer.sends()
    expect(page.locator("main")).to_contain_text(NAME)
    volunteer.sends()  # without consent nothing goes
    expect(page.locator("#faults")).to_be_visible()
    consents(page)
    volunteer.sends()
    expect(page).to_have_url(at("cases:case", language, reference=reference))
    expect(page.locator(f'main form[action^="{there}"]')).to_have_count(1)


def the_officer_reads(officer: Visitor, reference: str, language: str) -> str:
    """The copy, found in the list of the office; its address."""
    officer.signs_in("wanida", language)
    page = officer.page
    expect(page).to_have_url(at("cases:office", language))
    row = page.locator("main li.row").filter(has_text=NAME)
    expect(row).to_have_count(1)
    send_to = str(row.locator("a").get_attribute("href"))
    officer.goes(send_to)
    expect(page.locator("main")).to_contain_text("14,500")
    assert PHONE not in page.content()
    officer.sends("main form[action$='/numbers/'] button")
    expect(page.locator("main")).to_contain_text(PHONE)
    officer.goes(at("cases:case", language, reference=reference), status=404)
    return send_to


def takes_back(volunteer: Visitor, reference: str) -> None:
    """From the case's own page."""
    there = at("cases:hand-over", volunteer.language, reference=reference)
    volunteer.goes(at("cases:case", volunteer.language, reference=reference))
    volunteer.sends(f'main form[action^="{there}"] button')
    expect(volunteer.page.locator(f'main form[action^="{there}"]')).to_have_count(0)


def withdraws_the_consent(volunteer: Visitor, reference: str) -> None:
    """And the case is erased; the list has it no longer."""
    page, language = volunteer.page, volunteer.language
    consent = at("cases:consent", language, reference=reference)
    volunteer.follows(f'main a[href="{consent}"]')
    volunteer.follows('main a[href$="?why=withdrawn"]')
    volunteer.sends("main form button[name=why]")
    volunteer.goes(at("cases:cases", language))
    expect(page.locator(f'main a[href*="{reference}"]')).to_have_count(0)
