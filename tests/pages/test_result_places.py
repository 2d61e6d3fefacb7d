"""Where each text of an answer stands: on its card, or one tap away with the law or the papers."""

import re
from collections.abc import Iterator
from html import unescape

import pytest

from eligibility.rules.codes import Group
from tests.pages.results import everything, of_days_gone_by, shows
from tests.support import Answer

pytestmark = pytest.mark.slow


def _texts(written: object) -> Iterator[str]:
    if isinstance(written, dict):
        yield from (written[name] for name in ("text", "disclaimer") if name in written)
        for value in written.values():
            yield from _texts(value)
    elif isinstance(written, list):
        for value in written:
            yield from _texts(value)


def test_every_text_of_every_answer_is_on_its_page() -> None:
    pages = everything()
    assert len(pages) > 180
    for one in pages:
        said = set(_texts(one.answer)) - of_days_gone_by(one)
        missing = [text for text in said if not shows(one.html + one.law + one.papers, text)]
        assert missing == [], (one.name, one.language)


def _conditions(written: object) -> set[str]:
    """The texts of the conditions, which stand on the page of the law."""
    if isinstance(written, dict):
        own = {condition["text"] for condition in written.get("conditions", ())}
        return own.union(*map(_conditions, written.values()))
    return set().union(*map(_conditions, written)) if isinstance(written, list) else set()


def test_what_belongs_to_one_benefit_stands_in_its_card_or_one_tap_away() -> None:
    for one in everything():
        for code, found in one.answer["benefits"].items():
            conditions, papers = _conditions(found), _todo(found)
            for text in set(_texts(found)):
                place = one.rests_on(code) if text in conditions else one.card(code)
                place += one.papers if text in papers else ""
                assert shows(place, text), (one.name, one.language, code, text)
            assert _shown(one.papers, papers) == papers  # and there is the whole list
            steps = {step["text"] for step in found["steps"]}
            assert _shown(one.asks_for(code), steps) == steps


def _todo(found: Answer) -> set[str]:
    return {item["text"] for item in (*found["documents"], *found["steps"])}


def _shown(card: str, said: set[str]) -> set[str]:
    return {text for text in said if shows(card, text)}


def test_the_way_to_papers_and_steps_stands_on_each_card_that_asks_for_any() -> None:
    for one in everything():
        for section in one.page.sections:
            for card in section.cards:
                way = f'/check/result/papers/#{card.anchor}"'
                there = one.card(card.code)
                asks = bool(_todo(one.answer["benefits"][card.code]))
                assert (way in there) == asks, (one.name, card.code)
                if asks and section.code == Group.HAVE_NOW:  # before anything is unfolded
                    assert way in there.split("<details")[0], (one.name, card.code)


def test_each_condition_stands_with_its_sign_and_its_word_on_the_page_of_the_law() -> None:
    for one in everything():
        for code, found in one.answer["benefits"].items():
            part = one.rests_on(code)
            marks = re.findall(r'<use href="#(\w+)" /></svg><b>([^<]+)</b> ([^<]*)', part)
            shown = {(sign, text.strip()) for sign, _, text in marks}
            told = {(c["truth"], c["text"]) for c in found["conditions"]}
            told |= {
                (c["truth"], c["text"]) for e in found["entitlements"] for c in e["conditions"]
            }
            assert {(sign, " ".join(unescape(text).split())) for sign, text in shown} == told
            assert len({word for _, word, _ in marks}) == len({sign for sign, _, _ in marks})


def test_each_condition_stands_before_the_values_with_its_place_in_the_law() -> None:
    for one in everything():
        for code, found in one.answer["benefits"].items():
            part = one.rests_on(code)
            marks, _, values = part.partition('<dl class="facts">')
            assert values
            cited = [c["citation"] for c in found["conditions"] if c["citation"]]
            assert marks.count('<span class="small">') >= bool(cited), (one.name, code)
