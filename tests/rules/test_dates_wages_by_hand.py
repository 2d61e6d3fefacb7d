"""The wage of cash benefits reckoned by hand (contract, "Wage"; Act, section 57).

The best three bases of the nine months before the event month, over 90; with fewer than nine
months in all, or fewer than three in those nine, the last three; with fewer than three their
mean, over 30. Exact throughout, rounded half up once, on output.
"""

from typing import Any

import pytest

from tests.support import Answer, ask, entitlement, worker


def sick(day: str, paid: list[str], *, rest: int = 40, **person: Any) -> Answer:
    contributions = {"paid": paid, **person.pop("contributions", {})}
    question = worker(
        as_of=day,
        events={"illness": {"date": day, "rest_days": rest}},
        contributions=contributions,
        **person,
    )
    return entitlement(ask(question)["benefits"]["medical"], "sickness_cash")


@pytest.mark.parametrize(
    ("day", "daily_wage"),
    [
        ("2026-01-20", 500),  # 15,000 x 3
        ("2026-02-20", 527.78),  # 17,500 + 15,000 x 2
        ("2026-03-20", 555.56),  # 17,500 x 2 + 15,000
        ("2026-04-20", 583.33),  # 17,500 x 3
    ],
)
def test_the_best_three_of_nine_across_the_new_ceiling_of_2026(day: str, daily_wage: float) -> None:
    """20,000 baht a month: as the new year's months come, they take the place of old ones."""
    paid = ["2025-01..2025-12", *(f"2026-{number:02d}" for number in range(1, int(day[5:7])))]
    assert sick(day, paid, monthly_wage=20_000)["daily_wage"] == daily_wage


def test_totals_come_from_unrounded_amounts() -> None:
    """50,000 / 90 / 2 = 277.77… a day; forty days 11,111.11, not 40 x 277.78 = 11,111.20."""
    found = sick("2026-03-20", ["2025-01..2026-02"], monthly_wage=20_000)
    assert (found["daily_benefit"], found["total"]) == (277.78, 11_111.11)


def test_the_best_three_need_not_be_the_last_three() -> None:
    """Nine months: five at 14,000, then four at 9,000: 42,000 / 90."""
    wages = [{"months": "2026-06..2026-10", "baht": 9_000}]
    found = sick("2026-11-23", ["2026-02..2026-10"], monthly_wage=14_000, wages=wages)
    assert found["daily_wage"] == 466.67


@pytest.mark.parametrize(
    ("first", "daily_wage"),
    [("2026-01", 466.67), ("2026-02", 466.67), ("2026-03", 300)],
)
def test_with_fewer_than_nine_months_in_all_the_last_three_count(
    first: str, daily_wage: float
) -> None:
    """Ten, nine and eight months at 14,000 and then 9,000: the eighth month decides."""
    wages = [{"months": "2026-06..2026-10", "baht": 9_000}]
    found = sick("2026-11-23", [f"{first}..2026-10"], monthly_wage=14_000, wages=wages)
    assert found["daily_wage"] == daily_wage


def test_the_month_of_the_event_is_not_among_the_nine_nor_in_the_record() -> None:
    """Eight months before the event and the event's own: still fewer than nine."""
    wages = [{"months": "2026-06..2026-11", "baht": 9_000}]
    found = sick("2026-11-23", ["2026-03..2026-11"], monthly_wage=14_000, wages=wages)
    assert found["daily_wage"] == 300


def test_the_tenth_month_back_is_outside_the_nine() -> None:
    """14,000 in the tenth to twelfth month back is too old; 9,000 since then: 27,000 / 90."""
    wages = [{"months": "2026-02..2026-10", "baht": 9_000}]
    found = sick("2026-11-23", ["2025-11..2026-10"], monthly_wage=14_000, wages=wages)
    assert found["daily_wage"] == 300


@pytest.mark.parametrize(
    ("last", "daily_wage"),
    [
        ("2026-02", 555.56),  # one of the nine: 2025-12, 2026-01, 2026-02
        ("2026-03", 583.33),  # two of the nine: 2026-01, 2026-02, 2026-03
        ("2026-04", 583.33),  # three of the nine: 2026-02, 2026-03, 2026-04
    ],
)
def test_with_fewer_than_three_among_the_nine_the_last_three_of_the_record_count(
    last: str, daily_wage: float
) -> None:
    """Wage 20,000, ten months and more on record, then none until November 2026."""
    found = sick("2026-11-23", [f"2025-05..{last}"], monthly_wage=20_000)
    assert found["daily_wage"] == daily_wage


