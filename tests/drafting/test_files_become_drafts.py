"""Once a keeper has published, files that come with an update are a draft and never a release."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from eligibility import loader, seeding
from eligibility.drafting import drafts, publishing
from eligibility.drafting.publishing import SecondPersonError
from eligibility.models import Draft, RulebookRelease
from eligibility.reviewed import files
from eligibility.reviewed.files import SHIPPED, read
from tests.drafting.keeping import (
    LUMP,
    accept_all,
    begun,
    in_use,
    keeper,
    publish,
    raise_lump,
    said,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The shipped files as an update brings them: a new name, and another lump sum."""
    directory = tmp_path / "newer"
    for path in SHIPPED.rglob("*.yaml"):
        copy = directory / path.relative_to(SHIPPED)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    for file, old, new in (
        ("release.yaml", 'name: "2026-11-23"', 'name: "2027-03-01"'),
        ("law/maternity.yaml", "value: 15000", "value: 15500"),
    ):
        text = (directory / file).read_text("utf-8")
        assert old in text
        (directory / file).write_text(text.replace(old, new), "utf-8")
    return directory


@pytest.fixture
def published() -> RulebookRelease:
    """A release that a keeper has published."""
    one = keeper()
    return publish(raise_lump(begun(one), one))


def load(*arguments: object, **options: Any) -> str:
    out = StringIO()
    call_command("load_rulebook", *arguments, stdout=out, stderr=out, **options)
    return out.getvalue()


def migrated() -> str:
    """What ``migrate`` says of the rulebook."""
    out = StringIO()
    seeding.seed_after_migrate(using="default", stdout=out, verbosity=1)
    return out.getvalue()


def test_before_a_keeper_has_published_files_are_a_release(newer: Path) -> None:
    assert "Now in use." in load(newer)
    assert in_use().digest == read(newer).digest
    assert not Draft.objects.exists()


def test_after_a_keeper_has_published_files_are_exactly_one_draft(
    newer: Path, published: RulebookRelease
) -> None:
    for _ in range(2):
        said_of_it = load(newer)
        draft = Draft.objects.get(files_digest=read(newer).digest)
        assert f"These files are draft {draft.pk}, “2027-03-01”, and no release" in said_of_it
        assert "It waits for a keeper to publish it." in said_of_it
    assert RulebookRelease.objects.count() == 2
    assert in_use() == published
    assert drafts.source(draft) == read(newer)
    assert draft.base == published


def test_migrate_makes_no_release_either(
    newer: Path, published: RulebookRelease, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "SHIPPED", newer)
    call_command("migrate", verbosity=0)
    call_command("migrate", verbosity=0)
    assert Draft.objects.filter(state=Draft.State.OPEN).count() == 1
    assert in_use() == published
    assert "and no release: keepers publish here" in migrated()

    draft = Draft.objects.get(state=Draft.State.OPEN)
    drafts.discard(keeper(), draft.pk, draft.version)
    assert migrated() == ""
    assert not Draft.objects.filter(state=Draft.State.OPEN).exists()
    assert "It was discarded." in load(newer)


def test_the_draft_differs_from_the_release_in_use_where_the_files_do(
    newer: Path, published: RulebookRelease
) -> None:
    load(newer)
    draft = Draft.objects.get(state=Draft.State.OPEN)
    changed = [row for row in draft.entries.all() if row.content != row.before]
    assert [(row.file, row.section, row.key) for row in changed] == [LUMP]
    # The row that keepers have added is not in the files: publishing them would take it out.
    before, after = changed[0].before, changed[0].content
    assert before
    assert after
    assert [row["value"] for row in before["rows"]] == ["15000", "16000"]
    assert [row["value"] for row in after["rows"]] == ["15500"]


def test_a_draft_of_files_is_published_by_a_keeper_who_has_not_worked_on_it(
    newer: Path, published: RulebookRelease
) -> None:
    load(newer)
    draft = Draft.objects.get(state=Draft.State.OPEN)
    one = keeper()
    accept_all(draft, one)
    with pytest.raises(SecondPersonError):
        publish(draft, one)
    release = publish(draft, keeper())
    assert release.digest == read(newer).digest
    assert in_use() == release
    assert "Already in use." in load(newer)


def test_whoever_works_first_on_a_draft_of_files_has_begun_it(
    newer: Path, published: RulebookRelease
) -> None:
    load(newer)
    draft = Draft.objects.get(state=Draft.State.OPEN)
    accept_all(draft, one := keeper())
    draft.refresh_from_db()
    assert draft.started_by == one
    assert drafts.take_on(keeper(), draft.pk, draft.version) == draft
    assert Draft.objects.get(pk=draft.pk).started_by == one


