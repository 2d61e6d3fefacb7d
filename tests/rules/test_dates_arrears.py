"""Child allowance never paid: two years back from the claim, each month at its own rate.

"Arrears: months from claim month − 24 to claim month − 1 with a child born by, and under six on,
the month's last day, in which the qualifying period held, the month is a contribution month, and
nothing was paid yet" (contract, "Children").
"""

from datetime import date
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

from tests.rules.test_dates_rows import (
    DAY,
    first_of,
    month,
    newest,
    number_of,
    number_on,
    period_of,
    reigns,
    settled_days,
    value_on,
)
from tests.support import Answer, ask, codes, entitlement, worker

#: Long enough for the qualifying period to hold in every month of two years.
ALWAYS = 60


def claims() -> list[Any]:
    """For each row of the deadline a day for the claim, and how many months it goes back."""
    return [
        (day, number_of(row) * 12)
        for row, day in settled_days("claim_deadline_years", "child_amount")
    ]


every = pytest.mark.parametrize(("claim", "back"), claims())


def owed(claim: date, child: Answer, paid: list[str] | None = None, **person: Any) -> Answer:
    question = worker(
        as_of=claim.isoformat(),
        events={"children": [child]},
        contributions={"paid": newest(claim, ALWAYS) if paid is None else paid},
        **person,
    )
    return entitlement(ask(question)["benefits"]["child_support"], "child_allowance_arrears")


def toddler(claim: date, **facts: Any) -> Answer:
    """Born before the oldest month that can be owed, and under six all the time."""
    return {"born_on": (claim - relativedelta(years=4)).isoformat(), **facts}


def worth(claim: date, *back: int) -> int:
    """The sum of the months so far back from the claim's, each at the rate of its last day."""
    total = 0
    for ago in back:
        row = value_on("child_amount", first_of(claim, 1 - ago) - DAY)
        assert row is not None
        total += number_of(row)
    return total


def shown(found: Answer) -> tuple[str | None, int | None, int | None]:
    return found["first_month"], found["months"], found["total"]


@every
def test_the_months_owed_reach_back_as_far_as_a_claim_may_and_end_before_its_month(
    claim: date, back: int
) -> None:
    found = owed(claim, toddler(claim))
    expected = worth(claim, *range(1, back + 1))
    assert found["verdict"] == "eligible"
    assert shown(found) == (month(claim, -back), back, expected)


@every
@pytest.mark.parametrize("over", [-1, 0, 1])
def test_months_paid_before_the_oldest_that_can_be_owed_change_nothing(
    over: int, claim: date, back: int
) -> None:
    """Paid through the month before the oldest, the oldest itself, and the one after."""
    through = month(claim, -back + over)
    found = owed(claim, toddler(claim, allowance_paid_through=through))
    left = back - 1 - over if over >= 0 else back
    assert shown(found) == (month(claim, -left), left, worth(claim, *range(1, left + 1)))


@every
@pytest.mark.parametrize(("ago", "left"), [(3, 2), (2, 1), (1, 0)])
def test_what_was_paid_up_to_last_month_leaves_nothing_owed(
    ago: int, left: int, claim: date, back: int
) -> None:
    through = month(claim, -ago)
    found = owed(claim, toddler(claim, allowance_paid_through=through))
    assert found["verdict"] == ("eligible" if left else "not_eligible")
    if left:
        assert shown(found) == (month(claim, -left), left, worth(claim, *range(1, left + 1)))
    else:
        assert not found["total"]


@every
@pytest.mark.parametrize(("shift", "months"), [(-1, 3), (0, 3), (1, 2)])
def test_a_child_counts_from_the_month_on_whose_last_day_it_is_born(
    shift: int, months: int, claim: date, back: int
) -> None:
    born = first_of(claim, -2) - DAY + shift * DAY
    found = owed(claim, {"born_on": born.isoformat()})
    assert found["months"] == months
    assert found["total"] == worth(claim, *range(1, months + 1))


@every
@pytest.mark.parametrize(("shift", "months"), [(-1, 1), (0, 1), (1, 2)])
def test_a_child_counts_to_the_last_month_on_whose_last_day_it_is_under_six(
    shift: int, months: int, claim: date, back: int
) -> None:
    """Two months before the last one that could be owed: the birthday on its last day, ± 1."""
    limit = number_on("child_age_limit", claim)
    oldest = -back + 1
    birthday = first_of(claim, oldest + 1) - DAY + shift * DAY
    born = birthday - relativedelta(years=limit)
    found = owed(claim, {"born_on": born.isoformat()})
    assert shown(found)[:2] == (month(claim, -back), months)


