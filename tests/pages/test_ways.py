"""Insured before, not insurable, hurt at work: each page leads on, and guesses nothing."""

import gzip
import re
from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation

from eligibility.content import LANGUAGES
from eligibility.pages.drawn import draw
from eligibility.presentation import Spoken
from eligibility.rules.rulebook import Evidence
from eligibility.said.organisations import CONTACTS, IN_MAE_SOT
from eligibility.wording import ways
from tests.i18n.saying import CONTENT, NOTHING_KNOWN
from tests.interview.journeys import JOURNEYS, day, laid_off
from tests.interview.walking import walk
from tests.pages.insured import worker as in_a_job
from tests.pages.results import shows, words_of
from tests.pages.ways import (
    ASK_FIRST,
    DOMESTIC,
    FARM,
    PEOPLE,
    SIXTY,
    TODAY,
    WAYS,
    blocks,
    hurt_in_a_home,
    leads_to,
    old_account,
    page_of,
    said,
)
from tests.support import TODAY as SUITE_TODAY
from tests.support import shipped, worker

NOT_LAW = {"1506", "1694", "33", "39", "44", "16", "1-20", "38/1", "16/1", "7", "2-01"}


# ---------------------------------------------------------------- all three
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", PEOPLE)
def test_every_number_of_the_law_has_its_source_beside_it(name: str, way: str) -> None:
    for block in blocks(page_of(PEOPLE[name], way)):
        made = (f"{each.value} {each.more}" for each in block.made)
        text = "\n".join((*block.texts, *(value for _, value in block.facts), *made))
        if set(re.findall(r"\d+(?:[-/]\d+)*", text)) - NOT_LAW:
            assert block.lines, text
        assert all("Checked on" in line for line in block.lines)


@pytest.mark.parametrize("way", WAYS)
def test_every_answer_has_its_page_in_every_language_within_one_round_trip(way: str) -> None:
    for name, question in PEOPLE.items():
        for language in LANGUAGES:
            request = RequestFactory().get(f"/{language}/check/next/{WAYS[way]}/")
            with translation.override(language):
                body = draw("way.html", page=page_of(question, way, language), notice="")
                html = render_to_string("eligibility/result.html", {"body": body}, request=request)
            assert len(gzip.compress(html.encode())) < 14_600, (name, language)
            assert "<title>Social security</title>" in html or language != "en"
            assert 'style="' not in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_sure_we_are_is_said_of_every_doubtful_source(language: str) -> None:
    speak = Spoken(language, CONTENT)
    doubts = {speak.name(evidence) for evidence in Evidence if evidence.weak}
    for way, least in (("before", 1), ("cannot", 1), ("injury", 2)):
        page = page_of(FARM if way == "cannot" else laid_off(TODAY).question, way, language)
        lines = [line for block in blocks(page) for line in block.lines]
        assert len([each for each in doubts if each in " ".join(lines)]) >= least


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS.values())
def test_without_answers_the_page_leads_to_the_start(client: Client, way: int) -> None:
    response = client.get(f"/my/check/next/{way}/")
    assert response.status_code == 302
    assert response.headers["Location"] == "/my/?gone"


@pytest.mark.django_db
@pytest.mark.parametrize("journey", JOURNEYS)
def test_each_of_the_four_reaches_all_three_pages(client: Client, journey: str) -> None:
    walk(client, JOURNEYS[journey](SUITE_TODAY))
    for way in WAYS.values():
        for language in LANGUAGES:
            response = client.get(f"/{language}/check/next/{way}/")
            assert response.status_code == 200
            assert f'href="/{language}/check/result/"' in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS.values())
def test_what_is_supposed_is_said_before_all_else(client: Client, way: int) -> None:
    walk(client, JOURNEYS["left_eight_months_ago"](SUITE_TODAY))
    until = SUITE_TODAY + timedelta(days=60)
    client.post("/en/check/result/", {"what_if": "again", **day("what_if_on", until)})
    html = client.get(f"/en/check/next/{way}/").content.decode()
    assert html.index('id="supposed"') < html.index("<h2>")
    assert "If you work again" not in html  # she does, by what is supposed


@pytest.mark.django_db
def test_the_old_account_is_told_of_in_the_readers_language_and_by_no_name(client: Client) -> None:
    walk(client, old_account(), "my")
    html = client.get("/my/check/next/4/").content.decode()
    first, second = re.findall(r"<h2>(.*?)</h2>", html)[:2]
    speak = Spoken("my", CONTENT).say
    assert (first, second) == (speak(ways.OTHER_NAME), speak(ways.OLD_MONTHS))
    assert 'href="/my/check/names/"' in html


@pytest.mark.django_db
def test_who_keeps_house_and_was_hurt_gets_the_rule_and_the_days(client: Client) -> None:
    walk(client, hurt_in_a_home())
    assert shows(client.get("/en/check/next/5/").content.decode(), "outside section 33")
    html = client.get("/en/check/next/6/").content.decode()
    days = shipped().term("injury_employer_report_days", SUITE_TODAY)
    if days is None:  # nobody vouches for the law of that day: no number of it is told
        assert not re.search(r"within \d+ days", words_of(html))
        return
    last = SUITE_TODAY + timedelta(days=days.number - 3)
    assert f"by {last.day} {last:%B %Y}" in words_of(html)


