"""Events that lie ahead: which months can still come before them, and which cannot.

Contract, "Event after as_of": enough months already → eligible; enough only if contributions go
on to the month before it → not yet, on the day of the event; otherwise no (treatment recurs).
"""

from datetime import date
from typing import Any

import pytest

from tests.rules.test_dates_rows import (
    DAY,
    first_of,
    newest,
    number_on,
    period_of,
    settled_days,
    shifted,
)
from tests.support import Answer, ask, codes, worker

EVENTS = {
    "medical": "illness",
    "maternity": "childbirth",
    "bereavement": "death",
    "disability": "disability",
}


def trials(*benefits: str) -> list[Any]:
    return [
        pytest.param(benefit, period_of(row).required, day, id=f"{benefit}-{day}")
        for benefit in benefits
        for row, day in settled_days(f"{benefit}.qualifying")
    ]


def expected(benefit: str, day: date, event: date, paid: list[str], **person: Any) -> Answer:
    """What is found on ``day`` for an event on a later day."""
    question = worker(
        as_of=day.isoformat(),
        events={EVENTS[benefit]: {"date": event.isoformat()}},
        registered=True,
        contributions={"paid": paid},
        **person,
    )
    found: Answer = ask(question)["benefits"][benefit]
    return found


every = pytest.mark.parametrize(("benefit", "need", "day"), trials(*EVENTS))


@every
def test_months_already_in_the_window_of_a_coming_event_are_enough(
    benefit: str, need: int, day: date
) -> None:
    event = first_of(day, 1)
    answer = expected(benefit, day, event, newest(day, need))
    assert (answer["verdict"], answer["counted"]) == ("eligible", need)
    assert (answer["group"], answer["earliest"]) == ("covered_if_it_happens", None)


@every
def test_months_that_can_still_come_reach_exactly_to_the_eve_of_the_event_month(
    benefit: str, need: int, day: date
) -> None:
    """From nothing: as many months ahead as are needed; as_of's own month is the first."""
    event = first_of(day, need)
    answer = expected(benefit, day, event, [])
    assert (answer["verdict"], answer["earliest"]) == ("not_yet", event.isoformat())
    assert (answer["counted"], answer["short_by"]) == (0, need)


@every
def test_one_month_less_ahead_is_short_for_good_but_for_treatment(
    benefit: str, need: int, day: date
) -> None:
    event = first_of(day, need) - DAY
    answer = expected(benefit, day, event, [])
    recurs = benefit == "medical"
    assert answer["verdict"] == ("not_yet" if recurs else "not_eligible")
    assert answer["earliest"] == (first_of(day, need).isoformat() if recurs else None)
    assert "contributions_short" in codes(answer["reasons"])


@every
def test_a_month_recorded_today_counts_towards_an_event_ahead(
    benefit: str, need: int, day: date
) -> None:
    """One short today: an event next month is reached by this month's contribution alone."""
    event = first_of(day, 1)
    assert expected(benefit, day, event, newest(day, need - 1))["verdict"] == "not_yet"
    if need > 1:
        two_short = expected(benefit, day, event, newest(day, need - 2))
        assert two_short["verdict"] == ("not_yet" if benefit == "medical" else "not_eligible")


@pytest.mark.parametrize(
    ("benefit", "need", "day"), trials("maternity", "bereavement", "disability")
)
def test_a_job_that_ends_before_the_event_pays_up_to_and_with_its_last_month(
    benefit: str, need: int, day: date
) -> None:
    """``ended_on`` between as_of and the event: months up to and with its month may still come."""
    event = first_of(day, 3)
    ends = {"ended_on": (first_of(day, 1) - DAY).isoformat()}
    reached = expected(benefit, day, event, newest(day, need - 1), employment=ends)
    assert (reached["verdict"], reached["earliest"]) == ("not_yet", event.isoformat())
    if need > 1:
        short = expected(benefit, day, event, newest(day, need - 2), employment=ends)
        assert (short["verdict"], short["earliest"]) == ("not_eligible", None)


@pytest.mark.parametrize(("benefit", "need", "day"), trials("maternity", "disability"))
def test_a_job_that_has_ended_pays_no_more_towards_an_event_ahead(
    benefit: str, need: int, day: date
) -> None:
    ended = {"ended_on": shifted(day, -1)}
    short = expected(benefit, day, first_of(day, 1), newest(day, need - 1), employment=ended)
    enough = expected(benefit, day, first_of(day, 1), newest(day, need), employment=ended)
    assert short["verdict"] == "not_eligible"
    assert enough["verdict"] == "eligible"


@pytest.mark.parametrize(("need", "day"), [item.values[1:] for item in trials("unemployment")])
@pytest.mark.parametrize(
    ("missing", "verdict"), [(0, "not_yet"), (1, "not_yet"), (2, "not_eligible")]
)
def test_a_job_loss_ahead_waits_for_its_first_payable_day_and_needs_its_months(
    need: int, day: date, missing: int, verdict: str
) -> None:
    """Lost next month: this month's contribution may still come, the next one not."""
    loss = first_of(day, 1)
    question = worker(
        as_of=day.isoformat(),
        registered=True,
        employment={"ended_on": shifted(loss, -1), "end_reason": "laid_off"},
        contributions={"paid": newest(day, need - missing)},
    )
    answer = ask(question)["benefits"]["unemployment"]
    payable = loss + (number_on("unemployment_paid_from_day", loss) - 1) * DAY
    assert answer["verdict"] == verdict
    assert answer["earliest"] == (payable.isoformat() if verdict == "not_yet" else None)
    assert ("contributions_short" in codes(answer["reasons"])) == bool(missing)
