"""The answer and the refusal in JSON Schema: what ``rules.answer`` and ``presentation`` write."""

from eligibility.openapi.shapes import (
    DAY,
    MONTH,
    NUMBER,
    TEXT,
    WHOLE,
    Schema,
    listed,
    nullable,
    one_of,
    ref,
    told,
)
from eligibility.rules.answer import SCHEMA
from eligibility.rules.codes import (
    AdviceCode,
    Asked,
    BenefitCode,
    ConditionCode,
    EndReason,
    EntitlementCode,
    Group,
    ReasonCode,
    Status,
)
from eligibility.rules.evaluate import FUND
from eligibility.rules.faults import FaultCode
from eligibility.rules.rulebook import Evidence
from eligibility.rules.truth import Truth, Verdict
from eligibility.wording.api import RequestFault

_BAHT = nullable({**NUMBER, "description": "Baht; null where the wage is not known."})
_DAYS = nullable({**WHOLE, "description": "Days."})
_RATE = nullable({**NUMBER, "description": "A share of the wage: 0.5 is half."})
_PAY = {
    "rate": _RATE,
    "statutory_days": _DAYS,
    "payable_days": _DAYS,
    "daily_benefit": _BAHT,
    "total": _BAHT,
}

#: The figures of each entitlement (contract, "Entitlements").
FIGURES: dict[EntitlementCode, dict[str, Schema]] = {
    EntitlementCode.TREATMENT: {},
    EntitlementCode.DENTAL: {
        "left_this_year": _BAHT,
        "paid_by_sso": _BAHT,
        "paid_by_worker": _BAHT,
    },
    EntitlementCode.SICKNESS_CASH: {
        "daily_wage": _BAHT,
        "daily_benefit": _BAHT,
        "payable_days": _DAYS,
        "total": _BAHT,
    },
    EntitlementCode.CHILDBIRTH_LUMP_SUM: {"baht": _BAHT},
    EntitlementCode.ANTENATAL_CARE: {"baht": _BAHT},
    EntitlementCode.MATERNITY_LEAVE_ALLOWANCE: {
        "daily_benefit": _BAHT,
        "payable_days": _DAYS,
        "total": _BAHT,
    },
    EntitlementCode.CHILD_ALLOWANCE: {
        "monthly": _BAHT,
        "children_paid": nullable(WHOLE),
        "until": nullable(DAY),
    },
    EntitlementCode.CHILD_ALLOWANCE_ARREARS: {
        "first_month": nullable(MONTH),
        "months": nullable(WHOLE),
        "total": _BAHT,
    },
    EntitlementCode.FUNERAL_GRANT: {"baht": _BAHT},
    EntitlementCode.SURVIVORS_ALLOWANCE: {"total": _BAHT},
    EntitlementCode.OLD_AGE_PENSION: {"monthly": _BAHT, "rate": _RATE},
    EntitlementCode.OLD_AGE_LUMP_SUM: {"estimate": _BAHT},
    EntitlementCode.UNEMPLOYMENT_BENEFIT: {
        **_PAY,
        "first_payable_on": nullable(DAY),
        "alternatives": nullable(listed(told({"end_reason": one_of(EndReason), **_PAY}))),
    },
    EntitlementCode.DISABILITY_PENSION: {
        "monthly": _BAHT,
        "duration": {"enum": ["life", None]},
        "months": nullable(WHOLE),
    },
}

_SCALAR: Schema = {"type": ["string", "number", "boolean", "null"]}
_PARAMS: Schema = {
    "type": "object",
    "additionalProperties": _SCALAR,
    "description": "What the text was made with: numbers, and dates in ISO 8601.",
}
_SOURCE: dict[str, Schema] = {
    "code": TEXT,
    "instrument": TEXT,
    "section": TEXT,
    "url": TEXT,
    "evidence": one_of(Evidence),
    "checked_on": DAY,
}


