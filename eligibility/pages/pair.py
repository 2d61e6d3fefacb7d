"""Two languages at once: the worker's beside that of the volunteer who sits next to her.

Whoever serves these pages to a volunteer sets ``request.beside_language``; nothing more of it is
known here. What stands in both languages is made by one function that is asked in each, so that
the two cannot be about different things (docs/decisions/0036).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import get_language

from eligibility.content import LANGUAGES, Content
from eligibility.interview.summary import Line, Section
from eligibility.presentation import Spoken
from eligibility.templatetags.pair import beside
from eligibility.wording.sentence import Sentence
from eligibility.wording.sentence import Spoken as Value

#: What such a page carries beside the site's style, by its file in ``static``.
_STYLE = "beside"


def second(request: HttpRequest) -> str:
    """The language that stands beside the page's own: ``my``, ``th``, ``en``, or "" for none."""
    language = getattr(request, "beside_language", "")
    known = language in LANGUAGES and language != get_language()
    return str(language) if known else ""


@dataclass(frozen=True, slots=True)
class Pair:
    """The voice of a page, and that of the language beside it, if there is one.

    Without a second voice every text is what the first one says, to the byte.
    """

    first: Spoken
    second: Spoken | None

    def both(self, said: Callable[[Spoken], str]) -> str:
        """A text in both languages, as markup: never for an attribute."""
        if self.second is None:
            return said(self.first)
        return beside(said(self.first), said(self.second), self.second.language)

    def say(self, sentence: Sentence, values: Mapping[str, Value] | None = None) -> str:
        """A sentence of ours in both languages."""
        return self.both(lambda spoken: spoken.say(sentence, values))

    def plain(self, sentence: Sentence, values: Mapping[str, Value] | None = None) -> str:
        """The same without markup, for attributes and choices of a list: "first · second"."""
        texts = [voice.say(sentence, values) for voice in (self.first, self.second) if voice]
        return " · ".join(dict.fromkeys(texts))

    def fault(
        self, label: Callable[[Spoken], str], text: Callable[[Spoken], str]
    ) -> dict[str, str]:
        """A line of the summary of faults, one language after the other.

        Args:
            label: says the question, which is written bold.
            text: says what to type instead.
        """
        said = text(self.first)
        if self.second is not None:
            again = format_html("<b>{}</b> {}", label(self.second), text(self.second))
            said = beside(said, again, self.second.language)
        return {"label": label(self.first), "text": said}

    def sections(self, made: Callable[[Spoken], Sequence[Section]]) -> list[Section]:
        """The answers in words, line by line in both languages."""
        if self.second is None:
            return list(made(self.first))
        pairs = zip(made(self.first), made(self.second), strict=True)
        return [_section(*each, self.second.language) for each in pairs]

    def told(self) -> dict[str, str]:
        """What the template has to know: the second language, for its own words, and the style."""
        if self.second is None:
            return {}
        return {"beside": self.second.language, "style": _STYLE}


def pair(request: HttpRequest, content: Content) -> Pair:
    """The voice of the page's language, and that of the one that is asked for beside it."""
    language = second(request)
    first = Spoken(get_language() or "en", content)
    return Pair(first, Spoken(language, content) if language else None)


def _section(one: Section, other: Section, language: str) -> Section:
    lines = zip(one.lines, other.lines, strict=True)
    return replace(
        one,
        title=beside(one.title, other.title, language),
        lines=tuple(_line(*each, language) for each in lines),
    )


def _line(one: Line, other: Line, language: str) -> Line:
    answers = zip(one.answers, other.answers, strict=True)
    return replace(
        one,
        question=beside(one.question, other.question, language),
        answers=tuple(beside(*each, language) for each in answers),
    )