def test_nobody_publishes_a_draft_that_nobody_has_taken_on(
    newer: Path, published: RulebookRelease
) -> None:
    load(newer)
    draft = Draft.objects.get(state=Draft.State.OPEN)
    one = keeper()
    with pytest.raises(SecondPersonError):
        publishing.publish(one, draft.pk, draft.version)
    taken = drafts.take_on(one, draft.pk, draft.version)
    assert (taken.started_by, taken.version) == (one, draft.version + 1)
    with pytest.raises(SecondPersonError):
        publishing.publish(one, draft.pk, taken.version)
    with pytest.raises(drafts.StaleDraftError):
        drafts.take_on(keeper(), draft.pk, draft.version)
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.filter(pk=draft.pk).update(
            state="published", settled_by=one, settled_at=timezone.now(), release=published
        )


def test_files_of_before_the_keepers_publish_nothing_and_say_so(
    published: RulebookRelease,
) -> None:
    assert f"In use is the newer “{published.name}”" in migrated()
    assert in_use() == published


def test_faulty_files_make_no_draft(newer: Path, published: RulebookRelease) -> None:
    (newer / "law/maternity.yaml").write_text("valeus: {}", "utf-8")
    with pytest.raises(CommandError, match=r"are refused. Release “draft” stays in use"):
        load(newer)
    assert not Draft.objects.filter(state=Draft.State.OPEN).exists()


def test_a_release_that_was_altered_is_nothing_to_compare_files_with(
    newer: Path, published: RulebookRelease, monkeypatch: pytest.MonkeyPatch
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE eligibility_parameter SET value = 1 WHERE key = 'wage_floor'")
    with pytest.raises(CommandError, match="not those it was published with"):
        load(newer)
    monkeypatch.setattr(files, "SHIPPED", newer)
    with pytest.raises(CommandError, match="not those it was published with"):
        migrated()


def test_a_keeper_can_ask_for_a_draft_before_anybody_has_published(newer: Path) -> None:
    old = in_use()
    assert "These files are draft" in load(newer, "--as-draft")
    assert in_use() == old
    assert said(Draft.objects.get(), LUMP)["rows"][0]["value"] == "15500"


# ------------------------------------------------------------------ out and in again


def test_what_is_exported_and_loaded_again_is_the_release_it_was(tmp_path: Path) -> None:
    directory = tmp_path / "out"
    load("--export", directory)
    assert read(directory).digest == in_use().digest
    assert "Already in use." in load(directory)


def test_a_release_is_exported_by_name_or_digest(
    tmp_path: Path, published: RulebookRelease
) -> None:
    old = RulebookRelease.objects.earliest()
    for number, named in enumerate((old.name, old.digest)):
        load("--export", tmp_path / str(number), release=named)
        assert read(tmp_path / str(number)).digest == old.digest
    with pytest.raises(CommandError, match="no release of that name"):
        load("--export", tmp_path / "x", release="nothing")


def test_of_two_releases_with_one_name_the_digest_tells(newer: Path, tmp_path: Path) -> None:
    text = (newer / "release.yaml").read_text("utf-8")
    (newer / "release.yaml").write_text(text.replace("2027-03-01", "2026-11-23"), "utf-8")
    load(newer)
    with pytest.raises(CommandError, match="name one by its digest") as refusal:
        load("--export", tmp_path / "out", release="2026-11-23")
    assert loader.current().digest in str(refusal.value)
    assert not (tmp_path / "out").exists()


def test_a_draft_goes_out_is_changed_and_comes_back_as_another(tmp_path: Path) -> None:
    one = keeper()
    draft = raise_lump(begun(one, "lump"), one)
    load("--export", tmp_path / "out", draft=draft.pk)
    source = drafts.source(draft)
    assert read(tmp_path / "out") == source

    law = tmp_path / "out" / "law" / "maternity.yaml"
    law.write_text(law.read_text("utf-8").replace("16000", "17000"), "utf-8")
    load(tmp_path / "out", "--as-draft")
    back = Draft.objects.latest("pk")
    assert back != draft
    assert said(back, LUMP)["rows"][1]["value"] == "17000"
    assert drafts.source(draft) == source


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "release.yaml").write_text("mine", "utf-8")
    with pytest.raises(CommandError, match="holds something already"):
        load("--export", tmp_path)
    assert (tmp_path / "release.yaml").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--draft", "999999", "--export", "/nowhere/x"], "There is no draft 999999"),
        (["somewhere", "--export", "/nowhere/x"], "takes none in"),
        (["--release", "x"], "say what --export writes"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: list[str], reason: str) -> None:
    with pytest.raises(CommandError, match=reason):
        load(*arguments)


def test_exported_files_are_plain_yaml_in_three_scripts(tmp_path: Path) -> None:
    load("--export", tmp_path / "out")
    text = (tmp_path / "out/words/maternity.yaml").read_text("utf-8")
    assert "กรณีคลอดบุตร" in text
    assert yaml.safe_load(text)["benefit"] == "maternity"
