"""What falls due is made from the answer, never invented, and what people did with it stays."""

from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils.translation import override

from accounts.acting import acting
from accounts.models import User
from cases import assessments, followups, keeping
from cases.models import Assessment, Case, FollowUp
from cases.opened import Opened
from cases.vault import Vault
from eligibility import kept
from eligibility.action.deadlines import Code, deadlines
from eligibility.action.urgency import Stage, stage
from eligibility.assessing import assessed
from eligibility.interview.told import Answers
from eligibility.loader import current
from tests.casework.making import A_DAY as TODAY
from tests.casework.making import ANSWERED_THEN as ANSWERED
from tests.casework.making import case_of, signed_in, told_by, volunteer
from tests.interview import journeys

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _of_that_day(settings: Any) -> None:
    """Their facts are of the law of this day, whatever the suite's own is."""
    settings.SSS_TODAY = TODAY


def opened(case: Case, user: User) -> Opened:
    who = acting(user)
    assert who is not None
    found = Case.objects.visible_to(user).get(pk=case.pk)
    return Opened(who, found, Vault.of(found))


def saved(case: Case, user: User) -> Assessment:
    return assessments.keep(opened(case, user), user)


def rows(case: Case, user: User) -> list[FollowUp]:
    return list(FollowUp.objects.visible_to(user).filter(case=case).order_by("due", "pk"))


def about(row: FollowUp) -> tuple[Code, tuple[str, ...]]:
    told = followups.what_of(row, Vault.of(row.case_id)).deadline
    assert told is not None
    return told.code, told.benefits


def days(case: Case, user: User) -> set[tuple[Code, tuple[str, ...], date]]:
    return {(*about(row), row.due) for row in rows(case, user)}


def of(code: Code, case: Case, user: User) -> FollowUp:
    return next(row for row in rows(case, user) if about(row)[0] is code)


def registered_later(case: Case, user: User, last_day: date) -> None:
    """Another last day of work: every day that is reckoned from it moves."""
    now = opened(case, user)
    moved = told_by({"job": {"job": "ended", **journeys.day("last_day", last_day)}})
    given = {**now.held.answers.given, "last_day": moved.given["last_day"]}
    keeping.change_answers(
        now.case, now.vault, user, now.held, Answers(given, now.held.answers.sent)
    )


@pytest.fixture
def user() -> User:
    return volunteer()


@pytest.fixture
def case(user: User) -> Case:
    made = case_of(user, answers=ANSWERED)
    saved(made, user)
    return made


def address(case: Case, *number: int) -> str:
    with override("en"):
        return reverse(
            "cases:due-settle" if number else "cases:case-due", args=[case.reference, *number]
        )


# ------------------------------------------------------------------ made from the answer


def test_saving_a_result_makes_the_days_of_its_answer(case: Case, user: User) -> None:
    row = assessments.latest(case, user)
    assert row is not None
    question = assessments.stored(row, Vault.of(case)).question
    found = assessed(question, current())
    expected = {
        (one.code, one.benefits, one.day)
        for one in deadlines(found.person, found.found, current().rulebook)
        if one.day is not None and stage(one, TODAY) is not Stage.PAST
        if one.code is not Code.OPENS or one.day < TODAY + relativedelta(years=2)
    }
    assert days(case, user) == expected
    assert {Code.REGISTER_DOE, Code.CLAIM, Code.COVER_ENDS} <= {code for code, _, _ in expected}


def test_saving_again_makes_none_twice(case: Case, user: User, settings: Any) -> None:
    before = [row.pk for row in rows(case, user)]
    settings.SSS_TODAY = TODAY + timedelta(days=1)
    saved(case, user)
    assert [row.pk for row in rows(case, user)] == before


def test_a_row_tells_its_day_and_nothing_of_what_it_is_about(case: Case, user: User) -> None:
    for row in rows(case, user):
        sealed = bytes(row.what) + bytes(row.mark)
        assert not any(code.encode() in sealed for code in Code)
        assert row.organisation_id == case.organisation_id
    other = case_of(user, answers=ANSWERED)
    saved(other, user)
    marks = [{bytes(row.mark) for row in rows(each, user)} for each in (case, other)]
    assert not marks[0] & marks[1]


