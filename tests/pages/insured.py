"""An insured woman in a job, as a question; what tests of lapse and of suppositions share."""

from copy import deepcopy
from datetime import date

from eligibility.presentation import Spoken
from eligibility.rules.codes import BenefitCode
from tests.i18n.saying import CONTENT
from tests.support import Answer

#: A day whose law is known: on other days it is another, or not known yet.
TODAY = date(2026, 11, 23)
ENGLISH = Spoken("en", CONTENT)
CHILD: Answer = {
    "born_on": "2023-05-01",
    "lives_in": "TH",
    "nationality": "MM",
    "other_parent_claims": False,
}


def worker(paid: object = "2025-11..2026-10", **events: object) -> Answer:
    """An insured woman in a job, with what is told of her months and of what happened."""
    job: Answer = {"started_on": "2025-10-20", "ended_on": None, "earlier": []}
    return {
        "as_of": TODAY.isoformat(),
        "person": {
            "nationality": "MM",
            "sex": "female",
            "birth_date": "1995-05-10",
            "sector": "factory",
            "documents": ["passport", "work_permit"],
            "registered": True,
            "employment": job,
            "monthly_wage": 12000,
            "contributions": {
                "paid": None if paid is None else [paid] if paid else [],
                "in_doubt": None if paid is None else [],
            },
        },
        "events": {"children": [], **events},
    }


def ended(question: Answer, on: date, reason: str = "resigned") -> Answer:
    made = deepcopy(question)
    made["person"]["employment"] |= {"ended_on": on.isoformat(), "end_reason": reason}
    return made


def named(line: str) -> set[BenefitCode]:
    return {code for code in BenefitCode if ENGLISH.name(code) in line}


ALL_FOUR = {
    BenefitCode.MEDICAL,
    BenefitCode.MATERNITY,
    BenefitCode.BEREAVEMENT,
    BenefitCode.DISABILITY,
}
