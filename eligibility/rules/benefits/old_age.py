"""Old-age benefit (Act, sections 76-77 bis; Ministerial Regulation B.E. 2550).

From 55, once insurance has ended: a pension for life after 180 months in all, a lump sum after
fewer. The months need not follow each other.

Not evaluated: the announced returns on the lump sum, a pension drawn before and suspended by
new work, the new averaging formula that is approved but not in force, agreements between states.
"""

from datetime import date
from fractions import Fraction

from eligibility.rules import months
from eligibility.rules.assemble import Draft, conclude, entitle
from eligibility.rules.benefits._common import papers, times
from eligibility.rules.benefits.lifetime import lifetime
from eligibility.rules.codes import (
    Asked,
    BenefitCode,
    ConditionCode,
    EntitlementCode,
    Paper,
    ReasonCode,
)
from eligibility.rules.conditions import (
    claimed_in_time,
    outside,
    unknown,
)
from eligibility.rules.facts import Facts
from eligibility.rules.finding import (
    Condition,
    Entitlement,
    Figures,
    Finding,
    Grounds,
    Measure,
    Occasion,
    Reason,
    Step,
    verdict_of,
)
from eligibility.rules.jobs import EARLIER, Unclear
from eligibility.rules.person import Money
from eligibility.rules.record import Count
from eligibility.rules.truth import Truth
from eligibility.rules.wages import Part, total_of

_DATE = "events.retirement.date"
_ENDED_ON = "person.employment.ended_on"


def find(facts: Facts) -> Finding:
    """What the months on record are worth in old age."""
    told = None if facts.only_standing else facts.person.events.retirement
    day = told.date if told else facts.today
    ended = _job_ended(facts, day)
    # Contributions can still come: the job goes on, or the day asked for lies ahead.
    at_work = ended.truth is not Truth.MET or (day is not None and day > facts.today)
    on_record, count = _any_month(facts, day, curable=at_work)
    age = _pension_age(facts, day)
    conditions: tuple[Condition, ...] = (facts.insurable, age, ended, on_record)
    claim_by = None
    # The time to claim runs from becoming entitled (s.56): not before the age, nor beside the job.
    if told and Truth.NOT_MET not in (age.truth, ended.truth):
        in_time, claim_by = claimed_in_time(facts, day, _DATE)
        conditions = (*conditions, in_time)
    occasion = Occasion(day, _DATE, standing=told is None)
    measure = _measure(facts, day, count)
    grounds = Grounds(occasion, conditions, verdict_of(conditions), measure, claim_by=claim_by)
    return conclude(
        facts,
        Draft(
            benefit=BenefitCode.OLD_AGE,
            asked=Asked.EVENT if told else Asked.STANDING,
            grounds=grounds,
            entitlements=(
                _pension(facts, grounds, day, at_work=at_work),
                _lump_sum(facts, grounds, day, at_work=at_work),
            ),
            documents=_documents(facts),
            steps=(
                Step(code="old_age_keep_originals"),
                Step(code="old_age_file_claim", by=claim_by),
            ),
        ),
    )


def _pension_age(facts: Facts, day: date | None) -> Condition:
    """The pension age is full; only time is missing when it is not."""
    code, birth = ConditionCode.PENSION_AGE_REACHED, facts.person.birth_date
    source = facts.source("pension_age")
    if birth is None:
        return unknown(code, "person.birth_date", terms=(source,))
    if day is None:
        return unknown(code, _DATE, terms=(source,))
    age = facts.term("pension_age", day)
    if age is None:
        return outside(code, source)
    birthday = months.add_years(birth, age.number)
    if day >= birthday:
        return Condition(code=code, truth=Truth.MET, terms=(age,))
    params = (("age", age.number), ("birthday", birthday))
    return Condition(
        code=code,
        truth=Truth.NOT_MET,
        curable=True,
        earliest=birthday,
        reasons=(Reason(ReasonCode.UNDER_PENSION_AGE, params),),
        terms=(age,),
    )


def _job_ended(facts: Facts, day: date | None) -> Condition:
    """Insurance has ended: the job of that day lies behind.

    Who is off the roll, with nothing told of the past and no last day of work, may have stopped
    long ago.
    """
    code, terms = ConditionCode.JOB_ENDED, (facts.source("pension_age"),)
    if day is None:
        return unknown(code, _DATE, terms=terms)
    job = facts.work.on(day)
    if isinstance(job, Unclear):
        return unknown(code, job.field, terms=terms)
    if job.ended_on is None and not job.running:
        return unknown(code, EARLIER, terms=terms)
    if job.ended_on is not None and job.ended_on < day:
        return Condition(code=code, truth=Truth.MET, terms=terms)
    if job.running and facts.person.registered is False and not facts.record.told:
        return unknown(code, _ENDED_ON, terms=terms)
    reasons = (Reason(ReasonCode.STILL_INSURED),)
    return Condition(code=code, truth=Truth.NOT_MET, curable=True, reasons=reasons, terms=terms)


