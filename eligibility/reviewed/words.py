"""The words files of a rulebook: names, summaries, papers and steps in three languages."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from eligibility.content import LANGUAGES, BenefitText, Content, PaperText, StepText, Text
from eligibility.reviewed.fields import Fault, Place, Table, entries, listing, shown

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
    documents: dict[str, PaperText] = field(default_factory=dict)
    steps: dict[str, StepText] = field(default_factory=dict)
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
        papers, steps = (place.at(section) for section in _SECTIONS)
        for code, told in entries(papers, table.raw("documents")).items():
            if self._is_new(papers.at(code), "documents", code):
                self.documents[code] = _paper(papers.at(code), told, benefit)
        for code, told in entries(steps, table.raw("steps")).items():
            if self._is_new(steps.at(code), "steps", code):
                self.steps[code] = _step(steps.at(code), told, benefit)

    def _is_new(self, here: Place, section: str, code: str) -> bool:
        taken = self._written_in.setdefault((section, code), here.file)
        is_new = code not in (self.documents if section == "documents" else self.steps)
        if not is_new:
            here.fault(f"“{code}” is already written in {taken}.")
        return is_new

    def uncited(self, known: Collection[str]) -> Iterator[Fault]:
        """Papers and steps that rest on a source no law file has."""
        for section, pieces in (("documents", self.documents), ("steps", self.steps)):
            for code, piece in pieces.items():
                for cited in piece.cites:
                    if cited not in known:
                        key = f"{section}.{code}.cites"
                        file = self._written_in[section, code]
                        yield Fault(file, key, f"There is no citation “{cited}” in the law files.")

    def content(self) -> Content:
        """The content, closed."""
        return Content(benefits=self.benefits, documents=self.documents, steps=self.steps)


def _paper(place: Place, data: object, benefit: str | None) -> PaperText:
    table = Table(place, data, required=(*LANGUAGES, "name", "cites"), optional=("from",))
    return PaperText(
        benefit=benefit,
        text=_texts(table),
        cites=_cites(table),
        name=_text(place.at("name"), table.raw("name")) if table.has("name") else _NO_TEXT,
        issuer=_text(place.at("from"), table.raw("from")) if table.has("from") else None,
    )


def _step(place: Place, data: object, benefit: str | None) -> StepText:
    table = Table(place, data, required=(*LANGUAGES, "cites"), optional=("then",))
    return StepText(
        benefit=benefit,
        text=_texts(table),
        cites=_cites(table),
        then=_text(place.at("then"), table.raw("then")) if table.has("then") else None,
    )


def _cites(table: Table) -> tuple[str, ...]:
    """The codes of the sources; at least one, none twice."""
    place = table.place.at("cites")
    codes = []
    for here, code in listing(place, table.raw("cites")):
        if not isinstance(code, str) or not code or code in codes:
            here.fault(f"This must be the code of a citation, written once, not {shown(code)}.")
        else:
            codes.append(code)
    if table.has("cites") and not codes:
        place.fault("What rests on no source is not told to anybody: name one.")
    return tuple(codes)


def _text(place: Place, data: object) -> Text:
    return _texts(Table(place, data, required=LANGUAGES, optional=()))


def _texts(table: Table) -> Text:
    place = table.place
    texts = {language: table.text(language) for language in LANGUAGES}
    for language, text in texts.items():
        script, letter = _SCRIPTS[language]
        if text and not letter.search(text):
            place.at(language).fault(f"The text has no {script} letter: is it another language's?")
    return Text(**texts)
