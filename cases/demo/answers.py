"""What the people of the demo have told, screen by screen, reckoned from the day it is seeded."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.http import QueryDict

from eligibility.interview.screens import BY_KEY
from eligibility.interview.told import Answers, Told, with_screen

Form = Mapping[str, str | Sequence[str]]
Forms = Mapping[str, Form]


def _day(name: str, when: date) -> dict[str, str]:
    return {f"{name}.d": str(when.day), f"{name}.m": str(when.month), f"{name}.y": str(when.year)}


def _you(sex: str, born: int, *papers: str) -> dict[str, Form]:
    return {
        "you": {"nationality": "MM", "sex": sex, **_day("born", date(born, 5, 10))},
        "papers": {"papers": papers, "agree": "yes"},
    }


def laid_off(today: date) -> Forms:
    """A sewing worker laid off last month, with a wage of 12,000 baht."""
    last_day = today.replace(day=1) - timedelta(days=1)
    return {
        **_you("female", 1995, "passport", "work_permit"),
        "work": {"sector": "factory", "registered": "yes"},
        "job": {
            "job": "ended",
            **_day("last_day", last_day),
            "why_ended": "laid_off",
            **_day("first_day", last_day - relativedelta(months=22)),
            "other_jobs": "no",
        },
        "months": {"contributed": "every"},
        "wage": {"wage": "12000", "wage_changed": "no"},
        "events": {"happened": ["-"], "has_children": "no"},
        "no_job": {"doe": "no", "jobless_days_paid": "0"},
    }


def birth_to_come(today: date) -> Forms:
    """She gives birth in three months, and has worked for four."""
    return {
        **_you("female", 1999, "certificate_of_identity", "pink_card", "work_permit"),
        "work": {"sector": "factory", "registered": "yes"},
        "job": {
            "job": "running",
            **_day("first_day", today.replace(day=1) - relativedelta(months=4)),
            "other_jobs": "no",
        },
        "months": {"contributed": "every"},
        "wage": {"wage": "10000", "wage_changed": "no"},
        "events": {"happened": ["birth"], "has_children": "no"},
        "birth": {
            **_day("birth_day", today + relativedelta(months=3)),
            "married": "no",
            "births_before": "0",
            "birth_other_parent": "no",
        },
    }


def never_registered(today: date) -> Forms:
    """His employer never registered him."""
    return {
        **_you("male", 1990, "pink_card", "work_permit"),
        "work": {"sector": "construction", "registered": "no"},
        "job": {
            "job": "running",
            **_day("first_day", today.replace(day=1) - relativedelta(months=12)),
            "other_jobs": "no",
        },
        "months": {"contributed": "never"},
        "events": {"happened": ["-"], "has_children": "no"},
    }


def resigned(today: date) -> Forms:
    """She resigned eight months ago, after three years."""
    last_day = today - relativedelta(months=8)
    return {
        **_you("female", 1988, "passport", "work_permit"),
        "work": {"sector": "services", "registered": "yes"},
        "job": {
            "job": "ended",
            **_day("last_day", last_day),
            "why_ended": "resigned",
            **_day("first_day", last_day - relativedelta(months=36)),
            "other_jobs": "no",
        },
        "months": {"contributed": "every"},
        "wage": {"wage.?": "?", "wage_changed": "no"},
        "events": {"happened": ["-"], "has_children": "no"},
        "no_job": {"doe": "no", "jobless_days_paid": "0"},
    }


def ill(today: date) -> Forms:
    """Ten days of rest in hospital last week; two months of her wages never reached the SSO."""
    first_day = today.replace(day=1) - relativedelta(months=20)
    missing = {today.replace(day=1) - relativedelta(months=back): "d" for back in (3, 4)}
    return {
        **_you("female", 1992, "certificate_of_identity", "pink_card", "work_permit"),
        "work": {"sector": "factory", "registered": "yes"},
        "job": {"job": "running", **_day("first_day", first_day), "other_jobs": "no"},
        "months": {"contributed": "some"},
        "grid": {f"m{month:%Y-%m}": mark for month, mark in missing.items()},
        "wage": {"wage": "11500", "wage_changed": "no"},
        "events": {"happened": ["illness"], "has_children": "no"},
        "illness": {
            **_day("ill_on", today - timedelta(days=12)),
            "rest_days": "10",
            "rest_paid": "0",
            "chronic": "no",
        },
    }


def with_a_child(today: date) -> Forms:
    """Her daughter is three, and no child support has been paid yet."""
    return {
        **_you("female", 1994, "passport", "work_permit"),
        "work": {"sector": "factory", "registered": "yes"},
        "job": {
            "job": "running",
            **_day("first_day", today.replace(day=1) - relativedelta(months=30)),
            "other_jobs": "no",
        },
        "months": {"contributed": "every"},
        "wage": {"wage": "12500", "wage_changed": "no"},
        "events": {"happened": ["-"], "has_children": "yes"},
        "children": {
            **_day("kids-0-born", today - relativedelta(years=3, months=2)),
            "kids-0-lives": "TH",
            "kids-0-citizen": "MM",
            "kids-0-paid": "no",
            "kids-0-other": "no",
        },
    }


def only_begun(_today: date) -> Forms:
    """She had to go after the first screens."""
    return _you("female", 2001, "passport")


TOLD: Mapping[str, Callable[[date], Forms]] = {
    each.__name__: each
    for each in (
        laid_off,
        birth_to_come,
        never_registered,
        resigned,
        ill,
        with_a_child,
        only_begun,
    )
}


def answers(told: str, today: date) -> Answers:
    """The answers of one of ``TOLD``, as the screens take them in."""
    found = Answers()
    for key, form in TOLD[told](today).items():
        sent = QueryDict(mutable=True)
        for name, value in form.items():
            sent.setlist(name, [value] if isinstance(value, str) else list(value))
        put = with_screen(found, BY_KEY[key], sent, Told(found, today))
        found = Answers(put.given, put.sent | {key})
    return found
