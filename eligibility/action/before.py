"""Insured before: what old months are still worth, what restarts and when, section 39."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from eligibility.action.again import restarts
from eligibility.action.heirs import amount, heirs_page
from eligibility.action.section_39 import section_39
from eligibility.action.ways import Block, Law, Link, Section, WayPage
from eligibility.assessing import Assessed
from eligibility.interview.supposing import Kind
from eligibility.presentation import Spoken
from eligibility.rules import months
from eligibility.rules.codes import BenefitCode, ReasonCode, Status
from eligibility.rules.finding import Reason, Step
from eligibility.rules.person import Person
from eligibility.rules.record import Record
from eligibility.rules.rulebook import Rulebook, Term
from eligibility.rules.truth import Verdict
from eligibility.said import anchors, result_said
from eligibility.said.lapse import lapse
from eligibility.wording import complaint, employer, reasons, ways, what_if
from eligibility.wording import result as wording

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Before:
    """What the page is made from: the question shown, its answer, the law, what may be tried.

    ``today`` is the day it is, which a supposition does not move.
    """

    question: Json
    asked: Assessed
    rulebook: Rulebook
    kinds: tuple[Kind, ...]
    today: date

    @property
    def person(self) -> Person:
        """Of whom the answer is."""
        return self.asked.person

    @property
    def ended_on(self) -> date | None:
        """The last day of the last job, where it is told."""
        return self.person.employment.job.ended_on if self.person.employment else None

    @property
    def no_month(self) -> bool:
        """Whether it is certain, by what was told, that no month is on record."""
        person = self.person
        return Record(person.contributions, months.month_of(person.as_of)).none


def before_page(given: Before, spoken: Spoken) -> WayPage:
    """What the months of earlier jobs are still worth.

    After a death it is the page of the heirs; to who told of no month at all, only where an older
    record may lie is said.

    Raises:
        KeyError: the release lacks a row or a citation the page names.
    """
    law = Law(given.rulebook, given.person.as_of, spoken)
    if given.person.events.death is not None:
        return heirs_page(given.asked, law)
    other_name = _other_name(law)
    if given.no_month:
        none = law.block(law.say(ways.NO_MONTH))
        nothing = Section(law.say(ways.OLD_MONTHS), (none,))
        return law.page(ways.BEFORE, (nothing, other_name, law.whom_to_ask()))
    sections = [
        _old_months(given, law),
        _cover(given, law),
        _again(given, law),
        section_39(given.asked, given.ended_on, law),
    ]
    # Whoever says that her papers differ reads first how to reach what lies under another name.
    place = 0 if given.person.papers_agree is False else len(sections)
    sections.insert(place, other_name)
    return law.page(ways.BEFORE, (*sections, law.whom_to_ask()))


# ---------------------------------------------------------------- the old months
def _old_months(given: Before, law: Law) -> Section:
    found, say = given.asked.answer["benefits"][BenefitCode.OLD_AGE], law.say
    never = law.block(say(what_if.NEVER_LAPSES), say(ways.ADDED_UP), rests_on=("act-42",))
    blocks = [*_old_age(found, law), *amount(found, law), never]
    if found["counted"] is None:
        record = law.spoken.step(Step("check_record_online"))
        blocks.append(law.block(record, rests_on=("mmn-2025-online-status",)))
    return Section(say(ways.OLD_MONTHS), tuple(blocks))


def _old_age(found: Json, law: Law) -> Iterator[Block]:
    """Whether the months give old-age money, with what to bring where they do, and why or when."""
    verdict = Verdict(found["verdict"])
    place = f"#{anchors.of(BenefitCode.OLD_AGE)}"
    link = Link("papers", place, law.say(wording.HEADINGS["bring"]))
    yield law.block(
        facts=((law.spoken.benefit(BenefitCode.OLD_AGE), law.spoken.name(verdict)),),
        link=link if verdict is Verdict.ELIGIBLE else None,
    )
    yield law.block(
        result_said.measure(found, law.spoken),
        *(each["text"] for each in found["reasons"] if each["code"] not in _SAID_ELSEWHERE),
        *(each["text"] for each in found["unknowns"] if verdict is Verdict.ASK_SSO),
        law.say(ways.ONE_OR_OTHER),
        rests_on=("act-77",),
    )
    if _deducted(found):
        risk = Link("employer", "#risk", law.say(complaint.RISK_FIRST))
        counts = law.say(employer.COUNTS_AS_PAID)
        yield law.block(counts, rests_on=("act-47-deemed-paid",), link=risk)


def _deducted(found: Json) -> bool:
    """Whether months that were deducted, and are not on the record, could make a difference."""
    named = any(each["code"] == ReasonCode.DEDUCTED_NOT_REMITTED for each in found["reasons"])
    return named or found["counted_if_deemed"] not in (None, found["counted"])


#: Months missing are said with those that are needed; papers, estimates and what was deducted in
#: places of their own. The reason of the last would advise to complain without what it may cost.
_SAID_ELSEWHERE = (
    ReasonCode.CONTRIBUTIONS_SHORT,
    ReasonCode.PAPERS_DIFFER,
    ReasonCode.EVIDENCE_WEAK,
    ReasonCode.DEDUCTED_NOT_REMITTED,
)


# ---------------------------------------------------------------- the cover after the job
def _cover(given: Before, law: Law) -> Section:
    return Section(law.say(ways.COVER), tuple(_cover_blocks(given, law)))


def _cover_blocks(given: Before, law: Law) -> Iterator[Block]:
    """As it was found: over, too close to tell, or what lapses on its last day."""
    status = given.asked.found.enrolment.status
    if status not in (Status.COVERED_AFTER_LEAVING, Status.NO_LONGER_INSURED):
        return
    found = _over(given)
    if found is not None:
        why, rows = found
        yield law.block(law.say(reasons.GENERAL[why.code], dict(why.params)), rests_on=rows)
        return
    never = law.say(what_if.NEVER_LAPSES)
    lapses = lapse(given.question, given.asked, given.rulebook, given.today, law.spoken)
    lines = [line for line in lapses.lines if line != never] if lapses else []
    if lines:
        yield law.block(*lines, rests_on=(law.row("cover_after_leaving_months"),))


def _over(given: Before) -> tuple[Reason, tuple[Term, ...]] | None:
    """Why cover does not, or perhaps not, reach the day of the question; with its rows."""
    for found in given.asked.found.findings:
        for condition in found.conditions:
            for why in condition.reasons:
                if why.code in _END and dict(why.params)["day"] == given.person.as_of:
                    return why, condition.terms
    return None


_END = (ReasonCode.CLOSE_TO_LIMIT, ReasonCode.COVER_AFTER_LEAVING_ENDED)


# ---------------------------------------------------------------- work again
def _again(given: Before, law: Law) -> Section:
    say, ended = law.say, given.ended_on
    if ended is None or ended >= given.person.as_of:
        return Section(say(ways.AGAIN), ())
    shut = {each.code for each in given.asked.found.enrolment.reasons}
    blocks: list[Block] = []
    if shut - {ReasonCode.NOT_REGISTERED}:
        blocks.append(law.block(link=Link("cannot", "", say(ways.SHUT_TODAY))))
    if not shut & _AGE:
        blocks += _restarts(given, law)
    days = law.row("employer_register_days")
    register = say(ways.NEW_EMPLOYER, {"days": days.number})
    names = Link("names", "", say(ways.COMPARE_NAMES))
    blocks.append(law.block(register, rests_on=(days,)))
    blocks.append(law.block(say(ways.SAME_NUMBER), rests_on=("earlier-names",), link=names))
    return Section(say(ways.AGAIN), tuple(blocks))


def _restarts(given: Before, law: Law) -> Iterator[Block]:
    found = restarts(given.question, given.rulebook, given.person.as_of)
    if not found:
        return
    link = Link("result", "#what-if", law.say(ways.TRY_OTHER_DAYS))
    yield law.block(
        law.say(ways.AGAIN_FROM),
        made=[each.told(law.spoken) for each in found],
        rests_on=[law.row(f"{each.benefit}.qualifying") for each in found],
        link=link if Kind.AGAIN in given.kinds else None,
    )


#: Other work and papers can be found; an age cannot.
_AGE = frozenset({ReasonCode.OVER_AGE_AT_FIRST_INSURANCE, ReasonCode.UNDER_AGE})


# ---------------------------------------------------------------- another name
def _other_name(law: Law) -> Section:
    say, names = law.say, Link("names", "", law.say(ways.COMPARE_NAMES))
    paper = "mmn-2025-old-age-papers"
    return Section(
        say(ways.OTHER_NAME),
        (
            law.block(law.spoken.document("proof_of_same_person")),
            law.block(say(ways.WRITE_NAMES), link=names),
            law.block(say(ways.ASK_TO_JOIN), rests_on=("earlier-names",)),
            law.block(law.spoken.step(Step("old_age_keep_originals")), rests_on=(paper,)),
        ),
        numbered=True,
    )
