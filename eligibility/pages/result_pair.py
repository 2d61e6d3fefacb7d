"""The summary at the top of the result in two languages, and the way to the page in the other."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest

from eligibility.assessing import assessed
from eligibility.pages.beside import Answered
from eligibility.pages.pair import Pair
from eligibility.pages.result import ResultPage, page
from eligibility.pages.result_cards import Card, Section
from eligibility.templatetags.frame import path_in
from eligibility.templatetags.pair import beside
from eligibility.wording.sentence import sentence

_SHOW = sentence("Show this page in %(language)s")
#: The headings that stand in the summary.
_HEADINGS = ("title", "first")


@dataclass(frozen=True, slots=True)
class Other:
    """The same page in the language beside this one."""

    language: str
    address: str
    text: str


def two(found: Answered, voice: Pair) -> ResultPage:
    """The result page; with a second voice, all its summary shows is in both languages."""
    own = page(found.shown, voice.first)
    if voice.second is None:
        return own
    language = voice.second.language
    again = assessed(found.question, found.released, language=language, conditions=False)
    return _together(own, page(again, voice.second), language)


def other(request: HttpRequest, voice: Pair) -> Other | None:
    """Where this page is in the language beside it; no query goes along, and nothing is chosen:
    the volunteer's own language stays what it was."""
    if voice.second is None:
        return None
    language = voice.second.language
    name = dict(settings.LANGUAGES)[language]
    text = voice.say(_SHOW, {"language": name})
    return Other(language, path_in(request.path, language), text)


def _together(one: ResultPage, second: ResultPage, language: str) -> ResultPage:
    def both(text: str, again: str) -> str:
        return beside(text, again, language)

    return replace(
        one,
        words=_headings(one.words, second.words, language),
        on=both(one.on, second.on),
        family=both(one.family, second.family),
        enrolment=replace(
            one.enrolment, status=both(one.enrolment.status, second.enrolment.status)
        ),
        sections=tuple(
            _section(*pair, language) for pair in zip(one.sections, second.sections, strict=True)
        ),
        disclaimer=both(one.disclaimer, second.disclaimer),
    )


def _headings(
    one: Mapping[str, str], second: Mapping[str, str], language: str
) -> Mapping[str, str]:
    return {**one, **{name: beside(one[name], second[name], language) for name in _HEADINGS}}


def _section(one: Section, second: Section, language: str) -> Section:
    cards = zip(one.cards, second.cards, strict=True)
    return replace(
        one,
        title=beside(one.title, second.title, language),
        cards=tuple(_card(*pair, language) for pair in cards),
    )


def _card(one: Card, second: Card, language: str) -> Card:
    return replace(
        one,
        short=beside(one.short, second.short, language),
        glance=beside(one.glance, second.glance, language),
    )
