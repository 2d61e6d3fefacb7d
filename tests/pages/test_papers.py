"""The list of papers: the Thai name beside each, and ticks that are remembered like answers."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client

from eligibility import clock, kept
from tests.i18n.saying import CONTENT, EACH_LANGUAGE
from tests.interview.journeys import JOURNEYS, laid_off, left_eight_months_ago, never_registered
from tests.interview.walking import send, walk

pytestmark = pytest.mark.django_db

_TICK = re.compile(r'name="have" value="(\w+)"( checked)?')


@pytest.fixture(autouse=True)
def on_a_day_whose_law_is_known(settings: Any) -> None:
    settings.SSS_TODAY = date(2026, 11, 23)


def _page(client: Client, language: str = "en") -> str:
    response = client.get(f"/{language}/check/result/papers/")
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    return unescape(response.content.decode())


def _ticks(html: str) -> dict[str, bool]:
    return {code: bool(checked) for code, checked in _TICK.findall(html)}


@pytest.fixture
def worker(client: Client) -> Client:
    walk(client, laid_off(clock.today()), "en")
    return client


def _tick(client: Client, **sent: object) -> None:
    response = client.post("/en/check/result/papers/", {"screen": "papers", **sent})
    assert response.status_code == 303
    assert response.headers["Location"] == "/en/check/result/papers/#list"


@EACH_LANGUAGE
def test_each_paper_stands_with_its_name_in_the_readers_language_and_in_thai(
    worker: Client, language: str
) -> None:
    html = _page(worker, language)
    assert len(_ticks(html)) > 10
    for code in _ticks(html):
        assert CONTENT.document_name(code, language) in html
        assert CONTENT.document_name(code, "th") in html


def test_no_paper_is_listed_twice(worker: Client) -> None:
    codes = [code for code, _ in _TICK.findall(_page(worker))]
    assert len(codes) == len(set(codes))


def test_ticks_are_found_again_also_in_another_language_and_after_another_answer(
    worker: Client,
) -> None:
    _tick(worker, have=["bank_book", "work_permit"])
    send(worker, "wage", {"wage": "11000", "wage_changed": "no"})
    ticked = {code for code, checked in _ticks(_page(worker, "my")).items() if checked}
    assert ticked == {"bank_book", "work_permit"}


def test_the_script_keeps_a_tick_without_another_page(worker: Client) -> None:
    response = worker.post("/en/check/result/papers/", {"have": "bank_book", "keep": "1"})
    assert response.status_code == 204
    assert _ticks(_page(worker))["bank_book"]


def test_the_language_switch_keeps_the_ticks(worker: Client) -> None:
    response = worker.post("/en/check/result/papers/", {"have": "bank_book", "language": "th"})
    assert response.headers["Location"] == "/th/check/result/papers/#list"
    assert _ticks(_page(worker, "th"))["bank_book"]


def test_how_many_are_in_hand_is_said(worker: Client) -> None:
    assert re.search(r"Papers in hand: 0 of \d+\.", _page(worker))
    _tick(worker, have=["bank_book", "work_permit"])
    assert re.search(r"Papers in hand: 2 of \d+\.", _page(worker))


def test_without_a_bank_account_thailand_post_is_named_instead(worker: Client) -> None:
    _tick(worker, cases=["bank"])
    codes = _ticks(_page(worker))
    assert "thailand_post_payment" in codes
    assert "bank_book" not in codes


def test_lost_papers_bring_the_pink_card_and_what_to_do_first(worker: Client) -> None:
    _tick(worker, cases=["lost"])
    html = _page(worker)
    assert "original_pink_card" in _ticks(html)
    first = CONTENT.step("lost_papers_first", "en")
    assert html.index(first) < html.index('name="have"')


def test_a_changed_name_brings_the_earlier_names_and_numbers(worker: Client) -> None:
    _tick(worker, cases=["name"])
    html = _page(worker)
    assert {"earlier_names_and_numbers", "old_identity_documents"} <= _ticks(html).keys()
    assert CONTENT.step("name_changed_first", "en") in html


@pytest.mark.parametrize("name", JOURNEYS)
def test_every_paper_and_step_shows_its_source_and_the_day_it_was_checked(
    client: Client, name: str
) -> None:
    walk(client, JOURNEYS[name](clock.today()), "en")
    html = _page(client)
    papers = len(_TICK.findall(html))
    assert html.count("Checked on ") >= papers


def test_steps_are_numbered_and_say_the_last_day_and_who_acts_next(worker: Client) -> None:
    html = _page(worker)
    own = re.search(r'<section id="p6">.*?</section>', html)
    assert own
    steps = re.findall(r"<li>.*?</li>", own[0])
    assert len(steps) >= 3
    assert "Last day: " in steps[0]
    then = CONTENT.claim_step("unemployment_register_doe").then
    assert then
    assert then.en in steps[0]


def test_a_last_day_that_has_passed_is_said_to_have(client: Client) -> None:
    walk(client, left_eight_months_ago(clock.today()), "en")
    own = re.search(r'<section id="p6">.*?</section>', _page(client))
    assert own
    assert "The last day was " in own[0]
    assert "Last day: " not in own[0].split("</li>")[0]


def test_where_nothing_is_asked_for_there_is_no_empty_list_but_the_way_out(
    client: Client,
) -> None:
    walk(client, never_registered(clock.today()), "en")
    html = _page(client)
    assert _ticks(html) == {}
    assert "no benefit asks you for papers" in html
    assert 'href="/en/check/next/1/"' in html
    assert "Keep my ticks" not in html


def test_hostile_ticks_change_nothing(worker: Client) -> None:
    _tick(worker, have=["<script>alert(1)</script>", "x" * 5000], cases=["'; DROP TABLE"])
    html = _page(worker)
    assert "alert(1)" not in html
    assert not any(_ticks(html).values())


def test_more_than_the_phone_keeps_is_said_and_no_tick_is_lost(
    worker: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST_BYTES", 10)
    response = worker.post("/en/check/result/papers/", {"have": ["bank_book"]})
    assert response.status_code == 422
    html = response.content.decode()
    assert "Your phone cannot keep more" in html
    assert _ticks(html)["bank_book"]


def test_without_answers_it_leads_to_the_first_page(client: Client) -> None:
    for response in (
        client.get("/my/check/result/papers/"),
        client.post("/my/check/result/papers/", {"have": "bank_book"}),
    ):
        assert response.status_code == 302
        assert response.headers["Location"] == "/my/?gone"


def test_ticks_go_with_the_answers_when_they_are_erased(worker: Client) -> None:
    _tick(worker, have=["bank_book"])
    worker.post("/en/erase/")
    walk(worker, laid_off(clock.today()), "en")
    assert not any(_ticks(_page(worker)).values())
