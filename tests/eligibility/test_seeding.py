"""A release is made whole, once, and stays as it was; a bare ``migrate`` brings the first."""

from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import F
from django.db.models.signals import post_migrate

from eligibility import rows_written, seeding
from eligibility.models import Benefit, Parameter, RulebookRelease
from eligibility.reviewed import files
from eligibility.reviewed.files import SHIPPED, RulebookSource, read
from tests.eligibility import small_rulebook
from tests.eligibility.tables import OF_EVERY_RELEASE, PUBLISHED, everything

pytestmark = pytest.mark.django_db


# ------------------------------------------------------------------ a bare migrate


def test_a_migrated_database_has_the_shipped_rulebook_once() -> None:
    (release,) = RulebookRelease.objects.all()
    assert release.digest == read(SHIPPED).digest


def test_migrating_again_makes_nothing() -> None:
    before = everything()
    call_command("migrate", verbosity=0)
    assert everything() == before


def test_the_seeding_runs_after_this_apps_migrations_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read_from: list[Path] = []

    def reading(directory: Path) -> RulebookSource:
        read_from.append(directory)
        return read(directory)

    monkeypatch.setattr(files, "read", reading)
    for config in apps.get_app_configs():
        post_migrate.send(sender=config, app_config=config, using="default", verbosity=0)
    assert read_from == [SHIPPED]


def test_a_database_that_holds_no_rulebooks_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eligibility.seeding.router.allow_migrate_model", lambda *_: False)
    monkeypatch.setattr(seeding, "seed_from", lambda *_, **__: pytest.fail("seeded all the same"))
    seeding.seed_after_migrate(using="default")


def test_migrate_tells_of_a_new_release_and_of_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_rulebook.let_pass(monkeypatch)
    monkeypatch.setattr(files, "SHIPPED", small_rulebook.write(tmp_path))
    told = []
    for _ in range(2):
        out = StringIO()
        seeding.seed_after_migrate(using="default", stdout=out, verbosity=1)
        told.append(out.getvalue())
    assert "Rulebook release small (sha256:" in told[0]
    assert told[1] == ""


