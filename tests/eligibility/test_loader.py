"""What the core reads from the database is what was reviewed in the files, found again cheaply."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier, Thread
from time import sleep
from typing import Any

import pytest
from django.db import connection
from django.db.models import CheckConstraint, Model
from django.utils import translation

from eligibility import loader, rows_read, seeding
from eligibility.loader import AlteredRulebookError, NoRulebookError
from eligibility.models import (
    Benefit,
    Citation,
    ClaimStep,
    Document,
    Parameter,
    QualifyingPeriod,
    RulebookRelease,
    Statement,
)
from eligibility.reviewed.files import SHIPPED, RulebookSource, read
from eligibility.rules.required import Kind, Need, Needs
from tests.eligibility import small_rulebook

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_built_yet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The small rulebook of these tests lacks what the core needs; one test is about that."""
    monkeypatch.setattr(loader, "NEEDS", small_rulebook.NOTHING_REQUIRED)
    loader.forget()
    yield
    loader.forget()


def test_the_shipped_rulebook_comes_back_from_the_database_as_it_was_read() -> None:
    source, released = read(SHIPPED), loader.current()

    assert released.rulebook == source.rulebook()
    assert released.content == source.content
    assert (released.name, released.digest) == (source.name, source.digest)
    assert released.release_id == RulebookRelease.objects.get().pk


def test_every_kind_of_row_comes_back_as_it_was_read(tmp_path: Path) -> None:
    source = small_rulebook.source(tmp_path)
    seeding.seed(source)
    released = loader.current()

    assert released.rulebook == source.rulebook()
    assert released.content == source.content
    # Equal is not yet alike: 15000 and 15000.000000 are equal, and look different on a page.
    assert repr(released.rulebook) == repr(source.rulebook())


@pytest.mark.parametrize("language", ["en", "th", "my"])
def test_the_language_of_the_moment_changes_nothing(language: str) -> None:
    with translation.override(language):
        assert loader.current().content == read(SHIPPED).content


def test_finding_the_release_again_is_one_small_query(django_assert_num_queries: Any) -> None:
    first = loader.current()
    with django_assert_num_queries(1) as asked:
        again = loader.current()
    assert again == first
    assert again.rulebook is first.rulebook
    assert "eligibility_rulebookrelease" in asked.captured_queries[0]["sql"]
    assert "JOIN" not in asked.captured_queries[0]["sql"]


def test_a_new_release_is_used_from_the_next_call_on(tmp_path: Path) -> None:
    old = loader.current()
    release = seeding.seed(small_rulebook.source(tmp_path))
    new = loader.current()
    assert (new.name, new.release_id) == ("small", release.pk)
    assert new.rulebook != old.rulebook


def test_an_old_release_still_says_what_it_said(
    tmp_path: Path, django_assert_num_queries: Any
) -> None:
    old_release = RulebookRelease.objects.get()
    old = loader.current()
    seeding.seed(small_rulebook.source(tmp_path))
    loader.current()
    with django_assert_num_queries(0):
        assert loader.of(old_release) == old
    loader.forget()
    assert loader.of(old_release) == old


def test_a_process_does_not_keep_every_release_it_has_met(tmp_path: Path) -> None:
    for number in range(loader._KEPT + 3):
        seeding.seed(small_rulebook.source(tmp_path, f"release {number}"))
        assert loader.current().name == f"release {number}"
    assert len(loader._built) == loader._KEPT


def test_without_a_release_the_error_says_what_to_do() -> None:
    rows = (Statement, Parameter, QualifyingPeriod, Document, ClaimStep, Benefit, Citation)
    for model in (*rows, RulebookRelease):
        _by_hand(model, "DELETE FROM {table}")
    with pytest.raises(NoRulebookError, match="load_rulebook"):
        loader.current()


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Parameter, "value = value + 1"),
        (Parameter, "effective_from = '1999-01-01'"),
        (Parameter, "note = 'new'"),
        (QualifyingPeriod, "required_months = 1"),
        (QualifyingPeriod, "vouched_until = '2030-01-01'"),
        (Citation, "evidence = 'conflict'"),
        (Statement, "stated_on = '2020-01-01'"),
        (Benefit, "name_my = name_en"),
        (Document, "text_th = text_en"),
        (ClaimStep, "text_my = text_en"),
    ],
)
def test_rows_changed_behind_our_back_are_not_used(tmp_path: Path, model: Any, change: str) -> None:
    release = seeding.seed(small_rulebook.source(tmp_path))
    first = model.objects.filter(release=release).earliest("pk")
    if model is Parameter:
        first = model.objects.get(release=release, key="maternity_lump")
    _by_hand(model, f"UPDATE {{table}} SET {change} WHERE id = {first.pk}")  # noqa: S608
    with pytest.raises(AlteredRulebookError, match="small"):
        loader.current()


