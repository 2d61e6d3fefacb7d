"""Questions for Hypothesis: the whole input space of the contract, valid ones only.

Every field may be told, null ("asked, not known") or absent, because those are three different
questions. Months and days are drawn near the day of the question, where the limits are.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from eligibility.rules.codes import Degree, EndReason, Paper, Sector
from eligibility.rules.months import iso, month_of, spans

Question = dict[str, Any]

VOUCHED_FROM, VOUCHED_UNTIL = date(2021, 1, 1), date(2027, 12, 31)
KINDS = ("paid", "deducted_not_remitted", "in_doubt")
WINDOWED = ("medical", "maternity", "child_support", "bereavement", "unemployment", "disability")

COUNTRIES = st.sampled_from(["MM", "TH", "LA", "KH"])
SECTORS = st.sampled_from([sector.value for sector in Sector])
DOCUMENTS = st.lists(st.sampled_from([paper.value for paper in Paper]), max_size=4)
END_REASONS = st.sampled_from([reason.value for reason in EndReason])
MONEY = st.integers(0, 60_000) | st.integers(0, 6_000_000).map(lambda satang: satang / 100)
USED = st.integers(0, 2) | st.integers(0, 400)

#: Mostly days of which the release knows the law, some on its edges and beyond.
AS_OF = st.one_of(
    st.dates(date(2021, 6, 1), VOUCHED_UNTIL),
    st.dates(date(2024, 1, 1), date(2027, 6, 30)),
    st.dates(date(2020, 6, 1), date(2033, 12, 31)),
    st.sampled_from(
        [date(2020, 12, 31), VOUCHED_FROM, date(2027, 1, 9), date(2027, 1, 10), VOUCHED_UNTIL]
    ),
)


def nullable(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A field that is told more often than not."""
    return st.one_of(strategy, strategy, st.none())


def days(day: date, before: int = 1500, after: int = 500) -> st.SearchStrategy[str]:
    """Days around ``day`` in ISO 8601, the nearest ones most often."""
    near = st.integers(-min(before, 40), min(after, 40))
    return (near | st.integers(-before, after)).map(
        lambda offset: (day + timedelta(days=offset)).isoformat()
    )


def day_of(text: str) -> date:
    """The day a question's text names."""
    return date.fromisoformat(text)


def listed(texts: Iterable[str] | None) -> set[int]:
    """The months a list of the question names, as serial numbers."""
    found: set[int] = set()
    for text in texts or ():
        first, _, last = text.partition("..")
        found.update(range(_serial(first), _serial(last or first) + 1))
    return found


def _serial(text: str) -> int:
    return int(text[:4]) * 12 + int(text[5:7]) - 1


def written(serials: Iterable[int]) -> list[str]:
    """Months as a list of the question, runs as spans."""
    mask = 0
    for serial in serials:
        mask |= 1 << (serial - 1900 * 12)
    return [
        iso(first) if first == last else f"{iso(first)}..{iso(last)}" for first, last in spans(mask)
    ]


@st.composite
def months_until(draw: st.DrawFn, last: int, *, most: int = 90) -> list[tuple[int, set[int]]]:
    """Disjoint runs of months that end with the month ``last`` or before, each with a kind."""
    gaps = st.integers(0, 3) | st.integers(0, 30)
    lengths = st.integers(1, 14) | st.integers(1, most)
    kinds = st.sampled_from([0, 0, 0, 1, 2])
    runs = []
    for gap, length, kind in draw(st.lists(st.tuples(gaps, lengths, kinds), max_size=6)):
        newest = last - gap
        last = newest - length
        runs.append((kind, set(range(last + 1, newest + 1))))
    return runs


