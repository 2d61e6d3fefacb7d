"""The words files of a rulebook: names, summaries, papers and steps in three languages."""

import re
from dataclasses import dataclass, field

from eligibility.content import LANGUAGES, BenefitText, Content, Piece, Text
from eligibility.reviewed.fields import Place, Table, entries

_SECTIONS = ("documents", "steps")
#: A text in another script is in another language, and a reader of this one is left alone.
_SCRIPTS = {
    "en": ("Latin", re.compile("[A-Za-z]")),
    "th": ("Thai", re.compile("[\u0e01-\u0e2e]")),
    "my": ("Burmese", re.compile("[\u1000-\u102a\u103f]")),
}
_NO_TEXT = Text(en="", th="", my="")


@dataclass(slots=True)
class Words:
    """What the words files say, gathered file by file."""

    benefits: dict[str, BenefitText] = field(default_factory=dict)
    documents: dict[str, Piece] = field(default_factory=dict)
    steps: dict[str, Piece] = field(default_factory=dict)
    _written_in: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, place: Place, data: object, benefit: str | None) -> None:
        """Read one file: that of a benefit, or the common one (``None``)."""
        required = ("benefit", "name", "summary") if benefit else ()
        table = Table(place, data, required=required, optional=_SECTIONS)
        if benefit:
            if table.has("benefit") and table.raw("benefit") != benefit:
                place.at("benefit").fault(f"In this file the benefit must be “{benefit}”.")
            # A missing field has been recorded already; one that says null has not.
            name, summary = (
                _text(place.at(part), table.raw(part)) if table.has(part) else _NO_TEXT
                for part in ("name", "summary")
            )
            self.benefits[benefit] = BenefitText(name=name, summary=summary)
        for section, pieces in (("documents", self.documents), ("steps", self.steps)):
            here = place.at(section)
            for code, texts in entries(here, table.raw(section)).items():
                taken = self._written_in.setdefault((section, code), place.file)
                if code in pieces:
                    here.at(code).fault(f"“{code}” is already written in {taken}.")
                    continue
                pieces[code] = Piece(benefit=benefit, text=_text(here.at(code), texts))

    def content(self) -> Content:
        """The content, closed."""
        return Content(benefits=self.benefits, documents=self.documents, steps=self.steps)


def _text(place: Place, data: object) -> Text:
    table = Table(place, data, required=LANGUAGES, optional=())
    texts = {language: table.text(language) for language in LANGUAGES}
    for language, text in texts.items():
        script, letter = _SCRIPTS[language]
        if text and not letter.search(text):
            place.at(language).fault(f"The text has no {script} letter: is it another language's?")
    return Text(**texts)