@every
def test_arrears_are_owed_for_a_child_that_is_over_six_by_now(claim: date, back: int) -> None:
    """Back-pay up to two years before the claim even if the child is by then over six."""
    limit = number_on("child_age_limit", claim)
    born = first_of(claim, -2) - relativedelta(years=limit)
    question = worker(
        as_of=claim.isoformat(),
        events={"children": [{"born_on": born.isoformat()}]},
        contributions={"paid": newest(claim, ALWAYS)},
    )
    benefit = ask(question)["benefits"]["child_support"]
    found = entitlement(benefit, "child_allowance_arrears")
    assert benefit["verdict"] == "not_eligible"
    assert benefit["group"] == "have_now"
    assert (found["verdict"], found["months"]) == ("eligible", back - 2)


@every
def test_only_contribution_months_are_owed(claim: date, back: int) -> None:
    paid = newest(claim, ALWAYS)
    paid.remove(month(claim, -5))
    found = owed(claim, toddler(claim), paid)
    rest = [ago for ago in range(1, back + 1) if ago != 5]
    assert (found["months"], found["total"]) == (back - 1, worth(claim, *rest))


@every
@pytest.mark.parametrize("over", [-1, 0, 1])
def test_a_month_is_owed_once_the_qualifying_period_held_in_it(
    over: int, claim: date, back: int
) -> None:
    """As many months as are needed, then one more: only that one is owed."""
    row = value_on("child_support.qualifying", claim)
    assert row is not None
    need = period_of(row).required
    found = owed(claim, toddler(claim), newest(claim, need + over))
    assert (found["months"] or 0) == max(over, 0)
    assert found["verdict"] == ("eligible" if over > 0 else "not_eligible")


@every
def test_arrears_are_shown_also_after_the_job_has_ended(claim: date, back: int) -> None:
    question = worker(
        as_of=claim.isoformat(),
        events={"children": [toddler(claim)]},
        employment={"ended_on": (first_of(claim, 0) - DAY).isoformat()},
        contributions={"paid": newest(claim, ALWAYS)},
    )
    benefit = ask(question)["benefits"]["child_support"]
    assert (benefit["verdict"], "no_longer_insured" in codes(benefit["reasons"])) == (
        "not_eligible",
        True,
    )
    assert entitlement(benefit, "child_allowance_arrears")["months"] == back


@pytest.mark.parametrize("bound", [held.first for held in reigns("child_amount")[1:]])
@pytest.mark.parametrize("shift", [-1, 0, 1])
def test_each_month_is_paid_at_its_own_rate(shift: int, bound: date) -> None:
    """A claim some months after a change: the months before it at the rates before it."""
    claim = bound.replace(day=10) + relativedelta(months=6 + shift)
    found = owed(claim, toddler(claim))
    assert found["total"] == worth(claim, *range(1, found["months"] + 1))
    since = worth(claim, *range(1, 7 + shift))
    new = value_on("child_amount", bound)
    assert new is not None
    assert since == (6 + shift) * number_of(new)
    assert found["total"] - since != (found["months"] - 6 - shift) * number_of(new)


def test_a_claim_in_june_2026_by_hand() -> None:
    """June to December 2024 at 800, January 2025 to May 2026 at 1,000 baht: 5,600 + 17,000."""
    assert shown(owed(date(2026, 6, 10), toddler(date(2026, 6, 10)))) == ("2024-06", 24, 22_600)


def test_three_of_four_children_are_paid_for_each_month() -> None:
    claim = date(2026, 11, 23)
    births = ("2021-06-01", "2022-06-01", "2023-06-01", "2024-06-01")
    question = worker(
        events={"children": [{"born_on": born} for born in births]},
        contributions={"paid": newest(claim, ALWAYS)},
    )
    benefit = ask(question)["benefits"]["child_support"]
    found = entitlement(benefit, "child_allowance_arrears")
    assert shown(found) == ("2024-11", 24, 3 * (2 * 800 + 22 * 1000))


@pytest.mark.parametrize(("ahead", "left_out"), [(25, False), (24, False), (23, True)])
def test_a_month_before_the_vouched_days_is_left_out_and_said_so(
    ahead: int, left_out: bool
) -> None:
    """An arrears month before 2021 is left out, with ``outside_our_records``."""
    first = max(reigns(key)[0].first for key in ("child_amount", "child_support.qualifying"))
    claim = first_of(first, ahead).replace(day=20)
    found = owed(claim, toddler(claim))
    assert found["months"] == min(ahead, 24)
    assert found["first_month"] == month(first, max(ahead - 24, 0))
    assert ("outside_our_records" in codes(found["reasons"])) == left_out
