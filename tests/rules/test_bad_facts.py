"""Facts that contradict each other are refused where they do, and accepted one step before."""

from datetime import date

import pytest

from eligibility.rules import question
from eligibility.rules.faults import FaultCode
from tests.rules.strategies import Question, written
from tests.rules.test_bad_input import faults_of
from tests.support import TODAY, worker

F = FaultCode
THIS_MONTH = 2026 * 12 + 10  # November 2026, the month of ``worker``'s question
LISTS = ("paid", "deducted_not_remitted", "in_doubt")


def record(**lists: object) -> Question:
    """``worker`` with these contributions alone."""
    return worker(contributions=lists)


def last_months(count: int) -> list[str]:
    """The ``count`` months that end with the month of the question."""
    return written(range(THIS_MONTH - count + 1, THIS_MONTH + 1))


@pytest.mark.parametrize("name", LISTS)
def test_a_month_after_as_of_is_refused_in_every_list(name: str) -> None:
    field = f"person.contributions.{name}"
    assert faults_of(record(**{name: ["2026-12"]})) == [(field, F.AFTER_AS_OF)]
    assert faults_of(record(**{name: ["2026-01..2027-01"]})) == [(field, F.AFTER_AS_OF)]
    assert faults_of(record(**{name: ["2026-11"]})) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("paid", "deducted_not_remitted"),
        ("paid", "in_doubt"),
        ("deducted_not_remitted", "in_doubt"),
    ],
)
def test_a_month_is_in_one_list_only(first: str, second: str) -> None:
    twice = {first: ["2026-01..2026-03"], second: ["2026-03", "2026-05"]}
    assert faults_of(record(**twice)) == [(f"person.contributions.{second}", F.MONTH_TWICE)]
    once = {first: ["2026-01..2026-03"], second: ["2026-04", "2026-05"]}
    assert faults_of(record(**once)) == []


def test_a_month_may_be_written_twice_in_the_same_list() -> None:
    assert faults_of(record(paid=["2026-01..2026-03", "2026-02", "2026-02"])) == []


def test_no_more_months_are_listed_than_there_are_in_all() -> None:
    listed = {"paid": ["2026-01..2026-03"]}
    refused = [("person.contributions.total_months", F.MORE_LISTED_THAN_TOTAL)]
    assert faults_of(record(**listed, total_months=2)) == refused
    assert faults_of(record(**listed, total_months=3)) == []


def test_the_total_leaves_out_deducted_and_doubtful_months() -> None:
    lists = {"paid": ["2026-01"], "deducted_not_remitted": ["2026-02"], "in_doubt": ["2026-03"]}
    assert faults_of(record(**lists, total_months=1)) == []


@pytest.mark.parametrize("name", LISTS)
def test_a_list_names_720_months_at_most(name: str) -> None:
    field = f"person.contributions.{name}"
    assert faults_of(record(**{name: last_months(721)})) == [(field, F.TOO_MANY_MONTHS)]
    assert faults_of(record(**{name: last_months(720)})) == []


def test_all_lists_together_name_720_months_at_most() -> None:
    months = list(range(THIS_MONTH - 720, THIS_MONTH + 1))
    more = {"paid": written(months[:400]), "in_doubt": written(months[400:])}
    assert faults_of(record(**more)) == [("person.contributions.paid", F.TOO_MANY_MONTHS)]
    enough = more | {"in_doubt": written(months[400:-1])}
    assert faults_of(record(**enough)) == []


def test_a_lifetime_total_is_720_months_at_most() -> None:
    field = "person.contributions.total_months"
    assert faults_of(record(paid=[], total_months=721)) == [(field, F.TOO_MANY_MONTHS)]
    assert faults_of(record(paid=[], total_months=720)) == []


def test_wages_name_720_months_at_most() -> None:
    refused = [("person.wages", F.TOO_MANY_MONTHS)]
    for count, expected in ((721, refused), (720, [])):
        (span,) = last_months(count)
        assert faults_of(worker(wages=[{"months": span, "baht": 9000}])) == expected


def test_a_month_has_one_wage() -> None:
    first = {"months": "2026-01..2026-03", "baht": 9000}
    again = {"months": "2026-03..2026-04", "baht": 9000}
    after = {"months": "2026-04", "baht": 9500}
    refused = [("person.wages.1.months", F.OVERLAPPING_WAGES)]
    assert faults_of(worker(wages=[first, again])) == refused
    assert faults_of(worker(wages=[first, after])) == []


