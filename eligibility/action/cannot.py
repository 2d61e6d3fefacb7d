"""Cannot be insured: which rule, what would change it, what else there is, whom to ask."""

from collections.abc import Iterator, Mapping

from eligibility.action.heirs import heirs_page
from eligibility.action.ways import Block, Law, Link, Section, WayPage
from eligibility.assessing import Assessed
from eligibility.presentation import Spoken
from eligibility.rules import months
from eligibility.rules.codes import AdviceCode, ReasonCode, Sector, Status
from eligibility.rules.person import THAI
from eligibility.rules.rulebook import Rulebook, Term
from eligibility.wording import result as wording
from eligibility.wording import ways, what_if
from eligibility.wording.sentence import Baht, Sentence
from eligibility.wording.sentence import Spoken as Value

_YOUNGEST, _OLDEST = "first_insurance_age_min", "first_insurance_age_max"
_SECTOR = "sector_excluded_"
_AGE = (_YOUNGEST, _OLDEST)

#: The reasons that keep somebody out, each with the values it rests on; the last gate, that an
#: employer has not registered her, keeps nobody out.
_RULES: dict[ReasonCode, tuple[str, ...]] = {
    ReasonCode.SECTOR_EXCLUDED: (_SECTOR,),
    ReasonCode.NO_WORK_PERMIT: ("work_permit_required",),
    ReasonCode.UNDER_AGE: _AGE,
    ReasonCode.OVER_AGE_AT_FIRST_INSURANCE: _AGE,
}


def cannot_page(asked: Assessed, rulebook: Rulebook, spoken: Spoken) -> WayPage:
    """What keeps somebody out of section 33, and what there is instead.

    For who can be insured it says so; what else there is stands there for everybody. After a
    death it is the page of the heirs.

    Args:
        asked: the question and its answer, in the language of ``spoken``.
        rulebook: the release it was answered under.
        spoken: the voice of the page.

    Raises:
        KeyError: the release lacks a row or a citation the page names.
    """
    law = Law(rulebook, asked.person.as_of, spoken)
    if asked.person.events.death is not None:
        return heirs_page(asked, law)
    status = asked.found.enrolment.status
    shut = [each.code for each in asked.found.enrolment.reasons if each.code in _RULES]
    sections = [
        Section(spoken.label("reasons"), tuple(_rules(asked, shut, law))),
        Section(law.say(ways.CHANGE), tuple(_changes(asked, shut, law))),
        _open(asked, law),
        _own_employer(status, law),
    ]
    if shut or status not in (Status.INSURED, Status.COVERED_AFTER_LEAVING):
        sections += [_what_else(asked, law), _old_months(law)]
    said = _stands_in_the_way(status) if shut else _nothing_does(status)
    return law.page(
        ways.CANNOT,
        (*sections, law.whom_to_ask()),
        verdict=spoken.name(status),
        lead=law.say(said) if said else "",
    )


def _stands_in_the_way(status: Status) -> Sentence | None:
    """What a shut gate means beside months on record, or beside a record that is not known."""
    if status is Status.CANNOT_BE_INSURED:
        return None
    return ways.IF_NO_MONTH if status is Status.UNKNOWN else ways.MONTHS_STAY


def _nothing_does(status: Status) -> Sentence | None:
    return None if status is Status.UNKNOWN else ways.CAN


def _open(asked: Assessed, law: Law) -> Section:
    """What would settle it, where it cannot be told."""
    enrolment = asked.answer["enrolment"]
    unknown = asked.found.enrolment.status is Status.UNKNOWN
    texts = [each["text"] for each in enrolment["unknowns"]] if unknown else []
    return Section(law.say(wording.HEADINGS["settle"]), (law.block(*texts),) if texts else ())


def _own_employer(status: Status, law: Law) -> Section:
    """The way of who was never registered."""
    link = Link("employer", "", law.say(ways.EMPLOYER_WAY))
    never = status is Status.NEVER_REGISTERED
    return Section(law.spoken.label("advice"), (law.block(link=link),) if never else ())


# ---------------------------------------------------------------- which rule
def _rules(asked: Assessed, shut: list[ReasonCode], law: Law) -> Iterator[Block]:
    texts = {each["code"]: each["text"] for each in asked.answer["enrolment"]["reasons"]}
    for code in shut:
        rows = tuple(_rows(asked, code))
        known = code in _OF_AGE and all(law.vouches(law.row(key)) for key in _AGE)
        ages = law.say(ways.AGES, _ages(law)) if known else ""
        planned = law.say(ways.PLANNED[code]) if code in ways.PLANNED else ""
        yield law.block(texts[code], ages, planned, rests_on=rows, since=True, of_its_time=True)


