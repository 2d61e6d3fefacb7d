"""A release is made whole, once, and stays as it was; a bare ``migrate`` brings the first."""

import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import F
from django.db.models.signals import post_migrate

from eligibility import checks, rulebook_file, seeding
from eligibility.models import Benefit, Parameter, RulebookRelease
from eligibility.rulebook_file import SHIPPED, RulebookSource, read
from tests.eligibility import small_rulebook

pytestmark = pytest.mark.django_db


def _small(directory: Path, name: str = "small") -> RulebookSource:
    documents = small_rulebook.files()
    documents["release.yaml"]["name"] = name
    return read(small_rulebook.write(directory, documents), required=frozenset())


def _everything() -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables of the app, columns included that Python code may hide."""
    rows = {}
    with connection.cursor() as cursor:
        for model in apps.get_app_config("eligibility").get_models():
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}" ORDER BY id')  # noqa: S608
            names = [column[0] for column in cursor.description]
            rows[model.__name__] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return rows


# ------------------------------------------------------------------ a bare migrate


def test_a_migrated_database_has_the_shipped_rulebook_once() -> None:
    (release,) = RulebookRelease.objects.all()
    assert release.digest == read(SHIPPED).digest


def test_migrating_again_makes_nothing() -> None:
    before = _everything()
    call_command("migrate", verbosity=0)
    assert _everything() == before


def test_the_seeding_runs_after_this_apps_migrations_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read_from: list[Path] = []
    monkeypatch.setattr(
        rulebook_file, "read", lambda directory: read_from.append(directory) or read(directory)
    )
    for config in apps.get_app_configs():
        post_migrate.send(sender=config, app_config=config, using="default", verbosity=0)
    assert read_from == [SHIPPED]


def test_a_database_that_holds_no_rulebooks_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seeding.router, "allow_migrate_model", lambda *_: False)
    monkeypatch.setattr(seeding, "seed_from", lambda *_, **__: pytest.fail("seeded all the same"))
    seeding.seed_after_migrate(using="default")


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
    monkeypatch.setattr(rulebook_file, "SHIPPED", tmp_path)
    before = _everything()

    with pytest.raises(CommandError, match=r"words/medical\.yaml: name\.my: The field is missing"):
        seeding.seed_after_migrate(using="default")
    assert _everything() == before


# ------------------------------------------------------------------ seed


def test_a_new_digest_makes_a_release_and_leaves_the_old_one_as_it_was(tmp_path: Path) -> None:
    before = _everything()
    release = seeding.seed(_small(tmp_path))
    after = _everything()

    assert RulebookRelease.objects.first() == release
    for model, rows in before.items():
        assert after[model][: len(rows)] == rows, model
        new = after[model][len(rows) :]
        assert new, model
        assert all(row.get("release_id", release.pk) == release.pk for row in new)


def test_every_row_refers_to_rows_of_its_own_release(tmp_path: Path) -> None:
    seeding.seed(_small(tmp_path))
    for model in apps.get_app_config("eligibility").get_models():
        for field in model._meta.get_fields():
            if field.is_relation and field.name not in ("release",):
                strays = model._default_manager.exclude(**{field.name: None}).exclude(
                    **{f"{field.name}__release": F("release")}
                )
                assert not strays.exists(), (model, field.name)


def test_a_known_digest_makes_nothing(tmp_path: Path) -> None:
    source = _small(tmp_path)
    first = seeding.seed(source)
    before = _everything()
    assert seeding.seed(source) == first
    assert _everything() == before


def test_a_release_is_made_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _everything()
    monkeypatch.setattr(seeding, "_pieces", _fails)
    with pytest.raises(RuntimeError, match="the lights went out"):
        seeding.seed(_small(tmp_path))
    assert _everything() == before


def _fails(*_: object) -> None:
    raise RuntimeError("the lights went out")


def test_of_two_processes_at_once_the_slower_takes_the_release_of_the_quicker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = _small(tmp_path)
    quicker = seeding.seed(source)
    before = _everything()
    known, looks = seeding._known, iter([None])  # at its first look there was nothing yet
    monkeypatch.setattr(seeding, "_known", lambda *it: next(looks, known(*it)))
    assert seeding.seed(source) == quicker
    assert _everything() == before


def test_rows_the_database_refuses_are_not_taken_for_a_known_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = _small(tmp_path)
    monkeypatch.setattr(seeding, "BENEFITS", ("medical", "medical"))
    before = _everything()
    with pytest.raises(IntegrityError):
        seeding.seed(source)
    assert _everything() == before


# ------------------------------------------------------------------ the command


def _load(*arguments: object) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("load_rulebook", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_command_tells_release_and_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = _small(tmp_path)
    monkeypatch.setattr("eligibility.rulebook_file._core_keys", frozenset)
    out, err = _load(tmp_path)
    assert source.digest in out
    assert "11 values, 14 rows, 2 statements, 9 citations, 8 documents, 8 steps" in out
    assert "Now in use." in out
    assert not err


def test_without_a_directory_the_shipped_files_are_loaded() -> None:
    out, _ = _load()
    assert read(SHIPPED).digest in out
    assert "Already in use." in out


def test_an_older_rulebook_loaded_again_does_not_silently_stay_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eligibility.rulebook_file._core_keys", frozenset)
    seeding.seed(_small(tmp_path, "newer"))
    out, err = _load(SHIPPED)
    assert "in use" not in out
    assert re.search(r"“newer” is newer and stays in use.*new name", " ".join(err.split()))


@pytest.mark.parametrize(
    ("file", "content", "line"),
    [
        ("law/wage.yaml", b"\xff", "law/wage.yaml: The file is not UTF-8 text (byte 1)."),
        ("law/wage.yaml", b"values: [", "law/wage.yaml: The file is not YAML"),
        ("law/wage.yaml", b"valeus: {}", "law/wage.yaml: valeus: There is no such field here."),
        ("law/maternity.yaml", None, "law/maternity.yaml: The file is missing."),
        ("law/wage.yaml", b"{}", "law: wage_ceiling: The core needs this value"),
    ],
)
def test_a_refused_rulebook_leaves_the_current_release(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    content: bytes | None,
    line: str,
) -> None:
    small_rulebook.write(tmp_path)
    if content is None:
        (tmp_path / file).unlink()
    else:
        (tmp_path / file).write_bytes(content)
    monkeypatch.setattr("eligibility.rulebook_file._core_keys", lambda: frozenset({"wage_ceiling"}))
    before = _everything()

    with pytest.raises(CommandError) as refusal:
        _load(tmp_path)

    assert line in str(refusal.value)
    assert f"Release “{RulebookRelease.objects.get().name}” stays in use." in str(refusal.value)
    assert refusal.value.returncode == 1
    assert _everything() == before


# ------------------------------------------------------------------ the system checks


def test_the_site_as_shipped_passes_its_own_checks() -> None:
    assert checks.check_rulebook_files() == []
    assert checks.check_languages() == []


def test_a_faulty_shipped_file_is_an_error_with_file_key_and_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = small_rulebook.files()
    documents["law/medical.yaml"]["qualifying_periods"][0]["required_months"] = 16
    small_rulebook.write(tmp_path, documents)
    monkeypatch.setattr(rulebook_file, "SHIPPED", tmp_path)
    monkeypatch.setattr("eligibility.rulebook_file._core_keys", frozenset)
    (error,) = checks.check_rulebook_files()
    assert error.is_serious()
    assert error.msg == (
        "law/medical.yaml: qualifying_periods.1.required_months: "
        "16 months cannot be paid within 15 months."
    )


def test_a_language_without_texts_or_columns_is_an_error(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.LANGUAGES = [*settings.LANGUAGES, ("shn", "Shan")]
    (site,) = checks.check_languages()
    monkeypatch.setattr(checks.translation_settings, "AVAILABLE_LANGUAGES", ["en", "th"])
    _, columns = checks.check_languages()
    assert "LANGUAGES has my, th, en, shn" in site.msg
    assert "MODELTRANSLATION_LANGUAGES has en, th;" in columns.msg


def test_values_and_texts_are_written_as_they_were_read(tmp_path: Path) -> None:
    release = seeding.seed(_small(tmp_path))
    rows = Parameter.objects.filter(release=release, key="wage_ceiling").order_by("vouched_until")
    assert [(row.value, row.flag, row.benefit) for row in rows[:2]] == [
        (15000, None, None),
        (17500.5, None, None),
    ]
    lump = Parameter.objects.get(release=release, key="maternity_lump")
    assert lump.benefit == Benefit.objects.get(release=release, code="maternity")
    names = Benefit.objects.filter(release=release).values_list("position", "code", "name_my")
    assert names[1] == (2, "maternity", "မြန်မာ maternity name")
