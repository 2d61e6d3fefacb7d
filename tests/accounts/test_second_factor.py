"""The second factor: six digits once, codes on paper, guided enrolment, waits that end."""

import time
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts import factors
from accounts.models import Role
from tests.accounts.moving import Clock
from tests.accounts.people import code_for, first_code, signed_in, somebody
from tests.accounts.walking import IN, OWN, SECOND, is_in, password

pytestmark = pytest.mark.django_db


def test_wrong_digits_make_wait_but_never_longer_than_a_minute(clock: Clock) -> None:
    user, client = somebody(Role.VOLUNTEER), Client()
    password(client, user)
    device = factors.device_of(user)
    assert device is not None
    TOTPDevice.objects.filter(pk=device.pk).update(
        throttling_failure_count=5, throttling_failure_timestamp=timezone.now() - timedelta(days=1)
    )
    for _ in range(3):  # beyond the count from which the wait grows no more
        assert client.post(SECOND, {"code": "000000"}).status_code == 200
        held = client.post(SECOND, {"code": "000000"})
        assert held.status_code == 429
        assert int(held["Retry-After"]) <= 60
        clock.goes_on(seconds=int(held["Retry-After"]))


def test_six_digits_are_taken_once() -> None:
    user = somebody(Role.VOLUNTEER)
    code = code_for(user)
    device = factors.device_of(user)
    assert factors.shown(user, code) == device
    assert factors.shown(user, code) is None


@pytest.mark.parametrize(("steps", "taken"), [(-2, False), (-1, True), (0, True), (1, True)])
def test_a_phone_may_be_half_a_minute_late_or_early(steps: int, taken: bool) -> None:
    user = somebody(Role.VOLUNTEER)
    code_for(user)
    device = factors.device_of(user)
    assert device is not None
    shown = TOTP(device.bin_key)
    shown.time = time.time() + steps * 30
    assert (factors.shown(user, f"{shown.token():06d}") is not None) is taken


def test_nothing_typed_is_no_wrong_code() -> None:
    user, client = somebody(Role.VOLUNTEER), Client()
    password(client, user)
    for _ in range(5):
        assert client.post(SECOND, {"code": "", "paper": " "}).status_code == 200
    assert client.post(SECOND, {"code": code_for(user)}).status_code == 302


@pytest.mark.parametrize("zero", ["\u1040", "\u0e50"])
def test_digits_are_taken_in_burmese_and_thai_too(zero: str) -> None:
    user, client = somebody(Role.VOLUNTEER), Client()
    password(client, user)
    own = "".join(chr(ord(zero) + int(digit)) for digit in code_for(user))
    sent = client.post(SECOND, {"code": f"{own[:3]} {own[3:]}"})
    assert sent.status_code == 302
    assert is_in(client)


def test_burmese_letters_that_look_like_digits_count_as_these() -> None:
    assert factors.folded("\u101d\u101b\u1041 234") == "071234"


def test_a_recovery_code_works_once() -> None:
    user = somebody(Role.VOLUNTEER)
    codes = factors.new_codes(user)
    assert len(set(codes)) == 10
    assert factors.shown(user, codes[0].upper()) is not None
    assert factors.shown(user, codes[0]) is None
    assert factors.codes_left(user) == 9


def test_recovery_codes_are_kept_as_digests_alone() -> None:
    user = somebody(Role.VOLUNTEER)
    codes = {factors.folded(code) for code in factors.new_codes(user)}
    assert not codes & set(StaticToken.objects.values_list("token", flat=True))


def test_new_codes_make_the_old_ones_worthless() -> None:
    user = somebody(Role.VOLUNTEER)
    old = factors.new_codes(user)
    factors.new_codes(user)
    assert factors.shown(user, old[0]) is None


def test_who_has_no_second_factor_is_led_to_enrol_one_and_is_shown_ten_codes_once() -> None:
    user, client = somebody(Role.COORDINATOR), Client()
    factors.forget(user)
    password(client, user)
    page = client.get(SECOND).content.decode()
    assert factors.groups(factors.to_enrol(user, client.session["enrolling"])) in page
    assert "<svg" in page
    sent = client.post(SECOND, {"code": first_code(client)})
    assert sent["Location"] == "/en/account/once/"
    shown = client.get("/en/account/once/").content.decode()
    assert shown.count("<li>") == 10
    assert client.get("/my/account/once/").content.decode().count("<li>") == 10
    assert client.post("/en/account/once/").status_code == 302
    assert client.get("/en/account/once/").status_code == 302
    assert is_in(client)


def test_a_wrong_first_code_enrols_nothing() -> None:
    user, client = somebody(Role.COORDINATOR), Client()
    factors.forget(user)
    password(client, user)
    assert client.post(SECOND, {"code": "000000"}).status_code == 200
    assert factors.device_of(user) is None


def test_the_password_alone_opens_nothing_for_longer_than_twenty_minutes(clock: Clock) -> None:
    user, client = somebody(Role.VOLUNTEER), Client()
    password(client, user)
    clock.goes_on(minutes=20, seconds=1)
    assert client.get(SECOND)["Location"] == IN


def test_who_has_the_password_alone_cannot_hold_the_owner_off() -> None:
    user, stranger, owner = somebody(Role.VOLUNTEER), Client(), Client()
    codes = factors.new_codes(user)
    password(stranger, user)
    for wrong in ("000000", "000000", "wrong-12345", "wrong-12345"):
        stranger.post(SECOND, {"code": wrong})
    assert stranger.post(SECOND, {"code": "000000"}).status_code == 429
    password(owner, user)
    assert owner.post(SECOND, {"code": "000000"}).status_code == 429
    assert owner.post(SECOND, {"paper": codes[0]}).status_code == 302
    assert is_in(owner)


def test_a_recovery_code_makes_new_ones_while_the_phone_waits() -> None:
    user = somebody(Role.VOLUNTEER)
    codes, client = factors.new_codes(user), signed_in(user)
    client.post(f"{OWN}codes/", {"code": "000000"})
    assert client.post(f"{OWN}codes/", {"code": "000000"}).status_code == 429
    assert client.post(f"{OWN}codes/", {"paper": codes[0], "do": "codes"}).status_code == 302


def test_each_who_shows_the_password_is_shown_another_key_and_the_first_phone_is_taken() -> None:
    user, stranger, owner = somebody(Role.COORDINATOR), Client(), Client()
    factors.forget(user)
    for client in (stranger, owner):
        password(client, user)
        client.get(SECOND)
    assert stranger.session["enrolling"] != owner.session["enrolling"]
    assert owner.get(SECOND).status_code == 200  # looked at again: the key is still the same
    assert owner.post(SECOND, {"code": first_code(owner)}).status_code == 302
    device = factors.device_of(user)
    assert stranger.post(SECOND, {"code": first_code(stranger)}).status_code == 200
    assert not is_in(stranger)
    assert factors.device_of(user) == device
    assert TOTPDevice.objects.filter(user=user).count() == 1
    # Also where both are confirmed in one moment.
    late = factors.to_enrol(user, stranger.session["enrolling"])
    assert not factors.enrolled(late, first_code(stranger))


def test_a_key_that_was_only_looked_at_is_written_nowhere() -> None:
    user, client = somebody(Role.COORDINATOR), Client()
    factors.forget(user)
    password(client, user)
    client.get(SECOND)
    client.post(SECOND, {"code": "000000"})
    assert not TOTPDevice.objects.filter(user=user).exists()
