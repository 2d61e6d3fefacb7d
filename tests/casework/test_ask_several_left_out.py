"""Papers asked for in several cases at once: which cases are left out, and why."""

import pytest
from django.test import Client

from accounts.models import Organisation, User
from cases import handing, queue, reviewing
from cases.models import CaseKey, Review
from cases.reviewing import Answer, Kind
from tests.casework import making, queued
from tests.casework.asked import BIRTH, WANTED, answers, picks, referred, send
from tests.casework.queued import handed

pytestmark = pytest.mark.django_db


@pytest.fixture
def volunteer() -> User:
    return making.volunteer()


@pytest.fixture
def office() -> Organisation:
    return making.office()


@pytest.fixture
def officer(office: Organisation) -> User:
    return queued.officer(office, "Wanida")


@pytest.fixture
def client(officer: User) -> Client:
    return making.signed_in(officer)


def test_exactly_those_that_get_it_are_named_and_the_others_with_why(
    volunteer: User, office: Organisation, officer: User, client: Client
) -> None:
    gets = handed(volunteer, office, "Naw Gets", benefits=BIRTH)
    other = handed(volunteer, office, "Naw Other", benefits={"unemployment": "have"})
    changed = handed(volunteer, office, "Naw Changed", benefits=BIRTH)
    done = handed(volunteer, office, "Naw Done", benefits=BIRTH)
    agreed = handed(volunteer, office, "Naw Agreed", benefits=BIRTH)
    gone = handed(volunteer, office, "Naw Gone", benefits=BIRTH)
    foreign = handed(volunteer, making.office(), "Naw Foreign", benefits=BIRTH)
    reviewing.finish(officer, done.pk, 1)
    reviewing.review(officer, agreed.pk, 1, [Answer("maternity", Kind.AGREE)])
    ticked = picks(gets, other, changed, done, agreed, gone, foreign)
    queue.take(queued.officer(office, "Ploy"), changed.pk, 1)
    handing.take_back(volunteer, gone.case, gone.pk)
    before = Review._base_manager.count()
    for step in ("papers", "sure"):
        page = send(client, ticked, step, **WANTED)
        assert [one.name for one in page.context["get"]] == ["Naw Gets"]
        assert [(one.name, one.why) for one in page.context["left_out"]] == [
            ("Naw Other", "This case is not about this benefit."),
            ("Naw Changed", "This case has changed since you ticked it."),
            ("Naw Done", "This case is finished."),
            ("Naw Agreed", "In this case an officer has answered about this benefit already."),
            ("", "This case is no longer at this office."),
            ("", "This case is no longer at this office."),
        ]
        text = page.content.decode()
        assert "Taken by Ploy." in text
        assert "Naw Foreign" not in text
        assert "Naw Gone" not in text
    (new,) = Review._base_manager.order_by("at", "pk")[before:]
    assert new.handover == gets


def test_the_second_step_asks_only_in_the_cases_that_were_shown(
    volunteer: User, office: Organisation, client: Client
) -> None:
    gets = handed(volunteer, office, benefits=BIRTH)
    other = handed(volunteer, office, benefits={"unemployment": "have"})
    page = send(client, picks(gets, other), "papers", **WANTED)
    hidden = [str(value) for name, value in page.context["hidden"] if name == "pick"]
    assert hidden == picks(gets)


def test_a_case_that_changes_before_the_last_button_is_left_alone(
    volunteer: User, office: Organisation, client: Client
) -> None:
    first, second = (handed(volunteer, office, benefits=BIRTH) for _ in range(2))
    ticked = picks(first, second)
    send(client, ticked, "papers", **WANTED)
    colleague = queued.officer(office)
    reviewing.review(colleague, first.pk, 1, [Answer("maternity", Kind.AGREE)])
    done = send(client, ticked, "sure", **WANTED)
    assert referred(done.context["get"]) == [second.case.shown_reference]
    assert [one.why for one in done.context["left_out"]] == [
        "This case has changed since you ticked it."
    ]
    assert [answer.kind for answer in answers()] == [Kind.AGREE, Kind.DOCUMENTS]


def test_sent_twice_it_is_asked_once(volunteer: User, office: Organisation, client: Client) -> None:
    ticked = picks(handed(volunteer, office, benefits=BIRTH))
    for expected in (1, 0):
        done = send(client, ticked, "sure", **WANTED)
        assert len(done.context["get"]) == expected
    assert len(answers()) == 1


def test_an_erased_case_is_left_out(volunteer: User, office: Organisation, client: Client) -> None:
    made, erased = (handed(volunteer, office, benefits=BIRTH) for _ in range(2))
    ticked = picks(made, erased)
    CaseKey._base_manager.filter(pk=erased.case_id).delete()
    page = send(client, ticked, "sure", **WANTED)
    assert referred(page.context["get"]) == [made.case.shown_reference]
    assert len(page.context["left_out"]) == 1