def _rows(asked: Assessed, code: ReasonCode) -> Iterator[Term]:
    """The rows that the answer itself rests on."""
    for row in asked.found.enrolment.terms:
        if row.key.startswith(_RULES[code]):
            yield row


def _ages(law: Law) -> dict[str, int]:
    return {"youngest": law.row(_YOUNGEST).number, "oldest": law.row(_OLDEST).number}


_OF_AGE = (ReasonCode.UNDER_AGE, ReasonCode.OVER_AGE_AT_FIRST_INSURANCE)


# ---------------------------------------------------------------- what would change it
def _changes(asked: Assessed, shut: list[ReasonCode], law: Law) -> Iterator[Block]:
    for code in shut:
        if code is ReasonCode.SECTOR_EXCLUDED:
            yield _other_work(asked, law)
        elif code is ReasonCode.NO_WORK_PERMIT:
            yield from _papers(law)
        elif code is ReasonCode.UNDER_AGE:
            yield _old_enough(asked, law)
        else:
            link = Link("before", "", law.say(ways.MORE_ON_OLD_MONTHS))
            said = law.say(ways.INSURED_BEFORE)
            yield law.block(said, rests_on=(law.row(_OLDEST),), link=link, of_its_time=True)


def _other_work(asked: Assessed, law: Law) -> Block:
    sector = asked.person.sector or Sector.UNKNOWN
    here = ways.CHANGE_SECTOR.get(sector)
    return law.block(
        law.say(ways.OTHER_WORK),
        law.say(here) if here else "",
        rests_on=tuple(_rows(asked, ReasonCode.SECTOR_EXCLUDED)),
    )


def _papers(law: Law) -> Iterator[Block]:
    yield law.block(law.say(ways.WITHOUT_PAPERS), link=law.helpers())
    yield law.block(law.say(ways.GET_PERMIT), rests_on=(law.row("work_permit_required"),))
    accepted = law.row("border_pass_accepted")
    if accepted.value and accepted.effective_from:
        since = law.say(ways.BORDER_PASS, {"day": accepted.effective_from})
        yield law.block(since, rests_on=(accepted,))


def _old_enough(asked: Assessed, law: Law) -> Block:
    """The day she reaches the lowest age; past it, a job that began too early is for the SSO."""
    youngest, born = law.row(_YOUNGEST), asked.person.birth_date
    day = months.add_years(born, youngest.number) if born else None
    if day is None or day <= asked.person.as_of:
        return law.block(law.say(ways.OLD_ENOUGH))
    return law.block(law.say(ways.TURNING, {"day": day}), rests_on=(youngest,))


# ---------------------------------------------------------------- what else there is
def _what_else(asked: Assessed, law: Law) -> Section:
    foreign = asked.person.nationality != THAI
    blocks = (
        *(_insurances(law) if foreign else ()),
        _at_work(law),
        law.block(law.say(ways.EMERGENCY)),
    )
    return Section(law.say(ways.WHAT_ELSE), blocks)


def _insurances(law: Law) -> Iterator[Block]:
    """The migrant health insurance with its place and last known price, and the M-Fund."""
    least, most = (law.row(f"migrant_health_insurance_price_{end}") for end in ("min", "max"))
    price: Mapping[str, Value] = {
        "month": months.iso(months.month_of(least.vouched_from)),
        "least": Baht(least.money),
        "most": Baht(most.money),
    }
    advice = law.spoken.advice
    yield law.block(
        advice(AdviceCode.BUY_MIGRANT_HEALTH_INSURANCE, ()),
        law.say(ways.AT_HOSPITAL),
        rests_on=("migrant-health-insurance", "mmn-2025-health-insurance"),
    )
    yield law.block(law.say(ways.PRICE, price), rests_on=(least, most), of_its_time=True)
    yield law.block(advice(AdviceCode.M_FUND, ()), rests_on=("m-fund",))


def _at_work(law: Law) -> Block:
    link = Link("injury", "", law.say(ways.INJURY_STEPS))
    said = law.spoken.advice(AdviceCode.WORK_INJURY_ROUTE, ())
    rows = (law.row("injury_required_months"),)
    return law.block(said, rests_on=rows, link=link, of_its_time=True)


def _old_months(law: Law) -> Section:
    link = Link("before", "", law.say(ways.MORE_ON_OLD_MONTHS))
    never = law.block(law.say(what_if.NEVER_LAPSES), rests_on=("act-42",), link=link)
    return Section(law.say(ways.OLD_MONTHS), (never,))
