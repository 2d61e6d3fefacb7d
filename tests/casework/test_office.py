"""What an SSO office sees: its own copies, read one by one and logged, and nothing else.

How its queue is ordered and filtered: ``test_queue``.
"""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Membership, Organisation, Role, User
from cases import handing
from cases.models import Case, CaseKey, Handover, Look
from tests.casework import making
from tests.casework.queued import handed

pytestmark = pytest.mark.django_db

LIST = "cases:office"


@pytest.fixture
def volunteer() -> User:
    return making.volunteer()


@pytest.fixture
def office() -> Organisation:
    return making.office()


@pytest.fixture
def officer(office: Organisation) -> Client:
    return making.signed_in(making.volunteer(office, role=Role.OFFICER))


def summary(made: Handover) -> str:
    return reverse("cases:summary", args=[made.pk])


@pytest.mark.parametrize("role", [Role.OFFICER, Role.OFFICE_LEAD])
def test_an_office_sees_its_own_copies_the_longest_waiting_first(
    volunteer: User, office: Organisation, role: Role
) -> None:
    handed(volunteer, office, "Naw Second", days=2)
    handed(making.volunteer(), office, "Naw First", days=3)
    handed(volunteer, making.office(), "Naw Elsewhere")
    reader = making.signed_in(making.volunteer(office, role=role))
    rows = reader.get(reverse(LIST)).context["rows"]
    assert [row.name for row in rows] == ["Naw First", "Naw Second"]


def test_a_name_that_was_not_picked_is_not_in_the_list(
    volunteer: User, office: Organisation, officer: Client
) -> None:
    made = handed(volunteer, office)
    page = officer.get(reverse(LIST)).content.decode()
    assert made.case.shown_reference in page
    assert made.case.organisation.name in page
    assert "0899999903" not in page


def test_what_was_taken_back_is_in_no_list_and_on_no_page(
    volunteer: User, office: Organisation, officer: Client
) -> None:
    made = handed(volunteer, office, "Naw Gone")
    handing.take_back(volunteer, made.case, made.pk)
    assert officer.get(reverse(LIST)).context["rows"] == []
    assert officer.get(summary(made)).status_code == 404


def test_a_foreign_copy_and_one_that_never_was_answer_alike(
    volunteer: User, office: Organisation, officer: Client
) -> None:
    foreign = handed(volunteer, making.office())
    for number in (foreign.pk, uuid4()):
        assert officer.get(reverse("cases:summary", args=[number])).status_code == 404
    assert not Look.objects.filter(what="summary").exists()


def test_of_an_erased_case_nothing_is_shown(
    volunteer: User, office: Organisation, officer: Client
) -> None:
    made = handed(volunteer, office, "Naw Erased")
    CaseKey.objects.filter(pk=made.case_id).delete()  # what a restored copy of the tables has not
    assert officer.get(reverse(LIST)).context["rows"] == []
    assert officer.get(summary(made)).status_code == 404


def test_every_look_is_in_the_log_of_the_organisation_that_handed_it_over(
    volunteer: User, office: Organisation, officer: Client
) -> None:
    made = handed(volunteer, office, "Naw Seen")
    officer.get(reverse(LIST))
    officer.get(summary(made))
    (look,) = Look.objects.visible_to(volunteer).filter(case=made.case, what="summary")
    assert Membership.objects.get(user=look.by).organisation == office
    assert not Look.objects.visible_to(look.by).exists()


def test_an_office_sees_a_copy_and_no_case(
    volunteer: User, office: Organisation, officer: Client
) -> None:
    made = handed(volunteer, office, "Naw Seen")
    of_the_case = ["case", "person", "notes", "history", "looks", "hand-over", "move", "export"]
    for name in of_the_case:
        there = reverse(f"cases:{name}", args=[made.case.reference])
        assert officer.get(there).status_code == 404, name
    for name in ("cases", "search", "moves", "due"):
        assert officer.get(reverse(f"cases:{name}")).status_code == 404, name


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.COORDINATOR])
def test_the_pages_of_the_office_are_not_for_an_ngo(
    volunteer: User, office: Organisation, role: Role
) -> None:
    made = handed(volunteer, office)
    own = volunteer.memberships.get().organisation
    client = making.signed_in(making.volunteer(own, role=role))
    assert client.get(reverse(LIST)).status_code == 404
    assert client.get(summary(made)).status_code == 404


def test_a_stranger_is_led_to_the_sign_in_page(volunteer: User, office: Organisation) -> None:
    made = handed(volunteer, office)
    for there in (reverse(LIST), summary(made)):
        answer = Client().get(there)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("accounts:sign-in"))


def test_no_cache_keeps_what_an_office_reads(
    volunteer: User, office: Organisation, officer: Client
) -> None:
    made = handed(volunteer, office)
    for there in (reverse(LIST), summary(made)):
        assert "no-store" in officer.get(there).headers["Cache-Control"]


# ---------------------------------------------------------------- the log
def test_each_copy_that_the_list_shows_is_looked_at_and_no_other(
    volunteer: User, office: Organisation, officer: Client
) -> None:
    shown = [handed(volunteer, office, f"Naw {each}") for each in ("Seen", "Shown")]
    handed(volunteer, making.office(), "Naw Elsewhere")
    officer.get(reverse(LIST))
    looks = Look.objects.visible_to(volunteer).values_list("case", "what")
    assert sorted(looks) == sorted((each.case_id, "office") for each in shown)


@pytest.mark.parametrize("place", ["x", "1-2", "-", "9" * 40 + "-" + "0" * 32, "٣-x"])
def test_a_place_that_is_none_begins_the_list(
    volunteer: User, office: Organisation, officer: Client, place: str
) -> None:
    handed(volunteer, office)
    assert len(officer.get(reverse(LIST), {"after": place}).context["rows"]) == 1


def test_the_day_and_the_organisation_stand_on_the_copy(
    volunteer: User, office: Organisation, officer: Client
) -> None:
    made = handed(volunteer, office, "Naw Seen")
    page = officer.get(summary(made)).content.decode()
    assert made.case.organisation.name in page
    assert "Naw Seen" in page
    assert Case.objects.visible_to(volunteer).get().shown_reference in page
