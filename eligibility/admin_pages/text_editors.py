"""The forms of texts: each language beside the English, and whether it still fits that."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField

from eligibility.admin_pages.editors import Content, Editor, Opened
from eligibility.admin_pages.fields import LongText
from eligibility.content import LANGUAGES

NAMES = {"en": "English", "th": "Thai", "my": "Burmese"}
TRANSLATED = tuple(language for language in LANGUAGES if language != "en")

#: The parts of a paper and of a step: field of the files ("" for the text itself), label, lines.
PAPER = (("name", "Name", 2), ("from", "Who issues it", 3), ("", "What to bring", 5))
STEP = (("", "What to do", 5), ("then", "What happens then", 3))


class Part(NamedTuple):
    """One text in the three languages, as the page shows its fields."""

    label: str
    fields: Sequence[BoundField]


class _Texts(forms.Form):
    """Every part in every language. Nothing is required: what is missing holds up publishing."""

    def __init__(self, *args: Any, parts: Sequence[tuple[str, str, int]], **options: Any) -> None:
        super().__init__(*args, **options)
        for part, label, lines in parts:
            for language in LANGUAGES:
                named = f"{label}, {NAMES[language]}"
                self.fields[f"{part}.{language}"] = LongText(
                    label=named, rows=lines, lang=language, required=False
                )
        for language in TRANSLATED:
            self.fields[f"fits.{language}"] = forms.BooleanField(
                label=f"The {NAMES[language]} still fits the changed English", required=False
            )


class TextEditor(Editor):
    """One text alone: the name of a benefit, or what it gives."""

    template = "texts.html"
    parts: Sequence[tuple[str, str, int]] = (("", "Text", 8),)

    def __init__(self, opened: Opened) -> None:
        """Open it."""
        super().__init__(opened)
        self.form = self._made(opened)

    def _made(self, opened: Opened) -> forms.Form:
        content: Mapping[str, Any] = opened.content or {}
        initial: dict[str, Any] = {f"fits.{each}": True for each in opened.still_fits}
        for part, _, _ in self.parts:
            texts = (content.get(part) or {}) if part else content
            initial |= {f"{part}.{language}": texts.get(language) for language in LANGUAGES}
        return _Texts(opened.data, initial=initial, parts=self.parts)

    @property
    def texts(self) -> Iterator[Part]:
        """The parts with their fields."""
        for part, label, _ in self.parts:
            yield Part(label, [self.form[f"{part}.{language}"] for language in LANGUAGES])

    @property
    def ticks(self) -> list[BoundField]:
        """Whether a language still fits, field by field."""
        return [self.form[f"fits.{language}"] for language in TRANSLATED]

    @property
    def still_fits(self) -> tuple[str, ...]:
        """The languages that were ticked."""
        typed = self._typed()
        return tuple(language for language in TRANSLATED if typed[f"fits.{language}"])

    def content(self) -> Content:
        """The parts; a language that is left empty is not written, nor a part without any."""
        content: dict[str, Any] = {}
        typed = self._typed()
        for part, _, _ in self.parts:
            texts = {each: typed[f"{part}.{each}"] for each in LANGUAGES if typed[f"{part}.{each}"]}
            if not part:
                content |= texts
            elif texts:
                content[part] = texts
        return content

    def _typed(self) -> dict[str, Any]:
        return self.form.cleaned_data


class PieceEditor(TextEditor):
    """A paper or a step, with the sources it rests on, the main one first."""

    def _made(self, opened: Opened) -> forms.Form:
        form = super()._made(opened)
        cites = (opened.content or {}).get("cites", [])
        for number in range(1, _shown_cites(opened, cites) + 1):
            now = cites[number - 1] if number <= len(cites) else ""
            form.fields[f"cites.{number}"] = forms.ChoiceField(
                label="Main source" if number == 1 else f"Source {number}",
                choices=opened.sources.choices([now]),
                required=False,
                initial=now,
            )
        return form

    @property
    def cites(self) -> list[BoundField]:
        """A choice for each source, and two more."""
        return [self.form[name] for name in self.form.fields if name.startswith("cites.")]

    def content(self) -> Content:
        """Texts and sources, each source once."""
        chosen = [code for name, code in self._typed().items() if name.startswith("cites.")]
        return {**super().content(), "cites": [*dict.fromkeys(filter(None, chosen))]}


class PaperEditor(PieceEditor):
    """A paper to bring."""

    parts = PAPER


class StepEditor(PieceEditor):
    """A step to take."""

    parts = STEP


def _shown_cites(opened: Opened, cites: Sequence[str]) -> int:
    """As many choices as were sent, or two more than there are sources."""
    sent = sum(name.startswith("cites.") for name in opened.data) if opened.data else 0
    return max(len(cites) + 2, min(sent, 50))