def test_a_day_found_no_longer_goes_and_another_comes(case: Case, user: User) -> None:
    before = of(Code.REGISTER_DOE, case, user)
    registered_later(case, user, TODAY - timedelta(days=3))
    saved(case, user)
    after = of(Code.REGISTER_DOE, case, user)
    assert after.due > before.due
    assert [about(row)[0] for row in rows(case, user)].count(Code.REGISTER_DOE) == 1


def test_what_is_done_stays_done(case: Case, user: User, settings: Any) -> None:
    row = of(Code.REGISTER_DOE, case, user)
    followups.done(user, row.pk, followups.seen(row))
    settings.SSS_TODAY = TODAY + timedelta(days=1)
    saved(case, user)
    row = of(Code.REGISTER_DOE, case, user)
    assert (row.state, row.done_by) == ("done", user)
    assert row.done_at is not None


def test_what_is_done_hides_no_later_day_of_the_same_kind(case: Case, user: User) -> None:
    row = of(Code.REGISTER_DOE, case, user)
    followups.done(user, row.pk, followups.seen(row))
    registered_later(case, user, TODAY - timedelta(days=3))
    saved(case, user)
    states = {
        (each.state, each.due) for each in rows(case, user) if about(each)[0] is Code.REGISTER_DOE
    }
    assert ("done", row.due) in states
    assert [due > row.due for state, due in states if state == "open"] == [True]


def test_what_was_put_off_stays_put_off_while_its_own_day_is_the_same(
    case: Case, user: User, settings: Any
) -> None:
    row = of(Code.CLAIM, case, user)
    day, later = row.due, TODAY + timedelta(days=40)
    followups.put_off(user, row.pk, followups.seen(row), later)
    settings.SSS_TODAY = TODAY + timedelta(days=1)
    saved(case, user)
    kept = next(each for each in rows(case, user) if each.pk == row.pk)
    assert kept.due == later
    assert followups.what_of(kept, Vault.of(case)).day == day


def test_what_was_written_down_by_hand_stays_whatever_the_answer(case: Case, user: User) -> None:
    now = opened(case, user)
    written = followups.write_down(user, now.case, now.vault, "Call her sister", TODAY)
    registered_later(case, user, TODAY - timedelta(days=3))
    saved(case, user)
    row = next(each for each in rows(case, user) if each.pk == written.pk)
    assert followups.what_of(row, Vault.of(case)).text == "Call her sister"


def test_no_day_is_invented_where_facts_are_not_known(user: User) -> None:
    forms = dict(journeys.laid_off(TODAY).forms)
    forms["job"] = {
        "job": "ended", "last_day.?": "1", "why_ended": "laid_off", "first_day.?": "1",
        "other_jobs": "?",
    }  # fmt: skip
    forms.pop("grid")
    forms["months"] = {"contributed": "?"}
    unknown = case_of(user, answers=told_by(forms, TODAY))
    found = opened(unknown, user)
    try:
        assessments.keep(found, user)
    except assessments.UnfinishedError:
        pytest.fail("the journey is not finished")
    assert {about(row)[0] for row in rows(unknown, user)} & {
        Code.CLAIM, Code.REGISTER_DOE, Code.COVER_ENDS, Code.FIND_EMPLOYER, Code.SECTION_39,
    } == set()  # fmt: skip


def test_days_that_have_passed_are_left_out_unless_something_can_still_be_done(
    user: User, settings: Any
) -> None:
    settings.SSS_TODAY = TODAY + relativedelta(months=1)
    made = case_of(user, answers=ANSWERED)
    saved(made, user)
    past = {about(row)[0] for row in rows(made, user) if row.due < settings.SSS_TODAY}
    assert Code.REGISTER_DOE in past
    settings.SSS_TODAY = TODAY + relativedelta(years=3)
    later = case_of(user, answers=ANSWERED)
    saved(later, user)
    past = {about(row)[0] for row in rows(later, user) if row.due < settings.SSS_TODAY}
    assert not past & {Code.CLAIM, Code.COVER_ENDS}


