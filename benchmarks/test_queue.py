"""The queue of an office stays as fast with 100,000 copies as with 100, whatever it is filtered by.

On SQLite, and on PostgreSQL where ``SUITE_DATABASE_URL`` names one.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache, partial
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Organisation, User
from benchmarks.test_case_lists import FEW, MANY, NOISE, RATIO, measured
from cases import handing, queue, sealing
from cases.models import NO_DAY, Case, CaseKey, ConsentToKeep, Handover, Look, QueueMark
from cases.pages import queue_page
from cases.vault import Vault, search_secret
from tests.casework import making, queued
from tests.support import TODAY

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

_AT_ONCE = 5_000
#: So many copies, however many there are, are of the rare benefit and lack the rare paper.
_RARE = 30
_STATE = Handover.State.WAITING
#: What is asked of the queue: everything, what very many are found by, what few are, what none is.
FILTERS: Mapping[str, Mapping[str, str]] = {
    "everything": {},
    "a frequent benefit": {"benefit": "maternity"},
    "a frequent paper": {"paper": "birth_certificate"},
    "a frequent benefit and paper": {"benefit": "maternity", "paper": "birth_certificate"},
    "a rare benefit": {"benefit": "disability"},
    "a rare paper": {"paper": "disability_medical_certificate"},
    "nothing found": {"benefit": "bereavement"},
    "taken by me": {"mine": "1"},
    "taken by me, a rare benefit": {"mine": "1", "benefit": "disability"},
    "a state nothing is in": {"state": "finished"},
}


@cache
def _marks(secret: bytes, rare: bool, mine: int | None) -> tuple[bytes, ...]:
    """What a copy is found by; of a rare one, a few things more."""
    made = queued.handover(making.volunteer(), making.office())
    benefits = {"maternity": "have", **({"disability": "have"} if rare else {})}
    lacking = {"maternity": ["birth_certificate"]}
    if rare:
        lacking["disability"] = ["disability_medical_certificate"]
    parts = queue.marks_of(queued.copy_of(made, benefits, lacking=lacking))
    found = {sealing.mark(secret, kind, value) for kind, value in parts}
    if mine is not None:
        found |= queue._taken(secret, mine, found)
    return tuple(sorted(found))


def fill(office: Organisation, officer: User, count: int) -> None:
    """Copies at an office with their cases, keys and marks: half of them fall due on no day.

    Of two, one is taken by ``officer``; ``_RARE`` of all are of a rare benefit too.
    """
    user = making.volunteer()
    organisation, now = making.organisation_of(user), timezone.now()
    plain = queued.copy_of(
        queued.handover(user, office), {"maternity": "have"}, name="Naw Paw"
    ).plain()
    secret = search_secret(office.pk)
    for numbers in _batches(count):
        consents = ConsentToKeep.objects.bulk_create([making.consent(user) for _ in numbers])
        made: dict[str, list[Any]] = {"cases": [], "keys": [], "copies": [], "marks": []}
        for number, consent in zip(numbers, consents, strict=True):
            case = Case(organisation=organisation, consent=consent, language="my", made_by=user)
            key = sealing.new_key()
            vault = Vault(case.pk, key)
            case.person = case.answers = b"-"  # no page of an office opens them
            mine = number % 2 == 0
            row = Handover(
                case=case,
                office=office,
                text_version=1,
                language="my",
                how="read",
                witness=user,
                health=True,
                given_at=now - timedelta(minutes=number),
                due=_due(number),
                taken_by=officer if mine else None,
                taken_at=now if mine else None,
            )
            row.content = vault.seal(handing.place(row.pk), plain)
            found = _marks(secret, number % (count // _RARE) == 0, officer.pk if mine else None)
            made["cases"].append(case)
            made["keys"].append(CaseKey(case=case, wrapped=sealing.wrapped(key)))
            made["copies"].append(row)
            made["marks"] += [_mark(row, mark) for mark in found]
        for model, name in (
            (Case, "cases"),
            (CaseKey, "keys"),
            (Handover, "copies"),
            (QueueMark, "marks"),
        ):
            model._base_manager.bulk_create(made[name])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _batches(count: int) -> Iterator[range]:
    return (range(n, min(n + _AT_ONCE, count)) for n in range(0, count, _AT_ONCE))


def _due(number: int) -> date:
    return NO_DAY if number % 2 else TODAY + timedelta(days=number % 90)


def _mark(row: Handover, mark: bytes) -> QueueMark:
    return QueueMark(
        case_id=row.case_id,
        handover=row,
        office_id=row.office_id,
        mark=mark,
        state=_STATE,
        due=row.due,
        given_at=row.given_at,
    )


@pytest.fixture
def two() -> SimpleNamespace:
    """An officer of an office with few copies, and one of an office with many."""
    few, many = (queued.officer(making.office()) for _ in range(2))
    fill(making.organisation_of(few), few, FEW)
    began = time.perf_counter()
    fill(making.organisation_of(many), many, MANY)
    print(f"\n{MANY} copies made in {time.perf_counter() - began:.0f} s ({connection.vendor})")
    return SimpleNamespace(few=few, many=many)


def test_every_page_of_the_queue_is_as_fast_with_many_copies(two: SimpleNamespace) -> None:
    pages: dict[str, Callable[[User], str]] = {
        name: partial(_address, asked) for name, asked in FILTERS.items()
    }
    for name, asked in list(FILTERS.items())[:4]:
        pages[f"{name}, a page deep down"] = partial(_deep, asked)
    slow = []
    for name, address in pages.items():
        asks = [partial(_get, user, address(user)) for user in (two.few, two.many)]
        (short, asked_few), (long, asked_many) = map(measured, asks)
        print(
            f"{name}: {short * 1000:.1f} ms, {long * 1000:.1f} ms,"
            f" ratio {long / short:.2f}, {len(asked_few)} and {len(asked_many)} queries"
        )
        if len(asked_many) != len(asked_few):
            slow.append(f"{name}: {len(asked_few)} queries, {len(asked_many)}")
        if long > short * RATIO + NOISE:
            slow.append(f"{name}: {short * 1000:.1f} ms, {long * 1000:.1f} ms")
    assert not slow


@cache
def _client(user: User) -> Client:
    return making.signed_in(user)


def _address(asked: Mapping[str, str], user: User) -> str:
    del user
    wanted = queue_page.Filter(
        state=asked.get("state", _STATE),
        benefit=asked.get("benefit", ""),
        paper=asked.get("paper", ""),
        mine="mine" in asked,
    )
    return reverse("cases:office") + wanted.address()


def _deep(asked: Mapping[str, str], user: User) -> str:
    """The page behind nine tenths of the copies; they fall due on no day, as half of all do."""
    office = making.organisation_of(user)
    rows = Handover._base_manager.filter(office=office).order_by("due", "given_at", "pk")
    place = rows.values_list("due", "given_at", "pk")[rows.count() * 6 // 10]
    return f"{_address(asked, user)}&after={queue_page._PLACES.after(*place)}"


def _get(user: User, path: str) -> None:
    assert _client(user).get(path).status_code == 200
    Look._base_manager.all().delete()


@pytest.mark.parametrize("asked", [{}, {"benefit": "maternity"}], ids=str)
def test_a_page_walks_along_its_index(asked: Mapping[str, str]) -> None:
    officer = queued.officer(making.office())
    office = making.organisation_of(officer)
    fill(office, officer, FEW)
    place = (TODAY, timezone.now(), Handover._base_manager.all()[0].pk)
    if asked:
        mark = queue.mark_for(office.pk, None, (queue.BENEFIT, asked["benefit"]))
        rows: Any = QueueMark.objects.visible_to(officer).filter(mark=mark, state=_STATE)
        order, index = queue_page._ORDER_OF_MARKS, "queue_mark_list"
    else:
        rows = Handover.objects.visible_to(officer).filter(state=_STATE)
        order, index = queue_page._ORDER, "handover_queue"
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
    for page in (rows, rows.filter(queue_page._behind(order, place))):
        plan = page.order_by(*order).values_list(*order)[: queue_page.PAGE + 1].explain()
        assert index in plan
        assert "TEMP B-TREE" not in plan
