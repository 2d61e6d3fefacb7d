"""What every answer promises, whoever asks: one verdict rule, honest days, the right place."""

from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given

from eligibility.rules.rulebook import Period
from tests.rules.near_limits import anybody
from tests.rules.strategies import (
    VOUCHED_FROM,
    VOUCHED_UNTIL,
    WINDOWED,
    Question,
    day_of,
    listed,
)
from tests.support import Answer, ask, codes, shipped

pytestmark = pytest.mark.slow

BEST_FIRST = ("eligible", "not_yet", "ask_sso", "not_eligible")
COVERED_AFTER_LEAVING = ("medical", "maternity", "bereavement", "disability")
AHEAD_WHEN_STANDING = ("maternity", "bereavement", "unemployment", "disability")
#: Arrears are owed for months gone by, whatever is true of the allowance today.
OWN_VERDICT = "child_allowance_arrears"
EVENT_OF = {
    "maternity": "childbirth",
    "bereavement": "death",
    "old_age": "retirement",
    "unemployment": "unemployment",
    "disability": "disability",
}


def events_of(asked: Question) -> Question:
    """The events told."""
    return asked.get("events") or {}


def died_on(asked: Question) -> str | None:
    """The day of a death told: the other benefits are answered as standing on it."""
    death = events_of(asked).get("death")
    return None if death is None else death.get("date") or asked["as_of"]


def event_day(asked: Question, name: str) -> date | None:
    """The day a benefit's event is told to be on."""
    events = events_of(asked)
    if name == "medical":
        told = events.get("illness") if events.get("illness") is not None else events.get("dental")
    else:
        told = events.get(EVENT_OF.get(name, ""))
    day = (told or {}).get("date")
    if name == "unemployment" and not day:
        ended = (asked["person"].get("employment") or {}).get("ended_on")
        return day_of(ended) + timedelta(days=1) if ended else None
    return day_of(day) if day else None


def truths(found: Answer) -> list[str]:
    """How the conditions stand."""
    return [condition["truth"] for condition in found["conditions"]]


def barred(found: Answer) -> bool:
    """Whether enrolment itself makes the benefit a no."""
    return {"insurable": "not_met"}.items() <= {
        condition["code"]: condition["truth"] for condition in found["conditions"]
    }.items()


@given(anybody)
def test_a_verdict_follows_from_the_conditions_and_a_no_never_from_an_unknown(
    asked: Question,
) -> None:
    for found in ask(asked)["benefits"].values():
        seen, verdict = set(truths(found)), found["verdict"]
        assert (verdict == "eligible") == (seen == {"met"})
        assert (verdict == "ask_sso") == ("not_met" not in seen and "cannot_tell" in seen)
        assert (verdict in ("not_yet", "not_eligible")) == ("not_met" in seen)
        if verdict == "not_eligible":
            assert found["reasons"]
            assert not {"fact_missing", "outside_our_records"} & set(codes(found["reasons"]))
        if verdict == "ask_sso":
            assert found["reasons"]


@given(anybody)
def test_an_entitlement_is_never_better_than_its_conditions(asked: Question) -> None:
    for found in ask(asked)["benefits"].values():
        for item in found["entitlements"]:
            own = set(truths(item))
            base = set() if item["code"] == OWN_VERDICT else set(truths(found))
            if item["verdict"] == "eligible":
                assert own | base <= {"met"}
            if item["verdict"] in ("not_yet", "not_eligible"):
                assert "not_met" in own | set(truths(found))
            if found["verdict"] == "not_eligible" and item["code"] != OWN_VERDICT:
                assert item["verdict"] == "not_eligible"


@given(anybody)
def test_earliest_is_given_for_not_yet_alone_and_never_lies_behind(asked: Question) -> None:
    """Null with ``still_insured`` and after a death; otherwise a not-yet names its day."""
    for name, found in ask(asked)["benefits"].items():
        standing_on_a_death = died_on(asked) and name != "bereavement"
        no_day = "still_insured" in codes(found["reasons"]) or standing_on_a_death
        if found["verdict"] == "not_yet" and not no_day:
            assert found["earliest"] is not None, name
            assert found["earliest"] >= asked["as_of"]
        else:
            assert found["earliest"] is None, name


@given(anybody)
def test_the_place_of_a_card_is_that_of_its_best_verdict(asked: Question) -> None:
    """By the best verdict among the benefit and its entitlements (contract, ``group``)."""
    for name, found in ask(asked)["benefits"].items():
        verdicts = [found["verdict"], *(item["verdict"] for item in found["entitlements"])]
        best = next(verdict for verdict in BEST_FIRST if verdict in verdicts)
        place = {"not_eligible": "not_for_you"}.get(best, best)
        if died_on(asked) and name != "bereavement":
            entitled = "eligible" in verdicts[1:]
            assert (found["group"] == "not_for_you") == (not entitled)
            continue
        if best == "eligible":
            day = event_day(asked, name)
            ahead = found["asked"] == "standing" and name in AHEAD_WHEN_STANDING
            ahead = ahead or (day is not None and day > day_of(asked["as_of"]))
            place = "covered_if_it_happens" if ahead else "have_now"
        assert found["group"] == place, name


