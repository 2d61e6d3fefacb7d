"""The boundaries on the pages of docs/rules are the rulebook's, and the code keeps them."""

from datetime import date, timedelta

import pytest

from eligibility.rules import months
from eligibility.rules.rulebook import Term
from tests.docs.rules_pages import BENEFITS, benefits, keys_on, newest, page, size
from tests.support import Answer, ask, worker


def boundaries(name: str, column: str) -> list[dict[str, str]]:
    return [row for row in page(name).rows("Boundaries") if column in row]


@benefits
def test_boundaries_are_one_short_exactly_and_one_over(benefit: str) -> None:
    rows = boundaries(benefit, "just short")
    assert rows
    for row in rows:
        need = size(newest(row["key"]))
        sides = [int(row[column]) for column in ("just short", "exactly", "one over")]
        assert sides == [need - 1, need, need + 1], row["key"]


@benefits
def test_the_window_of_a_boundary_is_the_rulebooks(benefit: str) -> None:
    windowed = {key for key in keys_on(benefit) if newest(key).reference}
    rows = boundaries(benefit, "event")
    assert {row["key"] for row in rows} == windowed
    for row in rows:
        event = months.month_of(date.fromisoformat(row["event"]))
        first = event - newest(row["key"]).reference
        edges = [row[c] for c in ("too early", "first month in", "last month in", "too late")]
        assert edges == [months.iso(month) for month in (first - 1, first, event - 1, event)]


@pytest.mark.parametrize("benefit", [name for name in BENEFITS if name != "old_age"])
def test_the_code_counts_as_the_boundaries_say(benefit: str) -> None:
    """The months of the page's window, all but one short, decide the qualifying period."""
    rows = boundaries(benefit, "event")
    assert rows
    for row in rows:
        need = size(newest(row["key"]))
        last = months.month_of(date.fromisoformat(row["event"])) - 1
        outside = [row["too early"], row["too late"]]
        enough = [months.iso(last - back) for back in range(need)]
        assert enough[0] == row["last month in"]
        assert _qualifies(benefit, row["event"], enough) == "met"
        assert _qualifies(benefit, row["event"], [*enough[1:], *outside]) == "not_met"
        in_reach = [*enough[1:], row["first month in"]]
        assert _qualifies(benefit, row["event"], in_reach) == "met"


def _qualifies(benefit: str, as_of: str, paid: list[str]) -> object:
    found = ask(
        worker(as_of=as_of, contributions={"paid": sorted(paid)}), today=date.fromisoformat(as_of)
    )
    conditions: list[Answer] = found["benefits"][benefit]["conditions"]
    return next(item["truth"] for item in conditions if item["code"] == "qualifying_period")


def reckoned(start: date, term: Term) -> date:
    """The day a value leads to from another day, by its unit."""
    if term.unit == "months":
        return months.add_months(start, term.number)
    if term.unit == "years":
        return months.add_months(start, term.number * 12)
    if term.unit == "age":
        return months.add_years(start, term.number)
    assert term.unit in ("days", "day_number")
    return start + timedelta(days=term.number - (term.unit == "day_number"))


@benefits
def test_the_days_of_the_boundaries_are_reckoned_from_the_rulebook(benefit: str) -> None:
    rows = boundaries(benefit, "from")
    assert rows
    for row in rows:
        day = reckoned(date.fromisoformat(row["from"]), newest(row["key"]))
        assert row["gives"] == day.isoformat(), row["key"]
