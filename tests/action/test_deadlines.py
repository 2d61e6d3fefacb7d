"""What falls due: days of the law for people as they are, in the order in which they matter."""

from copy import deepcopy
from datetime import date, timedelta

import pytest

from eligibility import worked_cases
from eligibility.action import octobers
from eligibility.action.deadlines import Code, Deadline, deadlines
from eligibility.action.urgency import Stage, by_urgency, day_is_past, is_near, stage, together
from eligibility.interview.question import question_of
from eligibility.rules import question
from eligibility.rules.codes import BenefitCode
from eligibility.rules.evaluate import evaluate
from eligibility.rules.person import Child
from tests.i18n.saying import NO_DATES, NOTHING_KNOWN
from tests.interview.journeys import JOURNEYS, laid_off, left_eight_months_ago, never_registered
from tests.interview.supposed import told
from tests.interview.three_questions import THREE, another_name
from tests.pages.insured import CHILD, ended, worker
from tests.support import Answer, cases, shipped

#: A day whose law is known, whatever day the suite runs on.
TODAY = date(2026, 11, 23)


def due(given: Answer, today: date = TODAY) -> tuple[Deadline, ...]:
    person = question.read(given, today=today).person
    return deadlines(person, evaluate(person, shipped()), shipped())


def by_code(given: Answer) -> dict[Code, Deadline]:
    return {one.code: one for one in due(given)}


def as_of(given: Answer, day: date) -> Answer:
    return {**deepcopy(given), "as_of": day.isoformat()}


def asked_of_all() -> list[Answer]:
    """The worked cases, the four people, the three questions, and who knows nothing."""
    found = [worked_cases.split(case)[0] for case in cases("shared.yaml")]
    found += [journey(TODAY).question for journey in JOURNEYS.values()]
    found += [question_of(told(forms(TODAY), TODAY)) for forms in THREE.values()]
    return [*found, NOTHING_KNOWN, NO_DATES]


# ---------------------------------------------------------------- after losing work
def test_after_losing_work_the_employer_comes_first_then_the_registration_and_reports() -> None:
    listed = by_urgency(due(laid_off(TODAY).question), TODAY)
    assert [one.code for one in listed][:4] == [
        Code.FIND_EMPLOYER,
        Code.FIND_EMPLOYER_REPORTED,
        Code.REGISTER_DOE,
        Code.REPORT_DOE,
    ]


def test_both_days_to_find_an_employer_are_given_each_with_who_said_so() -> None:
    found = by_code(laid_off(TODAY).question)
    first = TODAY.replace(day=1)  # the first day without a job
    assert found[Code.FIND_EMPLOYER].day == first + timedelta(days=30)
    assert found[Code.FIND_EMPLOYER_REPORTED].day == first + timedelta(days=60)
    assert found[Code.FIND_EMPLOYER].citations == ("mmn-2025-migrant-30-days",)
    assert found[Code.FIND_EMPLOYER_REPORTED].citations == ("find-employer-2024",)


def test_who_has_registered_as_unemployed_is_not_told_to_register() -> None:
    given = laid_off(TODAY).question
    assert Code.REGISTER_DOE in by_code(given)
    given["events"]["unemployment"]["registered_on"] = TODAY.isoformat()
    assert Code.REGISTER_DOE not in by_code(given)
    assert Code.REPORT_DOE in by_code(given)


def test_the_thirtieth_day_without_a_job_is_the_last_to_register() -> None:
    assert by_code(laid_off(TODAY).question)[Code.REGISTER_DOE].day == date(2026, 11, 30)


def test_in_the_waiting_days_the_first_day_that_can_be_paid_is_told_once() -> None:
    found = due(ended(worker(), TODAY - timedelta(days=2), "laid_off"))
    about_work = [one for one in found if BenefitCode.UNEMPLOYMENT in one.benefits]
    paid = [one for one in about_work if one.code in (Code.PAID_FROM, Code.OPENS)]
    assert [one.day for one in paid] == [TODAY + timedelta(days=6)]


