"""Qualifying periods with a window: one short, exact, one over, and just outside the window.

Every row of the rulebook is tried. The window is "the n calendar months that end with the month
before the event month" (contract, "Window"); what a short one means is "What time cures".
"""

from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

from eligibility.rules.rulebook import Period
from tests.rules.test_dates_rows import (
    DAY,
    first_of,
    month,
    newest,
    number_on,
    period_of,
    settled_days,
    shifted,
)
from tests.support import Answer, ask, codes, shipped, worker

STANDING = ("medical", "maternity", "child_support", "bereavement", "unemployment", "disability")
EVENT = ("medical", "maternity", "bereavement", "unemployment", "disability")
ONE_TIME = ("maternity", "bereavement", "unemployment", "disability")
COVERED_AFTER_LEAVING = ("medical", "maternity", "bereavement", "disability")


def trials(benefits: tuple[str, ...]) -> list[Any]:
    """For each row of each benefit's period: need, reach, and a day on which it holds."""
    return [
        pytest.param(
            benefit,
            period_of(row).required,
            period_of(row).reference,
            day,
            id=f"{benefit}-{period_of(row).required}-in-{period_of(row).reference}-on-{day}",
        )
        for benefit in benefits
        for row, day in settled_days(f"{benefit}.qualifying")
    ]


standing = pytest.mark.parametrize(("benefit", "need", "reach", "day"), trials(STANDING))
event = pytest.mark.parametrize(("benefit", "need", "reach", "day"), trials(EVENT))
one_time = pytest.mark.parametrize(("benefit", "need", "reach", "day"), trials(ONE_TIME))


def told(benefit: str, day: date) -> Answer:
    """The event of a benefit, as it has happened on ``day``."""
    events: dict[str, Answer] = {
        "medical": {"illness": {"date": day.isoformat(), "rest_days": 1}},
        "maternity": {"childbirth": {"date": day.isoformat()}},
        "bereavement": {"death": {"date": day.isoformat()}},
        "unemployment": {"unemployment": {"date": day.isoformat()}},
        "disability": {"disability": {"date": day.isoformat(), "degree": "severe"}},
    }
    return events[benefit]


def if_today(benefit: str, day: date, paid: list[str], **person: Any) -> Answer:
    """What is found when nothing has happened yet; the child allowance needs a small child."""
    born = (day - relativedelta(years=1)).isoformat()
    events: Answer = {"children": [{"born_on": born}]} if benefit == "child_support" else {}
    facts = {"registered": True, "contributions": {"paid": paid}, **person}
    return found(benefit, worker(as_of=day.isoformat(), events=events, **facts))


def after(benefit: str, day: date, paid: list[str], **person: Any) -> Answer:
    """What is found for an event on ``day``; a job loss once its waiting days are over."""
    as_of = day
    if benefit == "unemployment":
        as_of += number_on("unemployment_paid_from_day", day) * DAY
        person["employment"] = {"ended_on": shifted(day, -1), "end_reason": "laid_off"}
    facts = {"registered": True, "contributions": {"paid": paid}, **person}
    return found(benefit, worker(as_of=as_of.isoformat(), events=told(benefit, day), **facts))


def found(benefit: str, question: Answer) -> Answer:
    answer: Answer = ask(question)["benefits"][benefit]
    return answer


def figures(answer: Answer) -> tuple[int, int]:
    return answer["counted"], answer["short_by"]


def oldest(day: date, reach: int, count: int) -> list[str]:
    return [month(day, -reach + ahead) for ahead in range(count)]


def test_every_period_with_a_window_is_tried_here() -> None:
    keys = {
        key
        for key, rows in shipped().histories.items()
        if any(isinstance(row.value, Period) and row.value.reference for row in rows)
    }
    assert keys == {f"{benefit}.qualifying" for benefit in STANDING}


@pytest.mark.parametrize("over", [0, 1])
@event
def test_exactly_enough_months_and_one_more_carry_an_event(
    benefit: str, need: int, reach: int, day: date, over: int
) -> None:
    answer = after(benefit, day, newest(day, need + over))
    assert (answer["asked"], answer["verdict"]) == ("event", "eligible")
    assert figures(answer) == (need + over, 0)
    assert answer["window"] == {"from": month(day, -reach), "to": month(day, -1)}
    assert "contributions_short" not in codes(answer["reasons"])


