"""Dated rows as a keeper types them: of a value, of a qualifying period, of what was said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet
from django.http import QueryDict

from eligibility.admin_pages.fields import (
    DayField,
    MonthsField,
    NumberField,
    TextField,
    refuse_unfit,
)
from eligibility.reviewed.source import FLAG

Row = Mapping[str, Any]

_MOST_ROWS = 100
_NOT_KNOWN = "start_not_known"
_ABOLISHED = "abolished"
_YES_NO = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of a draft that a row may cite, as code and description."""

    found: tuple[tuple[str, str], ...]

    def choices(self, chosen: Iterable[str] = ()) -> list[tuple[str, str]]:
        """To choose from; one that is chosen and not there any more is said to be so."""
        known = {code for code, _ in self.found}
        gone = [(code, f"{code}: taken out") for code in chosen if code and code not in known]
        return [("", "Choose a source"), *gone, *self.found]


class RowForm(forms.Form):
    """What every row has: a source and a note."""

    citation = forms.ChoiceField(label="Source", required=False)
    note = TextField(label="Note", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, sources: Sources, unit: str = "", **options: Any) -> None:
        """``sources``: to choose from; ``unit``: of the value."""
        super().__init__(*args, **options)
        self.unit = unit
        chosen = self.initial.get("citation", "")
        citation = cast(forms.ChoiceField, self.fields["citation"])
        citation.choices = sources.choices([chosen])

    def written(self) -> dict[str, Any]:
        """The row as the files say it; what is left empty is not written."""
        found = {name: self.cleaned_data.get(name) for name in ("citation", "note")}
        return {name: value for name, value in found.items() if value}


class DatedForm(RowForm):
    """A row of a value's history. What is nothing is ticked: an empty field is a slip."""

    effective_from = DayField(label="In force from", required=False)
    start_not_known = forms.BooleanField(label="Always; the start is not known", required=False)
    vouched_from = DayField(label="Vouched for from", required=False)
    vouched_until = DayField(label="Vouched for until", required=False)

    def clean(self) -> dict[str, Any]:
        """A first day, or the tick that there is none to tell."""
        typed = self.cleaned_data
        if "effective_from" in typed and bool(typed["effective_from"]) == typed[_NOT_KNOWN]:
            self.add_error("effective_from", "Type the first day, or tick that it is not known.")
        return typed

    def written(self) -> dict[str, Any]:
        """The row as the files say it."""
        typed = self.cleaned_data
        vouched = {name: typed[name] for name in ("vouched_from", "vouched_until") if typed[name]}
        return {"effective_from": typed["effective_from"] or None, **vouched, **super().written()}


class ValueRow(DatedForm):
    """A row of a value."""

    value = NumberField(label="Value", required=False)
    abolished = forms.BooleanField(label="No value: abolished, or not known", required=False)
    field_order = ("value", _ABOLISHED, "effective_from", _NOT_KNOWN)

    def __init__(self, *args: Any, **options: Any) -> None:
        """A flag is yes or no."""
        super().__init__(*args, **options)
        if self.unit == FLAG:
            choices = [("", "Choose"), ("true", "yes"), ("false", "no")]
            self.fields["value"] = forms.ChoiceField(label="Value", choices=choices, required=False)
            self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """A value that its unit allows, or the tick that there is none."""
        typed = super().clean()
        if "value" in typed and bool(typed["value"]) == typed[_ABOLISHED]:
            self.add_error("value", "Type the value, or tick that there is none.")
        try:
            refuse_unfit(typed.get("value", ""), self.unit)
        except ValidationError as fault:
            self.add_error("value", fault)
        return typed

    def written(self) -> dict[str, Any]:
        """The row as the files say it."""
        typed = self.cleaned_data["value"]
        value = _YES_NO.get(typed) if self.unit == FLAG else typed or None
        return {"value": value, **super().written()}


class PeriodRow(DatedForm):
    """A row of a qualifying period."""

    required_months = MonthsField(label="Months to be paid")
    reference_months = MonthsField(label="Within the last months", required=False)
    in_all = forms.BooleanField(label="In all; no window", required=False)
    field_order = ("required_months", "reference_months", "in_all", "effective_from", _NOT_KNOWN)

    def clean(self) -> dict[str, Any]:
        """A window that the months fit into, or the tick that there is none."""
        typed = super().clean()
        window = typed.get("reference_months")
        if "reference_months" in typed and bool(window) == typed["in_all"]:
            self.add_error("reference_months", "Type the window, or tick that there is none.")
        elif window and int(typed.get("required_months") or 0) > int(window):
            self.add_error("required_months", f"They cannot be paid within {window} months.")
        return typed

    def written(self) -> dict[str, Any]:
        """The row as the files say it, but for its tier."""
        typed = self.cleaned_data
        return {
            "required_months": typed["required_months"],
            "reference_months": typed["reference_months"] or None,
            **super().written(),
        }


class StatementRow(RowForm):
    """What somebody with standing said of a value on a day."""

    value = NumberField(label="What was said")
    stated_on = DayField(label="Said on")
    field_order = ("value", "stated_on")

    def written(self) -> dict[str, Any]:
        """The row as the files say it, but for its key."""
        typed = self.cleaned_data
        return {"value": typed["value"], "stated_on": typed["stated_on"], **super().written()}


class Rows(BaseFormSet):  # type: ignore[type-arg]  # Django names no type at run time
    """The rows of one thing, and an empty one for a new row below them."""

    def add_fields(self, form: RowForm, index: int | None) -> None:
        """Each row can be taken out."""
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Take this row out"

    def kept(self) -> list[RowForm]:
        """The rows that are filled in and stay."""
        return [
            form for form in self.forms if form.has_changed() or not form.empty_permitted
            if not form.cleaned_data.get("DELETE")
        ]  # fmt: skip


def rows_of(
    form: type[RowForm], rows: Sequence[Row], data: QueryDict | None, **options: Any
) -> Rows:
    """A form for each row and one for a new one.

    Args:
        form: of which kind.
        rows: as the fields show them.
        data: what was typed; ``None``: the rows as they are.
        options: ``sources`` and ``unit``.
    """
    made = forms.formset_factory(
        form, formset=Rows, extra=1, can_delete=True, max_num=_MOST_ROWS, absolute_max=_MOST_ROWS
    )
    return cast(Rows, made(data, initial=list(rows), prefix="row", form_kwargs=options))
