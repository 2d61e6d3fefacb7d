"""The survivors' allowance: its two tiers of the whole record, each −1, 0, +1 month.

"A lifetime total counts recorded months up to and with the event month" (contract, "Old age");
under the lower tier there is no allowance, from the upper one on there is more (rulebook 6.1).
"""

from datetime import date
from typing import Any

import pytest

from tests.rules.test_dates_rows import (
    first_of,
    month,
    newest,
    number_of,
    number_on,
    period_of,
    settled_days,
    value_on,
)
from tests.support import Answer, ask, codes, entitlement, worker

WAGE = 12_000
TIERS = {
    "lower": "bereavement.survivors_lower",
    "upper": "bereavement.survivors_upper",
}
WORTH = {"lower": "survivors_lower_months_of_wage", "upper": "survivors_upper_months_of_wage"}


def trials(tier: str) -> list[Any]:
    return [
        (period_of(row).required, day)
        for row, day in settled_days(TIERS[tier], WORTH[tier], "bereavement.qualifying")
    ]


def worth(tier: str, day: date) -> int:
    """Months of wage: at 12,000 baht, below every ceiling, the monthly wage is 12,000."""
    row = value_on(WORTH[tier], day)
    assert row is not None
    return WAGE * number_of(row)


def death(day: date, contributions: Answer, *, as_of: date | None = None) -> tuple[Answer, Answer]:
    """The bereavement benefit and its allowance for a death on ``day``."""
    question = worker(
        as_of=(as_of or day).isoformat(),
        events={"death": {"date": day.isoformat()}},
        monthly_wage=WAGE,
        contributions=contributions,
    )
    found = ask(question)["benefits"]["bereavement"]
    return found, entitlement(found, "survivors_allowance")


@pytest.mark.parametrize(("need", "day"), trials("lower"))
def test_one_month_under_the_lower_tier_there_is_a_grant_but_no_allowance(
    need: int, day: date
) -> None:
    found, allowance = death(day, {"paid": newest(day, need - 1)})
    assert found["verdict"] == entitlement(found, "funeral_grant")["verdict"] == "eligible"
    assert (allowance["verdict"], allowance["total"]) == ("not_eligible", None)
    assert "contributions_short" in codes(allowance["reasons"])


@pytest.mark.parametrize("over", [0, 1])
@pytest.mark.parametrize(("need", "day"), trials("lower"))
def test_from_the_lower_tier_on_survivors_get_its_months_of_wage(
    need: int, day: date, over: int
) -> None:
    _, allowance = death(day, {"paid": newest(day, need + over)})
    assert (allowance["verdict"], allowance["total"]) == ("eligible", worth("lower", day))


@pytest.mark.parametrize(("over", "tier"), [(-1, "lower"), (0, "upper"), (1, "upper")])
@pytest.mark.parametrize(("need", "day"), trials("upper"))
def test_the_upper_tier_begins_with_its_exact_month(
    need: int, day: date, over: int, tier: str
) -> None:
    _, allowance = death(day, {"paid": newest(day, need + over)})
    assert (allowance["verdict"], allowance["total"]) == ("eligible", worth(tier, day))


@pytest.mark.parametrize(("over", "tier"), [(-1, "lower"), (0, "upper"), (1, "upper")])
@pytest.mark.parametrize(("need", "day"), trials("upper"))
def test_a_lifetime_total_reaches_the_upper_tier_like_a_list(
    need: int, day: date, over: int, tier: str
) -> None:
    _, allowance = death(day, {"paid": newest(day, 3), "total_months": need + over})
    assert allowance["total"] == worth(tier, day)


@pytest.mark.parametrize(("need", "day"), trials("lower"))
def test_the_month_of_death_counts_towards_the_tiers_and_a_later_one_does_not(
    need: int, day: date
) -> None:
    """Unlike the window, the lifetime total runs up to and with the event month."""
    with_month = [*newest(day, need - 1), month(day, 0)]
    with_next = [*newest(day, need - 1), month(day, 1)]
    assert death(day, {"paid": with_month})[1]["verdict"] == "eligible"
    assert death(day, {"paid": with_next}, as_of=first_of(day, 1))[1]["verdict"] == "not_eligible"


@pytest.mark.parametrize(("need", "day"), trials("lower"))
def test_months_need_not_follow_each_other(need: int, day: date) -> None:
    """Insured periods are added together (section 42): one last year, the rest long before."""
    ten_years_ago = day.replace(year=day.year - 10)
    for missing, verdict in ((0, "eligible"), (1, "not_eligible")):
        paid = [month(day, -1), *newest(ten_years_ago, need - 1 - missing)]
        assert death(day, {"paid": paid})[1]["verdict"] == verdict


@pytest.mark.parametrize(("need", "day"), trials("lower"))
def test_in_a_standing_question_the_lower_tier_lies_ahead(need: int, day: date) -> None:
    """The death lies ahead, so one month short is a not-yet; exactly enough is cover."""
    for missing, verdict in ((1, "not_yet"), (0, "eligible")):
        question = worker(
            as_of=day.isoformat(),
            monthly_wage=WAGE,
            contributions={"paid": newest(day, need - missing)},
        )
        found = ask(question)["benefits"]["bereavement"]
        assert found["verdict"] == "eligible"
        assert entitlement(found, "survivors_allowance")["verdict"] == verdict


def test_the_tiers_are_36_and_120_months_for_two_and_six_months_of_wage() -> None:
    """By hand, for a death on 23 November 2026: 2 x 12,000 and 6 x 12,000 baht."""
    day = date(2026, 11, 23)
    for count, total in ((36, 24_000), (119, 24_000), (120, 72_000)):
        assert death(day, {"paid": newest(day, count)})[1]["total"] == total
    assert number_on(WORTH["upper"], day) == 6
