"""The question in JSON Schema: what ``rules.question`` reads, field by field.

The reader stays the judge. What a schema cannot say (that a span is not reversed, that a month
stands in one list only) it refuses by field and code. Tests hold both together: the same names,
the same limits, and no question that one takes and the other would not.
"""

from eligibility.openapi.shapes import FLAG, Schema, asked, listed, nullable, one_of, ref
from eligibility.rules import months
from eligibility.rules.codes import Claimant, Degree, EndReason, Paper, Sector, Sex
from eligibility.rules.fields import MOST_MONTHS
from eligibility.rules.question import Language

_YEAR = f"({months.FIRST_YEAR // 100}[0-9]{{2}}|2[0-3][0-9]{{2}}|{months.LAST_YEAR})"
_MONTH = f"{_YEAR}-(0[1-9]|1[0-2])"
_DATE = f"{_MONTH}-(0[1-9]|[12][0-9]|3[01])"

DAY = nullable(
    {
        "type": "string",
        "format": "date",
        "pattern": f"^{_DATE}$",
        "description": "A day in the Christian era.",
    }
)
MONTH = nullable({"type": "string", "pattern": f"^{_MONTH}$"})
SPAN: Schema = {
    "type": "string",
    "pattern": rf"^{_MONTH}(\.\.{_MONTH})?$",
    "description": "A month, or the first and the last of several (2026-01..2026-10).",
}
COUNTRY = nullable(
    {"type": "string", "pattern": "^[A-Z]{2}$", "description": "ISO 3166-1 alpha-2."}
)
BAHT = nullable({"type": "number", "minimum": 0, "maximum": 1_000_000_000})
COUNT = nullable(
    {
        "type": "integer",
        "minimum": 0,
        "maximum": 100_000,
        "description": "A whole number, written without a decimal point.",
    }
)
YES_OR_NO = nullable(FLAG)

_JOB: dict[str, Schema] = {
    "started_on": DAY,
    "ended_on": {
        **DAY,
        "description": "The last day of work; null or absent: still employed.",
    },
}
_MONTHS = nullable(listed(SPAN))
_OCCURRENCE = {"date": DAY}

_CHILD: dict[str, Schema] = {
    "born_on": DAY,
    "lives_in": COUNTRY,
    "nationality": COUNTRY,
    "lawful": YES_OR_NO,
    "allowance_paid_through": MONTH,
    "other_parent_claims": YES_OR_NO,
}
_EVENTS: dict[str, Schema] = {
    "illness": {
        "date": DAY,
        "rest_days": COUNT,
        "rest_days_already_paid_this_year": COUNT,
        "chronic": YES_OR_NO,
    },
    "dental": {"date": DAY, "bill": BAHT, "used_this_year": BAHT},
    "childbirth": {
        "date": DAY,
        "claimant": nullable(one_of(Claimant)),
        "married": YES_OR_NO,
        "births_with_leave_allowance": COUNT,
        "other_parent_claims": YES_OR_NO,
    },
    "unemployment": {"date": DAY, "registered_on": DAY, "days_paid_this_year": COUNT},
    "disability": {"date": DAY, "degree": nullable(one_of(Degree))},
    "death": _OCCURRENCE,
    "retirement": {"date": DAY, "leaving_thailand": YES_OR_NO},
    "work_injury": _OCCURRENCE,
}


def schemas() -> dict[str, Schema]:
    """The schemas a question is made of, by name."""
    return {
        "Question": asked(
            {
                "as_of": {**DAY, "description": "The day asked about; absent: today in Bangkok."},
                "language": {
                    **nullable(one_of(Language)),
                    "description": "The language of the texts; absent: see Accept-Language.",
                },
                "person": nullable(ref("Person")),
                "events": nullable(ref("Events")),
            },
            description="null is asked and not known. An absent field is not known either, "
            "or takes a default that the answer lists under `assumed`.",
        ),
        "Person": asked(_person()),
        "Employment": asked(
            {
                **_JOB,
                "end_reason": nullable(one_of(EndReason)),
                "earlier": nullable(listed(nullable(ref("Job")))),
            }
        ),
        "Job": asked(_JOB),
        "Contributions": asked(
            {
                "paid": _MONTHS,
                "deducted_not_remitted": _MONTHS,
                "in_doubt": _MONTHS,
                "total_months": {**COUNT, "maximum": MOST_MONTHS},
            },
            description=f"At most {MOST_MONTHS} months, each in one list only.",
        ),
        "Wage": asked({"months": SPAN, "baht": BAHT}, required=["months", "baht"]),
        "Child": asked(_CHILD),
        "Events": asked(
            {
                **{name: nullable(asked(fields)) for name, fields in _EVENTS.items()},
                "children": nullable(listed(nullable(ref("Child")), maxItems=20)),
                "claim_date": DAY,
            }
        ),
    }


def _person() -> dict[str, Schema]:
    return {
        "nationality": COUNTRY,
        "sex": nullable(one_of(Sex)),
        "birth_date": DAY,
        "sector": nullable(one_of(Sector)),
        "documents": nullable(listed(one_of(Paper))),
        "papers_agree": YES_OR_NO,
        "registered": YES_OR_NO,
        "employment": nullable(ref("Employment")),
        "monthly_wage": BAHT,
        "wages": nullable(listed(ref("Wage"))),
        "contributions": nullable(ref("Contributions")),
    }
