"""How much the unemployment benefit is, and for how many days."""

from dataclasses import dataclass
from datetime import date

from eligibility.rules.assemble import entitle
from eligibility.rules.benefits._common import number, times
from eligibility.rules.codes import ConditionCode, EndReason, EntitlementCode, ReasonCode
from eligibility.rules.conditions import fact, outside, unknown
from eligibility.rules.facts import Facts
from eligibility.rules.finding import Condition, Entitlement, Figures, Grounds, Reason
from eligibility.rules.person import Money, Unemployment
from eligibility.rules.rulebook import Term

_DAYS_PAID = "events.unemployment.days_paid_this_year"
_END_REASON = "person.employment.end_reason"
_NATIONALITY = "person.nationality"
_CAP = "migrant_unemployment_cap_days"
_KIND = {
    EndReason.LAID_OFF: "terminated",
    EndReason.RESIGNED: "resigned_or_expired",
    EndReason.CONTRACT_EXPIRED: "resigned_or_expired",
}


_NOTHING: Figures = tuple(
    (name, None) for name in ("rate", "statutory_days", "payable_days", "daily_benefit", "total")
)


@dataclass(frozen=True, slots=True)
class Loss:
    """The job loss asked about. ``standing``: what if the job were lost today."""

    event: Unemployment
    reason: EndReason | None
    standing: bool

    @property
    def day(self) -> date | None:
        """The first day without a job."""
        return self.event.date

    @property
    def payable_reason(self) -> EndReason | None:
        """The reason, where it is one the benefit is paid for."""
        return self.reason if self.reason in _KIND else None


@dataclass(frozen=True, slots=True)
class _Offer:
    """What one reason for the end of the job is worth."""

    reason: EndReason
    rate: Term
    days: Term
    payable: int | None
    daily_benefit: Money | None

    @property
    def figures(self) -> Figures:
        return (
            ("rate", self.rate.plain),
            ("statutory_days", self.days.number),
            ("payable_days", self.payable),
            ("daily_benefit", self.daily_benefit),
            ("total", times(self.daily_benefit, self.payable)),
        )


def pay(
    facts: Facts,
    loss: Loss,
    grounds: Grounds,
    first_paid: date | None,
    notes: tuple[Reason, ...],
) -> Entitlement:
    """The one entitlement of the benefit; ``alternatives`` where the reason is not settled."""
    wage = facts.wages.daily(loss.day) if loss.day is not None else None
    daily = wage.amount if wage else None
    cap = facts.term(_CAP, loss.day) if facts.person.foreign is not False else None
    settled = loss.payable_reason if not loss.standing else None
    asked = (settled,) if settled else (EndReason.LAID_OFF, EndReason.RESIGNED)
    offers = [offer for reason in asked if (offer := _offer(facts, loss, reason, daily, cap))]
    shows_alternatives = loss.reason in (None, EndReason.UNKNOWN)
    figures = offers[0].figures if settled and offers else _NOTHING
    alternatives = (
        tuple((("end_reason", offer.reason.value), *offer.figures) for offer in offers)
        if shows_alternatives
        else None
    )
    capped = any(offer.days.number > cap.number for offer in offers) if cap else False
    if capped and cap:
        notes = (*notes, Reason(ReasonCode.MIGRANT_DAY_CAP, (("days", cap.number),)))
    return entitle(
        EntitlementCode.UNEMPLOYMENT_BENEFIT,
        grounds,
        _own_conditions(facts, loss, offers, settled),
        figures=(*figures, ("first_payable_on", first_paid), ("alternatives", alternatives)),
        terms=(*(term for offer in offers for term in (offer.rate, offer.days)), cap),
        notes=notes,
        wage=wage,
    )


def _offer(
    facts: Facts, loss: Loss, reason: EndReason, daily: Money | None, cap: Term | None
) -> _Offer | None:
    """Rate and days by the first day without a job; ``None`` outside the days vouched for."""
    kind = _KIND[reason]
    rate = facts.term(f"unemployment_rate_{kind}", loss.day)
    days = facts.term(f"unemployment_days_{kind}", loss.day)
    if rate is None or days is None:
        return None
    already, foreign = loss.event.days_paid_this_year, facts.person.foreign
    payable = None
    if already is not None and foreign is not None and not (foreign and cap is None):
        payable = max(days.number - already, 0)
        payable = min(payable, cap.number) if cap else payable
    benefit = times(daily, number(rate)) if payable is not None else None
    return _Offer(reason, rate, days, payable, benefit)


def _own_conditions(
    facts: Facts, loss: Loss, offers: list[_Offer], settled: EndReason | None
) -> tuple[Condition, ...]:
    """Days are left this year, and whether the day cap for migrants applies is known."""
    code = ConditionCode.LIMIT_NOT_USED_UP
    if loss.day is None:
        source = facts.source("unemployment_days_terminated")
        return (unknown(code, "events.unemployment.date", terms=(source,)),)
    if not offers:
        return (outside(code, facts.source("unemployment_days_terminated")),)
    terms = tuple(offer.days for offer in offers)
    if loss.event.days_paid_this_year is None:
        return (unknown(code, _DAYS_PAID, terms=terms),)
    if facts.person.foreign is None:
        return (unknown(code, _NATIONALITY, terms=terms),)
    if any(offer.payable is None for offer in offers):
        return (outside(code, facts.source(_CAP)),)
    left = [bool(offer.payable) for offer in offers]
    available = left[0] if settled or len(set(left)) == 1 else None
    return (fact(code, available, reason=ReasonCode.LIMIT_USED_UP, field=_END_REASON, terms=terms),)
