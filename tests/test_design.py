"""The visual language: colours in one place, readable in the sun, small enough for a bad line."""

import gzip
import re
from itertools import product
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils.translation import override

from sss_portal import dev, style
from tests.support import ROOT

CSS = (ROOT / "static" / "site.css").read_text(encoding="utf-8")
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
#: Partials that are no kind of question.
PARTS = {"about", "block", "erase", "error_summary", "languages", "question", "unknown"}

#: Grounds that letters stand on.
GROUNDS = ("paper", "card")
LETTERS = ("ink", "soft", "teal", "fault", "now", "covered", "later", "ask", "no")
READABLE, SEEN = 4.5, 3.0  # WCAG 2.2: 1.4.3 text, 1.4.11 what is not text


def tokens(scheme: str) -> dict[str, str]:
    """The colours by name; the dark ones stand over the light ones, as in the browser."""
    light, dark = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
    found = _colours(light)
    return found if scheme == "light" else found | _colours(dark)


def _colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read(scheme: str) -> None:
    colours = tokens(scheme)
    pairs = [*product(LETTERS, GROUNDS), ("ink", "tint"), ("on-teal", "teal"), ("on-band", "band")]
    weak = {
        (letter, ground): round(found, 2)
        for letter, ground in pairs
        if (found := contrast(colours[letter], colours[ground])) < READABLE
    }
    assert weak == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_plain_text_is_readable_in_the_sun(scheme: str) -> None:
    colours = tokens(scheme)
    for ground in (*GROUNDS, "tint"):
        assert contrast(colours["ink"], colours[ground]) >= 7, ground


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_of_controls_and_the_focus_are_seen(scheme: str) -> None:
    colours = tokens(scheme)
    pairs = [*product(("edge", "focus", "fault"), GROUNDS), ("gold", "band")]
    for mark, ground in pairs:
        assert contrast(colours[mark], colours[ground]) >= SEEN, (mark, ground)


def test_colours_stand_in_the_tokens_alone() -> None:
    rules = re.sub(r":root \{.*?\}", "", CSS, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|(?:rgb|hsl|oklch)a?\(", rules) == []
    named = {"black", "white", "red", "green", "blue", "grey", "gray", "teal", "gold"}
    values = set(
        re.findall(r"(?<![-\w])[a-z]+(?![-\w(])", " ".join(re.findall(r":([^;{]*);", rules)))
    )
    assert not values & named


def test_every_token_used_is_there_and_every_token_is_used() -> None:
    defined = set(re.findall(r"(--[\w-]+):", CSS))
    used = set(re.findall(r"var\((--[\w-]+)", CSS))
    assert defined == used


def test_the_style_sheet_is_small_enough_for_the_first_round_trip() -> None:
    assert len(gzip.compress(style.sheet().encode(), 9)) <= 3_800


def test_burmese_and_thai_have_room_for_what_is_stacked_above_and_below() -> None:
    leading = dict(re.findall(r"\[lang\|=(\w+)\] \{[^}]*--leading: ([\d.]+)", CSS))
    assert float(leading["my"]) >= 1.75
    assert float(leading["th"]) >= 1.6
    # The headings are set a little tighter; stacked letters touch below 1.6.
    tighter = float(re.findall(r"var\(--leading\) - ([\d.]+)", CSS)[0])
    assert float(leading["my"]) - tighter >= 1.6


def test_no_text_is_cut_off() -> None:
    assert not re.search(r"overflow(-[xy])?: ?(hidden|clip)|text-overflow|line-clamp", CSS)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_template_carries_a_style_or_a_script_of_its_own(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle\s*=|<style|\son\w+\s*=", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


def test_the_page_of_components_is_for_development_alone(client: Client) -> None:
    assert client.get("/dev/components/").status_code == 404


def test_the_page_of_components_shows_every_question_in_three_scripts(rf: RequestFactory) -> None:
    page = dev.components(rf.get("/dev/components/")).content.decode()
    kinds = {path.stem for path in (ROOT / "templates" / "components").glob("*.html")} - PARTS
    for language, kind in product(("my", "th", "en"), kinds):
        assert f'"{language}-{kind}-' in page, (language, kind)


def test_the_state_of_every_field_of_a_month_is_the_one_chosen(rf: RequestFactory) -> None:
    page = dev.components(rf.get("/dev/components/")).content.decode()
    months = re.findall(r'month-(\w+)">.*?<option value="(\w+)" selected', page, re.DOTALL)
    assert len(months) == page.count("<select")
    assert {state == chosen for state, chosen in months} == {True}


def test_the_keyboard_sends_the_form_and_does_not_switch_the_language() -> None:
    # "Go" on a phone's keyboard presses the first button that belongs to the form.
    page = render_to_string("components/languages.html", {"form_id": "screen"})
    first = re.findall(r"<button[^>]*>", page)[0]
    assert 'form="screen"' in first
    assert "name=" not in first


def test_languages_are_links_to_the_same_page_where_nothing_was_typed(rf: RequestFactory) -> None:
    with override("my"):
        page = render_to_string("components/languages.html", request=rf.get("/my/check/answers/"))
    assert "<button" not in page
    for code, name in settings.LANGUAGES:
        assert re.search(rf'href="/{code}/check/answers/[^"]*"\s+lang="{code}"', page), code
        assert f">{name}</a>" in page
    assert page.count("aria-current") == 1


def test_an_address_that_is_not_there_still_leads_into_every_language(rf: RequestFactory) -> None:
    with override("my"):
        page = render_to_string("components/languages.html", request=rf.get("/my/no-such-page/"))
    assert re.findall(r'href="([^"?]*)', page)[1:] == ["/th/", "/en/"]