@st.composite
def contributions(draw: st.DrawFn, today: date, *, recorded: bool = False) -> Question:
    """The lists of months and the total, each told, null or absent; ``recorded``: paid is told."""
    found: list[set[int]] = [set(), set(), set()]
    for kind, run in draw(months_until(month_of(today))):
        found[kind] |= run
    made: Question = {}
    for name, serials in zip(KINDS, found, strict=True):
        given = draw(st.sampled_from(["told", "told", "told", "told", "null", "absent"]))
        if recorded and name == "paid":
            given = "told"
        if given != "absent":
            made[name] = written(serials) if given == "told" else None
    total = draw(st.sampled_from(["absent", "absent", "told", "null"]))
    if total != "absent":
        more = draw(st.integers(0, 5) | st.integers(0, 200))
        made["total_months"] = len(listed(made.get("paid"))) + more if total == "told" else None
    return made


@st.composite
def jobs(draw: st.DrawFn, today: date, *, ahead: int) -> Question:
    """One job: its last day not before its first."""
    first = today - timedelta(days=draw(st.integers(0, 60) | st.integers(0, 4000)))
    made: Question = {}
    started = draw(st.sampled_from(["told", "told", "null", "absent"]))
    if started != "absent":
        made["started_on"] = first.isoformat() if started == "told" else None
    ended = draw(st.sampled_from(["told", "told", "null", "absent"]))
    if ended == "told":
        room = (today - first).days + ahead
        after = draw(st.integers(0, room) | st.integers(max(room - ahead - 400, 0), room))
        made["ended_on"] = (first + timedelta(days=after)).isoformat()
    elif ended == "null":
        made["ended_on"] = None
    return made


@st.composite
def employments(draw: st.DrawFn, today: date) -> Question:
    """The current or last job, and those before it."""
    made: Question = draw(jobs(today, ahead=300))
    made |= draw(
        st.fixed_dictionaries(
            {},
            optional={
                "end_reason": nullable(END_REASONS),
                "earlier": nullable(st.lists(jobs(today, ahead=0), max_size=2)),
            },
        )
    )
    return made


@st.composite
def wages(draw: st.DrawFn, today: date) -> list[Question]:
    """Wages of some months; no month twice."""
    runs = draw(months_until(month_of(today) + 2, most=30))
    return [
        {"months": text, "baht": draw(MONEY)} for _, run in runs[:3] for text in written(run)[:1]
    ]


def people(today: date) -> st.SearchStrategy[Question]:
    """Everything the contract lets a question say about a person."""
    return st.fixed_dictionaries(
        {},
        optional={
            "nationality": nullable(COUNTRIES),
            "sex": nullable(st.sampled_from(["female", "male"])),
            "birth_date": nullable(births(today)),
            "sector": nullable(SECTORS),
            "documents": nullable(DOCUMENTS),
            "papers_agree": nullable(st.booleans()),
            "registered": nullable(st.sampled_from([True, True, False])),
            "employment": st.one_of(*[employments(today)] * 4, st.none()),
            "monthly_wage": nullable(MONEY),
            "wages": nullable(wages(today)),
            "contributions": st.one_of(*[contributions(today)] * 6, st.none()),
        },
    )


def births(today: date) -> st.SearchStrategy[str]:
    """Birth dates of people of every age, many near 15, 55 and 61."""
    near = st.tuples(st.sampled_from([15, 55, 61]), st.integers(-400, 400)).map(
        lambda age: (today - timedelta(days=int(age[0] * 365.25) + age[1])).isoformat()
    )
    return near | st.integers(0, 30_000).map(lambda old: (today - timedelta(days=old)).isoformat())


def children(today: date) -> st.SearchStrategy[list[Question]]:
    """Children of every age up to seven, some not born yet."""
    paid_through = st.integers(-30, 3).map(lambda back: iso(month_of(today) + back))
    child = st.fixed_dictionaries(
        {},
        optional={
            "born_on": nullable(days(today, 2700, 200)),
            "lives_in": nullable(COUNTRIES),
            "nationality": nullable(COUNTRIES),
            "lawful": nullable(st.sampled_from([True, True, False])),
            "allowance_paid_through": nullable(paid_through),
            "other_parent_claims": nullable(st.sampled_from([False, False, True])),
        },
    )
    return st.lists(child, max_size=4)


