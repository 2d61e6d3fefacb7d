"""Links that let people in: once, for a week, for the roles that their maker may give."""

from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection
from django.test import Client
from django.urls import reverse

from accounts import joining
from accounts.acting import Acting
from accounts.joining import Newcomer, SpentError
from accounts.models import Invitation, Membership, Role, User
from tests.accounts.moving import Clock
from tests.accounts.people import PASSWORD, first_code, organisation, signed_in, somebody
from tests.accounts.walking import PEOPLE, link

KHIN = Newcomer("Khin", "khin", PASSWORD)


@pytest.mark.django_db
def test_a_coordinator_invites_a_volunteer_who_joins_and_signs_in() -> None:
    lead = somebody(Role.COORDINATOR)
    path = link(signed_in(lead), PEOPLE, role="volunteer", meant_for="Khin")
    client = Client()
    assert 'value="Khin"' in client.get(path).content.decode()
    sent = client.post(path, {"name": "Khin", "username": "Khin", "password": PASSWORD})
    assert sent["Location"] == "/en/account/second-factor/"
    user = User.objects.get(username="khin")
    client.get(sent["Location"])
    assert client.post(sent["Location"], {"code": first_code(client)}).status_code == 302
    assert client.get("/en/account/").status_code == 200
    made = Membership.objects.get(user=user)
    assert (made.role, made.organisation) == ("volunteer", lead.memberships.get().organisation)
    assert Invitation.objects.get().used_by == user


@pytest.mark.django_db
def test_to_look_at_a_link_does_not_use_it_up() -> None:
    path = link(signed_in(somebody(Role.COORDINATOR)), PEOPLE, role="volunteer")
    for _ in range(3):
        assert Client().get(path).status_code == 200
        assert Client().head(path).status_code == 200
    sent = Client().post(path, {"name": "Khin", "username": "khin", "password": PASSWORD})
    assert sent.status_code == 302


@pytest.mark.django_db
def test_a_link_works_once() -> None:
    path = link(signed_in(somebody(Role.COORDINATOR)), PEOPLE, role="volunteer")
    Client().post(path, {"name": "Khin", "username": "khin", "password": PASSWORD})
    sent = Client().post(path, {"name": "Nwe", "username": "nwe", "password": PASSWORD})
    assert sent.status_code == 404
    assert "This link does not work any more" in sent.content.decode()
    assert not User.objects.filter(username="nwe").exists()


@pytest.mark.django_db
def test_a_link_works_for_seven_days(clock: Clock) -> None:
    secret = joining.invite(Role.VOLUNTEER, organisation())
    path = reverse("accounts:invited", args=[secret])
    clock.goes_on(days=6, hours=23, minutes=59)
    assert Client().get(path).status_code == 200
    clock.goes_on(minutes=1)
    assert Client().get(path).status_code == 404
    with pytest.raises(SpentError):
        joining.join(secret, KHIN)


@pytest.mark.django_db
def test_a_withdrawn_link_works_no_more() -> None:
    client = signed_in(somebody(Role.COORDINATOR))
    path = link(client, PEOPLE, role="volunteer")
    made = Invitation.objects.get()
    assert client.post(PEOPLE, {"withdraw": made.pk}).status_code == 302
    assert Client().get(path).status_code == 404


@pytest.mark.django_db
def test_nobody_withdraws_what_another_organisation_has_made() -> None:
    joining.invite(Role.VOLUNTEER, organisation())
    made = Invitation.objects.get()
    client = signed_in(somebody(Role.COORDINATOR))
    assert client.post(PEOPLE, {"withdraw": made.pk}).status_code == 404
    assert Invitation.objects.count() == 1


@pytest.mark.django_db
def test_only_a_digest_of_a_link_is_kept() -> None:
    secret = joining.invite(Role.VOLUNTEER, organisation())
    assert secret not in str(list(Invitation.objects.values()))


@pytest.mark.django_db
def test_a_link_is_shown_once() -> None:
    client = signed_in(somebody(Role.COORDINATOR))
    path = link(client, PEOPLE, role="volunteer")
    assert client.post("/en/account/once/", {"next": PEOPLE})["Location"] == PEOPLE
    assert path not in client.get(PEOPLE).content.decode()
    assert client.get("/en/account/once/").status_code == 302


