"""Questions and cards are read aloud where the phone has a voice for the language of the page."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walking import LANGUAGES, address, fill, press_continue, send_ahead, start
from tests.interview.journeys import laid_off
from tests.support import TODAY

pytestmark = pytest.mark.slow

FORMS = laid_off(TODAY).forms
ALOUD = "button.aloud"

# A phone's voices, without a sound: what is said is written down, and ends when a test says so.
VOICES = """(() => {
  const voices = VOICES;
  window.said = [];
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  const speech = {
    getVoices() { return window.found ? voices : []; },
    speak(line) { said.push(line); },
    cancel() { said.length = 0; },
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.found = !LATE;
  if (LATE) setTimeout(() => { window.found = true; speech.onvoiceschanged?.(); }, LATE);
})()"""
TEXTS = "said.map(line => line.text)"


def with_voices(page: Page, *languages: str, here: bool = True, late: int = 0) -> None:
    """Give the phone voices; ``here``: on the phone itself; ``late``: found so
    many milliseconds after the page."""
    listed = ",".join(
        f"{{lang: '{each}', localService: {str(here).lower()}}}" for each in languages
    )
    script = VOICES.replace("LATE", str(late)).replace("= VOICES", f"= [{listed}]")
    page.add_init_script(script)


def said(page: Page) -> list[str]:
    found: list[str] = page.evaluate(TEXTS)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_a_button_that_reads_it_from_top_to_bottom(
    page: Page, language: str
) -> None:
    with_voices(page, "my_MM", "th-TH", "en-US")
    start(page, language)
    for field in page.locator("main .field").all():
        field.locator(ALOUD).click()
        read = "\n".join(said(page))
        legend, choices = field.locator("legend"), field.locator(".choice").all_inner_texts()
        texts = [legend.inner_text(), *choices]
        places = [read.find(text.strip()) for text in texts]
        assert -1 not in places, texts
        assert places == sorted(places)
        voices = page.evaluate("said.map(line => line.voice.lang.slice(0, 2))")
        assert set(voices) == {language}
        assert field.locator(ALOUD).inner_text() not in read


def test_it_is_read_sentence_by_sentence(page: Page) -> None:
    with_voices(page, "my-MM")
    page.goto("/my/")
    written = "ပထမ။ဒုတိယ။ 7,200.50 baht. (SSO) 1506?"
    page.locator("main h1 + p").evaluate("(lead, text) => { lead.textContent = text }", written)
    page.locator(ALOUD).first.click()
    title, *lead = said(page)
    assert title.strip() == page.locator("h1").inner_text()
    assert [line.strip() for line in lead] == ["ပထမ။", "ဒုတိယ။", "7,200.50 baht.", "(SSO) 1506?"]


@pytest.mark.parametrize("voices", [(), ("th-TH", "de-DE")])
def test_without_a_voice_for_the_language_there_is_no_button(
    page: Page, voices: tuple[str, ...]
) -> None:
    with_voices(page, *voices)
    start(page, "my")
    page.wait_for_load_state("networkidle")
    expect(page.locator(ALOUD)).to_have_count(0)


def test_what_would_be_read_by_somebody_elses_computer_is_not_read(page: Page) -> None:
    with_voices(page, "en-US", here=False)
    start(page, "en")
    page.wait_for_load_state("networkidle")
    expect(page.locator(ALOUD)).to_have_count(0)


def test_second_press_stops_it_and_so_does_another_button(page: Page) -> None:
    with_voices(page, "th-TH")
    start(page, "th")
    first, second, *_ = page.locator(ALOUD).all()
    label = first.inner_text()
    first.click()
    assert said(page)
    assert first.inner_text() != label
    first.click()
    assert said(page) == []
    assert first.inner_text() == label
    first.click()
    of_first = said(page)
    second.click()
    assert said(page)
    assert said(page) != of_first
    assert first.inner_text() == label
    assert second.inner_text() != label


def test_button_is_itself_again_when_all_is_read(page: Page) -> None:
    with_voices(page, "th-TH")
    start(page, "th")
    button = page.locator(ALOUD).first
    label = button.inner_text()
    button.click()
    page.evaluate("said[0].onend?.()")
    assert button.inner_text() != label  # one sentence is read; the others are not
    page.evaluate("said.at(-1).onend()")
    assert button.inner_text() == label


def test_it_falls_silent_when_the_page_is_left(page: Page) -> None:
    with_voices(page, "en-US")
    start(page, "en")
    page.locator(ALOUD).first.click()
    assert said(page)
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert said(page) == []


def test_voices_found_late_still_give_buttons(page: Page) -> None:
    with_voices(page, "en-US", late=300)
    page.goto(address("you", "en"))
    expect(page.locator(ALOUD)).to_have_count(page.locator("main .field").count())
    page.evaluate("speechSynthesis.onvoiceschanged?.()")
    expect(page.locator(ALOUD)).to_have_count(page.locator("main .field").count())


def test_voices_found_late_move_nothing_under_a_finger(page: Page) -> None:
    with_voices(page, "en-US", late=2_000)
    page.goto(address("you", "en"))
    page.locator("main .choice").first.click()
    assert not page.evaluate("found")
    before = page.locator("main form").bounding_box()
    page.wait_for_function("() => found")
    expect(page.locator(ALOUD)).to_have_count(0)
    assert page.locator("main form").bounding_box() == before


def test_buttons_fit_a_thumb_and_send_nothing(page: Page) -> None:
    with_voices(page, "my-MM")
    start(page, "my")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    for button in page.locator(ALOUD).all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
        button.click()
    assert sent == []
    legend = page.locator("legend").first
    assert legend.locator(ALOUD).count() == 0  # it would become part of every choice's name


def test_question_inside_another_is_not_read_with_it(page: Page) -> None:
    with_voices(page, "en-US")
    forms = {**FORMS, "events": {**FORMS["events"], "has_children": "yes"}}
    send_ahead(page, forms, "en", "events")
    fill(page, forms["events"])
    press_continue(page)
    while page.locator("main .item").count() == 0:
        fill(page, FORMS["no_job"])
        press_continue(page)
    inside = page.locator("main .item .field").first
    inside.locator(ALOUD).click()
    read = said(page)
    page.locator(f"main fieldset:has(.item) > {ALOUD}").first.click()
    assert said(page)
    assert read[0] not in said(page)


def test_each_card_of_the_result_is_read_without_what_is_folded(page: Page) -> None:
    with_voices(page, "en-US")
    send_ahead(page, FORMS, "en")
    page.goto("/en/check/result/")
    cards = page.locator("article.card")
    assert cards.count() == 7
    for card in cards.all():
        card.locator(ALOUD).click()
        read = said(page)
        assert read[0].strip() == card.locator("h3").first.inner_text()
        hidden = card.locator("details:not([open]) li").all_text_contents()
        assert not {each.strip() for each in hidden} & {line.strip() for line in read}
        assert len(read) > 2
