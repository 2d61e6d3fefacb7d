"""Translated content that belongs with the law: benefit names, papers to bring, steps to take.

Pure and frozen. Every text exists in all three languages or the rulebook is refused, so a
lookup has no fallback: a worker is never shown another language in place of her own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

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
    """A paper or a step; ``benefit`` is ``None`` where several benefits share it."""

    benefit: str | None
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All translated content of one release, by code."""

    benefits: Mapping[str, BenefitText]
    documents: Mapping[str, Piece]
    steps: Mapping[str, Piece]

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
        """A paper to bring. Raises ``MissingTextError`` for an unknown code or language."""
        return _piece(self.documents, "document", code).text.in_language(language)

    def step(self, code: str, language: str) -> str:
        """A step to take. Raises ``MissingTextError`` for an unknown code or language."""
        return _piece(self.steps, "step", code).text.in_language(language)

    def _benefit(self, code: str) -> BenefitText:
        try:
            return self.benefits[code]
        except KeyError:
            raise MissingTextError(f"There is no benefit “{code}” in the rulebook.") from None


def _piece(pieces: Mapping[str, Piece], kind: str, code: str) -> Piece:
    try:
        return pieces[code]
    except KeyError:
        raise MissingTextError(f"There is no {kind} “{code}” in the rulebook.") from None
