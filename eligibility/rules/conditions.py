"""The conditions that several benefits share: insurable, in cover, enough months, in time."""

from datetime import date, timedelta

from eligibility.rules import months
from eligibility.rules.codes import ConditionCode, ReasonCode
from eligibility.rules.facts import Facts
from eligibility.rules.finding import Condition, Grounds, Measure, Occasion, Reason, verdict_of
from eligibility.rules.jobs import EARLIER, Unclear
from eligibility.rules.months import Month
from eligibility.rules.record import DEDUCTED, IN_DOUBT, Count
from eligibility.rules.rulebook import Term
from eligibility.rules.truth import Truth, enough

TAIL = "cover_after_leaving_months"
MARGIN = "cover_day_margin_days"
DEADLINE = "claim_deadline_years"
_MONTHS_IN_YEAR = 12

OUTSIDE = (Reason(ReasonCode.OUTSIDE_OUR_RECORDS),)
MISSING = (Reason(ReasonCode.FACT_MISSING),)


def unknown(code: ConditionCode, *fields: str, terms: tuple[Term, ...] = ()) -> Condition:
    """A condition that hangs on facts nobody has told."""
    return Condition(
        code=code, truth=Truth.CANNOT_TELL, reasons=MISSING, unknown=fields, terms=terms
    )


def outside(code: ConditionCode, *sources: Term) -> Condition:
    """A condition that rests on a value we do not vouch for on that day."""
    return Condition(code=code, truth=Truth.CANNOT_TELL, reasons=OUTSIDE, terms=sources)


def fact(
    code: ConditionCode,
    holds: bool | None,
    *,
    reason: ReasonCode,
    field: str,
    terms: tuple[Term, ...] = (),
) -> Condition:
    """A condition that is a plain yes/no fact and, when not met, stays so."""
    if holds is None:
        return unknown(code, field, terms=terms)
    reasons = () if holds else (Reason(reason),)
    return Condition(code=code, truth=Truth.of(holds), reasons=reasons, terms=terms)


def contingency(facts: Facts, key: str, occasion: Occasion) -> Grounds:
    """The conditions of a contingency: insurable, in cover, enough months, claimed in time."""
    day, field = occasion.day, occasion.field
    cover, covered_until = in_cover(facts, day, field)
    months_paid, measure = qualifying(facts, key, occasion)
    conditions: tuple[Condition, ...] = (facts.insurable, cover, months_paid)
    claim_by = None
    if not occasion.standing:
        in_time, claim_by = claimed_in_time(facts, day, field)
        conditions = (*conditions, in_time)
    verdict = verdict_of(conditions)
    return Grounds(occasion, conditions, verdict, measure, covered_until, claim_by)


def in_cover(facts: Facts, day: date | None, field: str) -> tuple[Condition, date | None]:
    """Insured on the day of the event, or within the months after the job ended (section 38).

    Returns:
        The condition, and the last covered day (``None`` while the job goes on).
    """
    code = ConditionCode.IN_COVER
    source = facts.source(TAIL)
    if day is None:
        return unknown(code, field, terms=(source,)), None
    job = facts.work.on(day)
    if isinstance(job, Unclear):
        return unknown(code, job.field, terms=(source,)), None
    if job.ended_on is None:
        if job.running:
            return Condition(code=code, truth=Truth.MET, terms=(source,)), None
        return unknown(code, EARLIER, terms=(source,)), None
    tail, margin = facts.term(TAIL, day), facts.term(MARGIN, day)
    if tail is None or margin is None:
        return outside(code, source), None
    until = months.add_months(job.ended_on, tail.number)
    if day <= job.ended_on or day < until - timedelta(days=margin.number):
        return Condition(code=code, truth=Truth.MET, terms=(tail,)), until
    params = (("covered_until", until), ("ended_on", job.ended_on), ("day", day))
    if day <= until + timedelta(days=margin.number):
        reasons = (Reason(ReasonCode.CLOSE_TO_LIMIT, params),)
        truth = Truth.CANNOT_TELL
        return Condition(code=code, truth=truth, reasons=reasons, terms=(tail, margin)), until
    reasons = (Reason(ReasonCode.COVER_AFTER_LEAVING_ENDED, params),)
    return Condition(code=code, truth=Truth.NOT_MET, reasons=reasons, terms=(tail,)), until


def claimed_in_time(facts: Facts, day: date | None, field: str) -> tuple[Condition, date | None]:
    """The claim is made within two years of the event (section 56), by the law of the claim's day.

    Returns:
        The condition, and the last day for the claim.
    """
    code = ConditionCode.CLAIMED_IN_TIME
    claim_day = facts.person.claim_day
    source = facts.rulebook.in_force(DEADLINE, claim_day)
    if day is None:
        return unknown(code, field, terms=(source,)), None
    years = facts.term(DEADLINE, claim_day)
    if years is None:
        return outside(code, source), None
    last = months.add_months(day, years.number * _MONTHS_IN_YEAR)
    if facts.term(DEADLINE, day) is None:
        return outside(code, source), last
    if claim_day <= last:
        return Condition(code=code, truth=Truth.MET, terms=(years,)), last
    if not facts.person.events.claim_day_known:
        return unknown(code, "events.claim_date", terms=(years,)), last
    reasons = (Reason(ReasonCode.CLAIM_DEADLINE_PASSED, (("claim_by", last),)),)
    return Condition(code=code, truth=Truth.NOT_MET, reasons=reasons, terms=(years,)), last


