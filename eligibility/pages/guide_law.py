"""The law as a guide page tells it: the rows in force on a day, in words, each remembered.

A page asks for its values here and nowhere else, so that what it rests on is known at its end: the
sources, and the oldest day on which one of them was checked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from eligibility.presentation import Spoken
from eligibility.rules.rulebook import Citation, Evidence, Period, Rulebook, Statement, Term, Value
from eligibility.said import result_law
from eligibility.said.known_law import KnownLaw
from eligibility.said.source_line import source_line
from eligibility.wording import evidence, guide_law
from eligibility.wording import result as wording
from eligibility.wording.sentence import Baht, Sentence
from eligibility.wording.sentence import Spoken as Told


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, and what is to be said of its support; "" where a published source was seen."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value of the law: what it is, how much, and what is to be said of its support."""

    label: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class Source:
    """A source in a line; ``host`` names the site that ``url`` leads to."""

    text: str
    url: str
    host: str


class Law(KnownLaw):
    """The law of one day in one language, and all that was asked of it."""

    def __init__(self, rulebook: Rulebook, day: date, spoken: Spoken) -> None:
        """Take the release, the day in Thailand and the voice of the page."""
        super().__init__(rulebook, day, spoken)
        self.used: dict[str, Citation] = {}

    def term(self, key: str) -> Term | None:
        """The row of ``key`` in force; ``None`` outside the days vouched for, or without a row."""
        if key not in self.rulebook.histories:
            return None
        held = self.rulebook.in_force(key, self.day)
        self.used[held.citation.code] = held.citation
        return held if held.value is not None and self.vouches(held) else None

    def text(self, key: str) -> str | None:
        """The value of ``key`` in words; ``None`` where it is not known for the day."""
        term = self.term(key)
        return said(key, term.value, term.unit, self.spoken) if term else None

    def fact(self, key: str) -> Fact:
        """The value of ``key`` with its name; for a day it is not known for, whom to ask."""
        term = self.term(key)
        held = self.text(key) or self.unknown_value()
        return Fact(named(key, self.spoken), held, self._support([term] if term else []))

    def facts(self, keys: Iterable[str]) -> tuple[Fact, ...]:
        """The values of several keys; one the release does not have is left out."""
        return tuple(self.fact(key) for key in keys if key in self.rulebook.histories)

    def line(self, sentence: Sentence, *cites: str, **keys: str) -> Line:
        """A sentence with values of the law put in.

        Args:
            sentence: what is said.
            cites: codes of further citations it rests on.
            keys: for each placeholder the key of the rulebook its value stands under.

        Returns:
            The sentence; that we do not know where one value is not known for the day.
        """
        terms = {name: self.term(key) for name, key in keys.items()}
        known = {name: term for name, term in terms.items() if term}
        if len(known) < len(terms):
            return self.unknown()
        text = self.spoken.say(sentence, {name: _figure(term) for name, term in known.items()})
        return Line(text, self._support([*known.values(), *self.cite(*cites)]))

    def unknown(self) -> Line:
        """What is said in place of a value that is not known for the day."""
        return Line(self.unknown_text())

    def cite(self, *codes: str) -> list[Citation]:
        """The citations of these codes, remembered."""
        found = [self.rulebook.citations[code] for code in codes if code in self.rulebook.citations]
        self.used.update((cited.code, cited) for cited in found)
        return found

    def doubts(self, keys: Iterable[str]) -> tuple[str, ...]:
        """What is doubtful about each of these values, or else where an officer said otherwise."""
        found: list[str] = []
        for key in keys:
            if key not in self.rulebook.histories:
                continue
            held = self.rulebook.in_force(key, self.day)
            if held.weak and key in evidence.ABOUT:
                found.append(self.spoken.say(evidence.about(key)))
            elif self.term(key):
                found += self._otherwise(held)
        return tuple(dict.fromkeys(found))

    def sources(self) -> tuple[Source, ...]:
        """Every source of the page, each once, in the order they were asked for."""
        return tuple(dict.fromkeys(source(cited, self.spoken) for cited in self.used.values()))

    def checked_on(self) -> date:
        """The oldest day on which a source of the page was checked; of all where it has none."""
        cited = self.used or self.rulebook.citations
        return min((one.checked_on for one in cited.values()), default=self.day)

    def _support(self, on: Iterable[Term | Citation]) -> str:
        """How well the weakest is supported, where that is to be said."""
        found = [(one.citation if isinstance(one, Term) else one).evidence for one in on]
        weakest = max(found, key=list(Evidence).index, default=Evidence.SEEN)
        return "" if weakest is Evidence.SEEN else self.spoken.name(weakest)

    def _otherwise(self, held: Term) -> Iterator[str]:
        """An officer's words, where the row in force says something else."""
        for one in self.rulebook.statements:
            if one.key == held.key and not agrees(one, held):
                told: dict[str, Told] = {
                    "label": named(held.key, self.spoken),
                    "stated": one.stated_on,
                    "said": said(held.key, one.value, held.unit, self.spoken),
                    "value": said(held.key, held.value, held.unit, self.spoken),
                }
                if held.effective_from is None:
                    yield self.spoken.say(wording.OFFICER_DIFFERS_NO_DAY, told)
                else:
                    told["since"] = held.effective_from
                    yield self.spoken.say(wording.OFFICER_DIFFERS, told)


def agrees(one: Statement, held: Term) -> bool:
    """Whether an officer's words and a row of the law say the same."""
    return one.value == (held.required if isinstance(held.value, Period) else held.value)


def named(key: str, spoken: Spoken) -> str:
    """What the value ``key`` is; the rulebook's own spelling where there is no name for it."""
    own = guide_law.LABELS.get(key)
    return spoken.say(own) if own else result_law.label(key, spoken)


def said(key: str, value: Value | None, unit: str, spoken: Spoken) -> str:
    """A value of the rulebook in words: "60 per cent", "3 months within 15 months", "Yes"."""
    held: object = value
    if isinstance(value, Period):
        held = {"required": value.required, "reference": value.reference}
    elif isinstance(value, Decimal) and value == value.to_integral_value() and unit != "ratio":
        held = int(value)
    return result_law.value(key, held, unit, spoken)


def _figure(term: Term) -> Told:
    """A value as sentences have it that name its unit themselves: 30, 2 (per cent), baht."""
    if term.unit == "ratio":
        return result_law.percent(term.exact)
    return Baht(term.money) if term.unit.startswith("baht") else term.number


def source(cited: Citation, spoken: Spoken) -> Source:
    """A citation in words."""
    host = urlsplit(cited.url).netloc.removeprefix("www.")
    return Source(source_line(cited, spoken), cited.url, host)
