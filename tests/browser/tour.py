"""Every kind of page of the site, one after the other, in one language."""

import os
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from playwright.sync_api import Page, expect

from eligibility.interview.screens import SCREENS
from tests.browser.walking import CONTINUE, address, fill, press_continue, send_ahead
from tests.interview.journeys import JOURNEYS, Form, back, day, iso, laid_off, month
from tests.starting import ROOT
from tests.support import TODAY

PICTURES = ROOT / ".cache" / "screens"


def everything(today: date) -> dict[str, Form]:
    """Somebody who is asked every screen, with every question revealed that can be."""
    told = laid_off(today).forms
    a_year_ago, last_week = today - relativedelta(years=1), today - timedelta(days=7)
    forms: dict[str, Form] = {
        **told,
        "papers": {"papers": ["passport", "pink_card", "border_pass"], "agree": "no"},
        "job": {**told["job"], "other_jobs": "yes"},
        "jobs": {
            **day("jobs-0-from", a_year_ago - relativedelta(years=4), buddhist=True),
            **day("jobs-0-to", a_year_ago - relativedelta(years=2)),
        },
        "months": {
            "contributed": "known",
            **month("since", back(today, 22)),
            **month("until", back(today, 1)),
            "gaps": "some",
        },
        "grid": {f"m{iso(back(today, 7))}": "q", f"m{iso(back(today, 8))}": "d"},
        "wage": {"wage": "๑๒,๐๐๐.๕๐", "wage_changed": "yes"},
        "wages": {
            **month("wages-0-from", back(today, 5)),
            **month("wages-0-to", back(today, 3)),
            "wages-0-baht": "၉၅၀၀",
        },
        "events": {
            "happened": [
                *("birth", "illness", "dental", "injury", "disability", "retirement", "death")
            ],
            "has_children": "yes",
        },
        "no_job": {"doe": "yes", **day("doe_on", today), "jobless_days_paid": "0"},
        "birth": {
            **day("birth_day", last_week),
            "married": "?",
            "births_before": "1",
            "birth_other_parent": "no",
        },
        "illness": {
            **day("ill_on", last_week),
            "rest_days": "12",
            "rest_paid": "0",
            "chronic": "?",
        },
        "dental": {**day("dental_on", last_week), "dental_bill": "1,200", "dental_used": "0"},
        "injury": day("injured_on", last_week),
        "disability": {**day("disabled_on", last_week), "degree": "partial"},
        "retirement": {**day("retires_on", today), "leaving": "yes"},
        "death": day("died_on", today),
        "children": {
            **day("kids-0-born", today - relativedelta(years=3), buddhist=True),
            "kids-0-lives": "TH",
            "kids-0-citizen": "MM",
            "kids-0-paid": "yes",
            **month("kids-0-paid_to", back(today, 9)),
            "kids-0-other": "no",
        },
    }
    return {screen.key: forms[screen.key] for screen in SCREENS}


def tour(page: Page, language: str) -> Iterator[str]:
    """Stop at each page, in each of its states; the name of the page it stands on."""
    for stop in _stops(page, language):
        if os.environ.get("SCREENS"):
            photograph(page, f"{language}-{stop}", os.environ["SCREENS"])
        yield stop


#: How a page is looked at beside the usual way: the value of SCREENS.
_LOOKS: Mapping[str, dict[str, Any]] = {
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}


