"""What was typed when a session ended comes back to who typed it, and to nobody else."""

import re
from html import unescape
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from accounts import factors, typed
from accounts.models import Role, User
from tests.accounts.moving import Clock
from tests.accounts.people import PASSWORD, code_for, first_code, organisation, signed_in, somebody
from tests.casework import making

pytestmark = pytest.mark.django_db

PEOPLE = "/en/account/people/"
IN, SECOND = "/en/account/sign-in/", "/en/account/second-factor/"
TYPED = 'စိုးစိုး <b>"and"</b> \' a long story'
FILLED = {"meant_for": TYPED, "role": "volunteer"}
TOKEN = "csrfmiddlewaretoken"
SESSION, CSRF = settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME


def hidden(page: Any) -> dict[str, str]:
    """The hidden fields of a page; of several with one name, the last."""
    found = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page.content.decode())
    return {name: unescape(value) for name, value in found}


def form_of(client: Client, page: str = PEOPLE) -> dict[str, str]:
    """A form as somebody has it open: the hidden fields of the page, and what they type."""
    fields = hidden(client.get(page))
    return {name: fields[name] for name in (typed.WRITER, TOKEN)} | FILLED


def ended(
    client: Client, clock: Clock, path: str = PEOPLE, *, page: str = "/en/account/", **more: str
) -> Any:
    """A form that arrives when the session is over."""
    form = form_of(client, page)
    clock.goes_on(minutes=31)
    return client.post(path, {**form, **more})


def through(client: Client, user: User, kept: str) -> Any:
    """Both factors, each with what the page before carried along."""
    first = {"username": user.username, "password": PASSWORD, "kept": kept}
    page = client.post(IN, first)
    assert hidden(page)["kept"] == kept
    code = code_for(user) if factors.device_of(user) else first_code(client)
    return client.post(SECOND, {"code": code, "kept": kept})


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
    form = form_of(signed_in(somebody(Role.COORDINATOR)))
    sent = Client(**headers).post(PEOPLE, form)
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
    sent = client.post(PEOPLE, {**FILLED, typed.WRITER: typed.signed(user.pk)})
    assert sent.status_code == 403
    fields = hidden(sent)
    assert fields["meant_for"] == TYPED
    token = client.cookies["csrftoken"].value
    again = {"meant_for": TYPED, "role": "volunteer", "csrfmiddlewaretoken": token}
    assert client.post(PEOPLE, again)["Location"].startswith("/en/account/once/")


def test_of_a_form_that_another_site_has_sent_nothing_is_offered() -> None:
    client = signed_in(somebody(Role.COORDINATOR), enforce_csrf_checks=True)
    form = form_of(client) | {TOKEN: ""}
    sent = client.post(PEOPLE, form, HTTP_ORIGIN="https://example.org")
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


# ------------------------------------------------------------------ whose it is

#: How a session is gone when its form arrives, and the next person sits down at the same page.
GONE = {
    "left alone": lambda _, clock: clock.goes_on(minutes=31),
    "cookie lost": lambda client, _: client.cookies.pop(SESSION),
    "all cookies lost": lambda client, _: client.cookies.clear(),
    "signed out elsewhere": lambda client, _: client.post("/en/account/sign-out/"),
}
each_end = pytest.mark.parametrize("end", GONE.values(), ids=GONE)


@each_end
@pytest.mark.parametrize("same", [True, False], ids=["the writer", "somebody else"])
def test_however_a_session_ended_its_writer_alone_gets_the_text_back(
    end: Any, clock: Clock, *, same: bool
) -> None:
    writer, other = (somebody(Role.COORDINATOR) for _ in range(2))  # of two organisations
    client = signed_in(writer)
    form = form_of(client)
    end(client, clock)
    asked = client.post(PEOPLE, form)
    assert asked.status_code == 403
    assert TYPED not in asked.content.decode()
    kept = hidden(asked)["kept"]
    back = through(client, writer if same else other, kept)
    assert (TYPED in unescape(back.content.decode())) is same
    assert (TYPED in unescape(client.post(IN, {"kept": kept}).content.decode())) is same


