"""The published rulebooks: each release a whole set of rows, written once and kept for ever.

*In force* and *published* are two clocks. A row says from which day the law is so; a release
says which rows we believed on the day it was made. Nothing here is about a person. The one
table that changes stands apart (``eligibility.carrying_keys``); here Django finds it.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from eligibility.carrying_keys import CarryingKey as CarryingKey
from eligibility.chain_models import ChainLock as ChainLock
from eligibility.chain_models import Link as Link
from eligibility.constraints import every_language, every_or_none
from eligibility.content import BENEFITS
from eligibility.draft_models import AcceptedAnswer as AcceptedAnswer
from eligibility.draft_models import Draft as Draft
from eligibility.draft_models import DraftChange as DraftChange
from eligibility.draft_models import DraftEntry as DraftEntry
from eligibility.draft_models import SavedCount as SavedCount
from eligibility.draft_models import SuggestedCase as SuggestedCase
from eligibility.frozen import FrozenManager
from eligibility.release_models import Citation as Citation
from eligibility.release_models import Part
from eligibility.release_models import RulebookRelease as RulebookRelease
from eligibility.release_models import WorkedCase as WorkedCase
from eligibility.reviewed.source import DECIMAL_PLACES, FLAG, MAX_DIGITS, RATIO, UNITS


class Benefit(Part):
    """One of the seven benefits, with its translated name and summary."""

    code = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    summary = models.TextField()

    # Named again for the type checker, which else takes its rows for those of the abstract class.
    objects: ClassVar[models.Manager["Benefit"]] = FrozenManager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-release_id", "position")
        constraints = [
            models.UniqueConstraint(fields=["release", "code"], name="benefit_code_once"),
            models.UniqueConstraint(fields=["release", "position"], name="benefit_position_once"),
            models.CheckConstraint(condition=Q(code__in=BENEFITS), name="benefit_one_of_seven"),
            models.CheckConstraint(
                condition=Q(position__gte=1, position__lte=len(BENEFITS)),
                name="benefit_position_in_range",
            ),
            every_language("benefit_every_language", "name", "summary"),
        ]

    def __str__(self) -> str:
        return self.code


class DatedRow(Part):
    """A row of a value's history: from which day, vouched for when, and on whose word.

    There is no last day: the next row of the key ends it, so rows cannot overlap or leave a gap.
    """

    effective_from = models.DateField(
        null=True, blank=True, help_text="Empty: in force, the start is not established."
    )
    vouched_from = models.DateField()
    vouched_until = models.DateField()
    citation = models.ForeignKey(Citation, models.PROTECT, related_name="+")
    note = models.TextField(blank=True)

    class Meta:
        abstract = True


class QualifyingPeriod(DatedRow):
    """How many months must be paid, within how many; no reference: the whole record."""

    benefit = models.ForeignKey(Benefit, models.PROTECT, related_name="+")
    tier = models.CharField(max_length=60)
    required_months = models.PositiveSmallIntegerField()
    reference_months = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("-release_id", "benefit__position", "tier", "effective_from")
        constraints = [
            models.UniqueConstraint(
                fields=["release", "benefit", "tier", "effective_from"], name="period_day_once"
            ),
            models.UniqueConstraint(
                fields=["release", "benefit", "tier"],
                condition=Q(effective_from__isnull=True),
                name="period_unknown_start_once",
            ),
            models.CheckConstraint(
                condition=Q(vouched_from__lte=F("vouched_until")), name="period_vouched_in_order"
            ),
            models.CheckConstraint(
                condition=Q(required_months__gte=1), name="period_requires_a_month"
            ),
            models.CheckConstraint(
                condition=Q(reference_months__isnull=True)
                | Q(required_months__lte=F("reference_months")),
                name="period_fits_its_window",
            ),
            models.CheckConstraint(condition=~Q(tier=""), name="period_tier_given"),
        ]

    def __str__(self) -> str:
        return f"{self.benefit.code}.{self.tier}"


class Parameter(DatedRow):
    """One row of a value's history. Neither value nor flag: abolished, or not known."""

    key = models.CharField(max_length=100)
    unit = models.CharField(max_length=20, choices=[(unit, unit) for unit in UNITS])
    value = models.DecimalField(
        max_digits=MAX_DIGITS, decimal_places=DECIMAL_PLACES, null=True, blank=True
    )
    flag = models.BooleanField(null=True, blank=True)
    benefit = models.ForeignKey(Benefit, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("-release_id", "key", "effective_from")
        constraints = [
            models.UniqueConstraint(
                fields=["release", "key", "effective_from"], name="parameter_day_once"
            ),
            models.UniqueConstraint(
                fields=["release", "key"],
                condition=Q(effective_from__isnull=True),
                name="parameter_unknown_start_once",
            ),
            models.CheckConstraint(
                condition=Q(vouched_from__lte=F("vouched_until")),
                name="parameter_vouched_in_order",
            ),
            models.CheckConstraint(condition=~Q(key=""), name="parameter_key_given"),
            models.CheckConstraint(condition=Q(unit__in=UNITS), name="parameter_unit_known"),
            models.CheckConstraint(
                condition=Q(unit=FLAG, value__isnull=True) | (~Q(unit=FLAG) & Q(flag__isnull=True)),
                name="parameter_value_fits_unit",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__gte=0),
                name="parameter_not_negative",
            ),
            models.CheckConstraint(
                condition=~Q(unit=RATIO) | Q(value__isnull=True) | Q(value__lte=1),
                name="parameter_ratio_at_most_one",
            ),
        ]

    def __str__(self) -> str:
        return self.key


