"""The complaint sheet says no more than is known, of this employer alone."""

import pytest

from eligibility.action.typed_sheet import Typed, Way
from tests.pages.complaints import (
    complete,
    died,
    drawn,
    left_within_the_days,
    on_record_all_the_same,
    sheet,
    unregistered,
    with_an_earlier_job,
)
from tests.support import Answer


def facts_of(given: Answer, way: Way) -> list[str]:
    made = sheet(given, Typed(way=way)).sheet
    assert made
    return [line.own for line in made.facts]


NOT_CLAIMED = {
    "still in time": (unregistered("2026-11-10"), "has time until 10 December 2026"),
    "on the last day": (unregistered("2026-10-24"), "has time until 23 November 2026"),
    "perhaps outside": (unregistered("2026-11-10", sector="fishing"), "If social security covers"),
    "household": (unregistered("2025-11-01", sector="private_household"), "As things are"),
    "no permit": (unregistered("2025-11-01", documents=["passport"]), "As things are"),
    "over age": (unregistered("2025-11-01", birth_date="1960-01-01"), "As things are"),
    "on record": (on_record_all_the_same(), "months of this job are on your record"),
    "left in time": (left_within_the_days(), "nothing certain to complain of"),
    "complete": (complete(), "nothing certain to complain of"),
    "another employer": (with_an_earlier_job(), "nothing certain to complain of"),
}


@pytest.mark.parametrize("way", list(Way))
@pytest.mark.parametrize("who", sorted(NOT_CLAIMED))
def test_where_nothing_is_certain_no_sheet_is_made_and_the_page_says_why(
    who: str, way: Way
) -> None:
    given, why = NOT_CLAIMED[who]
    html = drawn(sheet(given, Typed(way=way)))
    assert why in html
    assert 'id="sheet"' not in html
    assert "<form" not in html
    assert "/guide/help/" in html
    # Who has no permit is sent to no officer: the other page says whom to ask first.
    assert ("1506" in html) is not ("/check/next/5/" in html)
    assert ("/check/next/5/" in html) is (why == "As things are")


def test_the_day_after_the_last_one_a_sheet_can_be_made() -> None:
    assert sheet(unregistered("2026-10-23"), Typed()).sheet


def test_who_does_not_know_her_first_day_is_not_refused_a_sheet() -> None:
    said = facts_of(unregistered(None), Way.NAMED)
    assert "The employer has not registered this worker with the SSO." in said


def test_money_taken_from_a_wage_is_told_even_where_nobody_had_to_register_her() -> None:
    given = unregistered("2025-11-01", sector="private_household")
    given["person"]["contributions"] = {"paid": [], "deducted_not_remitted": ["2026-09..2026-10"]}
    said = facts_of(given, Way.UNNAMED)
    assert any("Money for social security was taken" in text for text in said)
    assert not any("registered" in text for text in said)


def test_months_of_an_earlier_employer_stay_off_the_sheet() -> None:
    given = with_an_earlier_job(
        paid=["2026-02..2026-10"], deducted_not_remitted=["2024-01..2024-06"]
    )
    said = " ".join(facts_of(given, Way.NAMED))
    assert "Months of work that are not on the record: January 2026." in said
    assert "Deducted" not in said
    assert "202" not in said.replace("January 2026", "").replace("20 January 2026", "")
    assert not any("Money" in text for text in facts_of(given, Way.UNNAMED))


@pytest.mark.parametrize("way", list(Way))
def test_after_a_death_the_sheet_speaks_for_the_family(way: Way) -> None:
    given = died(unregistered("2025-11-01"))
    made = sheet(given, Typed(way=way)).sheet
    assert made
    head = [line.own for line in made.head]
    assert "The family complains for a worker who has died." in head
    assert not any(text.startswith(("A worker", "Workers")) for text in head)


def test_after_a_death_the_name_asked_for_is_that_of_the_worker() -> None:
    html = drawn(sheet(died(unregistered("2025-11-01")), Typed(way=Way.NAMED)))
    assert "Your name, as on your papers" not in html
    assert "Your name, as on your papers" in drawn(
        sheet(unregistered("2025-11-01"), Typed(way=Way.NAMED))
    )
