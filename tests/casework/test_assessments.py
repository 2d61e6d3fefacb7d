"""A saved result says for ever what it said on its day, to whoever may see the case."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import override

from accounts.acting import acting
from accounts.models import User
from cases import assessments, keeping
from cases.models import Assessment, Case, FollowUp
from cases.opened import Opened
from cases.pages import assessments as pages
from cases.people import Person
from cases.querysets import WrittenOnceError, of_everybody
from cases.vault import Vault
from eligibility.interview.told import Answers
from eligibility.rules.rulebook import Period
from tests.casework.making import A_DAY, case_of, ngo, signed_in, volunteer
from tests.casework.making import ANSWERED_THEN as ANSWERED
from tests.casework.rules import published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _of_that_day(settings: Any) -> None:
    """Their facts are of the law of this day, whatever the suite's own is."""
    settings.SSS_TODAY = A_DAY


def opened(case: Case, user: User) -> Opened:
    """The case as its page would open it for somebody, read anew."""
    who = acting(user)
    assert who is not None
    found = Case.objects.visible_to(user).get(pk=case.pk)
    return Opened(who, found, Vault.of(found))


def saved(case: Case, user: User) -> Assessment:
    return assessments.keep(opened(case, user), user)


def address(name: str, case: Case, *more: object) -> str:
    with override("en"):
        return reverse(f"cases:{name}", args=[case.reference, *more])


def test_a_result_is_kept_with_its_question_its_release_its_day_and_in_every_language() -> None:
    user = volunteer()
    case = case_of(user, answers=ANSWERED)
    row = saved(case, user)
    held = assessments.stored(row, Vault.of(case))
    assert (row.as_of, row.by, row.version) == (A_DAY, user, case.version)
    assert held.question["as_of"] == A_DAY.isoformat()
    assert set(held.told) == {"my", "th", "en"}
    verdicts = {
        tuple(found["verdict"] for found in told.answer["benefits"].values())
        for told in held.told.values()
    }
    assert len(verdicts) == 1
    assert {told.answer["rulebook"]["digest"] for told in held.told.values()} == {
        row.release.digest
    }


def test_nothing_of_the_result_can_be_read_in_its_row() -> None:
    user = volunteer()
    row = saved(case_of(user, answers=ANSWERED), user)
    assert b"eligible" not in bytes(row.content)
    assert b"maternity" not in bytes(row.content)


def test_pressed_twice_with_nothing_changed_there_is_one() -> None:
    user = volunteer()
    case = case_of(user, answers=ANSWERED)
    client = signed_in(user)
    sent = [client.post(address("assess", case)) for _ in range(2)]
    assert [each.status_code for each in sent] == [303, 303]
    assert sent[0]["Location"] == sent[1]["Location"]
    assert Assessment.objects.visible_to(user).count() == 1


def test_another_day_other_facts_or_other_rules_make_another_result(
    settings: Any,
) -> None:
    user = volunteer()
    case = case_of(user, answers=ANSWERED)
    saved(case, user)
    settings.SSS_TODAY = A_DAY + timedelta(days=1)
    saved(case, user)
    now = opened(case, user)
    changed = Answers({**now.held.answers.given, "wage": ["13000"]}, now.held.answers.sent)
    keeping.change_answers(now.case, now.vault, user, now.held, changed)
    saved(case, user)
    published("later", maternity__qualifying=Period(6, 15))
    saved(case, user)
    assert Assessment.objects.visible_to(user).count() == 4


def test_unfinished_answers_lead_to_what_is_open_and_nothing_is_saved() -> None:
    user = volunteer()
    case = case_of(user)
    sent = signed_in(user).post(address("assess", case))
    assert sent.status_code == 303
    assert sent["Location"].startswith(f"/case/{case.reference}/en/check/")
    assert not Assessment.objects.visible_to(user).exists()
    assert not FollowUp.objects.visible_to(user).exists()


def test_a_saved_result_is_never_changed_and_never_removed_by_itself() -> None:
    user = volunteer()
    row = saved(case_of(user, answers=ANSWERED), user)
    mine = Assessment.objects.visible_to(user)
    row.content = b""
    for attempt in (
        row.save,
        row.delete,
        mine.delete,
        lambda: mine.update(content=b""),
        lambda: mine.bulk_update([row], ["content"]),
    ):
        with pytest.raises(WrittenOnceError):
            attempt()
    assert bytes(mine.get().content)


def test_it_goes_with_its_case() -> None:
    user = volunteer()
    case = case_of(user, answers=ANSWERED)
    saved(case, user)
    case.delete()
    assert not of_everybody(Assessment).exists()


