"""Putting a finding together from conditions and entitlements, the same way for every benefit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

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
    Measure,
    Reason,
    Step,
    best_of,
    distinct,
    earliest_of,
    verdict_of,
)
from eligibility.rules.rulebook import Term
from eligibility.rules.truth import Truth, Verdict
from eligibility.rules.wages import DailyWage

WAGE = "person.monthly_wage"

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

#: Which missing fact settles most, first.
_DECISIVE = (
    "person.contributions",
    "person.employment",
    "events.",
    "person.birth_date",
    "person.registered",
    "person.sex",
    "person.sector",
    "person.documents",
    "person.nationality",
    WAGE,
)


def entitle(
    code: EntitlementCode,
    base: Sequence[Condition],
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
    conditions = (*base, *own)
    verdict = verdict_of(conditions)
    used = tuple(term for term in terms if term is not None)
    if verdict is Verdict.NOT_ELIGIBLE:
        barred = any(
            c.truth is Truth.NOT_MET and not c.curable and c.code not in _LIMITS for c in conditions
        )
        figures = tuple((name, None) for name, _ in figures) if barred else figures
        unknown: tuple[str, ...] = ()
        extra: list[Reason] = []
    else:
        unknown = (*_unknown(conditions), *missing)
        if wage is not None and any(part.base is None for part in wage.parts):
            unknown = (*unknown, WAGE)
        extra = [*notes, *_weak((*used, *(t for c in own for t in c.terms)))]
    return Entitlement(
        code=code,
        verdict=verdict,
        reasons=tuple(distinct([*_reasons(conditions, verdict), *extra])),
        conditions=tuple(own),
        figures=figures,
        terms=used,
        unknown=unknown,
        wage=wage,
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


def _weak(terms: Iterable[Term]) -> list[Reason]:
    """One reason for the first value that is unconfirmed or disputed."""
    return [
        Reason(ReasonCode.EVIDENCE_WEAK, (("about", term.key),))
        for term in terms
        if term.citation.evidence.weak
    ][:1]


def _rank(field: str) -> int:
    return next(
        (rank for rank, start in enumerate(_DECISIVE) if field.startswith(start)), len(_DECISIVE)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a benefit module found, before the common conclusions are drawn."""

    benefit: BenefitCode
    asked: Asked
    day: date | None
    conditions: tuple[Condition, ...]
    measure: Measure
    entitlements: tuple[Entitlement, ...]
    covered_until: date | None = None
    claim_by: date | None = None
    documents: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    lies_ahead: bool = False


def conclude(facts: Facts, draft: Draft) -> Finding:
    """The finding of a draft: verdict, reasons, earliest day, place on the page, sources.

    ``lies_ahead`` of the draft says that a standing "yes" means cover for something that has
    not happened (contract, ``covered_if_it_happens``).
    """
    verdict = verdict_of(draft.conditions)
    barred = any(
        c.code is ConditionCode.INSURABLE and c.truth is Truth.NOT_MET for c in draft.conditions
    )
    group = _group(facts, draft, verdict)
    reasons = [
        *_reasons(draft.conditions, verdict),
        *(r for e in draft.entitlements for r in e.reasons if r.code in _TOLD_OF_THE_BENEFIT),
    ]
    if verdict is not Verdict.NOT_ELIGIBLE:
        reasons += _weak(term for c in draft.conditions for term in c.terms)
    if facts.person.papers_agree is False:
        reasons.append(Reason(ReasonCode.PAPERS_DIFFER))
    earliest = None
    if verdict is Verdict.NOT_YET and not facts.only_standing:
        earliest = earliest_of(draft.conditions, facts.today)
    live = group is not Group.NOT_FOR_YOU
    return Finding(
        benefit=draft.benefit,
        verdict=verdict,
        asked=draft.asked,
        group=group,
        reasons=tuple(distinct(reasons)),
        conditions=draft.conditions,
        measure=draft.measure,
        earliest=None if earliest is None else max(earliest, facts.today),
        covered_until=None if barred else draft.covered_until,
        claim_by=None if barred else draft.claim_by,
        entitlements=draft.entitlements,
        documents=tuple(dict.fromkeys(draft.documents)) if live else (),
        steps=draft.steps if live else (),
        unknown=_unknowns(draft, verdict),
        terms=_sources(draft),
    )


def _group(facts: Facts, draft: Draft, verdict: Verdict) -> Group:
    entitled = [entitlement.verdict for entitlement in draft.entitlements]
    if facts.only_standing and Verdict.ELIGIBLE not in entitled:
        return Group.NOT_FOR_YOU
    best = best_of([verdict, *entitled])
    if best is Verdict.ELIGIBLE:
        future = draft.day is not None and draft.day > facts.today
        return Group.COVERED_IF_IT_HAPPENS if draft.lies_ahead or future else Group.HAVE_NOW
    return {
        Verdict.NOT_YET: Group.NOT_YET,
        Verdict.ASK_SSO: Group.ASK_SSO,
        Verdict.NOT_ELIGIBLE: Group.NOT_FOR_YOU,
    }[best]


def _unknowns(draft: Draft, verdict: Verdict) -> tuple[str, ...]:
    """The facts that would settle what is open, each once, most decisive first."""
    of_benefit = _unknown(draft.conditions) if verdict is not Verdict.NOT_ELIGIBLE else []
    of_entitlements = [field for e in draft.entitlements for field in e.unknown]
    return tuple(sorted(dict.fromkeys([*of_benefit, *of_entitlements]), key=_rank))


def _sources(draft: Draft) -> tuple[Term, ...]:
    """Every row a number of this finding comes from, each once."""
    found: dict[tuple[str, date | None], Term] = {}
    for condition in (*draft.conditions, *(c for e in draft.entitlements for c in e.conditions)):
        for term in condition.terms:
            found.setdefault((term.key, term.effective_from), term)
    for entitlement in draft.entitlements:
        wage_terms = entitlement.wage.terms if entitlement.wage else ()
        for term in (*entitlement.terms, *wage_terms):
            found.setdefault((term.key, term.effective_from), term)
    return tuple(found.values())