def test_migrate_says_which_release_is_in_use_when_the_files_are_older(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files restored from a backup look like the law in use, and are not."""
    newer = seeding.seed(small_rulebook.source(tmp_path, "newer"))
    out = StringIO()
    seeding.seed_after_migrate(using="default", stdout=out, verbosity=1)
    assert f"“{read(SHIPPED).name}”, which was published before" in out.getvalue()
    assert f"In use is the newer “newer” ({newer.digest})" in out.getvalue()
    assert RulebookRelease.objects.first() == newer


def test_migrate_refuses_files_that_fail_their_trial(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "NEEDS", small_rulebook.NOTHING_REQUIRED)
    monkeypatch.setattr(files, "SHIPPED", small_rulebook.write(tmp_path))
    before = everything()
    with pytest.raises(CommandError, match="A trial answer fails"):
        seeding.seed_after_migrate(using="default")
    assert everything() == before


@pytest.mark.django_db(transaction=True)
def test_flush_brings_the_rulebook_back() -> None:
    call_command("flush", interactive=False, verbosity=0)
    (release,) = RulebookRelease.objects.all()
    assert release.digest == read(SHIPPED).digest


@pytest.mark.django_db(transaction=True)
def test_migrating_back_to_nothing_and_forward_again_brings_it_back() -> None:
    try:
        call_command("migrate", "eligibility", "zero", verbosity=0)
        assert "eligibility_rulebookrelease" not in connection.introspection.table_names()
    finally:
        call_command("migrate", verbosity=0)
    assert RulebookRelease.objects.get().digest == read(SHIPPED).digest


def test_tables_of_another_version_are_not_seeded(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = MigrationExecutor(connection).loader
    state = graph.project_state(("eligibility", "0001_initial"))
    state.remove_field("eligibility", "parameter", "note")
    monkeypatch.setattr(seeding, "seed_from", lambda *_, **__: pytest.fail("seeded all the same"))
    seeding.seed_after_migrate(using="default", apps=state.apps)


def test_migrate_says_what_is_wrong_with_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = small_rulebook.files()
    del documents["words/medical.yaml"]["name"]["my"]
    small_rulebook.write(tmp_path, documents)
    monkeypatch.setattr(files, "SHIPPED", tmp_path)
    before = everything()

    with pytest.raises(CommandError, match=r"words/medical\.yaml: name\.my: The field is missing"):
        seeding.seed_after_migrate(using="default")
    assert everything() == before


# ------------------------------------------------------------------ seed


def test_a_new_digest_makes_a_release_and_leaves_the_old_one_as_it_was(tmp_path: Path) -> None:
    before = everything()
    release = seeding.seed(small_rulebook.source(tmp_path))
    after = everything()

    assert RulebookRelease.objects.first() == release
    for model, rows in before.items():
        assert after[model][: len(rows)] == rows, model
        new = after[model][len(rows) :]
        assert bool(new) == (model in {one.__name__ for one in OF_EVERY_RELEASE}), model
        assert all(row.get("release_id", release.pk) == release.pk for row in new)


def test_every_row_refers_to_rows_of_its_own_release(tmp_path: Path) -> None:
    seeding.seed(small_rulebook.source(tmp_path))
    for model in PUBLISHED:
        for field in model._meta.get_fields():
            if field.is_relation and field.name not in ("release", "published_by"):
                strays = model._default_manager.exclude(**{field.name: None}).exclude(
                    **{f"{field.name}__release": F("release")}
                )
                assert not strays.exists(), (model, field.name)


def test_a_known_digest_makes_nothing(tmp_path: Path) -> None:
    source = small_rulebook.source(tmp_path)
    first = seeding.seed(source)
    before = everything()
    assert seeding.seed(source) == first
    assert everything() == before


def test_a_later_edition_under_the_same_name_comes_into_use(tmp_path: Path) -> None:
    """An upgrade never stops at a name: the digest tells two editions of one day apart."""
    first = seeding.seed(small_rulebook.source(tmp_path / "first"))
    documents = small_rulebook.files()
    small_rulebook.set_field(documents, f"{small_rulebook.ROW}|value", 15001)
    small_rulebook.write(tmp_path / "second", documents)
    later = seeding.seed(read(tmp_path / "second", required=small_rulebook.NOTHING_REQUIRED))
    assert (later.name, later.digest == first.digest) == (first.name, False)
    assert RulebookRelease.objects.first() == later


def test_a_release_is_made_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything()
    monkeypatch.setattr(rows_written, "_piece", _fails)
    with pytest.raises(RuntimeError, match="the lights went out"):
        seeding.seed(small_rulebook.source(tmp_path))
    assert everything() == before


def _fails(*_: object) -> None:
    raise RuntimeError("the lights went out")


def test_of_two_processes_at_once_the_slower_takes_the_release_of_the_quicker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = small_rulebook.source(tmp_path)
    quicker = seeding.seed(source)
    before = everything()
    known, looks = seeding._known, iter([None])  # at its first look there was nothing yet
    monkeypatch.setattr(seeding, "_known", lambda *it: next(looks, known(*it)))
    assert seeding.seed(source) == quicker
    assert everything() == before


def test_rows_the_database_refuses_are_not_taken_for_a_known_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = small_rulebook.source(tmp_path)
    monkeypatch.setattr(rows_written, "BENEFITS", ("medical", "medical"))
    before = everything()
    with pytest.raises(IntegrityError):
        seeding.seed(source)
    assert everything() == before


def test_values_and_texts_are_written_as_they_were_read(tmp_path: Path) -> None:
    release = seeding.seed(small_rulebook.source(tmp_path))
    rows = Parameter.objects.filter(release=release, key="wage_ceiling").order_by("pk")
    assert [row.value for row in rows] == [Decimal(15000), Decimal("17500.5"), None]
    assert {(row.flag, row.benefit) for row in rows} == {(None, None)}
    lump = Parameter.objects.get(release=release, key="maternity_lump")
    assert lump.benefit == Benefit.objects.get(release=release, code="maternity")
    names = Benefit.objects.filter(release=release).values_list("position", "code", "name_my")
    assert names[1] == (2, "maternity", "မြန်မာ maternity name")
