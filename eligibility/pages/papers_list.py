"""The page of papers and steps: a list to tick, benefit by benefit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from eligibility.action import papers as action
from eligibility.action.papers import ToBring
from eligibility.action.ticks import Situation, in_hand, situations
from eligibility.action.urgency import day_is_past
from eligibility.assessing import Assessed
from eligibility.content import Content
from eligibility.interview.told import Told
from eligibility.loader import Released
from eligibility.pages.result_order import in_order
from eligibility.presentation import Spoken
from eligibility.rules.codes import BenefitCode
from eligibility.rules.rulebook import Rulebook
from eligibility.said import anchors
from eligibility.said.source_line import source_lines
from eligibility.wording import onward
from eligibility.wording import papers as wording
from eligibility.wording import result as result_wording

_THAI = "th"


@dataclass(frozen=True, slots=True)
class Tick:
    """One paper: its name, the Thai name beside it, what is said of it, and whether it is there.

    ``needed`` names the benefits, where not all ask for it; ``thai`` is "" for a reader of Thai.
    """

    code: str
    name: str
    thai: str
    needed: str
    text: str
    sources: tuple[str, ...]
    ticked: bool


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do, by when, and who acts next; "" where there is nothing to say."""

    text: str
    by: str
    then: str


@dataclass(frozen=True, slots=True)
class Part:
    """The papers and steps of one benefit, with what the steps rest on.

    ``anchor`` is the place its card's link leads to.
    """

    anchor: str
    title: str
    papers: tuple[Tick, ...]
    steps: tuple[Step, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """Several of them, and before them the papers of more than one."""

    shared: tuple[Tick, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class PapersPage:
    """Everything to bring and to do; its parts in the order of the result page.

    ``cases`` are the situations with their code, text and whether they are ticked; ``later`` the
    parts for what has not happened.
    """

    words: Mapping[str, str]
    disclaimer: str
    count: str
    cases: tuple[tuple[str, str, bool], ...]
    first: tuple[Step, ...]
    first_sources: tuple[str, ...]
    now: Parts
    later: Parts


def wanted(asked: Assessed, told: Told) -> ToBring:
    """What is to be brought and done, for an answer and the ticks beside it."""
    live = (
        each for _, benefits in in_order(asked.answer, asked.person) for each in benefits.items()
    )
    return action.to_bring(live, situations(told))


def papers_page(asked: Assessed, told: Told, released: Released, spoken: Spoken) -> PapersPage:
    """The list with its ticks.

    Args:
        asked: the question and its answer, in the language of ``spoken``.
        told: the answers, with what is ticked beside them.
        released: the release of the answer, which names every paper and step.
        spoken: the voice of the reader's language.
    """
    ask = wanted(asked, told)
    say = _Saying(spoken, released.content, released.rulebook, in_hand(told), told.today)
    codes = ask.now.papers()
    have = sum(code in say.have for code in codes)
    words = {name: spoken.say(said) for name, said in wording.WORDS.items()}
    words |= {name: spoken.say(result_wording.HEADINGS[name]) for name in ("back", "bring")}
    words["steps"] = spoken.label("steps")
    words["employer"] = spoken.say(onward.WAYS["employer"])
    return PapersPage(
        words=words,
        disclaimer=asked.answer["disclaimer"],
        count=spoken.say(wording.TICKED, {"have": have, "all": len(codes)}) if codes else "",
        cases=_cases(told, spoken),
        first=tuple(say.step(action.Step(code, None)) for code in ask.first),
        first_sources=say.sources(ask.first),
        now=say.parts(ask.now),
        later=say.parts(ask.later),
    )


def _cases(told: Told, spoken: Spoken) -> tuple[tuple[str, str, bool], ...]:
    ticked = situations(told)
    return tuple(
        (each.value, spoken.say(wording.SITUATIONS[each]), each in ticked) for each in Situation
    )


@dataclass(frozen=True, slots=True)
class _Saying:
    """The release's papers and steps in the reader's language."""

    spoken: Spoken
    content: Content
    rulebook: Rulebook
    have: frozenset[str]
    today: date

    def parts(self, asked: action.Claims) -> Parts:
        return Parts(
            shared=tuple(
                self.tick(code, by if len(by) < len(asked.claims) else ())
                for code, by in asked.shared
            ),
            parts=tuple(map(self.part, asked.claims)),
        )

    def part(self, claim: action.Claim) -> Part:
        benefit = BenefitCode(claim.benefit)
        return Part(
            anchor=anchors.of(benefit),
            title=self.spoken.benefit(benefit),
            papers=tuple(map(self.tick, claim.papers)),
            steps=tuple(map(self.step, claim.steps)),
            sources=self.sources([step.code for step in claim.steps]),
        )

    def sources(self, steps: Iterable[str]) -> tuple[str, ...]:
        """What some steps rest on, each source once."""
        cited = dict.fromkeys(
            code for step in steps for code in self.content.claim_step(step).cites
        )
        return source_lines(cited, self.rulebook, self.spoken)

    def tick(self, code: str, needed_for: tuple[str, ...] = ()) -> Tick:
        paper, language = self.content.paper(code), self.spoken.language
        names = self.spoken.listed([self.spoken.name(BenefitCode(each)) for each in needed_for])
        return Tick(
            code=code,
            name=paper.name.in_language(language),
            thai="" if language == _THAI else paper.name.in_language(_THAI),
            needed=self.spoken.say(wording.NEEDED_FOR, {"benefits": names}) if names else "",
            text=self.spoken.document(code),
            sources=source_lines(paper.cites, self.rulebook, self.spoken),
            ticked=code in self.have,
        )

    def _by(self, day: date | None) -> str:
        """The last day; of one that has passed, that it has."""
        if day is None:
            return ""
        past = day_is_past(day, self.today)
        said = result_wording.STEP_WAS_BY if past else result_wording.STEP_BY
        return self.spoken.say(said, {"day": day})

    def step(self, step: action.Step) -> Step:
        told, language = self.content.claim_step(step.code), self.spoken.language
        return Step(
            text=told.text.in_language(language),
            by=self._by(step.by),
            then=told.then.in_language(language) if told.then else "",
        )
