"""The cards of the result page: one benefit each, with everything its answer says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from eligibility.assessing import Assessed
from eligibility.pages import picture
from eligibility.pages.picture import Picture
from eligibility.pages.result_amounts import Amount, amount
from eligibility.pages.result_glance import glance
from eligibility.pages.result_order import in_order
from eligibility.presentation import Spoken
from eligibility.rules import months
from eligibility.rules.codes import (
    Asked,
    BenefitCode,
    EntitlementCode,
    Group,
    Status,
)
from eligibility.rules.record import Record
from eligibility.rules.truth import Verdict
from eligibility.said import anchors, result_law, result_said
from eligibility.said.lapse import stops_with_the_job
from eligibility.wording import result as wording

Json = Mapping[str, Any]
_COVER = "cover_after_leaving_months"


@dataclass(frozen=True, slots=True)
class Part:
    """One entitlement of a card; ``differs``: its verdict is not the card's.

    ``shown``: it stands on the card; what has nothing of its own to say stands in a fold.
    """

    name: str
    code: str
    verdict: str
    amount: Amount
    reasons: tuple[str, ...]
    differs: bool
    shown: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One benefit. ``anchor`` is its place on the page; every other field but ``code`` is a text
    or a list of texts.

    ``short`` and ``glance`` are its line in the summary: a short name and the one thing to know.
    ``caveats`` are further reasons, ``cover`` the day cover ends: both are folded. ``differs`` are
    an officer's words that are not those of the rule in force. ``todo``: there is something to
    bring or to do, which stands on a page of its own (``papers_list``), as do its conditions and
    their sources (``result_sources``); ``todo_here``: the way there stands outside the folds.
    """

    code: str
    anchor: str
    name: str
    short: str
    glance: str
    verdict: str
    asked: str
    part_only: str
    date: str
    facts: tuple[tuple[str, str], ...]
    cover: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]
    caveats: tuple[str, ...]
    parts: tuple[Part, ...]
    unknowns: tuple[str, ...]
    job_end: str
    months: str
    picture: Picture | None
    todo: bool
    todo_here: bool
    differs: tuple[str, ...]

    @property
    def only(self) -> Part | None:
        """The part of a card that has one alone: its figure needs no name."""
        return self.parts[0] if len(self.parts) == 1 else None

    @property
    def shown(self) -> tuple[Part, ...]:
        """Of several parts those that stand on the card."""
        return () if self.only else tuple(part for part in self.parts if part.shown)

    @property
    def folded(self) -> tuple[Part, ...]:
        """The parts whose names stand in the fold; one that is called as the card says nothing."""
        hidden = (part for part in self.parts if self.only or not part.shown)
        return tuple(part for part in hidden if part.name != self.name)


@dataclass(frozen=True, slots=True)
class Section:
    """The cards of one group."""

    code: str
    title: str
    cards: tuple[Card, ...]


def texts(items: Iterable[Json]) -> tuple[str, ...]:
    """The texts of coded things, each once."""
    return tuple(dict.fromkeys(item["text"] for item in items))


def facts(found: Json, names: Iterable[str], spoken: Spoken) -> tuple[tuple[str, str], ...]:
    """Labelled days, those that are known."""
    return tuple(
        (spoken.label(name), spoken.date(date.fromisoformat(found[name])))
        for name in names
        if found[name]
    )


