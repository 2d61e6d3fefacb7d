"""The command that publishes a rulebook, and the checks that keep a faulty one from starting."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from eligibility import checks, seeding
from eligibility.management.commands.load_rulebook import Command
from eligibility.models import RulebookRelease
from eligibility.reviewed import files
from eligibility.reviewed.files import SHIPPED, read
from eligibility.rules.required import Kind, Need, Needs
from tests.eligibility import small_rulebook
from tests.eligibility.tables import everything

pytestmark = pytest.mark.django_db


# ------------------------------------------------------------------ the command


def _load(*arguments: object) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("load_rulebook", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_command_tells_release_and_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = small_rulebook.source(tmp_path)
    small_rulebook.let_pass(monkeypatch)
    out, err = _load(tmp_path)
    assert source.digest in out
    assert "11 values, 14 rows, 2 statements, 9 citations, 8 documents, 8 steps" in out
    assert "Now in use." in out
    assert not err


def test_a_faulty_shipped_file_does_not_keep_a_repaired_directory_from_being_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_rulebook.let_pass(monkeypatch)
    monkeypatch.setattr(files, "SHIPPED", tmp_path / "nowhere")
    small_rulebook.write(tmp_path)
    out = StringIO()
    # As from the command line, where checks are run; call_command leaves them out.
    Command().execute(
        directory=tmp_path, database="default", stdout=out, skip_checks=False,
        force_color=False, no_color=True,
    )  # fmt: skip
    assert "Now in use." in out.getvalue()


def test_without_a_directory_the_shipped_files_are_loaded() -> None:
    out, _ = _load()
    assert read(SHIPPED).digest in out
    assert "Already in use." in out


def test_an_older_rulebook_loaded_again_does_not_silently_stay_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_rulebook.let_pass(monkeypatch)
    seeding.seed(small_rulebook.source(tmp_path, "newer"))
    newer = RulebookRelease.objects.get(name="newer")
    out, err = _load(SHIPPED)
    assert "in use" not in out
    said = " ".join(err.split())
    assert f"In use is the newer “newer” ({newer.digest}), and it stays in use." in said
    assert "give it a new name in release.yaml" in said


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
    monkeypatch.setattr(
        files, "NEEDS", Needs({"wage_ceiling": Need(Kind.NUMBER, "baht_per_month")})
    )
    before = everything()

    with pytest.raises(CommandError) as refusal:
        _load(tmp_path)

    assert line in str(refusal.value)
    assert f"Release “{RulebookRelease.objects.get().name}” stays in use." in str(refusal.value)
    assert refusal.value.returncode == 1
    assert everything() == before


def test_an_altered_release_is_not_said_to_be_in_use() -> None:
    """Its answers are refused everywhere, so “Already in use.” would send people the wrong way."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE eligibility_parameter SET value = 1 WHERE key = 'wage_floor'")
    out = StringIO()
    with pytest.raises(CommandError, match=r"not those it was published with.*under a new name"):
        call_command("load_rulebook", stdout=out)
    assert "in use" not in out.getvalue()


def test_a_rulebook_that_fails_its_trial_leaves_the_current_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "NEEDS", small_rulebook.NOTHING_REQUIRED)
    small_rulebook.write(tmp_path)  # it lacks what the core needs, and nobody has noticed yet
    before = everything()
    with pytest.raises(CommandError, match=r"stays in use\.\nlaw: [a-z_.]+: A trial answer fails"):
        _load(tmp_path)
    assert everything() == before


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
    monkeypatch.setattr(files, "SHIPPED", tmp_path)
    small_rulebook.let_pass(monkeypatch)
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
    monkeypatch.setattr("modeltranslation.settings.AVAILABLE_LANGUAGES", ["en", "th"])
    _, columns = checks.check_languages()
    assert "LANGUAGES has my, th, en, shn" in site.msg
    assert "MODELTRANSLATION_LANGUAGES has en, th;" in columns.msg
