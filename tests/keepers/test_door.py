"""The keepers' tool: its door is ours, it speaks English, and it shows the rules alone."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode

from accounts import joining
from accounts.acting import acting
from accounts.home import home
from accounts.models import Membership, Role, User
from tests.accounts.moving import Clock
from tests.accounts.people import PASSWORD, code_for, signed_in, somebody
from tests.accounts.test_typed import hidden, through

pytestmark = pytest.mark.django_db

INDEX, LIST = "/admin/", "/admin/eligibility/parameter/"
PRETEND = "/admin/pretend/"
SIGN_IN = "/en/account/sign-in/"
OTHERS = [role for role in Role if role is not Role.RULES_KEEPER]


def csp(page: Any) -> dict[str, str]:
    """The content security policy of a page by directive."""
    parts = page.headers["Content-Security-Policy"].split(";")
    return {name: told for name, _, told in (part.strip().partition(" ") for part in parts)}


def test_a_keeper_starts_here_and_reads_every_list(keeper: Client, user: User) -> None:
    assert home(acting(user)) == INDEX
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
        assert keeper.get(reverse(name)).status_code == 200, name


def test_the_site_is_served_without_debug(keeper: Client) -> None:
    assert settings.DEBUG is False
    assert keeper.get(INDEX).status_code == 200


@pytest.mark.parametrize("role", OTHERS)
def test_for_all_other_roles_it_does_not_exist(role: Role) -> None:
    client = signed_in(somebody(role))
    for where in (INDEX, LIST, f"{LIST}1/change/", "/admin/nothing/here/", PRETEND):
        assert client.get(where).status_code == 404
        assert client.post(where).status_code == 404


def test_a_member_of_djangos_staff_has_no_other_way_in() -> None:
    root = somebody(Role.ADMINISTRATOR)
    User.objects.filter(pk=root.pk).update(is_staff=True, is_superuser=True)
    assert signed_in(root).get(INDEX).status_code == 404
    client = Client()
    client.force_login(root)
    assert client.get(INDEX).status_code == 302


def test_a_stranger_is_led_to_our_sign_in_and_back(user: User) -> None:
    client = Client()
    asked = client.get(f"{LIST}?q=maternity", headers={"accept-language": "en"})
    assert asked.status_code == 302
    onward = urlencode({"next": f"{LIST}?q=maternity"})
    assert asked.headers["Location"] == f"{SIGN_IN}?{onward}"
    first = {"username": user.username, "password": PASSWORD, "next": f"{LIST}?q=maternity"}
    second = client.post(SIGN_IN, first).headers["Location"]
    assert client.get(LIST).status_code == 302  # a password alone opens nothing
    done = client.post(second, {"code": code_for(user), "next": f"{LIST}?q=maternity"})
    assert done.headers["Location"] == f"{LIST}?q=maternity"
    assert client.get(done.headers["Location"]).status_code == 200


def test_without_a_page_asked_for_a_keeper_arrives_here(user: User) -> None:
    client = Client()
    client.post(SIGN_IN, {"username": user.username, "password": PASSWORD})
    done = client.post("/en/account/second-factor/", {"code": code_for(user)})
    assert done.headers["Location"] == INDEX


@pytest.mark.parametrize(
    "page", ["login", "logout", "password_change", "password_change_done", "autocomplete"]
)
def test_djangos_own_ways_in_and_out_are_not_there(keeper: Client, page: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(f"admin:{page}")
    where = f"/admin/{page.replace('password_change_done', 'password_change/done')}/"
    assert keeper.get(where).status_code == 404
    assert (
        Client()
        .get(where, headers={"accept-language": "en"})
        .headers["Location"]
        .startswith(f"{SIGN_IN}?")
    )


def test_nothing_but_the_rules_is_to_be_found_here(keeper: Client) -> None:
    assert {model._meta.app_label for model in admin.site._registry} == {"eligibility"}
    for app in apps.get_app_configs():
        if app.label != "eligibility":
            assert keeper.get(f"/admin/{app.label}/").status_code == 404
    page = keeper.get(INDEX).content.decode()
    for word in ("/admin/auth/", "/admin/accounts/", "/admin/otp", "/admin/cases/", "/admin/axes/"):
        assert word not in page


def test_what_nobody_may_do_has_no_page(keeper: Client) -> None:
    for page in (f"{LIST}add/", f"{LIST}1/delete/"):
        assert keeper.get(page).status_code == 404
        assert keeper.post(page).status_code == 404


@pytest.mark.parametrize("language", ["my", "th", "en"])
def test_it_is_english_whatever_language_was_chosen(keeper: Client, language: str) -> None:
    keeper.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    for where in (INDEX, LIST):
        page = keeper.get(where, headers={"accept-language": language})
        assert '<html lang="en"' in page.content.decode()
        assert page.headers["Content-Language"] == "en"
        assert not re.search(r"[\u0e00-\u0e7f\u1000-\u109f]", text_of(page))


def text_of(page: Any) -> str:
    """What a list says in its frame: the rows themselves are in three languages."""
    html = page.content.decode()
    return re.sub(r"<tbody>.*?</tbody>", "", html, flags=re.DOTALL)


def test_no_page_of_it_stays_in_a_cache(keeper: Client) -> None:
    for where in (INDEX, LIST, "/admin/jsi18n/"):
        assert "no-store" in keeper.get(where).headers["Cache-Control"], where
    assert "no-store" in Client().get(INDEX).headers["Cache-Control"]


def test_nothing_on_its_pages_is_inline_or_of_another_place(keeper: Client) -> None:
    for where in (INDEX, LIST, f"{LIST}{_first_pk()}/change/", "/admin/eligibility/"):
        page = keeper.get(where)
        html = page.content.decode()
        assert re.findall(r"<script(?![^>]*\ssrc=)[^>]*>", html) == []
        assert re.findall(r"<style|\sstyle=|\son\w+=\"|javascript:", html) == []
        policy = csp(page)
        assert policy["script-src"] == "'self'"
        assert "unsafe" not in page.headers["Content-Security-Policy"]
        assert policy["style-src"] == "'self'"
        assert policy["default-src"] == "'none'"
        sources = re.findall(r'<(?:script|link|img)[^>]*\s(?:src|href)="([^"]*)"', html)
        assert sources
        for source in sources:
            assert source.startswith(("/static/", "/admin/jsi18n/", "data:,")), source
            if source.startswith("/static/"):
                assert finders.find(source.removeprefix("/static/")), source


def test_the_other_pages_keep_their_policy(keeper: Client) -> None:
    for where in ("/en/", "/en/account/", "/en/guide/rules/"):
        assert "'self'" not in csp(keeper.get(where))["style-src"]


def test_a_page_in_its_place_is_drawn_in_the_style_of_the_site() -> None:
    missing = signed_in(somebody(Role.VOLUNTEER)).get(INDEX)
    assert "<style>" in missing.content.decode()
    assert "'sha256-" in csp(missing)["style-src"]


def test_half_an_hour_of_nothing_ends_the_session(keeper: Client, clock: Clock) -> None:
    assert keeper.get(INDEX).status_code == 200
    clock.goes_on(minutes=31)
    assert keeper.get(INDEX).status_code == 302


def test_what_was_typed_when_the_session_ended_comes_back(
    keeper: Client, user: User, clock: Clock
) -> None:
    form = hidden(keeper.get(INDEX)) | {"d": "1", "m": "3", "y": "2027"}
    clock.goes_on(minutes=31)
    asked = keeper.post(PRETEND, form)
    assert asked.status_code == 403
    assert "Nothing you typed is lost." in asked.content.decode()
    back = through(keeper, user, hidden(asked)["kept"])
    assert f'action="{PRETEND}"' in back.content.decode()
    fields = hidden(back)
    assert (fields["d"], fields["m"], fields["y"]) == ("1", "3", "2027")
    assert keeper.post(PRETEND, fields).status_code == 302
    assert "1 March 2027" in keeper.get(INDEX).content.decode()


def test_a_form_without_its_token_does_nothing(keeper: Client) -> None:
    keeper.handler.enforce_csrf_checks = True
    form = {"d": "1", "m": "3", "y": "2027"}
    other = keeper.post(PRETEND, form, headers={"sec-fetch-site": "cross-site"})
    assert other.status_code == 403
    assert "2027" not in other.content.decode()
    assert keeper.post(PRETEND, form).status_code == 403
    assert "Back to the real day" not in keeper.get(INDEX).content.decode()


def test_who_is_removed_is_out_at_once(keeper: Client, user: User) -> None:
    assert keeper.get(INDEX).status_code == 200
    somebody(Role.RULES_KEEPER)
    joining.remove(Membership.objects.get(user=user, ended_at__isnull=True))
    assert keeper.get(INDEX).status_code == 302


def test_signing_out_is_one_button_of_ours(keeper: Client) -> None:
    page = keeper.get(INDEX).content.decode()
    way_out = reverse("accounts:sign-out")
    assert re.search(r'action="(/\w\w/account/sign-out/)"', page)
    assert keeper.post(way_out).status_code == 302
    assert keeper.get(INDEX).status_code == 302


def _first_pk() -> int:
    model = apps.get_model("eligibility", "Parameter")
    return int(model.objects.earliest("pk").pk)
