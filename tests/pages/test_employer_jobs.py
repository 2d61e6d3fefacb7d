"""The present employer answers for this job alone; who may have no permit reads that first."""

import pytest

from tests.pages.complaints import (
    died,
    drawn,
    facts,
    on_record_all_the_same,
    unregistered,
    way_out,
    with_an_earlier_job,
    worker,
)
from tests.pages.results import words_of
from tests.support import Answer


def text(given: Answer) -> str:
    return words_of(drawn(way_out(given)))


# ---------------------------------------------------------------- this job, and earlier ones
def test_who_is_on_record_all_the_same_is_not_told_that_the_employer_had_to() -> None:
    given = on_record_all_the_same()
    assert "had to register" not in text(given)
    assert "but months of this job are on your record" in text(given)
    assert facts(given).due is None


def test_months_of_an_earlier_employer_do_not_put_the_duty_of_this_one_in_doubt() -> None:
    given = with_an_earlier_job(paid=["2020-01..2024-12"])
    given["person"]["registered"] = False
    assert "Your employer had to register you by 19 February 2026." in text(given)
    given["person"]["contributions"] = {"paid": None, "total_months": 60}
    assert "Your employer had to register you by 19 February 2026." in text(given)


def test_months_of_an_earlier_job_are_named_apart_and_not_called_missing() -> None:
    given = with_an_earlier_job()
    said = text(given)
    assert "From an earlier job, not on your list: January 2020 to December 2024." in said
    assert "Months of work that are not on the record" not in said
    assert "you would have with these" not in said
    assert "no month is missing" not in said
    assert facts(given).missing == 0


def test_a_month_of_both_jobs_is_missing_from_this_one_alone() -> None:
    given = with_an_earlier_job(paid=["2026-02..2026-10"])
    given["person"]["employment"]["earlier"][0]["ended_on"] = "2026-01-10"
    said = text(given)
    assert "Months of work that are not on the record: January 2026." in said
    assert "not on your list: January 2020 to December 2025." in said


def test_after_a_death_no_later_month_is_missing() -> None:
    said = text(died(unregistered("2025-11-01")))
    assert "Months of work that are not on the record: November 2025 to October 2026." in said
    given = died({**unregistered("2025-11-01"), "as_of": "2027-03-20"})
    assert "November 2025 to October 2026." in text(given)


# ---------------------------------------------------------------- the permit
PERMIT = "A complaint may bring to light who works or stays without a permit"
LEFT: Answer = {"started_on": "2025-01-05", "ended_on": "2026-10-31", "end_reason": "resigned"}


@pytest.mark.parametrize(
    "given",
    [
        unregistered("2025-11-01", documents=["passport"]),
        unregistered("2025-11-01", documents=None),
        worker(registered=False, contributions={"paid": []}, employment=LEFT),
        died(unregistered("2025-11-01")),
    ],
)
def test_who_may_have_no_permit_reads_first_what_may_come_to_light(given: Answer) -> None:
    html = drawn(way_out(given))
    risk = html.partition('id="risk"')[2]
    assert risk.partition("<p>")[2].startswith(PERMIT)
    assert "before any officer" in risk
    assert "on 1506 first" not in html, "the SSO is an officer too"
    assert html.count(PERMIT) == 2
    assert html.rindex(PERMIT) < html.index("Officers may enter")


@pytest.mark.parametrize(
    "given",
    [
        unregistered("2025-11-01"),
        unregistered("2025-11-01", nationality="TH", documents=["thai_id"]),
    ],
)
def test_who_holds_the_permit_of_this_job_or_needs_none_is_not_frightened(given: Answer) -> None:
    assert PERMIT not in text(given)