def test_a_row_added_to_a_published_release_is_not_used(tmp_path: Path) -> None:
    release = seeding.seed(small_rulebook.source(tmp_path))
    citation = Citation.objects.filter(release=release).earliest("pk")
    Statement.objects.create(
        release=release, key="wage_rate", value=1, stated_on="2026-01-01", citation=citation
    )
    with pytest.raises(AlteredRulebookError):
        loader.current()


def test_a_release_of_an_unknown_form_is_refused(tmp_path: Path) -> None:
    """Its digest cannot be checked: whoever altered the rows could set the form as well."""
    release = seeding.seed(small_rulebook.source(tmp_path))
    _by_hand(
        RulebookRelease,
        f"UPDATE {{table}} SET schema = 1 WHERE id = {release.pk}",  # noqa: S608
    )
    with pytest.raises(loader.UnknownSchemaError, match=r"“small” has the form 1.* form 2 only"):
        loader.current()


REFUSED_BY_TYPE = {"rules = 'no json'", "checked_on = 'soon'", "value = 'much'"}


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Citation, "evidence = 'hearsay'"),
        (Citation, "rules = '5'"),
        (Citation, "rules = 'no json'"),
        (Citation, "checked_on = 'soon'"),
        (Parameter, "value = 'much'"),
        (Parameter, "unit = 'flag', value = NULL"),
        (Statement, "citation_id = 0"),
        (Document, "benefit_id = 0"),
        (Benefit, "code = code || '_'"),
        (ClaimStep, "text_my = NULL"),
    ],
)
def test_rows_that_make_no_rulebook_are_refused_in_the_same_sentence(
    tmp_path: Path, model: Any, change: str
) -> None:
    """Written past the database's own guards, which is where an attacker would write."""
    release = seeding.seed(small_rulebook.source(tmp_path))
    if connection.vendor == "postgresql" and change in REFUSED_BY_TYPE:
        pytest.skip("PostgreSQL has types that no hand gets past.")
    of_release = f"WHERE release_id = {release.pk}"
    with _no_guards(model):
        _by_hand(model, f"UPDATE {{table}} SET {change} {of_release}")  # noqa: S608
    with pytest.raises(AlteredRulebookError, match="“small” are not those it was published"):
        loader.current()
    connection.set_rollback(True)


@contextmanager
def _no_guards(model: type[Model]) -> Iterator[None]:
    """The database takes what its constraints forbid, until the test is rolled back."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            table = f'"{model._meta.db_table}"'
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no table is altered before
            for constraint in model._meta.constraints:
                if isinstance(constraint, CheckConstraint):
                    cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{constraint.name}"')
            cursor.execute("SET LOCAL session_replication_role = replica")  # foreign keys
            yield
            return
        cursor.execute("PRAGMA ignore_check_constraints = ON")
        try:
            yield
        finally:
            cursor.execute("PRAGMA ignore_check_constraints = OFF")


def _by_hand(model: type[Model], statement: str) -> None:
    """What a hand at the database could do, past every guard of ours."""
    with connection.cursor() as cursor:
        cursor.execute(statement.format(table=f'"{model._meta.db_table}"'))


def test_two_threads_at_once_build_one_rulebook(monkeypatch: pytest.MonkeyPatch) -> None:
    release = RulebookRelease.objects.get()
    source, together = rows_read.read(release), Barrier(2)
    builds: list[RulebookRelease] = []
    found: list[loader.Released] = []

    def slow(release: RulebookRelease) -> RulebookSource:
        builds.append(release)
        sleep(0.05)  # long enough for the other thread to come and look
        return source

    def look() -> None:
        together.wait(timeout=10)
        found.append(loader.of(release))

    monkeypatch.setattr(rows_read, "read", slow)
    threads = [Thread(target=look) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=10)

    assert len(builds) == 1
    assert len(found) == 2
    assert found[0].rulebook is found[1].rulebook


def test_a_release_that_lacks_what_the_core_needs_is_refused_in_a_plain_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newer version of the site on an older database says what to do, with no traceback."""
    seeding.seed(small_rulebook.source(tmp_path))
    monkeypatch.setattr(loader, "NEEDS", Needs({"pension_age": Need(Kind.COUNT, "age")}))
    with pytest.raises(loader.IncompleteRulebookError, match=r"pension_age.*manage\.py migrate"):
        loader.current()


def test_a_release_with_a_value_in_another_unit_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Published when the core reckoned otherwise: six years are not six months."""
    seeding.seed(small_rulebook.source(tmp_path))
    monkeypatch.setattr(loader, "NEEDS", Needs({"maternity_lump": Need(Kind.NUMBER, "baht")}))
    assert loader.current().name == "small"
    loader.forget()
    monkeypatch.setattr(loader, "NEEDS", Needs({"maternity_lump": Need(Kind.NUMBER, "ratio")}))
    with pytest.raises(loader.IncompleteRulebookError, match="maternity_lump"):
        loader.current()
