"""The rulebook in the admin: every value with its history and its source, to read only.

Django's plain admin, not modeltranslation's tabbed one, which pulls a script from elsewhere.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from eligibility import admin_drafts as admin_drafts
from eligibility import admin_releases as admin_releases
from eligibility import admin_suggestions as admin_suggestions
from eligibility.admin_base import ReadOnlyAdmin
from eligibility.admin_stale import ShowsStale, StaleFilter
from eligibility.content import LANGUAGES
from eligibility.models import (
    Benefit,
    Citation,
    ClaimStep,
    DatedRow,
    Document,
    Parameter,
    QualifyingPeriod,
    Statement,
)
from eligibility.reviewed.source import plain_number

#: A start that is not known lies before every other; databases differ on where nulls go.
_OLDEST_FIRST = F("effective_from").asc(nulls_first=True)


class DatedAdmin(ShowsStale, ReadOnlyAdmin):
    """A row of a value's history, with its source."""

    list_select_related = ("release", "benefit", "citation")
    date_fields = ("effective_from", "vouched_from", "vouched_until")
    source_fields = ("source", "source_section", "source_address", "evidence", "checked_on")

    @admin.display(description="in force from", ordering="effective_from")
    def first_day(self, row: DatedRow) -> str:
        """The first day of the row."""
        return _day_or_unknown(row)

    @admin.display(description="vouched for", ordering="vouched_from")
    def vouched(self, row: DatedRow) -> str:
        """The days we vouch for the row."""
        return f"{row.vouched_from.isoformat()} to {row.vouched_until.isoformat()}"

    @admin.display(description="source", ordering="citation__code")
    def source(self, row: DatedRow) -> SafeString:
        """The citation, as a link to its own page."""
        address = reverse("admin:eligibility_citation_change", args=[row.citation_id])
        return format_html('<a href="{}">{}</a>', address, row.citation.instrument)

    @admin.display(description="section")
    def source_section(self, row: DatedRow) -> str:
        """The section of the instrument."""
        return row.citation.section

    @admin.display(description="address")
    def source_address(self, row: DatedRow) -> SafeString | str:
        """The page the value was read on."""
        return _link(row.citation.url)

    @admin.display(description="evidence", ordering="citation__evidence")
    def evidence(self, row: DatedRow) -> str:
        """How well the source supports the value."""
        return row.citation.evidence

    @admin.display(description="checked on", ordering="citation__checked_on")
    def checked_on(self, row: DatedRow) -> str:
        """The day the source was last read."""
        return row.citation.checked_on.isoformat()


@admin.register(Parameter)
class ParameterAdmin(DatedAdmin):
    """Amounts, rates, days and deadlines."""

    list_display = (
        "key", "amount", "first_day", "vouched", "source", "evidence", "is_stale", "release"
    )  # fmt: skip
    list_filter = ("release", StaleFilter, "benefit__code", "citation__evidence", "unit")
    search_fields = ("key", "note", "citation__code", "citation__instrument", "citation__section")
    fields = (
        "release", "benefit", "key", "amount", *DatedAdmin.date_fields, "note",
        *DatedAdmin.source_fields, "history", "statements",
    )  # fmt: skip

    @admin.display(description="value", ordering="value")
    def amount(self, row: Parameter) -> str:
        """The value with its unit."""
        if row.flag is not None:
            return "yes" if row.flag else "no"
        if row.value is None:
            return "abolished or not known"
        return f"{plain_number(row.value)} {row.unit}"

    @admin.display(description="history")
    def history(self, row: Parameter) -> SafeString:
        """All rows of the key in this release."""
        rows = Parameter.objects.filter(release=row.release_id, key=row.key)
        return _history(row, rows, self.amount)

    @admin.display(description="what was said of it")
    def statements(self, row: Parameter) -> SafeString:
        """The statements about the value, with their dates."""
        return _said(row.release_id, row.key)


@admin.register(QualifyingPeriod)
class QualifyingPeriodAdmin(DatedAdmin):
    """Months to be paid before a benefit is due."""

    list_display = (
        "key", "amount", "first_day", "vouched", "source", "evidence", "is_stale", "release"
    )  # fmt: skip
    list_filter = ("release", StaleFilter, "benefit__code", "citation__evidence")
    search_fields = ("tier", "benefit__code", "note", "citation__code", "citation__instrument")
    fields = (
        "release", "benefit", "tier", "amount", *DatedAdmin.date_fields, "note",
        *DatedAdmin.source_fields, "history", "statements",
    )  # fmt: skip

    @admin.display(description="key", ordering="benefit__position")
    def key(self, row: QualifyingPeriod) -> str:
        """The key the core reads."""
        return str(row)

    @admin.display(description="value", ordering="required_months")
    def amount(self, row: QualifyingPeriod) -> str:
        """The months required, and within how many."""
        if row.reference_months is None:
            return f"{row.required_months} months in all"
        return f"{row.required_months} months within {row.reference_months}"

    @admin.display(description="history")
    def history(self, row: QualifyingPeriod) -> SafeString:
        """All rows of the tier in this release."""
        rows = QualifyingPeriod.objects.filter(
            release=row.release_id, benefit=row.benefit_id, tier=row.tier
        )
        return _history(row, rows, self.amount)

    @admin.display(description="what was said of it")
    def statements(self, row: QualifyingPeriod) -> SafeString:
        """The statements about the period, with their dates."""
        return _said(row.release_id, str(row))


