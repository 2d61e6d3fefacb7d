"""The sheet for the officer: in two languages line by line, and every number with its law."""

import gzip
import re
from datetime import date
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from eligibility import pdf
from eligibility.pages.sheet_page import halves
from eligibility.pages.sheet_voices import Said, Voices
from eligibility.presentation import Spoken
from eligibility.rules.codes import BenefitCode, Group
from eligibility.rules.rulebook import Evidence
from eligibility.rules.truth import Verdict
from sss_portal import style
from tests.browser.tour import everything
from tests.i18n.saying import CONTENT, EACH_LANGUAGE
from tests.interview.journeys import JOURNEYS, Journey, back, day, laid_off
from tests.interview.walking import walk
from tests.pages.sheets import everybody, handed, pairs
from tests.support import TODAY, worker

pytestmark = pytest.mark.django_db

SHEET = "/{}/check/result/sheet/"
#: What a server may send before it has to wait for the phone's answer.
FIRST_ROUND_TRIP = 14_600
EACH_JOURNEY = pytest.mark.parametrize("name", JOURNEYS)


def _sheet(client: Client, language: str = "en") -> str:
    response = client.get(SHEET.format(language))
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    return unescape(response.content.decode())


# ---------------------------------------------------------------- in two languages, line by line
@pytest.mark.slow
def test_each_line_stands_in_the_readers_language_and_in_thai() -> None:
    for one in everybody():
        wanted = list(dict.fromkeys((one.language, "th")))
        for pair in pairs(one.page):
            assert [said.language for said in pair] in (wanted, []), (one.name, pair)
            assert all(said.text for said in pair), (one.name, pair)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["my", "en"])
def test_beside_each_line_stands_what_a_thai_reader_is_told_there(language: str) -> None:
    in_thai = {one.name: one.page for one in everybody() if one.language == "th"}
    seen = 0
    for one in everybody():
        if one.language == language:
            own = [pair[-1] for pair in pairs(one.page) if pair]
            alone = [pair[0] for pair in pairs(in_thai[one.name]) if pair]
            assert set(own) == set(alone), one.name
            seen += len(own)
    assert seen > 2_000


def test_where_two_texts_are_one_in_the_other_language_nothing_is_left_out() -> None:
    texts = {"en": ["a", "b"], "th": ["ก"]}
    speakers: Any = [SimpleNamespace(language=code) for code in texts]
    both = Voices(speakers)
    [[own, beside]] = both.lines(lambda voice: texts[voice.language])
    assert (own.text, beside.text) == ("a b", "ก")


@EACH_JOURNEY
def test_a_line_and_its_thai_stand_in_one_element(client: Client, name: str) -> None:
    walk(client, JOURNEYS[name](TODAY))
    html = _sheet(client, "my")
    body = html[html.index('<article class="sheet">') : html.index("</article>")]
    lines = re.findall(r"<(p|h1|h2|h3)[ >].*?</\1>", body)
    both = re.findall(
        r'<(p|h1|h2|h3)(?: class="\w+")?><span>.*?</span><span lang="th">.*?</span></\1>', body
    )
    assert len(both) == len(lines) > 30


def test_who_reads_thai_gets_each_line_once(client: Client) -> None:
    walk(client, laid_off(TODAY))
    html = _sheet(client, "th")
    body = html[html.index('<article class="sheet">') : html.index("</article>")]
    assert 'lang="' not in body
    for paper in ("work_permit", "unemployment_certificate"):
        assert body.count(f"<span>{CONTENT.document_name(paper, 'th')}</span>") == 1


# ---------------------------------------------------------------- seven findings and their law
@pytest.mark.slow
def test_the_seven_benefits_stand_in_the_order_of_the_law_each_with_its_verdict() -> None:
    for one in everybody():
        assert [found.code for found in one.page.findings] == list(BenefitCode)
        spoken = Spoken(one.language, CONTENT)
        for found in one.page.findings:
            verdict = one.answer["benefits"][found.code]
            head = found.head[0]
            assert head.text == spoken.benefit(BenefitCode(found.code))
            names = {
                spoken.name(Verdict(verdict["verdict"])),
                spoken.name(Group(verdict["group"])),
            }
            open_part = verdict["verdict"] == Verdict.NOT_ELIGIBLE != verdict["group"]
            assert head.value in names or open_part


