"""Hurt at work: the Workmen's Compensation Fund, step by step."""

from collections.abc import Iterator, Mapping
from datetime import date

from eligibility.action.ways import Block, Law, Section, WayPage
from eligibility.assessing import Assessed
from eligibility.presentation import Spoken
from eligibility.rules.codes import AdviceCode
from eligibility.rules.rulebook import Rulebook
from eligibility.said import result_law
from eligibility.wording import values, ways
from eligibility.wording.sentence import Sentence
from eligibility.wording.sentence import Spoken as Value

_REPORT, _CLAIM = "injury_employer_report_days", "injury_worker_claim_days"


def injury_page(asked: Assessed, rulebook: Rulebook, spoken: Spoken) -> WayPage:
    """The steps with their days, or without them where no injury was told, and what is paid.

    Args:
        asked: the question and its answer, in the language of ``spoken``.
        rulebook: the release it was answered under.
        spoken: the voice of the page.

    Raises:
        KeyError: the release lacks a row or a citation the page names.
    """
    told = asked.person.events.work_injury
    law = Law(rulebook, told.date if told and told.date else asked.person.as_of, spoken)
    route = spoken.advice(AdviceCode.WORK_INJURY_ROUTE, ())
    steps = Section(spoken.label("steps"), tuple(_steps(asked, law)), numbered=True)
    pays = Section(law.say(ways.PAYS), (_free(law), *_seen(law), _not_seen(law)))
    title = spoken.label("work_injury")
    return law.page(title, (steps, pays, law.whom_to_ask()), lead=route)


# ---------------------------------------------------------------- the steps
def _steps(asked: Assessed, law: Law) -> Iterator[Block]:
    say, found = law.say, asked.found.work_injury
    by_employer = found.employer_report_by if found else None
    by_worker = found.worker_claim_by if found else None
    yield law.block(say(ways.TELL_EMPLOYER), rests_on=("injury-general-knowledge",))
    yield law.block(say(ways.GO_TO_HOSPITAL))
    yield _by(
        _REPORT,
        by_employer,
        (ways.EMPLOYER_BY, ways.EMPLOYER_WAS, ways.EMPLOYER_WITHIN),
        asked.person.as_of,
        law,
    )
    yield _by(
        _CLAIM,
        by_worker,
        (ways.YOURSELF_BY, ways.YOURSELF_WAS, ways.YOURSELF_WITHIN),
        asked.person.as_of,
        law,
    )
    yield law.block(say(ways.REPORT_ANYWAY), rests_on=("injury-employer-pays",))
    yield law.block(say(ways.NOT_AT_ONCE), rests_on=("mmn-2025-work-injury",))
    appeal = law.row("injury_appeal_days")
    yield law.block(say(ways.APPEAL, {"days": appeal.number}), rests_on=(appeal,))


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
