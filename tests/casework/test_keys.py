"""The operator's keys: changed without rewriting a case, kept apart, and never a way back."""

import json
import sqlite3
import stat
from contextlib import closing
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from accounts.models import User
from cases import erasing, keeping, sealing
from cases.management.commands.backup_data import LEFT_OUT
from cases.models import Case, CaseKey, Erasure, SearchSecret
from cases.sealing import SealedError
from cases.vault import Vault, search_secret
from tests.casework import making
from tests.casework.everything import MARKED, bytes_in, database_on_disk
from tests.starting import ROOT

OLD = settings.SSS_CASE_KEYS
NEWER = "another key of the operator, of this year"
ASKED = Erasure.Why.ASKED

on_disk = pytest.fixture(database_on_disk)


@pytest.fixture
def user() -> User:
    return making.volunteer()


def said(name: str, *arguments: object) -> str:
    out = StringIO()
    call_command(name, *map(str, arguments), stdout=out, stderr=StringIO())
    return out.getvalue()


# ------------------------------------------------------------------ a new key


@pytest.mark.django_db
def test_after_the_rotation_the_old_key_is_not_needed_and_no_case_was_rewritten(
    user: User,
) -> None:
    case = making.case_of(user, person=MARKED)
    secret = search_secret(case.organisation_id)
    with override_settings(SSS_CASE_KEYS=[NEWER, *OLD]):
        words = said("rotate_case_keys")
    assert words.startswith("Wrapped anew: 2\n")
    assert "older ones can be dropped" in words
    with override_settings(SSS_CASE_KEYS=[NEWER]):
        now = Case.objects.visible_to(user).get()
        assert bytes(now.person) == bytes(case.person)
        assert keeping.person_of(now, Vault.of(now)) == MARKED
        assert search_secret(case.organisation_id) == secret
    with pytest.raises(SealedError):
        Vault.of(case)


@pytest.mark.django_db
def test_broken_off_it_goes_on_where_it_was(user: User) -> None:
    for _ in range(3):
        making.case_of(user)
    with override_settings(SSS_CASE_KEYS=[NEWER, *OLD]):
        first = CaseKey.objects.visible_to(user).first()
        assert first is not None
        CaseKey.objects.visible_to(user).filter(pk=first.pk).update(
            wrapped=sealing.rewrapped(bytes(first.wrapped))
        )
        assert said("rotate_case_keys").startswith("Wrapped anew: 3\n")  # and one secret
        assert said("rotate_case_keys").startswith("Wrapped anew: 0\n")


@pytest.mark.django_db
def test_a_key_that_nobody_can_unwrap_is_told_and_left_as_it_is(user: User) -> None:
    with override_settings(SSS_CASE_KEYS=["a key that was dropped too early, sadly"]):
        lost = making.case_of(user)
        SearchSecret.objects.all().delete()
    kept = bytes(CaseKey.objects.visible_to(user).get(pk=lost.pk).wrapped)
    making.case_of(user)
    with override_settings(SSS_CASE_KEYS=[NEWER, *OLD]), pytest.raises(CommandError) as fault:
        said("rotate_case_keys")
    assert "1 keys are wrapped under none" in str(fault.value)
    assert bytes(CaseKey.objects.visible_to(user).get(pk=lost.pk).wrapped) == kept


def test_after_the_rotation_the_old_wrapping_stands_in_no_file(on_disk: Path) -> None:
    user = making.volunteer()
    case = making.case_of(user)
    before = bytes(CaseKey.objects.visible_to(user).get(pk=case.pk).wrapped)
    assert before in bytes_in(on_disk)
    with override_settings(SSS_CASE_KEYS=[NEWER, *OLD]):
        said("rotate_case_keys")
    assert before not in bytes_in(on_disk)


# ------------------------------------------------------------------ the file of keys


@pytest.mark.django_db
def test_the_file_of_keys_is_for_its_owner_alone_and_never_written_over(
    user: User, tmp_path: Path
) -> None:
    case, file = making.case_of(user, person=MARKED), tmp_path / "keys"
    said("backup_keys", file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    with pytest.raises(CommandError, match="nothing is written over it"):
        said("backup_keys", file)
    assert file.read_bytes() == before
    assert str(case.pk) in before.decode()
    assert b"Marked" not in before


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["", "{}", "[1]\n", "no file of keys", '{"keys_of_cases": 2}\n', '{"keys_of_cases": 1']
)
def test_what_is_no_file_of_keys_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "keys"
    file.write_text(text)
    for name in ("restore_keys", "replay_erasures"):
        with pytest.raises(CommandError, match="is no file of keys"):
            said(name, file)