class Statement(Part):
    """What somebody with standing said of a value on a day, kept beside the value in force."""

    key = models.CharField(max_length=100)
    value = models.DecimalField(max_digits=MAX_DIGITS, decimal_places=DECIMAL_PLACES)
    stated_on = models.DateField()
    citation = models.ForeignKey(Citation, models.PROTECT, related_name="+")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("-release_id", "key", "stated_on")
        constraints = [
            models.UniqueConstraint(
                fields=["release", "key", "stated_on", "citation"], name="statement_once"
            ),
            models.CheckConstraint(condition=~Q(key=""), name="statement_key_given"),
            models.CheckConstraint(condition=Q(value__gte=0), name="statement_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.key}, {self.stated_on}"


class Piece(Part):
    """A translated text known by its code; no benefit: several share it."""

    code = models.CharField(max_length=100)
    benefit = models.ForeignKey(Benefit, models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField()
    cites = models.JSONField(default=list, help_text="Codes of the citations it rests on.")

    class Meta:
        abstract = True
        ordering = ("-release_id", "code")

    def __str__(self) -> str:
        return self.code


class Document(Piece):
    """A paper to bring, and who issues it or may sign it; blank: nobody does, or not known."""

    name = models.TextField()
    issuer = models.TextField(blank=True)

    objects: ClassVar[models.Manager["Document"]] = FrozenManager()  # type: ignore[assignment]

    class Meta(Piece.Meta):
        constraints = [
            models.UniqueConstraint(fields=["release", "code"], name="document_code_once"),
            models.CheckConstraint(condition=~Q(code=""), name="document_code_given"),
            every_language("document_every_language", "text", "name"),
            every_or_none("document_issuer_every_language", "issuer"),
        ]


class ClaimStep(Piece):
    """A step to take, and who acts next; blank: not known."""

    then = models.TextField(blank=True)

    objects: ClassVar[models.Manager["ClaimStep"]] = FrozenManager()  # type: ignore[assignment]

    class Meta(Piece.Meta):
        constraints = [
            models.UniqueConstraint(fields=["release", "code"], name="step_code_once"),
            models.CheckConstraint(condition=~Q(code=""), name="step_code_given"),
            every_language("step_every_language", "text"),
            every_or_none("step_then_every_language", "then"),
        ]
