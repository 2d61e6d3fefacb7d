"""The first and last day for which the law is vouched, −1, 0, +1: beyond it nobody is told no.

Contract, "The law by date" and "Outside the vouched days": every condition resting on a value is
cannot tell, even where the last known value would fail; facts alone still decide.
"""

from datetime import date
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

from tests.rules.test_dates_rows import DAY, newest, period_of, reigns, shifted
from tests.support import Answer, ask, codes, entitlement, worker

SHORT_AND_LONG = (0, 24)
EVENTS = {
    "medical": "illness",
    "maternity": "childbirth",
    "bereavement": "death",
    "disability": "disability",
}
BENEFITS = (*EVENTS, "unemployment", "child_support", "old_age")
KEYS = {benefit: f"{benefit}.qualifying" for benefit in BENEFITS} | {"old_age": "old_age.any"}


def edges(benefit: str) -> list[tuple[date, bool]]:
    """The days about the first and the last vouched one, and whether each is vouched for."""
    held = reigns(KEYS[benefit])
    first, last = held[0].first, held[-1].last
    days = [edge + shift * DAY for edge in (first, last) for shift in (-1, 0, 1)]
    return [(day, first <= day <= last) for day in days]


every = pytest.mark.parametrize(
    ("benefit", "day", "vouched"),
    [(benefit, *edge) for benefit in BENEFITS for edge in edges(benefit)],
)
outside = pytest.mark.parametrize(
    ("benefit", "day"),
    [(benefit, day) for benefit in BENEFITS for day, vouched in edges(benefit) if not vouched],
)


def on(benefit: str, day: date, months: int, **person: Any) -> Answer:
    """The benefit for its event on ``day``, claimed on that day."""
    facts: Answer = {"registered": True, "contributions": {"paid": newest(day, months)}, **person}
    events: Answer = {"claim_date": day.isoformat()}
    as_of = day
    if benefit in EVENTS:
        events[EVENTS[benefit]] = {"date": day.isoformat()}
    elif benefit == "unemployment":
        as_of = day + 7 * DAY
        facts.setdefault("employment", {"ended_on": shifted(day, -1), "end_reason": "laid_off"})
    elif benefit == "old_age":
        events["retirement"] = {"date": day.isoformat()}
        facts["birth_date"] = (day - relativedelta(years=60)).isoformat()
        facts["employment"] = {"ended_on": shifted(day, -1)}
    else:
        events["children"] = [{"born_on": (day - relativedelta(years=1)).isoformat()}]
    found: Answer = ask(worker(as_of=as_of.isoformat(), events=events, **facts))
    answer: Answer = found["benefits"][benefit]
    return answer


@every
def test_a_day_inside_is_answered_and_a_day_outside_is_for_the_office(
    benefit: str, day: date, vouched: bool
) -> None:
    found = on(benefit, day, 24)
    assert found["verdict"] == ("eligible" if vouched else "ask_sso")
    assert ("outside_our_records" in codes(found["reasons"])) != vouched
    assert found["earliest"] is None


@outside
def test_outside_a_record_too_short_by_the_last_known_law_is_not_a_no(
    benefit: str, day: date
) -> None:
    """The law of that day may ask for less."""
    found = on(benefit, day, 0)
    assert found["verdict"] == "ask_sso"
    assert "contributions_short" not in codes(found["reasons"])
    assert (found["counted"], found["required"]) == (None, None)


@outside
def test_outside_a_shut_gate_still_decides(benefit: str, day: date) -> None:
    """Facts alone: no work permit and no month on record."""
    found = on(benefit, day, 0, documents=["passport"])
    assert found["verdict"] == "not_eligible"
    assert "no_work_permit" in codes(found["reasons"])


@pytest.mark.parametrize("day", [day for day, vouched in edges("unemployment") if not vouched])
def test_outside_misconduct_still_decides(day: date) -> None:
    left = {"ended_on": shifted(day, -1), "end_reason": "serious_misconduct"}
    found = on("unemployment", day, 24, employment=left)
    assert found["verdict"] == "not_eligible"
    assert "dismissed_for_serious_misconduct" in codes(found["reasons"])


