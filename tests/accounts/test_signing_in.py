"""The way in: two factors, nothing told to strangers, nobody locked out for good."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import joining, sessions
from accounts.models import Membership, Role, SignIn
from tests.accounts.moving import Clock
from tests.accounts.people import PASSWORD, code_for, organisation, signed_in, somebody
from tests.accounts.walking import IN, OWN, SECOND, enter, is_in, password

pytestmark = pytest.mark.django_db


def test_a_volunteer_signs_in_with_password_and_six_digits() -> None:
    user, client = somebody(Role.VOLUNTEER), Client()
    asked = client.get(OWN)
    assert asked.status_code == 302
    assert asked["Location"] == f"{IN}?next=%2Fen%2Faccount%2F"
    sent = password(client, user, next=OWN)
    assert sent["Location"] == f"{SECOND}?next=%2Fen%2Faccount%2F"
    assert not is_in(client)
    sent = client.post(SECOND, {"code": code_for(user), "next": OWN})
    assert sent["Location"] == OWN
    page = client.get(OWN).content.decode()
    assert str(user) in page
    assert "Sign out" in page


def test_a_user_name_is_one_in_capitals_too() -> None:
    user, client = somebody(Role.VOLUNTEER, username="khin"), Client()
    assert client.post(IN, {"username": "Khin", "password": PASSWORD})["Location"] == SECOND
    assert client.post(SECOND, {"code": code_for(user)}).status_code == 302


def test_signing_out_ends_the_session_on_the_server_too() -> None:
    client = signed_in(somebody(Role.VOLUNTEER))
    cookie = client.cookies["sessionid"].value
    assert client.post("/en/account/sign-out/")["Location"] == IN
    client.cookies["sessionid"] = cookie
    assert not is_in(client)
    assert Session.objects.count() == 0


def test_unknown_names_and_wrong_passwords_are_answered_alike() -> None:
    somebody(Role.VOLUNTEER, username="known-name")
    pages = [
        password(Client(), name, "wrong").content.decode().replace(name, "")
        for name in ("known-name", "other-name")
    ]
    without = [page.split("csrfmiddlewaretoken")[0] for page in pages]
    assert without[0] == without[1]
    assert "User name and password do not go together." in pages[0]


def test_a_password_is_hashed_for_unknown_names_as_often_as_for_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    somebody(Role.VOLUNTEER, username="known-name")
    hashed: list[str] = []
    encode = MD5PasswordHasher.encode

    def noted(self: MD5PasswordHasher, *given: str) -> str:
        hashed.append("once")
        return encode(self, *given)

    monkeypatch.setattr(MD5PasswordHasher, "encode", noted)
    counts = []
    for name in ("known-name", "other-name"):
        hashed.clear()
        password(Client(), name, "wrong")
        counts.append(len(hashed))
    assert counts == [1, 1]


def test_five_wrong_passwords_hold_off_for_a_quarter_of_an_hour_and_no_longer(
    clock: Clock,
) -> None:
    user, client = somebody(Role.VOLUNTEER), Client()
    for _ in range(4):
        assert password(client, user, "wrong").status_code == 200
    held = password(client, user, "wrong")
    assert held.status_code == 429
    ends = timezone.localtime(timezone.now() + timedelta(minutes=15, seconds=59))
    assert f"Try again at {ends:%H:%M}." in held.content.decode()
    assert held["Retry-After"] in ("899", "900")
    clock.goes_on(minutes=10)
    assert password(client, user).status_code == 429  # the right one, too early: nothing is told
    clock.goes_on(minutes=5, seconds=1)
    assert password(client, user).status_code == 302


def test_who_goes_on_guessing_makes_it_no_longer(clock: Clock) -> None:
    user, client = somebody(Role.VOLUNTEER), Client()
    for _ in range(20):
        password(client, user, "wrong")
        clock.goes_on(seconds=30)
    clock.goes_on(minutes=8)
    assert password(client, user).status_code == 302


def test_guesses_from_another_address_lock_nobody_out() -> None:
    user = somebody(Role.VOLUNTEER)
    for _ in range(6):
        Client(REMOTE_ADDR="192.0.2.7").post(IN, {"username": user.username, "password": "wrong"})
    assert password(Client(), user).status_code == 302


def test_a_name_nobody_has_is_held_off_alike() -> None:
    client = Client()
    assert [password(client, "nobody-here", "wrong").status_code for _ in range(5)][-1] == 429


def test_signing_in_forgets_the_wrong_attempts_before() -> None:
    user, client = somebody(Role.VOLUNTEER), Client()
    for _ in range(4):
        password(client, user, "wrong")
    enter(client, user)
    assert AccessAttempt.objects.count() == 0


def test_who_waits_keeps_what_they_wanted_in_another_language_too() -> None:
    user, client = somebody(Role.VOLUNTEER), Client()
    for _ in range(5):
        held = password(client, user, "wrong", next=OWN, kept="sealed")
    page = held.content.decode()
    assert 'formaction="/th/account/sign-in/"' in page
    assert 'name="kept" value="sealed"' in page
    assert f'name="next" value="{OWN}"' in page


def test_a_key_from_before_the_sign_in_opens_nothing_after_it() -> None:
    user, client = somebody(Role.VOLUNTEER), Client()
    keys = []
    password(client, user)
    keys.append(client.cookies["sessionid"].value)
    client.post(SECOND, {"code": code_for(user)})
    keys.append(client.cookies["sessionid"].value)
    assert keys[0] != keys[1]
    for stranger in ("planted by somebody", keys[0]):
        thief = Client()
        thief.cookies["sessionid"] = stranger
        assert not is_in(thief)


def test_the_tables_hold_no_key_of_a_session() -> None:
    client = signed_in(somebody(Role.VOLUNTEER))
    key = client.cookies["sessionid"].value
    assert is_in(client)
    stored = [*Session.objects.values_list("session_key", flat=True)]
    stored += SignIn.objects.values_list("digest", flat=True)
    for kept in stored:
        thief = Client()
        thief.cookies["sessionid"] = kept
        assert kept != key
        assert not is_in(thief)


def test_the_cookie_is_for_this_browser_session_and_no_script() -> None:
    user, client = somebody(Role.VOLUNTEER), Client()
    enter(client, user)
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == ""
    assert cookie["expires"] == ""


def test_a_removed_person_is_told_so_only_with_the_right_password() -> None:
    group = organisation()
    somebody(Role.COORDINATOR, group)
    user = somebody(Role.VOLUNTEER, group)
    joining.remove(Membership.objects.get(user=user))
    assert "This account has ended." in password(Client(), user).content.decode()
    assert "This account has ended." not in password(Client(), user, "wrong").content.decode()


def test_nobody_is_led_to_another_site() -> None:
    user = somebody(Role.RULES_KEEPER)
    for path in ("https://example.org/", "//example.org/", "\\\\example.org", "javascript:1"):
        client = Client()
        password(client, user, next=path)
        sent = client.post(SECOND, {"code": code_for(user), "next": path})
        assert sent["Location"] == "/admin/"


def test_the_pages_before_the_door_come_in_three_languages_and_are_kept_by_no_cache() -> None:
    for language in ("my", "th", "en"):
        page = Client().get(f"/{language}/account/sign-in/")
        assert f'<html lang="{language}">' in page.content.decode()
        assert "no-store" in page["Cache-Control"]


def test_a_change_of_language_keeps_the_name_and_drops_the_password() -> None:
    sent = Client().post(
        "/th/account/sign-in/",
        {"username": "khin", "password": PASSWORD, "language": "th", "next": "/en/account/"},
    )
    page = sent.content.decode()
    assert 'value="khin"' in page
    assert PASSWORD not in page
    assert 'value="/en/account/"' in page


def test_what_the_browser_may_fill_in_is_said_to_it() -> None:
    page = Client().get(IN).content.decode()
    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    user, client = somebody(Role.VOLUNTEER), Client()
    password(client, user)
    assert 'autocomplete="one-time-code"' in client.get(SECOND).content.decode()


def test_a_form_without_its_token_is_refused() -> None:
    user = somebody(Role.VOLUNTEER)
    client = Client(enforce_csrf_checks=True)
    sent = client.post(IN, {"username": user.username, "password": PASSWORD})
    assert sent.status_code == 403
    assert SignIn.objects.count() == 0


def test_the_log_names_nobody(caplog: pytest.LogCaptureFixture) -> None:
    user = somebody(Role.VOLUNTEER, username="a-name-to-look-for")
    client = Client(REMOTE_ADDR="192.0.2.77")
    with caplog.at_level(logging.INFO):
        for _ in range(6):
            password(client, user, "wrong horse")
        enter(Client(), user)
    said = "\n".join(record.getMessage() for record in caplog.records)
    assert "Locking out somebody" in said
    for marked in ("a-name-to-look-for", "192.0.2.77", PASSWORD, "wrong horse"):
        assert marked not in said


def test_attempts_keep_no_password_and_are_forgotten_after_a_day(clock: Clock) -> None:
    password(Client(), "khin", "wrong horse", next="/en/account/people/")
    kept = AccessAttempt.objects.get()
    assert "wrong horse" not in f"{kept.post_data}{kept.get_data}"
    assert "people" not in f"{kept.post_data}{kept.get_data}"
    clock.goes_on(hours=25)
    call_command("forget_sign_ins", verbosity=0)
    assert AccessAttempt.objects.count() == 0


def test_a_visitor_without_a_session_costs_no_query_and_no_cookie(
    django_assert_num_queries: Any,
) -> None:
    with django_assert_num_queries(0):
        page = Client().get(IN)
    assert "sessionid" not in page.cookies
    start = Client().get(reverse("eligibility:start"))
    assert "sessionid" not in start.cookies
    assert sessions.of(start.wsgi_request) is None
