"""Without its token no form does anything, at whatever address and whoever is signed in."""

import logging
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.test import Client

from tests.matrix.addresses import of_answers
from tests.matrix.table import NGO, TABLE, Kind, Row
from tests.matrix.test_matrix import BELOW_A_CASE, ROLES, TAKES_FORMS, address
from tests.matrix.world import Whose, World, world

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

#: Enough for many a form to be taken: with its token each of these would do something.
FILLED = {
    "why": "asked",
    "do": "done",
    "note": "A note",
    "text": "A day",
    "day.d": "1",
    "day.m": "12",
    "day.y": "2027",
    "seen": "999999",
    "called": "Somebody",
}
#: As Django makes them: 32 letters in the cookie, and the same in the form.
TOKEN = "t" * 32


@pytest.fixture
def here(db: None, caplog: pytest.LogCaptureFixture) -> World:
    """The world, whose browsers are held to the token."""
    caplog.set_level(logging.CRITICAL, "django")
    made = world()
    for client in made.browsers.values():
        client.handler.enforce_csrf_checks = True
    return made


def all_that_is_kept() -> dict[str, list[Any]]:
    """Every row of every table."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values_list())
        for model in apps.get_models()
    }


def of_its_roles(row: Row, here: World) -> Iterator[tuple[str, Client]]:
    return ((who, here.browsers[who]) for who, role in ROLES.items() if role in row.who)


def sent(client: Client, where: str, **more: str) -> Any:
    """A form as another site would send it; with its token it is undone again."""
    with transaction.atomic():
        found = client.post(where, {**FILLED, **more})
        transaction.set_rollback(bool(more))
    return found


def rows() -> Mapping[str, Row]:
    """Every address of accounts and cases behind the door, and of the checker below a case."""
    behind = {name: row for name, row in TABLE.items() if isinstance(row, Row)}
    below = {name: Row(NGO, 200, 200, Kind.CASE) for name in BELOW_A_CASE if of_answers(name)}
    return behind | below


def test_no_form_behind_the_door_is_taken_without_its_token(here: World) -> None:
    before, taken = all_that_is_kept(), []
    for name, row in rows().items():
        where = address(name, here.captured[row.kind][Whose.OWN])
        for who, client in of_its_roles(row, here):
            found = sent(client, where)
            if found.status_code != 403 or found.cookies.keys() - {settings.CSRF_COOKIE_NAME}:
                taken.append((name, who, found.status_code))
    assert taken == []
    assert all_that_is_kept() == before


def test_nor_is_one_with_a_token_that_is_not_its_own(here: World) -> None:
    before, client = all_that_is_kept(), here.browsers["volunteer"]
    client.cookies[settings.CSRF_COOKIE_NAME] = TOKEN
    case = here.captured[Kind.CASE][Whose.OWN]
    for name, captured in (("cases:erase", case), ("cases:notes", case), ("cases:keep", {})):
        where = address(name, captured)
        for wrong in ("", "x" * 32, "y" * 64, "ကက"):
            found = client.post(where, {**FILLED, "csrfmiddlewaretoken": wrong})
            assert found.status_code == 403
    assert all_that_is_kept() == before


def test_with_its_token_the_same_form_is_taken(here: World) -> None:
    """Else the two tests above would hold for a site that takes nothing."""
    for name, row in rows().items():
        if row.post == 405 or (name in BELOW_A_CASE and name.rpartition(":")[2] not in TAKES_FORMS):
            continue
        where = address(name, here.captured[row.kind][Whose.OWN])
        who, client = next(of_its_roles(row, here))
        client.cookies[settings.CSRF_COOKIE_NAME] = TOKEN
        assert sent(client, where, csrfmiddlewaretoken=TOKEN).status_code != 403, (name, who)
    erase = address("cases:erase", here.captured[Kind.CASE][Whose.OWN])
    before = all_that_is_kept()
    done = here.browsers["volunteer"].post(erase, {**FILLED, "csrfmiddlewaretoken": TOKEN})
    assert done.status_code == 303
    assert all_that_is_kept() != before


def test_nobody_is_signed_in_or_out_by_another_site(here: World) -> None:
    before = all_that_is_kept()
    for name in ("sign-in", "second-factor", "sign-out", "once"):
        where = address(f"accounts:{name}", {})
        for client in (here.browsers["volunteer"], here.browsers["password only"], Client()):
            client.handler.enforce_csrf_checks = True
            assert sent(client, where).status_code == 403
    invited = address("accounts:invited", {"secret": "nobody-has-it"})
    assert sent(here.browsers["stranger"], invited).headers["Location"] == invited
    assert all_that_is_kept() == before
