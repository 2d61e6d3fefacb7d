"""The thirty-two participants of Mae Sot: what the checker says of people of whom little is known.

Nobody is turned away for a fact that is not known, and every open answer says what would settle
it. ``docs/proceedings.md`` shows the answers; here they are held to the core.
"""

from copy import deepcopy
from functools import cache
from typing import Any

import pytest

from eligibility.rules.codes import BenefitCode
from eligibility.worked_cases import split
from tests.docs.pages import DOCS, Page
from tests.support import Answer, ask, cases, codes, entitlement

PARTICIPANTS = cases("proceedings.yaml")
BENEFITS = [code.value for code in BenefitCode]
OPEN = ("ask_sso", "not_yet")

each = pytest.mark.parametrize("case", PARTICIPANTS, ids=lambda case: str(case["id"]))


@cache
def page() -> Page:
    return Page(DOCS / "proceedings.md")


@cache
def rows() -> list[dict[str, str]]:
    return page().rows("One line each")


def answered(case: Answer) -> Answer:
    return ask(split(case)[0])


def fields(found: Answer) -> list[str]:
    return [item["field"] for item in found["unknowns"]]


def test_the_file_asks_about_all_thirty_two_with_only_what_the_table_says() -> None:
    assert [case["id"] for case in PARTICIPANTS] == [f"P{number:02}" for number in range(1, 33)]
    for case in PARTICIPANTS:
        assert case["as_of"] == "2025-07-06"
        assert case["person"].keys() == {"sex", "sector", "registered"}
        assert not case["events"]


def test_the_page_has_one_line_for_each_participant() -> None:
    told = [(row["no."], row["who"], f"arrived in Thailand in {row['arrived']}") for row in rows()]
    assert told == [(case["id"], case["name"], case["note"]) for case in PARTICIPANTS]


@each
def test_a_line_says_what_the_checker_says(case: Answer) -> None:
    answer = answered(case)
    row = next(row for row in rows() if row["no."] == case["id"])
    assert row["insured?"] == answer["enrolment"]["status"]
    found = answer["benefits"]
    assert {benefit: row[benefit] for benefit in BENEFITS} == {
        benefit: found[benefit]["verdict"] for benefit in BENEFITS
    }
    first = {fields(part)[0] for part in found.values() if part["verdict"] in OPEN}
    assert first == {row["settled first by"]}


@each
def test_the_table_of_the_group_says_what_would_settle_each_benefit(case: Answer) -> None:
    who = case["name"].split(", ", 1)[1]
    table = page().rows(who[0].upper() + who[1:])
    found = answered(case)["benefits"]
    assert table == [
        {
            "benefit": benefit,
            "verdict": found[benefit]["verdict"],
            "what would settle it, most decisive first": ", ".join(
                f"`{field}`" for field in fields(found[benefit])
            ).strip("`" if len(fields(found[benefit])) == 1 else ""),
        }
        for benefit in BENEFITS
    ]


@each
def test_nobody_is_turned_away_except_from_child_allowance_while_off_the_roll(
    case: Answer,
) -> None:
    refused = {
        benefit: codes(found["reasons"])
        for benefit, found in answered(case)["benefits"].items()
        if found["verdict"] == "not_eligible"
    }
    off_the_roll = case["person"]["registered"] is False
    assert refused == ({"child_support": ["not_registered"]} if off_the_roll else {})


@each
def test_arrears_of_child_allowance_stay_open_for_everybody(case: Answer) -> None:
    found = answered(case)["benefits"]["child_support"]
    assert entitlement(found, "child_allowance_arrears")["verdict"] == "ask_sso"
    assert found["group"] == "ask_sso"


@each
def test_every_open_benefit_names_a_fact_that_would_settle_it(case: Answer) -> None:
    for benefit, found in answered(case)["benefits"].items():
        if found["verdict"] in OPEN:
            assert fields(found), benefit


#: What a participant could answer when asked. Months, papers and dates are one possible truth.
FACTS: Answer = {
    "person.contributions.paid": ["2023-01..2025-06"],
    "person.employment.ended_on": None,
    "person.birth_date": "1990-02-01",
    "person.sector": "factory",
    "person.documents": ["passport", "work_permit"],
    "person.nationality": "MM",
    "events.children": [{"born_on": "2022-03-01"}],
    "events.children.0.lawful": True,
    "person.monthly_wage": 12000,
}


def told(question: Answer, field: str) -> None:
    """Answer one open question."""
    *path, last = field.split(".")
    place: Any = question
    for name in path:
        place = place[int(name)] if isinstance(place, list) else place.setdefault(name, {})
    place[last] = deepcopy(FACTS[field])


@each
def test_who_answers_what_is_asked_has_no_open_benefit_left(case: Answer) -> None:
    """Asked and answered until nothing is named: then every benefit is a yes, a no or a date."""
    question = deepcopy(split(case)[0])
    for _ in FACTS:
        found = ask(question)["benefits"]
        asked = {field for part in found.values() for field in fields(part)}
        if not asked:
            break
        for field in sorted(asked):
            told(question, field)
    verdicts = {benefit: part["verdict"] for benefit, part in found.items()}
    assert not asked
    assert "ask_sso" not in verdicts.values(), verdicts
    assert verdicts["medical"] == "eligible"


def test_the_page_says_what_every_field_it_names_means() -> None:
    named = {
        field
        for case in PARTICIPANTS
        for part in answered(case)["benefits"].values()
        for field in fields(part)
    }
    assert {row["field"] for row in page().rows("What the fields mean")} == named
