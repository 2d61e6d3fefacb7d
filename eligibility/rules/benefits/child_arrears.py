"""Child allowance for months that were never paid: two years back from the claim (section 56).

A month is owed when, on its last day, a child of the person was born and under the limit, the
qualifying period held in it, it is itself a contribution month, and nothing was paid for it yet.
Each month is paid at its own rate, for three children at most. Only sure months count.
"""

from dataclasses import dataclass
from fractions import Fraction

from eligibility.rules import months
from eligibility.rules.assemble import entitle
from eligibility.rules.benefits.children import Ages, counts
from eligibility.rules.codes import ConditionCode, EntitlementCode, ReasonCode
from eligibility.rules.conditions import (
    DEADLINE,
    DEDUCTED,
    IN_DOUBT,
    MISSING,
    OUTSIDE,
    PAID,
    outside,
    unknown,
)
from eligibility.rules.facts import Facts
from eligibility.rules.finding import Condition, Entitlement, Reason
from eligibility.rules.months import Month, MonthSet
from eligibility.rules.person import Child
from eligibility.rules.rulebook import Term
from eligibility.rules.truth import Truth

_CHILDREN = "events.children"
_PAID_THROUGH = "events.children.{index}.allowance_paid_through"
_MONTHS_IN_YEAR = 12


@dataclass(slots=True)
class _Sum:
    """What the months add up to, and what stood in the way of knowing."""

    first: Month | None = None
    count: int = 0
    total: Fraction = Fraction(0)
    terms: tuple[Term, ...] = ()
    before_our_records: bool = False

    def add(self, month: Month, children: int, amount: Term) -> None:
        self.first = month if self.first is None else self.first
        self.count += 1
        self.total += amount.exact * children
        if amount not in self.terms:
            self.terms = (*self.terms, amount)


def arrears(facts: Facts, children: tuple[Child, ...] | None, insurable: Condition) -> Entitlement:
    """The arrears entitlement, with a verdict of its own, also after the job has ended."""
    code = ConditionCode.UNPAID_MONTHS
    claim_day = facts.person.claim_day
    years = facts.term(DEADLINE, claim_day)
    if children is None:
        return _entitlement(insurable, unknown(code, _CHILDREN), None)
    if years is None:
        source = facts.rulebook.in_force(DEADLINE, claim_day)
        return _entitlement(insurable, outside(code, source), None)
    claim = months.month_of(claim_day)
    span = range(claim - years.number * _MONTHS_IN_YEAR, claim)
    sure = _add_up(facts, children, span, facts.record.paid, doubtful=False)
    most = sure
    possible = facts.record.paid | facts.record.deducted | facts.record.doubtful
    if possible != facts.record.paid or any(_doubtful(child) for child in children):
        most = _add_up(facts, children, span, possible, doubtful=True)
    return _entitlement(
        insurable,
        _condition(facts, children, sure, most, years),
        sure,
        doubt=most.total > sure.total,
    )


def _doubtful(child: Child) -> bool:
    return None in (child.born_on, child.lawful, child.other_parent_claims)


def _condition(
    facts: Facts,
    children: tuple[Child, ...],
    sure: _Sum,
    most: _Sum,
    years: Term,
) -> Condition:
    """Met when something is owed for sure; else whether doubtful facts could make it so."""
    code = ConditionCode.UNPAID_MONTHS
    asked = tuple(
        _PAID_THROUGH.format(index=index)
        for index, child in enumerate(children)
        if not child.arrears_known
    )
    if asked:
        return unknown(code, *asked, terms=(years,))
    if sure.count:
        return Condition(code=code, truth=Truth.MET, terms=(years,))
    if children and (most.count or facts.record.open):
        fields = [PAID] if facts.record.open else []
        fields += [DEDUCTED] if facts.record.deducted else []
        fields += [IN_DOUBT] if facts.record.doubtful else []
        return unknown(code, *(fields or [_CHILDREN]), terms=(years,))
    reasons = [Reason(ReasonCode.NO_ARREARS if children else ReasonCode.NO_CHILD)]
    if sure.before_our_records:
        reasons.extend(OUTSIDE)
    return Condition(code=code, truth=Truth.NOT_MET, reasons=tuple(reasons), terms=(years,))


def _entitlement(
    insurable: Condition, condition: Condition, found: _Sum | None, *, doubt: bool = False
) -> Entitlement:
    known = found if found and condition.truth is not Truth.CANNOT_TELL else None
    notes = (MISSING if doubt else ()) + (OUTSIDE if known and known.before_our_records else ())
    return entitle(
        EntitlementCode.CHILD_ALLOWANCE_ARREARS,
        (_without_registration(insurable),),
        (condition,),
        figures=(
            ("first_month", months.iso(known.first) if known and known.first else None),
            ("months", known.count if known else None),
            ("total", known.total if known else None),
        ),
        terms=known.terms if known else (),
        notes=notes,
    )


def _without_registration(insurable: Condition) -> Condition:
    """Arrears are for recorded months: what cannot be told today does not stop them."""
    if insurable.truth is Truth.CANNOT_TELL:
        return Condition(code=insurable.code, truth=Truth.MET, terms=insurable.terms)
    return insurable


def _add_up(
    facts: Facts,
    children: tuple[Child, ...],
    span: range,
    record: MonthSet,
    *,
    doubtful: bool,
) -> _Sum:
    """Add up the months of ``span``; ``doubtful`` counts children of whom we are not sure too."""
    found = _Sum()
    for month in span:
        if not record & months.bit(month):
            continue
        last = months.last_day(month)
        ages = Ages.on(facts, last)
        period = facts.term("child_support.qualifying", last)
        amount, most = facts.term("child_amount", last), facts.term("child_max", last)
        if not (ages and period and amount and most):
            found.before_our_records = True
            continue
        window = months.window(period.period.reference or 0, month)
        if (record & window).bit_count() < period.period.required:
            continue
        owed = _owed(children, ages, month, most.number, doubtful=doubtful)
        if owed:
            found.add(month, owed, amount)
    return found


def _owed(
    children: tuple[Child, ...], ages: Ages, month: Month, most: int, *, doubtful: bool
) -> int:
    """How many of the youngest children of a month, three at most, were not paid for it yet."""
    there = [
        child
        for child in children
        if (standing := counts(child, ages)).reason is None
        and (doubtful or not standing.unknown)
        and (child.born_on is None or child.born_on <= ages.day)
    ]
    there.sort(key=lambda child: child.born_on or ages.day, reverse=True)
    return sum(
        child.allowance_paid_through is None or child.allowance_paid_through < month
        for child in there[:most]
    )
