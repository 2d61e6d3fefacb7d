"""An unknown fact never makes a yes or a no: whatever it turns out to be, the verdict stands."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.filling import fillings
from tests.rules.near_limits import anybody
from tests.rules.strategies import Question
from tests.support import ask, entitlement, worker

pytestmark = pytest.mark.slow

ARREARS, PAID_THROUGH, LUMP_SUM = (
    "child_allowance_arrears",
    "allowance_paid_through",
    "old_age_lump_sum",
)
DECISIVE = ("eligible", "not_eligible")


def verdicts(found: dict[str, Any]) -> dict[str, str]:
    """The verdicts of the seven benefits and of their entitlements."""
    made = {name: benefit["verdict"] for name, benefit in found["benefits"].items()}
    for name, benefit in found["benefits"].items():
        made |= {f"{name}.{item['code']}": item["verdict"] for item in benefit["entitlements"]}
    return made


def another_question(asked: Question, filled: Question, name: str) -> bool:
    """Whether filling in asked something else of the benefit ``name``.

    Beside an unknown job unemployment is answered as standing, "from the months alone"; once the
    job is known to have ended, the answer is about that end.
    """
    person = asked["person"]
    unknown_job = "employment" in person and person["employment"] is None
    ended = (filled["person"].get("employment") or {}).get("ended_on")
    return name.startswith("unemployment") and unknown_job and ended is not None


@settings(max_examples=4 * settings().max_examples)
@given(st.data(), anybody)
def test_a_yes_or_a_no_survives_every_way_of_filling_in_what_is_unknown(
    data: st.DataObject, asked: Question
) -> None:
    before = verdicts(ask(asked))
    filled = data.draw(fillings(asked), label="filled")
    after = verdicts(ask(filled))
    for name, verdict in before.items():
        if verdict in DECISIVE and not another_question(asked, filled, name):
            assert after[name] == verdict, name


def on_record(paid: list[str], **unsure: object) -> Question:
    """Contributions of which ``unsure`` is not sure."""
    return {"paid": paid, "deducted_not_remitted": [], "in_doubt": []} | unsure


#: The same two months of early 2025, not sure in three ways.
UNSURE = {
    "in doubt": on_record(["2026-02..2026-10"], in_doubt=["2025-01", "2025-02"]),
    "deducted": on_record(["2026-02..2026-10"], deducted_not_remitted=["2025-01", "2025-02"]),
    "not listed": on_record(["2026-02..2026-10"], total_months=11),
}


@pytest.mark.parametrize("record", UNSURE.values(), ids=UNSURE.keys())
def test_a_child_still_under_six_if_unsure_months_are_paid_is_no_reason_for_a_no(
    record: Question,
) -> None:
    """Eleven months with the unsure ones: twelve in December, before the birthday in January."""
    child = {"born_on": "2021-01-10", "lawful": True}
    found = ask(worker(contributions=record, events={"children": [child]}))
    paid = on_record(["2025-01", "2025-02", "2026-02..2026-10"])
    settled = ask(worker(contributions=paid, events={"children": [child]}))
    assert settled["benefits"]["child_support"]["verdict"] == "not_yet"
    assert found["benefits"]["child_support"]["verdict"] != "not_eligible"


SOON = {
    "in doubt": on_record([], in_doubt=["2026-10"]),
    "deducted": on_record([], deducted_not_remitted=["2026-10"]),
    "not listed": on_record(["2026-11"], total_months=2),
}


@pytest.mark.parametrize("record", SOON.values(), ids=SOON.keys())
@pytest.mark.parametrize("name", ["medical", "disability"])
def test_a_month_that_may_be_paid_and_those_to_come_before_the_job_ends_are_no_no(
    name: str, record: Question
) -> None:
    """October unsure, November and December to come: three of three in January, or not."""
    job = {"started_on": "2026-10-01", "ended_on": "2026-12-31"}
    found = ask(worker(employment=job, contributions=record))
    paid = ["2026-10", *record["paid"]]
    settled = ask(worker(employment=job, contributions=on_record(paid)))
    assert settled["benefits"][name]["verdict"] == "not_yet"
    assert found["benefits"][name]["verdict"] != "not_eligible"


def entitled(code: str, benefit: str, **question: Any) -> str:
    """The verdict on one entitlement."""
    found = ask(worker(**question))["benefits"][benefit]
    return str(entitlement(found, code)["verdict"])


def test_a_pension_that_unsure_months_may_bring_before_the_job_ends_is_no_no() -> None:
    """177 months sure and two unsure, one to come: 180, or not."""
    job = {"started_on": "2005-01-01", "ended_on": "2026-11-30"}
    paid, two = ["2012-02..2026-10"], ["2011-01", "2011-02"]
    unsure, settled = (
        entitled("old_age_pension", "old_age", employment=job, contributions=record)
        for record in (on_record(paid, in_doubt=two), on_record(two + paid))
    )
    assert settled == "not_yet"
    assert unsure != "not_eligible"


def test_nothing_is_owed_for_a_child_where_no_month_is_on_record_whatever_was_paid() -> None:
    """Told children or not, and paid until whenever: arrears are for contribution months."""
    child = {"born_on": "2024-01-01", "lawful": True, "other_parent_claims": False}
    for events in ({}, {"children": [child]}, {"children": [child | {PAID_THROUGH: None}]}):
        record = on_record([])
        verdict = entitled(ARREARS, "child_support", contributions=record, events=events)
        assert verdict == "not_eligible"


def test_arrears_of_a_claim_made_nobody_knows_when_are_not_promised() -> None:
    """Claimed in 2024, before the child was born, nothing is owed; claimed today, much is."""
    child = {"born_on": "2025-03-01", "lawful": True, "other_parent_claims": False}
    verdicts = [
        entitled(
            ARREARS,
            "child_support",
            contributions=on_record(["2022-01..2026-10"]),
            events={"children": [child], "claim_date": day},
        )
        for day in ("2026-11-23", "2024-06-01", None)
    ]
    assert verdicts == ["eligible", "not_eligible", "ask_sso"]


def test_a_lifetime_total_is_the_total_on_the_day_it_counts_for() -> None:
    """180 months in all, none listed, retired two months ago: all of them lie before that."""
    born, told = "1966-02-25", {"retirement": {"date": "2026-10-01"}}
    job = {"started_on": "2005-01-01", "ended_on": "2026-09-30"}
    person: Any = {"birth_date": born, "employment": job, "events": told}
    unlisted = on_record([], total_months=180)
    assert entitled(LUMP_SUM, "old_age", contributions=unlisted, **person) == "not_eligible"
    assert entitled("old_age_pension", "old_age", contributions=unlisted, **person) == "eligible"
