"""Lists of cases stay as fast with 100,000 cases as with 100, and ask the database as often.

On SQLite, and on PostgreSQL where ``SUITE_DATABASE_URL`` names one.
"""

import itertools
import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache, partial
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from cases import keeping, sealing, searching
from cases.models import Case, CaseKey, ConsentToKeep, FollowUp, Look, SearchMark
from cases.pages import paging
from cases.pages.listing import MOST
from cases.people import Person
from cases.vault import Vault, search_secret
from tests.casework import making
from tests.support import TODAY

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

FEW, MANY = 100, int(os.environ.get("SUITE_CASES") or 100_000)
#: The time a page may take with many cases, in times of what it takes with few; and what is noise.
RATIO, NOISE = 2.0, 0.010
#: Names that very many have, and the longest a search for one may take, in seconds.
COMMON, LONGEST = ("Win", "Hla Win", "Hla Hla Win"), 1.0
_AT_ONCE = 5_000
_SYLLABLES = (
    *("Aung", "Aye", "Chit", "Cho", "Hla", "Htay", "Htun", "Khin", "Kyaw", "Lwin", "Min", "Moe"),
    *("Myint", "Naing", "Nyein", "Oo", "San", "Sein", "Soe", "Su", "Than", "Thida", "Thein"),
    *("Tin", "Tun", "Win", "Yi", "Zaw", "Zin"),
)
#: Somebody whose name nobody else has.
RARE = Person(called="Nant Phaw Mu Htoo", phone="0877777777")


def people(count: int) -> Iterator[Person]:
    """People with names of three syllables and a phone, the same ones each time."""
    yield RARE
    draw = random.Random(7)  # noqa: S311 - no secret
    for number in range(1, count):
        yield Person(called=" ".join(draw.choices(_SYLLABLES, k=3)), phone=f"08{number:08}")


@cache
def _of_name(secret: bytes, called: str) -> tuple[bytes, ...]:
    return tuple(searching.digests(secret, searching.parts(Person(called=called))))


def fill(user: User, count: int) -> None:
    """Cases of an organisation with their keys, marks and one open day each."""
    organisation = making.organisation_of(user)
    secret, now = search_secret(organisation.pk), timezone.now()
    answers = None
    todo = enumerate(people(count))
    while batch := list(itertools.islice(todo, _AT_ONCE)):
        consents = ConsentToKeep.objects.bulk_create([making.consent(user) for _ in batch])
        made, keys, marks, due = [], [], [], []
        for (number, person), consent in zip(batch, consents, strict=True):
            case = Case(organisation=organisation, consent=consent, language="my", made_by=user)
            key = sealing.new_key()
            vault = Vault(case.pk, key)
            case.changed_at = now - timedelta(minutes=number)
            case.person = vault.seal(keeping.PERSON, person.plain())
            answers = answers or case.person  # no page here opens them
            case.answers = answers
            made.append(case)
            keys.append(CaseKey(case=case, wrapped=sealing.wrapped(key)))
            own = searching.digests(secret, searching.exact(person))
            marks += [
                SearchMark(case=case, mark=each)
                for each in {*_of_name(secret, person.called), *own}
            ]
            plain = {"day": TODAY.isoformat(), "text": "Call her"}
            due.append(
                FollowUp(
                    case=case,
                    organisation=organisation,
                    due=TODAY + timedelta(days=number % 400),
                    by_hand=True,
                    mark=number.to_bytes(16, "big"),
                    what=vault.seal("followup", plain),
                )
            )
        Case.objects.bulk_create(made)
        CaseKey.objects.bulk_create(keys)
        SearchMark.objects.bulk_create(marks)
        FollowUp.objects.bulk_create(due)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def measured(ask: Callable[[], object]) -> tuple[float, list[str]]:
    """The median time of a page in seconds, and what it asks the database."""
    ask()
    with CaptureQueriesContext(connection) as taken:
        ask()
        queries = [query["sql"] for query in taken.captured_queries]
    times = []
    for _ in range(9):
        began = time.perf_counter()
        ask()
        times.append(time.perf_counter() - began)
    return statistics.median(times), queries


@pytest.fixture
def two() -> SimpleNamespace:
    """Somebody of an organisation with few cases, and somebody of one with many."""
    few, many = making.volunteer(), making.volunteer()
    fill(few, FEW)
    began = time.perf_counter()
    fill(many, MANY)
    print(f"\n{MANY} cases made in {time.perf_counter() - began:.0f} s ({connection.vendor})")
    return SimpleNamespace(few=few, many=many)


def test_lists_are_as_fast_with_many_cases(two: SimpleNamespace) -> None:
    pages: dict[str, Callable[[User], Callable[[], object]]] = {
        "first page": lambda user: partial(_get, user, "/en/cases/"),
        "last page": lambda user: partial(_get, user, f"/en/cases/?after={_late(user)}"),
        "what falls due": lambda user: partial(_get, user, "/en/cases/due/"),
        "search by phone": lambda user: partial(_search, user, RARE.phone),
        "search by name": lambda user: partial(_search, user, RARE.called),
        "search by one sounding alike": lambda user: partial(_search, user, "Nan Paw Moo Htoo"),
    }
    slow = []
    for name, page in pages.items():
        (short, asked), (long, asked_long) = (measured(page(user)) for user in (two.few, two.many))
        print(f"{name}: {short * 1000:.1f} ms, {long * 1000:.1f} ms, {len(asked)} queries")
        if len(asked) != len(asked_long):
            slow.append(f"{name}: {len(asked)} queries, {len(asked_long)}")
        if long > short * RATIO + NOISE:
            slow.append(f"{name}: {short * 1000:.1f} ms, {long * 1000:.1f} ms")
    # Of a name that thousands have, as many cases are opened and compared as there may be.
    for common in COMMON:
        took, _ = measured(partial(_search, two.many, common))
        print(f"search by {common}: {took * 1000:.1f} ms")
        if took > LONGEST:
            slow.append(f"{common}: {took * 1000:.1f} ms")
    assert not slow


def test_the_list_walks_along_its_index() -> None:
    user = making.volunteer()
    fill(user, FEW)
    rows = Case.objects.visible_to(user).order_by("-changed_at", "-pk")[:MOST]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    assert "case_list" in rows.explain()


@cache
def _client(user: User) -> Client:
    return making.signed_in(user)


def _get(user: User, path: str) -> None:
    assert _client(user).get(path).status_code == 200
    Look.objects.visible_to(user).delete()


def _search(user: User, typed: str) -> None:
    answer = _client(user).post("/en/cases/search/", {"wanted": typed})
    assert answer.context["rows"]
    Look.objects.visible_to(user).delete()


def _late(user: User) -> str:
    """The cursor of the page before the last."""
    rows = Case.objects.visible_to(user).order_by("changed_at", "pk")[:MOST]
    return paging.cursor(list(rows)[-1])
