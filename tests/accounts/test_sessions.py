"""Sessions end on time, are seen by their owner, and can be ended from elsewhere."""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts import joining
from accounts.models import Membership, Role, SignIn
from tests.accounts.moving import Clock
from tests.accounts.people import PASSWORD, code_for, organisation, signed_in, somebody

pytestmark = pytest.mark.django_db

OWN = "/en/account/"


def is_in(client: Client) -> bool:
    return client.get(OWN).status_code == 200


def test_half_an_hour_alone_ends_a_session(clock: Clock) -> None:
    client = signed_in(somebody(Role.VOLUNTEER))
    clock.goes_on(minutes=29, seconds=59)
    assert is_in(client)
    clock.goes_on(minutes=30)
    assert not is_in(client)


def test_twelve_hours_end_a_session_however_busy_it_was(clock: Clock) -> None:
    client = signed_in(somebody(Role.VOLUNTEER))
    for _ in range(12 * 60 // 20 - 1):
        clock.goes_on(minutes=20)
        assert is_in(client)
    clock.goes_on(minutes=19, seconds=59)
    assert is_in(client)
    clock.goes_on(seconds=1)
    assert not is_in(client)


def test_an_ended_session_does_not_come_back(clock: Clock) -> None:
    client = signed_in(somebody(Role.VOLUNTEER))
    clock.goes_on(minutes=31)
    assert not is_in(client)
    clock.goes_on(minutes=-31)
    assert not is_in(client)
    assert Session.objects.count() == 0


def test_that_somebody_is_there_is_noted_once_a_minute(clock: Clock) -> None:
    client = signed_in(somebody(Role.VOLUNTEER))
    began = clock.now()
    clock.goes_on(seconds=59)
    assert is_in(client)
    assert SignIn.objects.get().seen_at == began
    clock.goes_on(seconds=1)
    assert is_in(client)
    assert SignIn.objects.get().seen_at == clock.now()


def test_the_owner_sees_and_ends_a_session_elsewhere() -> None:
    user = somebody(Role.VOLUNTEER)
    here, there = signed_in(user), signed_in(user)
    assert "Elsewhere, since" in here.get(OWN).content.decode()
    other = SignIn.objects.filter(user=user).earliest("pk")
    newer = SignIn.objects.filter(user=user).latest("pk")
    assert other != newer
    assert here.post(OWN, {"sign_in": newer.pk}).status_code == 302
    assert is_in(here)
    assert not is_in(there)


def test_nobody_ends_the_session_of_somebody_else() -> None:
    group = organisation()
    mine, theirs = (signed_in(somebody(Role.VOLUNTEER, group)) for _ in range(2))
    newest = SignIn.objects.latest("pk")
    assert mine.post(OWN, {"sign_in": newest.pk}).status_code == 404
    assert is_in(theirs)


def test_a_removed_person_is_out_at_once_and_for_good() -> None:
    group = organisation()
    lead, volunteer = somebody(Role.COORDINATOR, group), somebody(Role.VOLUNTEER, group)
    client, theirs = signed_in(lead), signed_in(volunteer)
    membership = Membership.objects.get(user=volunteer)
    sent = client.post(f"/en/account/people/{membership.pk}/", {"do": "remove"})
    assert sent.status_code == 302
    assert not is_in(theirs)
    assert str(volunteer) not in client.get("/en/account/people/").content.decode()


def test_a_new_password_ends_all_other_sessions_and_keeps_this_one() -> None:
    user = somebody(Role.VOLUNTEER)
    here, there = signed_in(user), signed_in(user)
    before = here.cookies["sessionid"].value
    new = {"old_password": PASSWORD, "password": "a mango and two limes"}
    assert here.post("/en/account/password/", new).status_code == 302
    assert is_in(here)
    assert here.cookies["sessionid"].value != before
    assert not is_in(there)
    user.refresh_from_db()
    assert user.check_password("a mango and two limes")


def test_the_password_one_has_is_asked_for() -> None:
    user = somebody(Role.VOLUNTEER)
    sent = signed_in(user).post(
        "/en/account/password/", {"old_password": "guessed", "password": "a mango and two limes"}
    )
    assert "This is not your password." in sent.content.decode()
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_another_phone_is_set_up_at_the_next_sign_in() -> None:
    user = somebody(Role.VOLUNTEER)
    client = signed_in(user)
    sent = client.post("/en/account/codes/", {"code": code_for(user), "do": "phone"})
    assert sent["Location"] == "/en/account/sign-in/"
    assert not is_in(client)
    client.post(sent["Location"], {"username": user.username, "password": PASSWORD})
    assert "Set up your phone" in client.get("/en/account/second-factor/").content.decode()


def test_new_recovery_codes_ask_for_the_second_factor_again() -> None:
    user = somebody(Role.VOLUNTEER)
    client = signed_in(user)
    assert client.post("/en/account/codes/", {"code": "000000"}).status_code == 200
    sent = client.post("/en/account/codes/", {"code": code_for(user), "do": "codes"})
    assert sent["Location"] == "/en/account/once/"
    assert "Recovery codes left</dt><dd>10" in client.get(OWN).content.decode()


def test_a_session_without_a_sign_in_of_ours_opens_nothing() -> None:
    client = Client()
    client.force_login(somebody(Role.VOLUNTEER))
    assert not is_in(client)


def test_a_public_page_asks_no_table_of_people_for_a_visitor() -> None:
    Client().get("/en/")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = Client().get("/en/")
    assert page.status_code == 200
    assert [query["sql"] for query in asked if "accounts_" in query["sql"]] == []
    assert [query["sql"] for query in asked if "session" in query["sql"]] == []
    assert "Cookie" not in page.get("Vary", "") or "csrf" in page.content.decode()


def test_a_page_of_the_staff_shows_who_is_signed_in_and_no_way_to_erase_a_phone() -> None:
    user = somebody(Role.COORDINATOR)
    page = signed_in(user).get(OWN).content.decode()
    assert str(user) in page
    assert 'action="/en/account/sign-out/"' in page
    assert "Erase and leave" not in page


def test_who_lost_their_membership_meanwhile_sees_nothing() -> None:
    group = organisation()
    somebody(Role.COORDINATOR, group)
    user = somebody(Role.VOLUNTEER, group)
    client = signed_in(user)
    joining.remove(Membership.objects.get(user=user))
    again = signed_in(user)  # even with a session that nobody has ended
    assert not is_in(client)
    assert again.get(OWN).status_code == 404
