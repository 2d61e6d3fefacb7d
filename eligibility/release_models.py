"""A published release, its sources, and the worked cases that guard it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from eligibility.frozen import FrozenModel
from eligibility.rules.rulebook import Evidence


class RulebookRelease(FrozenModel):
    """One published rulebook. The newest is the one in use; the others explain old answers."""

    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=71, help_text="SHA-256 over all its content.")
    schema = models.PositiveSmallIntegerField(help_text="The form the digest is taken over.")
    created_at = models.DateTimeField(default=timezone.now)
    #: The first day on which it is used; none: from the moment it is there.
    takes_effect_on = models.DateField(null=True, blank=True)
    #: A keeper, once people publish; none: it came as files with the site.
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    #: Of its link in the chain (``eligibility.chain``).
    salt = models.BinaryField(max_length=16, default=b"")

    class Meta:
        ordering = ("-id",)
        get_latest_by = "id"
        verbose_name = "rulebook release"
        constraints = [
            models.UniqueConstraint(fields=["digest"], name="release_digest_once"),
            models.CheckConstraint(
                condition=Q(digest__startswith="sha256:"), name="release_digest_form"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="release_name_given"),
        ]

    def __str__(self) -> str:
        return self.name


class Part(FrozenModel):
    """A row that belongs to one release."""

    release = models.ForeignKey(RulebookRelease, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Citation(Part):
    """Where a value comes from, when it was checked, and how well it is supported."""

    code = models.CharField(max_length=100)
    instrument = models.TextField()
    section = models.TextField(blank=True)
    url = models.CharField(max_length=500, blank=True)
    evidence = models.CharField(
        max_length=20, choices=[(kind.value, kind.value) for kind in Evidence]
    )
    checked_on = models.DateField()
    note = models.TextField(blank=True)
    rules = models.JSONField(default=list, blank=True, help_text="Ids of the rules it carries.")
    #: Days after ``checked_on`` until its values are stale; none: as all others.
    recheck_days = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("-release_id", "code")
        constraints = [
            models.UniqueConstraint(fields=["release", "code"], name="citation_code_once"),
            models.CheckConstraint(
                condition=Q(evidence__in=[kind.value for kind in Evidence]),
                name="citation_evidence_known",
            ),
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(instrument=""), name="citation_named"
            ),
            models.CheckConstraint(
                condition=Q(url="") | Q(url__startswith="https://") | Q(url__startswith="http://"),
                name="citation_url_full",
            ),
        ]

    def __str__(self) -> str:
        section = f", section {self.section}" if self.section else ""
        return f"{self.instrument}{section}"


class WorkedCase(Part):
    """A worked case that a keeper has added or answered otherwise, from this release on.

    The others come with the site (``eligibility/data/worked_cases``), in the same form.
    """

    code = models.CharField(max_length=100)
    case = models.JSONField()  # id, name, why, the question's fields, expect

    class Meta:
        ordering = ("-release_id", "code")
        constraints = [
            models.UniqueConstraint(fields=["release", "code"], name="worked_case_code_once"),
        ]

    def __str__(self) -> str:
        return self.code
