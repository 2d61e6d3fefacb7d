"""The one door to personal data: what somebody may see of the cases, and nothing else.

Everything about a case hangs on it, so that each queryset here asks the same of its case. A test
(``tests/casework/test_door.py``) fails the build where any other module asks the tables itself.
"""

from collections.abc import Iterable
from typing import Any, NoReturn, Self, TypeVar

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import models

from accounts.acting import acting
from accounts.models import ROLES_OF, Organisation, User

Row = TypeVar("Row", bound=models.Model, covariant=True)

_OF_AN_NGO = ROLES_OF[Organisation.Kind.NGO]
_OF_AN_OFFICE = ROLES_OF[Organisation.Kind.OFFICE]


class Guarded(models.QuerySet[Row]):
    """Rows of cases: of the organisation of somebody who works there, and of no other.

    ``path`` leads from a row to its case's organisation, for each model its own.
    """

    path = "case__organisation"

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """What a volunteer or coordinator may see; nothing for everybody else."""
        who = acting(user)
        if who is None or who.role not in _OF_AN_NGO:
            return self.none()
        return self.filter(**{self.path: who.organisation})


class Cases(Guarded[Row]):
    """The cases themselves."""

    path = "organisation"

    def handed_to(self, user: User | AnonymousUser) -> Self:
        """The cases of which an officer's office has a copy: to be locked, not to be read."""
        who = acting(user)
        if who is None or who.role not in _OF_AN_OFFICE:
            return self.none()
        handovers = apps.get_model("cases", "Handover")
        standing = handovers._base_manager.filter(
            case=models.OuterRef("pk"), office=who.organisation, ended_at__isnull=True
        )
        return self.filter(models.Exists(standing))


class WrittenOnceError(Exception):
    """Something tried to change or remove what was told to somebody."""


class WrittenOnce(Guarded[Row]):
    """Rows that are added and read, and go with their case alone: its erasure asks no queryset."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise WrittenOnceError

    def delete(self) -> NoReturn:
        """Refused."""
        raise WrittenOnceError

    def bulk_update(self, objs: Iterable[Row], *args: Any, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise WrittenOnceError


class Handed(Guarded[Row]):
    """What was handed over: seen by the organisation that did, and by the office it was for."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Of the own organisation's cases; for an officer, what the office has and may keep."""
        who = acting(user)
        if who is None or who.role not in _OF_AN_OFFICE:
            return super().visible_to(user)
        return self.filter(office=who.organisation, ended_at__isnull=True)


class Answered(Guarded[Row]):
    """What an office says of a copy: seen while it has one, and by the case's organisation."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Of the own organisation's cases; for an officer, of the cases the office has now.

        What the office said of an earlier copy of the same case, it sees again with the new one.
        """
        who = acting(user)
        if who is None or who.role not in _OF_AN_OFFICE:
            return super().visible_to(user)
        handovers = apps.get_model("cases", "Handover")
        standing = handovers._base_manager.filter(
            case=models.OuterRef("case"), office=who.organisation, ended_at__isnull=True
        )
        return self.filter(models.Exists(standing), handover__office=who.organisation)


class Reviewed(WrittenOnce[Row], Answered[Row]):  # type: ignore[override]  # its own manager
    """The same for what is never changed."""


class Queued(Guarded[Row]):
    """What the queue of an office is filtered by: of use to its officers alone."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Of the copies the office has; the marks of a copy that ended are gone."""
        who = acting(user)
        if who is None or who.role not in _OF_AN_OFFICE:
            return self.none()
        return self.filter(office=who.organisation)


class Moving(Guarded[Row]):
    """Cases on their way to another organisation: seen by the one they leave."""

    def offered_to(self, user: User | AnonymousUser) -> Self:
        """What another organisation offers to that of a coordinator, who accepts or refuses it."""
        who = acting(user)
        if who is None or who.role not in _OF_AN_NGO:
            return self.none()
        return self.filter(to=who.organisation, settled_at__isnull=True)


def of_everybody(model: type[models.Model]) -> models.QuerySet[Any]:
    """All rows, for commands that serve no person: retention, erasure, rotation, restoring."""
    return model._base_manager.all()
