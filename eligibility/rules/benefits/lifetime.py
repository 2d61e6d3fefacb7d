"""Conditions on the whole record: the law adds up all insured periods (Act, section 42)."""

from datetime import date

from eligibility.rules import months
from eligibility.rules.codes import ConditionCode, ReasonCode
from eligibility.rules.conditions import doubt, outside
from eligibility.rules.facts import Facts
from eligibility.rules.finding import Condition, Reason
from eligibility.rules.record import Count
from eligibility.rules.truth import Truth, enough


def lifetime(
    facts: Facts,
    key: str,
    day: date,
    *,
    curable: bool,
    code: ConditionCode = ConditionCode.LIFETIME_MONTHS,
) -> tuple[Condition, Count]:
    """Enough months in all, up to and with the event's month.

    ``curable`` says whether contributions that go on can help; where the event's day is told and
    lies ahead, they help only up to and with its month.

    Returns:
        The condition, and the months counted.
    """
    count = facts.record.lifetime(months.month_of(day))
    term = facts.term(key, day)
    if term is None:
        return outside(code, facts.source(key)), count
    need = term.required
    truth = enough(count.sure, count.possible, need)
    if truth is Truth.CANNOT_TELL:
        return doubt(facts, code, count, term), count
    if truth is Truth.MET:
        return Condition(code=code, truth=truth, terms=(term,)), count
    missing = need - count.sure
    params = (("counted", count.sure), ("required", need), ("short_by", missing))
    by = day if day > facts.today else None
    earliest = _reached(facts, missing, by) if curable else None
    if curable and earliest is None and _reached(facts, missing - count.possible, by):
        return doubt(facts, code, count, term), count
    return Condition(
        code=code,
        truth=truth,
        curable=earliest is not None,
        earliest=earliest,
        reasons=(Reason(ReasonCode.CONTRIBUTIONS_SHORT, params),),
        terms=(term,),
    ), count


def _reached(facts: Facts, missing: int, by: date | None) -> date | None:
    """The day on which ``missing`` more months are there, if contributions go on so long."""
    through = months.month_of(by) if by else facts.month + missing + 1
    coming = facts.work.to_come(facts.today, through) & ~facts.record.paid
    for number, month in enumerate(months.each(coming), start=1):
        if number == missing:
            return max(months.first_day(month), facts.today)
    return None
