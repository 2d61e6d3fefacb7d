"""Maternity asks for six months from 2027 on: drafted by one keeper, published by another."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.browser.casework.acting import Visitor, at
from tests.browser.conftest import NewPage
from tests.browser.keeping.conftest import DAY, NewVisitor, Saved
from tests.browser.walking import send_ahead
from tests.interview import journeys

pytestmark = pytest.mark.slow

PHONE = (360, 640)
TODAY = date.fromisoformat(DAY)
#: A birth before and one after the first day of the new law.
BEFORE, AFTER = date(2026, 12, 20), date(2027, 2, 20)
FLIPPING = {
    "Birth in three months, five months already in its window",
    "Birth in three months, two months paid: enough only if contributions go on",
}
ENGLISH = "From 2027 on, six months of contribution before the birth are needed."
THAI = "ตั้งแต่ปี พ.ศ. 2570 ต้องส่งเงินสมทบก่อนคลอดหกเดือน"
BURMESE = "၂၀၂၇ ခုနှစ်မှစ၍ ကလေးမမွေးမီ ခြောက်လ ထည့်ဝင်ကြေး ပေးသွင်းရပါမည်။"
WHY = "The law asks for six months from 2027 on."
SAVE = "button:has-text('Save in the draft')"
NEW_ROW = "fieldset.row:has(legend:text-is('A new row'))"


def test_six_months_are_drafted_checked_and_published_by_a_second_person(
    new_visitor: NewVisitor, new_page: NewPage, saved: Saved
) -> None:
    one, two, volunteer = (new_visitor(*PHONE) for _ in range(3))
    volunteer.signs_in("paw", "en")
    result = at("cases:assessment", "en", **saved)
    told = kept(volunteer, result)

    one.signs_in("keeper", "en")
    draft = begins(one)
    adds_a_source(one, draft)
    asks_for_six_months(one, draft)
    rewrites_the_summary(one, draft, en=ENGLISH, th=THAI)
    sees_what_flips(one, draft)
    sees_how_many_saved_ones_flip(one)
    is_stopped(one, draft, "The English text was changed, and the Burmese one was not.")
    rewrites_the_summary(one, draft, my=BURMESE)
    accepts(one, draft)
    does_not_publish_her_own(one, draft)
    assert enough(new_page(), BEFORE)
    assert enough(new_page(), AFTER)

    two.signs_in("kanya", "en")
    publishes(two, draft)
    assert enough(new_page(), BEFORE)
    assert not enough(new_page(), AFTER)
    assert kept(volunteer, result) == told


def begins(keeper: Visitor) -> str:
    """From the release in use; the path of the draft's pages."""
    page = keeper.page
    expect(page).to_have_url("/admin/")
    keeper.follows("#content-main a[href='/admin/eligibility/draft/']")
    keeper.follows("a:has-text('Begin a draft')")
    page.get_by_label("Name of the new release").fill("Six months")
    keeper.sends("button:has-text('Begin a draft')")
    return page.url.removesuffix("change/")


def finds(keeper: Visitor, draft: str, search: str, name: str) -> None:
    """One thing of a draft, by a word."""
    keeper.goes(f"{draft}change/")
    keeper.page.locator("#search").fill(search)
    keeper.sends("button:has-text('Show')")
    keeper.follows(f".things a:text-is('{name}')")


def adds_a_source(keeper: Visitor, draft: str) -> None:
    """Where the six months come from; a year of another era is refused, and nothing is lost."""
    page = keeper.page
    keeper.goes(f"{draft}change/")
    keeper.follows(".add a:text-is('source')")
    page.get_by_label("Belongs to").select_option("maternity")
    page.get_by_label("Name", exact=True).fill("act-65-2027")
    page.get_by_label("Instrument").fill("Social Security Act, amended for this story")
    page.get_by_label("Section").fill("65")
    page.get_by_label("Evidence").select_option("seen")
    page.get_by_label("Checked on").fill("2569-11-23")
    keeper.sends(SAVE)
    expect(page.locator(".faulty")).to_contain_text("Buddhist-era year")
    expect(page.get_by_label("Section")).to_have_value("65")
    page.get_by_label("Checked on").fill(DAY)
    keeper.sends(SAVE)
    expect(page.locator(".faulty")).to_have_count(0)