def qualifying(facts: Facts, key: str, occasion: Occasion) -> tuple[Condition, Measure]:
    """Enough contribution months in the window that ends with the month before the event.

    Returns:
        The condition, and what was counted.
    """
    code = ConditionCode.QUALIFYING_PERIOD
    source = facts.source(key)
    if occasion.day is None:
        return unknown(code, occasion.field, terms=(source,)), Measure()
    term = facts.term(key, occasion.day)
    if term is None:
        return outside(code, source), Measure()
    count, month = _counted(facts, term, occasion.day), months.month_of(occasion.day)
    need, reference = term.required, term.reference
    measure = _measure(facts, count, need, (month - reference, month - 1))
    truth = enough(count.sure, count.possible, need)
    if truth is Truth.MET:
        return Condition(code=code, truth=truth, terms=(term,)), measure
    if truth is Truth.CANNOT_TELL:
        return doubt(facts, code, count, term), measure
    return _short(facts, occasion, term, count), measure


def _counted(facts: Facts, term: Term, day: date) -> Count:
    return facts.record.count(months.window(term.reference, months.month_of(day)))


def _measure(facts: Facts, count: Count, need: int, window: tuple[Month, Month] | None) -> Measure:
    if not facts.record.told:
        return Measure(required=need, window=window)
    return Measure(
        counted=count.sure,
        required=need,
        window=window,
        counted_if_deemed=count.sure + count.deducted,
        short_by=max(need - count.sure, 0),
    )


def doubt(facts: Facts, code: ConditionCode, count: Count, term: Term) -> Condition:
    """Months that are not sure could decide: which kinds, and which fields would settle it."""
    reasons: tuple[Reason, ...] = ()
    fields: tuple[str, ...] = ()
    if count.unknown:
        reasons += MISSING
        fields += ((IN_DOUBT,) if facts.record.doubtful else ()) + facts.record.open_fields
    if count.deducted:
        params = (("months", count.deducted),)
        reasons = (Reason(ReasonCode.DEDUCTED_NOT_REMITTED, params), *reasons)
        fields = (DEDUCTED, *fields)
    return Condition(
        code=code, truth=Truth.CANNOT_TELL, reasons=reasons, unknown=fields, terms=(term,)
    )


def _short(facts: Facts, occasion: Occasion, term: Term, count: Count) -> Condition:
    """Too few months even with every doubtful one: can time cure it, and by which day?"""
    code, day = ConditionCode.QUALIFYING_PERIOD, occasion.day or facts.today
    need, month = term.required, months.month_of(day)
    ahead = not occasion.standing and day > facts.today
    reach = _reach(facts, term, month) if ahead else 0
    if ahead and reach >= need:
        earliest: date | None = day
    elif occasion.standing or occasion.recurs:
        earliest = soonest(facts, term) or _holds_today(facts, term)
        if earliest is None and (hope := hopeful(facts, term)):
            return doubt(facts, code, _counted(facts, term, hope), term)
    elif ahead and reach + count.possible >= need:
        return doubt(facts, code, count, term)
    else:
        earliest = None
    shortage = (
        ("counted", count.sure),
        ("required", need),
        ("short_by", need - count.sure),
    )
    reasons = [Reason(ReasonCode.CONTRIBUTIONS_SHORT, shortage)]
    with_event_month = max(count.sure + count.possible, reach) + 1
    told_and_lost = not occasion.standing and not (ahead and earliest == day)
    if told_and_lost and with_event_month >= need and _event_month_open(facts, month):
        params = (("month", months.iso(month)),)
        reasons.append(Reason(ReasonCode.EVENT_MONTH_WOULD_DECIDE, params))
    return Condition(
        code=code,
        truth=Truth.NOT_MET,
        curable=earliest is not None,
        earliest=earliest,
        reasons=tuple(reasons),
        terms=(term,),
    )


def _holds_today(facts: Facts, term: Term) -> date | None:
    """Today, when what was short at the event is there by now and cover still runs."""
    window = months.window(term.reference, facts.month)
    enough_now = (facts.record.paid & window).bit_count() >= term.required
    covered, _ = in_cover(facts, facts.today, "")
    return facts.today if enough_now and covered.truth is Truth.MET else None


def _reach(facts: Facts, term: Term, month: Month) -> int:
    """The months in the event's window if contributions go on to the month before it."""
    coming = facts.work.to_come(facts.today, month - 1)
    window = months.window(term.reference, month)
    return (window & (facts.record.paid | coming)).bit_count()


def _event_month_open(facts: Facts, month: Month) -> bool:
    """Whether the event's own month may count: in a job in it, and paid or not yet due."""
    may_be_paid = month >= facts.month or facts.record.count(months.bit(month)) != Count(0, 0, 0)
    return may_be_paid and facts.work.in_job_during(month)


def soonest(facts: Facts, term: Term) -> date | None:
    """The first day on which the window holds if every month from today's on is paid.

    Only sure months and those to come count. ``None`` when contributions do not go on, or end
    before the period is reached.
    """
    need, reference = term.required, term.reference
    coming = facts.work.to_come(facts.today, facts.month + reference)
    if not coming:
        return None
    held = facts.record.paid | coming
    for month in range(facts.month, facts.month + reference + 1):
        if (held & months.window(reference, month)).bit_count() >= need:
            return max(months.first_day(month), facts.today)
    return None


def hopeful(facts: Facts, term: Term) -> date | None:
    """The day ``soonest`` would name if every doubtful month had been paid.

    It keeps a "no" from resting on months nobody is sure of. Where contributions do not go on it
    is today or no day.
    """
    need, reference = term.required, term.reference
    coming = facts.work.to_come(facts.today, facts.month + reference)
    if not coming and in_cover(facts, facts.today, "")[0].truth is Truth.NOT_MET:
        return None
    last = facts.month + reference if coming else facts.month
    for month in range(facts.month, last + 1):
        if facts.record.most(months.window(reference, month), coming) >= need:
            return max(months.first_day(month), facts.today)
    return None