@given(anybody)
def test_a_benefit_whose_event_is_told_is_answered_for_it_and_otherwise_as_standing(
    asked: Question,
) -> None:
    """A job that has ended is a job loss told; after a death all others are standing."""
    events = events_of(asked)
    ended = (asked["person"].get("employment") or {}).get("ended_on")
    told = {name for name, event in EVENT_OF.items() if events.get(event) is not None}
    told |= {"unemployment"} if ended else set()
    told |= {"medical"} if (events.get("illness"), events.get("dental")) != (None, None) else set()
    told |= {"child_support"} if events.get("children") is not None else set()
    if died_on(asked):
        told = {"bereavement"}
    found = ask(asked)["benefits"]
    assert {name for name in found if found[name]["asked"] == "event"} == told


@given(anybody)
def test_claim_by_is_two_years_after_the_event_and_null_when_standing(asked: Question) -> None:
    """Same day number or the month's last; never for child allowance or a shut gate.

    And not in old age before the age is reached and the job has ended: the time to claim runs from
    becoming entitled (s.56). To call a day before that the last one would cost somebody a pension.
    """
    claim_day = day_of(events_of(asked).get("claim_date") or asked["as_of"])
    for name, found in ask(asked)["benefits"].items():
        day = event_day(asked, name)
        never = found["asked"] == "standing" or name == "child_support" or barred(found)
        never |= name == "old_age" and _not_entitled_yet(found)
        if never or day is None:
            assert found["claim_by"] is None, name
        elif VOUCHED_FROM <= claim_day <= VOUCHED_UNTIL:
            assert found["claim_by"] == (day + relativedelta(years=2)).isoformat(), name


def _not_entitled_yet(found: Answer) -> bool:
    needed = ("pension_age_reached", "job_ended")
    return any(c["code"] in needed and c["truth"] == "not_met" for c in found["conditions"])


@given(anybody)
def test_covered_until_is_six_months_after_a_last_day_told(asked: Question) -> None:
    """Only for the four benefits with cover after leaving, and not behind a shut gate."""
    job = asked["person"].get("employment") or {}
    ends = [past.get("ended_on") for past in [job, *(job.get("earlier") or [])]]
    days = {day_of(end) for end in ends if end}
    loss = (events_of(asked).get("unemployment") or {}).get("date")
    if loss:
        days.add(day_of(loss) - timedelta(days=1))
    limits = {(day + relativedelta(months=6)).isoformat() for day in days}
    for name, found in ask(asked)["benefits"].items():
        if found["covered_until"] is not None:
            assert name in COVERED_AFTER_LEAVING
            assert not barred(found)
            assert found["covered_until"] in limits


@given(anybody)
def test_the_window_ends_with_the_month_before_and_its_count_adds_up(asked: Question) -> None:
    """``counted`` are the sure months in the window, null where none are told."""
    record = asked["person"].get("contributions") or {}
    paid, deducted = record.get("paid"), listed(record.get("deducted_not_remitted"))
    for name, found in ask(asked)["benefits"].items():
        window = found["window"]
        if name not in WINDOWED or window is None:
            assert window is None
            continue
        months = listed([f"{window['from']}..{window['to']}"])
        day = day_of(asked["as_of"])
        if died_on(asked):
            day = day_of(str(died_on(asked)))
        if found["asked"] == "event" and name != "child_support":
            day = event_day(asked, name) or day
        assert max(months) == day.year * 12 + day.month - 2
        period = shipped().histories[f"{name}.qualifying"][0].value
        assert isinstance(period, Period)
        assert len(months) == period.reference
        if paid is None:
            assert found["counted"] is found["counted_if_deemed"] is found["short_by"] is None
            continue
        assert found["counted"] == len(months & listed(paid))
        assert found["counted_if_deemed"] == len(months & (listed(paid) | deducted))
        assert found["short_by"] == max(found["required"] - found["counted"], 0)


@given(anybody)
def test_each_reason_is_given_once_and_no_amount_is_below_nothing(asked: Question) -> None:
    found = ask(asked)
    told: list[Answer] = [found["enrolment"], *found["benefits"].values()]
    for benefit in found["benefits"].values():
        told += benefit["entitlements"]
    for item in told:
        assert len(codes(item["reasons"])) == len(set(codes(item["reasons"])))
    for item in told[1:]:
        numbers = [value for value in item.values() if isinstance(value, int | float)]
        assert all(value >= 0 for value in numbers)


def _absent(asked: Question, path: str) -> bool:
    """Whether a field, or the object it would be in, is not there."""
    here: Any = asked
    *parents, last = path.split(".")
    for name in parents:
        here = here[int(name)] if isinstance(here, list) else here.get(name)
        if here is None:
            return True
    return last not in here


@given(anybody)
def test_only_what_was_not_told_is_assumed_and_each_once(asked: Question) -> None:
    """A null is a fact that is not known, never a default.

    The last day of work follows from a job loss that is told, also beside "still employed".
    """
    assumed = [item["field"] for item in ask(asked)["assumed"]]
    assert len(assumed) == len(set(assumed))
    if (events_of(asked).get("unemployment") or {}).get("date"):
        assumed = [field for field in assumed if field != "person.employment.ended_on"]
    assert [field for field in assumed if not _absent(asked, field)] == []
