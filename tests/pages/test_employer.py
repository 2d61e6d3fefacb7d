"""Not registered, or months missing: the risk comes first, and nothing false is said to anybody."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client

from eligibility.action.ways import Block
from eligibility.rules.rulebook import Rulebook
from tests.interview.journeys import JOURNEYS, day
from tests.interview.walking import walk
from tests.pages.complaints import (
    complete,
    deducted,
    died,
    drawn,
    left_within_the_days,
    started,
    unregistered,
    way_out,
    worker,
)
from tests.pages.results import words_of
from tests.support import TODAY, Answer, shipped

ADDRESS = "/en/check/next/1/"


def text(given: Answer, language: str = "en") -> str:
    return words_of(drawn(way_out(given, language)))


def blocks(given: Answer) -> Iterator[Block]:
    page = way_out(given)
    for section in (*page.before, page.risk, *page.ways, *page.after):
        yield from section.blocks


def block_with(given: Answer, words: str) -> Block:
    return next(block for block in blocks(given) if any(words in said for said in block.texts))


# ---------------------------------------------------------------- the order
@pytest.mark.parametrize("given", [unregistered("2025-11-01"), deducted(), complete()])
def test_what_complaining_may_cost_is_said_before_any_way_to_complain(given: Answer) -> None:
    html = drawn(way_out(given))
    risk, ways = html.index('id="risk"'), html.index('id="ways"')
    assert html.index("You may lose your job.") < ways
    assert risk < ways < html.index("With your name") < html.index("/check/next/2/")
    assert html.index("60 days") < ways


def test_the_three_ways_stand_with_sheet_letter_and_the_organisations_of_the_proceedings() -> None:
    html = drawn(way_out(unregistered("2025-11-01")))
    for way in ("With your name", "Without names", "Through an organisation"):
        assert way in html
    for address in ("/check/next/2/", "/check/next/3/", "/guide/help/"):
        assert f'{address}"' in html
    for name in ("MAP Foundation", "Young Chi Oo", "Education and Development", "Arakan Workers"):
        assert name in html


# ---------------------------------------------------------------- each person
def test_a_registration_that_is_overdue_names_its_day() -> None:
    assert "Your employer had to register you by 1 December 2025." in text(
        unregistered("2025-11-01")
    )


@pytest.mark.parametrize("first_day", ["2026-11-10", "2026-10-24"])
def test_an_employer_within_the_days_is_not_called_late(first_day: str) -> None:
    said = text(unregistered(first_day))
    assert "It is late only after that day." in said
    assert "had to register" not in said
    assert "not on the record" not in said, "no month is due yet"


def test_the_day_after_the_last_one_is_late() -> None:
    assert "had to register you by 22 November 2026" in text(unregistered("2026-10-23"))


def test_without_a_first_day_no_day_is_named() -> None:
    said = text(unregistered(None))
    assert "We do not know your first day of work." in said
    assert "had to register" not in said
    assert "has time until" not in said


def test_who_left_within_the_days_is_told_no_day() -> None:
    said = text(left_within_the_days())
    assert "had to register" not in said
    assert "You have left this job" in said
    assert "You may lose your job" not in said


def test_where_the_work_may_be_outside_the_day_stands_under_that_condition() -> None:
    said = text(unregistered("2025-11-01", sector="fishing"))
    assert "If social security covers your work, your employer had to register you by" in said
    assert "Your employer had to" not in said


@pytest.mark.parametrize(
    "shut", [{"sector": "street_stall"}, {"documents": ["passport"]}, {"birth_date": "1960-01-01"}]
)
def test_who_cannot_be_registered_is_not_told_that_the_employer_had_to(shut: Answer) -> None:
    html = drawn(way_out(unregistered("2025-11-01", **shut)))
    assert "had to register" not in html
    assert "Months of work that are not on the record" not in html
    assert 'check/next/5/"' in html


def test_months_taken_and_not_sent_are_named_with_what_they_would_change() -> None:
    page = way_out(deducted())
    _, months = page.before
    said = [text for block in months.blocks for text in block.texts]
    assert "Deducted from the wage, not on the record: June 2026 to October 2026." in said
    assert "Months of work that are not on the record: May 2026." in said
    facts = dict(fact for block in months.blocks for fact in block.facts)
    assert facts["Maternity"] == "5 of 5, now 2"
    assert facts["Old age"] == "8 of 180, now 2"
    assert facts["Medical treatment"] == "3 of 3, now 2"
    assert facts["Bereavement"] == "1 of 1, now 0"
    assert facts["Child support"] == "8 of 12, now 2"


def test_who_has_no_child_is_not_told_what_months_would_change_for_one() -> None:
    _, months = way_out({**deducted(), "events": {"children": []}}).before
    assert "Maternity" in {label for block in months.blocks for label, _ in block.facts}
    assert "Child support" not in {label for block in months.blocks for label, _ in block.facts}


def test_what_deducted_months_are_worth_is_said_not_to_be_confirmed() -> None:
    worth = block_with(deducted(), "counts as paid")
    assert worth.sources
    assert all("Not confirmed" in line for line in worth.lines)
    assert worth.texts[0].startswith("As far as we know")


def test_the_newest_month_is_missing_only_after_its_day() -> None:
    given = unregistered("2025-11-01")
    assert "November 2025 to October 2026." in text(given)
    assert "November 2025 to September 2026." in text({**given, "as_of": "2026-11-15"})


def test_who_is_registered_and_complete_is_accused_of_nothing() -> None:
    said = text(complete())
    assert "From what you told us, no month is missing." in said
    for words in ("had to register", "not on the record:", "you would have with these"):
        assert words not in said


def test_months_nobody_knows_are_not_called_missing() -> None:
    for unknown in ({"paid": None}, {"paid": None, "total_months": 12}):
        given = worker(**started("2025-11-01", registered=True, contributions=unknown))
        said = text(given)
        assert "We do not know which months are on your record." in said
        assert "sso.go.th" in said
        assert "Months of work that are not" not in said
        assert "no month is missing" not in said


def test_a_thai_worker_is_not_told_of_the_right_to_stay_or_of_migrant_insurance() -> None:
    said = text(unregistered("2025-11-01", nationality="TH", documents=["thai_id"]))
    assert "right to stay" not in said
    assert "migrant health insurance" not in said


def test_after_a_death_the_page_says_whom_it_is_for() -> None:
    html = drawn(way_out(died(unregistered("2025-11-01"))))
    said = words_of(html)
    assert "for the family" in said
    assert "You may lose your job" not in said
    assert "right to stay" not in said
    assert "/check/next/3/" not in html, "nobody is left to be registered"


def test_who_does_not_know_whether_she_is_registered_is_told_whom_to_ask() -> None:
    given = worker(**started("2025-11-01", registered=None, contributions={"paid": None}))
    said = text(given)
    assert "Ask the SSO on 1506 whether your employer has registered you." in said
    assert "had to register" not in said


# ---------------------------------------------------------------- numbers and sources
NO_LAW = re.compile(r"1506|1694|\d-\d\d|\d{1,2} \w+ 20\d\d|(?<=[a-z] )20\d\d")


@pytest.mark.parametrize("given", [unregistered("2025-11-01"), deducted(), complete()])
def test_every_number_stands_beside_its_source(given: Answer) -> None:
    for block in blocks(given):
        said = " ".join((*block.texts, *(value for _, value in block.facts)))
        if re.search(r"\d", NO_LAW.sub("", said)):
            assert block.sources, said


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("employer_register_days", "within 77 days"),
        ("contribution_due_day", "by day 77 of"),
        ("contribution_late_surcharge_per_month", "7700 per cent"),
        ("find_employer_days_officer", "you have 77 days"),
        ("find_employer_days_reported", "report says 77 days"),
        ("employer_prison_months_max", "up to 77 months"),
        ("employer_fine_max", "up to 77 baht"),
        ("employer_fine_per_day_max", "cost the employer 77 baht"),
    ],
)
def test_a_number_of_the_law_is_the_one_of_its_row(key: str, said: str) -> None:
    law = with_row(key, Decimal(77))
    assert said in words_of(drawn(way_out(unregistered("2025-11-01"), law=law)))


def with_row(key: str, value: Decimal) -> Rulebook:
    """The shipped law with another value in every row of ``key``."""
    law = shipped()
    rows = tuple(replace(row, value=value) for row in law.histories[key])
    return replace(law, histories={**law.histories, key: rows})


def test_what_the_officer_said_of_complaints_stands_with_its_day_and_as_the_officers_word() -> None:
    said = block_with(complete(), "every complaint is looked into")
    assert said.texts == ("On 6 July 2025 an SSO officer said: every complaint is looked into.",)
    assert all("Said by an officer of the SSO" in line for line in said.lines)


# ---------------------------------------------------------------- the page
@pytest.mark.django_db
def test_without_answers_the_page_leads_to_the_start() -> None:
    for number in (1, 2, 3):
        response = Client().get(f"/en/check/next/{number}/")
        assert response.headers["Location"] == "/en/?gone"


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(JOURNEYS))
def test_everybody_can_follow_the_link_and_no_cache_keeps_the_page(name: str) -> None:
    client = Client()
    walk(client, JOURNEYS[name](TODAY))
    response = client.get(ADDRESS)
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    assert "<title>Social security</title>" in response.content.decode()


@pytest.mark.django_db
def test_what_is_only_supposed_changes_nothing_on_the_page() -> None:
    client = Client()
    walk(client, JOURNEYS["birth_to_come"](TODAY))
    before = client.get(ADDRESS).content.decode().partition("<main")[2].partition("</main")[0]
    supposed = client.post(
        "/en/check/result/",
        {"what_if": "resign", **day("what_if_on", TODAY + timedelta(days=60))},
    )
    assert supposed.status_code == 303
    assert 'id="supposed"' in client.get("/en/check/result/law/").content.decode()
    assert client.get(ADDRESS).content.decode().partition("<main")[2].partition("</main")[0] == (
        before
    )
