"""Every amount, rate and limit a person is told, on the days that bound its rows, −1, 0, +1.

"Terms by the event's day" (contract, "The law by date"): the figure shown is the row in force on
that day, and no figure is shown on a day for which we do not vouch.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

from tests.rules.test_dates_rows import (
    BEFORE_ON_AFTER,
    DAY,
    bounds,
    newest,
    shifted,
    value_on,
)
from tests.support import Answer, ask, entitlement, worker

WAGE = 12_000
DAILY = 400
#: Rest days, children, months: more than any limit.
MANY = 20
#: Rest days a worker has had this year, so that only the year's limit is left to bind.
ALREADY = 150
DAILY_WAGE = (
    "wage_best_months",
    "wage_reference_months",
    "wage_divisor_days",
    "wage_month_days",
)

Seen = float | None


def figure(benefit: str, code: str, name: str, question: Answer) -> Seen:
    shown: Seen = entitlement(ask(question)["benefits"][benefit], code)[name]
    return shown


def over(amount: Seen, part: int) -> Seen:
    return None if amount is None else amount / part


def on(day: date, months: int, events: Answer, **person: Any) -> Answer:
    """A question on ``day``, with so many months recorded before it."""
    facts = {"monthly_wage": WAGE, "contributions": {"paid": newest(day, months)}, **person}
    return worker(as_of=day.isoformat(), events=events, **facts)


def birth(day: date, code: str, name: str) -> Seen:
    events = {"childbirth": {"date": day.isoformat()}}
    return figure("maternity", code, name, on(day, MANY, events))


def death(day: date, months: int, code: str, name: str) -> Seen:
    return figure("bereavement", code, name, on(day, months, {"death": {"date": day.isoformat()}}))


def disabled(day: date, degree: str, name: str) -> Seen:
    events = {"disability": {"date": day.isoformat(), "degree": degree}}
    return figure("disability", "disability_pension", name, on(day, MANY, events))


def jobless(day: date, why: str, name: str) -> Seen:
    left = {"ended_on": shifted(day, -1), "end_reason": why}
    question = on(day, MANY, {}, employment=left)
    return figure("unemployment", "unemployment_benefit", name, question)


def sick(day: date, name: str, **illness: Any) -> Seen:
    events = {"illness": {"date": day.isoformat(), "rest_days": 1000, **illness}}
    return figure("medical", "sickness_cash", name, on(day, MANY, events))


def dental(day: date) -> Seen:
    events = {"dental": {"date": day.isoformat(), "bill": 100}}
    return figure("medical", "dental", "left_this_year", on(day, MANY, events))


def children(day: date, count: int, name: str) -> Seen:
    child = {"born_on": (day - relativedelta(years=1)).isoformat()}
    return figure(
        "child_support", "child_allowance", name, on(day, MANY, {"children": [child] * count})
    )


def old(day: date, months: int, code: str, name: str) -> Seen:
    born = (day - relativedelta(years=60)).isoformat()
    left = {"ended_on": shifted(day, -1)}
    events = {"retirement": {"date": day.isoformat()}}
    question = on(day, months, events, birth_date=born, employment=left)
    return figure("old_age", code, name, question)


def year_limit(day: date) -> Seen:
    left = sick(day, "payable_days", rest_days_already_paid_this_year=ALREADY)
    return None if left is None else left + ALREADY


#: For each value: what a person is shown of it on a day, and the other values that figure needs.
SHOWN: dict[str, tuple[Callable[[date], Seen], tuple[str, ...]]] = {
    "maternity_lump": (lambda day: birth(day, "childbirth_lump_sum", "baht"), ()),
    "antenatal_cap": (lambda day: birth(day, "antenatal_care", "baht"), ()),
    "maternity_leave_rate": (
        lambda day: over(birth(day, "maternity_leave_allowance", "daily_benefit"), DAILY),
        DAILY_WAGE,
    ),
    "maternity_leave_days": (
        lambda day: birth(day, "maternity_leave_allowance", "payable_days"),
        (),
    ),
    "funeral_grant": (lambda day: death(day, 1, "funeral_grant", "baht"), ()),
    "survivors_lower_months_of_wage": (
        lambda day: over(death(day, 36, "survivors_allowance", "total"), WAGE),
        (*DAILY_WAGE, "bereavement.survivors_lower", "bereavement.survivors_upper"),
    ),
    "survivors_upper_months_of_wage": (
        lambda day: over(death(day, 120, "survivors_allowance", "total"), WAGE),
        (*DAILY_WAGE, "bereavement.survivors_lower", "bereavement.survivors_upper"),
    ),
    "disability_rate_severe": (
        lambda day: over(disabled(day, "severe", "monthly"), WAGE),
        DAILY_WAGE,
    ),
    "disability_rate_partial": (
        lambda day: over(disabled(day, "partial", "monthly"), WAGE),
        DAILY_WAGE,
    ),
    "disability_partial_months": (lambda day: disabled(day, "partial", "months"), ()),
    "unemployment_rate_terminated": (lambda day: jobless(day, "laid_off", "rate"), ()),
    "unemployment_rate_resigned_or_expired": (lambda day: jobless(day, "resigned", "rate"), ()),
    "unemployment_days_terminated": (lambda day: jobless(day, "laid_off", "statutory_days"), ()),
    "unemployment_days_resigned_or_expired": (
        lambda day: jobless(day, "contract_expired", "statutory_days"),
        (),
    ),
    "migrant_unemployment_cap_days": (
        lambda day: jobless(day, "laid_off", "payable_days"),
        ("unemployment_days_terminated",),
    ),
    "sickness_rate": (lambda day: over(sick(day, "daily_benefit"), DAILY), DAILY_WAGE),
    "sickness_days_per_episode": (
        lambda day: sick(day, "payable_days"),
        ("sickness_days_per_year", "sickness_days_chronic"),
    ),
    "sickness_days_chronic": (
        lambda day: sick(day, "payable_days", chronic=True),
        ("sickness_days_per_year", "sickness_days_per_episode"),
    ),
    "sickness_days_per_year": (
        year_limit,
        ("sickness_days_per_episode", "sickness_days_chronic"),
    ),
    "dental_cap_year": (dental, ()),
    "child_amount": (
        lambda day: children(day, 1, "monthly"),
        ("child_max", "child_age_limit"),
    ),
    "child_max": (
        lambda day: children(day, MANY, "children_paid"),
        ("child_amount", "child_age_limit"),
    ),
    "pension_base_rate": (
        lambda day: old(day, 180, "old_age_pension", "rate"),
        ("old_age.pension", "pension_step_rate", "pension_step_months"),
    ),
    "old_age_share_employee": (
        lambda day: over(old(day, 1, "old_age_lump_sum", "estimate"), WAGE),
        ("old_age.pension", "old_age.employer_share", "old_age_share_employer"),
    ),
}


@pytest.mark.parametrize("shift", BEFORE_ON_AFTER)
@pytest.mark.parametrize(("key", "bound"), [each for each in bounds() if each[0] in SHOWN])
def test_a_figure_is_the_one_in_force_on_its_day_or_none(key: str, bound: date, shift: int) -> None:
    day = bound + shift * DAY
    show, needs = SHOWN[key]
    row = value_on(key, day)
    if row is None or any(value_on(other, day) is None for other in needs):
        assert show(day) is None
    else:
        assert show(day) == pytest.approx(float(str(row.value)), abs=1e-9)


def test_a_lay_off_is_paid_better_from_28_june_2025_on() -> None:
    """By the first day without a job (Ministerial Regulation No. 2 B.E. 2568)."""
    days = [date(2025, 6, 27), date(2025, 6, 28), date(2025, 6, 29)]
    assert [jobless(day, "laid_off", "rate") for day in days] == [0.5, 0.6, 0.6]
    assert [jobless(day, "resigned", "rate") for day in days] == [0.3, 0.3, 0.3]


def test_a_child_is_worth_1000_baht_from_2025_on() -> None:
    days = [date(2021, 1, 1), date(2024, 12, 31), date(2025, 1, 1), date(2025, 1, 2)]
    assert [children(day, 1, "monthly") for day in days] == [800, 800, 1000, 1000]


def test_a_birth_of_2020_is_not_told_the_amount_of_2021() -> None:
    """13,000 baht then, 15,000 from 1 January 2021: before it we say that we cannot tell."""
    days = [date(2020, 12, 31), date(2021, 1, 1), date(2021, 1, 2)]
    shown = [birth(day, "childbirth_lump_sum", "baht") for day in days]
    assert shown == [None, 15_000, 15_000]
