"""A record, a job, a gate or a day nobody knows: what the contract says of each.

The people are those of ``test_unknown_facts``.
"""

from copy import deepcopy

import pytest

from tests.rules.test_unknown_facts import (
    JOBLESS,
    MOTHER,
    NEW,
    RETIRED,
    like,
    noes,
    unknown,
    unlike,
)
from tests.support import Answer, ask, codes, entitlement


@pytest.mark.parametrize("path", ["person.contributions.paid", "person.contributions"])
def test_an_unknown_record_leaves_nothing_counted_and_is_asked_for_first(path: str) -> None:
    """With ``paid`` absent, ``counted``, ``counted_if_deemed`` and ``short_by`` are null."""
    answer = unknown(MOTHER, path)
    for name in ("medical", "maternity", "child_support", "bereavement", "disability"):
        found = answer["benefits"][name]
        assert (found["verdict"], found["earliest"]) == ("ask_sso", None)
        assert (found["counted"], found["counted_if_deemed"], found["short_by"]) == (
            None,
            None,
            None,
        )
        assert found["unknowns"][0]["field"] == "person.contributions.paid"


def test_a_lifetime_total_is_counted_for_old_age_alone() -> None:
    answer = ask(like(RETIRED, {"contributions": {"paid": None, "total_months": 180}}))["benefits"]
    old_age = answer["old_age"]
    assert (old_age["verdict"], old_age["counted"], old_age["short_by"]) == ("eligible", 180, 0)
    assert (answer["bereavement"]["verdict"], answer["bereavement"]["counted"]) == ("ask_sso", None)


def test_an_unknown_job_leaves_cover_open_and_job_loss_standing() -> None:
    """Contract, "Unknown job": cover cannot be told, even beside recently recorded months."""
    answer = unknown(MOTHER, "person.employment")
    verdicts = {name: found["verdict"] for name, found in answer["benefits"].items()}
    assert verdicts.pop("unemployment") == "eligible"
    assert verdicts.pop("old_age") == "not_yet"  # under 55, whatever the job
    assert set(verdicts.values()) == {"ask_sso"}
    assert answer["benefits"]["unemployment"]["asked"] == "standing"
    assert answer["enrolment"]["status"] == "unknown"
    assert unknown(RETIRED, "person.employment")["benefits"]["old_age"]["verdict"] == "ask_sso"


def test_an_unknown_last_day_means_still_employed() -> None:
    """Only ``ended_on: null`` is no unknown fact."""
    answer = unknown(RETIRED, "person.employment.ended_on")
    assert answer["enrolment"]["status"] == "insured"
    assert "still_insured" in codes(answer["benefits"]["old_age"]["reasons"])


@pytest.mark.parametrize("reason", [None, "unknown"])
def test_an_unknown_end_of_the_job_shows_both_rates(reason: str | None) -> None:
    base = deepcopy(JOBLESS)
    base["person"]["employment"]["end_reason"] = reason
    paid = entitlement(ask(base)["benefits"]["unemployment"], "unemployment_benefit")
    rates = {each["end_reason"]: each["rate"] for each in paid["alternatives"]}
    assert (paid["verdict"], rates) == ("ask_sso", {"laid_off": 0.6, "resigned": 0.3})
    assert paid["rate"] is None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("documents", None),
        ("birth_date", None),
        ("registered", None),
        *(("sector", kind) for kind in (None, "unknown", "other", "fishing", "volunteer")),
    ],
)
def test_an_unknown_gate_without_months_leaves_the_enrolment_unknown(
    path: str, value: str | None
) -> None:
    """With ``paid: []``: any gate unknown → ``unknown``; no benefit is refused for it."""
    answer = ask(like(NEW, {path: value}))
    assert answer["enrolment"]["status"] == "unknown"
    assert answer["enrolment"]["reasons"] == []
    assert not noes(answer) - noes(ask(NEW))


@pytest.mark.parametrize("value", [None, "unknown", "fishing", "street_stall"])
def test_a_sector_unknown_or_shut_takes_nothing_from_recorded_months(value: str | None) -> None:
    """Enrolment never cancels recorded months."""
    answer = ask(like(MOTHER, {"sector": value}))
    assert (unlike(answer, MOTHER), answer["enrolment"]["status"]) == ({}, "insured")


@pytest.mark.parametrize("shut", [{"documents": ["passport"]}, {"sector": "street_stall"}])
def test_a_shut_gate_beside_an_unknown_record_cannot_be_told(shut: Answer) -> None:
    """The months may be there all the same (contract: with ``paid`` absent)."""
    answer = ask(like(MOTHER, {**shut, "contributions": {"paid": None}}))
    for name in ("medical", "maternity", "bereavement", "disability"):
        assert answer["benefits"][name]["verdict"] == "ask_sso"


def test_a_nationality_unknown_without_a_permit_cannot_be_told() -> None:
    answer = ask(like(NEW, {"nationality": None, "documents": ["passport"]}))
    assert answer["enrolment"]["status"] == "unknown"
    assert "no_work_permit" not in codes(answer["enrolment"]["reasons"])


def test_a_child_of_a_parent_of_unknown_sex_is_lawful_only_if_told() -> None:
    """``lawful`` → true for the mother; a father's child is unknown."""
    for sex, verdict in (("female", "eligible"), ("male", "ask_sso"), (None, "ask_sso")):
        events = {"children": [{"born_on": "2023-05-01"}]}
        found = ask(like(MOTHER, {"sex": sex}, events))["benefits"]["child_support"]
        assert found["verdict"] == verdict


@pytest.mark.parametrize("name", ["in_doubt", "deducted_not_remitted"])
@pytest.mark.parametrize(("first", "verdict"), [("2026-07", "ask_sso"), ("2026-06", "eligible")])
def test_an_unknown_list_of_doubtful_months_opens_what_it_could_decide(
    name: str, first: str, verdict: str
) -> None:
    """Four sure months of the five for a birth may be five; five are enough whatever is added."""
    record = {"paid": [f"{first}..2026-10"], name: None}
    found = ask(like(MOTHER, {"contributions": record}))["benefits"]["maternity"]
    assert found["verdict"] == verdict
    assert found["counted"] == (4 if verdict == "ask_sso" else 5)


def test_an_unknown_day_of_the_claim_does_not_let_the_deadline_pass() -> None:
    """The claim may have been made in time; only an absent day means that it is made today."""
    events = {"childbirth": {**MOTHER["events"]["childbirth"], "date": "2024-10-10"}}
    absent = ask(like(MOTHER, {}, events))["benefits"]["maternity"]
    null = ask(like(MOTHER, {}, {**events, "claim_date": None}))["benefits"]["maternity"]
    assert "claim_deadline_passed" in codes(absent["reasons"])
    assert null["verdict"] == "ask_sso"


def test_an_injury_on_an_unknown_day_has_no_last_days_but_the_route() -> None:
    injury = unknown(MOTHER, "events.work_injury.date")["work_injury"]
    assert injury["fund"] == "workmens_compensation_fund"
    assert (injury["employer_report_by"], injury["worker_claim_by"]) == (None, None)
