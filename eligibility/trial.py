"""The last gate before a release: a few questions are answered with it before anybody is.

The reader of the files bounds every value; this finds what only the core itself can find, and
keeps the release in use rather than show every worker an error page.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from eligibility import presentation
from eligibility.content import Content
from eligibility.example import LAID_OFF
from eligibility.reviewed.files import Fault, RulebookError, RulebookSource
from eligibility.rules import question
from eligibility.rules.evaluate import evaluate
from eligibility.rules.rulebook import Rulebook

#: A leap day, a day of these years and the last day a question may be about.
_DAYS = ("2024-02-29", "2026-11-23", "2400-12-31")


def questions() -> Iterator[dict[str, Any]]:
    """The questions on trial: a worker laid off, then everything that can happen on a few days."""
    yield LAID_OFF
    for day in _DAYS:
        yield _all_at_once(day, {})
    yield _all_at_once(_DAYS[-1], {"death": {"date": _DAYS[-1]}})


def refuse_failing(source: RulebookSource) -> None:
    """Answer the questions with a rulebook that is about to be released.

    Raises:
        RulebookError: one of them ends in an exception, which is named.
    """
    refuse_failing_law(source.rulebook(), source.content)


def refuse_failing_law(rulebook: Rulebook, content: Content) -> None:
    """The same with a rulebook whose texts may be those of another.

    Raises:
        RulebookError: as ``refuse_failing``.
    """
    for asked in questions():
        try:
            read = question.read(asked, today=date.fromisoformat(asked["as_of"]))
            found = evaluate(read.person, rulebook)
            presentation.answer_in(found, rulebook, content, read.language)
        except Exception as error:
            key = str(error.args[0]) if isinstance(error, KeyError) else ""
            about = f"a question as of {asked['as_of']} ends in {type(error).__name__}: {error}"
            fault = Fault("law", key, f"A trial answer fails with this rulebook: {about}.")
            raise RulebookError([fault]) from error


def _all_at_once(day: str, more: dict[str, Any]) -> dict[str, Any]:
    """A mother of thirty-three who lost her job a while ago, and what happens to her on a day."""
    year = int(day[:4])
    return {
        "as_of": day,
        "person": {
            "nationality": "MM",
            "sex": "female",
            "birth_date": f"{year - 33}-02-28",
            "sector": "factory",
            "documents": ["passport", "work_permit"],
            "registered": True,
            "employment": {
                "started_on": f"{year - 9}-03-01",
                "ended_on": f"{year - 1}-12-31",
                "end_reason": "unknown",
            },
            "monthly_wage": 900000,
            "contributions": {
                "paid": [f"{year - 4}-01..{year - 1}-10"],
                "in_doubt": [f"{year - 1}-11"],
                "deducted_not_remitted": [f"{year - 1}-12"],
                "total_months": 200,
            },
        },
        "events": {
            "illness": {"date": day, "rest_days": 40},
            "dental": {"date": day, "bill": 500},
            "childbirth": {"date": day, "married": True},
            "children": [{"born_on": f"{year - 2}-02-28", "lives_in": "MM"}],
            "unemployment": {"date": f"{year}-01-01", "registered_on": f"{year}-02-20"},
            "disability": {"date": day, "degree": "partial"},
            "retirement": {"date": day, "leaving_thailand": True},
            "work_injury": {"date": day},
            **more,
        },
    }
