"""The months as they are drawn: each once, told apart by a sign, and said in words too."""

import re
from collections import Counter
from datetime import date

import pytest

from eligibility.pages import picture
from eligibility.pages.picture import CELL, MOST_CELLS, Picture, State
from eligibility.presentation import Spoken
from eligibility.rules import months, question
from eligibility.rules.record import Record
from tests.i18n.saying import CONTENT, EACH_LANGUAGE
from tests.pages.results import everything
from tests.support import TODAY, worker

_TODAY = months.month_of(date(2026, 11, 23))


def _month(iso: str) -> months.Month:
    return months.month_of(date.fromisoformat(f"{iso}-01"))


def _record(**given: object) -> Record:
    person = question.read(worker(contributions=given), today=TODAY).person
    return Record(person.contributions, _TODAY)


def _drawn(first: str, last: str, language: str = "en", **given: object) -> Picture:
    window = (_month(first), _month(last))
    return picture.draw(window, _record(**given), _TODAY, Spoken(language, CONTENT))


def _cells(drawn: Picture) -> Counter[str]:
    """How many cells of each sign are drawn."""
    found: Counter[str] = Counter()
    for row in drawn.rows:
        for bar in row.bars:
            assert bar.width % CELL == 0
            found[bar.state] += bar.width // CELL
    return found


def test_each_month_has_the_sign_of_what_is_known_of_it() -> None:
    record = _record(
        paid=["2025-03..2025-12"],
        deducted_not_remitted=["2026-01"],
        in_doubt=["2026-02"],
        total_months=20,
    )
    stands = {
        "2025-02": State.BEFORE,
        "2025-03": State.PAID,
        "2026-01": State.DEDUCTED,
        "2026-02": State.UNKNOWN,
        "2026-03": State.UNPAID,
        "2026-11": State.AHEAD,
        "2027-01": State.AHEAD,
    }
    for iso, state in stands.items():
        assert picture.state_of(_month(iso), record, _TODAY) is state


@pytest.mark.parametrize("field", ["in_doubt", "deducted_not_remitted"])
def test_with_a_list_that_nobody_knows_no_month_is_called_unpaid(field: str) -> None:
    unknown: dict[str, object] = {field: None}
    record = _record(paid=["2026-01"], **unknown)
    window = (_month("2025-08"), _month("2026-10"))
    drawn = picture.draw(window, record, _TODAY, Spoken("en", CONTENT))
    assert _cells(drawn) == {"paid": 1, "unknown": 14}


def test_with_no_list_at_all_no_month_is_called_unpaid() -> None:
    person = question.read(worker(contributions=None), today=TODAY).person
    record = Record(person.contributions, _TODAY)
    assert picture.state_of(_month("2026-01"), record, _TODAY) is State.UNKNOWN


def test_every_month_of_the_window_is_drawn_once_in_its_own_place() -> None:
    drawn = _drawn("2025-08", "2026-10", paid=["2025-10..2026-03", "2026-08"])
    assert [row.year for row in drawn.rows] == ["2025", "2026"]
    assert sum(_cells(drawn).values()) == 15
    places = [
        (row.y, x)
        for row in drawn.rows
        for bar in row.bars
        for x in range(bar.x, bar.x + bar.width, CELL)
    ]
    assert len(places) == len(set(places)) == 15
    august = picture.LEFT + CELL * 7
    assert places[0] == (drawn.rows[0].y, august)
    assert drawn.width <= 328
    assert drawn.height == drawn.rows[-1].y + CELL


def test_the_words_name_the_same_months_as_the_picture() -> None:
    drawn = _drawn("2025-08", "2026-10", paid=["2025-10..2026-03", "2026-08"])
    assert drawn.title == "The months from August 2025 to October 2026"
    assert drawn.words == (
        "Paid: October 2025 to March 2026, August 2026.",
        "Not paid: August 2025 to September 2025, April 2026 to July 2026, "
        "September 2026 to October 2026.",
    )
    assert drawn.states == ("paid", "unpaid")


def test_a_longer_record_is_told_in_words_alone() -> None:
    longest = _drawn("2021-11", "2026-10", paid=["2021-11..2026-10"])
    assert sum(_cells(longest).values()) == MOST_CELLS
    longer = _drawn("2021-10", "2026-10", paid=["2021-10..2026-10"])
    assert longer.rows == ()
    assert longer.words == ("Paid: October 2021 to October 2026.",)


@EACH_LANGUAGE
def test_the_years_are_counted_as_the_reader_counts_them(language: str) -> None:
    drawn = _drawn("2025-12", "2026-01", language, paid=["2026-01"])
    wanted = ["2568", "2569"] if language == "th" else ["2025", "2026"]
    assert [row.year for row in drawn.rows] == wanted


@pytest.mark.slow
def test_the_paid_cells_of_every_card_are_the_months_that_count() -> None:
    compared = 0
    for one in everything():
        for code, found in one.answer["benefits"].items():
            if found["counted"] is None or not found["window"]:
                continue
            widths = re.findall(
                r'<rect x="\d+" y="\d+" width="(\d+)" height="22" fill="url\(#p-paid\)"',
                one.card(code),
            )
            assert sum(map(int, widths)) == CELL * found["counted"], (one.name, code)
            compared += 1
    assert compared > 700


@pytest.mark.slow
def test_every_picture_is_named_for_those_who_do_not_see_it() -> None:
    for one in everything():
        drawings = re.findall(r"<svg viewBox.*?</svg>", one.html)
        assert all('role="img"><title>' in drawing for drawing in drawings)
        for section in one.page.sections:
            for card in section.cards:
                assert not card.picture or card.picture.words
        signs = re.findall(r'fill="url\(#p-(\w+)\)"', one.html)
        assert set(signs) == {sign for sign, _ in one.page.signs}
