"""Filling in what a question leaves unknown, one true story at a time.

Unknown is what is null, and what is absent without a default (contract, "Unknown and absent").
Left alone is what would make another question of it: a first mention of an event, the day of a
death (the other benefits are asked of that day), the day of a job loss beside a job that goes on.
"""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from eligibility.rules.codes import Degree
from eligibility.rules.months import first_day, iso, month_of
from tests.rules import strategies as told
from tests.rules.strategies import KINDS, VOUCHED_FROM, Question, day_of, listed, written

_DAY = timedelta(days=1)


@st.composite
def fillings(draw: st.DrawFn, asked: Question) -> Question:
    """The same question with its unknowns filled in, each or nearly each."""
    filled = deepcopy(asked)
    today = day_of(filled["as_of"])
    person, events = filled["person"], filled.get("events") or {}
    _person(draw, today, person, events)
    _employment(draw, today, person, events)
    _record(draw, today, person, events)
    _events(draw, today, person, events)
    return filled


def _settle(draw: st.DrawFn, box: Question, name: str, strategy: st.SearchStrategy[Any]) -> None:
    """Fill one field if it is unknown, nearly always."""
    if box.get(name) is None and draw(st.integers(0, 4)):
        box[name] = draw(strategy)


def _asked(draw: st.DrawFn, box: Question, name: str, strategy: st.SearchStrategy[Any]) -> None:
    """Fill a field that has a default: unknown only when asked and null."""
    if name in box:
        _settle(draw, box, name, strategy)


def _person(draw: st.DrawFn, today: date, person: Question, events: Question) -> None:
    record = person.get("contributions") or {}
    claimant = (events.get("childbirth") or {}).get("claimant")
    sexes = {"mother": ["female"], "father": ["male"]}.get(claimant or "", ["female", "male"])
    _settle(draw, person, "nationality", told.COUNTRIES)
    _settle(draw, person, "sex", st.sampled_from(sexes))
    _settle(draw, person, "birth_date", told.births(today))
    _settle(draw, person, "documents", told.DOCUMENTS)
    _settle(draw, person, "papers_agree", st.booleans())
    _settle(draw, person, "monthly_wage", told.MONEY)
    if person.get("sector") in (None, "unknown"):
        person["sector"] = draw(told.SECTORS)
    defaults_to_yes = record.get("paid") or record.get("total_months")
    if "registered" in person or not (defaults_to_yes or record.get("deducted_not_remitted")):
        _settle(draw, person, "registered", st.booleans())
    if "wages" in person:
        _settle(draw, person, "wages", told.wages(today))


def _employment(draw: st.DrawFn, today: date, person: Question, events: Question) -> None:
    """The job, where null; else what is not known of the jobs told."""
    if "employment" in person and person["employment"] is None:
        if draw(st.integers(0, 4)):
            person["employment"] = _some_job(draw, today, events)
        return
    job = person.get("employment")
    if job is None:
        return
    if job.get("end_reason") in (None, "unknown"):
        job["end_reason"] = draw(told.END_REASONS)
    if "earlier" in job and job["earlier"] is None and job.get("started_on"):
        job["earlier"] = [_job_before(draw, day_of(job["started_on"]))]
    for past in job.get("earlier") or ():
        if past.get("started_on"):
            _settle(draw, past, "ended_on", _between(day_of(past["started_on"]), today))
    _first_day(draw, today, person, events)


def _some_job(draw: st.DrawFn, today: date, events: Question) -> Question:
    """Any job that agrees with the day of a job loss and of its registration."""
    job: Question = draw(told.employments(today))
    loss = events.get("unemployment") or {}
    ended = None
    if loss.get("date"):
        ended = day_of(loss["date"]) - _DAY
    elif loss.get("registered_on"):
        ended = day_of(loss["registered_on"]) - _DAY
    if ended is not None:
        job["ended_on"] = ended.isoformat()
        if job.get("started_on"):
            job["started_on"] = min(job["started_on"], job["ended_on"])
    return job


def _job_before(draw: st.DrawFn, started: date) -> Question:
    ended = started - timedelta(days=draw(st.integers(1, 800)))
    began = ended - timedelta(days=draw(st.integers(0, 2000)))
    return {"started_on": began.isoformat(), "ended_on": ended.isoformat()}


def _first_day(draw: st.DrawFn, today: date, person: Question, events: Question) -> None:
    """A first day that is not known.

    A job without one is taken to be the job of every day told, and the age gate goes by ``as_of``
    ("else ``as_of``"): both are the contract's own fallbacks, so the day filled in keeps to them.
    """
    job = person["employment"]
    dated = [event for event in events.values() if isinstance(event, dict)]
    if job.get("started_on") or job.get("earlier") or not person.get("contributions"):
        return
    if not listed(person["contributions"].get("paid")):
        return
    latest = min([today, *(day_of(e["date"]) for e in dated if e.get("date"))])
    if job.get("ended_on"):
        latest = min(latest, day_of(job["ended_on"]))
    latest = min(latest, first_day(min(listed(person["contributions"]["paid"]))))
    if latest.year > 1960:
        job["started_on"] = (latest - timedelta(days=draw(st.integers(0, 3000)))).isoformat()