def test_reports_are_asked_only_of_who_can_be_paid_or_has_registered() -> None:
    assert Code.REPORT_DOE in by_code(laid_off(TODAY).question)
    long_ago = question_of(told(another_name(TODAY), TODAY))
    assert Code.REPORT_DOE not in by_code(long_ago)
    long_ago["events"]["unemployment"]["registered_on"] = TODAY.isoformat()
    assert Code.REPORT_DOE in by_code(long_ago)


def test_beside_the_later_reported_day_stands_the_safe_one() -> None:
    found = by_code(laid_off(TODAY).question)
    assert found[Code.FIND_EMPLOYER_REPORTED].safe == found[Code.FIND_EMPLOYER].day
    assert found[Code.FIND_EMPLOYER].safe is None


def test_a_thai_worker_has_no_day_to_find_an_employer_by() -> None:
    given = laid_off(TODAY).question
    given["person"]["nationality"] = "TH"
    assert Code.FIND_EMPLOYER not in by_code(given)


def test_what_was_missed_and_can_be_mended_stands_before_everything_else() -> None:
    listed = by_urgency(due(left_eight_months_ago(TODAY).question), TODAY)
    first = [one.code for one in listed[:2]]
    assert first == [Code.FIND_EMPLOYER, Code.REGISTER_DOE]
    assert all(stage(one, TODAY) is Stage.FIRST for one in listed[:2])
    assert all(one.day is not None and one.day < TODAY for one in listed[:2])


def test_a_claim_that_ends_tomorrow_stands_before_an_employer_to_be_found_in_three_weeks() -> None:
    claim = Deadline(Code.CLAIM, TODAY + timedelta(days=1))
    employer = Deadline(Code.FIND_EMPLOYER, TODAY + timedelta(days=21))
    later = Deadline(Code.CLAIM, TODAY + timedelta(days=10))
    assert by_urgency((later, employer, claim), TODAY) == (claim, employer, later)


# ---------------------------------------------------------------- today, tomorrow, yesterday
@pytest.mark.parametrize(
    ("days", "where", "near"),
    [
        (-1, Stage.PAST, False),
        (0, Stage.FIRST, True),
        (1, Stage.FIRST, True),
        (7, Stage.FIRST, True),
        (8, Stage.AHEAD, False),
    ],
)
def test_a_day_counts_until_it_is_over_and_is_near_for_a_week(
    days: int, where: Stage, near: bool
) -> None:
    one = Deadline(Code.CLAIM, TODAY + timedelta(days=days))
    assert (stage(one, TODAY), is_near(one, TODAY)) == (where, near)


@pytest.mark.parametrize(("days", "past"), [(-1, True), (0, False), (1, False)])
def test_the_last_day_of_a_step_is_past_only_when_it_is_over(days: int, past: bool) -> None:
    assert day_is_past(TODAY + timedelta(days=days), TODAY) is past
    assert not day_is_past(None, TODAY)


def test_a_claim_is_possible_for_two_years_and_past_the_day_after() -> None:
    birth = {"date": "2024-11-23", "births_with_leave_allowance": 0, "claimant": "mother"}
    given = worker("2023-01..2026-10", childbirth=birth)
    given["person"]["employment"]["started_on"] = "2022-12-01"
    assert by_code(given)[Code.CLAIM].day == TODAY
    late = by_code(as_of(given, TODAY + timedelta(days=1)))[Code.CLAIM]
    assert stage(late, TODAY + timedelta(days=1)) is Stage.PAST


def test_a_claim_that_was_made_has_no_last_day() -> None:
    illness = {"date": "2026-11-01", "rest_days": 5}
    assert Code.CLAIM in by_code(worker(illness=illness))
    assert Code.CLAIM not in by_code(worker(illness=illness, claim_date="2026-11-20"))


def test_arrears_already_claimed_have_no_last_day() -> None:
    child = {**CHILD, "lawful": True, "born_on": "2022-01-10"}
    given = worker("2022-01..2026-10", children=[child], claim_date="2026-11-20")
    given["person"]["employment"]["started_on"] = "2021-12-01"
    assert Code.ARREARS not in by_code(given)
    given["events"]["claim_date"] = (TODAY + timedelta(days=1)).isoformat()
    assert Code.ARREARS in by_code(given)


