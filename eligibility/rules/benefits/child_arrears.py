"""Child allowance for months that were never paid: two years back from the claim (section 56).

A month is owed when, on its last day, a child of the person was born and under the limit, the
qualifying period held in it, it is itself a contribution month, and nothing was paid for it yet.
Each month is paid at its own rate, for three children at most. Only sure months count.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from eligibility.rules import months
from eligibility.rules.assemble import entitle
from eligibility.rules.benefits.children import ours, untold
from eligibility.rules.codes import ConditionCode, EntitlementCode, ReasonCode
from eligibility.rules.conditions import (
    DEADLINE,
    MISSING,
    OUTSIDE,
    outside,
    unknown,
)
from eligibility.rules.facts import Facts
from eligibility.rules.finding import (
    Condition,
    Entitlement,
    Grounds,
    Measure,
    Occasion,
    Reason,
    verdict_of,
)
from eligibility.rules.months import MonthSet
from eligibility.rules.person import Child, Money
from eligibility.rules.record import DEDUCTED, IN_DOUBT
from eligibility.rules.rulebook import Term
from eligibility.rules.truth import Truth

_CHILDREN = "events.children"
_PAID_THROUGH = "events.children.{index}.allowance_paid_through"
_MONTHS_IN_YEAR = 12
_LIMIT = "child_age_limit"
_EVER: MonthSet = months.until(months.month_of(date(months.LAST_YEAR, 1, 1)))


class _There(NamedTuple):
    """The months on whose last day a child was born and under the limit, and those not paid."""

    months: MonthSet
    unpaid: MonthSet
    sure: bool


class _Family(NamedTuple):
    """The children who may be owed something, and those whose paid months take places.

    The least that is owed: the sure children, with doubtful ones taking places. The most: all
    children, with only the sure ones taking places.
    """

    owed: list[_There]
    placed: list[_There]

    @classmethod
    def of(cls, facts: Facts, children: tuple[Child, ...], *, doubtful: bool) -> _Family:
        """The family for the most (``doubtful``) or the least that can be owed."""
        there = _when_there(facts, children)
        sure = [child for child in there if child.sure]
        return cls(there, sure) if doubtful else cls(sure, there)


@dataclass(slots=True)
class _Sum:
    """What the months add up to, and what stood in the way of knowing."""

    months: MonthSet = 0
    total: Money = 0
    terms: tuple[Term, ...] = ()
    before_our_records: bool = False

    def add(self, due: MonthSet, family: _Family, amount: Term, most: int) -> None:
        """Add the ``due`` months: each has ``most`` places, paid children keep theirs."""
        taken = [0] * most  # months in which so many places, and more, are taken
        for child in family.placed:
            _take(taken, child.months & ~child.unpaid)
        owed_any = 0
        for child in family.owed:
            owed = due & child.unpaid & ~taken[-1]
            owed_any |= owed
            self.total += amount.money * owed.bit_count()
            _take(taken, owed)
        if owed_any:
            self.months |= owed_any
            self.terms = (*self.terms, amount)


def _take(taken: list[MonthSet], held: MonthSet) -> None:
    """One place more is taken in the months of ``held``."""
    for place in range(len(taken) - 1, 0, -1):
        taken[place] |= taken[place - 1] & held
    taken[0] |= held


def arrears(facts: Facts, children: tuple[Child, ...] | None, occasion: Occasion) -> Entitlement:
    """The arrears entitlement, with a verdict of its own, also after the job has ended."""
    claim_day = facts.person.claim_day
    years = facts.term(DEADLINE, claim_day)
    if years is None:
        source = facts.rulebook.in_force(DEADLINE, claim_day)
        return _entitlement(facts, occasion, outside(ConditionCode.UNPAID_MONTHS, source), None)
    claim = months.month_of(claim_day)
    span = months.span(claim - years.number * _MONTHS_IN_YEAR, claim - 1)
    if children is None:
        return _of_unknown_children(facts, occasion, span, years)
    sure = _add_up(facts, children, span, facts.record.paid, doubtful=False)
    most = sure
    possible = facts.record.paid | facts.record.deducted | facts.record.doubtful
    if possible != facts.record.paid or any(untold(child) for child in children):
        most = _add_up(facts, children, span, possible, doubtful=True)
    return _entitlement(
        facts,
        occasion,
        _condition(facts, children, sure, most, years),
        sure,
        doubt=most.total > sure.total,
    )


def _of_unknown_children(
    facts: Facts, occasion: Occasion, span: MonthSet, years: Term
) -> Entitlement:
    """Nobody told of children: with no month in which one could be paid for, nothing is owed."""
    some_child = (Child(born_on=None, lawful=None),)
    possible = facts.record.paid | facts.record.deducted | facts.record.doubtful
    most = _add_up(facts, some_child, span, possible, doubtful=True)
    if most.months or facts.record.open:
        condition = unknown(ConditionCode.UNPAID_MONTHS, _CHILDREN, terms=(years,))
        return _entitlement(facts, occasion, condition, None)
    return _entitlement(facts, occasion, _condition(facts, some_child, most, most, years), most)


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
    if children and not facts.person.events.claim_day_known:
        asked = (*asked, "events.claim_date")
    if asked and (most.months or facts.record.open):
        return unknown(code, *asked, terms=(years,))
    if sure.months:
        return Condition(code=code, truth=Truth.MET, terms=(years,))
    if children and (most.months or facts.record.open):
        fields = list(facts.record.open_fields)
        fields += [DEDUCTED] if facts.record.deducted else []
        fields += [IN_DOUBT] if facts.record.doubtful else []
        for index, child in enumerate(children):
            fields += [f"{_CHILDREN}.{index}.{name}" for name in untold(child)]
        return unknown(code, *fields, terms=(years,))
    reasons = [Reason(ReasonCode.NO_ARREARS if children else ReasonCode.NO_CHILD)]
    if sure.before_our_records:
        reasons.extend(OUTSIDE)
    return Condition(code=code, truth=Truth.NOT_MET, reasons=tuple(reasons), terms=(years,))


def _entitlement(
    facts: Facts,
    occasion: Occasion,
    condition: Condition,
    found: _Sum | None,
    *,
    doubt: bool = False,
) -> Entitlement:
    known = found if found and condition.truth is not Truth.CANNOT_TELL else None
    first = months.oldest(known.months) if known else None
    notes = (MISSING if doubt else ()) + (OUTSIDE if known and known.before_our_records else ())
    return entitle(
        EntitlementCode.CHILD_ALLOWANCE_ARREARS,
        _grounds(facts, occasion),
        (condition,),
        figures=(
            ("first_month", months.iso(first) if first else None),
            ("months", known.months.bit_count() if known else None),
            ("total", known.total if known else None),
        ),
        terms=known.terms if known else (),
        notes=notes,
    )


def _grounds(facts: Facts, occasion: Occasion) -> Grounds:
    """Arrears are for recorded months: only a record known to be empty shuts them."""
    conditions = (facts.insurable,) if facts.insurable.truth is Truth.NOT_MET else ()
    return Grounds(occasion, conditions, verdict_of(conditions), Measure())


def _add_up(
    facts: Facts,
    children: tuple[Child, ...],
    span: MonthSet,
    record: MonthSet,
    *,
    doubtful: bool,
) -> _Sum:
    """Add up the months of ``span``: the least that is owed, or with ``doubtful`` the most."""
    found = _Sum()
    family = _Family.of(facts, children, doubtful=doubtful)
    some_child = functools.reduce(operator.or_, (child.months for child in family.owed), 0)
    left = span & record & some_child
    for held, period, amount, most in _law(facts):
        due = 0
        for month in months.each(left & held):
            if (record & months.window(period.reference, month)).bit_count() >= period.required:
                due |= months.bit(month)
        found.add(due, family, amount, most.number)
        left &= ~held
    found.before_our_records = bool(left)
    return found


def _law(facts: Facts) -> Iterator[tuple[MonthSet, Term, Term, Term]]:
    """The months we vouch for with the qualifying period, amount and number of children in each."""
    eras = facts.rulebook.eras
    for of_period, period in eras["child_support.qualifying"]:
        for of_amount, amount in eras["child_amount"]:
            for of_most, most in eras["child_max"]:
                if held := of_period & of_amount & of_most:
                    yield held, period, amount, most


def _when_there(facts: Facts, children: tuple[Child, ...]) -> list[_There]:
    """The children that count, or may, each with the months that matter."""
    found: list[_There] = []
    for child in children:
        standing = ours(child)
        if standing.reason:
            continue
        held = _EVER if child.born_on is None else _under_age(facts, child.born_on)
        paid = child.allowance_paid_through
        unpaid = held if paid is None else held & ~months.until(paid)
        found.append(_There(held, unpaid, not standing.unknown))
    return found


def _under_age(facts: Facts, born_on: date) -> MonthSet:
    """The months from birth to the one before the birthday that ends the allowance."""
    first, found, vouched = months.month_of(born_on), 0, 0
    for held, limit in facts.rulebook.eras[_LIMIT]:
        birthday = months.add_years(born_on, limit.number)
        found |= held & months.span(first, months.month_of(birthday) - 1)
        vouched |= held
    # Months we do not vouch for are found too, so that leaving them out can be told.
    birthday = months.add_years(born_on, facts.source(_LIMIT).number)
    return found | (months.span(first, months.month_of(birthday) - 1) & ~vouched)
