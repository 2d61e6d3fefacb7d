"""Everything on the sheet is said in the reader's language and in Thai, side by side.

A pair is made by one function that is asked in each language, so that the two halves cannot be
about different things.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from eligibility.assessing import Assessed
from eligibility.interview.summary import Section, summary
from eligibility.interview.told import Told
from eligibility.loader import Released
from eligibility.pages.result import ResultPage, page
from eligibility.presentation import Spoken, answer_in

#: What the officers read.
THAI = "th"


class Said(NamedTuple):
    """A text in one language; ``value`` is what it is the label of, or ""."""

    language: str
    text: str
    value: str = ""


#: The same in every language of the sheet, the reader's first.
Pair = tuple[Said, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """One language of the sheet: the answer, the result page and what was told, in its words."""

    spoken: Spoken
    answer: Mapping[str, Any]
    page: ResultPage
    told: tuple[Section, ...]

    @property
    def language(self) -> str:
        """``my``, ``th`` or ``en``."""
        return self.spoken.language


class Voices(tuple[Voice, ...]):
    """The languages of a sheet, the reader's first; a Thai reader's sheet has one."""

    __slots__ = ()

    def say(self, said: Callable[[Voice], str]) -> Pair:
        """A text in each language; none of them where there is nothing to say."""
        pair = tuple(Said(voice.language, said(voice)) for voice in self)
        return pair if all(each.text for each in pair) else ()

    def label(self, said: Callable[[Voice], tuple[str, str]]) -> Pair:
        """A label and its value in each language."""
        return tuple(Said(voice.language, *said(voice)) for voice in self)

    def lines(self, said: Callable[[Voice], Iterable[str]]) -> tuple[Pair, ...]:
        """Several texts in each language, line by line, each pair once."""
        return self.labels(lambda voice: [(text, "") for text in said(voice)])

    def labels(self, said: Callable[[Voice], Iterable[tuple[str, str]]]) -> tuple[Pair, ...]:
        """Several labels with their values, line by line, each pair once.

        Texts that are the same in one language and not in the other would leave the lines of the
        two apart: they then stand together in one.
        """
        held = [[Said(voice.language, *each) for each in said(voice)] for voice in self]
        if len({len(texts) for texts in held}) > 1:
            held = [[_together(voice, texts)] for voice, texts in zip(self, held, strict=True)]
        return tuple(dict.fromkeys(zip(*held, strict=True)))


def _together(voice: Voice, texts: Iterable[Said]) -> Said:
    whole = " ".join(part for said in texts for part in (said.text, said.value) if part)
    return Said(voice.language, whole)


def voices(own: Assessed, told: Told, released: Released, spoken: Spoken) -> Voices:
    """The reader's language and Thai; Thai alone for who reads it.

    Args:
        own: the answer to what was told, in the language of ``spoken``.
        told: what was told.
        released: the release it was answered under.
        spoken: the voice of the reader's language.
    """
    first = _voice(own, told, spoken)
    if spoken.language == THAI:
        return Voices([first])
    in_thai = answer_in(own.found, released.rulebook, released.content, THAI)
    asked = Assessed(own.person, own.found, in_thai)
    return Voices([first, _voice(asked, told, Spoken(THAI, released.content))])


def _voice(asked: Assessed, told: Told, spoken: Spoken) -> Voice:
    return Voice(spoken, asked.answer, page(asked, spoken), tuple(summary(told, spoken)))