@pytest.mark.parametrize("over", [0, 1])
@standing
def test_exactly_enough_months_and_one_more_carry_a_standing_question(
    benefit: str, need: int, reach: int, day: date, over: int
) -> None:
    answer = if_today(benefit, day, newest(day, need + over))
    assert answer["verdict"] == "eligible"
    assert (answer["required"], answer["earliest"]) == (need, None)
    assert figures(answer) == (need + over, 0)
    assert answer["window"] == {"from": month(day, -reach), "to": month(day, -1)}
    now = benefit in ("medical", "child_support")
    assert answer["group"] == ("have_now" if now else "covered_if_it_happens")


@one_time
def test_one_month_short_at_a_one_time_event_stays_so(
    benefit: str, need: int, reach: int, day: date
) -> None:
    """One-time events are cured only before the event."""
    answer = after(benefit, day, newest(day, need - 1))
    assert (answer["verdict"], answer["earliest"]) == ("not_eligible", None)
    assert figures(answer) == (need - 1, 1)
    assert "contributions_short" in codes(answer["reasons"])


@pytest.mark.parametrize("ask_after", [after, if_today])
@pytest.mark.parametrize(("benefit", "need", "reach", "day"), trials(("medical",)))
def test_one_month_short_of_treatment_is_cured_by_the_month_now_running(
    benefit: str, need: int, reach: int, day: date, ask_after: Any
) -> None:
    """Treatment recurs: short is never the end, also when the illness has come already."""
    answer = ask_after(benefit, day, newest(day, need - 1))
    assert (answer["verdict"], answer["earliest"]) == ("not_yet", first_of(day, 1).isoformat())


@standing
def test_one_month_short_today_holds_from_the_first_of_next_month(
    benefit: str, need: int, reach: int, day: date
) -> None:
    answer = if_today(benefit, day, newest(day, need - 1))
    assert (answer["verdict"], answer["group"]) == ("not_yet", "not_yet")
    assert figures(answer) == (need - 1, 1)
    assert answer["earliest"] == first_of(day, 1).isoformat()
    assert "contributions_short" in codes(answer["reasons"])
    assert "event_month_would_decide" not in codes(answer["reasons"])


@standing
def test_months_that_fall_out_at_the_far_end_do_not_bring_the_day_forward(
    benefit: str, need: int, reach: int, day: date
) -> None:
    """Each month that passes takes one of the oldest away: all have to be paid anew."""
    answer = if_today(benefit, day, oldest(day, reach, need - 1))
    assert answer["verdict"] == "not_yet"
    assert answer["earliest"] == first_of(day, need).isoformat()


@pytest.mark.parametrize("ask_after", [after, if_today])
@event
def test_the_oldest_month_of_the_window_counts_and_the_one_before_it_does_not(
    benefit: str, need: int, reach: int, day: date, ask_after: Any
) -> None:
    inside = ask_after(benefit, day, oldest(day, reach, need))
    outside = ask_after(benefit, day, [month(day, -reach - 1), *oldest(day, reach, need - 1)])
    assert (inside["verdict"], inside["counted"]) == ("eligible", need)
    assert figures(outside) == (need - 1, 1)
    assert "contributions_short" in codes(outside["reasons"])


@standing
def test_the_window_moves_on_at_midnight_of_the_first(
    benefit: str, need: int, reach: int, day: date
) -> None:
    """The record that carries a benefit to the last of a month is one short on the next day."""
    paid = oldest(day, reach, need)
    last = first_of(day, 1) - DAY
    assert if_today(benefit, last, paid)["verdict"] == "eligible"
    next_day = if_today(benefit, last + DAY, paid)
    assert (next_day["verdict"], next_day["counted"]) == ("not_yet", need - 1)


@event
def test_the_month_of_the_event_does_not_count_but_is_said_to_decide(
    benefit: str, need: int, reach: int, day: date
) -> None:
    """Its contribution is due only on the 15th of the next; the verdict stands, with the note."""
    answer = after(benefit, day, [*newest(day, need - 1), month(day, 0)])
    assert answer["verdict"] == ("not_yet" if benefit == "medical" else "not_eligible")
    assert figures(answer) == (need - 1, 1)
    assert "event_month_would_decide" in codes(answer["reasons"])