def _between(first: date, last: date) -> st.SearchStrategy[str]:
    return st.dates(first, max(first, last)).map(date.isoformat)


def _record(draw: st.DrawFn, today: date, person: Question, events: Question) -> None:
    """Lists that are null, months no list names, and months that are not sure."""
    record = person.get("contributions")
    if record is None:
        record = {}
    else:
        person["contributions"] = record
    last = month_of(today)
    total = record.get("total_months")
    for name in KINDS[1:]:
        if name in record and record[name] is None:
            record[name] = written(_some_months(draw, last) - _all(record))
    paid = listed(record.get("paid"))
    if total is not None:
        # A total is told as the one that counts: all of it lies before the day it counts for.
        before = min(min(paid) - 1 if paid else last, *_counting_days(events, last))
        taken = _all(record) | (_some_months(draw, before) if draw(st.booleans()) else set())
        room = (month for month in range(before, 1900 * 12 - 1, -1) if month not in taken)
        placed = [next(room) for _ in range(total - len(paid))]
        record["paid"] = written(paid | set(placed))
        del record["total_months"]
    elif record.get("paid") is None:
        record["paid"] = written(_some_months(draw, last) - _all(record))
    _resolve(draw, record)
    person["contributions"] = record


def _counting_days(events: Question, last: int) -> list[int]:
    """The months of the events for which the whole record is added up."""
    told_of = [events.get(name) or {} for name in ("death", "retirement")]
    days = [date.fromisoformat(event["date"]) for event in told_of if event.get("date")]
    return [last, *(month_of(day) for day in days)]


def _all(record: Question) -> set[int]:
    return set().union(*(listed(record.get(name)) for name in KINDS))


def _some_months(draw: st.DrawFn, last: int) -> set[int]:
    runs = draw(told.months_until(last))
    return set().union(*(run for _, run in runs))


def _resolve(draw: st.DrawFn, record: Question) -> None:
    """Months in doubt or deducted turn out to be paid, or not, or stay as they are."""
    paid = listed(record["paid"])
    for name in KINDS[1:]:
        unsure = listed(record.get(name))
        if not unsure:
            continue
        ways = [unsure, set[int](), draw(st.sets(st.sampled_from(sorted(unsure)), max_size=20))]
        found = draw(st.sampled_from(ways))
        paid |= found
        record[name] = written(draw(st.sampled_from([set(), unsure - found])))
    record["paid"] = written(paid)


def _events(draw: st.DrawFn, today: date, person: Question, events: Question) -> None:
    dates = told.days(today)
    for name in ("illness", "dental", "childbirth", "disability", "retirement", "work_injury"):
        if events.get(name) is not None:
            _settle(draw, events[name], "date", dates)
    if illness := events.get("illness"):
        _settle(draw, illness, "rest_days", told.USED)
        _asked(draw, illness, "rest_days_already_paid_this_year", told.USED)
        _asked(draw, illness, "chronic", st.booleans())
    if dental := events.get("dental"):
        _settle(draw, dental, "bill", told.MONEY)
        _asked(draw, dental, "used_this_year", told.MONEY)
    if birth := events.get("childbirth"):
        _settle(draw, birth, "married", st.booleans())
        _asked(draw, birth, "claimant", st.sampled_from(told.claimants(person)))
        _asked(draw, birth, "births_with_leave_allowance", st.integers(0, 3))
        _asked(draw, birth, "other_parent_claims", st.booleans())
    if (disability := events.get("disability")) is not None:
        _settle(draw, disability, "degree", st.sampled_from([degree.value for degree in Degree]))
    if loss := events.get("unemployment"):
        _asked(draw, loss, "days_paid_this_year", told.USED)
        _registration(draw, today, person, loss)
    if events:
        _settle(draw, events, "children", told.children(today))
    # A claim nobody knows the day of was made, or is made now: later is the person's own choice,
    # for which the answer gives the day to claim by.
    if today > VOUCHED_FROM:
        first = max(VOUCHED_FROM, today - timedelta(days=900))
        _asked(draw, events, "claim_date", _between(first, today))
    for child in events.get("children") or ():
        _child(draw, today, person, child)


def _registration(draw: st.DrawFn, today: date, person: Question, loss: Question) -> None:
    ended = (person.get("employment") or {}).get("ended_on")
    first = loss.get("date") or (ended and (day_of(ended) + _DAY).isoformat())
    if first and day_of(first) <= today:
        _settle(draw, loss, "registered_on", _between(day_of(first), today))


def _child(draw: st.DrawFn, today: date, person: Question, child: Question) -> None:
    _settle(draw, child, "born_on", told.days(today, 2700, 200))
    _settle(draw, child, "lives_in", told.COUNTRIES)
    _settle(draw, child, "nationality", told.COUNTRIES)
    if "lawful" in child or person.get("sex") == "male":
        _settle(draw, child, "lawful", st.booleans())
    through = st.integers(-30, 3).map(lambda back: iso(month_of(today) + back))
    _asked(draw, child, "allowance_paid_through", through)
    _asked(draw, child, "other_parent_claims", st.booleans())
