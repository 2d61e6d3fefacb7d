"""Putting a finding together from conditions and entitlements, the same way for every benefit."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from eligibility.rules.codes import (
    Asked,
    BenefitCode,
    ConditionCode,
    EntitlementCode,
    Group,
    ReasonCode,
)
from eligibility.rules.facts import Facts
from eligibility.rules.finding import (
    Condition,
    Entitlement,
    Figures,
    Finding,
    Grounds,
    Reason,
    Step,
    best_of,
    distinct,
    earliest_of,
    verdict_of,
)
from eligibility.rules.rulebook import Term
from eligibility.rules.truth import Truth, Verdict
from eligibility.rules.wages import OTHER_WAGES, WAGE, DailyWage

#: Reasons of an entitlement that are told of the whole benefit too.
_TOLD_OF_THE_BENEFIT = frozenset(
    {
        ReasonCode.EVIDENCE_WEAK,
        ReasonCode.MIGRANT_DAY_CAP,
        ReasonCode.REGISTERED_LATE,
        ReasonCode.CHILD_LIMIT_REACHED,
    }
)

#: Limits whose figures are shown although nothing is left: "0 of 900 baht" explains itself.
_LIMITS = frozenset({ConditionCode.LIMIT_NOT_USED_UP, ConditionCode.UNPAID_MONTHS})

_PLACE = {
    Verdict.NOT_YET: Group.NOT_YET,
    Verdict.ASK_SSO: Group.ASK_SSO,
    Verdict.NOT_ELIGIBLE: Group.NOT_FOR_YOU,
}

_CONTRIBUTIONS = "person.contributions"

#: Which missing fact settles most, first.
_DECISIVE = (
    _CONTRIBUTIONS,
    "person.employment",
    "events.",
    "person.birth_date",
    "person.registered",
    "person.sex",
    "person.sector",
    "person.documents",
    "person.nationality",
    WAGE,
    OTHER_WAGES,
)


def entitle(
    code: EntitlementCode,
    grounds: Grounds,
    own: Sequence[Condition] = (),
    *,
    figures: Figures = (),
    terms: Iterable[Term | None] = (),
    notes: Sequence[Reason] = (),
    wage: DailyWage | None = None,
    missing: tuple[str, ...] = (),
) -> Entitlement:
    """One entitlement: the benefit's conditions and its own decide; figures only where due.

    ``missing`` are facts without which figures are ``None`` although the verdict stands.
    """
    verdict = verdict_of(own, grounds.verdict)
    used = tuple([term for term in terms if term is not None])
    reasons: list[Reason] = []
    unknown = list(missing)
    if verdict is not Verdict.ELIGIBLE:
        reasons = _reasons((*grounds.conditions, *own), verdict)
        unknown = [*_unknown(grounds.conditions), *_unknown(own), *missing]
    if verdict is Verdict.NOT_ELIGIBLE:
        unknown = []
        if grounds.verdict is verdict or any(map(_bars, own)):
            figures = tuple((name, None) for name, _ in figures)
    else:
        if wage is not None and wage.amount is None and wage.parts:
            unknown.append(wage.untold)
        reasons += notes
        reasons += _weak(used) or _weak_of(own)
    return Entitlement(
        code,
        verdict,
        distinct(reasons),
        tuple(own),
        figures,
        used,
        tuple(dict.fromkeys(unknown)),
        wage,
    )


def _bars(condition: Condition) -> bool:
    """Whether a condition shuts an entitlement so that its figures mean nothing."""
    return (
        condition.truth is Truth.NOT_MET and not condition.curable and condition.code not in _LIMITS
    )


def _reasons(conditions: Iterable[Condition], verdict: Verdict) -> list[Reason]:
    """The reasons that explain the verdict, decisive ones first; a "no" names only the no."""
    ordered = sorted(conditions, key=lambda c: (c.truth is not Truth.NOT_MET, c.curable))
    return [
        reason
        for condition in ordered
        if verdict is not Verdict.NOT_ELIGIBLE or condition.truth is Truth.NOT_MET
        for reason in condition.reasons
    ]


def _unknown(conditions: Iterable[Condition]) -> list[str]:
    return [field for c in conditions if c.truth is Truth.CANNOT_TELL for field in c.unknown]


def _weak(terms: Iterable[Term]) -> tuple[Reason, ...]:
    """One reason for the first value that is unconfirmed or disputed."""
    for term in terms:
        if term.weak:
            return (Reason(ReasonCode.EVIDENCE_WEAK, (("about", term.key),)),)
    return ()


def _weak_of(conditions: Iterable[Condition]) -> tuple[Reason, ...]:
    """The same, for the values that conditions rest on."""
    for condition in conditions:
        if found := _weak(condition.terms):
            return found
    return ()


def _rank(field: str) -> int:
    return next(
        (rank for rank, start in enumerate(_DECISIVE) if field.startswith(start)), len(_DECISIVE)
    )


class Draft(NamedTuple):
    """What a benefit module found, before the common conclusions are drawn.

    ``lies_ahead`` says that a standing "yes" means cover for something that has not happened
    (contract, ``covered_if_it_happens``).
    """

    benefit: BenefitCode
    grounds: Grounds
    entitlements: tuple[Entitlement, ...]
    documents: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    asked: Asked = Asked.EVENT
    lies_ahead: bool = False


def conclude(facts: Facts, draft: Draft) -> Finding:
    """The finding of a draft: reasons, earliest day, place on the page, what would settle it."""
    grounds = draft.grounds
    verdict, conditions = grounds.verdict, grounds.conditions
    earliest = None
    if verdict is Verdict.NOT_YET and not facts.only_standing:
        earliest = earliest_of(conditions, facts.today)
    barred = facts.insurable.truth is Truth.NOT_MET
    group = _group(facts, draft)
    live = group is not Group.NOT_FOR_YOU
    unknown = _unknowns(draft)
    return Finding(
        benefit=draft.benefit,
        verdict=verdict,
        asked=draft.asked,
        group=group,
        reasons=_reasons_of_benefit(facts, draft),
        conditions=conditions,
        measure=grounds.measure,
        earliest=None if earliest is None else max(earliest, facts.today),
        covered_until=None if barred else grounds.covered_until,
        claim_by=None if barred else grounds.claim_by,
        entitlements=draft.entitlements,
        documents=draft.documents if live else (),
        steps=_steps(draft, unknown) if live else (),
        unknown=unknown,
    )


def _steps(draft: Draft, unknown: tuple[str, ...]) -> tuple[Step, ...]:
    """The benefit's own steps; first the record where months are open, last the appeal."""
    open_months = any(field.startswith(_CONTRIBUTIONS) for field in unknown)
    look = (Step(code="check_record_online"),) if open_months else ()
    appeal = (Step(code="appeal_in_writing"),) if draft.asked is Asked.EVENT else ()
    return (*look, *draft.steps, *appeal)


