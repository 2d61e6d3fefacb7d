"""The keepers' tool: at every address that Django knows of it, a keeper gets in and nobody else.

No row is written by hand: an address that is added is held from then on.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.contrib import admin
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from accounts.models import Role
from eligibility.drafting import drafts
from eligibility.models import RulebookRelease
from tests.accounts.people import PASSWORD, signed_in, somebody
from tests.matrix.test_csrf import all_that_is_kept
from tests.matrix.test_matrix import ROLES

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

METHODS = ("GET", "POST", "PUT", "DELETE")
KEEPER = "keeper of the rules"
#: Strangers, and those who have shown only their password.
OUTSIDE = ("stranger", "password only")
#: What nobody may do has no page, for a keeper either.
NOBODYS = ("_add", "_delete")
_CAPTURED = re.compile(r"<(?:(\w+):)?(\w+)>")
#: What stands in an address where a part of it is not the number of a row.
_OTHERWISE = {"int": "1", "uuid": "00000000-0000-0000-0000-000000000007"}


def routes(of: URLResolver, before: str = "") -> Iterator[tuple[str, str]]:
    """The route and the name of every address below a resolver."""
    for each in of.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from routes(each, route)
        else:
            yield route, each.name or ""


def tool() -> URLResolver:
    """The part of the site that is the keepers' tool."""
    [found] = [
        each
        for each in get_resolver().url_patterns
        if isinstance(each, URLResolver) and each.app_name == "admin"
    ]
    return found


def address(route: str) -> str:
    """An address of a route, with the number of a row of its model where it asks for one."""
    route = route.replace(r"^(?P<app_label>eligibility)/$", "eligibility/")
    route = route.replace(r"(?P<url>.*)$", "nothing/here/")
    rows = {
        f"{model._meta.app_label}/{model._meta.model_name}/": model._default_manager.first()
        for model in admin.site._registry
    }
    row = next((row for part, row in rows.items() if part in route and row), None)

    def filled(found: re.Match[str]) -> str:
        if found[2] in ("object_id", "pk", "number", "draft_pk"):
            return str(row.pk if row else 1)
        return _OTHERWISE.get(found[1] or "", "x")

    return "/" + _CAPTURED.sub(filled, route)


@pytest.fixture
def here(caplog: pytest.LogCaptureFixture) -> dict[str, Client]:
    """A browser of everybody who may ask, and a draft to ask for."""
    caplog.set_level(logging.CRITICAL, "django")
    people = {who: somebody(role) for who, role in ROLES.items()}
    release = RulebookRelease.objects.first()
    assert release is not None
    drafts.begin(people[KEEPER], release, "A draft")
    half = Client()
    form = {"username": somebody(Role.RULES_KEEPER).username, "password": PASSWORD}
    half.post(reverse("accounts:sign-in"), form)
    found = {who: signed_in(user) for who, user in people.items()}
    return found | {"stranger": Client(), "password only": half}


def answer(client: Client, method: str, where: str) -> Any:
    """What comes back to a blank form or a plain question; whatever it has done is undone."""
    with transaction.atomic():
        found = client.generic(method, where, b"", content_type="application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    return found


def test_only_a_keeper_with_both_factors_gets_in(here: Mapping[str, Client]) -> None:
    wrong, seen = [], set()
    for route, name in routes(tool(), "admin/"):
        where = address(route)
        for who, client in here.items():
            for method in METHODS:
                found = answer(client, method, where)
                led = found.headers.get("Location", "")
                if who == KEEPER:
                    right = found.status_code < 500 and "/sign-in/" not in led
                    if method == "GET" and found.status_code == 200:
                        seen.add(name)
                elif who in OUTSIDE and method == "POST":
                    right = found.status_code == 403 and b'name="password"' in found.content
                elif who in OUTSIDE:
                    right = found.status_code == 302 and "/account/sign-in/?next=" in led
                else:
                    right = found.status_code == 404
                if not right:
                    wrong.append((where, who, method, found.status_code, led))
    assert wrong == []
    lists = {f"eligibility_{model._meta.model_name}_changelist" for model in admin.site._registry}
    assert {"index", "app_list", *lists} <= seen
    assert not [name for name in seen if name.endswith(NOBODYS)]


def test_no_form_of_the_tool_is_taken_without_its_token(here: Mapping[str, Client]) -> None:
    client = here[KEEPER]
    client.handler.enforce_csrf_checks = True
    before, taken = all_that_is_kept(), []
    for route, _ in routes(tool(), "admin/"):
        where = address(route)
        found = client.post(
            where, {"do": "real", "name": "Another", "why": "asked", "version": "1"}
        )
        if found.status_code not in (403, 404, 405):
            taken.append((where, found.status_code))
    assert taken == []
    assert all_that_is_kept() == before


def test_every_answer_of_the_tool_stays_out_of_caches(here: Mapping[str, Client]) -> None:
    for route, _ in routes(tool(), "admin/"):
        for who, client in here.items():
            found = client.get(address(route))
            assert "no-store" in found.headers["Cache-Control"], (route, who)