def test_a_pension_in_decades_is_no_work_of_today(case: Case, user: User) -> None:
    assert {row.due.year for row in rows(case, user)} <= {TODAY.year + each for each in range(3)}


def test_a_deadline_that_was_missed_stays_until_somebody_closes_it(
    case: Case, user: User, settings: Any
) -> None:
    row = of(Code.CLAIM, case, user)
    settings.SSS_TODAY = row.due + timedelta(days=1)
    saved(case, user)
    row = next(each for each in rows(case, user) if each.pk == row.pk)
    assert (row.state, row.due) == ("open", settings.SSS_TODAY - timedelta(days=1))
    followups.done(user, row.pk, followups.seen(row))
    settings.SSS_TODAY += timedelta(days=1)
    saved(case, user)
    row.refresh_from_db()
    assert row.state == "done"


# ------------------------------------------------------------------ October certificates


def renewed(case: Case, user: User, as_of: date) -> list[tuple[date, str]]:
    """The certificates' days and states after an answer about a Burmese child of two, on a day."""
    question = dict(journeys.laid_off(TODAY).question)
    job = {"started_on": (as_of - relativedelta(years=4)).isoformat(), "ended_on": None}
    first = f"{as_of - relativedelta(years=4):%Y-%m}"
    paid = [f"{first}..{as_of - relativedelta(months=1):%Y-%m}"]
    child = {
        "born_on": date(2024, 5, 1).isoformat(), "lives_in": "TH", "nationality": "MM",
        "lawful": True, "other_parent_claims": False,
    }  # fmt: skip
    person = {
        **question["person"],
        "employment": {**job, "earlier": []},
        "contributions": {"paid": paid, "deducted_not_remitted": [], "in_doubt": []},
    }
    asked = {"as_of": as_of.isoformat(), "person": person, "events": {"children": [child]}}
    found = assessed(asked, current())
    followups.renew(user, case, Vault.of(case), found, current().rulebook)
    kinds = (Code.CERTIFICATE, Code.CERTIFICATES)
    return [(row.due, row.state) for row in rows(case, user) if about(row)[0] in kinds]


def test_the_certificate_of_an_october_is_one_thing_from_its_first_to_its_last_day(
    user: User, settings: Any
) -> None:
    case = case_of(user)
    settings.SSS_TODAY = date(2027, 12, 1)
    assert renewed(case, user, date(2026, 9, 30)) == [(date(2026, 10, 1), "open")]
    in_october = [(date(2026, 10, 31), "open"), (date(2027, 10, 1), "open")]
    assert renewed(case, user, date(2026, 10, 1)) == in_october
    assert renewed(case, user, date(2026, 10, 31)) == in_october
    # Nobody has closed what was missed in the October before: it stays.
    assert renewed(case, user, date(2026, 11, 1)) == in_october


def test_a_certificate_handed_in_is_not_asked_for_again_in_the_same_october(
    user: User, settings: Any
) -> None:
    case = case_of(user)
    settings.SSS_TODAY = date(2027, 12, 1)
    renewed(case, user, date(2026, 9, 30))
    (row,) = [each for each in rows(case, user) if each.due == date(2026, 10, 1)]
    followups.done(user, row.pk, followups.seen(row))
    after = renewed(case, user, date(2026, 10, 5))
    assert after == [(date(2026, 10, 1), "done"), (date(2027, 10, 1), "open")]


# ------------------------------------------------------------------ two volunteers at once


