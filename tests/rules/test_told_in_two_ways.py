"""Facts that reach the core by another way than usual."""

from tests.support import ask, codes, worker


def test_an_unknown_child_is_a_child_nobody_knows_anything_of() -> None:
    paid = {"paid": ["2024-01..2026-10"]}
    told = worker(events={"children": [None]}, contributions=paid)
    found = ask(told)["benefits"]["child_support"]
    assert found["verdict"] == "ask_sso"
    assert found["unknowns"][0]["field"].startswith("events.children.0")


def test_a_job_said_to_go_on_ends_before_the_first_day_without_one() -> None:
    """``ended_on: null`` was told, not assumed; the day of the job loss is the later word."""
    told = worker(
        employment={"started_on": "2026-01-01", "ended_on": None, "end_reason": "laid_off"},
        events={"unemployment": {"date": "2026-11-01"}},
    )
    answer = ask(told)
    assert answer["benefits"]["unemployment"]["verdict"] == "eligible"
    taken = {item["field"]: item["value"] for item in answer["assumed"]}
    assert taken["person.employment.ended_on"] == "2026-10-31"


def test_a_birth_in_an_earlier_job_is_covered_though_the_new_one_has_no_first_day() -> None:
    born = {"childbirth": {"date": "2025-06-10"}}
    earlier = [{"started_on": "2024-01-01", "ended_on": "2025-09-30"}]
    told = worker(
        employment={"earlier": earlier},
        contributions={"paid": ["2024-01..2025-09", "2026-01..2026-10"]},
        events=born,
    )
    assert ask(told)["benefits"]["maternity"]["verdict"] == "eligible"


def test_between_an_earlier_job_and_one_with_no_first_day_cover_cannot_be_told() -> None:
    born = {"childbirth": {"date": "2025-12-10"}}
    earlier = [{"started_on": "2024-01-01", "ended_on": "2025-09-30"}]
    told = worker(
        employment={"earlier": earlier},
        contributions={"paid": ["2024-01..2025-09", "2026-01..2026-10"]},
        events=born,
    )
    found = ask(told)["benefits"]["maternity"]
    assert found["verdict"] == "ask_sso"
    assert codes(found["reasons"]) == ["fact_missing"]
    assert found["unknowns"][0]["field"] == "person.employment.started_on"


def test_the_reason_of_one_job_is_not_that_of_another() -> None:
    """Dismissed from the last job; the job loss asked about is that of the one before."""
    told = worker(
        employment={
            "started_on": "2026-03-01",
            "ended_on": "2026-10-31",
            "end_reason": "serious_misconduct",
            "earlier": [{"started_on": "2025-01-01", "ended_on": "2026-01-31"}],
        },
        contributions={"paid": ["2025-01..2026-10"]},
        events={"unemployment": {"date": "2026-02-01"}},
    )
    found = ask(told)["benefits"]["unemployment"]
    assert found["verdict"] == "ask_sso"
    assert found["unknowns"][0]["field"] == "person.employment.end_reason"


def test_cover_after_leaving_beyond_the_days_we_vouch_for_is_not_promised() -> None:
    answer = ask(worker(as_of="2030-03-01", employment={"ended_on": "2029-12-31"}))
    assert answer["enrolment"]["status"] == "unknown"
    assert codes(answer["enrolment"]["reasons"]) == ["outside_our_records"]


def test_only_a_child_who_is_not_thai_needs_the_october_certificate() -> None:
    for nationality, needed in (("MM", True), ("TH", False), (None, True)):
        child = {"born_on": "2024-05-01", "nationality": nationality}
        found = ask(
            worker(events={"children": [child]}, contributions={"paid": ["2024-01..2026-10"]})
        )
        steps = codes(found["benefits"]["child_support"]["steps"])
        assert ("child_october_certificate" in steps) is needed
