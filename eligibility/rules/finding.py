"""What is found for one benefit, and the one rule that turns conditions into a verdict."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from eligibility.rules.codes import (
    Asked,
    BenefitCode,
    ConditionCode,
    EntitlementCode,
    Group,
    ReasonCode,
)
from eligibility.rules.months import Month
from eligibility.rules.rulebook import Term
from eligibility.rules.truth import BEST_FIRST, Truth, Verdict
from eligibility.rules.wages import DailyWage

Scalar = Fraction | Decimal | int | bool | str | date | None
Figure = Scalar | tuple["Figures", ...]
Figures = tuple[tuple[str, "Figure"], ...]
Params = tuple[tuple[str, Scalar], ...]


class Reason(NamedTuple):
    """A closed reason code with what its sentence needs."""

    code: ReasonCode
    params: Params = ()


class Condition(NamedTuple):
    """One condition of the law, as it stands for this person.

    ``curable``: when not met, time alone can cure it; ``earliest`` is then the day it will hold
    (``None``: no day can be named). ``unknown`` names the fields that would settle it.
    """

    code: ConditionCode
    truth: Truth
    curable: bool = False
    earliest: date | None = None
    reasons: tuple[Reason, ...] = ()
    unknown: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()


class Entitlement(NamedTuple):
    """One thing a benefit consists of: its own verdict, and its figures."""

    code: EntitlementCode
    verdict: Verdict
    reasons: tuple[Reason, ...]
    conditions: tuple[Condition, ...]
    figures: Figures
    terms: tuple[Term, ...]
    unknown: tuple[str, ...]
    wage: DailyWage | None = None


class Measure(NamedTuple):
    """The qualifying period as measured; every number ``None`` where it cannot be told."""

    counted: int | None = None
    required: int | None = None
    window: tuple[Month, Month] | None = None
    counted_if_deemed: int | None = None
    short_by: int | None = None


class Step(NamedTuple):
    """Something to do, with the last day for it where there is one."""

    code: str
    by: date | None = None


class Occasion(NamedTuple):
    """The day a benefit is asked for, and the field that tells it.

    ``standing``: nothing has been told, it is asked as if it happened today. ``recurs``: the
    benefit comes again and again, so that a short record can still be cured after the event.
    """

    day: date | None
    field: str
    standing: bool
    recurs: bool = False


class Grounds(NamedTuple):
    """The conditions of a whole benefit, what they add up to, and the days that go with them."""

    occasion: Occasion
    conditions: tuple[Condition, ...]
    verdict: Verdict
    measure: Measure
    covered_until: date | None = None
    claim_by: date | None = None


class Finding(NamedTuple):
    """The whole answer for one benefit."""

    benefit: BenefitCode
    verdict: Verdict
    asked: Asked
    group: Group
    reasons: tuple[Reason, ...]
    conditions: tuple[Condition, ...]
    measure: Measure
    earliest: date | None
    covered_until: date | None
    claim_by: date | None
    entitlements: tuple[Entitlement, ...]
    documents: tuple[str, ...]
    steps: tuple[Step, ...]
    unknown: tuple[str, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every row a number of this finding comes from, each once."""
        rows = [term for condition in self.conditions for term in condition.terms]
        for entitlement in self.entitlements:
            rows += [term for condition in entitlement.conditions for term in condition.terms]
            rows += entitlement.terms
            rows += entitlement.wage.terms if entitlement.wage else ()
        return tuple({(row.key, row.effective_from): row for row in rows}.values())


def verdict_of(conditions: Iterable[Condition], so_far: Verdict = Verdict.ELIGIBLE) -> Verdict:
    """The verdict that conditions add up to (contract, "Verdict").

    One not met that time cannot cure is a no; else one not met is a not-yet; else one that
    cannot be told is for the SSO to say; else yes. So a no is never due to an unknown fact.

    Args:
        conditions: any number of conditions, in any order.
        so_far: what other conditions added up to before.
    """
    verdict = so_far
    for condition in conditions:
        if condition.truth is Truth.NOT_MET:
            if not condition.curable:
                return Verdict.NOT_ELIGIBLE
            if verdict is not Verdict.NOT_ELIGIBLE:
                verdict = Verdict.NOT_YET
        elif condition.truth is Truth.CANNOT_TELL and verdict is Verdict.ELIGIBLE:
            verdict = Verdict.ASK_SSO
    return verdict


def earliest_of(conditions: Iterable[Condition], as_of: date) -> date | None:
    """The first day on which every condition time can cure holds; ``None`` if one names no day."""
    days = [c.earliest for c in conditions if c.truth is Truth.NOT_MET]
    known = [day for day in days if day is not None]
    return None if len(known) < len(days) else max(known, default=as_of)


def distinct(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Each reason code once; the first one's parameters stand."""
    reasons = tuple(reasons)
    if len(reasons) <= 1:
        return reasons
    kept: dict[ReasonCode, Reason] = {}
    for reason in reasons:
        kept.setdefault(reason.code, reason)
    return tuple(kept.values())


def best_of(verdicts: Sequence[Verdict]) -> Verdict:
    """The best verdict for the person, which decides the card's place."""
    return next(verdict for verdict in BEST_FIRST if verdict in verdicts)