def asks_for_six_months(keeper: Visitor, draft: str) -> None:
    """A new row, from the first of January on."""
    finds(keeper, draft, "maternity qualifying", "qualifying")
    row = keeper.page.locator(NEW_ROW)
    row.get_by_label("Months to be paid").fill("6")
    row.get_by_label("Within the last months").fill("15")
    row.get_by_label("In force from").fill("2027-01-01")
    row.get_by_label("Source").select_option("act-65-2027")
    keeper.sends(SAVE)
    expect(keeper.page.locator("table.lines")).to_contain_text("from 2027-01-01")


def rewrites_the_summary(keeper: Visitor, draft: str, **texts: str) -> None:
    """In the languages that are given."""
    finds(keeper, draft, "maternity summary", "summary")
    for language, text in texts.items():
        keeper.page.locator(f"textarea[lang={language}]").fill(text)
    keeper.sends(SAVE)


def sees_what_flips(keeper: Visitor, draft: str) -> None:
    """Exactly the two births."""
    keeper.goes(f"{draft}preview/")
    page = keeper.page
    expect(page.locator("#flips")).to_have_text("2 answers flip.")
    flipping = page.locator(".case:has(dt:text-is('Because'))")
    titles = {title.partition(": ")[2] for title in flipping.locator("h3").all_inner_texts()}
    assert titles == FLIPPING
    for flip in flipping.all():
        expect(flip).to_contain_text("5 months")
        expect(flip).to_contain_text("6 months")


def sees_how_many_saved_ones_flip(keeper: Visitor) -> None:
    """Counts alone."""
    keeper.sends("button:text-is('Count')")
    expect(keeper.page.locator("#content-main")).to_contain_text("all of them")
    expect(keeper.page.locator("tr:has(th:text-is('Maternity'))")).to_contain_text("1")


def is_stopped(keeper: Visitor, draft: str, told: str) -> None:
    """Publishing is blocked, and what is missing leads to its place."""
    keeper.goes(f"{draft}publish/")
    expect(keeper.page.locator(".holds-up").first).to_contain_text(told)
    expect(keeper.page.locator("button:has-text('Publish')")).to_have_count(0)
    keeper.follows(".holds-up a:has-text('summary')")
    expect(keeper.page.locator("textarea[lang=my]")).to_be_visible()


def accepts(keeper: Visitor, draft: str) -> None:
    """Each answer that is another one than expected, with a reason."""
    page = keeper.page
    keeper.goes(f"{draft}preview/")
    keeper.sends(page.locator("button:has-text('Accept the new answer')").first)
    expect(page.locator(".faulty")).to_contain_text("Give a reason.")
    while page.get_by_label("Why the new answer is right").count():
        page.get_by_label("Why the new answer is right").first.fill(WHY)
        button = page.locator("button:has-text('Accept the new answer')").first
        with page.expect_navigation():
            button.click()
        keeper.looks()
    expect(page.locator(".clear").first).to_have_text("Nothing is in the way of publishing.")


def does_not_publish_her_own(keeper: Visitor, draft: str) -> None:
    """It takes a second person."""
    keeper.goes(f"{draft}publish/")
    expect(keeper.page.locator("#content-main")).to_contain_text("Another keeper publishes it.")
    expect(keeper.page.locator("button:has-text('Publish')")).to_have_count(0)


def publishes(keeper: Visitor, draft: str) -> None:
    """After a look at the difference."""
    keeper.goes(f"{draft}difference/")
    expect(keeper.page.locator("#content-main")).to_contain_text(ENGLISH)
    keeper.goes(f"{draft}publish/")
    expect(keeper.page.locator("#content-main")).to_contain_text("Keeper of the rules")
    keeper.sends("button:has-text('Publish this release')")
    expect(keeper.page.locator(".standing")).to_contain_text("Published by Kanya Suwan")


def enough(visitor: Page, birth: date) -> bool:
    """Whether somebody who has paid five months hears that they are enough for a birth."""
    forms = {**journeys.birth_to_come(TODAY).forms}
    forms["job"] = {**forms["job"], **journeys.day("first_day", date(2026, 6, 1))}
    forms["birth"] = {**forms["birth"], **journeys.day("birth_day", birth)}
    send_ahead(visitor, forms, "en")
    visitor.goto("/en/check/result/")
    verdict = visitor.locator(".card:has(.card-title:text-is('Maternity benefit')) .verdict").first
    expect(verdict).to_have_text(re.compile("^(You can have this|Not yet)"))
    return verdict.inner_text().startswith("You can have this")


def kept(volunteer: Visitor, result: str) -> str:
    """What a saved result says."""
    volunteer.goes(result)
    return volunteer.page.locator("main").inner_text()