def test_no_claim_ends_before_it_can_be_made_nor_is_told_before() -> None:
    seen = 0
    for given in asked_of_all():
        person = question.read(given, today=TODAY).person
        found = evaluate(person, shipped())
        by_benefit = {one.benefit: one for one in found.findings}
        for one in deadlines(person, found, shipped()):
            if one.code is Code.CLAIM and one.day is not None:
                earliest = by_benefit[one.benefits[0]].earliest
                assert earliest is None or earliest <= min(one.day, found.as_of), one
                seen += 1
    assert seen > 40


@pytest.mark.parametrize(("days", "listed"), [(0, True), (1, False)])
def test_a_birth_that_is_still_to_come_has_no_last_day_to_claim(days: int, listed: bool) -> None:
    day = (TODAY + timedelta(days=days)).isoformat()
    birth = {"date": day, "births_with_leave_allowance": 0, "claimant": "mother"}
    assert (Code.CLAIM in by_code(worker(childbirth=birth))) is listed
    unsure = worker(childbirth=birth)
    unsure["person"]["contributions"] = {}
    assert (Code.CLAIM in by_code(unsure)) is listed


def test_who_stops_work_before_the_pension_age_has_no_last_day_to_claim_it() -> None:
    listed = due(question_of(told(another_name(TODAY), TODAY)))
    claims = [one.benefits for one in listed if one.code is Code.CLAIM]
    assert (BenefitCode.OLD_AGE,) not in claims


def test_claims_of_one_day_stand_together_on_a_list() -> None:
    birth = {"date": "2026-11-01", "births_with_leave_allowance": 0, "claimant": "mother"}
    given = worker("2023-01..2026-10", childbirth=birth)
    given["events"]["illness"] = {"date": "2026-11-01", "rest_days": 5}
    given["person"]["employment"]["started_on"] = "2022-12-01"
    claims = [one for one in together(due(given)) if one.code is Code.CLAIM]
    assert [set(one.benefits) for one in claims] == [{BenefitCode.MEDICAL, BenefitCode.MATERNITY}]


# ---------------------------------------------------------------- the October certificate
def october(given: Answer) -> Deadline | None:
    return by_code(given).get(Code.CERTIFICATES)


@pytest.mark.parametrize(
    ("born_on", "last"),
    [
        ("2022-09-30", 2027),  # six in September 2028: the October before was the last
        ("2022-10-01", 2027),  # six on the first of October: no day of it is left
        ("2022-10-02", 2028),
        ("2022-10-31", 2028),
        ("2022-11-01", 2028),  # six in November: that October is still before it
        ("2024-02-29", 2029),  # six on 28 February 2030
    ],
)
def test_the_certificate_is_due_every_october_that_lies_before_the_sixth_birthday(
    born_on: str, last: int
) -> None:
    found = october(worker(children=[{**CHILD, "born_on": born_on}]))
    assert found is not None
    assert (found.day, found.until) == (date(2027, 10, 1), date(last, 10, 1))


def test_a_child_who_turns_six_before_the_next_october_needs_none() -> None:
    assert october(worker(children=[{**CHILD, "born_on": "2021-09-15"}])) is None


def test_of_several_children_the_youngest_decides_how_long() -> None:
    children = [{**CHILD, "born_on": day} for day in ("2021-12-01", "2025-06-01", "2023-06-01")]
    found = october(worker(children=children))
    assert found is not None
    assert found.until == date(2030, 10, 1)


@pytest.mark.parametrize(
    "other", [{"nationality": "TH"}, {"other_parent_claims": True}, {"lawful": False}]
)
def test_neither_a_thai_child_nor_one_claimed_for_elsewhere_needs_a_certificate(
    other: Answer,
) -> None:
    assert october(worker(children=[CHILD])) is not None
    assert october(worker(children=[{**CHILD, **other}])) is None
    assert october(worker(children=[CHILD, {**CHILD, "born_on": "2026-01-01", **other}])) == (
        october(worker(children=[CHILD]))
    )


def test_a_child_whose_nationality_is_not_known_is_not_left_out() -> None:
    assert october(worker(children=[{**CHILD, "nationality": None}])) is not None


