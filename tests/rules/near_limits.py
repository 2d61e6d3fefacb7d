"""Questions of people a month or a day from a limit, where an unknown fact weighs most.

``strategies.questions`` covers the whole input space and so seldom comes near; here nearly all is
told, the months are few and recent, and the days lie where the law turns.
"""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from eligibility.rules.months import month_of
from tests.rules.strategies import KINDS, Question, claimants, days, nullable, questions, written

TODAY = st.dates(date(2021, 6, 1), date(2027, 9, 30))


@st.composite
def records(draw: st.DrawFn, today: date) -> Question:
    """A few recent months, one by one, and perhaps a total that is a little more."""
    last = month_of(today)
    back = st.one_of(st.integers(0, 8), st.integers(0, 16), st.integers(0, 40))
    kind = st.sampled_from([0, 0, 0, 1, 2])
    found: list[set[int]] = [set(), set(), set()]
    for offset, which in draw(st.dictionaries(back, kind, max_size=14)).items():
        found[which].add(last - offset)
    made: Question = {name: written(run) for name, run in zip(KINDS, found, strict=True)}
    if not draw(st.integers(0, 4)):
        made["total_months"] = len(found[0]) + draw(st.sampled_from([0, 1, 2, 170, 179, 180]))
    if not draw(st.integers(0, 9)):
        made[draw(st.sampled_from(KINDS))] = None
        made.pop("total_months", None)
    return made


@st.composite
def jobs(draw: st.DrawFn, today: date) -> Question | None:
    """A job that goes on, has ended within the year, or ends within months; seldom unknown."""
    started = today - timedelta(days=draw(st.integers(250, 4000)))
    made: Question = {"started_on": draw(st.sampled_from([started.isoformat(), None]))}
    ended = draw(st.sampled_from(["on", "on", "ended", "ends", "unknown"]))
    if ended == "unknown":
        return None
    offset = st.integers(-240, -1) if ended == "ended" else st.integers(0, 120)
    at = today + timedelta(days=draw(offset))
    made["ended_on"] = None if ended == "on" else at.isoformat()
    made["end_reason"] = draw(st.sampled_from(["laid_off", "resigned", "unknown"]))
    return made


@st.composite
def near_limits(draw: st.DrawFn) -> Question:
    """A question near the limits."""
    today = draw(TODAY)
    aged = draw(st.sampled_from([30, 55])) * 365.25 + draw(st.integers(-200, 200))
    person: Question = {
        "nationality": "MM",
        "sex": draw(st.sampled_from(["female", "male"])),
        "birth_date": draw(nullable(st.just((today - timedelta(days=aged)).isoformat()))),
        "sector": draw(st.sampled_from(["factory", "factory", "private_household", "unknown"])),
        "documents": draw(nullable(st.just(["work_permit"]))),
        "registered": draw(st.sampled_from([True, True, True, False, None])),
        "employment": draw(jobs(today)),
        "monthly_wage": 12000,
        "contributions": draw(records(today)),
    }
    near = days(today, 240, 200)
    sixth = today - timedelta(days=6 * 365 + 1)
    child = st.fixed_dictionaries(
        {"born_on": nullable(days(sixth, 60, 500)), "lawful": nullable(st.just(True))}
    )
    told: dict[str, st.SearchStrategy[Any]] = {
        "illness": st.fixed_dictionaries({"date": near, "rest_days": st.just(30)}),
        "childbirth": st.fixed_dictionaries(
            {"date": near, "claimant": st.sampled_from(claimants(person))}
        ),
        "children": st.lists(child, min_size=1, max_size=3),
        "disability": st.fixed_dictionaries({"date": near, "degree": st.just("severe")}),
        "retirement": st.fixed_dictionaries({"date": near}),
        "claim_date": days(today, 100, 600),
    }
    names = draw(st.sets(st.sampled_from(sorted(told)), max_size=3))
    events = {name: draw(told[name]) for name in sorted(names)}
    if not draw(st.integers(0, 5)):
        events["death"] = {"date": draw(near)}
    return {"as_of": today.isoformat(), "person": person, "events": events}


#: Anybody: half of them from the whole input space, half near the limits.
anybody = st.one_of(questions(), near_limits())
