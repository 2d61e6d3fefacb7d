"""How often one address may try a password, and numbers that no page of ours sends."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import caches
from django.test import Client

from accounts import joining
from accounts.models import Role
from eligibility import limits
from tests.accounts.people import PASSWORD, organisation, signed_in, somebody
from tests.accounts.walking import IN, ORGANISATIONS, OWN, PEOPLE, is_in

pytestmark = pytest.mark.django_db
MOST = 3


class Clock:
    """A clock that stands."""

    def time(self) -> float:
        return 1_800_000_000.0


@pytest.fixture(autouse=True)
def few(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Few sign-ins a minute, in a minute that does not end."""
    settings.SSS_LIMITS = {**settings.SSS_LIMITS, "sign-in": MOST}
    monkeypatch.setattr(limits, "time", Clock())
    caches["limits"].clear()
    yield
    caches["limits"].clear()


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by one with each password that is hashed."""
    found: list[str] = []
    encode = MD5PasswordHasher.encode

    def noted(self: MD5PasswordHasher, *given: str) -> str:
        found.append("once")
        return encode(self, *given)

    monkeypatch.setattr(MD5PasswordHasher, "encode", noted)
    return found


def test_one_address_tries_few_passwords_a_minute_whatever_the_names(hashed: list[str]) -> None:
    sent = [
        Client().post(IN, {"username": f"name-{number}", "password": "wrong"})
        for number in range(MOST + 2)
    ]
    assert [each.status_code for each in sent] == [200] * MOST + [429] * 2
    assert len(hashed) == MOST
    assert sent[-1]["Retry-After"] in ("59", "60")
    assert "Please wait a little" in sent[-1].content.decode()
    elsewhere = Client(REMOTE_ADDR="192.0.2.9")
    assert elsewhere.post(IN, {"username": "name", "password": "wrong"}).status_code == 200


def test_looking_at_the_page_and_changing_its_language_count_as_no_try() -> None:
    client = Client()
    for _ in range(MOST + 1):
        assert client.get(IN).status_code == 200
        assert client.post(IN, {"language": "my"}).status_code == 200
    assert client.post(IN, {"username": "name", "password": "wrong"}).status_code == 200


def test_what_was_typed_before_is_carried_over_the_wait() -> None:
    for _ in range(MOST + 1):
        held = Client().post(IN, {"username": "x", "password": "y", "kept": "SEALED", "next": OWN})
    page = held.content.decode()
    assert 'value="SEALED"' in page
    assert f'value="{OWN}"' in page


def test_links_and_passwords_one_has_are_tried_as_seldom(hashed: list[str]) -> None:
    client = signed_in(somebody(Role.VOLUNTEER))
    hashed.clear()
    for number in range(MOST + 1):
        given = {"old_password": f"wrong {number}", "password": "another long one"}
        held = client.post(f"{OWN}password/", given)
    assert held.status_code == 429
    assert client.post(f"{OWN}password/", {"language": "en"}).status_code == 200
    assert len(hashed) == MOST
    secret = joining.invite(Role.COORDINATOR, organisation())
    link = f"/en/account/invited/{secret}/"
    newcomer = {"name": "New", "username": "new-one", "password": PASSWORD}
    assert Client().post(link, newcomer).status_code == 429
    assert len(hashed) == MOST


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 19, "0", "x", "-1", "\u00b2"])
def test_a_number_that_no_page_has_sent_is_of_no_row(number: str) -> None:
    lead = signed_in(somebody(Role.COORDINATOR))
    assert lead.post(OWN, {"sign_in": number}).status_code == 404
    assert is_in(lead)
    assert lead.post(PEOPLE, {"withdraw": number}).status_code == 404
    administrator = signed_in(somebody(Role.ADMINISTRATOR))
    asked = {"organisation": number, "role": "coordinator"}
    assert administrator.post(ORGANISATIONS, asked).status_code == 404
    assert administrator.post(ORGANISATIONS, {"withdraw": number}).status_code == 404
