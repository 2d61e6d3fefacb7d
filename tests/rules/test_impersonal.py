"""A question without the person: what decides a benefit stays, as coarse as may be, and no more."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eligibility.impersonal import without_the_person
from eligibility.rules import question
from eligibility.rules.codes import BenefitCode
from eligibility.rules.evaluate import evaluate
from eligibility.rules.faults import Refused
from eligibility.rules.finding import Finding
from eligibility.rules.rulebook import Rulebook
from eligibility.worked_cases import EXPECT, split
from tests.rules.strategies import questions
from tests.support import Answer, ask, case_files, cases, shipped, worker


@dataclass(frozen=True)
class Lawful:
    rulebook: Rulebook


LAW = Lawful(shipped())
#: Every field that the contract has below the question: none of them could hold a name.
FIELDS = {
    *("as_of", "person", "events"),
    *("nationality", "sex", "birth_date", "sector", "documents", "papers_agree", "registered"),
    *("employment", "monthly_wage", "wages", "contributions", "started_on", "ended_on"),
    *("end_reason", "earlier", "months", "baht", "paid", "deducted_not_remitted", "in_doubt"),
    *("total_months", "illness", "dental", "childbirth", "children", "unemployment"),
    *("disability", "death", "retirement", "work_injury", "claim_date", "date", "rest_days"),
    *("rest_days_already_paid_this_year", "chronic", "bill", "used_this_year", "claimant"),
    *("married", "births_with_leave_allowance", "other_parent_claims", "born_on", "lives_in"),
    *("lawful", "allowance_paid_through", "registered_on", "days_paid_this_year", "degree"),
    "leaving_thailand",
}
#: What a value may look like: a word of a closed list, a country, a day, a month or a span.
PLAIN = re.compile(r"[a-z_]+|[A-Z]{2}|\d{4}-\d{2}(-\d{2})?|\d{4}-\d{2}\.\.\d{4}-\d{2}")


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, (*path, name))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from leaves(inner, (*path, str(place)))
    else:
        yield path, value


def put(value: Any, path: tuple[str, ...], new: Any) -> Any:
    """The same with another value at a path; ``...`` takes it out."""
    if not path:
        return new
    name, rest = path[0], path[1:]
    copy = value.copy()
    place: Any = int(name) if isinstance(value, list) else name
    if not rest and new is ...:
        del copy[place]
    else:
        copy[place] = put(value[place], rest, new)
    return copy


def finding(asked: Answer, benefit: BenefitCode) -> Finding:
    person = question.read(asked, today=date.fromisoformat(asked["as_of"])).person
    found = evaluate(person, LAW.rulebook)
    return next(each for each in found.findings if each.benefit is benefit)


def decided(asked: Answer, benefit: BenefitCode) -> Any:
    """What a finding comes to, said apart from the code that is tested: days by their month."""
    found = finding(asked, benefit)
    return (
        found.verdict,
        found.measure,
        [(each.code, each.truth) for each in found.conditions],
        [
            (
                part.code,
                part.verdict,
                [(each.code, each.truth) for each in part.conditions],
                re.sub(r"datetime\.date\((\d+), (\d+), \d+\)", r"\1-\2", repr(part.figures)),
            )
            for part in found.entitlements
        ],
    )


def named() -> list[tuple[str, Answer, BenefitCode]]:
    """Every worked case whose question is answered, with each benefit it is about."""
    return [
        (f"{case['id']}-{benefit}", split(case)[0], BenefitCode(benefit))
        for case in cases("shared.yaml")
        for benefit in case[EXPECT].get("benefits", {})
    ]


NAMED = named()


@pytest.mark.parametrize(
    ("asked", "benefit"), [each[1:] for each in NAMED], ids=[each[0] for each in NAMED]
)
def test_the_finding_stays_and_every_day_that_stays_decides(
    asked: Answer, benefit: BenefitCode
) -> None:
    small = without_the_person(asked, benefit, LAW)
    wanted = decided(asked, benefit)
    assert decided(small, benefit) == wanted
    for path, value in leaves(small):
        if path[-1] in ("birth_date", "born_on") and not value.endswith("-01-01"):
            coarse = put(small, path, f"{value[:4]}-01-01")
            assert _otherwise(coarse, benefit, wanted), path
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-(?!01)\d\d", value):
            coarse = put(small, path, f"{value[:8]}01")
            assert _otherwise(coarse, benefit, wanted), path


def _otherwise(asked: Answer, benefit: BenefitCode, wanted: Any) -> bool:
    try:
        return bool(decided(asked, benefit) != wanted)
    except Refused:
        return True


def test_no_fact_is_left_that_could_be_left_out() -> None:
    for _, asked, benefit in NAMED[::7]:
        small = without_the_person(asked, benefit, LAW)
        wanted = decided(asked, benefit), finding(asked, benefit).asked
        for path, _ in leaves(small):
            if path == ("as_of",):
                continue
            less = put(small, path, ...)
            try:
                now = decided(less, benefit), finding(less, benefit).asked
            except Refused:
                continue
            assert now != wanted, path


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(questions(), st.sampled_from(BenefitCode))
def test_whatever_is_asked_the_finding_stays_and_nothing_but_facts_is_left(
    asked: Answer, benefit: BenefitCode
) -> None:
    try:
        ask(asked)
    except Refused:
        return
    small = without_the_person(asked, benefit, LAW)
    assert decided(small, benefit) == decided(asked, benefit)
    for path, value in leaves(small):
        assert {name for name in path if not name.isdigit()} <= FIELDS
        assert not isinstance(value, str) or PLAIN.fullmatch(value), path
    assert list(small) == ["as_of", "person", "events"]


def test_what_was_asked_is_left_as_it_was() -> None:
    asked = split(cases("shared.yaml")[0])[0]
    before = repr(asked)
    without_the_person(asked, BenefitCode.MATERNITY, LAW)
    assert repr(asked) == before


def test_a_birthday_stays_where_it_decides_and_goes_where_it_does_not() -> None:
    """Fifty-five this month or not: old age asks for the day, and maternity for nothing of it."""
    asked = worker(
        birth_date="1971-11-24",
        employment={"started_on": "2010-01-05", "ended_on": "2026-10-31"},
        contributions={"total_months": 200, "paid": ["2026-01..2026-10"]},
    )
    small = without_the_person(asked, BenefitCode.MATERNITY, LAW)
    assert "birth_date" not in small["person"]
    small = without_the_person(asked, BenefitCode.OLD_AGE, LAW)
    assert small["person"]["birth_date"] != "1971-01-01"
    asked["person"]["birth_date"] = "1985-11-24"
    small = without_the_person(asked, BenefitCode.OLD_AGE, LAW)
    assert small["person"].get("birth_date", "1985-01-01") == "1985-01-01"


def test_months_outside_the_window_and_days_of_jobs_go() -> None:
    asked = worker(
        employment={"started_on": "2019-03-17", "ended_on": None},
        contributions={"paid": ["2019-03..2026-10"]},
        events={"childbirth": {"date": "2026-11-20", "married": True}},
    )
    small = without_the_person(asked, BenefitCode.MATERNITY, LAW)
    assert small["person"]["contributions"]["paid"] == ["2025-08..2026-10"]
    assert "employment" not in small["person"]
    assert small["events"]["childbirth"]["date"] == "2026-11-01"


def test_a_wage_stays_exact_only_where_an_amount_rests_on_it() -> None:
    months = {"paid": ["2026-01..2026-10"]}
    low = worker(monthly_wage=12345, contributions=months)
    small = without_the_person(low, BenefitCode.MATERNITY, LAW)
    assert small["person"]["monthly_wage"] == 12345
    high = worker(monthly_wage=23456, contributions=months)
    small = without_the_person(high, BenefitCode.MATERNITY, LAW)
    assert small["person"]["monthly_wage"] == 23500
    assert "monthly_wage" not in without_the_person(low, BenefitCode.CHILD_SUPPORT, LAW)["person"]


def test_of_a_life_at_work_the_number_of_months_is_left() -> None:
    asked = worker(contributions={"paid": ["2010-01..2026-10"]})
    small = without_the_person(asked, BenefitCode.CHILD_SUPPORT, LAW)
    (span,) = small["person"]["contributions"]["paid"]
    assert span >= "2023"


def test_a_span_of_wages_is_cut_to_the_months_that_count() -> None:
    asked = worker(
        monthly_wage=None,
        wages=[{"months": "2015-01..2026-10", "baht": 12000}],
        contributions={"paid": ["2015-01..2026-10"]},
        events={"unemployment": {"registered_on": "2026-11-10"}},
        employment={"started_on": "2015-01-05", "ended_on": "2026-10-31", "end_reason": "laid_off"},
    )
    small = without_the_person(asked, BenefitCode.UNEMPLOYMENT, LAW)
    (wage,) = small["person"]["wages"]
    assert wage["months"] >= "2025"


def test_a_refused_question_is_refused_here_as_well() -> None:
    with pytest.raises(Refused):
        without_the_person(worker(birth_date="2566-01-01"), BenefitCode.MEDICAL, LAW)


def test_no_case_file_is_forgotten_among_the_worked_cases() -> None:
    assert "shared.yaml" in [path.name for path in case_files()]