@admin.register(Statement)
class StatementAdmin(ReadOnlyAdmin):
    """What officers have said, kept beside the values in force."""

    list_display = ("key", "amount", "stated_on", "citation", "evidence", "note", "release")
    list_filter = ("release", "citation__evidence", "stated_on")
    list_select_related = ("release", "citation")
    search_fields = ("key", "note", "citation__code", "citation__instrument")
    fields = ("release", "key", "amount", "stated_on", "citation", "evidence", "note")

    @admin.display(description="value", ordering="value")
    def amount(self, row: Statement) -> str:
        """The number that was said."""
        return plain_number(row.value)

    @admin.display(description="evidence", ordering="citation__evidence")
    def evidence(self, row: Statement) -> str:
        """How well the source supports the statement."""
        return row.citation.evidence


@admin.register(Citation)
class CitationAdmin(ShowsStale, ReadOnlyAdmin):
    """The sources."""

    to_source = ""

    list_display = (
        "code", "instrument", "section", "evidence", "checked_on", "is_stale", "address", "release"
    )  # fmt: skip
    fields = (
        "release", "code", "instrument", "section", "address", "evidence", "checked_on",
        "recheck_days", "note", "rules",
    )  # fmt: skip
    list_filter = ("release", StaleFilter, "evidence", "checked_on")
    list_select_related = ("release",)
    search_fields = ("code", "instrument", "section", "url", "note")

    @admin.display(description="address", ordering="url")
    def address(self, row: Citation) -> SafeString | str:
        """The page that was read, as a link."""
        return _link(row.url)


@admin.register(Benefit)
class BenefitAdmin(ReadOnlyAdmin):
    """The seven benefits, in three languages."""

    _names = [f"name_{language}" for language in LANGUAGES]
    list_display = ("position", "code", *_names, "release")
    list_display_links = ("code",)
    list_filter = ("release",)
    list_select_related = ("release",)
    search_fields = ("code", *_names)
    fields = (
        "release", "position", "code", *_names, *(f"summary_{language}" for language in LANGUAGES)
    )  # fmt: skip


class PieceAdmin(ReadOnlyAdmin):
    """A paper or a step in three languages, with the sources it rests on."""

    _texts = tuple(f"text_{language}" for language in LANGUAGES)
    list_display = ("code", "benefit", *_texts, "release")
    list_filter = ("release", "benefit__code")
    list_select_related = ("release", "benefit")
    search_fields = ("code", *_texts)


@admin.register(Document)
class DocumentAdmin(PieceAdmin):
    """Papers to bring."""

    _own = tuple(f"{name}_{language}" for name in ("name", "issuer") for language in LANGUAGES)
    fields = ("release", "benefit", "code", *_own, *PieceAdmin._texts, "cites")


@admin.register(ClaimStep)
class ClaimStepAdmin(PieceAdmin):
    """Steps to take."""

    _own = tuple(f"then_{language}" for language in LANGUAGES)
    fields = ("release", "benefit", "code", *PieceAdmin._texts, *_own, "cites")


def _link(url: str) -> SafeString | str:
    return format_html('<a href="{}" rel="noreferrer">{}</a>', url, url) if url else ""


def _day_or_unknown(row: DatedRow) -> str:
    return row.effective_from.isoformat() if row.effective_from else "always (start not known)"


def _history(row: DatedRow, rows: QuerySet[Any], amount: Callable[[Any], str]) -> SafeString:
    """The rows of one value, oldest first, with amount and source; the one shown in bold."""
    lines = []
    for other in rows.select_related("citation").order_by(_OLDEST_FIRST):
        day = _day_or_unknown(other)
        bold = format_html("<b>{}</b>", day) if other.pk == row.pk else day
        cited = other.citation
        lines.append((bold, amount(other), cited.evidence, cited, other.note))
    return format_html_join("", "<p>{}: {} ({}) {} {}</p>", lines)


def _said(release: int, key: str) -> SafeString:
    said = Statement.objects.filter(release=release, key=key).select_related("citation")
    lines = (
        (row.stated_on.isoformat(), plain_number(row.value), row.citation, row.note) for row in said
    )
    return format_html_join("", "<p>{}: {}, {} {}</p>", lines)