def test_a_form_of_somebody_who_was_there_before_is_not_shown_to_who_is_in_now() -> None:
    client = signed_in(somebody(Role.COORDINATOR), enforce_csrf_checks=True)
    form = form_of(client)
    next_one = signed_in(somebody(Role.COORDINATOR))
    for name in (SESSION, CSRF):  # a sign-in changes both
        client.cookies[name] = next_one.cookies[name].value if name in next_one.cookies else "x"
    for path in (PEOPLE, "/en/check/1/"):
        sent = client.post(path, form)
        assert sent.status_code == 403
        assert TYPED not in unescape(sent.content.decode())
        assert not {"kept", "meant_for"} & hidden(sent).keys()


@pytest.mark.parametrize("same", [True, False], ids=["the writer", "a colleague"])
def test_below_a_case_too_a_form_comes_back_to_its_writer_alone(*, same: bool) -> None:
    writer = making.volunteer(making.ngo())
    colleague = making.volunteer(making.organisation_of(writer))
    path = f"/case/{making.case_of(writer).reference}/en/check/1/"
    before = making.signed_in(writer)
    form = form_of(before, path)
    now = making.signed_in(writer if same else colleague)
    client = Client(enforce_csrf_checks=True)
    client.cookies[SESSION] = now.cookies[SESSION].value
    client.cookies[CSRF] = "x" * 32
    sent = client.post(path, form)
    assert sent.status_code == 403
    assert (TYPED in unescape(sent.content.decode())) is same


@each_end
def test_what_was_typed_below_a_case_is_not_given_to_who_signs_in_next(
    end: Any, clock: Clock
) -> None:
    writer, other = (somebody(Role.VOLUNTEER) for _ in range(2))
    path = f"/case/{making.case_of(writer).reference}/en/check/1/"
    client = signed_in(writer)
    form = form_of(client, path)
    end(client, clock)
    kept = hidden(client.post(path, form))["kept"]
    assert through(client, other, kept).status_code == 302
    client.cookies.clear()
    assert hidden(through(client, writer, kept))["meant_for"] == TYPED


@pytest.mark.parametrize("said", [[], ["1"], ["1:forged"], [typed.signed(1), typed.signed(2)]])
def test_a_form_that_does_not_say_whose_it_is_is_given_back_to_nobody(said: list[str]) -> None:
    for path in (PEOPLE, "/en/cases/search/", "/case/K7M2QX4P/my/check/1/"):
        asked = Client().post(path, {**FILLED, typed.WRITER: said})
        assert asked.status_code == 403
        assert "kept" not in hidden(asked)
        assert "Nothing you typed is lost." not in asked.content.decode()


def test_every_form_of_somebody_who_is_in_says_whose_it_is_and_no_visitors_does() -> None:
    user = somebody(Role.COORDINATOR)
    client = signed_in(user)
    case = making.case_of(user)
    for path in (PEOPLE, "/en/cases/search/", "/en/cases/keep/", f"/en/cases/{case.reference}/"):
        page = client.get(path).content.decode()
        forms = re.findall(r'<form[^>]*method="post".*?</form>', page, re.DOTALL)
        assert forms
        assert all(f'name="writer" value="{typed.signed(user.pk)}"' in form for form in forms)
    for path in (IN, "/en/check/1/"):
        assert 'name="writer"' not in Client().get(path).content.decode()


@pytest.mark.parametrize(
    "page",
    ["check/1/", "check/result/", "check/result/papers/", "check/next/2/", "check/names/"],
)
def test_every_form_of_the_checker_below_a_case_says_whose_it_is(page: str) -> None:
    user = making.volunteer()
    case = making.case_of(user, answers=making.ANSWERED)
    found = making.signed_in(user).get(f"/case/{case.reference}/en/{page}")
    assert found.status_code == 200
    forms = re.findall(r'<form[^>]*method="post".*?</form>', found.content.decode(), re.DOTALL)
    assert forms
    assert all(f'name="writer" value="{typed.signed(user.pk)}"' in form for form in forms)