@pytest.mark.parametrize("day", [1, 20, 31])
def test_from_its_first_day_october_is_open_until_its_last(day: int) -> None:
    given = as_of(worker("2025-10..2026-09", children=[CHILD]), date(2026, 10, day))
    found = by_code(given)
    assert found[Code.CERTIFICATE].day == date(2026, 10, 31)
    assert found[Code.CERTIFICATES].day == date(2027, 10, 1)


def test_a_worker_without_a_child_has_no_certificate_to_bring() -> None:
    assert october(worker(children=[])) is None


def test_a_child_not_born_yet_needs_none_before_its_birth() -> None:
    child = Child(born_on=date(2027, 11, 2), nationality="MM")
    found = octobers.due((child,), TODAY, month=10, age=6)
    assert (found[0], found[-1]) == (date(2028, 10, 1), date(2033, 10, 1))


# ---------------------------------------------------------------- the other days
def test_cover_that_lapses_is_one_day_for_all_it_holds_and_section_39_is_asked_by_then() -> None:
    found = by_code(laid_off(TODAY).question)
    assert found[Code.COVER_ENDS].day == found[Code.SECTION_39].day == date(2027, 4, 30)
    assert set(found[Code.COVER_ENDS].benefits) == {
        BenefitCode.MEDICAL,
        BenefitCode.MATERNITY,
        BenefitCode.BEREAVEMENT,
        BenefitCode.DISABILITY,
    }


def test_with_fewer_months_than_section_39_asks_for_it_has_no_day() -> None:
    given = ended(worker("2026-03..2026-10"), date(2026, 10, 31))
    assert Code.COVER_ENDS in by_code(given)
    assert Code.SECTION_39 not in by_code(given)
    given["person"]["contributions"]["in_doubt"] = ["2025-11..2026-02"]
    assert Code.SECTION_39 in by_code(given)


def test_the_day_the_employer_missed_is_shown_as_missed_and_can_be_mended() -> None:
    found = by_code(never_registered(TODAY).question)[Code.EMPLOYER_REGISTERS]
    assert found.day == date(2025, 12, 1)
    assert stage(found, TODAY) is Stage.FIRST


def test_an_injury_at_work_has_the_employers_day_and_her_own() -> None:
    found = by_code(worker(work_injury={"date": "2026-11-20"}))
    assert found[Code.INJURY_EMPLOYER].day == date(2026, 12, 5)
    assert found[Code.INJURY_WORKER].day == date(2027, 5, 19)


def test_months_of_child_support_not_claimed_yet_are_lost_one_by_one_after_two_years() -> None:
    child = {**CHILD, "lawful": True, "born_on": "2022-01-10"}
    given = worker("2022-01..2026-10", children=[child])
    given["person"]["employment"]["started_on"] = "2021-12-01"
    assert by_code(given)[Code.ARREARS].day == date(2026, 11, 30)


def test_what_comes_with_further_months_says_so_and_rests_on_its_condition() -> None:
    opens = [one for one in due(worker("2026-09..2026-10")) if one.code is Code.OPENS_IF_PAID]
    by_benefit = {benefit: one for one in opens for benefit in one.benefits}
    assert by_benefit[BenefitCode.MEDICAL].day == date(2026, 12, 1)
    assert by_benefit[BenefitCode.UNEMPLOYMENT].day == date(2027, 3, 1)
    assert "act-78" in by_benefit[BenefitCode.UNEMPLOYMENT].citations
    assert "act-78" not in by_benefit[BenefitCode.MEDICAL].citations


# ---------------------------------------------------------------- nobody and nothing
def test_after_a_death_there_are_no_days_of_the_dead() -> None:
    given = laid_off(TODAY).question
    given["events"] |= {"children": [CHILD], "death": {"date": "2026-11-20"}}
    found = by_code(given)
    assert set(found) == {Code.CLAIM}
    assert found[Code.CLAIM].benefits == (BenefitCode.BEREAVEMENT,)


def test_who_has_told_nothing_has_no_days() -> None:
    assert due({"as_of": TODAY.isoformat(), "person": {"employment": None}, "events": {}}) == ()


def test_every_day_of_every_worked_case_rests_on_a_row_with_a_source() -> None:
    seen = 0
    for given in asked_of_all():
        for one in due(given):
            seen += 1
            assert one.citations, one
            assert all(code in shipped().citations for code in one.citations)
    assert seen > 100
