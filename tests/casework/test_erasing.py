"""Leave no trace: erased is erased, in every table and in the database's own files."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, User
from cases import erasing, keeping
from cases.models import (
    Case,
    CaseKey,
    Change,
    ConsentToKeep,
    Erasure,
    Handover,
    Look,
    Review,
    SearchMark,
)
from cases.vault import Vault
from tests.casework import making
from tests.casework.everything import MARKS, bytes_in, database_on_disk, of_a_case, whole_case
from tests.postgresql import on_postgresql

on_disk = pytest.fixture(database_on_disk)
ASKED, WITHDRAWN = Erasure.Why.ASKED, Erasure.Why.WITHDRAWN


@pytest.fixture
def user() -> User:
    return making.volunteer()


def address(case: Case, page: str) -> str:
    return reverse(f"cases:{page}", args=[case.reference])


# ------------------------------------------------------------------ every table


@pytest.mark.django_db
def test_erasing_leaves_no_row_in_any_table_that_belongs_to_a_case(user: User) -> None:
    case = whole_case(user)
    tables = list(of_a_case())
    assert {Case, CaseKey, SearchMark, Change, Look, Handover} <= {model for model, _ in tables}
    for model, way in tables:
        assert model._base_manager.filter(**{way: case.pk}).exists(), f"{model} is not tried"
    assert erasing.erase(case.pk, ASKED, user)
    for model, way in tables:
        assert not model._base_manager.filter(**{way: case.pk}).exists(), model
    assert not ConsentToKeep.objects.exists()


@pytest.mark.django_db
def test_a_colleagues_case_stays_whole_beside_the_one_that_is_erased(user: User) -> None:
    gone, stays = whole_case(user), whole_case(user)
    before = {
        model: model._base_manager.filter(**{way: stays.pk}).count() for model, way in of_a_case()
    }
    erasing.erase(gone.pk, ASKED, user)
    for model, way in of_a_case():
        assert model._base_manager.filter(**{way: stays.pk}).count() == before[model], model
    assert keeping.person_of(stays, Vault.of(stays)).called == "Naw Marked"


@pytest.mark.django_db
def test_the_log_keeps_that_it_was_erased_and_nothing_of_it(user: User) -> None:
    case = whole_case(user)
    reviews = {str(number) for number in Review.objects.values_list("pk", flat=True)}
    erasing.erase(case.pk, WITHDRAWN, user)
    [kept] = Erasure.objects.values("case", "organisation_id", "why", "by_id")
    [at] = Erasure.objects.values_list("at", flat=True)
    assert timezone.now() - timedelta(minutes=1) < at <= timezone.now()
    assert {field.name for field in Erasure._meta.get_fields()} == {
        *("id", "case", "organisation", "why", "by", "at", "reviews", "salt")
    }
    assert {*Erasure.objects.get().reviews} == reviews  # numbers made at random
    assert kept == {
        "case": case.pk,
        "organisation_id": case.organisation_id,
        "why": "withdrawn",
        "by_id": user.pk,
    }


@pytest.mark.django_db
def test_erased_twice_it_is_erased_once(user: User) -> None:
    case = making.case_of(user)
    assert erasing.erase(case.pk, ASKED, user)
    assert not erasing.erase(case.pk, WITHDRAWN, user)
    assert [each.why for each in Erasure.objects.all()] == ["asked"]


# ------------------------------------------------------------------ the pages


@pytest.fixture
def case(user: User) -> Case:
    return making.case_of(user)


@pytest.fixture
def client_of_user(user: User) -> Client:
    return making.signed_in(user)


@pytest.mark.django_db
@pytest.mark.parametrize("why", ["asked", "withdrawn"])
def test_it_asks_first_and_erases_only_what_was_sent(
    client_of_user: Client, case: Case, why: str
) -> None:
    page = client_of_user.get(address(case, "erase"), {"why": why})
    assert page.status_code == 200
    assert f'value="{why}"' in page.content.decode()
    assert address(case, "export") in page.content.decode()
    assert Case.objects.visible_to(case.made_by).count() == 1
    done = client_of_user.post(address(case, "erase"), {"why": why})
    assert done.status_code == 303
    assert done.headers["Location"] == f"{reverse('cases:cases')}?erased"
    assert "Its key is destroyed" in client_of_user.get(done.headers["Location"]).content.decode()
    assert [each.why for each in Erasure.objects.all()] == [why]


@pytest.mark.django_db
@pytest.mark.parametrize("why", ["", "retention", "because"])
def test_no_other_reason_erases_anything(client_of_user: Client, case: Case, why: str) -> None:
    assert client_of_user.post(address(case, "erase"), {"why": why}).status_code == 404
    assert Case.objects.visible_to(case.made_by).count() == 1


@pytest.mark.django_db
def test_an_erased_case_answers_like_one_that_never_was(client_of_user: Client, case: Case) -> None:
    client_of_user.post(address(case, "erase"), {"why": "asked"})
    for page in ("case", "consent", "erase", "export", "person", "history"):
        erased = client_of_user.get(address(case, page))
        never = client_of_user.get(reverse(f"cases:{page}", args=["ZZZZZZZZ"]))
        assert erased.status_code == never.status_code == 404
        assert same(erased.content, case.reference) == same(never.content, "ZZZZZZZZ")
    assert client_of_user.post(address(case, "erase"), {"why": "asked"}).status_code == 404


@pytest.mark.django_db
def test_an_office_has_nothing_of_an_erased_case_any_more(user: User) -> None:
    case = whole_case(user)
    handover = Handover.objects.get()
    officer = making.signed_in(making.volunteer(handover.office, role=Role.OFFICER))
    there = reverse("cases:summary", args=[handover.pk])
    assert officer.get(there).status_code == 200
    erasing.erase(case.pk, WITHDRAWN, user)
    assert officer.get(there).status_code == 404


@pytest.mark.django_db
def test_nobody_of_another_organisation_erases_a_case(case: Case) -> None:
    stranger = making.signed_in(making.volunteer())
    assert stranger.post(address(case, "erase"), {"why": "asked"}).status_code == 404
    assert not Erasure.objects.exists()


def same(page: bytes, reference: str) -> str:
    """A page without what is another each time: its own address, and the token of its form."""
    return re.sub(r'value="\w{64}"', "", page.decode().replace(reference, ""))


# ------------------------------------------------------------------ the consent


@pytest.mark.django_db
def test_the_consent_is_shown_as_it_was_told_in_the_language_it_was_told_in(user: User) -> None:
    user.shown_name = "Naw Witness"
    user.save()
    case = making.case_of(user, language="th", how="own_phone")
    page = making.signed_in(user).get(reverse("cases:consent", args=[case.reference]))
    text = page.content.decode()
    assert '<div class="card" lang="th">' in text
    assert len(page.context["text"]) == 13
    for said in ("Naw Witness", "The person read it on their own phone", "ไทย"):
        assert f"<dd>{said}</dd>" in text
    assert f"{address(case, 'erase')}?why=withdrawn" in text


@pytest.mark.django_db
def test_a_case_still_needed_begins_its_time_anew_and_says_so_in_its_history(
    user: User, client_of_user: Client, case: Case
) -> None:
    long_ago = timezone.now() - timedelta(days=720)
    Case.objects.visible_to(user).update(changed_at=long_ago)
    page = client_of_user.get(address(case, "consent"))
    assert page.context["kept"]["soon"]
    assert client_of_user.post(address(case, "consent")).status_code == 303
    assert not client_of_user.get(address(case, "consent")).context["kept"]["soon"]
    renewed = Case.objects.visible_to(user).get()
    assert renewed.changed_at > timezone.now() - timedelta(minutes=1)
    [change] = Change.objects.visible_to(user)
    assert (change.by, change.version) == (user, renewed.version)


# ------------------------------------------------------------------ SQLite's files


def test_sealed_it_stands_in_no_file_and_erased_its_key_stands_in_none_either(
    on_disk: Path,
) -> None:
    user = making.volunteer()
    gone, stays = whole_case(user), whole_case(user)
    keys = {
        case: bytes(CaseKey.objects.visible_to(user).get(pk=case.pk).wrapped)
        for case in (gone, stays)
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT mark FROM cases_searchmark WHERE case_id = %s", [gone.pk.hex])
        marks = [bytes(mark) for (mark,) in cursor.fetchall()]
    lying = bytes_in(on_disk)
    assert all(mark.encode() not in lying for mark in MARKS)
    assert user.shown_name.encode() in lying  # what is looked for would be found
    assert all(key in lying for key in keys.values())
    assert marks
    erasing.erase(gone.pk, ASKED, user)
    lying = bytes_in(on_disk)
    assert keys[gone] not in lying
    assert keys[stays] in lying
    assert bytes(gone.person) not in lying
    assert bytes(stays.person) in lying


# ------------------------------------------------------------------ PostgreSQL's table


def pages() -> bytes:
    """What PostgreSQL's table of keys has in its file."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pageinspect")
        cursor.execute(
            "SELECT get_raw_page('cases_casekey', number::int) FROM generate_series("
            "0, pg_relation_size('cases_casekey') / 8192 - 1) AS number"
        )
        return b"".join(bytes(page) for (page,) in cursor.fetchall())


@on_postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("somebody_reads", [False, True])
def test_an_erased_key_lies_in_no_page_of_postgresqls_table(
    user: User, somebody_reads: bool
) -> None:
    gone, stays = making.case_of(user), making.case_of(user)
    keys = [
        bytes(CaseKey.objects.visible_to(user).get(pk=each.pk).wrapped) for each in (gone, stays)
    ]
    assert [key in pages() for key in keys] == [True, True]
    reader = connection.copy()
    try:
        if somebody_reads:  # something else, with an eye on all that was there when it began
            with reader.cursor() as cursor:
                cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
                cursor.execute("SELECT 1 FROM accounts_user")
        erasing.erase(gone.pk, ASKED, user)
        assert [key in pages() for key in keys] == [False, True]
    finally:
        reader.close()
    assert bytes(CaseKey.objects.visible_to(user).get(pk=stays.pk).wrapped) == keys[1]
