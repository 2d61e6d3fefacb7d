"""The letter to the employer asks politely, names the day of the law, and threatens nobody."""

import re

import pytest
from django.test import Client

from tests.interview.journeys import never_registered
from tests.interview.walking import walk
from tests.pages.complaints import (
    complete,
    deducted,
    died,
    drawn,
    left_within_the_days,
    letter,
    on_record_all_the_same,
    started,
    unregistered,
    with_an_earlier_job,
    worker,
)
from tests.pages.results import words_of
from tests.support import TODAY, Answer


def paper(html: str) -> str:
    """The part of the page that is handed over."""
    return html.partition('id="sheet"')[2].partition("</section>")[0]


def test_for_a_reader_of_thai_each_line_stands_once() -> None:
    assert not any(line.own for line in letter(deducted(), "th").body)
    assert all(line.own for line in letter(deducted(), "my").body)


def test_the_letter_asks_to_register_and_names_the_day_of_the_law() -> None:
    said = [line.own for line in letter(unregistered("2025-11-01")).body]
    assert "Section 34 (มาตรา 34) gives 30 days from the first day of work." in said[0]
    assert "My first day of work was 1 November 2025." in said
    assert "By this count, the last day is 1 December 2025." in said


def test_the_letter_asks_to_put_months_right() -> None:
    page = letter(deducted())
    said = " ".join(line.own for line in page.body)
    assert "June 2026 to October 2026." in said
    assert "These months of my work are not on the record: May 2026." in said
    assert "As far as I know" in said
    assert "Please register me" not in said
    assert any("Not confirmed" in source.line for source in page.sources)


@pytest.mark.parametrize(
    "given",
    [
        complete(),
        worker(**started("2026-01-05", registered=None, contributions={"paid": None})),
        unregistered("2025-11-01", sector="street_stall"),
        left_within_the_days(),
        on_record_all_the_same(),
        with_an_earlier_job(),
        with_an_earlier_job(deducted_not_remitted=["2024-01..2024-06"]),
    ],
)
def test_where_nothing_is_certain_the_letter_only_asks(given: Answer) -> None:
    said = [line.own for line in letter(given).body]
    assert len(said) == 1
    assert said[0].startswith("Please tell me whether I am registered")


def test_the_letter_names_months_of_this_employer_alone() -> None:
    months = {"paid": ["2026-03..2026-09"], "deducted_not_remitted": ["2024-12", "2026-02"]}
    said = " ".join(line.own for line in letter(with_an_earlier_job(**months)).body)
    assert "These months of my work are not on the record: January 2026, October 2026." in said
    assert "they are not on the record: February 2026." in said
    assert "2024" not in said


def test_after_a_death_there_is_no_letter_and_the_page_says_why() -> None:
    html = drawn(letter(died(unregistered("2025-11-01"))))
    assert "After a death we make no letter." in html
    assert '/check/next/1/"' in html
    assert 'id="sheet"' not in html
    assert "Please register me" not in html


@pytest.mark.parametrize("given", [unregistered("2025-11-01"), deducted(), complete()])
def test_the_letter_makes_no_threat_and_asks_for_no_name(given: Answer) -> None:
    html = drawn(letter(given))
    assert not re.search(r"complain|punish|prison|fine|investigat", paper(html))
    assert "<input" not in html
    assert "<form" not in html


@pytest.mark.django_db
def test_before_the_letter_the_risk_can_be_read() -> None:
    client = Client()
    walk(client, never_registered(TODAY))
    html = client.get("/en/check/next/3/").content.decode()
    assert 'href="/en/check/next/1/#risk"' in html.partition('id="sheet"')[0]
    assert "Building site" not in words_of(html), "nothing of her but what the letter needs"
