"""What was typed when a session ended comes back to who typed it, and to nobody else."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from accounts import factors, typed
from accounts.models import Role, User
from tests.accounts.moving import Clock
from tests.accounts.people import PASSWORD, code_for, organisation, signed_in, somebody

pytestmark = pytest.mark.django_db

PEOPLE = "/en/account/people/"
IN, SECOND = "/en/account/sign-in/", "/en/account/second-factor/"
TYPED = 'စိုးစိုး <b>"and"</b> \' a long story'


def hidden(page: Any) -> dict[str, str]:
    """The hidden fields of a page; of several with one name, the last."""
    found = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page.content.decode())
    return {name: unescape(value) for name, value in found}


def ended(client: Client, clock: Clock, path: str = PEOPLE, **more: str) -> Any:
    """A form that arrives when the session is over."""
    clock.goes_on(minutes=31)
    return client.post(path, {"meant_for": TYPED, "role": "volunteer", **more})


def through(client: Client, user: User, kept: str) -> Any:
    """Both factors, each with what the page before carried along."""
    first = {"username": user.username, "password": PASSWORD, "kept": kept}
    page = client.post(IN, first)
    assert hidden(page)["kept"] == kept
    return client.post(SECOND, {"code": code_for(user), "kept": kept})


def test_a_form_sent_too_late_comes_back_after_both_factors(clock: Clock) -> None:
    user = somebody(Role.COORDINATOR)
    client = signed_in(user)
    asked = ended(client, clock)
    assert asked.status_code == 403
    assert TYPED not in asked.content.decode()
    assert "Nothing you typed is lost." in asked.content.decode()
    back = through(client, user, hidden(asked)["kept"])
    page = back.content.decode()
    assert f'action="{PEOPLE}"' in page
    assert "Your session had ended. Nothing is lost." in page
    fields = hidden(back)
    assert fields["meant_for"] == TYPED
    assert client.post(PEOPLE, {"meant_for": TYPED, "role": "volunteer"}).status_code == 302


def test_a_wrong_password_and_another_language_lose_nothing(clock: Clock) -> None:
    user = somebody(Role.COORDINATOR)
    client = signed_in(user)
    kept = hidden(ended(client, clock))["kept"]
    page = client.post(IN, {"username": user.username, "password": "wrong", "kept": kept})
    assert hidden(page)["kept"] == kept
    page = client.post("/th/account/sign-in/", {"language": "th", "kept": kept})
    assert hidden(page)["kept"] == kept
    client.post(IN, {"username": user.username, "password": PASSWORD, "kept": kept})
    page = client.post(SECOND, {"code": "000000", "kept": kept})
    assert hidden(page)["kept"] == kept
    page = client.post(SECOND, {"code": code_for(user), "kept": kept, "next": PEOPLE})
    if page.status_code == 429:  # a wrong code makes wait a second
        clock.goes_on(seconds=2)
        page = client.post(SECOND, {"code": code_for(user), "kept": kept})
    assert hidden(page)["meant_for"] == TYPED
    page = client.post("/my/account/second-factor/", {"language": "my", "kept": kept})
    assert hidden(page)["meant_for"] == TYPED


def test_who_enrols_on_the_way_sees_codes_and_then_what_was_typed(clock: Clock) -> None:
    user = somebody(Role.COORDINATOR)
    client = signed_in(user)
    kept = hidden(ended(client, clock))["kept"]
    factors.forget(user)
    page = through(client, user, kept)
    assert page.content.decode().count("<li>") == 10
    page = client.post("/th/account/once/", {"language": "th", "kept": hidden(page)["kept"]})
    assert page.content.decode().count("<li>") == 10
    page = client.post("/en/account/once/", {"kept": hidden(page)["kept"]})
    assert hidden(page)["meant_for"] == TYPED


def test_what_one_person_typed_is_not_given_to_another(clock: Clock) -> None:
    group = organisation()
    writer, other = (somebody(Role.COORDINATOR, group) for _ in range(2))
    client = signed_in(writer)
    kept = hidden(ended(client, clock))["kept"]
    sent = through(client, other, kept)
    assert sent.status_code == 302
    assert TYPED not in client.get(PEOPLE).content.decode()


def test_no_password_is_carried_along(clock: Clock) -> None:
    client = signed_in(somebody(Role.VOLUNTEER))
    asked = ended(client, clock, "/en/account/password/", old_password=PASSWORD, password="new one")
    found = typed.opened(hidden(asked)["kept"])
    assert found is not None
    assert [name for name, _ in found.fields] == ["meant_for", "role"]


def test_two_hours_later_it_is_gone(clock: Clock) -> None:
    user = somebody(Role.COORDINATOR)
    client = signed_in(user)
    kept = hidden(ended(client, clock))["kept"]
    clock.goes_on(hours=2, seconds=2)
    assert typed.opened(kept) is None
    assert through(client, user, kept).status_code == 302


def test_what_was_not_made_here_is_not_sent_anywhere() -> None:
    user = somebody(Role.COORDINATOR)
    for forged in ("x", "gAAAAA" + "A" * 100, "ကက"):
        assert typed.opened(forged) is None
    elsewhere = typed.sealed(["https://example.org/", [["a", "b"]], user.pk])
    assert typed.opened(elsewhere) is None


@pytest.mark.parametrize(
    "headers",
    [{"HTTP_ORIGIN": "https://example.org"}, {"HTTP_SEC_FETCH_SITE": "cross-site"}],
    ids=["origin", "site"],
)
def test_what_another_site_has_sent_is_not_kept(headers: dict[str, Any]) -> None:
    sent = Client(**headers).post(PEOPLE, {"meant_for": TYPED})
    assert sent.status_code == 403
    assert "kept" not in hidden(sent)


def test_a_link_opened_too_late_leads_back_after_the_sign_in(clock: Clock) -> None:
    user = somebody(Role.COORDINATOR)
    client = signed_in(user)
    clock.goes_on(minutes=31)
    assert client.get(PEOPLE)["Location"] == f"{IN}?next=%2Fen%2Faccount%2Fpeople%2F"


def test_a_form_from_before_the_sign_in_is_offered_to_be_sent_again() -> None:
    user = somebody(Role.COORDINATOR)
    client = signed_in(user, enforce_csrf_checks=True)
    sent = client.post(PEOPLE, {"meant_for": TYPED, "role": "volunteer"})
    assert sent.status_code == 403
    fields = hidden(sent)
    assert fields["meant_for"] == TYPED
    token = client.cookies["csrftoken"].value
    again = {"meant_for": TYPED, "role": "volunteer", "csrfmiddlewaretoken": token}
    assert client.post(PEOPLE, again)["Location"].startswith("/en/account/once/")


def test_of_a_form_that_another_site_has_sent_nothing_is_offered() -> None:
    client = signed_in(somebody(Role.COORDINATOR), enforce_csrf_checks=True)
    sent = client.post(PEOPLE, {"meant_for": TYPED}, HTTP_ORIGIN="https://example.org")
    assert sent.status_code == 403
    assert TYPED not in sent.content.decode()
    assert "kept" not in hidden(sent)


def test_what_was_typed_into_the_form_of_a_case_comes_back_there(clock: Clock) -> None:
    user = somebody(Role.VOLUNTEER)
    client = signed_in(user)
    path = "/case/K7M2QX4P/my/check/1/"
    asked = ended(client, clock, path)
    assert 'action="/my/account/sign-in/"' in asked.content.decode()
    assert 'formaction="/th/account/sign-in/"' in asked.content.decode()
    found = typed.opened(hidden(asked)["kept"])
    assert found == typed.Typed(path, [("meant_for", TYPED), ("role", "volunteer")], user.pk)
