"""Fields of the keepers' forms: what is typed is read as the strict reader of the files reads it.

Each field gives what a thing of a draft holds (``eligibility.drafting.entries``): a day as ISO
text, a number as it is written, a text with plain line ends; ``None`` where nothing was typed.
"""

from collections.abc import Callable, Collection
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from eligibility.reviewed.fields import Fault, Place, Table, number
from eligibility.reviewed.source import FLAG, MOST, RATIO, WHOLE_UNITS, plain_number
from eligibility.strict_files import is_number

_FIELD = "typed"


def refused(check: Callable[[Table], object], typed: object) -> None:
    """Let the strict reader look at one value.

    Raises:
        ValidationError: with every fault as its own sentence.
    """
    faults: list[Fault] = []
    check(Table(Place("", "", faults), {_FIELD: typed}, required=(_FIELD,), optional=()))
    if faults:
        raise ValidationError([fault.reason for fault in faults])


def _decimal(typed: str) -> object:
    """A number where it is one; else the text, for the reader to refuse in its own words."""
    return Decimal(typed) if is_number(typed) else typed


class TextField(forms.CharField):
    """A text, trimmed, without the carriage returns that browsers send."""

    def to_python(self, value: object) -> str:
        """The text; "" for nothing."""
        return str(super().to_python(value) or "").replace("\r\n", "\n").strip()

    def validate(self, value: str) -> None:
        """No character that no page can show."""
        super().validate(value)
        if value:
            refused(lambda table: table.text(_FIELD), value)


class LongText(TextField):
    """A text of some sentences."""

    def __init__(self, *, rows: int = 4, lang: str = "en", **options: object) -> None:
        """``rows``: as many lines are shown; ``lang``: of the text, for letters and voices."""
        area = forms.Textarea(attrs={"rows": rows, "cols": 60, "lang": lang})
        super().__init__(widget=area, **options)  # type: ignore[arg-type]


class DayField(forms.CharField):
    """A day of the Christian era as ``YYYY-MM-DD``; a Buddhist year is told of, never guessed."""

    widget = forms.TextInput(attrs={"size": 12, "placeholder": "YYYY-MM-DD", "autocomplete": "off"})

    def validate(self, value: str) -> None:
        """A day of the calendar between 1900 and 2400."""
        super().validate(value)
        if value:
            refused(lambda table: table.day(_FIELD), value)


class MonthsField(forms.CharField):
    """A number of months from 1 on."""

    widget = forms.TextInput(attrs={"size": 6, "inputmode": "numeric", "autocomplete": "off"})

    def clean(self, value: object) -> str:
        """``5`` for 5.0 as well, so that the same number is no change."""
        typed: str = super().clean(value)
        return plain_number(Decimal(typed)) if typed else ""

    def validate(self, value: str) -> None:
        """A whole number within the bounds of the law."""
        super().validate(value)
        if value:
            refused(lambda table: table.months(_FIELD), _decimal(value))


class CountField(forms.IntegerField):
    """A number of days, as few as one."""

    widget = forms.TextInput(attrs={"size": 6, "inputmode": "numeric", "autocomplete": "off"})


class NumberField(forms.CharField):
    """A plain decimal number, 0 or more, in its shortest form; its unit is another field's."""

    widget = forms.TextInput(attrs={"size": 14, "inputmode": "decimal", "autocomplete": "off"})

    def clean(self, value: object) -> str:
        """``900`` for 900.0 as well, so that the same number is no change."""
        typed: str = super().clean(value)
        return plain_number(Decimal(typed)) if typed else ""

    def validate(self, value: str) -> None:
        """A number that the database keeps exactly."""
        super().validate(value)
        if value:
            refused(lambda table: number(table.place, table.raw(_FIELD)), _decimal(value))


class CodeField(forms.CharField):
    """A name of our own choosing; none that is taken already."""

    def __init__(self, *, taken: Collection[str] = (), **options: object) -> None:
        """``taken``: the names there are."""
        self._taken = taken
        super().__init__(max_length=100, **options)  # type: ignore[arg-type]

    def validate(self, value: str) -> None:
        """Small letters, digits, ``_`` and ``-``."""
        super().validate(value)
        refused(lambda table: table.code(_FIELD), value)
        if value in self._taken:
            raise ValidationError("There is something of this name already.")


def refuse_unfit(value: str, unit: str) -> None:
    """Refuse a number that its unit does not allow, in the reader's words.

    Raises:
        ValidationError: a fraction of what is counted, or more than can be right.
    """
    if unit == FLAG or not unit or not value:
        return
    found = Decimal(value)
    if unit in WHOLE_UNITS and found % 1:
        raise ValidationError(f"In {unit} this must be a whole number, not {value}.")
    if found > MOST[unit]:
        hint = " (50 % is 0.5)" if unit == RATIO else ""
        raise ValidationError(f"In {unit} the most that can be right is {MOST[unit]}{hint}.")