def claimants(person: Question) -> list[str]:
    """The parents this person can be (a ``claimant`` against ``sex`` is refused)."""
    return {"female": ["mother"], "male": ["father"]}.get(
        person.get("sex") or "", ["mother", "father"]
    )


def occurrences(today: date, **more: st.SearchStrategy[Any]) -> st.SearchStrategy[Question]:
    """An event: its day and more about it, each told, null or absent."""
    told = {name: nullable(strategy) for name, strategy in more.items()}
    return st.fixed_dictionaries({}, optional={"date": nullable(days(today)), **told})


@st.composite
def unemployments(draw: st.DrawFn, today: date, person: Question) -> Question:
    """A job loss that agrees with the employment told."""
    job = person.get("employment") or {}
    ended, started = job.get("ended_on"), job.get("started_on")
    made: Question = {}
    if ended:
        first = day_of(ended) + timedelta(days=1)
    else:
        first = today + timedelta(days=draw(st.integers(-60, 20) | st.integers(-1200, 200)))
        first = max(first, day_of(started) + timedelta(days=1)) if started else first
    given = draw(st.sampled_from(["told", "told", "null", "absent"]))
    if given != "absent":
        made["date"] = first.isoformat() if given == "told" else None
    if first <= today and draw(st.booleans()):
        late = draw(st.integers(0, (today - first).days))
        made["registered_on"] = draw(nullable(st.just((first + timedelta(late)).isoformat())))
    if draw(st.booleans()):
        made["days_paid_this_year"] = draw(nullable(USED))
    return made


def happenings(today: date, person: Question) -> st.SearchStrategy[Question]:
    """What has happened to the person or will; often nothing."""
    rare: dict[str, st.SearchStrategy[Any]] = {
        "illness": occurrences(
            today, rest_days=USED, rest_days_already_paid_this_year=USED, chronic=st.booleans()
        ),
        "dental": occurrences(today, bill=MONEY, used_this_year=MONEY),
        "childbirth": occurrences(
            today,
            claimant=st.sampled_from(claimants(person)),
            married=st.booleans(),
            births_with_leave_allowance=st.integers(0, 3),
            other_parent_claims=st.booleans(),
        ),
        "children": nullable(children(today)),
        "unemployment": unemployments(today, person),
        "disability": occurrences(
            today, degree=st.sampled_from([degree.value for degree in Degree])
        ),
        "retirement": occurrences(today, leaving_thailand=st.booleans()),
        "work_injury": occurrences(today),
        "claim_date": nullable(days(today, 900, 900)),
    }
    death = st.one_of(*[st.just({})] * 7, st.fixed_dictionaries({"death": occurrences(today)}))
    told = st.sets(st.sampled_from(sorted(rare)), max_size=4).flatmap(
        lambda names: st.fixed_dictionaries({name: rare[name] for name in sorted(names)})
    )
    return st.tuples(told, death).map(lambda pair: pair[0] | pair[1])


@st.composite
def questions(draw: st.DrawFn, as_of: st.SearchStrategy[date] = AS_OF) -> Question:
    """A valid question."""
    today = draw(as_of)
    made: Question = {"as_of": today.isoformat(), "person": draw(people(today))}
    if draw(st.integers(0, 5)):
        made["events"] = draw(happenings(today, made["person"]))
    if not draw(st.integers(0, 4)):
        made["language"] = draw(st.sampled_from(["my", "th", "en", None]))
    return made


@st.composite
def recorded_questions(draw: st.DrawFn, as_of: st.SearchStrategy[date] = AS_OF) -> Question:
    """A valid question in which the paid months are told, be it that there are none."""
    made = draw(questions(as_of))
    person = made["person"]
    if (person.get("contributions") or {}).get("paid") is None:
        person["contributions"] = draw(contributions(day_of(made["as_of"]), recorded=True))
    return made