@event
def test_the_month_of_the_event_is_not_named_when_two_are_missing_or_none(
    benefit: str, need: int, reach: int, day: date
) -> None:
    enough = after(benefit, day, [*newest(day, need), month(day, 0)])
    assert "event_month_would_decide" not in codes(enough["reasons"])
    if need > 1:
        two_short = after(benefit, day, [*newest(day, need - 2), month(day, 0)])
        assert "contributions_short" in codes(two_short["reasons"])
        assert "event_month_would_decide" not in codes(two_short["reasons"])


@pytest.mark.parametrize(("benefit", "need", "reach", "day"), trials(("unemployment",)))
def test_a_job_that_ended_with_a_month_leaves_no_contribution_for_the_next(
    benefit: str, need: int, reach: int, day: date
) -> None:
    """Not employed in the event month: it could not decide."""
    first = first_of(day, 0)
    answer = after(benefit, first, newest(first, need - 1))
    assert answer["verdict"] == "not_eligible"
    assert "event_month_would_decide" not in codes(answer["reasons"])


@standing
def test_the_month_now_running_does_not_count_today(
    benefit: str, need: int, reach: int, day: date
) -> None:
    answer = if_today(benefit, day, [*newest(day, need - 1), month(day, 0)])
    assert (answer["verdict"], answer["counted"]) == ("not_yet", need - 1)
    assert answer["earliest"] == first_of(day, 1).isoformat()


@pytest.mark.parametrize(
    ("benefit", "need", "reach", "day"), trials((*COVERED_AFTER_LEAVING, "child_support"))
)
def test_one_month_short_once_the_job_has_ended_is_not_cured(
    benefit: str, need: int, reach: int, day: date
) -> None:
    """Contributions do not go on."""
    left = {"ended_on": shifted(day, -1)}
    answer = if_today(benefit, day, newest(day, need - 1), employment=left)
    assert (answer["verdict"], answer["earliest"]) == ("not_eligible", None)
    assert "contributions_short" in codes(answer["reasons"])


@pytest.mark.parametrize(("benefit", "need", "reach", "day"), trials(COVERED_AFTER_LEAVING))
def test_enough_months_carry_on_after_the_job_has_ended(
    benefit: str, need: int, reach: int, day: date
) -> None:
    left = {"ended_on": shifted(day, -1)}
    assert if_today(benefit, day, newest(day, need), employment=left)["verdict"] == "eligible"
    assert after(benefit, day, newest(day, need), employment=left)["verdict"] == "eligible"


@pytest.mark.parametrize(("benefit", "need", "reach", "day"), trials(("child_support",)))
def test_the_allowance_counts_its_window_before_the_month_it_is_asked_in(
    benefit: str, need: int, reach: int, day: date
) -> None:
    """Child allowance: before as_of's month, whatever day the child was born or the claim is."""
    full = if_today(benefit, day, oldest(day, reach, need))
    short = if_today(benefit, day, [month(day, -reach - 1), *oldest(day, reach, need - 1)])
    assert (full["verdict"], full["counted"]) == ("eligible", need)
    assert (short["verdict"], short["counted"]) == ("not_yet", need - 1)


@pytest.mark.parametrize(("benefit", "need", "reach", "day"), trials(("child_support",)))
@pytest.mark.parametrize(
    ("days_younger", "verdict"), [(-1, "not_eligible"), (0, "not_eligible"), (1, "not_yet")]
)
def test_a_short_period_is_cured_only_for_a_child_still_under_six_on_that_day(
    benefit: str, need: int, reach: int, day: date, days_younger: int, verdict: str
) -> None:
    cured = first_of(day, 1)
    sixth = number_on("child_age_limit", day)
    born = cured - relativedelta(years=sixth) + timedelta(days=days_younger)
    question = worker(
        as_of=day.isoformat(),
        events={"children": [{"born_on": born.isoformat()}]},
        registered=True,
        contributions={"paid": newest(day, need - 1)},
    )
    answer = found(benefit, question)
    assert answer["verdict"] == verdict
    assert answer["earliest"] == (cured.isoformat() if verdict == "not_yet" else None)
    assert ("child_aged_six" in codes(answer["reasons"])) == (verdict == "not_eligible")
