"""Writing an assessment as the contract's answer: plain JSON, rounded once, with its texts.

The texts come from a *voice*, so that the core needs no language and screening a million people
costs no sentence.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Protocol

from eligibility.rules import months
from eligibility.rules.codes import AdviceCode, BenefitCode
from eligibility.rules.evaluate import Assessment, WorkInjury
from eligibility.rules.finding import (
    Condition,
    Entitlement,
    Figure,
    Figures,
    Finding,
    Params,
    Reason,
    Step,
)
from eligibility.rules.person import Assumption
from eligibility.rules.rulebook import Citation, Period, Rulebook, Statement, Term, Value
from eligibility.rules.wages import DailyWage, Part

SCHEMA = 1
_HUNDREDTH = Decimal("0.01")

Json = object


class Voice(Protocol):
    """Says in one language what the codes mean."""

    def reason(self, reason: Reason, benefit: BenefitCode | None) -> str:
        """Why a verdict is what it is."""

    def condition(self, condition: Condition, benefit: BenefitCode) -> str:
        """A condition of the law and how it stands."""

    def assumed(self, assumption: Assumption) -> str:
        """What was taken to be so because nothing was told."""

    def unknown(self, field: str) -> str:
        """The fact that would settle an open question."""

    def document(self, code: str) -> str:
        """A paper to bring."""

    def step(self, step: Step) -> str:
        """Something to do."""

    def advice(self, code: AdviceCode, params: Params) -> str:
        """What to do besides claiming."""

    def disclaimer(self) -> str:
        """Who decides."""

    def instrument(self, name: str) -> str:
        """The law or other source a value stands in, which the rulebook names in English."""


def rounded(amount: Fraction) -> int | float:
    """An amount or a rate as a JSON number: half up to 0.01, whole where it is whole."""
    exact = Decimal(amount.numerator) / Decimal(amount.denominator)
    cents = exact.quantize(_HUNDREDTH, rounding=ROUND_HALF_UP)
    return int(cents) if cents == cents.to_integral_value() else float(cents)


def write(assessment: Assessment, rulebook: Rulebook, voice: Voice) -> dict[str, Json]:
    """The answer of the contract (schema 1) as a JSON-ready mapping.

    Args:
        assessment: what ``evaluate`` found.
        rulebook: the release it was found under, for the statements beside its values.
        voice: the language of the texts.
    """
    enrolment = assessment.enrolment
    return {
        "schema": SCHEMA,
        "as_of": assessment.as_of.isoformat(),
        "rulebook": {"release": assessment.release, "digest": assessment.digest},
        "enrolment": {
            "status": enrolment.status.value,
            "reasons": _reasons(enrolment.reasons, None, voice),
            "employer_should_have_registered_by": plain(
                enrolment.employer_should_have_registered_by
            ),
            "covered_until": plain(enrolment.covered_until),
            "unknowns": _unknowns(enrolment.unknown, voice),
            "citations": [_cited(term, voice) for term in enrolment.terms],
        },
        "assumed": [
            {"field": taken.field, "value": plain(taken.value), "text": voice.assumed(taken)}
            for taken in assessment.assumed
        ],
        "benefits": {
            finding.benefit.value: _finding(finding, rulebook, voice)
            for finding in assessment.findings
        },
        "work_injury": _injury(assessment.work_injury, voice),
        "advice": [
            {"code": code.value, "text": voice.advice(code, params), "params": _pairs(params)}
            for code, params in assessment.advice
        ],
        "disclaimer": voice.disclaimer(),
    }


def plain(value: Figure) -> Json:
    """A value of the core as JSON: dates in ISO 8601, amounts rounded, nested figures."""
    if isinstance(value, Fraction):
        return rounded(value)
    # A rate such as 0.215 is not money: it is shown as it stands, never rounded.
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_pairs(item) for item in value]
    return value


def _pairs(pairs: Figures) -> dict[str, Json]:
    return {name: plain(value) for name, value in pairs}


def _finding(finding: Finding, rulebook: Rulebook, voice: Voice) -> dict[str, Json]:
    measure = finding.measure
    window = measure.window
    keys = {term.key for term in finding.terms}
    return {
        "verdict": finding.verdict.value,
        "asked": finding.asked.value,
        "group": finding.group.value,
        "reasons": _reasons(finding.reasons, finding.benefit, voice),
        "conditions": _conditions(finding.conditions, finding.benefit, voice),
        "counted": measure.counted,
        "required": measure.required,
        "window": window and {"from": months.iso(window[0]), "to": months.iso(window[1])},
        "counted_if_deemed": measure.counted_if_deemed,
        "short_by": measure.short_by,
        "earliest": plain(finding.earliest),
        "covered_until": plain(finding.covered_until),
        "claim_by": plain(finding.claim_by),
        "entitlements": [
            _entitlement(entitlement, finding.benefit, voice)
            for entitlement in finding.entitlements
        ],
        "documents": [{"code": code, "text": voice.document(code)} for code in finding.documents],
        "steps": [
            {"code": step.code, "text": voice.step(step), "by": plain(step.by)}
            for step in finding.steps
        ],
        "unknowns": _unknowns(finding.unknown, voice),
        "citations": [_cited(term, voice) for term in finding.terms],
        "statements": [_said(said, voice) for said in rulebook.statements if said.key in keys],
    }


def _entitlement(entitlement: Entitlement, benefit: BenefitCode, voice: Voice) -> dict[str, Json]:
    return {
        "code": entitlement.code.value,
        "verdict": entitlement.verdict.value,
        **_pairs(entitlement.figures),
        "reasons": _reasons(entitlement.reasons, benefit, voice),
        "conditions": _conditions(entitlement.conditions, benefit, voice),
        "unknowns": _unknowns(entitlement.unknown, voice),
        "wage_basis": entitlement.wage and _wage(entitlement.wage),
    }


def _wage(wage: DailyWage) -> dict[str, Json]:
    """The wage worked out in the open: months, wages, bases, and what they are divided by."""
    return {
        "daily_wage": plain(wage.amount),
        "divided_by": wage.divisor or None,
        "months": [_part(part) for part in wage.parts],
    }


def _part(part: Part) -> dict[str, Json]:
    runs = [
        months.iso(first) if first == last else f"{months.iso(first)}..{months.iso(last)}"
        for first, last in months.spans(part.months)
    ]
    return {
        "months": runs,
        "count": part.size,
        "wage": plain(part.wage),
        "base": plain(part.base),
    }


def _reasons(
    reasons: Iterable[Reason], benefit: BenefitCode | None, voice: Voice
) -> list[dict[str, Json]]:
    return [
        {
            "code": reason.code.value,
            "text": voice.reason(reason, benefit),
            "params": _pairs(reason.params),
        }
        for reason in reasons
    ]


def _conditions(
    conditions: Iterable[Condition], benefit: BenefitCode, voice: Voice
) -> list[dict[str, Json]]:
    return [
        {
            "code": condition.code.value,
            "truth": condition.truth.value,
            "text": voice.condition(condition, benefit),
            "citation": _cited(condition.terms[0], voice) if condition.terms else None,
        }
        for condition in conditions
    ]


def _unknowns(fields: Iterable[str], voice: Voice) -> list[dict[str, str]]:
    return [{"field": field, "text": voice.unknown(field)} for field in fields]


def _cited(term: Term, voice: Voice) -> dict[str, Json]:
    """A value with its source: what it is, since when, where it stands, how sure we are."""
    return {
        **_source(term.citation, voice),
        "effective_from": plain(term.effective_from),
        "key": term.key,
        "value": _value(term.value),
        "unit": term.unit,
    }


def _said(said: Statement, voice: Voice) -> dict[str, Json]:
    """What an officer said of a value, beside the value in force."""
    return {
        "key": said.key,
        "value": rounded(Fraction(said.value)),
        "stated_on": plain(said.stated_on),
        **_source(said.citation, voice),
    }


def _source(citation: Citation, voice: Voice) -> dict[str, Json]:
    return {
        "code": citation.code,
        "instrument": voice.instrument(citation.instrument),
        "section": citation.section,
        "url": citation.url,
        "evidence": citation.evidence.value,
        "checked_on": plain(citation.checked_on),
    }


def _value(value: Value | None) -> Json:
    if isinstance(value, Period):
        return {"required": value.required, "reference": value.reference}
    return plain(value)


def _injury(injury: WorkInjury | None, voice: Voice) -> Mapping[str, Json] | None:
    if injury is None:
        return None
    return {
        "fund": injury.fund,
        "employer_report_by": plain(injury.employer_report_by),
        "worker_claim_by": plain(injury.worker_claim_by),
        "citations": [_cited(term, voice) for term in injury.terms],
    }
