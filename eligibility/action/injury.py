"""Hurt at work: the Workmen's Compensation Fund, step by step."""

from collections.abc import Iterator, Mapping
from datetime import date

from eligibility.action.ways import Block, Law, Section, WayPage
from eligibility.assessing import Assessed
from eligibility.presentation import Spoken
from eligibility.rules.codes import AdviceCode, Paper
from eligibility.rules.finding import Step
from eligibility.rules.person import THAI
from eligibility.rules.rulebook import Rulebook
from eligibility.said import result_law
from eligibility.wording import guide, result, values, ways
from eligibility.wording.sentence import Sentence
from eligibility.wording.sentence import Spoken as Value

_REPORT, _CLAIM = "injury_employer_report_days", "injury_worker_claim_days"


def injury_page(asked: Assessed, rulebook: Rulebook, spoken: Spoken) -> WayPage:
    """The steps with their days, or without them where no injury was told, and what is paid.

    Where a death is told, the family is spoken to.

    Args:
        asked: the question and its answer, in the language of ``spoken``.
        rulebook: the release it was answered under.
        spoken: the voice of the page.

    Raises:
        KeyError: the release lacks a row or a citation the page names.
    """
    told = asked.person.events.work_injury
    law = Law(rulebook, told.date if told and told.date else asked.person.as_of, spoken)
    if asked.person.events.death is None:
        lead = spoken.advice(AdviceCode.WORK_INJURY_ROUTE, ())
        steps, paid = _steps(asked, law), (_free(law), *_seen(law), _not_seen(law))
    else:
        lead = spoken.say(result.AFTER_A_DEATH)
        steps, paid = _of_the_family(asked, law), tuple(_for_the_family(law))
    sections = (
        Section(spoken.label("steps"), tuple(steps), numbered=True),
        Section(law.say(ways.PAYS), paid),
        law.whom_to_ask(),
    )
    return law.page(spoken.label("work_injury"), sections, lead=lead)


# ---------------------------------------------------------------- the steps
def _steps(asked: Assessed, law: Law) -> Iterator[Block]:
    say, found = law.say, asked.found.work_injury
    by_employer = found.employer_report_by if found else None
    by_worker = found.worker_claim_by if found else None
    yield law.block(say(ways.EMERGENCY))
    yield law.block(say(ways.TELL_EMPLOYER), rests_on=("injury-general-knowledge",))
    yield law.block(say(ways.GO_TO_HOSPITAL))
    if asked.person.nationality != THAI and Paper.WORK_PERMIT not in (asked.person.documents or ()):
        yield law.block(say(ways.WITHOUT_PAPERS), link=law.helpers())
    said = (ways.EMPLOYER_BY, ways.EMPLOYER_WAS, ways.EMPLOYER_WITHIN)
    yield _by(_REPORT, by_employer, said, asked.person.as_of, law)
    yield _yourself(by_worker, asked, law)
    yield law.block(say(ways.REPORT_ANYWAY), rests_on=("injury-employer-pays",))
    yield law.block(say(ways.NOT_AT_ONCE), rests_on=("mmn-2025-work-injury",))
    yield _appeal(law)


def _of_the_family(asked: Assessed, law: Law) -> Iterator[Block]:
    """After a death: its papers, the days to report, what can be done about a decision."""
    found = asked.found.work_injury
    last = found.employer_report_by if found else None
    papers = law.spoken.step(Step("bereavement_get_papers"))
    yield law.block(papers, rests_on=("papers-general-knowledge",))
    row = law.row(_REPORT)
    if last is None:
        text = law.say(guide.INJURY_REPORT, {"days": row.number})
    else:
        text = law.say(ways.EMPLOYER_OF_THE_DEAD, {"day": last})
    yield law.block(text, rests_on=(row,))
    yield _yourself(found.worker_claim_by if found else None, asked, law)
    yield _appeal(law)


def _yourself(last: date | None, asked: Assessed, law: Law) -> Block:
    said = (ways.YOURSELF_BY, ways.YOURSELF_WAS, ways.YOURSELF_WITHIN)
    return _by(_CLAIM, last, said, asked.person.as_of, law)


def _appeal(law: Law) -> Block:
    days = law.row("injury_appeal_days")
    return law.block(law.say(ways.APPEAL, {"days": days.number}), rests_on=(days,))


def _by(
    key: str,
    last: date | None,
    said: tuple[Sentence, Sentence, Sentence],
    today: date,
    law: Law,
) -> Block:
    """A step with its last day: ahead or today, past, or not known; then within how many days."""
    ahead, past, within = said
    row = law.row(key)
    if last is None:
        return law.block(law.say(within, {"days": row.number}), rests_on=(row,))
    return law.block(law.say(ahead if today <= last else past, {"day": last}), rests_on=(row,))


# ---------------------------------------------------------------- what is paid
def _free(law: Law) -> Block:
    return law.block(law.say(ways.FREE), rests_on=(law.row("injury_required_months"),))


def _seen(law: Law) -> Iterator[Block]:
    """What the Act of 2018 gives since it is in force; sources differ on its first day."""
    say, rate = law.say, law.row("injury_wage_rate")
    if rate.effective_from is not None and law.day < rate.effective_from:
        return
    first = law.row("injury_paid_from_day")
    organ, disabled = law.row("injury_organ_loss_years_max"), law.row("injury_disability_years_min")
    death, cap = law.row("injury_death_years"), law.row("injury_treatment_cap")
    wage: Mapping[str, Value] = {"percent": result_law.percent(rate.exact), "day": first.number}
    treated = say(ways.UNTIL_ITS_END) if cap.value is None else law.spoken.money(cap.money)
    facts = (
        (say(ways.TREATMENT), treated),
        (say(ways.WAGE), say(ways.WAGE_PAID, wage)),
        (say(ways.ORGAN), say(ways.UP_TO_YEARS, {"years": organ.number})),
        (say(ways.DISABLED), say(ways.AT_LEAST_YEARS, {"years": disabled.number})),
        (say(ways.DEATH), say(values.UNITS["years"], {"number": death.number})),
    )
    yield law.block(facts=facts, rests_on=(rate, first, organ, disabled, death, cap))


def _for_the_family(law: Law) -> Iterator[Block]:
    death, funeral = law.row("injury_death_years"), law.row("injury_funeral")
    years = law.say(values.UNITS["years"], {"number": death.number})
    yield law.block(facts=((law.say(ways.DEATH), years),), rests_on=(death,))
    paid = law.spoken.money(funeral.plain)
    yield law.block(facts=((law.say(ways.FUNERAL), paid),), rests_on=(funeral,))


def _not_seen(law: Law) -> Block:
    """What is general knowledge alone."""
    say = law.say
    longest, funeral = law.row("injury_wage_years_max"), law.row("injury_funeral")
    lower, upper = (law.row(f"injury_treatment_{which}_limit") for which in ("first", "second"))
    limits = {"first": law.spoken.money(lower.plain), "second": law.spoken.money(upper.plain)}
    facts = (
        (say(ways.WAGE_LONGEST), say(values.UNITS["years"], {"number": longest.number})),
        (say(ways.TREATMENT_LIMITS), say(ways.LIMITS, limits)),
        (say(ways.FUNERAL), law.spoken.money(funeral.plain)),
    )
    return law.block(facts=facts, rests_on=(longest, lower, upper, funeral))
