"""A case goes to another organisation with the worker; what colleagues wrote there does not."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.acting import acting
from accounts.models import Organisation, Role, User
from cases import handing, keeping, moving, sealing, searching
from cases.models import Case, Change, FollowUp, Handover, Move, Note, SearchMark
from cases.opened import Opened
from cases.pages import handing as handing_page
from cases.people import Person
from cases.vault import Vault, search_secret
from cases.writing import GoneError
from tests.casework import making
from tests.interview import journeys
from tests.support import TODAY

pytestmark = pytest.mark.django_db

MARKED = Person(called="Naw Marked", names={"passport": "NAW MARKED PAW"}, phone="0899999904")
CONSENT = {"text_version": "1", "speaks": "my", "agrees": "1", "health": "1", "how": "read"}
MOVES = "cases:moves"


@pytest.fixture
def volunteer() -> User:
    return making.volunteer()


@pytest.fixture
def new() -> User:
    """Somebody of the organisation that it goes to."""
    return making.volunteer()


@pytest.fixture
def case(volunteer: User) -> Case:
    return making.case_of(volunteer, person=MARKED, answers=making.ANSWERED)


def organisation(user: User) -> Organisation:
    who = acting(user)
    assert who
    assert who.organisation
    return who.organisation


def offered(user: User, case: Case, to: User, **changes: Any) -> Move:
    """A case offered to the organisation of ``to``, with the worker's consent."""
    given = {"text_version": 1, "language": "my", "how": "read", "witness": user, "health": True}
    move = Move(case=case, to=organisation(to), **{**given, **changes})
    moving.offer(user, move)
    return move


def settle(user: User, move: Move, button: str) -> Any:
    there = reverse("cases:move-settle", args=[move.pk])
    return making.signed_in(user).post(there, {button: "1"})


def address(case: Case) -> str:
    return reverse("cases:move", args=[case.reference])


# ---------------------------------------------------------------- offered
def test_a_case_is_offered_with_consent(volunteer: User, case: Case, new: User) -> None:
    client = making.signed_in(volunteer)
    form = {"to": organisation(new).pk, **CONSENT}
    page = client.get(address(case), {"to": organisation(new).pk}).content.decode()
    assert "Notes, and days you put down yourselves, are then erased for good." in page
    assert client.post(address(case), form).status_code == 303
    move = Move.objects.get()
    assert (move.to, move.witness, move.language, move.settled_at) == (
        organisation(new),
        volunteer,
        "my",
        None,
    )


@pytest.mark.parametrize("missing", ["agrees", "health", "how", "text_version"])
def test_without_the_whole_consent_nothing_is_offered(
    volunteer: User, case: Case, new: User, missing: str
) -> None:
    form = {"to": organisation(new).pk, **CONSENT}
    del form[missing]
    page = making.signed_in(volunteer).post(address(case), form)
    assert page.status_code == 422
    assert not Move.objects.exists()


def test_the_own_organisation_and_an_office_cannot_be_chosen(volunteer: User, case: Case) -> None:
    making.ngo()
    for wrong in (organisation(volunteer), making.office()):
        page = making.signed_in(volunteer).get(address(case), {"to": str(wrong.pk), "asked": "1"})
        assert page.status_code == 422
        offered_to = {option.value for option in page.context["question"].options}
        assert str(wrong.pk) not in offered_to


def test_where_there_is_no_other_organisation_it_is_said(volunteer: User, case: Case) -> None:
    page = making.signed_in(volunteer).get(address(case)).content.decode()
    assert "There is no other organisation on this site yet." in page


def test_a_case_is_offered_once_at_a_time(volunteer: User, case: Case, new: User) -> None:
    offered(volunteer, case, new)
    with pytest.raises(IntegrityError, match=r"case_id|move_once_at_a_time"), transaction.atomic():
        offered(volunteer, case, making.volunteer())
    form = {"to": organisation(new).pk, **CONSENT}
    assert making.signed_in(volunteer).post(address(case), form).status_code == 303
    assert Move.objects.count() == 1


