"""Keepers read the releases, compare two, and settle what officers have suggested."""

import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from eligibility import loader, seeding, suggestions
from eligibility.models import RulebookRelease, SuggestedCase, WorkedCase
from eligibility.reviewed import files
from tests.eligibility import small_rulebook
from tests.eligibility.drafting_pages import keeper, said
from tests.support import TODAY

pytestmark = pytest.mark.django_db

NOT_FOUND, UNPROCESSABLE = 404, 422
CASE = {
    "name": "maternity: answered not_eligible, an officer holds eligible right",
    "why": "The office counts the month of the birth.",
    "as_of": "2026-11-23",
    "person": {"contributions": {"paid": ["2026-06..2026-10"]}},
    "expect": {"benefits": {"maternity": {"verdict": "eligible"}}},
}


@pytest.fixture
def nwe() -> tuple[User, Client]:
    """A keeper."""
    return keeper("nwe")


@pytest.fixture
def client(nwe: tuple[User, Client]) -> Client:
    """Her browser."""
    return nwe[1]


def release_at(page: str, *more: object) -> str:
    """The address of a page of releases."""
    return reverse(f"admin:eligibility_rulebookrelease_{page}", args=more)


def case_at(page: str, *more: object) -> str:
    """The address of a page of suggestions."""
    return reverse(f"admin:eligibility_suggestedcase_{page}", args=more)


# ------------------------------------------------------------------ releases


def test_the_list_says_which_release_is_in_use_and_which_waits(client: Client) -> None:
    used = RulebookRelease.objects.get()
    day = TODAY + timedelta(days=30)
    RulebookRelease.objects.create(
        name="to come", digest=f"sha256:{'1' * 64}", schema=used.schema, takes_effect_on=day
    )
    text = said(client.get(release_at("changelist")))
    assert f"{used.name} in use" in text
    assert f"to come waits for {day.isoformat()}" in text
    assert "in use" in said(client.get(release_at("change", used.pk)))


def test_two_releases_are_compared_thing_by_thing(client: Client, tmp_path: Path) -> None:
    shipped = RulebookRelease.objects.get()
    small = seeding.seed(small_rulebook.source(tmp_path))
    address = release_at("difference")
    text = said(client.get(address, {"before": shipped.pk, "after": small.pk}))
    assert "law/maternity.yaml citations act-65" in text
    same = client.get(address, {"before": small.pk, "after": small.pk})
    assert "The two say the same." in said(same)
    assert "Select a valid choice." in said(client.get(address, {"before": 0, "after": small.pk}))


def test_a_release_is_saved_as_the_files_it_can_be_read_from(
    client: Client, tmp_path: Path
) -> None:
    release = RulebookRelease.objects.get()
    answer = client.get(release_at("export", release.pk))
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        archive.extractall(tmp_path)
    read = files.read(tmp_path / f"release-{release.pk}")
    assert read.digest == release.digest == loader.read_back(release).digest
    assert client.get(release_at("export", 0)).status_code == NOT_FOUND


# ------------------------------------------------------------------ what officers suggest


def test_a_suggestion_is_listed_read_and_taken_up(nwe: tuple[User, Client]) -> None:
    user, client = nwe
    row = suggestions.suggest(CASE)
    assert f"{row.code} {CASE['name']} Waiting" in said(client.get(case_at("changelist")))
    page = said(client.get(case_at("change", row.pk)))
    assert "The office counts the month of the birth." in page
    assert "verdict: eligible" in page
    answer = client.post(case_at("change", row.pk), {"take_up": ""})
    assert answer["Location"] == case_at("change", row.pk)
    row.refresh_from_db()
    assert (row.state, row.settled_by) == (SuggestedCase.State.TAKEN_UP, user)


def test_a_suggestion_is_put_away_unless_it_guards_a_release(client: Client) -> None:
    row = suggestions.suggest(CASE)
    client.post(case_at("change", row.pk), {"put_away": ""})
    assert SuggestedCase.objects.get().state == SuggestedCase.State.PUT_AWAY
    client.post(case_at("change", row.pk), {"take_up": ""})
    release = RulebookRelease.objects.get()
    WorkedCase.objects.create(release=release, code=row.code, case=row.case)
    answer = client.post(case_at("change", row.pk), {"put_away": ""})
    assert answer.status_code == UNPROCESSABLE
    assert "It guards a published release already" in said(answer)
    assert SuggestedCase.objects.get().state == SuggestedCase.State.TAKEN_UP


def test_a_suggestion_is_saved_in_the_form_of_the_worked_cases(client: Client) -> None:
    row = suggestions.suggest(CASE)
    answer = client.get(case_at("export", row.pk))
    assert answer["Content-Disposition"] == f'attachment; filename="{row.code}.yaml"'
    assert f"- id: {row.code}" in answer.content.decode()
    for pk in (0, "x"):
        assert client.get(f"{case_at('changelist')}{pk}/change/").status_code == NOT_FOUND
