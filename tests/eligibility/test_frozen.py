"""What was published is neither changed nor removed, whichever way it is tried."""

from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.db import IntegrityError, models, transaction

from eligibility.frozen import FrozenReleaseError
from eligibility.models import Link, Parameter, RulebookRelease, WorkedCase
from tests.eligibility.tables import PUBLISHED

pytestmark = pytest.mark.django_db

each_model = pytest.mark.parametrize("model", PUBLISHED, ids=lambda model: model.__name__)


@pytest.fixture(autouse=True)
def _of_each_a_row() -> None:
    """Beside what files bring: a worked case of the release, and a link."""
    release = RulebookRelease.objects.get()
    WorkedCase.objects.create(release=release, code="case", case={"id": "case"})
    Link.objects.create(place=1, kind="release", subject="1", digest="d", hash="h")


def _field(model: type[models.Model]) -> str:
    """One that somebody could want to change."""
    return "digest" if model in (RulebookRelease, Link) else "release"


@each_model
def test_a_published_row_is_neither_saved_again_nor_deleted(
    model: type[models.Model],
) -> None:
    row = model._default_manager.earliest("pk")
    before = model._default_manager.filter(pk=row.pk).values().get()

    with pytest.raises(FrozenReleaseError, match="never changed or removed"):
        row.save()
    with pytest.raises(FrozenReleaseError):
        row.save(update_fields=[_field(model)], force_update=True)
    with pytest.raises(FrozenReleaseError):
        row.delete()
    assert model._default_manager.filter(pk=row.pk).values().get() == before


@each_model
def test_published_rows_are_not_changed_in_bulk(model: type[models.Model]) -> None:
    rows = model._default_manager.all()
    first = rows.earliest("pk")
    before = list(rows.values())
    field = _field(model)

    for attempt in (
        lambda: rows.update(**{field: getattr(first, field)}),
        rows.delete,
        lambda: rows.bulk_update([first], [field]),
        lambda: rows.bulk_create(
            [first], update_conflicts=True, update_fields=[field], unique_fields=["id"]
        ),
        lambda: rows.update_or_create(pk=first.pk, defaults={field: getattr(first, field)}),
    ):
        with pytest.raises(FrozenReleaseError), transaction.atomic():
            attempt()
    assert list(rows.values()) == before


@each_model
def test_a_new_object_does_not_take_the_place_of_an_old_row(
    model: type[models.Model],
) -> None:
    old = model._default_manager.earliest("pk")
    before = model._default_manager.filter(pk=old.pk).values().get()
    fields = {field.attname: getattr(old, field.attname) for field in old._meta.concrete_fields}
    with pytest.raises(IntegrityError), transaction.atomic():
        model(**fields).save()
    assert model._default_manager.filter(pk=old.pk).values().get() == before


async def _asynchronously(queryset: Any, row: Any) -> list[str]:
    refused = []
    for name, attempt in (
        ("aupdate", queryset.aupdate(note="x")),
        ("adelete", queryset.adelete()),
        ("asave", row.asave()),
        ("row.adelete", row.adelete()),
    ):
        try:
            await attempt
        except FrozenReleaseError:
            refused.append(name)
    return refused


def test_the_asynchronous_ways_are_closed_too() -> None:
    refused = async_to_sync(_asynchronously)(Parameter.objects.all(), Parameter.objects.first())
    assert refused == ["aupdate", "adelete", "asave", "row.adelete"]