# ---------------------------------------------------------------- cannot be insured
@pytest.mark.parametrize(
    ("name", "rule", "change"),
    [
        ("domestic", "outside section 33", "for a business"),
        ("farm", "outside section 33", "all the year round"),
        ("sixty-one", "from the age of 15", "ever insured before"),
    ],
)
def test_the_rule_is_named_with_what_would_change_it(name: str, rule: str, change: str) -> None:
    page = page_of(PEOPLE[name], "cannot")
    text = said(page)
    assert (page.verdict, page.lead) == ("You cannot be insured as things are.", "")
    assert rule in text
    assert change in text
    why = next(section for section in page.sections if section.title == "Why")
    assert all(block.lines for block in why.blocks)
    assert "First day in force not known" in why.blocks[0].lines[0]


def test_the_plan_for_work_left_out_is_said_not_to_be_law() -> None:
    text = said(page_of(DOMESTIC, "cannot"))
    assert "We found no law that does it." in text
    assert "Royal Decree B.E. 2560 (2017)" in str(page_of(DOMESTIC, "cannot").sections)


def test_who_lacks_a_permit_is_told_of_it_and_since_when_a_border_pass_counts() -> None:
    text = said(page_of(FARM, "cannot"))
    assert "With a valid work permit" in text
    assert "Since 8 November 2022 a border pass" in text
    assert "border pass" not in said(page_of(DOMESTIC, "cannot"))


def test_sixty_is_still_in_time_for_a_first_insurance() -> None:
    page = page_of(SIXTY, "cannot")
    assert "Nothing you told us keeps you out of social security." in said(page)
    assert "Why" not in [section.title for section in page.sections]
    assert "employer" in leads_to(page)


def test_who_is_insured_is_told_that_nothing_keeps_her_out() -> None:
    page = page_of(in_a_job(), "cannot")
    assert page.verdict == "You are insured."
    assert page.lead == "Nothing you told us keeps you out of social security."
    assert "M-Fund" not in said(page)


def test_what_else_there_is_and_whom_to_ask() -> None:
    page = page_of(DOMESTIC, "cannot")
    text = said(page)
    for words in ("Mae Sot Hospital", "M-Fund", "Workmen's Compensation Fund", "nearest hospital"):
        assert words in text
    assert "In February 2025 it cost 1,600 baht to 2,400 baht" in text
    assert "We do not know today's price." in text
    assert "1506" in text
    assert "MAP Foundation" in text
    assert {"injury", "before", "guide/help"} <= leads_to(page)


def test_a_thai_worker_is_not_sent_to_an_insurance_for_migrants() -> None:
    text = said(
        page_of({**DOMESTIC, "person": {**DOMESTIC["person"], "nationality": "TH"}}, "cannot")
    )
    assert "outside section 33" in text
    assert "migrant" not in text


def test_recorded_months_stay_hers_whatever_stands_in_the_way_today() -> None:
    page = page_of(worker(sector="private_household"), "cannot")
    assert page.lead.startswith("The months on your record stay yours.")
    assert "never lapse" in said(page)


def test_what_is_not_known_is_asked_for_and_is_no_no() -> None:
    for question in (NOTHING_KNOWN, worker(sector="unknown", contributions={"paid": []})):
        page = page_of(question, "cannot")
        assert (page.verdict, page.lead) == ("We cannot tell whether you are insured.", "")
        assert "Ask the SSO: this would settle it" in [one.title for one in page.sections]
    shut = worker(sector="private_household", contributions={"paid": None, "in_doubt": None})
    assert "If no month is on your record" in page_of(shut, "cannot").lead


def test_who_is_too_young_is_told_the_birthday() -> None:
    young = worker(
        birth_date="2012-01-15",
        contributions={"paid": []},
        employment={"started_on": "2026-05-01", "ended_on": None, "earlier": []},
    )
    assert "You reach the lowest age on 15 January 2027" in said(page_of(young, "cannot"))
    young["person"]["birth_date"] = "2011-11-23"
    assert "You are old enough today" in said(page_of(young, "cannot"))


def test_who_lacks_a_permit_asks_an_organisation_before_the_department() -> None:
    text = said(page_of(FARM, "cannot"))
    assert text.index(ASK_FIRST) < text.index("Ask the Department of Employment")
    change = next(
        part
        for part in page_of(DOMESTIC, "cannot").sections
        if part.title == "What would change it"
    )
    assert not any(ASK_FIRST in text for block in change.blocks for text in block.texts)


def test_the_organisations_are_those_of_the_one_list() -> None:
    for language in LANGUAGES:
        ask = page_of(DOMESTIC, "cannot", language).sections[-1]
        contacts = [contact for block in ask.blocks for contact in block.contacts]
        assert tuple(contacts) == CONTACTS
    named = ways.ORGANISATIONS.text.removeprefix("Also in Mae Sot: ").removesuffix(".")
    assert set(named.split(", ")) == set(IN_MAE_SOT)


@pytest.mark.django_db
def test_an_organisation_that_can_be_reached_is_a_link(client: Client) -> None:
    walk(client, hurt_in_a_home())
    html = client.get("/my/check/next/5/").content.decode()
    for contact in CONTACTS:
        assert f'href="{contact.to}"' in html
