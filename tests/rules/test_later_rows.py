"""What the law becomes later never changes an answer about days before."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from eligibility.rules.months import last_day
from eligibility.rules.rulebook import Period, Rulebook, Term, Value
from tests.rules.near_limits import anybody
from tests.rules.strategies import Question, day_of, listed
from tests.support import Answer, ask, shipped

DAY = timedelta(days=1)


def days_in(told: Any) -> list[date]:
    """Every day and every month a question names, a month by its last day."""
    if isinstance(told, dict):
        return [day for value in told.values() for day in days_in(value)]
    if isinstance(told, list):
        return [day for value in told for day in days_in(value)]
    if not isinstance(told, str) or not told[:4].isdigit():
        return []
    return [day_of(told)] if len(told) == len("2026-11-23") else [last_day(max(listed([told])))]


def changed(value: Value | None) -> Value:
    """Another value of the same kind."""
    if isinstance(value, Period):
        return replace(value, required=value.required + 1)
    if isinstance(value, bool):
        return not value
    return Decimal(1) if value is None else value * 2 + 1


def later_row(rows: tuple[Term, ...], day: date) -> Term:
    """A row that changes the value from ``day`` on, or from the day after the last row's first."""
    last = rows[-1]
    start = max(day, last.effective_from + DAY if last.effective_from else day)
    return replace(
        last,
        value=changed(last.value),
        effective_from=start,
        vouched_from=start,
        vouched_until=date(2400, 12, 31),
    )


def with_later_rows(law: Rulebook, keys: set[str], day: date) -> Rulebook:
    """The law with one more row for each of ``keys``."""
    terms = [term for rows in law.histories.values() for term in rows]
    terms += [later_row(law.histories[key], day) for key in sorted(keys)]
    return Rulebook.build(
        release="later",
        digest="later",
        terms=terms,
        statements=law.statements,
        citations=law.citations.values(),
    )


def without_release(found: Answer) -> Answer:
    """An answer apart from the release it was found under."""
    return {name: value for name, value in found.items() if name != "rulebook"}


@given(anybody, st.sets(st.sampled_from(sorted(shipped().histories)), max_size=5), st.booleans())
def test_rows_from_a_later_day_change_no_answer_whose_days_all_lie_before_it(
    asked: Question, some: set[str], every: bool
) -> None:
    # the day after a last day of work is the first jobless day, and so one of the answer's days
    after = max(days_in(asked)) + 2 * DAY
    keys = set(shipped().histories) if every else some
    law = with_later_rows(shipped(), keys, after)
    assert without_release(ask(asked, rulebook=law)) == without_release(ask(asked))