@pytest.mark.django_db
def test_missing_keys_come_back_and_those_of_unknown_cases_stay_away(
    user: User, tmp_path: Path
) -> None:
    case, file = making.case_of(user, person=MARKED), tmp_path / "keys"
    secret = search_secret(case.organisation_id)
    unknown = making.case_of(user)
    said("backup_keys", file)
    CaseKey.objects.visible_to(user).delete()
    SearchSecret.objects.all().delete()
    Case.objects.visible_to(user).filter(pk=unknown.pk).delete()
    assert said("restore_keys", file).startswith("Keys put back: 2. Cases erased again: 0.")
    assert keeping.person_of(case, Vault.of(case)) == MARKED
    assert search_secret(case.organisation_id) == secret
    assert said("restore_keys", file).startswith("Keys put back: 0.")


@pytest.mark.django_db
def test_a_key_that_is_there_is_never_replaced_by_another(user: User, tmp_path: Path) -> None:
    case, file = making.case_of(user, person=MARKED), tmp_path / "keys"
    said("backup_keys", file)
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    (line,) = [line for line in lines if "case" in line]
    line["wrapped"] = "AAAA"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    with pytest.raises(CommandError, match="1 keys are other ones"):
        said("restore_keys", file)
    assert keeping.person_of(case, Vault.of(case)) == MARKED


@pytest.mark.django_db
def test_erasures_are_replayed_with_their_own_day_and_reason(user: User, tmp_path: Path) -> None:
    case, file = making.case_of(user), tmp_path / "keys"
    at = timezone.now() - timedelta(days=3)
    erasing.erase(case.pk, Erasure.Why.WITHDRAWN, user, at)
    said("backup_keys", file)
    Erasure.objects.all().delete()
    assert said("replay_erasures", file) == "Cases erased again: 0\n"
    [kept] = Erasure.objects.all()
    assert (kept.case, kept.why, kept.by, kept.at) == (case.pk, "withdrawn", user, at)
    said("replay_erasures", file)
    assert Erasure.objects.count() == 1


# ------------------------------------------------------------------ the copy of the data


def test_a_restored_copy_keeps_what_was_erased_erased_and_opens_all_others(
    on_disk: Path, tmp_path: Path
) -> None:
    user = making.volunteer()
    gone, stays = (making.case_of(user, person=MARKED) for _ in range(2))
    secret = search_secret(stays.organisation_id)
    (tmp_path / "away").mkdir()
    data, old_keys, newest = (tmp_path / "away" / name for name in ("data", "old", "newest"))
    said("backup_data", data)
    said("backup_keys", old_keys)
    erasing.erase(gone.pk, ASKED, user)
    said("backup_keys", newest)

    connection.close()
    for part in on_disk.parent.glob(f"{on_disk.name}*"):
        part.unlink()
    on_disk.write_bytes(data.read_bytes())
    assert Case.objects.visible_to(user).count() == 2
    with pytest.raises(CaseKey.DoesNotExist):
        Vault.of(stays)

    said("restore_keys", old_keys)
    assert said("replay_erasures", newest) == "Cases erased again: 1\n"
    assert [each.pk for each in Case.objects.visible_to(user)] == [stays.pk]
    with pytest.raises(CaseKey.DoesNotExist):
        Vault.of(gone)
    assert keeping.person_of(stays, Vault.of(stays)) == MARKED
    assert search_secret(stays.organisation_id) == secret


def test_the_newest_keys_alone_let_nothing_that_was_erased_be_read(
    on_disk: Path, tmp_path: Path
) -> None:
    user = making.volunteer()
    gone = making.case_of(user, person=MARKED)
    wrapped = bytes(CaseKey.objects.visible_to(user).get(pk=gone.pk).wrapped)
    erasing.erase(gone.pk, ASKED, user)
    said("backup_keys", tmp_path / "keys")
    assert wrapped not in (tmp_path / "keys").read_bytes()
    assert b'"case"' not in (tmp_path / "keys").read_bytes()


def test_no_key_lies_in_a_copy_of_the_data_and_nothing_is_left_beside_the_database(
    on_disk: Path, tmp_path: Path
) -> None:
    user = making.volunteer()
    case = making.case_of(user, person=MARKED)
    making.signed_in(user)
    kept = [bytes(CaseKey.objects.visible_to(user).get(pk=case.pk).wrapped)]
    kept.append(bytes(SearchSecret.objects.get().wrapped))
    before = sorted(part.name for part in on_disk.parent.iterdir())
    (tmp_path / "away").mkdir()
    data = tmp_path / "away" / "data"
    said("backup_data", data)
    assert stat.S_IMODE(data.stat().st_mode) == 0o600
    copied = data.read_bytes()
    assert bytes(case.person) in copied
    assert [key in copied for key in kept] == [False, False]
    with closing(sqlite3.connect(data)) as copy:
        for table in LEFT_OUT:
            rows = copy.execute(f"SELECT COUNT(*) FROM {table}").fetchone()  # noqa: S608 - ours
            assert rows == (0,), table
    with pytest.raises(CommandError, match="nothing is written over it"):
        said("backup_data", data)
    assert {*before, "away"} == {part.name for part in on_disk.parent.iterdir()}


def test_the_operator_is_told_to_leave_the_same_tables_out_of_postgresqls_copies() -> None:
    told = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
    assert all(f"--exclude-table-data={table}" in told for table in LEFT_OUT)
