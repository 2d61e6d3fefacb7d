"""Those who lead an organisation, and the administrator, with their people."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from accounts import joining
from accounts.joining import Newcomer, SpentError
from accounts.models import Invitation, Membership, Organisation, Role, User
from tests.accounts.people import PASSWORD, organisation, signed_in, somebody
from tests.accounts.walking import ORGANISATIONS, PEOPLE, link

KHIN = Newcomer("Khin", "khin", PASSWORD)


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.OFFICER, Role.RULES_KEEPER])
def test_who_leads_nothing_has_no_page_for_people(role: Role) -> None:
    client = signed_in(somebody(role))
    for path in (PEOPLE, ORGANISATIONS):
        assert client.get(path).status_code == 404
        assert client.post(path, {"role": "volunteer"}).status_code == 404
    assert Invitation.objects.count() == 0


@pytest.mark.django_db
def test_an_administrator_makes_an_organisation_and_invites_its_first_coordinator() -> None:
    client = signed_in(somebody(Role.ADMINISTRATOR))
    asked = {"organisation_name": "Mae Sot helpers", "kind": "ngo", "retention_days": "365"}
    assert client.post(ORGANISATIONS, asked).status_code == 302
    made = Organisation.objects.get(name="Mae Sot helpers")
    assert made.retention_days == 365
    path = link(client, ORGANISATIONS, role="coordinator", organisation=made.pk)
    assert "Mae Sot helpers" in Client().get(path).content.decode()
    assert "Mae Sot helpers" in client.get(ORGANISATIONS).content.decode()


@pytest.mark.django_db
def test_officers_are_invited_in_thai_and_others_in_the_language_of_who_invites() -> None:
    admin, lead = (signed_in(somebody(role)) for role in (Role.ADMINISTRATOR, Role.OFFICE_LEAD))
    office, group = organisation("office"), organisation()
    first = link(admin, ORGANISATIONS, role="office_lead", organisation=office.pk)
    assert first.startswith("/th/")
    assert link(lead, PEOPLE, role="officer").startswith("/th/")
    helper = link(admin, ORGANISATIONS, role="coordinator", organisation=group.pk)
    assert helper.startswith("/en/")
    assert link(admin, ORGANISATIONS, role="rules_keeper").startswith("/en/")


@pytest.mark.django_db
def test_an_administrator_makes_no_volunteer_and_nothing_of_unknown_organisations() -> None:
    client = signed_in(somebody(Role.ADMINISTRATOR))
    group = organisation()
    for asked in (
        {"role": "volunteer", "organisation": group.pk},
        {"role": "office_lead", "organisation": group.pk},
        {"role": "coordinator", "organisation": "999999"},
        {"role": "coordinator", "organisation": "x"},
        {"role": "coordinator"},
        {"role": "queen"},
    ):
        assert client.post(ORGANISATIONS, asked).status_code == 404, asked
    assert Invitation.objects.count() == 0


@pytest.mark.django_db
def test_two_organisations_have_no_name_in_common() -> None:
    client = signed_in(somebody(Role.ADMINISTRATOR))
    organisation(name="Helpers")
    asked = {"organisation_name": "helpers", "kind": "ngo", "retention_days": "365"}
    assert "There is an organisation" in client.post(ORGANISATIONS, asked).content.decode()
    asked = {"organisation_name": "Others", "kind": "ngo", "retention_days": "29"}
    assert client.post(ORGANISATIONS, asked).status_code == 200
    assert Organisation.objects.count() == 1


@pytest.mark.django_db
def test_the_last_coordinator_stays() -> None:
    group = organisation()
    lead = somebody(Role.COORDINATOR, group)
    somebody(Role.VOLUNTEER, group)
    client, own = signed_in(lead), Membership.objects.get(user=lead)
    sent = client.post(f"{PEOPLE}{own.pk}/", {"do": "remove"})
    assert "Nobody else could invite people then." in sent.content.decode()
    somebody(Role.COORDINATOR, group)
    assert client.post(f"{PEOPLE}{own.pk}/", {"do": "remove"}).status_code == 302
    assert client.get(PEOPLE).status_code == 302


@pytest.mark.django_db
def test_people_of_another_organisation_do_not_exist() -> None:
    theirs = Membership.objects.get(user=somebody(Role.VOLUNTEER))
    client = signed_in(somebody(Role.COORDINATOR))
    for answer in (
        client.get(f"{PEOPLE}{theirs.pk}/"),
        client.post(f"{PEOPLE}{theirs.pk}/", {"do": "remove"}),
        client.get(f"{PEOPLE}999999/"),
    ):
        assert answer.status_code == 404
    theirs.refresh_from_db()
    assert theirs.ended_at is None


@pytest.mark.django_db
def test_a_lost_password_is_renewed_by_a_link_and_ends_what_was_signed_in() -> None:
    group = organisation()
    lead, user = somebody(Role.COORDINATOR, group), somebody(Role.VOLUNTEER, group)
    theirs, number = signed_in(user), Membership.objects.get(user=user).pk
    path = link(signed_in(lead), f"{PEOPLE}{number}/", do="password")
    assert theirs.get("/en/account/").status_code == 200
    client = Client()
    assert user.username in client.get(path).content.decode()
    sent = client.post(path, {"password": "a mango and two limes"})
    assert sent["Location"] == "/en/account/second-factor/"
    assert theirs.get("/en/account/").status_code == 302
    assert "Six digits from your phone" in client.get(sent["Location"]).content.decode()
    assert client.post(path, {"password": "a mango and two pears"}).status_code == 404
    user.refresh_from_db()
    assert user.check_password("a mango and two limes")
    assert User.objects.count() == 2


@pytest.mark.django_db
def test_a_link_for_a_password_makes_no_account_and_dies_with_the_membership() -> None:
    group = organisation()
    somebody(Role.COORDINATOR, group)
    user = somebody(Role.VOLUNTEER, group)
    secret = joining.invite(Role.VOLUNTEER, group, renews=user)
    with pytest.raises(SpentError):
        joining.join(secret, KHIN)
    joining.remove(Membership.objects.get(user=user))
    with pytest.raises(SpentError):
        joining.renew(secret, "a mango and two limes")


@pytest.mark.django_db
def test_a_lost_phone_is_forgotten_and_another_one_set_up() -> None:
    group = organisation()
    lead, user = somebody(Role.COORDINATOR, group), somebody(Role.VOLUNTEER, group)
    theirs, number = signed_in(user), Membership.objects.get(user=user).pk
    assert signed_in(lead).post(f"{PEOPLE}{number}/", {"do": "phone"}).status_code == 302
    assert theirs.get("/en/account/").status_code == 302
    sign_in = {"username": user.username, "password": PASSWORD}
    theirs.post("/en/account/sign-in/", sign_in)
    assert "Set up your phone" in theirs.get("/en/account/second-factor/").content.decode()


@pytest.mark.django_db
def test_the_first_administrator_comes_by_a_link_of_a_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("first_administrator", site="https://site.example/")
    printed = capsys.readouterr().out.strip()
    assert printed.startswith("https://site.example/en/account/invited/")
    path = printed.removeprefix("https://site.example")
    sent = Client().post(path, {"name": "Aye", "username": "aye", "password": PASSWORD})
    assert sent.status_code == 302
    assert Membership.objects.get().role == Role.ADMINISTRATOR
    with pytest.raises(CommandError):
        call_command("first_administrator")
    call_command("first_administrator", another=True)
    assert Invitation.objects.filter(used_at__isnull=True).count() == 1
