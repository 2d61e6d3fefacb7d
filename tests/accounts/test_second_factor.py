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
from tests.accounts.people import code_for, somebody
from tests.accounts.walking import IN, SECOND, is_in, password

pytestmark = pytest.mark.django_db


def test_wrong_digits_make_wait_but_never_longer_than_a_quarter_of_an_hour(clock: Clock) -> None:
    user, client = somebody(Role.VOLUNTEER), Client()
    password(client, user)
    device = factors.device_of(user)
    assert device is not None
    TOTPDevice.objects.filter(pk=device.pk).update(
        throttling_failure_count=9, throttling_failure_timestamp=timezone.now() - timedelta(days=1)
    )
    for _ in range(3):  # beyond the count from which the wait grows no more
        assert client.post(SECOND, {"code": "000000"}).status_code == 200
        held = client.post(SECOND, {"code": "000000"})
        assert held.status_code == 429
        assert int(held["Retry-After"]) < 15 * 60
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
    device = factors.enrolling(user)
    assert factors.groups(device) in page
    assert "<svg" in page
    sent = client.post(SECOND, {"code": code_for(user)})
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
