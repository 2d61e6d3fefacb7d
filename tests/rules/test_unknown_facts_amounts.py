"""A detail or a wage nobody knows: its entitlement is asked of the Office, its amounts are null.

"``null`` in a field that has a default is unknown: the entitlement that hangs on it is
``ask_sso``, its amounts null" (contract, "Unknown months and facts").
"""

import pytest

from tests.rules.test_unknown_facts import DEAD, JOBLESS, MOTHER, RETIRED, unknown
from tests.support import Answer, ask, entitlement

SICK = ("daily_benefit", "payable_days", "total")
LEAVE = ("daily_benefit", "payable_days", "total")
PAY = ("payable_days", "daily_benefit", "total")


@pytest.mark.parametrize(
    ("base", "path", "benefit", "code", "verdict", "nulls"),
    [
        (MOTHER, "events.illness.rest_days", "medical", "sickness_cash", "ask_sso", SICK[1:]),
        (MOTHER, "events.illness.chronic", "medical", "sickness_cash", "ask_sso", SICK),
        (
            MOTHER,
            "events.illness.rest_days_already_paid_this_year",
            "medical",
            "sickness_cash",
            "ask_sso",
            SICK,
        ),
        (
            MOTHER,
            "events.dental.used_this_year",
            "medical",
            "dental",
            "ask_sso",
            ("left_this_year", "paid_by_sso", "paid_by_worker"),
        ),
        (
            MOTHER,
            "events.dental.bill",
            "medical",
            "dental",
            "eligible",
            ("paid_by_sso", "paid_by_worker"),
        ),
        (
            MOTHER,
            "events.childbirth.births_with_leave_allowance",
            "maternity",
            "maternity_leave_allowance",
            "ask_sso",
            LEAVE,
        ),
        (
            MOTHER,
            "events.childbirth.other_parent_claims",
            "maternity",
            "childbirth_lump_sum",
            "ask_sso",
            ("baht",),
        ),
        (
            MOTHER,
            "events.childbirth.other_parent_claims",
            "maternity",
            "antenatal_care",
            "ask_sso",
            ("baht",),
        ),
        (
            MOTHER,
            "events.childbirth.claimant",
            "maternity",
            "maternity_leave_allowance",
            "ask_sso",
            (),
        ),
        (MOTHER, "events.childbirth.claimant", "maternity", "antenatal_care", "ask_sso", ()),
        (MOTHER, "events.childbirth.claimant", "maternity", "childbirth_lump_sum", "eligible", ()),
        (
            MOTHER,
            "events.children.0.allowance_paid_through",
            "child_support",
            "child_allowance_arrears",
            "ask_sso",
            ("first_month", "months", "total"),
        ),
        (
            MOTHER,
            "events.disability.degree",
            "disability",
            "disability_pension",
            "ask_sso",
            ("monthly",),
        ),
        (
            JOBLESS,
            "events.unemployment.days_paid_this_year",
            "unemployment",
            "unemployment_benefit",
            "ask_sso",
            PAY,
        ),
        (
            JOBLESS,
            "person.nationality",
            "unemployment",
            "unemployment_benefit",
            "ask_sso",
            PAY,
        ),
        (
            JOBLESS,
            "events.unemployment.registered_on",
            "unemployment",
            "unemployment_benefit",
            "eligible",
            ("first_payable_on",),
        ),
    ],
)
def test_an_unknown_detail_opens_its_entitlement_and_takes_its_amounts(
    base: Answer, path: str, benefit: str, code: str, verdict: str, nulls: tuple[str, ...]
) -> None:
    """The benefit's own verdict stays: what has no amount is asked of the Office."""
    before = entitlement(ask(base)["benefits"][benefit], code)
    found = unknown(base, path)["benefits"][benefit]
    part = entitlement(found, code)
    assert (found["verdict"], part["verdict"]) == ("eligible", verdict)
    assert all(before[name] is not None for name in nulls)
    assert [part[name] for name in nulls] == [None] * len(nulls)
    if verdict == "ask_sso":
        assert path in [item["field"] for item in part["unknowns"]]


WAGED = {
    "sickness_cash": (MOTHER, "medical", "total"),
    "maternity_leave_allowance": (MOTHER, "maternity", "total"),
    "disability_pension": (MOTHER, "disability", "monthly"),
    "survivors_allowance": (DEAD, "bereavement", "total"),
    "unemployment_benefit": (JOBLESS, "unemployment", "total"),
    "old_age_pension": (RETIRED, "old_age", "monthly"),
}


@pytest.mark.parametrize("path", ["person.monthly_wage", "person.wages"])
@pytest.mark.parametrize("code", WAGED)
def test_an_unknown_wage_takes_the_amount_and_not_the_verdict(code: str, path: str) -> None:
    """Amounts are null and the wage is among the unknowns; the verdict does not suffer."""
    base, benefit, name = WAGED[code]
    found = unknown(base, path)["benefits"][benefit]
    part = entitlement(found, code)
    assert found["verdict"] == part["verdict"] == "eligible"
    assert entitlement(ask(base)["benefits"][benefit], code)[name] is not None
    assert part[name] is None
    assert {"person.monthly_wage", "person.wages"} & {item["field"] for item in found["unknowns"]}