def test_a_job_does_not_end_before_it_starts() -> None:
    backwards = {"started_on": "2026-05-02", "ended_on": "2026-05-01"}
    one_day = {"started_on": "2026-05-01", "ended_on": "2026-05-01"}
    refused = [("person.employment.ended_on", F.ENDED_BEFORE_STARTED)]
    assert faults_of(worker(employment=backwards)) == refused
    assert faults_of(worker(employment=one_day)) == []
    before = {"started_on": "2026-06-01", "earlier": [one_day, backwards]}
    refused = [("person.employment.earlier.1.ended_on", F.ENDED_BEFORE_STARTED)]
    assert faults_of(worker(employment=before)) == refused


@pytest.mark.parametrize(
    ("sex", "claimant", "agree"),
    [
        ("female", "mother", True),
        ("male", "father", True),
        ("female", "father", False),
        ("male", "mother", False),
        (None, "mother", True),
        (None, "father", True),
    ],
)
def test_the_claimant_is_the_parent_the_sex_allows(
    sex: str | None, claimant: str, *, agree: bool
) -> None:
    asked = worker(sex=sex, events={"childbirth": {"claimant": claimant}})
    refused = [("events.childbirth.claimant", F.CLAIMANT_AGAINST_SEX)]
    assert faults_of(asked) == ([] if agree else refused)


def test_nobody_is_born_after_the_day_of_the_question() -> None:
    refused = [("person.birth_date", F.AFTER_AS_OF)]
    assert faults_of(worker(birth_date="2026-11-24")) == refused
    assert faults_of(worker(birth_date="2026-11-23")) == []


def job_loss(ended_on: str | None, **loss: object) -> Question:
    """A job that ended, and what is told of the unemployment after it."""
    job = {"started_on": "2020-01-01", "ended_on": ended_on, "end_reason": "laid_off"}
    return worker(employment=job, events={"unemployment": loss})


@pytest.mark.parametrize(
    ("day", "agree"), [("2026-10-31", False), ("2026-11-01", True), ("2026-11-02", False)]
)
def test_the_first_jobless_day_is_the_day_after_the_last_day_of_work(
    day: str, *, agree: bool
) -> None:
    refused = [("events.unemployment.date", F.NOT_DAY_AFTER_JOB)]
    assert faults_of(job_loss("2026-10-31", date=day)) == ([] if agree else refused)


def test_a_job_loss_told_beside_no_last_day_of_work_names_it() -> None:
    person = question.read(job_loss(None, date="2026-11-01"), today=TODAY).person
    assert person.employment is not None
    assert person.employment.job.ended_on == date(2026, 10, 31)


def test_a_job_is_not_lost_before_it_starts() -> None:
    refused = [("events.unemployment.date", F.ENDED_BEFORE_STARTED)]
    assert faults_of(job_loss(None, date="2020-01-01")) == refused
    assert faults_of(job_loss(None, date="2020-01-02")) == []


@pytest.mark.parametrize("date", [{"date": "2026-11-01"}, {}, {"date": None}])
def test_nobody_registers_as_unemployed_before_the_first_jobless_day(
    date: dict[str, object],
) -> None:
    """Also where that day follows from the last day of work alone."""
    refused = [("events.unemployment.registered_on", F.REGISTERED_BEFORE_DATE)]
    assert faults_of(job_loss("2026-10-31", **date, registered_on="2026-10-31")) == refused
    assert faults_of(job_loss("2026-10-31", **date, registered_on="2026-11-01")) == []


def test_nobody_has_registered_as_unemployed_after_the_day_of_the_question() -> None:
    refused = [("events.unemployment.registered_on", F.AFTER_AS_OF)]
    assert faults_of(job_loss("2026-10-31", registered_on="2026-11-24")) == refused
    assert faults_of(job_loss("2026-10-31", registered_on="2026-11-23")) == []


def test_a_person_has_twenty_children_at_most() -> None:
    refused = [("events.children", F.TOO_MANY_CHILDREN)]
    assert faults_of(worker(events={"children": [{}] * 21})) == refused
    assert faults_of(worker(events={"children": [{}] * 20})) == []


def test_every_item_of_a_list_is_checked_on_its_own() -> None:
    asked = worker(
        documents=["passport", "visa"],
        contributions={"paid": ["2026-01", "2026-14", "2026-03..2026-02"]},
        events={"children": [{"lawful": True}, {"lawful": "yes"}, {"born_on": "soon"}]},
    )
    assert sorted(faults_of(asked)) == [
        ("events.children.1.lawful", F.NOT_YES_OR_NO),
        ("events.children.2.born_on", F.NOT_A_DATE),
        ("person.contributions.paid.1", F.NOT_A_MONTH),
        ("person.contributions.paid.2", F.REVERSED_SPAN),
        ("person.documents.1", F.NOT_IN_LIST),
    ]
