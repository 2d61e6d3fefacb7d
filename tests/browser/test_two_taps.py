"""From the result to whatever helps: within two taps, in Burmese, for three real questions."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.walking import send_ahead
from tests.interview.three_questions import THREE
from tests.support import TODAY

pytestmark = pytest.mark.slow

#: What must be reached, by the end of its address.
WAYS = {
    "papers and steps": "check/result/papers/",
    "dates": "check/result/dates/",
    "calendar file": "check/result/dates.ics",
    "the sheet for the officer": "check/result/sheet/",
    "the sheet as PDF": "check/result/sheet.pdf",
    "not registered, months missing": "check/next/1/",
    "the complaint sheet": "check/next/2/",
    "the letter to the employer": "check/next/3/",
    "insured before": "check/next/4/",
    "cannot be insured": "check/next/5/",
    "hurt at work": "check/next/6/",
    "do my papers agree": "check/names/",
    "carry it to a helper": "check/carry/",
    "the guides": "guide/",
    "a guide of a benefit": "guide/maternity/",
    "what the five per cent buys": "guide/five-per-cent/",
    "check one's own record": "guide/check-record/",
    "employers' duties": "guide/employers/",
    "who can help": "guide/help/",
    "about these rules": "guide/rules/",
}
#: Nobody is given dates that are not there: the one never registered has nothing to put in.
NOT_FOR = {("not_registered", "calendar file")}

# Every link of the page with what it costs: one tap, and one more for each fold around it.
_TAPS = """() => [...document.querySelectorAll("main a[href]")].filter(
  link => link.host === location.host).map(link => {
  let taps = 1;
  for (let fold = link.closest("details"); fold; fold = fold.parentElement.closest("details"))
    taps += fold.open ? 0 : 1;
  return [link.pathname, taps];
})"""


def _links(page: Page) -> dict[str, int]:
    found: dict[str, int] = {}
    for path, taps in page.evaluate(_TAPS):
        found[path] = min(taps, found.get(path, taps))
    return found


@pytest.mark.parametrize("name", THREE)
def test_each_way_is_reached_within_two_taps_in_burmese(
    new_page: NewPage, site: str, name: str
) -> None:
    page = new_page()
    send_ahead(page, THREE[name](TODAY), "my")
    page.goto("/my/check/result/")
    expect(page.locator("#summary")).to_be_visible()
    taps = _links(page)
    for path in [path for path, cost in taps.items() if cost == 1]:
        if path.endswith((".ics", ".pdf")):
            continue
        page.goto(path)
        for further, cost in _links(page).items():
            taps[further] = min(1 + cost, taps.get(further, 99))
    assert all(path.startswith("/my/") for path in taps)
    far = {
        way: taps.get(f"/my/{end}")
        for way, end in WAYS.items()
        if (name, way) not in NOT_FOR and taps.get(f"/my/{end}", 99) > 2
    }
    assert far == {}