def _reasons_of_benefit(facts: Facts, draft: Draft) -> tuple[Reason, ...]:
    """The benefit's own reasons, then what its entitlements and papers add to them."""
    verdict, conditions = draft.grounds.verdict, draft.grounds.conditions
    reasons: list[Reason] = []
    if verdict is not Verdict.ELIGIBLE:
        reasons = _reasons(conditions, verdict)
    for entitlement in draft.entitlements:
        if entitlement.reasons:
            reasons += [r for r in entitlement.reasons if r.code in _TOLD_OF_THE_BENEFIT]
    if verdict is not Verdict.NOT_ELIGIBLE:
        reasons += _weak_of(conditions)
    if facts.person.papers_agree is False:
        reasons.append(Reason(ReasonCode.PAPERS_DIFFER))
    return distinct(reasons)


def _group(facts: Facts, draft: Draft) -> Group:
    entitled = [entitlement.verdict for entitlement in draft.entitlements]
    if facts.only_standing and Verdict.ELIGIBLE not in entitled:
        return Group.NOT_FOR_YOU
    best = best_of([draft.grounds.verdict, *entitled])
    if best is Verdict.ELIGIBLE:
        day = draft.grounds.occasion.day
        future = day is not None and day > facts.today
        return Group.COVERED_IF_IT_HAPPENS if draft.lies_ahead or future else Group.HAVE_NOW
    return _PLACE[best]


def _unknowns(draft: Draft) -> tuple[str, ...]:
    """The facts that would settle what is open, each once, most decisive first."""
    grounds = draft.grounds
    open_verdict = grounds.verdict in (Verdict.NOT_YET, Verdict.ASK_SSO)
    fields = _unknown(grounds.conditions) if open_verdict else []
    for entitlement in draft.entitlements:
        fields += entitlement.unknown
    return tuple(sorted(dict.fromkeys(fields), key=_rank)) if fields else ()