@pytest.mark.parametrize("day", [day for day, vouched in edges("child_support") if not vouched])
def test_outside_having_no_child_still_decides(day: date) -> None:
    question = worker(
        as_of=day.isoformat(),
        events={"children": []},
        registered=True,
        contributions={"paid": newest(day, 24)},
    )
    found = ask(question)["benefits"]["child_support"]
    assert (found["verdict"], codes(found["reasons"])) == ("not_eligible", ["no_child"])


@pytest.mark.parametrize(("benefit", "event"), EVENTS.items())
def test_a_claim_beyond_the_vouched_days_leaves_only_the_deadline_open(
    benefit: str, event: str
) -> None:
    """The claim on the last vouched day is in time; on the next one it cannot be told."""
    last = reigns("claim_deadline_years")[-1].last
    told = last - 30 * DAY
    for shift, verdict, truth in ((0, "eligible", "met"), (1, "ask_sso", "cannot_tell")):
        question = worker(
            as_of=told.isoformat(),
            events={event: {"date": told.isoformat()}, "claim_date": shifted(last, shift)},
            contributions={"paid": newest(told, 24)},
        )
        found = ask(question)["benefits"][benefit]
        truths = {held["code"]: held["truth"] for held in found["conditions"]}
        assert (found["verdict"], truths.pop("claimed_in_time")) == (verdict, truth)
        assert set(truths.values()) == {"met"}


@pytest.mark.parametrize("shift", [-1, 0, 1])
def test_after_the_last_day_of_the_pension_formula_only_the_pension_is_open(shift: int) -> None:
    """A new formula is approved: the benefit's verdict stays (contract, "Outside…")."""
    day = reigns("pension_base_rate")[-1].last + shift * DAY
    need = period_of(reigns("old_age.pension")[-1].row).required
    found = on("old_age", day, need)
    pension = entitlement(found, "old_age_pension")
    assert found["verdict"] == "eligible"
    if shift > 0:
        assert (pension["verdict"], pension["rate"], pension["monthly"]) == ("ask_sso", None, None)
        assert "outside_our_records" in codes(pension["reasons"])
    else:
        assert (pension["verdict"], pension["monthly"]) == ("eligible", 2400)
        assert "outside_our_records" not in codes(pension["reasons"])


@pytest.mark.parametrize("shift", [0, 1])
def test_the_lump_sum_does_not_hang_on_the_pension_formula(shift: int) -> None:
    day = reigns("pension_base_rate")[-1].last + shift * DAY
    lump = entitlement(on("old_age", day, 12), "old_age_lump_sum")
    assert (lump["verdict"], lump["estimate"]) == ("eligible", 8640)


@pytest.mark.parametrize("months", SHORT_AND_LONG)
@pytest.mark.parametrize("shift", [0, 1])
def test_a_standing_question_beyond_the_vouched_days_is_for_the_office(
    shift: int, months: int
) -> None:
    day = reigns("medical.qualifying")[-1].last + shift * DAY
    question = worker(
        as_of=day.isoformat(), registered=True, contributions={"paid": newest(day, months)}
    )
    for benefit in (*EVENTS, "unemployment"):
        found = ask(question)["benefits"][benefit]
        inside = "eligible" if months else "not_yet"
        assert found["verdict"] == ("ask_sso" if shift else inside)
        assert ("outside_our_records" in codes(found["reasons"])) == bool(shift)


@pytest.mark.parametrize("benefit", EVENTS)
def test_a_tail_that_ended_by_the_last_known_law_is_open_beyond_the_vouched_days(
    benefit: str,
) -> None:
    """Cover after leaving rests on a value too: a decree may lengthen it."""
    day = reigns("cover_after_leaving_months")[-1].last + DAY
    left = {"ended_on": shifted(day, -300)}
    found = on(benefit, day, 24, employment=left)
    assert found["verdict"] == "ask_sso"
    assert "cover_after_leaving_ended" not in codes(found["reasons"])
