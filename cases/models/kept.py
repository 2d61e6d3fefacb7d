"""Cases and what belongs to them. Whatever tells of a person is sealed under the case's own key.

Readable are only times, counters, codes that tell nothing of health, and who of the staff did it.
"""

import secrets
import uuid
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Organisation
from cases.querysets import Cases, Guarded, WrittenOnce, WrittenOnceError
from eligibility.models import RulebookRelease

#: Without the letters that are taken for another one (I, L, O, U).
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_reference() -> str:
    """The eight signs a case is known by; it is said over the telephone and stands in addresses."""
    return "".join(secrets.choice(ALPHABET) for _ in range(8))


class Consent(models.Model):
    """What every consent records: which text, in which language, how, and who was there."""

    class How(models.TextChoices):
        READ = "read"
        READ_ALOUD = "read_aloud"
        OWN_PHONE = "own_phone"

    text_version = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    how = models.CharField(max_length=10, choices=How.choices)
    witness = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    #: For somebody under age a parent or guardian consents; the name is sealed in the case.
    minor = models.BooleanField(default=False)
    by_guardian = models.BooleanField(default=False)
    #: To facts about health, asked apart from the rest.
    health = models.BooleanField()
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True

    @staticmethod
    def rules(name: str) -> list[models.CheckConstraint]:
        """The constraints of each kind of consent, under its own name."""
        return [
            models.CheckConstraint(
                condition=Q(minor=False) | Q(by_guardian=True), name=f"{name}_minor_has_guardian"
            ),
            models.CheckConstraint(
                condition=Q(how__in=["read", "read_aloud", "own_phone"]), name=f"{name}_how_known"
            ),
            models.CheckConstraint(
                condition=Q(language__in=["my", "th", "en"]), name=f"{name}_language_known"
            ),
            models.CheckConstraint(condition=Q(text_version__gte=1), name=f"{name}_has_a_text"),
            # Facts about health need a consent of their own (Thailand's PDPA, section 26).
            models.CheckConstraint(condition=Q(health=True), name=f"{name}_health_is_explicit"),
        ]


class ConsentToKeep(Consent):
    """The consent that a case is kept. No case without one, and none without the health facts."""

    class Meta:
        constraints = [*Consent.rules("keep")]

    def __str__(self) -> str:
        return f"to keep, {self.given_at:%Y-%m-%d}"


class Case(models.Model):
    """One insured person's case, in one organisation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=8, unique=True, default=new_reference, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    consent = models.OneToOneField(ConsentToKeep, models.PROTECT)
    #: Of the worker; her sheets and her half of the screen are in it.
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    #: Counts every change: who has seen an older one does not overwrite a newer one.
    version = models.PositiveIntegerField(default=1)
    person = models.BinaryField()  # sealed: cases.people.Person
    answers = models.BinaryField()  # sealed: cases.keeper
    #: Of its last assessment, so that those of older rules are found along one index.
    rules = models.ForeignKey(
        RulebookRelease, models.PROTECT, related_name="+", null=True, editable=False, db_index=False
    )
    answered_on = models.DateField(null=True, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = Cases.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(language__in=["my", "th", "en"]), name="case_language_known"
            ),
        ]
        indexes = [
            # The list of an organisation, a page at a time, however long it is.
            models.Index(fields=["organisation", "-changed_at", "-id"], name="case_list"),
            models.Index(fields=["organisation", "rules", "answered_on", "id"], name="case_rules"),
        ]

    def __str__(self) -> str:
        return self.shown_reference

    @property
    def shown_reference(self) -> str:
        """As it is read and typed: K7M2-QX4P."""
        return f"{self.reference[:4]}-{self.reference[4:]}"


class OfCase(models.Model):
    """Something that belongs to a case, and goes when it goes."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="+")

    objects = Guarded.as_manager()

    class Meta:
        abstract = True


class CaseKey(models.Model):
    """The data key of a case, wrapped. Kept apart from the rest when the database is copied."""

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="key")
    wrapped = models.BinaryField()

    objects = Guarded.as_manager()

    def __str__(self) -> str:
        return "key"


class SearchSecret(models.Model):
    """What makes the search marks of one organisation, wrapped as the data keys are."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, primary_key=True)
    wrapped = models.BinaryField()

    def __str__(self) -> str:
        return "search secret"


class SearchMark(OfCase):
    """A keyed digest of something a case is searched by; equal in one organisation alone."""

    mark = models.BinaryField(max_length=16)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mark", "case"], name="mark_once_a_case")]

    def __str__(self) -> str:
        return "mark"


class Change(OfCase):
    """What was changed in a case, by whom and when: facts before and after, sealed."""

    version = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    what = models.BinaryField()  # sealed: cases.history

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "version"], name="change_one_a_version")
        ]

    def __str__(self) -> str:
        return f"change {self.version}"


class Note(OfCase):
    """What a volunteer writes down for colleagues. It never leaves the organisation."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    text = models.BinaryField()  # sealed

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"note of {self.at:%Y-%m-%d}"


class Assessment(OfCase):
    """An answer as it was given: its question, its release, its day. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    release = models.ForeignKey(RulebookRelease, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()  # of the case whose answers it stands on
    as_of = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    content = models.BinaryField()  # sealed: cases.assessments

    objects = WrittenOnce.as_manager()  # type: ignore[misc]  # another than other rows of a case

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"assessment of {self.as_of}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row. Raises ``WrittenOnceError`` when it exists already."""
        if not self._state.adding:
            raise WrittenOnceError
        # Without this a new object with an old primary key would overwrite the old row.
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: it goes with its case."""
        raise WrittenOnceError


class FollowUp(OfCase):
    """Something that falls due, from the findings or by hand; what it is about is sealed."""

    class State(models.TextChoices):
        OPEN = "open"
        DONE = "done"

    #: That of its case, beside it: the list of an organisation is one walk along one index.
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    due = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    by_hand = models.BooleanField(default=False)
    #: An SSO office has decided, asked or written something.
    from_office = models.BooleanField(default=False)
    #: A keyed digest of what it is about: made anew, it finds the row it made before.
    mark = models.BinaryField(max_length=16)
    what = models.BinaryField()  # sealed: cases.followups
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "mark"], name="follow_up_once_a_case"),
            models.CheckConstraint(
                condition=Q(state="open", done_by__isnull=True, done_at__isnull=True)
                | Q(state="done", done_by__isnull=False, done_at__isnull=False),
                name="follow_up_done_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "due", "id"], name="follow_up_list")
        ]

    def __str__(self) -> str:
        return f"due {self.due}"


class Look(OfCase):
    """That somebody has read a case. It says nothing of what it holds."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    what = models.CharField(max_length=40)  # the name of the page

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["case", "-at"], name="look_of_case")]

    def __str__(self) -> str:
        return self.what
