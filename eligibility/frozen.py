"""Rows that are written once. A release says for ever what it said on its first day."""

from collections.abc import Iterable
from typing import Any, NoReturn, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model, covariant=True)


class FrozenReleaseError(Exception):
    """Something tried to change or remove a row of a published rulebook."""

    def __init__(self) -> None:
        super().__init__(
            "The rows of a published rulebook are never changed or removed: people have been "
            "told what they say. Publish a new release instead."
        )


class FrozenQuerySet(models.QuerySet[Row]):
    """Rows can be read and added, nothing else."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise FrozenReleaseError

    def delete(self) -> NoReturn:
        """Refused."""
        raise FrozenReleaseError

    def bulk_update(self, objs: Iterable[Row], *args: Any, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise FrozenReleaseError

    def bulk_create(self, objs: Iterable[Row], *args: Any, **kwargs: Any) -> list[Row]:
        """Add rows; refused where a conflict would update existing ones."""
        if kwargs.get("update_conflicts"):
            raise FrozenReleaseError
        return super().bulk_create(objs, *args, **kwargs)


FrozenManager = models.Manager.from_queryset(FrozenQuerySet)


class FrozenModel(models.Model):
    """A model whose rows can be added and read, and never changed or removed."""

    objects = FrozenManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row. Raises ``FrozenReleaseError`` when it exists already."""
        if not self._state.adding:
            raise FrozenReleaseError
        # Without this a new object with an old primary key would overwrite the old row.
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise FrozenReleaseError
