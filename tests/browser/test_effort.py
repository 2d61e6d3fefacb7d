"""What the way from the link to the result costs a tired person: screens, taps, words, bytes.

Counted as it is seen and done: a tap for each field that is filled, each choice, each button; each
word that stands on the screen, every time it stands there, but for the two buttons that all
screens end with and the frame around all of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.tour import everything
from tests.browser.walking import address, fill, press_continue
from tests.interview.journeys import JOURNEYS, Form, Journey
from tests.support import TODAY

pytestmark = pytest.mark.slow

MOST_SCREENS, MOST_TAPS, MOST_WORDS = 14, 40, 400
#: Everything from the link to the result over the wire, font and scripts included.
MOST_BYTES = 150_000
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
_SEEN = """main => {
  const seen = [];
  const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let text; (text = walk.nextNode()); ) {
    const around = text.parentElement;
    if (around.closest("select, .unseen, .buttons") || !around.checkVisibility()) continue;
    seen.push(text.data);
  }
  for (const select of main.querySelectorAll("select"))
    if (select.checkVisibility()) seen.push(select.selectedOptions[0].text);
  return seen.join(" ");
}"""


@dataclass
class Effort:
    """What one way has cost so far."""

    screens: int = 0
    taps: int = 0
    words: dict[str, int] = field(default_factory=dict)

    def look(self, page: Page, name: str) -> None:
        self.screens += 1
        text: str = page.locator("main").evaluate(_SEEN)
        self.words[name] = len(_WORD.findall(text))


def taps(page: Page, form: Form) -> int:
    """Each field typed into, each choice, and each fold that has to be opened for one."""
    folded = {
        page.locator(f'main [name="{name}"]').first.evaluate(
            "field => field.closest('details:not([open])')?.innerText"
        )
        for name in form
        if page.locator(f'main [name="{name}"]').count()
    }
    chosen = sum(len(value) if isinstance(value, list) else 1 for value in form.values())
    return chosen + len(folded - {None})


def way(page: Page, journey: Journey, language: str) -> Effort:
    """From the link to the result, counted."""
    effort = Effort()
    page.goto(f"/{language}/")
    effort.look(page, "start")
    page.locator(f'main a[href="{address("you", language)}"]').first.click()
    effort.taps += 1
    for key, form in journey.forms.items():
        expect(page).to_have_url(address(key, language, journey.forms))
        effort.taps += taps(page, form) + 1
        fill(page, form)
        effort.look(page, key)  # with what the answers reveal
        press_continue(page)
    expect(page).to_have_url(f"/{language}/check/result/")
    effort.screens += 1
    return effort


@pytest.mark.parametrize("name", JOURNEYS)
def test_the_way_is_short_in_screens_taps_and_words(page: Page, name: str) -> None:
    effort = way(page, JOURNEYS[name](TODAY), "en")
    words = sum(effort.words.values())
    assert effort.screens <= MOST_SCREENS
    assert effort.taps <= MOST_TAPS
    assert words <= MOST_WORDS, effort.words


@pytest.fixture
def wire(page: Page) -> Iterator[list[float]]:
    """The bytes that came over the wire, one entry for each thing fetched."""
    sizes: list[float] = []
    session: CDPSession = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda done: sizes.append(done["encodedDataLength"]))
    yield sizes
    session.detach()


@pytest.mark.parametrize("name", JOURNEYS)
def test_the_whole_way_in_burmese_fits_a_slow_line(
    page: Page, wire: list[float], name: str
) -> None:
    effort = way(page, JOURNEYS[name](TODAY), "my")
    page.wait_for_load_state("networkidle")
    assert len(wire) > effort.screens
    assert sum(wire) <= MOST_BYTES


WAYS = {name: told(TODAY).forms for name, told in JOURNEYS.items()} | {"all": everything(TODAY)}


@pytest.mark.parametrize("name", WAYS)
def test_every_screen_shows_how_far_she_is_and_never_goes_back(page: Page, name: str) -> None:
    language, forms = "my", WAYS[name]
    page.goto(address("you", language))
    shares = []
    for key, form in forms.items():
        expect(page).to_have_url(address(key, language, forms))
        bar = page.get_by_role("progressbar")
        assert bar.get_attribute("aria-label")
        shares.append(bar.evaluate("bar => bar.position"))
        fill(page, form)
        press_continue(page)
    assert shares == sorted(set(shares))
    assert 0 < shares[0] < 0.3
    assert shares[-1] > 0.8
    expect(page).to_have_url(f"/{language}/check/result/")