def _any_month(facts: Facts, day: date | None, *, curable: bool) -> tuple[Condition, Count]:
    """At least one month is on record."""
    code = ConditionCode.MONTHS_ON_RECORD
    if day is None:
        return unknown(code, _DATE), Count(0, 0, 0)
    return lifetime(facts, "old_age.any", day, curable=curable, code=code)


def _measure(facts: Facts, day: date | None, count: Count) -> Measure:
    """The lifetime total against the months a pension takes."""
    term = facts.term("old_age.pension", day)
    if term is None:
        return Measure()
    need = term.required
    if not facts.record.any_told:
        return Measure(required=need)
    return Measure(
        counted=count.sure,
        required=need,
        counted_if_deemed=count.sure + count.deducted,
        short_by=max(need - count.sure, 0),
    )


def _pension(facts: Facts, grounds: Grounds, day: date | None, *, at_work: bool) -> Entitlement:
    """A share of the mean of the last sixty wage bases, growing with each full year beyond."""
    code = EntitlementCode.OLD_AGE_PENSION
    figures: Figures = (("monthly", None), ("rate", None))
    if day is None:
        return entitle(code, grounds, figures=figures)
    enough, count = lifetime(facts, "old_age.pension", day, curable=at_work)
    keys = (
        "pension_base_rate",
        "pension_step_rate",
        "pension_step_months",
        "pension_averaging_months",
        "old_age.pension",
    )
    found = [facts.term(key, day) for key in keys]
    terms = [term for term in found if term is not None]
    if len(terms) < len(keys):
        formula = outside(ConditionCode.LIFETIME_MONTHS, facts.source("pension_base_rate"))
        return entitle(code, grounds, (formula,), figures=figures)
    parts: tuple[Part, ...] = ()
    if enough.truth is Truth.MET:
        base, step, every, last, full = terms
        rate = base.plain + step.plain * ((count.sure - full.required) // every.number)
        parts = facts.wages.last(last.number, months.month_of(day) + 1)
        figures = (("monthly", times(_mean(parts), Fraction(rate))), ("rate", rate))
    return entitle(
        code,
        grounds,
        (enough,),
        figures=figures,
        terms=(*terms, *facts.wages.sources(parts)),
        missing=_wage_missing(facts, figures, due=enough.truth is Truth.MET),
    )


def _mean(parts: tuple[Part, ...]) -> Money | None:
    """The mean wage base of some months; ``None`` when one of them is unknown."""
    summed, counted = total_of(parts), sum(part.size for part in parts)
    return None if summed is None or not counted else Fraction(summed, counted)


def _lump_sum(facts: Facts, grounds: Grounds, day: date | None, *, at_work: bool) -> Entitlement:
    """The old-age share of every month's wage base; the employer's share from a year on."""
    code = EntitlementCode.OLD_AGE_LUMP_SUM
    figures: Figures = (("estimate", None),)
    if day is None:
        return entitle(code, grounds, figures=figures)
    enough, count = lifetime(facts, "old_age.pension", day, curable=at_work)
    shared, _ = lifetime(facts, "old_age.employer_share", day, curable=at_work)
    own = facts.term("old_age_share_employee", day)
    employer = facts.term("old_age_share_employer", day)
    conditions = [_fewer(enough)]
    if shared.truth is Truth.CANNOT_TELL:
        conditions.append(shared._replace(code=ConditionCode.EMPLOYER_SHARE))
    parts: tuple[Part, ...] = ()
    certain = Truth.CANNOT_TELL not in (enough.truth, shared.truth)
    if own and employer and certain and count.sure:
        rate = own.money + (employer.money if shared.truth is Truth.MET else 0)
        parts = facts.wages.last(count.sure, months.month_of(day) + 1)
        figures = (("estimate", times(total_of(parts), rate)),)
    return entitle(
        code,
        grounds,
        conditions,
        figures=figures,
        terms=(own, employer, *facts.wages.sources(parts)),
        missing=_wage_missing(facts, figures, due=certain and bool(count.sure)),
    )


def _fewer(enough: Condition) -> Condition:
    """The lump sum is for records too short for a pension."""
    code = ConditionCode.FEWER_THAN_PENSION
    if enough.truth is Truth.CANNOT_TELL:
        return enough._replace(code=code)
    if enough.truth is Truth.MET:
        reasons = (Reason(ReasonCode.PAID_AS_PENSION),)
        return Condition(code=code, truth=Truth.NOT_MET, reasons=reasons, terms=enough.terms)
    return Condition(code=code, truth=Truth.MET, terms=enough.terms)


def _wage_missing(facts: Facts, figures: Figures, *, due: bool) -> tuple[str, ...]:
    """The wage is asked for when it alone keeps an amount that is due from being known."""
    return (facts.wages.untold,) if due and figures[0][1] is None else ()


def _documents(facts: Facts) -> tuple[str, ...]:
    found = [*papers(facts), "claim_form_sso_2_01", "household_registration"]
    if Paper.SEVEN_DAY_PASS in (facts.person.documents or ()):
        found.append("seven_day_pass")
    return tuple(found)
