"""Releases in the making: drafts of the law that keepers change, check and publish.

What is published is frozen (``eligibility.frozen``); a draft is not. It holds the rulebook in the
form of the reviewed files, one row for each thing a keeper changes, so that what the strict reader
of the files says of it is said of a draft as well.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Draft(models.Model):
    """A release that is not one yet: made from another, or from files that came with an update."""

    class State(models.TextChoices):
        OPEN = "open"
        PUBLISHED = "published"
        DISCARDED = "discarded"

    name = models.CharField(max_length=100)  # of the release it becomes
    #: What it is compared with.
    base = models.ForeignKey("eligibility.RulebookRelease", models.PROTECT, related_name="+")
    #: The digest of the files it came from; empty: a keeper has begun it.
    files_digest = models.CharField(max_length=71, blank=True)
    #: The first day on which its release is used; none: from its publication on.
    takes_effect_on = models.DateField(null=True, blank=True)
    #: Counts every change: who has seen an older one neither overwrites nor publishes a newer one.
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    started_at = models.DateTimeField(default=timezone.now, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    release = models.OneToOneField(
        "eligibility.RulebookRelease", models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="draft_name_given"),
            models.UniqueConstraint(
                fields=["files_digest"],
                condition=~Q(files_digest=""),
                name="draft_once_for_the_same_files",
            ),
            models.CheckConstraint(
                condition=Q(state="open", settled_at__isnull=True, release__isnull=True)
                | Q(state="published", settled_at__isnull=False, release__isnull=False)
                | Q(state="discarded", settled_at__isnull=False, release__isnull=True),
                name="draft_settled_once",
            ),
            # Of who has begun it, or has taken it on where it came as files; that nobody publishes
            # a change of their own is checked beside it.
            models.CheckConstraint(
                condition=~Q(state="published")
                | (
                    Q(started_by__isnull=False, settled_by__isnull=False)
                    & ~Q(started_by=models.F("settled_by"))
                ),
                name="draft_published_by_a_second_person",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class DraftEntry(models.Model):
    """One thing of a draft, as the reviewed files say it: a value with its rows, a source, a text.

    ``file`` is the file's name below the rulebook's folder, ``section`` the table in it, ``key``
    the name there. ``before`` is what the base says of it: nothing for what is new. ``content`` is
    what the draft says: nothing for what is taken out.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="entries")
    file = models.CharField(max_length=60)
    section = models.CharField(max_length=40)
    key = models.CharField(max_length=100, blank=True)
    content = models.JSONField(null=True, blank=True)
    before = models.JSONField(null=True, blank=True, editable=False)
    #: Languages in which somebody has said that the text still fits a changed English one.
    still_fits = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("file", "section", "key")
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "file", "section", "key"], name="draft_entry_once"
            )
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.file, self.section, self.key) if part)


class DraftChange(models.Model):
    """What somebody has changed in a draft, and when."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="changes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    what = models.CharField(max_length=250)  # the entry, or what was done to the draft itself
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.what


class AcceptedAnswer(models.Model):
    """That a worked case is to be answered otherwise from this draft on, and why that is right."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="accepted")
    case = models.CharField(max_length=100)
    expect = models.JSONField()
    why = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("case",)
        constraints = [
            models.UniqueConstraint(fields=["draft", "case"], name="accepted_answer_once"),
            models.CheckConstraint(condition=~Q(why=""), name="accepted_answer_has_a_reason"),
        ]

    def __str__(self) -> str:
        return self.case


class SavedCount(models.Model):
    """How many saved cases a draft would answer otherwise: numbers, and of nobody.

    It is counted a part at a time; ``seen`` says how many cases have been, ``place`` where the
    counting goes on ("" once it is through).
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="counts")
    version = models.PositiveIntegerField()
    seen = models.PositiveIntegerField(default=0)
    flips = models.JSONField(default=dict)  # by benefit code; "" for whether she is insured
    place = models.CharField(max_length=100, blank=True)
    through = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "version"], name="saved_count_once_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.seen} seen"


class SuggestedCase(models.Model):
    """A worked case that an officer's disagreement has made, without anything that tells of whom.

    It waits for a keeper, who takes it up among the worked cases or puts it away.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        TAKEN_UP = "taken_up"
        PUT_AWAY = "put_away"

    code = models.CharField(max_length=100, unique=True)
    case = models.JSONField()  # in the form of the worked cases: id, name, why, question, expect
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    made_on = models.DateField()  # the day alone: with the hour it could be found whose case it was
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        ordering = ("-made_on", "code")

    def __str__(self) -> str:
        return self.code
