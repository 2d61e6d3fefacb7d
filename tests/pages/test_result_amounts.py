"""Amounts worked out in the open: what is shown adds up, and nothing is shown that is not known."""

import re
from fractions import Fraction

import pytest

from eligibility.pages.result_cards import Part
from tests.pages.results import NUMBER, adds_up, everything, exact, parts, read
from tests.support import Answer, worker

_PAID = {"paid": ["2025-01..2026-10"]}


def _of(given: Answer) -> dict[str, Part]:
    one = read(given, "en")
    return parts(one.page, one.answer)


def _lines(given: Answer, entitlement: str) -> tuple[str, ...]:
    return _of(given)[entitlement].amount.lines


@pytest.mark.slow
def test_every_line_adds_up_or_says_that_it_was_rounded() -> None:
    seen = 0
    for one in (one for one in everything() if one.language == "en"):
        for part in parts(one.page, one.answer).values():
            seen += adds_up(part)
    assert seen > 600


@pytest.mark.slow
def test_the_big_figure_is_that_of_the_answer() -> None:
    for one in (one for one in everything() if one.language == "en"):
        for code, part in parts(one.page, one.answer).items():
            given = next(
                e
                for found in one.answer["benefits"].values()
                for e in found["entitlements"]
                if e["code"] == code
            )
            names = ("total", "monthly", "baht", "estimate", "left_this_year")
            due = next((given[name] for name in names if given.get(name) is not None), None)
            if part.amount.figure:
                (shown,) = re.findall(NUMBER, part.amount.figure)
                assert exact(shown) == Fraction(str(due)), (one.name, code)
                assert given["verdict"] != "not_eligible"
            elif given["verdict"] != "not_eligible":
                assert due is None or code == "child_allowance_arrears", (one.name, code)


def test_the_way_from_the_wage_to_the_total_is_told_step_by_step() -> None:
    laid_off = worker(
        employment={"started_on": "2025-01-05", "ended_on": "2026-10-31", "end_reason": "laid_off"},
        contributions=_PAID,
        monthly_wage=20000,
        events={"unemployment": {"registered_on": "2026-11-05"}},
    )
    assert _lines(laid_off, "unemployment_benefit") == (
        "The wage was 20,000 baht. The law counts no more than 17,500 baht a month (เพดานค่าจ้าง).",
        "Counted wage: 3 months at 17,500 baht each (August 2026 to October 2026).",
        "Wage for one day: 52,500 baht ÷ 90 days = 583.33 baht.",
        "Money for one day: 60 per cent of 583.33 baht = 350 baht a day.",
        "The law gives at most 180 days.",
        "30 days × 350 baht = 10,500 baht.",
        "The first paid day is 8 November 2026.",
    )


def test_a_wage_below_the_floor_is_raised_to_it() -> None:
    ill = worker(monthly_wage=1000, events={"illness": {"date": "2026-11-01", "rest_days": 10}})
    first, second, *_ = _lines(ill, "sickness_cash")
    assert "1,000 baht" in first
    assert "at least 1,650 baht" in first
    assert "3 months at 1,650 baht" in second


def test_a_line_that_does_not_come_out_to_the_satang_says_why() -> None:
    ill = worker(monthly_wage=10001, events={"illness": {"date": "2026-11-01", "rest_days": 31}})
    assert any("round only at the end" in line for line in _lines(ill, "sickness_cash"))


def test_where_the_wage_is_not_known_the_page_says_so_and_shows_no_amount() -> None:
    ill = worker(monthly_wage=None, events={"illness": {"date": "2026-11-01", "rest_days": 10}})
    part = _of(ill)["sickness_cash"]
    assert part.amount.figure == ""
    assert "the wage is not known" in part.amount.lines[-1]
    assert not any("baht" in line for line in part.amount.lines)


def test_an_unknown_reason_for_leaving_shows_what_each_would_give() -> None:
    unsure = worker(
        employment={"started_on": "2025-01-05", "ended_on": "2026-10-31", "end_reason": "unknown"},
        contributions=_PAID,
    )
    lines = _lines(unsure, "unemployment_benefit")
    assert any(line.startswith("Dismissed or laid off") and "60 per cent" in line for line in lines)
    assert any(line.startswith("Resigned") and "30 per cent" in line for line in lines)


def test_dental_money_shows_what_is_left_and_who_pays_the_bill() -> None:
    used = worker(
        contributions=_PAID,
        events={"dental": {"date": "2026-11-23", "bill": 500, "used_this_year": 600}},
    )
    assert _lines(used, "dental") == (
        "900 baht a year − 600 baht already used = 300 baht left this year.",
        "Of the bill of 500 baht the SSO pays 300 baht, and you pay 200 baht.",
    )


def test_a_pension_shows_how_its_rate_grows() -> None:
    retired = worker(
        as_of="2026-11-23",
        birth_date="1968-01-01",
        employment={"started_on": "2009-01-01", "ended_on": "2026-10-31", "end_reason": "resigned"},
        contributions={"paid": ["2010-11..2026-10"]},
        monthly_wage=15000,
        events={"retirement": {"date": "2026-11-23"}},
    )
    assert _lines(retired, "old_age_pension") == (
        "20 per cent, and 1.5 per cent more for every 12 further months: 21.5 per cent.",
        "21.5 per cent of 15,000 baht, the mean counted wage of your last months = "
        "3,225 baht a month.",
    )


def test_what_cannot_be_had_has_no_figure_beside_it() -> None:
    theft = worker(
        employment={
            "started_on": "2025-01-05",
            "ended_on": "2026-10-31",
            "end_reason": "serious_misconduct",
        },
        contributions=_PAID,
    )
    part = _of(theft)["unemployment_benefit"]
    assert (part.amount.figure, part.amount.lines) == ("", ())


@pytest.mark.slow
def test_arrears_show_the_amount_of_each_time_they_are_owed_for() -> None:
    owed = worker(
        contributions={"paid": ["2023-01..2026-10"]},
        events={"children": [{"born_on": "2023-05-01", "lives_in": "TH", "nationality": "MM"}]},
    )
    lines = _lines(owed, "child_allowance_arrears")
    assert lines[0].endswith("23,600 baht in all.")
    assert lines[1:] == (
        "Since 1 January 2021 it is 800 baht a month for one child.",
        "Since 1 January 2025 it is 1,000 baht a month for one child.",
    )
