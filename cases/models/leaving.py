"""What leaves an organisation, or the site: hand-overs, moves, erasures."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Organisation
from cases.models.kept import Consent, OfCase
from cases.querysets import Handed, Moving

#: The day of a copy in which nothing falls due: behind all others in the queue.
NO_DAY = date.max


class Handover(OfCase, Consent):
    """What a worker lets an SSO office have of her case: with her consent, until it is taken back.

    The office has a copy of its own, sealed under the key of the case, and sees nothing else. What
    is readable says how it stands in the queue of the office, and nothing of what it is about.
    """

    class State(models.TextChoices):
        WAITING = "waiting"  # for an officer
        ASKED = "asked"  # for papers or an answer of the organisation that handed it over
        FINISHED = "finished"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    content = models.BinaryField()  # sealed: cases.handing; empty once it has ended
    ended_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    #: The first day on which something in it falls due; ``NO_DAY``: nothing does.
    due = models.DateField(default=NO_DAY)
    #: Counts what officers do with it: of two who decide at once, one wins and the other sees it.
    version = models.PositiveIntegerField(default=1)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    taken_at = models.DateTimeField(null=True, blank=True)
    #: When an officer first decided anything, and when the office was through with it.
    answered_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

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
            models.CheckConstraint(
                condition=Q(taken_by__isnull=True, taken_at__isnull=True)
                | Q(taken_by__isnull=False, taken_at__isnull=False),
                name="handover_taken_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "asked"], finished_at__isnull=True)
                | Q(state="finished", finished_at__isnull=False),
                name="handover_finished_once",
            ),
        ]
        indexes = [
            # The queue of an office, a page at a time, however long it is.
            models.Index(
                fields=["office", "state", "due", "given_at", "id"],
                condition=Q(ended_at__isnull=True),
                name="handover_queue",
            )
        ]

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
    #: The random numbers of the reviews that went with it, and the salt of its own link: so that
    #: the chain of decisions (``eligibility.chain``) is whole without them.
    reviews = models.JSONField(default=list)
    salt = models.BinaryField(max_length=16, default=b"")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"erased {self.at:%Y-%m-%d}"
