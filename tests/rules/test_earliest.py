"""``earliest`` is exact: on that day it holds, and one month, or one day, before it does not.

For months: with every month from ``as_of``'s month to the one before ``earliest`` paid, the
qualifying period holds when asked on that day; with one of them left out it does not, nor when
asked a day sooner. For an event ahead it is the event's day; for age, the birthday; for waiting
days, the first payable day.
"""

from copy import deepcopy
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, given
from hypothesis import strategies as st

from eligibility.rules.months import month_of
from tests.rules.strategies import KINDS, WINDOWED, Question, day_of, listed, written
from tests.support import Answer, ask

pytestmark = pytest.mark.slow

#: Early enough for what is waited for to come on days the release vouches for.
AS_OF = st.dates(date(2021, 6, 1), date(2026, 9, 30))
DAY = timedelta(days=1)


def truth_of(found: Answer, code: str) -> str:
    """How one condition stands."""
    truths = {condition["code"]: condition["truth"] for condition in found["conditions"]}
    return str(truths[code])


@st.composite
def workers(draw: st.DrawFn, as_of: st.SearchStrategy[date] = AS_OF) -> Question:
    """Somebody in a job, with a few recent months, some of them not sure."""
    today = draw(as_of)
    last = month_of(today)
    back = st.integers(0, 15) | st.integers(0, 40)
    found: list[set[int]] = [set(), set(), set()]
    for offset, kind in draw(
        st.dictionaries(back, st.sampled_from([0, 0, 0, 0, 1, 2]), max_size=11)
    ).items():
        found[kind].add(last - offset)
    record: Question = {name: written(run) for name, run in zip(KINDS, found, strict=True)}
    person: Question = {
        "nationality": "MM",
        "sex": "female",
        "birth_date": "1992-03-01",
        "sector": "factory",
        "documents": ["work_permit"],
        "registered": True,
        "employment": {"started_on": "2015-01-01", "ended_on": None},
        "contributions": record,
    }
    events = {"children": [{"born_on": today.isoformat()}]}
    return {"as_of": today.isoformat(), "person": person, "events": events}


def later(asked: Question, day: date, paid: set[int]) -> Question:
    """The same person asked on a later day, with some more months paid by then."""
    made = deepcopy(asked)
    made["as_of"] = day.isoformat()
    record = made["person"]["contributions"]
    for name in KINDS[1:]:
        record[name] = written(listed(record.get(name)) - paid)
    record["paid"] = written(listed(record["paid"]) | paid)
    return made


@given(st.data(), workers())
def test_with_the_months_up_to_earliest_the_period_holds_and_with_one_fewer_it_does_not(
    data: st.DataObject, asked: Question
) -> None:
    today = day_of(asked["as_of"])
    found = ask(asked)["benefits"]
    short = [name for name in WINDOWED if found[name]["verdict"] == "not_yet"]
    for name in short:
        earliest = day_of(found[name]["earliest"])
        coming = set(range(month_of(today), month_of(earliest)))
        assert earliest.day == 1
        assert coming, name
        on_the_day = ask(later(asked, earliest, coming))["benefits"][name]
        assert truth_of(on_the_day, "qualifying_period") == "met"
        assert on_the_day["counted"] == on_the_day["required"]
        missed = data.draw(st.sampled_from(sorted(coming - listed(_paid(asked)) or coming)))
        fewer = later(asked, earliest, coming - {missed})
        record = fewer["person"]["contributions"]
        for kind in KINDS:
            record[kind] = written(listed(record[kind]) - {missed})
        assert ask(fewer)["benefits"][name]["counted"] == on_the_day["required"] - 1
        day_before = ask(later(asked, earliest - DAY, coming - {max(coming)}))["benefits"][name]
        assert truth_of(day_before, "qualifying_period") != "met"


def _paid(asked: Question) -> list[str]:
    paid: list[str] = asked["person"]["contributions"]["paid"]
    return paid


ONE_TIME = {"maternity": "childbirth", "disability": "disability", "bereavement": "death"}


@given(workers(), st.sampled_from(sorted(ONE_TIME)), st.integers(1, 457))
def test_an_event_ahead_is_waited_for_only_if_the_months_to_come_are_enough(
    asked: Question, name: str, wait: int
) -> None:
    """Enough in its window now: eligible. Enough if contributions go on: its day. Else a no."""
    asked["person"]["contributions"]["in_doubt"] = []
    asked["person"]["contributions"]["deducted_not_remitted"] = []
    today = day_of(asked["as_of"])
    day = today + timedelta(days=wait)
    asked["events"][ONE_TIME[name]] = {"date": day.isoformat()}
    found = ask(asked)["benefits"][name]
    coming = set(range(month_of(today), month_of(day)))
    now = ask(later(asked, day, set()))["benefits"][name]
    then = ask(later(asked, day, coming))["benefits"][name]
    expected = "not_eligible"
    if truth_of(then, "qualifying_period") == "met":
        expected = "not_yet"
    if truth_of(now, "qualifying_period") == "met":
        expected = "eligible"
    assert found["verdict"] == expected
    assert found["earliest"] == (day.isoformat() if expected == "not_yet" else None)


BIRTHS = st.dates(date(1966, 7, 1), date(1972, 11, 30)) | st.just(date(1968, 2, 29))


@given(BIRTHS, st.integers(1, 180))
def test_the_old_age_benefit_begins_on_the_55th_birthday(born: date, wait: int) -> None:
    birthday = born + relativedelta(years=55)
    today = birthday - timedelta(days=wait)
    asked = {
        "as_of": today.isoformat(),
        "person": {
            "birth_date": born.isoformat(),
            "employment": {"started_on": "2000-01-01", "ended_on": "2020-12-31"},
            "contributions": {"paid": ["2010-01..2020-12"]},
        },
    }
    assume(today >= date(2021, 1, 1))
    found = ask(asked)["benefits"]["old_age"]
    assert (found["verdict"], found["earliest"]) == ("not_yet", birthday.isoformat())
    on_it = ask(asked | {"as_of": birthday.isoformat()})["benefits"]["old_age"]
    eve = ask(asked | {"as_of": (birthday - DAY).isoformat()})["benefits"]["old_age"]
    assert (on_it["verdict"], eve["verdict"]) == ("eligible", "not_yet")


@given(AS_OF, st.integers(-7, 120), st.sampled_from(["laid_off", "resigned", "contract_expired"]))
def test_the_eighth_day_without_a_job_is_the_first_that_is_paid(
    today: date, wait: int, reason: str
) -> None:
    """Also told ahead, while the job still goes on."""
    ended = today + timedelta(days=wait)
    last = ended.year * 12 + ended.month - 1
    paid = set(range(last - 15, min(last, today.year * 12 + today.month - 1)))
    asked = {
        "as_of": today.isoformat(),
        "person": {
            "birth_date": "1992-03-01",
            "registered": True,
            "employment": {
                "started_on": "2015-01-01",
                "ended_on": ended.isoformat(),
                "end_reason": reason,
            },
            "contributions": {"paid": written(paid)},
        },
    }
    found = ask(asked)["benefits"]["unemployment"]
    payable = ended + timedelta(days=8)
    assert (found["verdict"], found["earliest"]) == ("not_yet", payable.isoformat())
    on_it = ask(later(asked, payable, paid))["benefits"]["unemployment"]
    eve = ask(later(asked, payable - DAY, paid))["benefits"]["unemployment"]
    assert (on_it["verdict"], eve["verdict"]) == ("eligible", "not_yet")
