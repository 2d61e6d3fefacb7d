"""What an SSO office says of the copies it was handed, and what it is found by in its queue."""

import uuid
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Organisation
from cases.models.kept import OfCase
from cases.models.leaving import NO_DAY, Handover
from cases.querysets import Answered, Queued, Reviewed, WrittenOnceError


class Review(OfCase):
    """What an officer decided of one benefit of a copy. Added, never changed: the last one stands.

    Which benefit, what and why is sealed; the digest of it stands in the chain of decisions.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    handover = models.ForeignKey(Handover, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    content = models.BinaryField()  # sealed: cases.reviewing
    salt = models.BinaryField(max_length=16)

    objects = Reviewed.as_manager()  # type: ignore[misc]  # another than other rows of a case

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"review of {self.at:%Y-%m-%d}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row. Raises ``WrittenOnceError`` when it exists already."""
        if not self._state.adding:
            raise WrittenOnceError
        # Without this a new object with an old primary key would overwrite the old row.
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: it goes with its case."""
        raise WrittenOnceError


class Message(OfCase):
    """A message about a copy, between the office and the organisation that handed it over."""

    handover = models.ForeignKey(Handover, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    from_office = models.BooleanField()
    text = models.BinaryField()  # sealed
    #: When the other side first had it on a page.
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = Answered.as_manager()  # type: ignore[misc]  # another than other rows of a case

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"message of {self.at:%Y-%m-%d}"


class QueueMark(OfCase):
    """A keyed digest of something a copy is filtered by; equal in one office alone.

    How the copy stands is repeated, so that a filtered queue is one walk along one index.
    """

    handover = models.ForeignKey(Handover, models.CASCADE, related_name="+")
    office = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    mark = models.BinaryField(max_length=16)
    #: A month that an employer has not paid: counted over the cases, never a filter.
    gap = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=Handover.State.choices)
    due = models.DateField(default=NO_DAY)
    given_at = models.DateTimeField()

    objects = Queued.as_manager()  # type: ignore[misc]  # another than other rows of a case

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["handover", "mark"], name="queue_mark_once_a_copy")
        ]
        indexes = [
            models.Index(
                fields=["office", "mark", "state", "due", "given_at", "handover"],
                name="queue_mark_list",
            ),
            models.Index(
                fields=["office", "mark", "case"], condition=Q(gap=True), name="queue_mark_gaps"
            ),
        ]

    def __str__(self) -> str:
        return "queue mark"
