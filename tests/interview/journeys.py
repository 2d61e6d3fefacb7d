"""Four people of the issue, told as forms screen by screen and as questions of the contract.

Everything is reckoned from the suite's day, so that the same people can be met on any day.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from dateutil.relativedelta import relativedelta

Form = Mapping[str, str | list[str]]


class Journey(NamedTuple):
    """What is typed on each screen, and the question it must become."""

    forms: dict[str, Form]
    question: dict[str, Any]
    verdicts: dict[str, str]


def day(name: str, when: date, *, buddhist: bool = False) -> dict[str, str]:
    year = when.year + 543 if buddhist else when.year
    return {f"{name}.d": str(when.day), f"{name}.m": str(when.month), f"{name}.y": str(year)}


def month(name: str, when: date) -> dict[str, str]:
    return {f"{name}.m": str(when.month), f"{name}.y": str(when.year)}


def iso(when: date) -> str:
    return f"{when:%Y-%m}"


def back(today: date, months: int) -> date:
    """The first day of the month so many months before this one."""
    return today.replace(day=1) - relativedelta(months=months)


def you(sex: str, *, papers: list[str]) -> dict[str, Form]:
    return {
        "you": {"nationality": "MM", "sex": sex, **day("born", date(1995, 5, 10), buddhist=True)},
        "papers": {"papers": papers, "agree": "yes"},
    }


def person(sex: str, *, papers: list[str], **more: Any) -> dict[str, Any]:
    return {
        "nationality": "MM",
        "sex": sex,
        "birth_date": "1995-05-10",
        "documents": papers,
        "papers_agree": True,
        **more,
    }


def laid_off(today: date) -> Journey:
    """A garment worker laid off at the end of last month; of one month she is not sure."""
    last_day = today.replace(day=1) - timedelta(days=1)
    first_day, unsure = back(today, 22) + timedelta(days=4), back(today, 7)
    papers = ["passport", "work_permit"]
    return Journey(
        forms={
            **you("female", papers=papers),
            "work": {"sector": "factory", "registered": "yes"},
            "job": {
                "job": "ended",
                **day("last_day", last_day, buddhist=True),
                "why_ended": "laid_off",
                **day("first_day", first_day),
                "other_jobs": "no",
            },
            "months": {"contributed": "some"},
            "grid": {f"m{iso(unsure)}": "q"},
            "wage": {"wage": "၁၂,၀၀၀", "wage_changed": "no"},
            "events": {"happened": ["-"], "has_children": "no"},
            "no_job": {"doe": "no", "jobless_days_paid": "0"},
        },
        question={
            "as_of": today.isoformat(),
            "person": person(
                "female",
                papers=papers,
                sector="factory",
                registered=True,
                employment={
                    "started_on": first_day.isoformat(),
                    "ended_on": last_day.isoformat(),
                    "end_reason": "laid_off",
                    "earlier": [],
                },
                monthly_wage=12000,
                wages=[],
                contributions={
                    "paid": [
                        f"{iso(first_day)}..{iso(back(today, 8))}",
                        f"{iso(back(today, 6))}..{iso(last_day)}",
                    ],
                    "deducted_not_remitted": [],
                    "in_doubt": [iso(unsure)],
                },
            ),
            "events": {"children": [], "unemployment": {"days_paid_this_year": 0}},
        },
        verdicts={
            "medical": "eligible",
            "unemployment": "eligible",
            "child_support": "not_eligible",
        },
    )


def birth_to_come(today: date) -> Journey:
    """She has worked for four months and gives birth in three: five months within fifteen count."""
    first_day, birth = back(today, 4), today + relativedelta(months=3)
    papers = ["certificate_of_identity", "pink_card", "work_permit"]
    return Journey(
        forms={
            **you("female", papers=papers),
            "work": {"sector": "factory", "registered": "yes"},
            "job": {"job": "running", **day("first_day", first_day), "other_jobs": "no"},
            "months": {"contributed": "every"},
            "wage": {"wage": "๑๐๐๐๐", "wage_changed": "no"},
            "events": {"happened": ["birth"], "has_children": "no"},
            "birth": {
                **day("birth_day", birth),
                "married": "no",
                "births_before": "0",
                "birth_other_parent": "no",
            },
        },
        question={
            "as_of": today.isoformat(),
            "person": person(
                "female",
                papers=papers,
                sector="factory",
                registered=True,
                employment={
                    "started_on": first_day.isoformat(),
                    "ended_on": None,
                    "earlier": [],
                },
                monthly_wage=10000,
                wages=[],
                contributions={
                    "paid": [f"{iso(first_day)}..{iso(back(today, 1))}"],
                    "deducted_not_remitted": [],
                    "in_doubt": [],
                },
            ),
            "events": {
                "children": [],
                "childbirth": {
                    "date": birth.isoformat(),
                    "married": False,
                    "births_with_leave_allowance": 0,
                    "other_parent_claims": False,
                },
            },
        },
        verdicts={"medical": "eligible", "maternity": "not_yet"},
    )


def never_registered(today: date) -> Journey:
    """He has built houses for a year; his employer never registered him."""
    first_day = back(today, 12)
    papers = ["pink_card", "work_permit"]
    return Journey(
        forms={
            **you("male", papers=papers),
            "work": {"sector": "construction", "registered": "no"},
            "job": {"job": "running", **day("first_day", first_day), "other_jobs": "no"},
            "months": {"contributed": "never"},
            "events": {"happened": ["-"], "has_children": "no"},
        },
        question={
            "as_of": today.isoformat(),
            "person": person(
                "male",
                papers=papers,
                sector="construction",
                registered=False,
                employment={
                    "started_on": first_day.isoformat(),
                    "ended_on": None,
                    "earlier": [],
                },
                monthly_wage=None,
                contributions={"paid": [], "deducted_not_remitted": [], "in_doubt": []},
            ),
            "events": {"children": []},
        },
        verdicts={
            "medical": "not_eligible",
            "maternity": "not_eligible",
            "old_age": "not_eligible",
        },
    )


def left_eight_months_ago(today: date) -> Journey:
    """She resigned eight months ago, after three years; cover after leaving is over."""
    last_day = today - relativedelta(months=8)
    first_day = back(today, 44)
    papers = ["passport", "work_permit"]
    return Journey(
        forms={
            **you("female", papers=papers),
            "work": {"sector": "services", "registered": "yes"},
            "job": {
                "job": "ended",
                **day("last_day", last_day),
                "why_ended": "resigned",
                **day("first_day", first_day),
                "other_jobs": "no",
            },
            "months": {"contributed": "every"},
            "wage": {"wage.?": "?", "wage_changed": "no"},
            "events": {"happened": ["-"], "has_children": "no"},
            "no_job": {"doe": "no", "jobless_days_paid": "0"},
        },
        question={
            "as_of": today.isoformat(),
            "person": person(
                "female",
                papers=papers,
                sector="services",
                registered=True,
                employment={
                    "started_on": first_day.isoformat(),
                    "ended_on": last_day.isoformat(),
                    "end_reason": "resigned",
                    "earlier": [],
                },
                monthly_wage=None,
                wages=[],
                contributions={
                    "paid": [f"{iso(first_day)}..{iso(last_day)}"],
                    "deducted_not_remitted": [],
                    "in_doubt": [],
                },
            ),
            "events": {"children": [], "unemployment": {"days_paid_this_year": 0}},
        },
        verdicts={
            "medical": "not_eligible",
            "maternity": "not_eligible",
            "unemployment": "eligible",
            "disability": "not_eligible",
        },
    )


JOURNEYS: dict[str, Callable[[date], Journey]] = {
    journey.__name__: journey
    for journey in (laid_off, birth_to_come, never_registered, left_eight_months_ago)
}