@pytest.mark.slow
def test_nobody_is_told_she_can_have_now_what_has_not_happened() -> None:
    spoken = Spoken("en", CONTENT)
    seen = 0
    for one in everybody():
        for found in one.page.findings if one.language == "en" else ():
            if one.answer["benefits"][found.code]["group"] == Group.COVERED_IF_IT_HAPPENS:
                assert found.head[0].value == spoken.name(Group.COVERED_IF_IT_HAPPENS)
                seen += 1
    assert seen > 10


@pytest.mark.slow
def test_each_value_behind_a_figure_is_told_with_its_section_its_day_and_its_doubt() -> None:
    seen: set[str] = set()
    for one in everybody():
        if one.language != "en":
            continue
        spoken, page = Spoken("en", CONTENT), one.page
        common = [*page.enrolment_law, *page.wage_law]
        for found in page.findings:
            answer = one.answer["benefits"][found.code]
            if _refused(answer):
                continue
            told = [pair[0].text for pair in (*found.law, *common)]
            for row in answer["citations"]:
                evidence = Evidence(row["evidence"])
                if row["key"].startswith("wage_") and not page.wage_law:
                    continue  # no figure is a share of the wage
                sure = evidence is Evidence.SEEN
                place = row["section"] or (row["instrument"] if sure else "")
                since = row["effective_from"]
                assert any(
                    place in text
                    and (not since or not place or _day(since, spoken) in text)
                    and (sure or spoken.name(evidence) in text)
                    for text in told
                ), (one.name, found.code, row["key"])
                seen.add(row["key"])
    assert len(seen) > 40


def _refused(found: Any) -> bool:
    return bool(found["verdict"] == Verdict.NOT_ELIGIBLE and found["group"] == Group.NOT_FOR_YOU)


def _day(iso: str, spoken: Spoken) -> str:
    return spoken.date(date.fromisoformat(iso))


@pytest.mark.slow
def test_beside_the_months_that_are_needed_stands_the_law_that_asks_for_them() -> None:
    for one in everybody():
        for found in one.page.findings:
            answer = one.answer["benefits"][found.code]
            if answer["required"] is not None:
                assert found.law, (one.name, found.code)


@pytest.mark.slow
def test_the_days_of_an_injury_at_work_stand_with_their_law() -> None:
    injured = [one for one in everybody() if one.answer["work_injury"]]
    assert injured
    for one in injured:
        assert len(one.page.injury) >= 2
        assert len(one.page.injury_law) >= 1


def test_an_unconfirmed_number_is_named_and_said_to_be_unconfirmed() -> None:
    page = handed(worker(), "en").page
    [old_age] = [found for found in page.findings if found.code == BenefitCode.OLD_AGE]
    told = [pair[0].text for pair in old_age.law]
    assert "The worker's part of the old-age lump sum: Not confirmed" in told


@pytest.mark.slow
def test_a_no_carries_no_figure() -> None:
    for one in everybody():
        for found in one.page.findings:
            if _refused(one.answer["benefits"][found.code]):
                told = " ".join(said.value for pair in found.figures for said in pair)
                assert not re.search(r"\d", told), (one.name, found.code)


# ---------------------------------------------------------------- what was told
@EACH_JOURNEY
def test_what_was_told_stands_on_it_and_the_release_once(client: Client, name: str) -> None:
    walk(client, JOURNEYS[name](TODAY))
    html = _sheet(client, "en")
    assert "10 May 1995" in html
    assert "10 พฤษภาคม 2538 (1995)" in html
    digests = re.findall(r"\(([0-9a-f]{8})\)", html)
    assert len(digests) == 2  # once in each language
    assert len(set(digests)) == 1
    assert html.count('class="box"') >= 3 * len(BenefitCode)


