"""How each kind of value is read: exactly as the contract writes it, or refused at its field."""

import pytest

from eligibility.rules import question
from eligibility.rules.faults import FaultCode, Refused
from tests.rules.test_bad_input import LISTS, faults_of, told
from tests.support import TODAY

F = FaultCode

DATES = [
    "as_of",
    "person.birth_date",
    "person.employment.started_on",
    "person.employment.ended_on",
    "person.employment.earlier.0.started_on",
    "person.employment.earlier.0.ended_on",
    "events.illness.date",
    "events.dental.date",
    "events.childbirth.date",
    "events.children.0.born_on",
    "events.unemployment.date",
    "events.unemployment.registered_on",
    "events.disability.date",
    "events.death.date",
    "events.retirement.date",
    "events.work_injury.date",
    "events.claim_date",
]

NOT_DATES = [
    "",
    "2026-11",
    "23/11/2026",
    "2026-11-31",
    "2025-02-29",
    "2026-13-01",
    "2026-1-1",
    "20261123",
    "2026-11-23T00:00",
    " 2026-11-23",
    "2026-11-23\n",
    "၂၀၂၆-၁၁-၂၃",
    20261123,
    True,
    [],
    {},
]


@pytest.mark.parametrize("wrong", NOT_DATES, ids=repr)
def test_a_date_is_a_day_of_the_calendar_in_iso_8601(wrong: object) -> None:
    assert faults_of(told("events.claim_date", wrong)) == [("events.claim_date", F.NOT_A_DATE)]


@pytest.mark.parametrize("path", DATES)
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("23 November", F.NOT_A_DATE),
        ("2569-11-23", F.BUDDHIST_YEAR),
        ("2401-01-01", F.BUDDHIST_YEAR),
        ("1899-12-31", F.YEAR_TOO_EARLY),
    ],
)
def test_every_date_is_read_with_the_same_care(path: str, text: str, code: FaultCode) -> None:
    assert (path, code) in faults_of(told(path, text))


@pytest.mark.parametrize("text", ["1900-01-01", "2400-12-31"])
def test_the_years_1900_and_2400_themselves_are_read(text: str) -> None:
    assert faults_of(told("events.claim_date", text)) == []


def test_a_buddhist_year_is_asked_about_with_the_christian_year_it_may_be() -> None:
    with pytest.raises(Refused) as refused:
        question.read(told("as_of", "2569-11-23"), today=TODAY)
    assert refused.value.faults[0].params == (("year", 2569), ("christian", 2026))


MONTHS = ["person.wages.0.months", *(f"{path}.0" for path in LISTS[3:6])]


@pytest.mark.parametrize("path", MONTHS)
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", F.NOT_A_SPAN),
        ("..", F.NOT_A_SPAN),
        ("2026-01..", F.NOT_A_SPAN),
        ("..2026-01", F.NOT_A_SPAN),
        (None, F.NOT_A_SPAN),
        (202601, F.NOT_A_SPAN),
        (["2026-01"], F.NOT_A_SPAN),
        ("2026-00", F.NOT_A_MONTH),
        ("2026-13", F.NOT_A_MONTH),
        ("2026-1", F.NOT_A_MONTH),
        ("2026-01-01", F.NOT_A_MONTH),
        ("2026-01...2026-02", F.NOT_A_MONTH),
        ("2026-01..2026-02..2026-03", F.NOT_A_MONTH),
        ("2026-05..2026-04", F.REVERSED_SPAN),
        ("2569-01", F.BUDDHIST_YEAR),
        ("2401-01", F.BUDDHIST_YEAR),
        ("1899-12", F.YEAR_TOO_EARLY),
        ("2026-01..2569-02", F.BUDDHIST_YEAR),
    ],
)
def test_every_list_of_months_refuses_what_is_no_month(
    path: str, text: object, code: FaultCode
) -> None:
    assert (path, code) in faults_of(told(path, text))


@pytest.mark.parametrize("wrong", ["2026", "2026-13", "2026-01-01", 202601, ["2026-01"]])
def test_the_month_an_allowance_was_paid_through_is_one_month(wrong: object) -> None:
    path = "events.children.0.allowance_paid_through"
    assert faults_of(told(path, wrong)) == [(path, F.NOT_A_MONTH)]


@pytest.mark.parametrize(
    ("text", "code"), [("2569-01", F.BUDDHIST_YEAR), ("1899-12", F.YEAR_TOO_EARLY)]
)
def test_the_month_an_allowance_was_paid_through_lies_in_the_christian_era(
    text: str, code: FaultCode
) -> None:
    path = "events.children.0.allowance_paid_through"
    assert faults_of(told(path, text)) == [(path, code)]


