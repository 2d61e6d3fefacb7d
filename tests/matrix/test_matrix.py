"""Every role, every address, every method, and whatever an address may name: the answer is stated.

The addresses are those that Django knows. One without a row in ``table`` fails here.
"""

import logging
import re
from collections.abc import Mapping
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from accounts.models import Role
from tests.matrix.addresses import BELOW, names, of_answers, of_the_phone
from tests.matrix.table import NGO, TABLE, Kind, Public, Row
from tests.matrix.world import OUTSIDE, Whose, World, world

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

ROLES = {
    "volunteer": Role.VOLUNTEER,
    "coordinator": Role.COORDINATOR,
    "officer": Role.OFFICER,
    "office lead": Role.OFFICE_LEAD,
    "keeper of the rules": Role.RULES_KEEPER,
    "administrator": Role.ADMINISTRATOR,
}
NOT_OFFERED, ELSEWHERE = 405, 302
#: What nothing here offers to anybody.
OTHERS = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
SEEN = {Whose.OWN, Whose.COLLEAGUES}


def address(name: str, captured: Mapping[str, Any]) -> str:
    """Where it is; of a page of the checker below a case, below that."""
    with override("en"):
        if not name.startswith(BELOW):
            return reverse(name, kwargs=dict(captured))
        page = name.removeprefix(BELOW)
        inner: dict[str, dict[str, Any]] = {
            "eligibility:screen": {"number": 1},
            "eligibility:guide": {"slug": "maternity"},
        }
        return f"/case/{captured['reference']}{reverse(page, kwargs=inner.get(page))}"


def test_every_address_of_accounts_and_cases_has_a_row_and_every_row_an_address() -> None:
    ours = {name for name in names() if name.startswith(("accounts:", "cases:"))}
    assert ours == set(TABLE)


@pytest.fixture
def here(db: None) -> World:
    """The world, made once a test."""
    return world()


def answer(client: Client, method: str, where: str) -> Any:
    """What comes back; whatever it has done is undone."""
    with transaction.atomic():
        found = client.generic(
            # Blank, but for the version that a form of the checker was made from.
            method,
            where,
            b"seen=999999",
            content_type="application/x-www-form-urlencoded",
        )
        transaction.set_rollback(True)
    return found


def expected(row: Row, who: str, whose: Whose, method: str) -> tuple[int, ...]:
    """The statuses that are right."""
    offered = {"GET": row.get, "HEAD": row.get, "POST": row.post}.get(method, NOT_OFFERED)
    if who in OUTSIDE:
        if offered == NOT_OFFERED:
            return (302, 403, NOT_OFFERED)
        # A form that comes too late is answered by the sign-in page itself, which keeps it.
        return (403,) if method == "POST" else (302,)
    # What is offered to nobody tells nothing of anything, whichever of the two it says.
    nothing = (404, NOT_OFFERED) if offered == NOT_OFFERED else (404,)
    if ROLES[who] not in row.who or whose not in SEEN:
        return nothing
    if row.get == ELSEWHERE:  # it leads elsewhere, whatever is asked of it
        return (ELSEWHERE,)
    return (offered,)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_who_gets_what(name: str, here: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "django.request")
    row = TABLE[name]
    if not isinstance(row, Public):
        assert_right(name, row, here)


BELOW_A_CASE = sorted(name for name in names() if name.startswith(BELOW))
#: Forms of the checker that a blank one is no answer to.
TAKES_FORMS = {"screen": 303, "result": 303, "papers": 303, "complaint": 200, "names": 200}


@pytest.mark.parametrize("name", BELOW_A_CASE)
def test_the_checker_below_a_case_is_for_those_who_keep_it(
    name: str, here: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "django.request")
    page = name.rpartition(":")[2]
    if of_the_phone(name) or not of_answers(name):
        row = Row(NGO, 302, 302, Kind.CASE)  # to the case, or to the public guide
    else:
        row = Row(NGO, 200, TAKES_FORMS.get(page, NOT_OFFERED), Kind.CASE)
    assert_right(name, row, here)


def test_foreign_erased_and_guessed_cases_answer_in_the_same_words(here: World) -> None:
    browser = here.browsers["volunteer"]
    for name in ("cases:case", "cases:erase", f"{BELOW}eligibility:result"):
        said = set()
        for whose in (Whose.FOREIGN, Whose.ERASED, Whose.GUESSED):
            captured = here.captured[Kind.CASE][whose]
            body = browser.get(address(name, captured)).content.decode()
            said.add(re.sub(r'value="\w{64}"', "", body.replace(str(captured["reference"]), "")))
        assert len(said) == 1, name


def assert_right(name: str, row: Row, here: World) -> None:
    """Ask for everything, as everybody."""
    wrong: dict[tuple[object, ...], list[str]] = {}
    for whose, captured in here.captured[row.kind].items():
        where = address(name, captured)
        methods = ("GET", "HEAD", "POST", *(OTHERS if whose is Whose.OWN else ()))
        for who, client in here.browsers.items():
            for method in methods:
                status = answer(client, method, where).status_code
                right = expected(row, who, whose, method)
                if status not in right:
                    wrong.setdefault((method, status, right), []).append(f"{who}: {whose}")
    assert wrong == {}
