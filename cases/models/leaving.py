"""What leaves an organisation, or the site: hand-overs, moves, erasures.."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Organisation
from cases.models.kept import Consent, OfCase
from cases.querysets import Handed, Moving


class Handover(OfCase, Consent):
    """What a worker lets an SSO office have of her case: with her consent, until it is taken back.

    The office has a copy of its own, sealed under the key of the case, and sees nothing else.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    content = models.BinaryField()  # sealed: cases.handing; empty once it has ended
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = Handed.as_manager()  # type: ignore[misc]  # another than other rows of a case

    class Meta:
        ordering = ["-given_at", "-pk"]
        constraints = [
            *Consent.rules("share"),
            models.UniqueConstraint(
                fields=["case", "office"],
                condition=Q(ended_at__isnull=True),
                name="handover_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(content=b""),
                name="handover_ended_is_empty",
            ),
        ]
        indexes = [models.Index(fields=["office", "ended_at", "given_at"], name="handover_list")]

    def __str__(self) -> str:
        return f"handed over {self.given_at:%Y-%m-%d}"


class Move(OfCase, Consent):
    """A case on its way to another organisation, because the worker goes there."""

    to = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)  # accepted, refused or called back

    objects = Moving.as_manager()  # type: ignore[misc]  # another than other rows of a case

    class Meta:
        constraints = [
            *Consent.rules("move"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(settled_at__isnull=True), name="move_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"offered {self.given_at:%Y-%m-%d}"


class Erasure(models.Model):
    """That a case was erased, and nothing of it: kept so that a restored copy erases it again."""

    class Why(models.TextChoices):
        ASKED = "asked"
        WITHDRAWN = "withdrawn"
        RETENTION = "retention"

    case = models.UUIDField(unique=True)  # a number made at random; its case is gone
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    why = models.CharField(max_length=10, choices=Why.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"erased {self.at:%Y-%m-%d}"