FLAGS = [
    "person.papers_agree",
    "person.registered",
    "events.illness.chronic",
    "events.childbirth.married",
    "events.childbirth.other_parent_claims",
    "events.children.0.lawful",
    "events.children.0.other_parent_claims",
    "events.retirement.leaving_thailand",
]


@pytest.mark.parametrize("wrong", ["yes", "true", 1, 0, []])
@pytest.mark.parametrize("path", FLAGS)
def test_yes_and_no_are_true_and_false_alone(path: str, wrong: object) -> None:
    assert faults_of(told(path, wrong)) == [(path, F.NOT_YES_OR_NO)]


CHOICES = [
    "language",
    "person.sex",
    "person.sector",
    "person.employment.end_reason",
    "events.childbirth.claimant",
    "events.disability.degree",
    "person.documents.0",
]


@pytest.mark.parametrize("wrong", ["", "Female", "FACTORY", " my", 1, True, [], {}])
@pytest.mark.parametrize("path", CHOICES)
def test_a_word_outside_the_closed_list_is_refused(path: str, wrong: object) -> None:
    asked = told(path, wrong)
    if path == "person.documents.0":
        asked = told("person.documents", [wrong])
    assert faults_of(asked) == [(path, F.NOT_IN_LIST)]


def test_a_paper_that_is_null_is_refused() -> None:
    asked = told("person.documents", ["passport", None])
    assert faults_of(asked) == [("person.documents.1", F.NOT_IN_LIST)]


@pytest.mark.parametrize("wrong", ["", "mm", "MMR", "Myanmar", "M1", 1, True, []])
@pytest.mark.parametrize(
    "path",
    ["person.nationality", "events.children.0.lives_in", "events.children.0.nationality"],
)
def test_a_country_is_two_capital_letters(path: str, wrong: object) -> None:
    assert faults_of(told(path, wrong)) == [(path, F.NOT_A_COUNTRY)]


WHOLE = [
    "events.illness.rest_days",
    "events.illness.rest_days_already_paid_this_year",
    "events.childbirth.births_with_leave_allowance",
    "events.unemployment.days_paid_this_year",
]
BAHT = [
    "person.monthly_wage",
    "person.wages.0.baht",
    "events.dental.bill",
    "events.dental.used_this_year",
]


@pytest.mark.parametrize("path", [*WHOLE, "person.contributions.total_months"])
@pytest.mark.parametrize("wrong", ["1", 1.0, 1.5, True, [], {}, float("nan")], ids=repr)
def test_days_months_and_births_are_whole_numbers(path: str, wrong: object) -> None:
    assert (path, F.NOT_A_WHOLE_NUMBER) in faults_of(told(path, wrong))


@pytest.mark.parametrize("path", BAHT)
@pytest.mark.parametrize(
    "wrong",
    ["12000", "12,000", True, [], {}, float("nan"), float("inf"), float("-inf"), 1e999],
    ids=repr,
)
def test_money_is_a_number_and_neither_nan_nor_infinite(path: str, wrong: object) -> None:
    assert (path, F.NOT_A_NUMBER) in faults_of(told(path, wrong))


@pytest.mark.parametrize("path", [*WHOLE, *BAHT, "person.contributions.total_months"])
def test_negative_money_and_days_are_refused(path: str) -> None:
    assert (path, F.NEGATIVE) in faults_of(told(path, -1))


@pytest.mark.parametrize("path", BAHT)
def test_a_satang_less_than_nothing_is_refused(path: str) -> None:
    assert (path, F.NEGATIVE) in faults_of(told(path, -0.01))


@pytest.mark.parametrize("path", [*WHOLE, "person.contributions.total_months", *BAHT])
def test_a_number_beyond_all_sense_is_refused(path: str) -> None:
    assert (path, F.TOO_LARGE) in faults_of(told(path, 10**12))


@pytest.mark.parametrize("path", [*WHOLE, *BAHT, "person.contributions.total_months"])
def test_a_number_of_five_thousand_digits_is_refused_like_any_other(path: str) -> None:
    """YAML writes such a number in hexadecimal; Python will not turn it into text."""
    assert (path, F.TOO_LARGE) in faults_of(told(path, 10**5000))


def test_a_wage_span_without_its_wage_is_refused() -> None:
    """Left out it is a slip; null is a wage that was asked for and is not known."""
    assert faults_of(told("person.wages", [{"months": "2026-01"}])) == [
        ("person.wages.0.baht", F.MISSING)
    ]
    assert faults_of(told("person.wages", [{"months": "2026-01", "baht": None}])) == []


def test_a_wage_span_without_its_months_is_refused() -> None:
    asked = told("person.wages", [{"baht": 9000}])
    assert faults_of(asked) == [("person.wages.0.months", F.NOT_A_SPAN)]
