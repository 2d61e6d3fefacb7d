"""Beginning with a worker: the check first or the consent first, and a case made of it once."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from accounts.models import User
from cases import keeping
from cases.models import Case, ConsentToKeep, Erasure
from cases.people import Person
from cases.vault import Vault
from eligibility import kept
from eligibility.interview.told import Answers
from tests.accounts.people import signed_in, somebody
from tests.casework.making import ANSWERED, case_of, ngo
from tests.casework.test_consent import GIVEN, YOUNG
from tests.interview.walking import told

pytestmark = pytest.mark.django_db

KEEP = "/en/cases/keep/"


@pytest.fixture
def user() -> User:
    return somebody("volunteer")


@pytest.fixture
def client(user: User) -> Client:
    return signed_in(user)


def holding(client: Client, answers: Answers = ANSWERED) -> Client:
    """A device with the answers of a check on it."""
    client.cookies[kept.COOKIE] = kept.packed(answers)
    return client


def once(client: Client, path: str = KEEP) -> str:
    """The number that the form holds."""
    [found] = re.findall(r'name="once" value="([^"]*)"', client.get(path).content.decode())
    return str(found)


def send(client: Client, sent: dict[str, str], **more: str) -> Any:
    """Send the form of a consent as it was shown."""
    return client.post(KEEP, {"once": more.pop("once", "") or once(client), **sent, **more})


def only_case(user: User) -> Case:
    return Case.objects.visible_to(user).get()


def nothing_kept() -> bool:
    return not Case._base_manager.exists() and not ConsentToKeep.objects.exists()


# ------------------------------------------------------------------ a new check


def test_the_check_can_come_first_in_two_languages_and_keeps_nothing(client: Client) -> None:
    sent = client.post("/en/cases/new/", {"speaks": "my", "first": "check"})
    assert sent.status_code == 303
    assert sent.headers["Location"] == "/en/check/1/"
    page = client.get("/en/check/1/").content.decode()
    assert 'lang="my"' in page.partition("<main")[2]
    assert f'href="{KEEP}"' in page
    assert nothing_kept()


def test_the_answers_of_whoever_came_before_are_said_and_then_erased(client: Client) -> None:
    page = holding(client).get("/en/cases/new/").content.decode()
    assert "A new check erases them." in page
    assert 'href="/en/check/answers/"' in page
    client.post("/en/cases/new/", {"speaks": "my", "first": "check"})
    assert not client.cookies[kept.COOKIE].value
    assert "A new check erases them." not in client.get("/en/cases/new/").content.decode()


def test_the_consent_can_come_first_and_begins_an_empty_case(client: Client, user: User) -> None:
    sent = holding(client).post("/en/cases/new/", {"speaks": "th", "first": "consent"})
    assert sent.headers["Location"] == KEEP
    send(client, GIVEN)
    case = only_case(user)
    assert case.language == "th"
    assert keeping.held_in(case, Vault.of(case)).answers == Answers()


def test_a_language_that_is_none_of_ours_is_asked_for_again(client: Client) -> None:
    sent = client.post("/en/cases/new/", {"speaks": "xx", "first": "check"})
    assert sent.status_code == 200
    assert "beside" not in client.session


@pytest.mark.parametrize("path", ["new", "opened", "keep"])
def test_a_change_of_the_pages_language_sends_nothing_and_is_remembered(
    client: Client, path: str
) -> None:
    sent = client.post(f"/th/cases/{path}/", {"language": "th", "speaks": "my", "called": "Aye"})
    assert sent.status_code == 200
    assert sent.cookies[settings.LANGUAGE_COOKIE_NAME].value == "th"
    assert ("Aye" in sent.content.decode()) is (path == "keep")
    assert nothing_kept()


# ------------------------------------------------------------------ what is recorded


def test_a_consent_makes_a_case_of_the_answers_on_the_device(client: Client, user: User) -> None:
    sent = send(holding(client), GIVEN, speaks="th", called="  Aye   Aye ", phone="081 234 5678")
    case = only_case(user)
    assert sent.status_code == 303
    assert sent.headers["Location"] == f"/en/cases/{case.reference}/"
    vault = Vault.of(case)
    assert keeping.held_in(case, vault).answers == ANSWERED
    assert keeping.person_of(case, vault) == Person(called="Aye Aye", phone="081 234 5678")
    assert case.language == "th"
    assert not client.cookies[kept.COOKIE].value


@pytest.mark.parametrize("how", ["read", "read_aloud", "own_phone"])
def test_of_a_consent_is_recorded_the_text_the_language_how_and_who_was_there(
    client: Client, user: User, how: str
) -> None:
    send(client, GIVEN, speaks="en", how=how)
    found = only_case(user).consent
    assert (found.text_version, found.language, found.how) == (1, "en", how)
    assert found.witness == user
    assert found.health
    assert (found.minor, found.by_guardian) == (False, False)


def test_for_somebody_under_age_the_guardian_consents_and_is_named(
    client: Client, user: User
) -> None:
    send(client, YOUNG)
    case = only_case(user)
    assert (case.consent.minor, case.consent.by_guardian) == (True, True)
    assert keeping.person_of(case, Vault.of(case)).guardian == "Daw Mya"


def test_whose_answers_tell_their_age_is_not_asked_for_it(client: Client, user: User) -> None:
    page = holding(client).get(KEEP).content.decode()
    assert 'name="of_age"' not in page
    send(client, {key: value for key, value in GIVEN.items() if key != "of_age"})
    assert not only_case(user).consent.minor


# ------------------------------------------------------------------ nothing without it


@pytest.mark.parametrize("name", ["agrees", "health", "how", "of_age"])
def test_without_any_part_of_it_nothing_is_kept_and_nothing_typed_is_lost(
    client: Client, name: str
) -> None:
    sent = {key: value for key, value in GIVEN.items() if key != name}
    found = send(client, sent, called="Aye <b>", phone="081")
    page = found.content.decode()
    assert found.status_code == 422
    assert f'href="#consent-{name}"' in page
    assert 'value="Aye &lt;b&gt;"' in page
    assert 'value="081"' in page
    for kept_tick in {"agrees", "health"} - {name}:
        assert re.search(rf'<input[^>]*name="{kept_tick}"[^>]* checked', page)
    assert nothing_kept()


def test_a_minor_without_a_guardian_is_not_kept(client: Client) -> None:
    found = send(client, {**YOUNG, "guardian": ""})
    assert found.status_code == 422
    assert 'href="#consent-guardian"' in found.content.decode()
    assert nothing_kept()


def test_the_answers_stay_on_the_device_while_something_is_missing(client: Client) -> None:
    send(holding(client), {})
    assert told(client).answers == ANSWERED


def test_a_name_of_any_length_is_said_at_its_field(client: Client) -> None:
    found = send(client, GIVEN, called="A" * 121)
    assert found.status_code == 422
    assert 'href="#called"' in found.content.decode()
    assert nothing_kept()


def test_who_says_no_goes_on_without_a_case(client: Client) -> None:
    assert f'href="{KEEP}?no"' in holding(client).get(KEEP).content.decode()
    page = client.get(f"{KEEP}?no").content.decode()
    assert "Nothing is kept" in page
    assert 'href="/en/check/result/"' in page
    assert 'action="/en/erase/"' in page
    assert client.get("/en/check/result/").status_code == 200
    assert nothing_kept()


def test_nothing_of_a_worker_is_in_the_session(client: Client) -> None:
    send(holding(client), YOUNG, called="Aye Aye", phone="0812345678", how="")
    found = {key: value for key, value in client.session.items() if not key.startswith("_")}
    assert set(found) <= {"beside", "otp_device_id"}
    assert found["beside"] in ("my", "th", "en")


# ------------------------------------------------------------------ both languages


@pytest.mark.parametrize("language", ["my", "th", "en"])
def test_the_text_is_shown_in_the_workers_language_first(client: Client, language: str) -> None:
    page = client.post(KEEP, {"speak": language, "called": "Aye"}).content.decode()
    assert f'<input type="hidden" name="speaks" value="{language}">' in page
    assert f'<ul lang="{language}">' in page
    assert 'value="Aye"' in page
    assert nothing_kept()


def test_the_language_chosen_for_the_check_is_that_of_the_consent(client: Client) -> None:
    client.post("/en/cases/new/", {"speaks": "th", "first": "check"})
    assert '<ul lang="th">' in client.get(KEEP).content.decode()


# ------------------------------------------------------------------ once


def test_a_button_pressed_twice_makes_one_case(client: Client, user: User) -> None:
    number = once(holding(client))
    first, second = (send(client, GIVEN, once=number) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert first.status_code == second.status_code == 303
    only_case(user)


def test_of_two_that_arrive_together_one_makes_the_case(
    client: Client, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, begin = once(client), keeping.begin

    def meanwhile(*arguments: Any) -> Case:
        begin(*_anew(arguments))
        return begin(*arguments)

    monkeypatch.setattr(keeping, "begin", meanwhile)
    found = send(client, GIVEN, once=number)
    assert found.headers["Location"] == f"/en/cases/{only_case(user).reference}/"
    assert ConsentToKeep.objects.count() == 1


def _anew(arguments: tuple[Any, ...]) -> Iterator[Any]:
    """The same as another process has it: its row of the consent is its own."""
    for each in arguments:
        columns = ("text_version", "language", "how", "witness", "health")
        if isinstance(each, ConsentToKeep):
            yield ConsentToKeep(**{name: getattr(each, name) for name in columns})
        else:
            yield each


def test_two_forms_make_two_cases(client: Client, user: User) -> None:
    send(client, GIVEN)
    send(client, GIVEN)
    assert Case.objects.visible_to(user).count() == 2


@pytest.mark.parametrize("number", ["", "made up", "another's"])
def test_a_form_that_is_not_of_ours_is_shown_once_more(
    client: Client, user: User, number: str
) -> None:
    if number == "another's":
        number = once(signed_in(somebody("volunteer", user.memberships.get().organisation)))
    found = client.post(KEEP, {**GIVEN, "once": number, "called": "Aye"})
    assert found.status_code == 409
    assert 'value="Aye"' in found.content.decode()
    assert nothing_kept()


def test_what_was_erased_is_not_brought_back_by_sending_the_form_again(
    client: Client, user: User
) -> None:
    number = once(client)
    send(client, GIVEN, once=number)
    case = only_case(user)
    Erasure.objects.create(
        case=case.pk, organisation=case.organisation, why=Erasure.Why.WITHDRAWN, by=user
    )
    case.delete()
    again = send(client, GIVEN, once=number)
    assert again.status_code == 409
    assert not Case._base_manager.exists()


# ------------------------------------------------------------------ perhaps there is one already


def test_what_has_moved_on_is_not_made_anew_by_sending_the_form_again(
    client: Client, user: User
) -> None:
    number = once(client)
    send(client, GIVEN, once=number)
    Case.objects.visible_to(user).update(organisation=ngo())
    again = send(client, GIVEN, once=number, called="Aye")
    assert again.status_code == 409
    assert 'value="Aye"' in again.content.decode()
    assert not Case.objects.visible_to(user).exists()
    assert once(client) != number


def test_a_case_of_the_same_person_is_shown_before_another_is_made(
    client: Client, user: User
) -> None:
    there = case_of(user, Person(called="Aye Chan Moe", phone="0812345678"))
    found = send(client, GIVEN, called="Aye Chan Moe")
    page = found.content.decode()
    assert found.status_code == 409
    assert f'href="/en/cases/{there.reference}/"' in page
    assert 'name="anyway"' in page
    only_case(user)
    again = send(client, GIVEN, called="Aye Chan Moe", anyway="Aye Chan Moe / ")
    assert again.status_code == 303
    assert Case.objects.visible_to(user).count() == 2


def test_no_case_of_another_organisation_is_shown(client: Client) -> None:
    case_of(somebody("volunteer"), Person(called="Aye Chan Moe", phone="0812345678"))
    assert send(client, GIVEN, called="Aye Chan Moe", phone="0812345678").status_code == 303


def test_what_was_seen_for_one_name_does_not_count_for_another(client: Client, user: User) -> None:
    case_of(user, Person(called="Aye Chan Moe"))
    found = send(client, GIVEN, called="Aye Chan Moe", anyway="Somebody / ")
    assert found.status_code == 409


# ------------------------------------------------------------------ the bar over the checker


def test_over_the_public_check_a_volunteer_finds_the_way_to_a_case_and_nobody_else() -> None:
    for role, there in (("volunteer", True), ("coordinator", True), ("officer", False)):
        page = signed_in(somebody(role)).get("/en/check/1/").content.decode()
        assert ('class="bar"' in page) is there, role
    assert 'class="bar"' not in Client().get("/en/check/1/").content.decode()


def test_over_the_check_of_a_case_it_leads_back_to_it(client: Client, user: User) -> None:
    case = case_of(user, answers=ANSWERED)
    page = client.get(f"/case/{case.reference}/en/check/answers/").content.decode()
    [bar] = re.findall(r'<nav class="bar".*?</nav>', page, re.DOTALL)
    assert f'href="/en/cases/{case.reference}/"' in bar
    assert f"Back to case {case.shown_reference}" in bar


# ------------------------------------------------------------------ who may


@pytest.mark.parametrize("path", ["new", "opened", "keep"])
@pytest.mark.parametrize("role", ["officer", "office_lead", "rules_keeper", "administrator"])
def test_who_keeps_no_cases_finds_no_such_page(path: str, role: str) -> None:
    client = signed_in(somebody(role))
    assert client.get(f"/en/cases/{path}/").status_code == 404
    assert client.post(f"/en/cases/{path}/", GIVEN).status_code == 404


@pytest.mark.parametrize("path", ["new", "opened", "keep"])
@pytest.mark.parametrize("role", ["volunteer", "coordinator"])
def test_those_who_keep_cases_find_it_and_no_cache_does(path: str, role: str) -> None:
    found = signed_in(somebody(role)).get(f"/en/cases/{path}/")
    assert found.status_code == 200
    assert "no-store" in found.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["new", "opened", "keep"])
def test_a_stranger_is_asked_to_sign_in(path: str) -> None:
    found = Client().get(f"/en/cases/{path}/")
    assert found.headers["Location"] == f"/en/account/sign-in/?next=%2Fen%2Fcases%2F{path}%2F"


def test_a_look_at_the_consent_writes_nothing_of_anybody(client: Client) -> None:
    holding(client).get(KEEP)
    with connection.cursor() as cursor:
        for model in (Case, ConsentToKeep):
            cursor.execute(f'SELECT COUNT(*) FROM "{model._meta.db_table}"')  # noqa: S608
            assert cursor.fetchone() == (0,)
