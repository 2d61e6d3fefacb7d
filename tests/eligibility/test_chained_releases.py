"""What keepers publish is in the chain; what came as files with the site need not be."""

from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import Role, User
from eligibility import chain, chained_releases, seeding
from eligibility.models import Draft, DraftChange, RulebookRelease, WorkedCase
from tests.accounts.people import somebody
from tests.eligibility import small_rulebook

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _small_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    small_rulebook.let_pass(monkeypatch)


def keeper() -> User:
    return somebody(Role.RULES_KEEPER)


def published(name: str = "new") -> RulebookRelease:
    """A release as a second keeper publishes it: drafted by one, changed by another."""
    base = RulebookRelease.objects.latest()
    one, other, second = keeper(), keeper(), keeper()
    with transaction.atomic():
        release = RulebookRelease.objects.create(
            name=name,
            digest=f"sha256:{name}",
            schema=base.schema,
            takes_effect_on=date(2027, 1, 1),
            published_by=second,
            salt=chain.new_salt(),
        )
        WorkedCase.objects.create(release=release, code="case", case={"id": "case", "why": "law"})
        draft = Draft.objects.create(
            name=name,
            base=base,
            started_by=one,
            state=Draft.State.PUBLISHED,
            settled_by=second,
            settled_at=timezone.now(),
            release=release,
        )
        DraftChange.objects.create(draft=draft, by=other, what="law/maternity.yaml")
        chained_releases.add(release)
    return release


def sql(text: str, *values: str | int | bytes) -> None:
    with connection.cursor() as cursor:
        cursor.execute(text, values)


def fault(release: RulebookRelease) -> list[str]:
    return [f"Link 1 (release {release.pk}) does not fit what is kept of it any more."]


def test_releases_from_before_there_was_a_chain_are_no_faults(tmp_path: Path) -> None:
    seeding.seed(small_rulebook.source(tmp_path))
    assert RulebookRelease.objects.count() == 2
    assert chain.head() is None
    assert chain.verify() == []


def test_a_release_that_was_published_is_in_the_chain() -> None:
    release = published()
    head = chain.head()
    assert head
    assert (head.kind, head.subject) == ("release", str(release.pk))
    assert chain.verify(head.hash) == []


CHANGES = {
    "name": "'other'",
    "digest": "'sha256:other'",
    "schema": "3",
    "created_at": "'2020-01-01 00:00:00+00:00'",
    "takes_effect_on": "'2026-12-01'",
    "published_by_id": "NULL",
    "salt": None,
}


def test_every_column_of_a_release_is_tried() -> None:
    own = {field.column for field in RulebookRelease._meta.concrete_fields}
    assert own == {*CHANGES, "id"}


@pytest.mark.parametrize("column", CHANGES)
def test_no_column_of_a_release_can_be_changed_unseen(column: str) -> None:
    release = published()
    table = RulebookRelease._meta.db_table
    value = CHANGES[column]
    if value is None:
        sql(f"UPDATE {table} SET salt = %s WHERE id = %s", b"", release.pk)  # noqa: S608
    else:
        sql(f"UPDATE {table} SET {column} = {value} WHERE id = %s", release.pk)  # noqa: S608
    assert chain.verify() == fault(release)


def test_a_worked_case_cannot_be_changed_or_put_in_unseen() -> None:
    release = published()
    WorkedCase.objects.create(release=release, code="more", case={})
    assert chain.verify() == fault(release)


def test_who_drafted_it_cannot_be_changed_unseen() -> None:
    release = published()
    DraftChange.objects.all().delete()
    assert chain.verify() == fault(release)


def test_a_release_taken_out_is_named_and_no_erasure_excuses_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    release = published()
    said, salt = {"subjects": [str(release.pk)]}, chain.new_salt()
    monkeypatch.setitem(chain._keepers, chain.ERASURE, chain._keepers["release"])
    chain.register(chain.ERASURE, lambda _: {"e": chain.Kept(said, salt)}, lambda: ["e"])
    chain.add(chain.ERASURE, "e", said, salt)
    Draft.objects.all().delete()
    for model in (WorkedCase, RulebookRelease):
        column = "id" if model is RulebookRelease else "release_id"
        sql(f"DELETE FROM {model._meta.db_table} WHERE {column} = %s", release.pk)  # noqa: S608
    assert chain.verify() == [
        f"Link 1 (release {release.pk}): what it is about is gone, and no link says why."
    ]


def test_a_release_put_in_after_a_published_one_is_named() -> None:
    """Files make no release any more once a person has published one."""
    base = published()
    forged = RulebookRelease.objects.create(name="forged", digest="sha256:forged", schema=2)
    assert forged.pk > base.pk
    assert chain.verify() == [f"The release {forged.pk} is in no link."]


def test_a_release_that_says_a_person_published_it_has_a_link() -> None:
    forged = RulebookRelease.objects.create(
        name="forged", digest="sha256:forged", schema=2, published_by=keeper()
    )
    assert chain.verify() == [f"The release {forged.pk} is in no link."]


@pytest.mark.parametrize("subject", ["x", "", "9" * 40, "٣"])
def test_a_link_of_a_release_with_no_number_is_a_fault(subject: str) -> None:
    chain.add("release", subject, {}, chain.new_salt())
    assert chain.verify() == [
        f"Link 1 (release {subject}): what it is about is gone, and no link says why."
    ]


def test_the_command_names_a_release_whose_rows_were_altered() -> None:
    """Also one from before the chain: its digest is taken over its rows."""
    out: Any = StringIO()
    call_command("verify_history", stdout=out)
    sql("UPDATE eligibility_parameter SET note = 'other' WHERE key = 'wage_floor'")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM eligibility_parameter WHERE note = 'other'")
        assert cursor.fetchone()[0]
    with pytest.raises(CommandError, match="Faults: 1"):
        call_command("verify_history", stdout=out)
    assert "are not those it was published with" in out.getvalue()