def test_a_month_nobody_is_sure_of_is_drawn_and_said_as_one(client: Client) -> None:
    walk(client, laid_off(TODAY))
    html = _sheet(client, "en")
    assert html.count('<use href="#unknown"') == 1
    assert f"Not known: {Spoken('en', CONTENT).month(f'{back(TODAY, 7):%Y-%m}')}." in html


def test_what_is_ticked_as_in_hand_moves_there(client: Client) -> None:
    walk(client, laid_off(TODAY))
    name = CONTENT.document_name("termination_letter", "en")
    before = _sheet(client)
    assert "In hand<" not in before
    client.post("/en/check/result/papers/", {"screen": "papers", "have": ["termination_letter"]})
    after = _sheet(client)
    assert after.count(name) == before.count(name)
    assert after.index("In hand<") < after.index(name) < after.index("Not in hand")


def test_what_was_only_tried_out_is_not_on_it(client: Client) -> None:
    walk(client, JOURNEYS["birth_to_come"](TODAY))
    own = _sheet(client)
    client.post("/en/check/result/", {"what_if": "resign", **day("what_if_on", TODAY)})
    tried = _sheet(client)
    article = re.compile(r'<article class="sheet">.*</article>')
    assert article.findall(own) == article.findall(tried)
    assert "What you tried" in tried
    assert "What you tried" not in own


def test_without_answers_there_is_no_sheet(client: Client) -> None:
    for name in ("sheet/", "sheet.pdf"):
        response = client.get(f"/en/check/result/{name}")
        assert response.headers["Location"] == "/en/?gone"


def test_the_two_columns_hold_every_line_once() -> None:
    for count in range(12):
        lines = [(Said("en", "x" * (1 + 7 * place % 5)),) for place in range(count)]
        assert [line for half in halves(lines) for line in half] == lines


# ---------------------------------------------------------------- on a phone
@pytest.mark.slow
@EACH_LANGUAGE
def test_the_longest_sheet_with_its_style_fits_the_first_round_trip(
    client: Client, language: str
) -> None:
    walk(client, Journey(everything(TODAY), {}, {}))
    body = client.get(SHEET.format(language)).content
    assert len(gzip.compress(body, compresslevel=9)) <= FIRST_ROUND_TRIP


def test_its_style_is_let_through_and_that_of_the_site_beside_it_is_not(client: Client) -> None:
    walk(client, laid_off(TODAY))
    response = client.get(SHEET.format("en"))
    [carried] = re.findall(r"<style>(.*?)</style>", response.content.decode(), re.DOTALL)
    assert carried == style.sheet("sheet")
    assert style.source("sheet") in response.headers["Content-Security-Policy"]
    assert style.source() not in response.headers["Content-Security-Policy"]


def test_what_is_said_in_its_place_carries_the_style_of_the_site(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eligibility.limits.wait_for", lambda *_: 7)
    response = client.get(SHEET.format("en"))
    assert response.status_code == 429
    assert style.source() in response.headers["Content-Security-Policy"]
    assert f"<style>{style.sheet()}</style>" in response.content.decode()


def test_where_no_pdf_can_be_made_there_is_no_link_and_the_address_is_not_found(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk(client, laid_off(TODAY))
    monkeypatch.setattr(pdf, "available", lambda: True)
    html = _sheet(client)
    assert 'href="/en/check/result/sheet.pdf"' in html
    # A download that is refused would be a file that failed, and not our page.
    assert "download=" not in html
    warning = "It stays on the phone, also after “Erase and leave”."
    assert html.index(warning) < html.index('href="/en/check/result/sheet.pdf"')
    monkeypatch.setattr(pdf, "available", lambda: False)
    assert "sheet.pdf" not in _sheet(client)
    assert warning not in _sheet(client)
    response = client.get("/en/check/result/sheet.pdf")
    assert response.status_code == 404
    assert 'href="tel:1506"' in response.content.decode()