@pytest.mark.django_db
def test_a_taken_user_name_leaves_the_link_for_another_try() -> None:
    somebody(Role.VOLUNTEER, username="khin")
    secret = joining.invite(Role.VOLUNTEER, organisation())
    path = reverse("accounts:invited", args=[secret])
    sent = Client().post(path, {"name": "Khin", "username": "KHIN", "password": PASSWORD})
    assert "Somebody has this user name." in sent.content.decode()
    with pytest.raises(IntegrityError):
        joining.join(secret, KHIN)
    joining.join(secret, Newcomer("Khin", "khin2", PASSWORD))


@pytest.mark.django_db
def test_a_weak_password_is_refused() -> None:
    path = reverse("accounts:invited", args=[joining.invite(Role.VOLUNTEER, organisation())])
    for weak in ("short", "password123", "12345678901", "khinkhin1"):
        form = {"name": "Khin", "username": "khinkhin", "password": weak}
        assert Client().post(path, form).status_code == 200, weak
    assert User.objects.count() == 0


@pytest.mark.django_db
def test_of_two_who_have_both_opened_a_link_the_first_gets_the_account() -> None:
    secret = joining.invite(Role.VOLUNTEER, organisation())
    path = reverse("accounts:invited", args=[secret])
    browsers = [Client(), Client()]
    assert [browser.get(path).status_code for browser in browsers] == [200, 200]
    assert joining.unused(secret) is not None
    joining.join(secret, KHIN)
    with pytest.raises(SpentError):
        joining.join(secret, Newcomer("Nwe", "nwe", PASSWORD))
    form = {"name": "Nwe", "username": "nwe", "password": PASSWORD}
    assert browsers[1].post(path, form).status_code == 404
    assert User.objects.count() == 1


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite in memory lets no second writer wait its turn"
)
@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_gets_the_account() -> None:
    secret = joining.invite(Role.VOLUNTEER, organisation())
    together, ends = Barrier(2), []

    def follow(name: str) -> None:
        together.wait()
        try:
            joining.join(secret, Newcomer(name, name, PASSWORD))
            ends.append("in")
        except SpentError:
            ends.append("spent")
        finally:
            connection.close()

    both = [Thread(target=follow, args=(name,)) for name in ("khin", "nwe")]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert sorted(ends) == ["in", "spent"]
    assert User.objects.count() == 1


INVITES = {
    (Role.COORDINATOR, "ngo"): {Role.VOLUNTEER, Role.COORDINATOR},
    (Role.OFFICE_LEAD, "office"): {Role.OFFICER, Role.OFFICE_LEAD},
}


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("kind", ["ngo", "office"])
def test_who_may_invite_whom(role: Role, kind: str) -> None:
    who = somebody(role)
    own = who.memberships.get().organisation
    theirs = organisation(kind)
    acting = Acting(who, role, own)
    in_own = {asked for asked in Role if own and joining.may_invite(acting, asked, own)}
    assert in_own == INVITES.get((role, own.kind if own else ""), set())
    in_theirs = {asked for asked in Role if joining.may_invite(acting, asked, theirs)}
    leads = {Role.COORDINATOR} if kind == "ngo" else {Role.OFFICE_LEAD}
    assert in_theirs == (leads if role == Role.ADMINISTRATOR else set())
    of_site = {asked for asked in Role if joining.may_invite(acting, asked, None)}
    expected = {Role.ADMINISTRATOR, Role.RULES_KEEPER} if role == Role.ADMINISTRATOR else set()
    assert of_site == expected


@pytest.mark.django_db
def test_a_coordinator_makes_no_officer_and_no_administrator() -> None:
    client = signed_in(somebody(Role.COORDINATOR))
    for role in ("officer", "office_lead", "administrator", "rules_keeper", "queen"):
        assert client.post(PEOPLE, {"role": role}).status_code == 200
    assert Invitation.objects.count() == 0