def test_for_somebody_under_age_a_guardian_consents(volunteer: User, new: User) -> None:
    forms = journeys.laid_off(TODAY).forms
    young = {**forms["you"], **journeys.day("born", TODAY - timedelta(days=19 * 365))}
    case = making.case_of(volunteer, answers=making.told_by({**forms, "you": young}))
    client = making.signed_in(volunteer)
    form = {"to": organisation(new).pk, **CONSENT, "of_age": "no", "guardian": "Daw Mya"}
    assert client.post(address(case), form).status_code == 422
    assert client.post(address(case), {**form, "guardian_agrees": "1"}).status_code == 303
    assert Move.objects.get().by_guardian


def test_the_tables_take_no_minors_consent_without_a_guardian(
    volunteer: User, case: Case, new: User
) -> None:
    with pytest.raises(IntegrityError, match="move_minor_has_guardian"), transaction.atomic():
        offered(volunteer, case, new, minor=True)


def test_the_consent_to_health_is_recorded_and_none_is_taken_without(
    volunteer: User, case: Case, new: User
) -> None:
    with pytest.raises(IntegrityError, match="move_health_is_explicit"), transaction.atomic():
        offered(volunteer, case, new, health=False)
    making.signed_in(volunteer).post(address(case), {"to": organisation(new).pk, **CONSENT})
    assert Move.objects.get().health


def test_nothing_of_the_person_is_told_before_it_is_accepted(
    volunteer: User, case: Case, new: User
) -> None:
    offered(volunteer, case, new)
    client = making.signed_in(new)
    page = client.get(reverse(MOVES)).content.decode()
    assert case.shown_reference in page
    assert organisation(volunteer).name in page
    assert "Marked" not in page
    assert "MARKED" not in page
    assert client.get(reverse("cases:case", args=[case.reference])).status_code == 404


# ---------------------------------------------------------------- accepted
def test_accepted_the_new_organisation_has_it_and_the_old_one_nothing(
    volunteer: User, case: Case, new: User
) -> None:

    answer = settle(new, offered(volunteer, case, new), "accept")
    assert answer.headers["Location"] == reverse("cases:case", args=[case.reference])
    assert not Case.objects.visible_to(volunteer).exists()
    taken = Case.objects.visible_to(new).get()
    assert keeping.person_of(taken, Vault.of(taken)) == MARKED
    assert keeping.held_in(taken, Vault.of(taken)).answers == making.ANSWERED
    for name in ("case", "person", "notes", "history", "hand-over", "move"):
        there = reverse(f"cases:{name}", args=[case.reference])
        assert making.signed_in(volunteer).get(there).status_code == 404, name


def test_the_history_says_that_it_moved(volunteer: User, case: Case, new: User) -> None:
    settle(new, offered(volunteer, case, new), "accept")
    taken = Case.objects.visible_to(new).get()
    change = Change.objects.visible_to(new).get(version=taken.version)
    assert (taken.version, change.by) == (2, new)
    (what,) = Vault.of(taken).open("change", change.what)["person"]
    assert what == ["organisation", organisation(volunteer).name, organisation(new).name]


def test_notes_and_days_made_by_hand_are_gone_for_good(
    volunteer: User, case: Case, new: User
) -> None:
    Note(case=case, by=volunteer, text=Vault.of(case).seal("note", "Marked note")).save()
    for number, by_hand in enumerate((True, False)):
        FollowUp(
            case=case,
            organisation=case.organisation,
            due=TODAY,
            by_hand=by_hand,
            mark=bytes([number]),
            what=b"",
        ).save()
    settle(new, offered(volunteer, case, new), "accept")
    assert not Note.objects.exists()
    (left,) = FollowUp.objects.all()
    assert (left.by_hand, left.organisation) == (False, organisation(new))


def test_the_search_marks_are_those_of_the_new_organisation(
    volunteer: User, case: Case, new: User
) -> None:
    def marks(user: User) -> set[bytes]:
        secret = search_secret(organisation(user).pk)
        return {sealing.mark(secret, kind, part) for kind, part in searching.parts(MARKED)}

    settle(new, offered(volunteer, case, new), "accept")
    there = {bytes(each.mark) for each in SearchMark.objects.filter(case=case)}
    assert there == marks(new)
    assert not there & marks(volunteer)


def test_what_was_at_an_office_ends(volunteer: User, case: Case, new: User) -> None:
    Handover(
        case=case,
        office=making.office(),
        content=b"x",
        text_version=1,
        language="my",
        how="read",
        witness=volunteer,
        health=True,
    ).save()
    settle(new, offered(volunteer, case, new), "accept")
    ended = Handover.objects.get()
    assert ended.ended_at
    assert ended.content == b""