def schemas() -> dict[str, Schema]:
    """The schemas an answer or a refusal is made of, by name."""
    return {
        "Answer": _answer(),
        "Finding": _finding(),
        "Entitlement": {"oneOf": [_entitlement(code) for code in EntitlementCode]},
        "WageBasis": _wage_basis(),
        "Reason": told({"code": one_of(ReasonCode), "text": TEXT, "params": _PARAMS}),
        "Condition": told(
            {
                "code": one_of(ConditionCode),
                "truth": one_of(Truth),
                "text": TEXT,
                "citation": nullable(ref("Citation")),
            }
        ),
        "Unknown": told({"field": TEXT, "text": TEXT}),
        "Citation": told(
            {
                **_SOURCE,
                "effective_from": nullable(DAY),
                "key": TEXT,
                "value": {
                    "anyOf": [
                        {"type": ["number", "boolean", "null"]},
                        told({"required": WHOLE, "reference": nullable(WHOLE)}),
                    ]
                },
                "unit": TEXT,
            },
            description="A value of the law, where it stands, and how sure we are of it.",
        ),
        "Statement": told(
            {"key": TEXT, "value": NUMBER, "stated_on": DAY, **_SOURCE},
            description="What an officer said of a value, beside the value in force.",
        ),
        "Refusal": _errors(one_of(FaultCode), "The path of the field; empty: the whole question."),
        "Fault": _errors(one_of(RequestFault), "Empty: the question was not read."),
    }


def _answer() -> Schema:
    unknowns, citations = listed(ref("Unknown")), listed(ref("Citation"))
    enrolment = {
        "status": one_of(Status),
        "reasons": listed(ref("Reason")),
        "employer_should_have_registered_by": nullable(DAY),
        "covered_until": nullable(DAY),
        "unknowns": unknowns,
        "citations": citations,
    }
    injury = {
        "fund": {"const": FUND},
        "employer_report_by": nullable(DAY),
        "worker_claim_by": nullable(DAY),
        "citations": citations,
    }
    taken = {"anyOf": [_SCALAR, {"type": "array"}]}
    return told(
        {
            "schema": {"const": SCHEMA},
            "as_of": DAY,
            "rulebook": told({"release": TEXT, "digest": TEXT}),
            "enrolment": told(enrolment),
            "assumed": listed(told({"field": TEXT, "value": taken, "text": TEXT})),
            "benefits": told({code.value: ref("Finding") for code in BenefitCode}),
            "work_injury": nullable(told(injury)),
            "advice": listed(told({"code": one_of(AdviceCode), "text": TEXT, "params": _PARAMS})),
            "disclaimer": TEXT,
        }
    )


def _finding() -> Schema:
    return told(
        {
            "verdict": one_of(Verdict),
            "asked": one_of(Asked),
            "group": one_of(Group),
            "reasons": listed(ref("Reason")),
            "conditions": listed(ref("Condition")),
            "counted": nullable(WHOLE),
            "required": nullable(WHOLE),
            "window": nullable(told({"from": MONTH, "to": MONTH})),
            "counted_if_deemed": nullable(WHOLE),
            "short_by": nullable(WHOLE),
            "earliest": nullable(DAY),
            "covered_until": nullable(DAY),
            "claim_by": nullable(DAY),
            "entitlements": listed(ref("Entitlement")),
            "documents": listed(told({"code": TEXT, "text": TEXT})),
            "steps": listed(told({"code": TEXT, "text": TEXT, "by": nullable(DAY)})),
            "unknowns": listed(ref("Unknown")),
            "citations": listed(ref("Citation")),
            "statements": listed(ref("Statement")),
        }
    )


def _entitlement(code: EntitlementCode) -> Schema:
    return told(
        {
            "code": {"const": code.value},
            "verdict": one_of(Verdict),
            **FIGURES[code],
            "reasons": listed(ref("Reason")),
            "conditions": listed(ref("Condition")),
            "unknowns": listed(ref("Unknown")),
            "wage_basis": nullable(ref("WageBasis")),
        }
    )


def _wage_basis() -> Schema:
    part = {"months": listed(TEXT), "count": WHOLE, "wage": _BAHT, "base": _BAHT}
    return told(
        {
            "daily_wage": _BAHT,
            "divided_by": nullable(WHOLE),
            "months": listed(told(part)),
        },
        description="The wage worked out in the open.",
    )


def _errors(code: Schema, field: str) -> Schema:
    error = told({"field": {**TEXT, "description": field}, "code": code, "text": TEXT})
    return told({"errors": listed(error, minItems=1)})