def test_the_page_shows_all_seven_in_the_order_of_the_law_as_they_were_given() -> None:
    user = volunteer(name="Daw Khin")
    case = case_of(user, answers=ANSWERED)
    row = saved(case, user)
    told = assessments.stored(row, Vault.of(case)).told["en"]
    published("later", medical__qualifying=Period(60, 120), unemployment__qualifying=Period(60, 90))
    page = signed_in(user).get(address("assessment", case, row.pk))
    text = page.content.decode()
    places = [text.index(escape(name)) for name in told.names.values()]
    assert places == sorted(places)
    assert len(places) == 7
    for found in told.answer["benefits"].values():
        for said in (*found["reasons"], *found["conditions"], *found["documents"]):
            assert escape(said["text"]) in text
    assert row.release.name in text
    assert row.release.digest in text
    assert "later" not in [row.release.name]
    assert "Daw Khin" in text
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("language", ["my", "th", "en"])
def test_it_is_read_in_the_language_of_whoever_reads_it(language: str) -> None:
    user = volunteer()
    case = case_of(user, answers=ANSWERED)
    row = saved(case, user)
    answer = assessments.stored(row, Vault.of(case)).told[language].answer
    page = signed_in(user).get(address("assessment", case, row.pk).replace("/en/", f"/{language}/"))
    text = page.content.decode()
    assert answer["disclaimer"] in text
    assert escape(answer["benefits"]["unemployment"]["conditions"][0]["text"]) in text


def test_figures_and_how_they_were_worked_out_are_those_of_that_day() -> None:
    user = volunteer()
    case = case_of(user, answers=ANSWERED)
    row = saved(case, user)
    amounts = assessments.stored(row, Vault.of(case)).told["en"].amounts
    figure, lines = amounts["unemployment"][0]
    assert "baht" in figure
    text = signed_in(user).get(address("assessment", case, row.pk)).content.decode()
    for said in (figure, *lines):
        assert escape(said) in text


def test_of_another_organisation_another_case_or_no_case_there_is_no_result() -> None:
    user, stranger = volunteer(), volunteer(ngo())
    case = case_of(user, answers=ANSWERED)
    row = saved(case, user)
    other = case_of(user, answers=ANSWERED)
    theirs = case_of(stranger, answers=ANSWERED)
    pages_of = [
        (signed_in(stranger), address("assessment", case, row.pk)),
        (signed_in(stranger), address("assessment", theirs, row.pk)),
        (signed_in(user), address("assessment", other, row.pk)),
        (signed_in(stranger), address("changed", case)),
    ]
    assert [client.get(where).status_code for client, where in pages_of] == [404] * 4
    assert signed_in(stranger).post(address("assess", case)).status_code == 404
    assert Client().get(address("assessment", case, row.pk)).status_code == 302


def test_it_is_saved_by_sending_a_form_alone() -> None:
    user = volunteer()
    case = case_of(user, answers=ANSWERED)
    assert signed_in(user).get(address("assess", case)).status_code == 405
    strict = signed_in(user)
    strict.handler.enforce_csrf_checks = True
    assert strict.post(address("assess", case)).status_code == 403


def test_the_overview_tells_whether_answers_or_rules_have_changed_since() -> None:
    user = volunteer()
    case = case_of(user, answers=ANSWERED)
    assert pages.part(opened(case, user))["assessments"] == []
    saved(case, user)
    before = pages.part(opened(case, user))
    assert (before["answers_changed"], before["rules_changed"]) == (False, False)

    now = opened(case, user)
    keeping.change_person(now.case, now.vault, user, Person(called="Ma Aye"))
    assert not pages.part(opened(case, user))["answers_changed"]

    now = opened(case, user)
    changed = Answers({**now.held.answers.given, "wage": ["13000"]}, now.held.answers.sent)
    keeping.change_answers(now.case, now.vault, user, now.held, changed)
    published("later", maternity__qualifying=Period(6, 15))
    after = pages.part(opened(case, user))
    assert (after["answers_changed"], after["rules_changed"]) == (True, True)


def test_a_result_that_is_open_cannot_be_saved_from_the_overview() -> None:
    user = volunteer()
    assert not pages.part(opened(case_of(user), user))["can_save"]
    assert pages.part(opened(case_of(user, answers=ANSWERED), user))["can_save"]


def test_a_row_stays_small_enough_to_be_kept_in_hundreds() -> None:
    user = volunteer()
    row = saved(case_of(user, answers=ANSWERED), user)
    assert len(bytes(row.content)) < 64_000
