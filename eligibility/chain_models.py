"""The chain that shows when the history of reviews and releases was tampered with.

A link holds a salted digest of something that was decided, never the thing itself, and the digest
of the link before it. ``eligibility.chain`` adds links and verifies them.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from eligibility.frozen import FrozenModel


class Link(FrozenModel):
    """One decision: of which kind, under which random number, with the digest of what it says.

    ``hash`` is taken over all other columns and over the ``hash`` before it, so that no link can
    be changed, taken out or put in without all that follow.
    """

    place = models.PositiveBigIntegerField(unique=True)  # 1, 2, 3, … without a gap
    kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=40)  # a random number, or that of a release
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("place",)
        constraints = [
            models.CheckConstraint(condition=Q(place__gte=1), name="link_counted_from_one"),
            models.UniqueConstraint(fields=["kind", "subject"], name="link_once_a_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.kind}"


class ChainLock(models.Model):
    """One row, locked by whoever adds a link: two never take the same place."""

    def __str__(self) -> str:
        return "lock"
