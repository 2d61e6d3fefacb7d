"""The form of each kind of thing in a draft: opened from what the draft says, read back into it.

What a form gives is a content as ``eligibility.drafting.entries`` has it. It need not be complete:
a draft may lack a translation or a source until it is published, and is told so beside the form.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from eligibility.admin_pages import rows
from eligibility.admin_pages.fields import CountField, DayField, TextField
from eligibility.admin_pages.rows import Rows, Sources
from eligibility.reviewed.source import UNITS
from eligibility.rules.rulebook import Evidence

Content = Any


@dataclass(frozen=True, slots=True)
class Opened:
    """What an editor is made from: the thing as the draft says it, and what was typed of it.

    ``content`` is ``None`` for what is new, ``data`` where nothing was sent yet.
    """

    key: str
    content: Content
    data: QueryDict | None
    sources: Sources
    still_fits: Sequence[str] = ()


class Editor(ABC):
    """A thing's form, as its page shows it and reads it."""

    #: Below ``admin/eligibility/draft/``.
    template: ClassVar[str] = "fields.html"

    def __init__(self, opened: Opened) -> None:
        """Open it."""
        self.opened = opened
        self.form = forms.Form({})
        self.rows: Rows | None = None

    def is_valid(self) -> bool:
        """Whether everything typed can be kept; else the faults stand at their fields."""
        return all([self.form.is_valid(), self.rows is None or self.rows.is_valid()])

    @property
    def still_fits(self) -> tuple[str, ...]:
        """Languages of which it was ticked that they still fit the English."""
        return ()

    @abstractmethod
    def content(self) -> Content:
        """What was typed, as the draft keeps it."""


class RowsEditor(Editor):
    """A thing with rows."""

    template = "rows.html"
    rows: Rows


class _Unit(forms.Form):
    unit = forms.ChoiceField(label="Unit", choices=[(unit, unit) for unit in UNITS])


class ValueEditor(RowsEditor):
    """A value with its unit and its rows."""

    def __init__(self, opened: Opened) -> None:
        """Open it."""
        super().__init__(opened)
        content = opened.content or {"rows": []}
        self.form = _Unit(opened.data, initial={"unit": content.get("unit")})
        unit = opened.data.get("unit") if opened.data else content.get("unit")
        shown = [_shown_value(row) for row in content["rows"]]
        self.rows = rows.rows_of(
            rows.ValueRow, shown, opened.data, sources=opened.sources, unit=unit or ""
        )

    def content(self) -> Content:
        """Unit and rows, oldest first."""
        return {"unit": self.form.cleaned_data["unit"], "rows": _in_order(self.rows)}


class PeriodEditor(RowsEditor):
    """A qualifying period with its rows."""

    def __init__(self, opened: Opened) -> None:
        """Open it."""
        super().__init__(opened)
        shown = [
            _shown_dated(row) | {"in_all": row.get("reference_months") is None}
            for row in opened.content or ()
        ]
        self.rows = rows.rows_of(rows.PeriodRow, shown, opened.data, sources=opened.sources)

    def content(self) -> Content:
        """The rows of the tier, oldest first; ``None`` where all were taken out."""
        return _in_order(self.rows) or None


class StatementsEditor(RowsEditor):
    """What was said of a value, and when."""

    def __init__(self, opened: Opened) -> None:
        """Open it."""
        super().__init__(opened)
        self.rows = rows.rows_of(
            rows.StatementRow, opened.content or (), opened.data, sources=opened.sources
        )

    def content(self) -> Content:
        """The statements, oldest first; ``None`` where all were taken out."""
        kept = [form.written() for form in self.rows.kept()]
        kept.sort(key=lambda row: row["stated_on"])
        return kept or None


class _Source(forms.Form):
    instrument = TextField(label="Instrument", widget=forms.Textarea(attrs={"rows": 2}))
    section = TextField(label="Section", required=False)
    url = TextField(label="Address of the page that was read", required=False)
    evidence = forms.ChoiceField(
        label="Evidence", choices=[(kind.value, kind.value) for kind in Evidence]
    )
    checked_on = DayField(label="Checked on")
    recheck_days = CountField(
        label="Days until it is to be checked again",
        help_text="Empty: 365.",
        required=False,
        min_value=1,
        max_value=3660,
    )
    note = TextField(label="Note", required=False, widget=forms.Textarea(attrs={"rows": 4}))
    rules = TextField(
        label="Rules it carries",
        help_text="One a line.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_url(self) -> str:
        """A full address."""
        url: str = self.cleaned_data["url"]
        if url and not url.startswith(("https://", "http://")):
            raise forms.ValidationError("This must be a full address (https://…) or empty.")
        return url


class SourceEditor(Editor):
    """Where values come from, and when it was read."""

    def __init__(self, opened: Opened) -> None:
        """Open it."""
        super().__init__(opened)
        content: Mapping[str, Any] = opened.content or {}
        initial = {**content, "rules": "\n".join(content.get("rules", ()))}
        self.form = _Source(opened.data, initial=initial)

    def content(self) -> Content:
        """Its fields; what may be left out and is empty is not written."""
        typed = self.form.cleaned_data
        needed = {
            name: typed[name] for name in ("instrument", "section", "url", "evidence", "checked_on")
        }
        rules = [line.strip() for line in typed["rules"].split("\n") if line.strip()]
        more = {
            "note": typed["note"],
            "rules": rules,
            "recheck_days": typed["recheck_days"] and str(typed["recheck_days"]),
        }
        return needed | {name: value for name, value in more.items() if value}


class _Days(forms.Form):
    vouched_from = DayField(label="Rows are vouched for from")
    vouched_until = DayField(label="Rows are vouched for until")


class ReleaseEditor(Editor):
    """The days the release vouches for where a row does not say others."""

    def __init__(self, opened: Opened) -> None:
        """Open it."""
        super().__init__(opened)
        self.form = _Days(opened.data, initial=opened.content)

    def content(self) -> Content:
        """The two days."""
        return self.form.cleaned_data


def _shown_dated(row: Mapping[str, Any]) -> dict[str, Any]:
    return {**row, "start_not_known": row.get("effective_from") is None}


def _shown_value(row: Mapping[str, Any]) -> dict[str, Any]:
    value = row.get("value")
    shown = {True: "true", False: "false"}[value] if isinstance(value, bool) else value
    return _shown_dated(row) | {"value": shown, "abolished": value is None}


def _in_order(found: Rows) -> list[dict[str, Any]]:
    """The rows as the files say them, by their first day; a start not known comes first."""
    written = [form.written() for form in found.kept()]
    return sorted(written, key=lambda row: row["effective_from"] or "")
