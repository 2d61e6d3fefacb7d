"""Not registered, or months missing: what the law asks, what to gather, the risk, three ways."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from eligibility.action.duty import REGISTERED
from eligibility.action.missing import Change, Situation, changes, situation
from eligibility.action.ways import Block, Law, Link, Section, Source
from eligibility.assessing import Assessed
from eligibility.presentation import Spoken
from eligibility.rules.codes import AdviceCode, BenefitCode, Paper, ReasonCode
from eligibility.rules.finding import Step
from eligibility.rules.person import THAI
from eligibility.rules.rulebook import Rulebook
from eligibility.rules.truth import Verdict
from eligibility.said.result_law import percent
from eligibility.said.spans import spans
from eligibility.wording import employer as wording
from eligibility.wording import result, ways
from eligibility.wording.sentence import Baht
from eligibility.wording.sentence import Spoken as Value

_DEEMED = "act-47-deemed-paid"
_INVESTIGATED = "mmn-2025-complaints"
_CHECK_ONLINE = "check_record_online"


@dataclass(frozen=True, slots=True)
class EmployerPage:
    """The page, in its order: ``risk`` stands before ``ways``, ``after`` stands last.

    ``proofs``: what to gather, one a line; ``links``: what to make next; ``read``: the pages the
    statements were taken from.
    """

    back: str
    title: str
    family: str
    disclaimer: str
    before: tuple[Section, ...]
    proof: str
    proofs: tuple[str, ...]
    proof_note: str
    risk: Section
    ways_title: str
    ways: tuple[Section, ...]
    links: tuple[Link, ...]
    after: tuple[Section, ...]
    pages: str
    read: tuple[Source, ...]


def employer_page(asked: Assessed, rulebook: Rulebook, spoken: Spoken) -> EmployerPage:
    """The way out for who is not registered, or whose months are missing.

    Args:
        asked: her own question and its answer, in the language of ``spoken``.
        rulebook: the release it was answered under.
        spoken: the voice of the reader's language.
    """
    found, law = situation(asked, rulebook), Law(rulebook, asked.person.as_of, spoken)
    foreign = asked.person.nationality != THAI
    exposed = foreign and _permit_in_doubt(found, asked)
    page = EmployerPage(
        back=spoken.say(result.HEADINGS["back"]),
        title=spoken.say(wording.TITLE),
        family=spoken.say(result.AFTER_A_DEATH) if found.died else "",
        disclaimer=spoken.disclaimer(),
        before=(
            Section(spoken.say(wording.LAW), tuple(_duties(found, asked, law))),
            Section(spoken.say(wording.MONTHS), tuple(filter(_says, _months(found, asked, law)))),
        ),
        proof=spoken.say(wording.PROOF),
        proofs=tuple(spoken.say(each) for each in wording.PROOFS.values()),
        proof_note=spoken.say(wording.OUR_ADVICE),
        risk=Section(
            spoken.say(wording.RISK),
            tuple(_risks(found, law, foreign=foreign, exposed=exposed)),
        ),
        ways_title=spoken.say(wording.WAYS),
        ways=_ways(law),
        links=(
            Link("complaint", "", spoken.say(wording.TO_SHEET)),
            *(() if found.died else (Link("letter", "", spoken.say(wording.TO_LETTER)),)),
        ),
        after=(
            Section(spoken.say(wording.NEXT), tuple(_next(law, rulebook, exposed=exposed))),
            Section(spoken.say(wording.MEANWHILE), tuple(_meanwhile(asked, law, foreign=foreign))),
        ),
        pages=spoken.label("citations"),
        read=(),
    )
    sections = (*page.before, page.risk, *page.ways, *page.after)
    return replace(page, read=tuple(_read(sections)))


def _read(sections: Iterable[Section]) -> Iterator[Source]:
    """Every page that was read, once."""
    seen = set()
    for section in sections:
        for block in section.blocks:
            for source in block.sources:
                if source.url and source.url not in seen:
                    seen.add(source.url)
                    yield source


def _says(block: Block) -> bool:
    return bool(block.texts or block.facts)


def _duties(found: Situation, asked: Assessed, law: Law) -> Iterator[Block]:
    days = law.row("employer_register_days")
    if found.shut and not found.registered:
        reasons = (
            reason["text"]
            for reason in asked.answer["enrolment"]["reasons"]
            if reason["code"] != ReasonCode.NOT_REGISTERED
        )
        link = Link("cannot", "", law.say(wording.NOT_FOR_YOU_LINK))
        yield law.block(law.say(wording.NOT_FOR_YOU), *reasons, link=link)
    yield law.block(
        _by_which_day(found, asked, law),
        law.say(wording.REGISTER, {"days": days.number}),
        rests_on=(days,),
    )
    yield law.block(law.say(wording.ONLY_EMPLOYER), rests_on=("act-33-employee",))
    due, surcharge = (
        law.row("contribution_due_day"),
        law.row("contribution_late_surcharge_per_month"),
    )
    yield law.block(law.say(wording.SEND_IN, {"day": due.number}), rests_on=(due,))
    yield law.block(
        law.say(wording.LATE_COSTS, {"percent": percent(surcharge.exact)}), rests_on=(surcharge,)
    )
    yield law.block(law.say(wording.COUNTS_AS_PAID), rests_on=(_DEEMED,))


def _by_which_day(found: Situation, asked: Assessed, law: Law) -> str:
    """The last day of her own registration; "" where it does not matter or is not certain."""
    if found.registered is None:
        unknowns = asked.answer["enrolment"]["unknowns"]
        return next((each["text"] for each in unknowns if each["field"] == REGISTERED), "")
    if found.registered or found.shut:
        return ""
    if found.on_record:
        return law.say(wording.ON_RECORD)
    if found.due is None:
        return law.say(wording.START_NOT_KNOWN) if found.started_on is None else ""
    if found.late:
        said = wording.HAD_TO_PERHAPS if found.unsure else wording.HAD_TO
    else:
        said = wording.HAS_TIME_PERHAPS if found.unsure else wording.HAS_TIME
    return law.say(said, {"day": found.due})


def _months(found: Situation, asked: Assessed, law: Law) -> Iterator[Block]:
    named = (
        (result.SHOWN["deducted"], found.deducted),
        (wording.MISSING, found.missing),
        (wording.EARLIER, found.earlier),
        (result.SHOWN["unknown"], found.doubtful),
    )
    yield law.block(
        *(law.say(said, {"months": spans(held, law.spoken)}) for said, held in named if held)
    )
    if not found.told or found.doubtful:
        open_ = "" if found.told else law.say(wording.NOT_TOLD)
        yield law.block(
            open_, law.spoken.step(Step(_CHECK_ONLINE)), rests_on=("mmn-2025-online-status",)
        )
    elif found.registered and not (found.deducted or found.missing or found.earlier):
        yield law.block(law.say(wording.NONE_MISSING))
    if found.deducted or found.missing:
        yield from _changes(found, asked, law)


def _changes(found: Situation, asked: Assessed, law: Law) -> Iterator[Block]:
    """Benefit by benefit, how many months it would have; the law page has the rows for them."""
    told = changes(asked, found.missing)
    if not told:
        yield law.block("" if found.told else law.say(wording.CANNOT_TELL))
        return
    facts = [(law.spoken.name(each.benefit), _change(each, law)) for each in told]
    yield law.block(law.say(wording.CHANGES), facts=facts, rests_on=(_DEEMED,))
    link = Link("law", "", law.say(result.HEADINGS["law"]))
    yield law.block(law.say(wording.MORE_THAN_MONTHS), link=link)


def _change(found: Change, law: Law) -> str:
    values: dict[str, Value] = {
        "now": found.now,
        "then": found.then,
        "required": found.required,
    }
    return law.say(wording.CHANGE, values)


def _permit_in_doubt(found: Situation, asked: Assessed) -> bool:
    """Whether she may be here without a permit; of the family of a dead worker nothing is told."""
    held = Paper.WORK_PERMIT in (asked.person.documents or ())
    return not held or found.left or found.died


def _risks(found: Situation, law: Law, *, foreign: bool, exposed: bool) -> Iterator[Block]:
    if exposed:
        yield law.block(law.say(wording.NO_PERMIT))
    first = wording.JOB_IS_OVER if found.left else wording.MAY_LOSE_JOB
    yield law.block("" if found.died else law.say(first), law.say(wording.MAY_GUESS))
    if foreign and not (found.left or found.died):
        officer, reported = (
            law.row("find_employer_days_officer"),
            law.row("find_employer_days_reported"),
        )
        yield law.block(law.say(wording.STAY, {"days": officer.number}), rests_on=(officer,))
        yield law.block(
            law.say(wording.STAY_REPORTED, {"days": reported.number}), rests_on=(reported,)
        )
    yield law.block(law.say(wording.SECRET), rests_on=("act-100",))
    if not exposed:  # it names the SSO beside the organisations
        yield law.block(law.say(wording.YOU_DECIDE))


def _ways(law: Law) -> tuple[Section, ...]:
    helpers = Link("guide/help", "", law.say(ways.WHO_CAN_HELP))
    return (
        Section(law.say(wording.NAMED), (law.block(law.say(wording.NAMED_TEXT)),)),
        Section(
            law.say(wording.UNNAMED),
            (law.block(law.say(wording.UNNAMED_TEXT), law.say(wording.UNNAMED_NO_RULE)),),
        ),
        Section(
            law.say(wording.NGO),
            (law.block(law.say(wording.NGO_TEXT), law.say(ways.ORGANISATIONS), link=helpers),),
        ),
    )


def _next(law: Law, rulebook: Rulebook, *, exposed: bool) -> Iterator[Block]:
    day = said_on(_INVESTIGATED, rulebook)
    yield law.block(law.say(wording.LOOKED_INTO, {"day": day}), rests_on=(_INVESTIGATED,))
    if exposed:
        yield law.block(law.say(wording.NO_PERMIT))
    yield law.block(law.say(wording.MAY_ENTER), rests_on=("act-80",))
    prison, fine, daily = (
        law.row(f"employer_{key}_max") for key in ("prison_months", "fine", "fine_per_day")
    )
    yield law.block(
        law.say(wording.PUNISHED, {"months": prison.number, "fine": Baht(fine.money)}),
        law.say(wording.PUNISHED_DAILY, {"fine": Baht(daily.money)}),
        rests_on=(prison, fine, daily),
    )
    yield law.block(law.say(wording.HOW_LONG))


def said_on(code: str, rulebook: Rulebook) -> date | None:
    """The day of the meeting in which the source ``code`` was said, by the statements of it."""
    instrument = rulebook.citations[code].instrument
    days = (
        said.stated_on for said in rulebook.statements if said.citation.instrument == instrument
    )
    return next(days, None)


def _meanwhile(asked: Assessed, law: Law, *, foreign: bool) -> Iterator[Block]:
    treated = asked.answer["benefits"][BenefitCode.MEDICAL]["verdict"] == Verdict.ELIGIBLE
    if foreign and not treated:
        yield law.block(
            law.spoken.advice(AdviceCode.BUY_MIGRANT_HEALTH_INSURANCE, ()),
            law.say(ways.AT_HOSPITAL),
            rests_on=("mmn-2025-health-insurance", "migrant-health-insurance"),
        )
        yield law.block(law.spoken.advice(AdviceCode.M_FUND, ()), rests_on=("m-fund",))
    yield law.block(
        law.spoken.advice(AdviceCode.WORK_INJURY_ROUTE, ()),
        rests_on=("injury-fund",),
        link=Link("injury", "", law.say(wording.INJURY_LINK)),
    )
    yield law.block(law.say(ways.EMERGENCY))
