"""Papers asked for in several cases at once: shown first, each case by itself, and no right."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Organisation, Role, User
from cases import handing, queue, reviewing
from cases.models import CaseKey, Handover, Look, QueueMark, Review
from cases.pages.asking import MOST
from cases.reviewing import Answer, Kind
from cases.vault import Vault
from tests.casework import making, queued
from tests.casework.queued import handed

pytestmark = pytest.mark.django_db

THERE = "/en/cases/office/ask/"
BIRTH = {"maternity": "have"}
WANTED = {"benefit": "maternity", "paper": ["birth_certificate", "bank_book"]}


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


def picks(*made: Handover) -> list[str]:
    """How the queue sends what is ticked in it."""
    for each in made:
        each.refresh_from_db()
    return [f"{each.pk}.{each.version}" for each in made]


def send(client: Client, picked: Sequence[str], step: str = "", **form: object) -> Any:
    return client.post(THERE, {"pick": picked, "step": step, **form})


def referred(ones: Sequence[object]) -> list[str]:
    return [getattr(one, "reference", "") for one in ones]


def marked() -> set[bytes]:
    """What the queue finds copies by."""
    return {bytes(mark) for mark in QueueMark._base_manager.values_list("mark", flat=True)}


def answers() -> list[Answer]:
    """Everything that any office has answered."""
    rows = Review._base_manager.order_by("at", "pk")
    return [reviewing.opened(row, Vault.of(row.case_id)) for row in rows]


# ---------------------------------------------------------------- the way there
def test_from_the_queue_to_the_papers_that_are_asked_for(
    volunteer: User, office: Organisation, client: Client
) -> None:
    made = [handed(volunteer, office, f"Naw {each}", benefits=BIRTH) for each in range(2)]
    shown = client.get("/en/cases/office/list/").content.decode()
    ticked = picks(*made)
    for each in ticked:
        assert f'value="{each}"' in shown
    first = send(client, ticked)
    assert first.status_code == 200
    assert [q.name for q in first.context["questions"]] == ["benefit"]
    second = send(client, ticked, "benefit", benefit="maternity")
    assert [q.name for q in second.context["questions"]] == ["paper", "text"]
    third = send(client, ticked, "papers", **WANTED, text="The one with a seal")
    assert referred(third.context["get"]) == [each.case.shown_reference for each in made]
    assert third.context["left_out"] == []
    assert not answers()
    done = send(client, ticked, "sure", **WANTED, text="The one with a seal")
    assert done.status_code == 200
    assert referred(done.context["get"]) == [each.case.shown_reference for each in made]
    wanted = Answer(
        "maternity",
        Kind.DOCUMENTS,
        documents=("birth_certificate", "bank_book"),
        text="The one with a seal",
    )
    assert answers() == [wanted, wanted]
    for copy in made:
        copy.refresh_from_db()
        assert (copy.state, copy.version) == (Handover.State.ASKED, 2)


def test_a_queue_of_one_benefit_is_asked_about_that(
    volunteer: User, office: Organisation, client: Client
) -> None:
    made = handed(volunteer, office, benefits=BIRTH)
    page = send(client, picks(made), benefit="maternity")
    assert [q.name for q in page.context["questions"]] == ["paper", "text"]


def test_the_papers_are_those_of_the_benefit_and_shared_ones(
    volunteer: User, office: Organisation, client: Client
) -> None:
    made = handed(volunteer, office, benefits=BIRTH)
    papers, _ = send(client, picks(made), benefit="maternity").context["questions"]
    codes = [option.value for option in papers.options]
    assert {"birth_certificate", "bank_book"} <= {*codes}
    assert "termination_letter" not in codes
    foreign = {"benefit": "maternity", "paper": ["termination_letter"]}
    assert send(client, picks(made), "papers", **foreign).status_code == 422


# ---------------------------------------------------------------- who is left out, and why
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


# ---------------------------------------------------------------- rights are never decided here
@pytest.mark.parametrize("kind", ["agree", "disagree"])
@pytest.mark.parametrize("step", ["", "benefit", "papers", "sure"])
def test_whatever_is_sent_nobody_agrees_or_disagrees_in_several_cases(
    volunteer: User, office: Organisation, client: Client, kind: str, step: str
) -> None:
    made = [handed(volunteer, office, benefits=BIRTH) for _ in range(2)]
    marks = marked()
    sent = {"kind": kind, "verdict": "eligible", "holds": "eligible", "why": "x", "agree": "1"}
    send(client, picks(*made), step, benefit="maternity", **sent)
    assert not answers()
    assert marked() == marks
    for each in made:
        each.refresh_from_db()
        assert (each.state, each.version, each.answered_at) == (Handover.State.WAITING, 1, None)
    send(client, picks(*made), "sure", **WANTED, **sent)
    assert {answer.kind for answer in answers()} == {Kind.DOCUMENTS}


# ---------------------------------------------------------------- broken forms
def test_nothing_ticked_nothing_asked(client: Client) -> None:
    for picked in ([], ["x"], ["x.1"], [f"{uuid4()}."], [f"{uuid4()}.{'9' * 40}"]):
        page = send(client, picked, "sure", **WANTED)
        assert page.status_code == 422
        assert "Tick at least one case" in page.content.decode()
    many = [f"{uuid4()}.1" for _ in range(MOST + 1)]
    assert send(client, many, "sure", **WANTED).status_code == 422


def test_a_form_without_a_benefit_or_papers_asks_for_them_and_keeps_the_rest(
    volunteer: User, office: Organisation, client: Client
) -> None:
    ticked = picks(handed(volunteer, office, benefits=BIRTH))
    for benefit in ("", "x"):
        page = send(client, ticked, "benefit", benefit=benefit)
        assert page.status_code == 422
        assert [fault["href"] for fault in page.context["faults"]] == ["#benefit"]
    for step in ("papers", "sure"):
        page = send(client, ticked, step, benefit="maternity")
        assert page.status_code == 422
        assert [fault["href"] for fault in page.context["faults"]] == ["#paper"]
    long = "Seal " * 300
    page = send(client, ticked, "papers", **WANTED, text=long)
    assert page.status_code == 422
    assert [fault["href"] for fault in page.context["faults"]] == ["#text"]
    assert long.strip() in page.content.decode()
    assert sum(option.checked for option in page.context["questions"][0].options) == 2
    assert not answers()


def test_another_language_of_the_page_changes_nothing(
    volunteer: User, office: Organisation, client: Client
) -> None:
    ticked = picks(handed(volunteer, office, "Naw Thai", benefits=BIRTH))
    for step in ("", "benefit", "papers", "sure"):
        page = client.post(
            "/th/cases/office/ask/", {"pick": ticked, "step": step, **WANTED, "language": "th"}
        )
        assert page.status_code == 200
        assert ticked[0] in page.content.decode()
    assert not answers()


# ---------------------------------------------------------------- who, and what is logged
def test_it_is_for_the_officers_of_the_office_alone(volunteer: User, office: Organisation) -> None:
    made = handed(volunteer, office, "Naw Private", benefits=BIRTH)
    ngo = [volunteer, making.volunteer(role=Role.COORDINATOR)]
    for user in ngo:
        assert send(making.signed_in(user), picks(made), "sure", **WANTED).status_code == 404
    elsewhere = making.signed_in(queued.officer(making.office()))
    page = send(elsewhere, picks(made), "sure", **WANTED)
    assert page.context["get"] == []
    assert "Naw Private" not in page.content.decode()
    assert not answers()
    lead = making.signed_in(queued.officer(office, role=Role.OFFICE_LEAD))
    assert lead.get(THERE).status_code == 405
    assert len(send(lead, picks(made), "sure", **WANTED).context["get"]) == 1


def test_every_case_that_is_shown_is_looked_at_and_no_other(
    volunteer: User, office: Organisation, officer: User, client: Client
) -> None:
    made = [handed(volunteer, office, benefits=BIRTH) for _ in range(2)]
    foreign = handed(volunteer, making.office(), benefits=BIRTH)
    assert (
        "no-store"
        in send(client, picks(*made, foreign), "papers", **WANTED).headers["Cache-Control"]
    )
    looks = Look.objects.visible_to(volunteer).values_list("case", "what", "by")
    assert sorted(looks) == sorted((each.case_id, "ask-several", officer.pk) for each in made)


def test_an_erased_case_is_left_out(volunteer: User, office: Organisation, client: Client) -> None:
    made, erased = (handed(volunteer, office, benefits=BIRTH) for _ in range(2))
    ticked = picks(made, erased)
    CaseKey._base_manager.filter(pk=erased.case_id).delete()
    page = send(client, ticked, "sure", **WANTED)
    assert referred(page.context["get"]) == [made.case.shown_reference]
    assert len(page.context["left_out"]) == 1


def test_what_is_shown_first_asks_the_database_as_often_for_twenty_as_for_two(
    volunteer: User, office: Organisation, client: Client
) -> None:
    made = [handed(volunteer, office, benefits=BIRTH) for _ in range(20)]
    counts = []
    for several in (made[:2], made):
        ticked = picks(*several)
        with CaptureQueriesContext(connection) as taken:
            page = send(client, ticked, "papers", **WANTED)
        assert len(page.context["get"]) == len(several)
        counts.append(len(taken))
    assert counts[0] == counts[1]


def test_the_language_of_the_page_is_that_of_its_address(
    volunteer: User, office: Organisation, client: Client
) -> None:
    made = handed(volunteer, office, benefits=BIRTH)
    assert reverse("cases:ask-several").endswith("/cases/office/ask/")
    page = client.post("/th/cases/office/ask/", {"pick": picks(made), "step": "papers", **WANTED})
    assert "สูติบัตรของบุตร" in page.content.decode()