def test_the_people_of_the_old_organisation_are_told_by_its_name(
    volunteer: User, case: Case, new: User
) -> None:
    handed = Handover(
        case=case,
        office=making.office(),
        text_version=1,
        language="my",
        how="read",
        witness=volunteer,
        health=True,
    )
    handed.save()
    handing.take_back(volunteer, case, handed.pk)
    settle(new, offered(volunteer, case, new), "accept")
    who, taken = acting(new), Case.objects.visible_to(new).get()
    assert who
    (row,) = handing_page.part(Opened(who, taken, Vault.of(taken)))["handovers"]
    assert row["who"] == row["ended_by"] == organisation(volunteer).name


def test_a_volunteer_who_had_the_case_open_changes_nothing_any_more(
    volunteer: User, case: Case, new: User
) -> None:
    settle(new, offered(volunteer, case, new), "accept")
    with pytest.raises(GoneError):
        keeping.change_person(case, Vault.of(case), volunteer, Person(called="Other"))
    with pytest.raises(GoneError):
        offered(volunteer, case, making.volunteer())


# ---------------------------------------------------------------- refused, called back
def test_refused_it_stays_where_it_is(volunteer: User, case: Case, new: User) -> None:
    move = offered(volunteer, case, new)
    assert settle(new, move, "refuse").headers["Location"] == reverse(MOVES)
    assert Case.objects.visible_to(volunteer).exists()
    assert making.signed_in(new).get(reverse(MOVES)).context["rows"] == []
    assert settle(new, move, "accept").status_code == 404


def test_called_back_it_is_not_offered_any_more(volunteer: User, case: Case, new: User) -> None:
    move = offered(volunteer, case, new)
    assert settle(volunteer, move, "call-back").status_code == 303
    assert settle(new, move, "accept").status_code == 404
    assert Case.objects.visible_to(volunteer).exists()
    assert settle(volunteer, move, "call-back").status_code == 404
    offered(volunteer, case, new)  # and may be offered anew


def test_of_two_who_settle_the_same_move_the_second_finds_it_settled(
    volunteer: User, case: Case, new: User
) -> None:
    move = offered(volunteer, case, new)
    colleague = making.volunteer(organisation(new), role=Role.COORDINATOR)
    assert settle(new, move, "accept").status_code == 303
    assert settle(colleague, move, "accept").status_code == 404
    assert settle(volunteer, move, "call-back").status_code == 404
    assert Case.objects.visible_to(colleague).get().version == 2


def test_each_button_is_for_one_side_alone(volunteer: User, case: Case, new: User) -> None:
    move = offered(volunteer, case, new)
    officer = making.volunteer(making.office(), role=Role.OFFICER)
    wrong = [(volunteer, "accept"), (volunteer, "refuse"), (new, "call-back"), (new, "nothing")]
    wrong += [(user, "accept") for user in (making.volunteer(), officer)]
    for user, button in wrong:
        assert settle(user, move, button).status_code == 404, button
    move.refresh_from_db()
    assert move.settled_at is None
    there = reverse("cases:move-settle", args=[move.pk])
    assert making.signed_in(new).get(there).status_code == 405
    assert Client().post(there, {"accept": "1"}).status_code in (302, 403)


def test_the_overview_says_to_whom_it_is_offered(volunteer: User, case: Case, new: User) -> None:
    move = offered(volunteer, case, new)
    who = acting(volunteer)
    assert who
    told = handing_page.part(Opened(who, case, Vault.of(case)))["move"]
    assert (told["number"], told["to"]) == (move.pk, organisation(new).name)
    assert making.signed_in(volunteer).get(address(case)).status_code == 303


def test_a_move_that_ended_long_ago_stops_no_new_one(
    volunteer: User, case: Case, new: User
) -> None:
    settle(new, offered(volunteer, case, new), "accept")
    back = Case.objects.visible_to(new).get()
    settle(volunteer, offered(new, back, volunteer), "accept")
    assert Case.objects.visible_to(volunteer).get().version == 3
    assert Move.objects.filter(settled_at__lte=timezone.now()).count() == 2
