"""The copy an office is handed: all that is read of it later is in it, and of the rest nothing."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from accounts.models import User
from cases import assessments, handing, keeping
from cases.models import FollowUp, Handover
from cases.opened import Opened
from cases.people import Person
from cases.snapshot import Part, Snapshot, taken
from cases.sought import gaps, lacking
from cases.vault import Vault
from eligibility import loader
from eligibility.action import ticks
from eligibility.assessing import assessed
from eligibility.content import LANGUAGES
from eligibility.interview.question import question_of
from eligibility.interview.told import Answers, Told
from eligibility.rules import months, question
from eligibility.rules.codes import BenefitCode
from eligibility.rules.person import Person as RulesPerson
from tests.casework import making
from tests.casework.everything import MARKED, opened_by
from tests.interview import journeys
from tests.support import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def volunteer() -> User:
    return making.volunteer(name="Naw Volunteer")


@pytest.fixture
def opened(volunteer: User) -> Opened:
    return opened_by(volunteer, making.case_of(volunteer, MARKED, making.ANSWERED))


def copy_of(opened: Opened, *parts: Part) -> Snapshot:
    """What goes when these are picked."""
    return taken(opened, Told(opened.held.answers, TODAY), parts)


def test_a_copy_is_what_it_was_when_it_is_opened_again(opened: Opened) -> None:
    made = copy_of(opened, *Part)
    again = Snapshot.of(json.loads(json.dumps(made.plain())))
    assert json.dumps(again.plain()) == json.dumps(made.plain())
    assert again.parts == made.parts
    assert again.person == made.person


def test_a_copy_of_before_there_was_a_sheet_still_opens(opened: Opened) -> None:
    plain = copy_of(opened, *Part).plain()
    later = ("sheet", "entered", "due", "lacking", "conditions", "question", "gaps")
    old = Snapshot.of({name: value for name, value in plain.items() if name not in later})
    assert (old.sheet, old.entered, old.due, old.lacking) == ({}, {}, "", {})
    assert (old.question, list(old.gaps)) == (None, [])
    assert old.reference == plain["reference"]


# ---------------------------------------------------------------- what was not picked
def test_without_the_answers_nothing_that_was_told_goes(opened: Opened) -> None:
    made = copy_of(opened, Part.NAMES, Part.PHONE, Part.WORK)
    assert (made.told, made.question, list(made.gaps)) == ({}, None, [])
    for sheet in made.sheet.values():
        assert sheet["facts"] == []
        assert sheet["months"] is None
    for rows in made.entered.values():
        assert not any("You" in facts or "Your wage" in facts for _, _, facts in rows)


def test_with_the_answers_alone_it_names_nobody(opened: Opened) -> None:
    made = copy_of(opened, Part.ANSWERS)
    whole = json.dumps(made.plain(), ensure_ascii=False)
    known = [*MARKED.names.values(), *MARKED.numbers.values(), MARKED.phone, MARKED.employer]
    assert not any(text in whole for text in (*known, MARKED.called, MARKED.workplace))
    assert made.question
    assert all(sheet["months"]["words"] for sheet in made.sheet.values())
    assert all(sheet["agree"] == "" for sheet in made.sheet.values())


@pytest.mark.parametrize("parts", [(Part.WORK,), (Part.ANSWERS,), (Part.NAMES, Part.PHONE)])
def test_months_are_missing_at_an_employer_only_where_both_were_picked(
    volunteer: User, parts: tuple[Part, ...]
) -> None:
    opened = opened_by(volunteer, making.case_of(volunteer, MARKED, with_gaps()))
    assert copy_of(opened, *parts).gaps == ()
    assert copy_of(opened, Part.WORK, Part.ANSWERS).gaps == missing()


# ---------------------------------------------------------------- the months of the job
def with_gaps() -> Answers:
    """The answers of somebody two of whose months never reached the SSO."""
    forms = dict(journeys.laid_off(TODAY).forms)
    marks = {f"m{month}": "d" for month in missing()}
    forms |= {"months": {"contributed": "some"}, "grid": marks}
    order = list(journeys.laid_off(TODAY).forms)
    order.insert(order.index("months") + 1, "grid")
    return making.told_by({key: forms[key] for key in order})


def missing() -> list[str]:
    """The third and the second month before the last of the job, as ``YYYY-MM``."""
    last = months.month_of(TODAY) - 1
    return [months.iso(last - 3), months.iso(last - 2)]


def person_told(**contributions: Any) -> RulesPerson:
    """Somebody with a job from January to October 2026 and these lists, asked in November."""
    given = {
        "as_of": "2026-11-23",
        "person": {
            "employment": {"started_on": "2026-01-01", "ended_on": "2026-10-31", "earlier": []},
            "contributions": contributions,
        },
    }
    return question.read(given, today=date(2026, 11, 23)).person


def test_every_month_paid_leaves_no_gap() -> None:
    assert gaps(person_told(paid=["2026-01..2026-10"])) == []


def test_a_month_unpaid_deducted_or_in_doubt_is_a_gap() -> None:
    told = person_told(
        paid=["2026-01..2026-02", "2026-04..2026-05", "2026-08..2026-10"],
        deducted_not_remitted=["2026-06"],
        in_doubt=["2026-07"],
    )
    assert gaps(told) == ["2026-03", "2026-06", "2026-07"]


def test_months_outside_the_job_are_no_gap_of_its_employer() -> None:
    assert gaps(person_told(paid=["2024-05..2024-06", "2026-01..2026-10"])) == []


def test_of_months_nobody_knows_none_is_missing() -> None:
    assert gaps(person_told()) == []


# ---------------------------------------------------------------- papers and days
def test_a_paper_that_is_ticked_is_not_lacking(volunteer: User) -> None:
    told = Told(making.ANSWERED, TODAY)
    found = assessed(question_of(told), loader.current())
    before = lacking(found, told)
    paper = before["unemployment"][0]
    given = {**making.ANSWERED.given, ticks.HAVE: [paper]}
    ticked = Told(Answers(given, making.ANSWERED.sent), TODAY)
    after = lacking(assessed(question_of(ticked), loader.current()), ticked)
    assert paper not in {code for codes in after.values() for code in codes}
    assert after["unemployment"] == before["unemployment"][1:]


def test_the_first_day_is_the_first_of_what_falls_due(opened: Opened, volunteer: User) -> None:
    assessments.keep(opened, volunteer)
    rows = FollowUp.objects.visible_to(volunteer).filter(case=opened.case)
    days = [row.due.isoformat() for row in rows]
    assert copy_of(opened, *Part).due == min(days, default="")


def test_each_benefit_names_its_conditions_in_each_language(opened: Opened) -> None:
    conditions = copy_of(opened, *Part).conditions
    assert list(conditions) == [code.value for code in BenefitCode]
    for told in conditions.values():
        assert set(told) == set(LANGUAGES)
        codes = [[code for code, _ in told[language]] for language in LANGUAGES]
        assert codes[0] == codes[1] == codes[2]
        assert len(set(codes[0])) == len(codes[0])
        assert all(text for language in LANGUAGES for _, text in told[language])
    assert conditions["unemployment"]["th"] != conditions["unemployment"]["my"]


# ---------------------------------------------------------------- the sheet
def test_the_sheet_holds_seven_findings_each_value_with_its_law(opened: Opened) -> None:
    made = copy_of(opened, *Part)
    for language in LANGUAGES:
        sheet, found = made.sheet[language], made.found[language]
        assert [one["code"] for one in sheet["findings"]] == [code.value for code in BenefitCode]
        for one, same in zip(sheet["findings"], found["benefits"], strict=True):
            assert one["head"][0] == same["head"][0]
            assert one["law"], one["code"]
            assert all(len(row) == 3 and all(row) for row in one["law"])
        assert made.release in sheet["made"]


def test_the_papers_that_are_missing_are_those_that_are_lacking(opened: Opened) -> None:
    made, content = copy_of(opened, *Part), loader.current().content
    codes = {code for codes in made.lacking.values() for code in codes}
    for language in LANGUAGES:
        names = {content.document_name(code, language) for code in codes}
        assert set(made.sheet[language]["missing"]) == names


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ({"passport": "SU SU", "bank_book": "SU SU"}, "The papers agree."),
        ({"passport": "SU SU", "bank_book": "KHIN MAR"}, "The papers differ. This"),
        ({"passport": "SU SU"}, ""),
    ],
)
def test_it_says_whether_the_papers_agree(
    volunteer: User, names: dict[str, str], said: str
) -> None:
    opened = opened_by(volunteer, making.case_of(volunteer, Person(names=names), making.ANSWERED))
    sheet = copy_of(opened, Part.NAMES).sheet["en"]
    assert sheet["agree"].startswith(said)
    assert bool(sheet["agree"]) == bool(said)
    assert bool(sheet["differences"]) == said.startswith("The papers differ")


def test_next_year_it_says_what_it_said_today(opened: Opened, settings: Any) -> None:
    volunteer, office = opened.who.user, making.office()
    consent = {"text_version": 1, "language": "my", "how": "read", "health": True}
    made = Handover(case=opened.case, office=office, witness=volunteer, **consent)
    copy = copy_of(opened, *Part)
    handing.hand_over(volunteer, made, opened.vault, copy, None)
    keeping.change_person(opened.case, opened.vault, volunteer, replace(MARKED, called="Naw Else"))
    settings.SSS_TODAY = date(2028, 1, 1)
    made.refresh_from_db()
    assert json.dumps(handing.opened(made, opened.vault).plain()) == json.dumps(copy.plain())


# ---------------------------------------------------------------- who entered it
def test_each_fact_is_told_with_who_entered_it_last_and_on_which_day(volunteer: User) -> None:
    case = making.case_of(volunteer, MARKED, making.ANSWERED)
    colleague = making.volunteer(making.organisation_of(volunteer), name="Ko Colleague")
    vault = Vault.of(case)
    keeping.change_person(case, vault, colleague, replace(MARKED, phone="0899999909"))
    rows = copy_of(opened_by(volunteer, case), *Part).entered["en"]
    assert [who for who, _, _ in rows] == ["Naw Volunteer", "Ko Colleague"]
    assert rows[1][2] == ["Phone"]
    assert "Phone" not in rows[0][2]
    assert {"Name", "Names and numbers of papers", "Employer", "Your wage"} <= set(rows[0][2])


def test_who_entered_what_was_not_picked_is_not_said(volunteer: User) -> None:
    case = making.case_of(volunteer, MARKED, making.ANSWERED)
    colleague = making.volunteer(making.organisation_of(volunteer), name="Ko Colleague")
    keeping.change_person(case, Vault.of(case), colleague, replace(MARKED, phone="0899999909"))
    rows = copy_of(opened_by(volunteer, case), Part.WORK).entered["en"]
    assert [(who, facts) for who, _, facts in rows] == [
        ("Naw Volunteer", ["Employer", "Workplace"])
    ]


def test_the_file_of_the_person_names_none_of_the_staff(opened: Opened) -> None:
    made = copy_of(opened, *Part)
    assert "Naw Volunteer" in json.dumps(made.plain())
    assert "Naw Volunteer" not in json.dumps(made.without_staff().plain())
