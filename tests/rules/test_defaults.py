"""An absent field takes its default and the answer says so; a null one takes none."""

from datetime import date
from typing import Any

import pytest

from eligibility.rules import question
from tests.rules.strategies import Question
from tests.support import TODAY, Answer, ask, entitlement, worker


def assumed(asked: Question) -> dict[str, Any]:
    """The fields that took a default, with its value."""
    return {item["field"]: item["value"] for item in ask(asked)["assumed"]}


#: (the event or part of the person, the field in it, the default): contract, "Unknown and absent"
DEFAULTS: list[tuple[str, Question, str, Any]] = [
    ("person.employment", {"started_on": "2020-01-01"}, "ended_on", None),
    ("person.employment", {"started_on": "2020-01-01"}, "earlier", []),
    ("person.contributions", {"paid": ["2026-01"]}, "in_doubt", []),
    ("person.contributions", {"paid": ["2026-01"]}, "deducted_not_remitted", []),
    ("events.illness", {"date": "2026-11-01"}, "rest_days_already_paid_this_year", 0),
    ("events.illness", {"date": "2026-11-01"}, "chronic", False),
    ("events.dental", {"date": "2026-11-01"}, "used_this_year", 0),
    ("events.childbirth", {"date": "2026-11-01"}, "births_with_leave_allowance", 0),
    ("events.childbirth", {"date": "2026-11-01"}, "other_parent_claims", False),
    ("events.childbirth", {"date": "2026-11-01"}, "claimant", "mother"),
    ("events.unemployment", {"date": "2026-11-01"}, "days_paid_this_year", 0),
]


def with_part(path: str, part: Question) -> Question:
    """``worker`` with one object of the question replaced."""
    room, name = path.split(".")
    asked = worker()
    asked[room][name] = part
    return asked


@pytest.mark.parametrize(("path", "part", "name", "value"), DEFAULTS, ids=lambda item: str(item))
def test_an_absent_field_takes_its_default_and_the_answer_names_it(
    path: str, part: Question, name: str, value: object
) -> None:
    if (path, name) == ("person.employment", "ended_on"):
        assert assumed(with_part(path, part))[f"{path}.{name}"] is None
    else:
        assert assumed(with_part(path, part))[f"{path}.{name}"] == value


@pytest.mark.parametrize(("path", "part", "name", "value"), DEFAULTS, ids=lambda item: str(item))
def test_a_null_field_takes_no_default(path: str, part: Question, name: str, value: object) -> None:
    assert f"{path}.{name}" not in assumed(with_part(path, part | {name: None}))


CHILD = {"born_on": "2024-01-01", "lawful": True, "other_parent_claims": False}


@pytest.mark.parametrize(
    ("name", "value"),
    [("lawful", True), ("other_parent_claims", False), ("allowance_paid_through", None)],
)
def test_a_mothers_child_is_hers_and_nothing_is_paid_for_it_yet(name: str, value: object) -> None:
    child = {key: told for key, told in CHILD.items() if key != name}
    found = assumed(worker(events={"children": [child]}))
    assert (f"events.children.0.{name}", value) in found.items()


def test_a_fathers_child_is_unknown_and_not_assumed_to_be_his() -> None:
    asked = worker(sex="male", events={"children": [{"born_on": "2024-01-01"}]})
    assert "events.children.0.lawful" not in assumed(asked)
    unknowns = [item["field"] for item in ask(asked)["benefits"]["child_support"]["unknowns"]]
    assert "events.children.0.lawful" in unknowns


@pytest.mark.parametrize(("sex", "claimant"), [("female", "mother"), ("male", "father")])
def test_the_claimant_follows_from_the_sex(sex: str, claimant: str) -> None:
    asked = worker(sex=sex, events={"childbirth": {"date": "2026-11-01"}})
    assert assumed(asked)["events.childbirth.claimant"] == claimant


def test_the_claimant_is_unknown_where_the_sex_is() -> None:
    asked = worker(sex=None, events={"childbirth": {"date": "2026-11-01"}})
    assert "events.childbirth.claimant" not in assumed(asked)


def test_a_person_whose_job_is_not_told_is_still_employed_and_the_answer_says_so() -> None:
    assert assumed(worker())["person.employment.ended_on"] is None
    assert ask(worker())["enrolment"]["status"] == "insured"


def test_an_unknown_job_is_not_taken_to_go_on() -> None:
    asked = worker(employment=None)
    assert "person.employment.ended_on" not in assumed(asked)
    assert ask(asked)["enrolment"]["status"] == "unknown"


@pytest.mark.parametrize(
    "record",
    [{"paid": ["2026-01"]}, {"deducted_not_remitted": ["2026-01"]}, {"total_months": 3}],
)
def test_who_has_any_contribution_is_on_the_roll(record: Question) -> None:
    assert assumed(worker(contributions=record))["person.registered"] is True


@pytest.mark.parametrize("record", [{"paid": []}, {}, {"total_months": 0}])
def test_who_has_no_contribution_is_not_assumed_to_be_on_the_roll(record: Question) -> None:
    assert "person.registered" not in assumed(worker(contributions=record))


def test_an_absent_nationality_is_not_thai_for_the_day_cap_alone() -> None:
    asked = worker()
    del asked["person"]["nationality"]
    assert "person.nationality" in assumed(asked)
    del asked["person"]["documents"]
    unknowns = [item["field"] for item in ask(asked)["enrolment"]["unknowns"]]
    assert "person.nationality" in unknowns


def test_the_standing_question_about_disability_is_about_a_severe_one() -> None:
    assert assumed(worker())["events.disability.degree"] == "severe"


def test_a_degree_that_is_not_told_of_a_disability_that_is_stays_unknown() -> None:
    asked = worker(events={"disability": {"date": "2026-11-01"}})
    assert "events.disability.degree" not in assumed(asked)
    found: Answer = ask(asked)["benefits"]["disability"]
    assert found["verdict"] == "eligible"
    assert entitlement(found, "disability_pension")["verdict"] == "ask_sso"


def test_without_a_day_of_the_question_it_is_asked_today() -> None:
    for asked in ({}, {"as_of": None}):
        assert question.read(asked, today=date(2026, 3, 4)).person.as_of == date(2026, 3, 4)
    assert ask({})["as_of"] == TODAY.isoformat()


def test_the_claim_is_made_on_the_day_of_the_question_unless_another_is_told() -> None:
    birth = {"childbirth": {"date": "2024-11-23"}}
    assert ask(worker(events=birth))["benefits"]["maternity"]["claim_by"] == "2026-11-23"
    late = ask(worker(events=birth | {"claim_date": "2026-11-24"}))["benefits"]["maternity"]
    assert "claim_deadline_passed" in [reason["code"] for reason in late["reasons"]]
