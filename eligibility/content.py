"""Translated content that belongs with the law: benefit names, papers to bring, steps to take.

Pure and frozen. Every text exists in all three languages or the rulebook is refused, so a
lookup has no fallback: a worker is never shown another language in place of her own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from eligibility.rules.codes import BenefitCode

#: The languages of the site, in the order of the reviewed files.
LANGUAGES = ("en", "th", "my")

#: The seven benefits, in the order of the answer.
BENEFITS = tuple(code.value for code in BenefitCode)


class MissingTextError(LookupError):
    """A text was asked for that the rulebook does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text in the three languages."""

    en: str
    th: str
    my: str

    def in_language(self, language: str) -> str:
        """The text in ``language``: ``en``, ``th`` or ``my``.

        Raises:
            MissingTextError: another language.
        """
        if language not in LANGUAGES:
            raise MissingTextError(f"There are no texts in the language “{language}”.")
        text: str = getattr(self, language)
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitText:
    """The name of a benefit, and what it gives in a sentence or two."""

    name: Text
    summary: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A paper or a step: its text, and the codes of the sources it rests on, the main one first.

    ``benefit`` is ``None`` where several benefits share it.
    """

    benefit: str | None
    text: Text
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperText(Piece):
    """A paper to bring: its short name, and who issues it or may sign it, where that is known."""

    name: Text
    issuer: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepText(Piece):
    """A step to take, and who acts next, where that is known."""

    then: Text | None = None


Found = TypeVar("Found", PaperText, StepText)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All translated content of one release, by code."""

    benefits: Mapping[str, BenefitText]
    documents: Mapping[str, PaperText]
    steps: Mapping[str, StepText]

    def __post_init__(self) -> None:
        """Close the mappings: the content of a release is shared by every request."""
        for name in ("benefits", "documents", "steps"):
            own = MappingProxyType(dict(getattr(self, name)))
            object.__setattr__(self, name, own)

    def benefit_name(self, code: str, language: str) -> str:
        """The name of a benefit. Raises ``MissingTextError`` for an unknown code or language."""
        return self._benefit(code).name.in_language(language)

    def benefit_summary(self, code: str, language: str) -> str:
        """What a benefit gives. Raises ``MissingTextError`` for an unknown code or language."""
        return self._benefit(code).summary.in_language(language)

    def document(self, code: str, language: str) -> str:
        """A paper to bring, and who issues it. Raises ``MissingTextError`` as ``paper`` does."""
        paper = self.paper(code)
        said = (paper.text, paper.issuer) if paper.issuer else (paper.text,)
        return " ".join(text.in_language(language) for text in said)

    def document_name(self, code: str, language: str) -> str:
        """Its short name. Raises ``MissingTextError`` for an unknown code or language."""
        return self.paper(code).name.in_language(language)

    def paper(self, code: str) -> PaperText:
        """All that is said of a paper. Raises ``MissingTextError`` for an unknown code."""
        return _piece(self.documents, "document", code)

    def step(self, code: str, language: str) -> str:
        """A step to take. Raises ``MissingTextError`` for an unknown code or language."""
        return self.claim_step(code).text.in_language(language)

    def claim_step(self, code: str) -> StepText:
        """All that is said of a step. Raises ``MissingTextError`` for an unknown code."""
        return _piece(self.steps, "step", code)

    def _benefit(self, code: str) -> BenefitText:
        try:
            return self.benefits[code]
        except KeyError:
            raise MissingTextError(f"There is no benefit “{code}” in the rulebook.") from None


def _piece(pieces: Mapping[str, Found], kind: str, code: str) -> Found:
    try:
        return pieces[code]
    except KeyError:
        raise MissingTextError(f"There is no {kind} “{code}” in the rulebook.") from None