def test_of_two_who_settle_one_at_once_one_wins_and_the_other_sees_it(
    case: Case, user: User
) -> None:
    colleague = volunteer(case.organisation, name="Naw Eh")
    row = of(Code.REGISTER_DOE, case, user)
    sent = {"seen": followups.seen(row), "place": "case"}
    first = signed_in(colleague).post(address(case, row.pk), {**sent, "do": "done"})
    second = signed_in(user).post(address(case, row.pk), {**sent, "do": "week"})
    assert first.status_code == 303
    assert second.status_code == 409
    text = second.content.decode()
    assert "A colleague was quicker." in text
    assert "Done by Naw Eh" in text
    row.refresh_from_db()
    assert (row.state, row.done_by, row.due) == (
        "done",
        colleague,
        of(Code.REGISTER_DOE, case, user).due,
    )


def test_of_two_who_put_one_off_the_first_day_stands(case: Case, user: User) -> None:
    row = of(Code.REGISTER_DOE, case, user)
    seen = followups.seen(row)
    followups.put_off(user, row.pk, seen, TODAY + timedelta(days=30))
    with pytest.raises(kept.OvertakenError):
        followups.put_off(user, row.pk, seen, TODAY + timedelta(days=60))
    row.refresh_from_db()
    assert row.due == TODAY + timedelta(days=30)


def test_what_a_new_result_took_away_meanwhile_is_not_settled(case: Case, user: User) -> None:
    row = of(Code.REGISTER_DOE, case, user)
    registered_later(case, user, TODAY - timedelta(days=3))
    saved(case, user)
    with pytest.raises(kept.OvertakenError):
        followups.done(user, row.pk, followups.seen(row))


def test_what_is_done_can_be_taken_up_again(case: Case, user: User) -> None:
    row = of(Code.REGISTER_DOE, case, user)
    client = signed_in(user)
    client.post(address(case, row.pk), {"seen": followups.seen(row), "do": "done"})
    row.refresh_from_db()
    sent = client.post(address(case, row.pk), {"seen": followups.seen(row), "do": "open"})
    row.refresh_from_db()
    assert sent.status_code == 303
    assert (row.state, row.done_by, row.done_at) == ("open", None, None)


# ------------------------------------------------------------------ the page of a case


def written(case: Case, user: User, **changes: str) -> Any:
    sent = {"what": "Call her sister", "day.d": "1", "day.m": "12", "day.y": "2026", **changes}
    return signed_in(user).post(address(case), sent)


@pytest.fixture
def december(settings: Any) -> None:
    settings.SSS_TODAY = date(2026, 11, 23)


@pytest.mark.usefixtures("december")
@pytest.mark.parametrize(
    "typed",
    [
        {"day.y": "2569"},
        {"day.d": "၁", "day.m": "၁၂", "day.y": "၂၀၂၆"},
        {"day.d": "๑", "day.m": "๑๒", "day.y": "๒๕๖๙"},
        {"day.d": "1/12/2569", "day.m": "", "day.y": ""},
    ],
)
def test_a_day_is_written_down_in_both_calendars_and_every_digit(
    user: User, typed: dict[str, str]
) -> None:
    case = case_of(user)
    assert written(case, user, **typed).status_code == 303
    (row,) = rows(case, user)
    assert (row.due, row.by_hand) == (date(2026, 12, 1), True)
    assert row.organisation_id == case.organisation_id
    assert "Call her sister" in signed_in(user).get(address(case)).content.decode()


@pytest.mark.usefixtures("december")
@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"what": ""}, "Write down what is to be done, in at most 200 characters."),
        ({"what": "  "}, "Write down what is to be done, in at most 200 characters."),
        ({"what": "x" * 201}, "Write down what is to be done, in at most 200 characters."),
        ({"day.d": ""}, "Type the day, the month and the year."),
        ({"day.d": "", "day.m": "", "day.y": ""}, "Type the day, the month and the year."),
        ({"day.d": "32"}, "There is no such day in the calendar."),
        ({"day.m": "11", "day.d": "22"}, "This day has passed."),
        ({"day.y": "1388"}, "The year 1388 looks like a Myanmar year."),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field_and_nothing_typed_is_lost(
    user: User, changes: dict[str, str], fault: str
) -> None:
    case = case_of(user)
    answer = written(case, user, **changes)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert fault in text
    assert f'value="{changes.get("what", "Call her sister").strip()}"' in text
    assert f'value="{changes.get("day.y", "2026")}"' in text
    assert rows(case, user) == []


