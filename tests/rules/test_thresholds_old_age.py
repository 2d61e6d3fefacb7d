"""Old age: the months for a pension, for the employer's share, for anything; every full year.

Contract, "Old age": 180 months → pension, fewer → lump sum; ``required`` 180 and ``short_by`` to
180 in both; no month on record → contributions_short.
"""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

from tests.rules.test_dates_rows import (
    first_of,
    month,
    newest,
    number_on,
    period_of,
    settled_days,
    shifted,
    value_on,
)
from tests.support import Answer, ask, codes, entitlement, worker

WAGE = 12_000
FORMULA = (
    "pension_base_rate",
    "pension_step_rate",
    "pension_step_months",
    "pension_averaging_months",
)


def trials(tier: str) -> list[Any]:
    return [(period_of(row).required, day) for row, day in settled_days(tier, *FORMULA)]


pension = pytest.mark.parametrize(("need", "day"), trials("old_age.pension"))
share = pytest.mark.parametrize(("need", "day"), trials("old_age.employer_share"))
least = pytest.mark.parametrize(("need", "day"), trials("old_age.any"))


def exact(key: str, day: date) -> Fraction:
    row = value_on(key, day)
    assert row is not None
    return Fraction(str(row.value))


def retired(
    day: date, contributions: Answer, *, as_of: date | None = None, **employment: Any
) -> Answer:
    """The old-age benefit of a woman of sixty whose job ended the day before she asks for it."""
    question = worker(
        as_of=(as_of or day).isoformat(),
        events={"retirement": {"date": day.isoformat()}},
        birth_date=(day - relativedelta(years=60)).isoformat(),
        employment={"ended_on": shifted(day, -1), **employment},
        registered=True,
        monthly_wage=WAGE,
        contributions=contributions,
    )
    found: Answer = ask(question)["benefits"]["old_age"]
    return found


def both(found: Answer) -> tuple[str, str]:
    """The verdicts of the pension and of the lump sum."""
    return (
        entitlement(found, "old_age_pension")["verdict"],
        entitlement(found, "old_age_lump_sum")["verdict"],
    )


@pension
@pytest.mark.parametrize(
    ("over", "verdicts"),
    [
        (-1, ("not_eligible", "eligible")),
        (0, ("eligible", "not_eligible")),
        (1, ("eligible", "not_eligible")),
    ],
)
@pytest.mark.parametrize("listed", [True, False])
def test_a_pension_takes_the_exact_months_and_fewer_give_a_lump_sum(
    need: int, day: date, over: int, verdicts: tuple[str, str], listed: bool
) -> None:
    """Whether the months are listed one by one or told as a lifetime total."""
    count = need + over
    found = retired(day, {"paid": newest(day, count)} if listed else {"total_months": count})
    assert found["verdict"] == "eligible"
    assert both(found) == verdicts
    assert (found["counted"], found["required"]) == (count, need)
    assert (found["short_by"], found["window"]) == (max(-over, 0), None)


@pension
def test_the_month_of_retirement_counts_and_the_one_after_does_not(need: int, day: date) -> None:
    inside = retired(day, {"paid": [*newest(day, need - 1), month(day, 0)]})
    paid = [*newest(day, need - 1), month(day, 1)]
    outside = retired(day, {"paid": paid}, as_of=first_of(day, 1))
    assert (inside["counted"], both(inside)) == (need, ("eligible", "not_eligible"))
    assert (outside["counted"], both(outside)) == (need - 1, ("not_eligible", "eligible"))


@pension
def test_the_months_for_a_pension_need_not_follow_each_other(need: int, day: date) -> None:
    """However old they are: a lifetime total has no window to fall out of."""
    early = newest(day.replace(year=day.year - 20), need // 2)
    found = retired(day, {"paid": [*early, *newest(day, need - len(early))]})
    assert (found["counted"], both(found)) == (need, ("eligible", "not_eligible"))


@pension
def test_the_rate_grows_with_every_full_year_beyond_and_not_a_month_sooner(
    need: int, day: date
) -> None:
    base, step = exact("pension_base_rate", day), exact("pension_step_rate", day)
    every = number_on("pension_step_months", day)
    for years in (1, 2):
        for over, steps in ((-1, years - 1), (0, years), (1, years)):
            found = retired(day, {"paid": newest(day, need + every * years + over)})
            paid = entitlement(found, "old_age_pension")
            rate = base + step * steps
            assert paid["rate"] == pytest.approx(float(rate), abs=1e-9)
            assert paid["monthly"] == pytest.approx(float(WAGE * rate), abs=0.001)


@share
@pytest.mark.parametrize(("over", "with_employer"), [(-1, False), (0, True), (1, True)])
def test_from_a_year_of_months_on_the_employers_share_is_added(
    need: int, day: date, over: int, with_employer: bool
) -> None:
    """1-11 months: the worker's own contributions only (rulebook 7.2)."""
    found = retired(day, {"paid": newest(day, need + over)})
    rate = exact("old_age_share_employee", day)
    if with_employer:
        rate += exact("old_age_share_employer", day)
    lump = entitlement(found, "old_age_lump_sum")
    assert lump["verdict"] == "eligible"
    assert lump["estimate"] == pytest.approx(float(rate * WAGE * (need + over)), abs=0.001)


@least
def test_no_month_at_all_is_short_for_good_once_the_job_has_ended(need: int, day: date) -> None:
    found = retired(day, {"paid": newest(day, need - 1)})
    assert (found["verdict"], found["earliest"]) == ("not_eligible", None)
    assert "contributions_short" in codes(found["reasons"])
    assert both(found) == ("not_eligible", "not_eligible")


@pytest.mark.parametrize("over", [0, 1])
@least
def test_a_single_month_is_worth_a_lump_sum(need: int, day: date, over: int) -> None:
    found = retired(day, {"paid": newest(day, need + over)})
    assert (found["verdict"], both(found)) == ("eligible", ("not_eligible", "eligible"))
    assert "contributions_short" not in codes(found["reasons"])


@least
def test_in_a_job_no_month_yet_is_not_the_end(need: int, day: date) -> None:
    """With ``still_insured`` among the reasons ``earliest`` is null."""
    question = worker(
        as_of=day.isoformat(),
        birth_date=(day - relativedelta(years=60)).isoformat(),
        registered=True,
        employment={"started_on": (day - relativedelta(years=1)).isoformat()},
        contributions={"paid": newest(day, need - 1)},
    )
    found = ask(question)["benefits"]["old_age"]
    assert (found["verdict"], found["earliest"]) == ("not_yet", None)
    assert {"contributions_short", "still_insured"} <= set(codes(found["reasons"]))


def test_the_months_and_rates_are_those_of_the_ministerial_regulation() -> None:
    """By hand: 180 months 20 %, 191 the same, 192 21.5 %, of 12,000 baht."""
    day = date(2026, 11, 23)
    for count, rate, monthly in ((180, 0.2, 2400), (191, 0.2, 2400), (192, 0.215, 2580)):
        paid = entitlement(retired(day, {"paid": newest(day, count)}), "old_age_pension")
        assert (paid["rate"], paid["monthly"]) == (rate, monthly)
    for count, estimate in ((1, 360), (11, 3960), (12, 8640), (179, 128_880)):
        lump = entitlement(retired(day, {"paid": newest(day, count)}), "old_age_lump_sum")
        assert lump["estimate"] == estimate
