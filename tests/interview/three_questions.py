"""Three real questions of the proceedings (Mae Sot, 6 July 2025), told as forms.

They are what *from an answer to action* is tried on: what to bring, by when, and the way out.
"""

from collections.abc import Callable, Mapping
from datetime import date

from dateutil.relativedelta import relativedelta

from tests.interview.journeys import Form, back, day, laid_off, month, never_registered

Forms = Mapping[str, Form]


def child_in_myanmar(today: date) -> Forms:
    """The garment worker who lost her job; her child lives with the grandmother in Myanmar."""
    forms = laid_off(today).forms
    return {
        **forms,
        "months": {"contributed": "every"},
        "events": {"happened": ["-"], "has_children": "yes"},
        "children": {
            **day("kids-0-born", today - relativedelta(years=3, months=2)),
            "kids-0-lives": "MM",
            "kids-0-citizen": "MM",
            "kids-0-paid": "yes",
            **month("kids-0-paid_to", back(today, 2)),
            "kids-0-other": "no",
        },
    }


def another_name(today: date) -> Forms:
    """The woman whose record of twenty years ago bears another name than her CI of today."""
    ended = today - relativedelta(years=19)
    return {
        "you": {
            "nationality": "MM",
            "sex": "female",
            **day("born", today - relativedelta(years=46), buddhist=True),
        },
        "papers": {"papers": ["certificate_of_identity", "pink_card"], "agree": "no"},
        "work": {"sector": "factory", "registered": "yes"},
        "job": {
            "job": "ended",
            **day("last_day", ended),
            "why_ended": "resigned",
            **day("first_day", ended - relativedelta(years=3)),
            "other_jobs": "no",
        },
        "months": {"contributed": "total", "total": "34"},
        "wage": {"wage.?": "?", "wage_changed": "?"},
        "events": {"happened": ["retirement"], "has_children": "no"},
        "no_job": {"doe": "no", "jobless_days_paid": "0"},
        "retirement": {**day("retires_on", today), "leaving": "no"},
    }


def not_registered(today: date) -> Forms:
    """The worker whose employer never registered him."""
    return never_registered(today).forms


THREE: Mapping[str, Callable[[date], Forms]] = {
    each.__name__: each for each in (child_in_myanmar, another_name, not_registered)
}