@pytest.mark.parametrize(
    ("paid", "daily_wage"),
    [
        (["2026-10"], 300),  # 9,000 / 30
        (["2026-09..2026-10"], 350),  # (12,000 + 9,000) / 2 / 30
        (["2026-08..2026-10"], 366.67),  # (12,000 x 2 + 9,000) / 90
    ],
)
def test_with_fewer_than_three_months_in_all_their_mean_over_thirty(
    paid: list[str], daily_wage: float
) -> None:
    wages = [{"months": "2026-10", "baht": 9_000}]
    assert sick("2026-11-23", paid, wages=wages)["daily_wage"] == daily_wage


def test_months_without_a_contribution_make_no_wage() -> None:
    """A raise nobody has paid contributions on yet does not count."""
    wages = [{"months": "2026-10", "baht": 15_000}]
    found = sick("2026-11-23", ["2025-10..2026-09"], monthly_wage=9_000, wages=wages)
    assert found["daily_wage"] == 300


@pytest.mark.parametrize(
    ("listed", "total", "daily_wage"),
    [
        (["2026-09..2026-10"], 20, 550),  # the third month is an unlisted one
        (["2026-08..2026-10"], 20, 575),  # all three are listed
    ],
)
def test_unlisted_months_fill_up_only_while_three_listed_ones_are_missing(
    listed: list[str], total: int, daily_wage: float
) -> None:
    """Monthly wage 17,250: 2 x 17,250 + 15,000 = 49,500; 3 x 17,250 = 51,750, over 90."""
    found = sick("2026-11-23", listed, monthly_wage=17_250, contributions={"total_months": total})
    assert found["daily_wage"] == daily_wage


def test_unlisted_months_make_the_record_long_enough_for_the_best_of_nine() -> None:
    """Four listed, the first at 14,000: with five in all the last three, with nine the best."""
    wages = [{"months": "2026-08..2026-10", "baht": 9_000}]
    shown = [
        sick(
            "2026-11-23",
            ["2026-07..2026-10"],
            monthly_wage=14_000,
            wages=wages,
            contributions={"total_months": total},
        )["daily_wage"]
        for total in (8, 9)
    ]
    assert shown == [300, 355.56]  # 27,000 / 90, and (14,000 + 9,000 x 2) / 90


def retired(contributions: Answer, code: str, **person: Any) -> Answer:
    question = worker(
        as_of="2026-07-20",
        birth_date="1965-01-01",
        employment={"ended_on": "2026-06-30"},
        events={"retirement": {"date": "2026-07-20"}},
        contributions=contributions,
        **person,
    )
    return entitlement(ask(question)["benefits"]["old_age"], code)


def test_a_pension_is_reckoned_on_the_last_sixty_contribution_months() -> None:
    """6 at 17,500 and 54 at 15,000: a mean of 15,250; a fifth of it 3,050, 21.5 % 3,278.75."""
    for first, monthly in (("2011-07", 3_050), ("2010-07", 3_278.75)):
        found = retired({"paid": [f"{first}..2026-06"]}, "old_age_pension", monthly_wage=20_000)
        assert found["monthly"] == monthly


def test_a_gap_sends_the_sixty_months_further_back() -> None:
    """4 at 17,500, 56 at 15,000: (70,000 + 840,000) / 60 / 5 = 3,033.33."""
    paid = ["2011-03..2025-10", "2026-03..2026-06"]
    found = retired({"paid": paid}, "old_age_pension", monthly_wage=20_000)
    assert (found["rate"], found["monthly"]) == (0.2, 3_033.33)


def test_the_sixty_months_are_filled_up_with_unlisted_ones_under_the_old_ceiling() -> None:
    """6 at 17,500, 6 listed and 48 unlisted at 15,000: a fifth of 15,250."""
    found = retired(
        {"paid": ["2025-07..2026-06"], "total_months": 180},
        "old_age_pension",
        monthly_wage=20_000,
    )
    assert found["monthly"] == 3_050


def test_a_lump_sum_adds_up_every_month_at_its_own_ceiling() -> None:
    """6 x 17,500 + 6 x 15,000 + 8 unlisted x 15,000 = 315,000; 6 % of it."""
    found = retired(
        {"paid": ["2025-07..2026-06"], "total_months": 20},
        "old_age_lump_sum",
        monthly_wage=20_000,
    )
    assert found["estimate"] == 18_900


@pytest.mark.parametrize(("wage", "monthly"), [(9_003, 1_935.65), (9_002, 1_935.43)])
def test_half_a_satang_is_rounded_up(wage: int, monthly: float) -> None:
    """21.5 % of 9,003 is 1,935.645: half up, where half-to-even would give 1,935.64."""
    found = retired({"paid": ["2010-07..2026-06"]}, "old_age_pension", monthly_wage=wage)
    assert found["monthly"] == monthly
