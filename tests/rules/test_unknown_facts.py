"""A fact nobody knows never makes a "no": each one alone, and exactly what follows from it.

``null`` = asked, not known (contract, "Unknown and absent"); "so a 'no' is never due to an
unknown fact" ("Verdict").
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from tests.support import Answer, ask, codes

Path = tuple[str | int, ...]

MOTHER: Answer = {
    "as_of": "2026-11-23",
    "person": {
        "nationality": "MM",
        "sex": "female",
        "birth_date": "1995-05-10",
        "sector": "factory",
        "documents": ["passport", "work_permit"],
        "papers_agree": True,
        "registered": True,
        "employment": {
            "started_on": "2023-01-05",
            "ended_on": None,
            "end_reason": None,
            "earlier": [{"started_on": "2019-01-05", "ended_on": "2022-03-31"}],
        },
        "monthly_wage": 12000,
        "wages": [{"months": "2025-05..2025-12", "baht": 11000}],
        "contributions": {
            "paid": ["2023-01..2026-10"],
            "deducted_not_remitted": [],
            "in_doubt": [],
        },
    },
    "events": {
        "illness": {
            "date": "2026-11-20",
            "rest_days": 40,
            "rest_days_already_paid_this_year": 10,
            "chronic": False,
        },
        "dental": {"date": "2026-11-20", "bill": 500, "used_this_year": 600},
        "childbirth": {
            "date": "2026-11-10",
            "claimant": "mother",
            "married": True,
            "births_with_leave_allowance": 0,
            "other_parent_claims": False,
        },
        "children": [
            {
                "born_on": "2023-05-01",
                "lives_in": "TH",
                "nationality": "MM",
                "lawful": True,
                "allowance_paid_through": "2026-08",
                "other_parent_claims": False,
            }
        ],
        "disability": {"date": "2026-11-20", "degree": "severe"},
        "work_injury": {"date": "2026-11-20"},
        "claim_date": "2026-11-23",
    },
}


def like(base: Answer, person: Answer, events: Answer | None = None) -> Answer:
    made = deepcopy(base)
    made["person"].update(person)
    made["events"] = made["events"] if events is None else events
    return made


JOBLESS = like(
    MOTHER,
    {
        "employment": {
            "started_on": "2023-01-05",
            "ended_on": "2026-10-31",
            "end_reason": "laid_off",
        }
    },
    {
        "unemployment": {
            "date": "2026-11-01",
            "registered_on": "2026-11-05",
            "days_paid_this_year": 0,
        }
    },
)
RETIRED = like(
    MOTHER,
    {
        "birth_date": "1965-05-10",
        "employment": {"started_on": "2008-01-05", "ended_on": "2026-10-31"},
        "contributions": {"paid": ["2011-01..2026-10"]},
    },
    {"retirement": {"date": "2026-11-20", "leaving_thailand": False}},
)
DEAD = like(MOTHER, {}, {"death": {"date": "2026-11-20"}})
NEW = like(
    MOTHER,
    {"employment": {"started_on": "2026-11-01"}, "contributions": {"paid": []}, "wages": []},
    {},
)
PEOPLE = {"mother": MOTHER, "jobless": JOBLESS, "retired": RETIRED, "dead": DEAD, "new": NEW}


def fields(part: object, path: Path = ()) -> Iterator[Path]:
    """Every field of a question, and every object in it, that can be unknown."""
    items: list[tuple[str | int, Any]] = []
    if isinstance(part, dict):
        items = list(part.items())
    elif isinstance(part, list) and path[-1:] == ("children",):
        items = list(enumerate(part))
    for name, inner in items:
        here = (*path, name)
        if here != ("as_of",) and not isinstance(name, int):
            yield here
        yield from fields(inner, here)


def unknown(base: Answer, path: str | Path) -> Answer:
    """The answer when one field of a question is null."""
    keys: Path = (
        tuple(int(key) if key.isdigit() else key for key in path.split("."))
        if isinstance(path, str)
        else path
    )
    made = deepcopy(base)
    part: Any = made
    for key in keys[:-1]:
        part = part[key]
    part[keys[-1]] = None
    return ask(made)


def noes(answer: Answer) -> set[tuple[str, str]]:
    """What is answered with a "no": benefits and entitlements."""
    found = {
        (name, entitled["code"])
        for name, benefit in answer["benefits"].items()
        for entitled in benefit["entitlements"]
        if entitled["verdict"] == "not_eligible"
    }
    benefits = answer["benefits"].items()
    return found | {(name, "") for name, part in benefits if part["verdict"] == "not_eligible"}


@pytest.mark.parametrize(
    ("who", "path"),
    [
        pytest.param(who, path, id=f"{who}-{'.'.join(map(str, path))}")
        for who, person in PEOPLE.items()
        for path in fields(person)
    ],
)
def test_no_fact_that_becomes_unknown_makes_a_no(who: str, path: Path) -> None:
    answer = unknown(PEOPLE[who], path)
    assert noes(answer) <= noes(ask(PEOPLE[who]))
    assert answer["enrolment"]["status"] != "cannot_be_insured"


def unlike(answer: Answer, base: Answer) -> dict[str, str]:
    """The benefits whose verdict differs from that of the question with everything known."""
    before = ask(base)["benefits"]
    return {
        name: found["verdict"]
        for name, found in answer["benefits"].items()
        if found["verdict"] != before[name]["verdict"]
    }


@pytest.mark.parametrize(
    ("base", "path", "changed"),
    [
        (MOTHER, "person.nationality", {}),
        (MOTHER, "person.sex", {}),
        (MOTHER, "person.birth_date", {}),  # still insured: a not-yet beats cannot tell
        (MOTHER, "person.sector", {}),
        (MOTHER, "person.documents", {}),
        (MOTHER, "person.papers_agree", {}),
        (MOTHER, "person.registered", {"child_support": "ask_sso"}),
        (MOTHER, "person.monthly_wage", {}),
        (MOTHER, "person.wages", {}),
        (MOTHER, "person.contributions.in_doubt", {}),
        (MOTHER, "person.contributions.deducted_not_remitted", {}),
        (MOTHER, "events.illness.date", {"medical": "ask_sso"}),
        (MOTHER, "events.childbirth.date", {"maternity": "ask_sso"}),
        (MOTHER, "events.childbirth.other_parent_claims", {}),
        (MOTHER, "events.childbirth.births_with_leave_allowance", {}),
        (MOTHER, "events.childbirth.married", {}),
        (MOTHER, "events.disability.date", {"disability": "ask_sso"}),
        (MOTHER, "events.disability.degree", {}),
        (MOTHER, "events.children", {"child_support": "ask_sso"}),
        (MOTHER, "events.children.0.born_on", {"child_support": "ask_sso"}),
        (MOTHER, "events.children.0.lawful", {"child_support": "ask_sso"}),
        (MOTHER, "events.children.0.other_parent_claims", {"child_support": "ask_sso"}),
        (MOTHER, "events.children.0.allowance_paid_through", {}),
        (MOTHER, "events.children.0.lives_in", {}),
        (MOTHER, "events.children.0.nationality", {}),
        (JOBLESS, "person.birth_date", {"unemployment": "ask_sso", "old_age": "ask_sso"}),
        (JOBLESS, "person.nationality", {}),
        (JOBLESS, "person.employment.end_reason", {"unemployment": "ask_sso"}),
        (JOBLESS, "events.unemployment.date", {}),
        (JOBLESS, "events.unemployment.registered_on", {}),
        (JOBLESS, "events.unemployment.days_paid_this_year", {}),
        (RETIRED, "person.birth_date", {"old_age": "ask_sso", "unemployment": "ask_sso"}),
        (RETIRED, "events.retirement.date", {"old_age": "ask_sso"}),
        (RETIRED, "events.retirement.leaving_thailand", {}),
        (DEAD, "events.death.date", {"bereavement": "ask_sso"}),
    ],
)
def test_an_unknown_fact_opens_what_hangs_on_it_and_nothing_else(
    base: Answer, path: str, changed: dict[str, str]
) -> None:
    answer = unknown(base, path)
    assert unlike(answer, base) == changed
    for name in changed:
        part = answer["benefits"][name]
        assert "fact_missing" in codes(part["reasons"])
        assert path in [item["field"] for item in part["unknowns"]]