def photograph(page: Page, name: str, look: str) -> None:
    """A picture of the whole page: as it is, or ``dark``, ``forced`` colours, ``large`` text."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.emulate_media(**_LOOKS.get(look, {}))
    large = "200%" if look == "large" else ""
    page.evaluate("size => { document.documentElement.style.fontSize = size }", large)
    suffix = f"-{look}" if look in (*_LOOKS, "large") else ""
    page.screenshot(path=PICTURES / f"{name}{suffix}.png", full_page=True)
    page.emulate_media(color_scheme="light", forced_colors="none")
    page.evaluate("document.documentElement.style.fontSize = ''")


def _stops(page: Page, language: str) -> Iterator[str]:
    page.goto(f"/{language}/")
    yield "start"
    forms = everything(TODAY)
    page.locator(f'main a[href="{address("you", language)}"]').first.click()
    for key in forms:
        yield from _screen(page, language, key, forms)
    expect(page).to_have_url(f"/{language}/check/result/")
    page.goto(f"/{language}/check/answers/")
    yield "answers"
    yield from _results(page, language)
    yield from _to_be_typed(page, language)
    yield from _guides(page, language)
    for name, path in (("erase", "erase"), ("missing", "no-such-page")):
        page.goto(f"/{language}/{path}/")
        yield name
    yield from _again_and_erased(page, language)


def _screen(page: Page, language: str, key: str, forms: Mapping[str, Form]) -> Iterator[str]:
    expect(page).to_have_url(address(key, language, forms))
    yield key
    if key != "grid":  # filled in already: nothing on it can be left out
        press_continue(page)
        expect(page.locator("#faults")).to_be_visible()
        yield f"{key}-faults"
    fill(page, forms[key])
    yield f"{key}-filled"
    press_continue(page)


def _results(page: Page, language: str) -> Iterator[str]:
    page.goto(f"/{language}/check/result/")
    yield "result"
    paths = page.locator("main a[href^='/']").evaluate_all("links => links.map(a => a.pathname)")
    for path in sorted(set(paths)):
        page.goto(path)
        yield "result-" + re.sub(r"\W+", "-", path.removeprefix(f"/{language}/")).strip("-")
    for name, told in JOURNEYS.items():
        page.context.clear_cookies()
        send_ahead(page, told(TODAY).forms, language)
        yield f"answers-{name}"
        page.goto(f"/{language}/check/result/")
        yield f"result-{name}"
    page.context.clear_cookies(name="answers")
    page.goto(f"/{language}/check/result/")
    yield "start-gone"


#: What papers of one woman may say: an honorific, another font, another calendar, another number.
_ON_HER_PAPERS = {
    "passport_name": "HNIN WAI PHYO",
    "passport_day": "10",
    "passport_month": "5",
    "passport_year": "1995",
    "passport_number": "MF 123456",
    "ci_name": "Daw Hnin Wai Phyo",
    "ci_year": "2538",
    "pink_card_name": "นาง นิน ไว เพียว",
    "pink_card_day": "5",
    "pink_card_month": "10",
    "pink_card_year": "๒๕๓๘",
    "work_permit_name": "ေဒၚႏွင္းေဝၿဖိဳး",
    "sso_name": "Hnin Wai",
    "bank_name": "Ma Aye Aye Win",
    "bank_number": "999",
}
_ON_HER_COMPLAINT = {
    "workplace": "โรงงานเอบีซี",
    "place": "แม่สอด",
    "name": "Daw Hnin",
    "phone": "0810000000",
}


def _to_be_typed(page: Page, language: str) -> Iterator[str]:
    """The forms whose content is never kept: what comes of it stands in the answer alone."""
    page.context.clear_cookies()
    send_ahead(page, JOURNEYS["never_registered"](TODAY).forms, language)
    page.goto(f"/{language}/check/names/")
    yield "names"
    page.locator("main details").evaluate_all("all => all.forEach(each => { each.open = true })")
    for name, text in _ON_HER_PAPERS.items():
        page.locator(f'[name="{name}"]').fill(text)
    with page.expect_navigation():
        page.locator("main form button[type=submit]:not(.unseen)").last.click()
    yield "names-compared"
    for name, path in (("employer", "1"), ("complaint", "2"), ("letter", "3")):
        page.goto(f"/{language}/check/next/{path}/")
        yield name
    page.goto(f"/{language}/check/next/2/")
    page.locator('[name="way"][value="named"]').check()
    for name, text in _ON_HER_COMPLAINT.items():
        page.locator(f'[name="{name}"]').fill(text)
    with page.expect_navigation():
        page.locator("main form button[type=submit]:not(.unseen)").last.click()
    yield "complaint-made"
    page.context.clear_cookies()


def _guides(page: Page, language: str) -> Iterator[str]:
    """The public guides, as somebody without answers reads them."""
    page.goto(f"/{language}/guide/")
    yield "guides"
    links = "main a[href*='/guide/']"
    paths = page.locator(links).evaluate_all("links => links.map(a => a.pathname)")
    page.goto(f"/{language}/guide/rules/")
    paths += page.locator(links).evaluate_all("links => links.map(a => a.pathname)")
    for path in sorted(set(paths)):
        page.goto(path)
        yield "guide-" + re.sub(r"\W+", "-", path.removeprefix(f"/{language}/guide/")).strip("-")
    page.goto(f"/{language}/c/")
    yield "carried"


def _again_and_erased(page: Page, language: str) -> Iterator[str]:
    page.goto(address("you", language))
    page.context.clear_cookies(name="csrftoken")
    with page.expect_navigation():
        page.locator(CONTINUE).click()
    yield "again"
    page.goto(f"/{language}/")
    with page.expect_navigation():
        page.locator("footer form button").click()
    expect(page).to_have_url(f"/{language}/erased/")
    yield "erased"
