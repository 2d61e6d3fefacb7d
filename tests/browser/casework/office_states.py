"""The pages of an office, and of those who hear from it, as they are after something was done."""

from collections.abc import Iterator, Mapping
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.casework.acting import at, send

#: Written by an officer, in Thai whatever the page speaks.
WHY = "ใบรับรองแพทย์ไม่มีลายเซ็น"
_SAVE = "main form[action$='/review/'] button:not([name])"
_SEND_MESSAGE = "main form:has(textarea) button[type=submit]"


def at_the_office(page: Page, language: str, handed: Mapping[str, Any]) -> Iterator[str]:
    """The queue filtered, papers asked for in several cases, a review, a worked case."""
    queue = at("cases:office", language)
    for state in ("asked", "finished"):
        page.goto(f"{queue}?state={state}")
        yield f"office-{state}"
    page.goto(f"{queue}?state=waiting&mine=1")
    yield "office-none-taken"
    page.goto(f"{queue}?state=waiting&benefit=medical&paper=bank_book")
    yield "office-filtered"
    yield from _asking(page, queue)
    yield from _reviewing(page, at("cases:review", language, **handed))
    yield from _suggesting(page, at("cases:suggest", language, **handed))
    page.goto(at("cases:office-messages", language, **handed))
    send(page, _SEND_MESSAGE)
    expect(page.locator("#faults")).to_be_visible()
    yield "office-messages-faults"
    page.locator("main textarea").fill(WHY)
    send(page, _SEND_MESSAGE)
    yield "office-messages-written"
    page.goto(at("cases:summary", language, **handed))
    send(page, "main form[action$='/numbers/'] button")
    yield "summary-numbers"
    page.goto(at("cases:summary", language, **handed))
    yield "summary-answered"
    page.goto(queue)
    send(page, "main form[action$='/take/'] button")
    yield "office-taken"
    send(page, "main form[action$='/release/'] button")


def heard_of(page: Page, language: str, handover: Mapping[str, Any]) -> Iterator[str]:
    """What the organisation then reads."""
    page.goto(at("cases:case", language, reference=handover["reference"]))
    yield "case-answered"
    page.goto(at("cases:office-answers", language, **handover))
    yield "answers-read"
    send(page, _SEND_MESSAGE)
    expect(page.locator("#faults")).to_be_visible()
    yield "answers-faults"


def _asking(page: Page, queue: str) -> Iterator[str]:
    page.goto(queue)
    send(page, "main button[form=several]")
    yield "ask-nothing-ticked"
    page.goto(queue)
    for tick in page.locator("[name=pick]").all()[:3]:
        tick.check()
    send(page, "main button[form=several]")
    yield "ask-benefit"
    page.locator("[name=benefit][value=unemployment]").check()
    send(page)
    yield "ask-papers"
    send(page)
    expect(page.locator("#faults")).to_be_visible()
    yield "ask-papers-faults"
    page.locator("[name=paper]").first.check()
    send(page)
    yield "ask-shown"
    send(page)
    yield "ask-done"


def _reviewing(page: Page, there: str) -> Iterator[str]:
    page.goto(there)
    for benefit, kind in (("disability", "disagree"), ("old_age", "documents")):
        page.locator(f"[name={benefit}][value={kind}]").check()
    send(page, _SAVE)
    expect(page.locator("#faults")).to_be_visible()
    yield "review-faults"
    page.goto(there)
    page.locator("[name=disability][value=disagree]").check()
    page.locator("[name='disability.why']").fill(WHY)
    page.locator("[name='disability.holds'][value=not_eligible]").check()
    send(page, _SAVE)
    yield "review-answered"
    yield from _overtaken(page, there)


def _overtaken(page: Page, there: str) -> Iterator[str]:
    """Two pages of one form: what the second says was answered by the first in the meantime."""
    page.goto(there)
    beside = page.context.new_page()
    beside.goto(there)
    for each in (beside, page):
        each.locator("[name='disability.why']").fill(f"{WHY} {each is page}")
        send(each, _SAVE)
    beside.close()
    expect(page.locator("main .notice[role=alert]")).to_be_visible()
    yield "review-overtaken"
    page.goto(there)
    page.locator("main details.more summary").last.click()
    yield "review-history"


def _suggesting(page: Page, there: str) -> Iterator[str]:
    page.goto(there)
    yield "suggest-which"
    send(page, "main form button")
    yield "suggest-shown"
    page.locator("main textarea").fill("")
    send(page, "main button[name=send]")
    expect(page.locator("#faults")).to_be_visible()
    yield "suggest-faults"