@pytest.mark.usefixtures("december")
def test_another_language_keeps_what_was_typed_and_writes_nothing_down(user: User) -> None:
    case = case_of(user)
    answer = written(case, user, language="en", **{"day.d": ""})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="Call her sister"' in text
    assert 'role="alert"' not in text
    assert rows(case, user) == []


@pytest.mark.usefixtures("december")
def test_the_longest_text_and_today_are_taken(user: User) -> None:
    case = case_of(user)
    sent = written(case, user, **{"what": "x" * 200, "day.d": "23", "day.m": "11"})
    assert sent.status_code == 303
    assert rows(case, user)[0].due == date(2026, 11, 23)


@pytest.mark.usefixtures("december")
def test_what_was_typed_is_shown_as_text(user: User) -> None:
    case = case_of(user)
    written(case, user, what="<script>alert(1)</script>")
    text = signed_in(user).get(address(case)).content.decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


@pytest.mark.usefixtures("december")
def test_another_day_that_cannot_be_read_is_said_at_its_row(case: Case, user: User) -> None:
    row = rows(case, user)[0]
    sent = {"seen": followups.seen(row), "do": "day", f"day{row.pk}.d": "40",
            f"day{row.pk}.m": "12", f"day{row.pk}.y": "2026"}  # fmt: skip
    answer = signed_in(user).post(address(case, row.pk), sent)
    assert answer.status_code == 422
    assert 'value="40"' in answer.content.decode()
    sent[f"day{row.pk}.d"] = "24"
    assert signed_in(user).post(address(case, row.pk), sent).status_code == 303
    due = row.due
    row.refresh_from_db()
    assert row.due == date(2026, 12, 24)
    assert followups.what_of(row, Vault.of(case)).day == due


def test_one_week_later_is_reckoned_from_today_where_the_day_has_passed(
    case: Case, user: User, settings: Any
) -> None:
    row = of(Code.REGISTER_DOE, case, user)
    assert followups.week_later(row, TODAY) == row.due + timedelta(days=7)
    settings.SSS_TODAY = row.due + timedelta(days=5)
    sent = {"seen": followups.seen(row), "do": "week", "place": "due"}
    answer = signed_in(user).post(address(case, row.pk), sent)
    assert answer["Location"].endswith("/cases/due/")
    row.refresh_from_db()
    assert row.due == settings.SSS_TODAY + timedelta(days=7)


def test_nothing_done_is_nothing_changed(case: Case, user: User) -> None:
    row = rows(case, user)[0]
    sent = signed_in(user).post(address(case, row.pk), {"seen": followups.seen(row), "do": "x"})
    assert sent.status_code == 303
    assert rows(case, user)[0].due == row.due


def test_another_organisation_finds_neither_the_case_nor_the_day(case: Case, user: User) -> None:
    stranger = volunteer()
    row = rows(case, user)[0]
    theirs = case_of(stranger)
    client = signed_in(stranger)
    sent = {"seen": followups.seen(row), "do": "done"}
    for where in (address(case, row.pk), address(theirs, row.pk)):
        assert client.post(where, sent).status_code == 404
    assert client.get(address(case)).status_code == 404
    assert client.post(address(case), {}).status_code == 404
    with pytest.raises(kept.OvertakenError):
        followups.done(stranger, row.pk, followups.seen(row))
    row.refresh_from_db()
    assert row.state == "open"


@pytest.mark.parametrize("language", ["my", "th", "en"])
def test_a_day_is_told_in_the_language_of_whoever_reads_it(
    case: Case, user: User, language: str
) -> None:
    words = {"my": "ဤ", "th": "วัน", "en": "This is the last day to claim."}
    text = signed_in(user).get(address(case).replace("/en/", f"/{language}/")).content.decode()
    assert words[language] in text