class Cards:
    """Makes the cards of one person in one language."""

    def __init__(self, asked: Assessed, spoken: Spoken) -> None:
        """Take what was asked and found, and the voice."""
        self._answer, self._person = asked.answer, asked.person
        self._month = months.month_of(asked.person.as_of)
        self._record = Record(asked.person.contributions, self._month)
        self._at_once = {f.benefit for f in asked.found.findings if stops_with_the_job(f)}
        self._spoken = spoken
        self._pictures: dict[picture.Window, Picture] = {}  # most benefits have the same window

    def sections(self) -> Iterator[Section]:
        """The groups with their cards."""
        status = self._answer["enrolment"]["status"]
        # No job goes on after a death.
        insured = status == Status.INSURED and self._person.events.death is None
        for group, found in in_order(self._answer, self._person):
            yield self._section(group, found, insured=insured)

    def _section(self, group: Group, found: Mapping[str, Json], *, insured: bool) -> Section:
        cards = (self._card(BenefitCode(code), one, insured=insured) for code, one in found.items())
        return Section(group.value, self._spoken.name(group), tuple(cards))

    def _card(self, code: BenefitCode, found: Json, *, insured: bool) -> Card:
        speak = self._spoken
        reasons = texts(found["reasons"])
        entitlements = found["entitlements"]
        cited = _oldest_first(found["citations"])
        # A last day beside a "no" would be read as a promise; a part still open keeps it.
        refused = found["group"] == Group.NOT_FOR_YOU
        parts = tuple(self._part(given, found, cited, reasons) for given in entitlements)
        # Every reason for a no or a not yet; beside a yes they are caveats: of what was told the
        # first, of what has not happened none.
        most = len(reasons)
        if found["verdict"] == Verdict.ELIGIBLE:
            most = 1 if found["asked"] == Asked.EVENT else 0
        return Card(
            code=code.value,
            anchor=anchors.of(code),
            name=speak.benefit(code),
            short=speak.name(code),
            glance=glance(found, [part.amount.figure for part in parts], speak),
            verdict=speak.name(Verdict(found["verdict"])),
            asked=speak.name(Asked(found["asked"])),
            part_only=result_said.part_only(found, speak),
            date=result_said.earliest(found, speak),
            facts=facts(found, () if refused else ("claim_by",), speak),
            cover=facts(found, () if refused else ("covered_until",), speak),
            reasons=reasons[:most],
            caveats=reasons[most:],
            parts=parts,
            unknowns=texts(each("unknowns", found)),
            job_end=self._job_end(code, found, insured=insured),
            months=result_said.measure(found, speak),
            picture=self._picture(found),
            todo=bool(found["documents"] or found["steps"]),
            todo_here=found["group"] == Group.HAVE_NOW,
            differs=result_law.differs(found, speak, without=result_said.idle(found)),
        )

    def _part(self, given: Json, found: Json, cited: list[Json], told: tuple[str, ...]) -> Part:
        dental = self._person.events.dental
        used = dental.used_this_year if dental else None
        bill = dental.bill if dental else None
        due = amount(
            given,
            cited,
            self._spoken,
            used_dental=None if used is None else Fraction(used),
            bill=None if bill is None else Fraction(bill),
        )
        reasons = tuple(text for text in texts(given["reasons"]) if text not in told)
        differs = given["verdict"] != found["verdict"]
        open_card = found["verdict"] != Verdict.NOT_ELIGIBLE
        return Part(
            name=self._spoken.name(EntitlementCode(given["code"])),
            code=given["verdict"],
            verdict=self._spoken.name(Verdict(given["verdict"])),
            amount=due,
            reasons=reasons,
            differs=differs,
            shown=bool(open_card or differs or reasons),
        )

    def _picture(self, found: Json) -> Picture | None:
        """The months of the window; of a lifetime total, those that are listed."""
        window = found["window"]
        if window:
            span = (_month(window["from"]), _month(window["to"]))
        elif listed := picture.listed(self._record):
            span = listed
        else:
            return None
        if span not in self._pictures:
            drawn = picture.draw(span, self._record, self._month, self._spoken)
            self._pictures[span] = drawn
        return self._pictures[span]

    def _job_end(self, code: BenefitCode, found: Json, *, insured: bool) -> str:
        """What lapses with the job and when."""
        if found["group"] == Group.NOT_FOR_YOU or found["covered_until"]:
            return ""
        goes_on = [cited["value"] for cited in found["citations"] if cited["key"] == _COVER]
        if insured and goes_on:
            return self._spoken.say(wording.GOES_ON_AFTER_JOB, {"months": goes_on[-1]})
        if insured and code in self._at_once:
            return self._spoken.say(wording.STOPS_WITH_JOB)
        return ""


def _month(iso: str) -> months.Month:
    return months.month_of(date.fromisoformat(f"{iso}-01"))


def _oldest_first(citations: Iterable[Json]) -> list[Json]:
    return sorted(citations, key=lambda cited: cited["effective_from"] or "")


def each(name: str, found: Json) -> Iterator[Json]:
    """A list of the benefit, then the same list of each of its entitlements."""
    yield from found[name]
    for given in found["entitlements"]:
        yield from given[name]
