"""What the three ways out are made of: sections of statements, each with its sources."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from eligibility.presentation import Spoken
from eligibility.rules import answer
from eligibility.rules.codes import AdviceCode
from eligibility.rules.rulebook import Citation, Rulebook, Term
from eligibility.said import organisations, result_law
from eligibility.said.known_law import KnownLaw
from eligibility.said.organisations import Contact
from eligibility.wording import result as wording
from eligibility.wording import ways
from eligibility.wording.sentence import Sentence

Json = Mapping[str, Any]
#: A label and its value.
Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Link:
    """A page of the checker: the name of its address, a place within it, the words."""

    to: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from, in one line, and the page that was read; "" for none."""

    line: str
    url: str
    host: str


@dataclass(frozen=True, slots=True)
class Made:
    """A value with its label, and in small print what it is made of."""

    label: str
    value: str
    more: str


@dataclass(frozen=True, slots=True)
class Block:
    """Statements that rest on the same sources: texts, values, where to go on.

    ``facts`` are labels with their values. ``lines`` names the sources, sections of one law in one
    line; ``sources`` has each by itself. ``contacts`` are outside this site.
    """

    texts: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    made: tuple[Made, ...] = ()
    lines: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    link: Link | None = None
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading; ``numbered``: they are steps to take one after the other."""

    title: str
    blocks: tuple[Block, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class WayPage:
    """A page of one way out; ``verdict`` or "", and then ``lead``, are said first of all."""

    back: str
    title: str
    verdict: str
    lead: str
    disclaimer: str
    sections: tuple[Section, ...]
    pages: str

    @property
    def read(self) -> tuple[Source, ...]:
        """The pages that were read, each once, for who wants to look them up."""
        found = {
            source.url: source
            for section in self.sections
            for block in section.blocks
            for source in block.sources
            if source.url
        }
        return tuple(found.values())


class _Cited(NamedTuple):
    """A source in words, and since when its row is in force, or ""."""

    source: result_law.Source
    since: str


class Law(KnownLaw):
    """The rulebook on one day in one language, for statements that name their sources."""

    def __init__(self, rulebook: Rulebook, day: date, spoken: Spoken) -> None:
        """Take the release, the day whose rows are named, and the voice of the page."""
        super().__init__(rulebook, day, spoken)
        self.say = spoken.say

    def row(self, key: str) -> Term:
        """The row of ``key`` in force on the day, to be named as a source.

        Raises:
            KeyError: no such value in the rulebook.
        """
        return self.rulebook.in_force(key, self.day)

    def block(
        self,
        *texts: str,
        rests_on: Iterable[Term | str] = (),
        facts: Iterable[Fact] = (),
        made: Iterable[Made] = (),
        link: Link | None = None,
        since: bool = False,
        of_its_time: bool = False,
    ) -> Block:
        """Statements with their sources; no value of a row that does not vouch for the day.

        Args:
            texts: whole sentences; an empty one is left out.
            rests_on: rows of the rulebook, or codes of its citations.
            facts, made: values with their labels, and with what they are made of.
            link: where to go on.
            since: whether the sources also say since when the rows are in force.
            of_its_time: whether the texts themselves name the time the rows are known for, or
                name no value.

        Raises:
            KeyError: no such citation in the rulebook.
        """
        rests_on = tuple(rests_on)
        cited = [self._cited(each, since=since) for each in rests_on]
        if not (of_its_time or all(self.vouches(row) for row in rests_on if isinstance(row, Term))):
            texts = (self.unknown_text(),) if any(texts) else ()
            facts = [(label, self.unknown_value()) for label, _ in facts]
            made = [Made(each.label, self.unknown_value(), "") for each in made]
        return Block(
            texts=tuple(filter(None, texts)),
            facts=tuple(facts),
            made=tuple(made),
            lines=tuple(self._lines(cited)),
            sources=tuple(dict.fromkeys(self._source(each) for each in cited)),
            link=link,
        )

    def whom_to_ask(self) -> Section:
        """The office and the organisations of the proceedings."""
        named = self.block(self.say(ways.ORGANISATIONS), link=self.helpers())
        return Section(
            self.say(ways.WHOM_TO_ASK),
            (
                self.block(self.spoken.advice(AdviceCode.ASK_SSO, ())),
                replace(named, contacts=organisations.CONTACTS),
            ),
        )

    def helpers(self) -> Link:
        """To the guide that tells who can help."""
        return Link("guide/help", "", self.say(ways.WHO_CAN_HELP))

    def page(
        self,
        title: Sentence | str,
        sections: Iterable[Section],
        *,
        verdict: str = "",
        lead: str = "",
    ) -> WayPage:
        """The page with these sections; a section without blocks is left out."""
        return WayPage(
            back=self.say(wording.HEADINGS["back"]),
            title=title if isinstance(title, str) else self.say(title),
            verdict=verdict,
            lead=lead,
            disclaimer=self.spoken.disclaimer(),
            sections=tuple(section for section in sections if section.blocks),
            pages=self.spoken.label("citations"),
        )

    def _cited(self, given: Term | str, *, since: bool) -> _Cited:
        if isinstance(given, str):
            return _Cited(self._in_words(self.rulebook.citations[given]), "")
        return _Cited(self._in_words(given.citation), self._since(given) if since else "")

    def _in_words(self, cited: Citation) -> result_law.Source:
        (found,) = result_law.sources([_as_in_an_answer(cited, self.spoken)], (), self.spoken)
        return found

    def _lines(self, cited: Iterable[_Cited]) -> Iterator[str]:
        """One line for the places of an instrument that are known equally well."""
        places: dict[tuple[str, str], dict[str, None]] = {}
        for source, since in cited:
            known = " · ".join(filter(None, (source.evidence, since, source.checked)))
            places.setdefault((source.instrument, known), {})[source.place] = None
        for (instrument, known), where in places.items():
            listed = self.spoken.listed([place for place in where if place])
            yield " · ".join(filter(None, (instrument, listed, known)))

    def _source(self, cited: _Cited) -> Source:
        (line,) = self._lines([cited])
        return Source(line, cited.source.url, cited.source.host)

    def _since(self, row: Term) -> str:
        if row.effective_from is None:
            return self.say(ways.FIRST_DAY_NOT_KNOWN)
        return self.say(wording.EFFECTIVE, {"day": row.effective_from})


def _as_in_an_answer(cited: Citation, spoken: Spoken) -> Json:
    """A source in the shape of the answer's citations, without a value."""
    return {
        "instrument": spoken.instrument(cited.instrument),
        "section": cited.section,
        "url": cited.url,
        "evidence": cited.evidence.value,
        "checked_on": answer.plain(cited.checked_on),
        "effective_from": None,
        "key": "",
        "value": None,
        "unit": "",
    }
