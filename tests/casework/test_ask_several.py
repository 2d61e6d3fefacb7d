"""Papers asked for in several cases at once: shown first, each case by itself, and no right."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Organisation, Role, User
from cases.models import Handover, Look, QueueMark
from cases.pages.asking import MOST
from cases.reviewing import Answer, Kind
from tests.casework import making, queued
from tests.casework.asked import BIRTH, THERE, WANTED, answers, picks, referred, send
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


def marked() -> set[bytes]:
    """What the queue finds copies by."""
    return {bytes(mark) for mark in QueueMark._base_manager.values_list("mark", flat=True)}


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
