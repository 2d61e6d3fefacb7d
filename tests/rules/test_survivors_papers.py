"""The papers to bring and the steps to take, in full, for each benefit."""

import pytest

from tests.support import Answer, ask, codes, worker

MIGRANT = ("identity_document", "work_permit", "bank_book")
TWO_YEARS_ON = "2028-11-20"
DAY = "2026-11-20"
RECORD = {"paid": ["2023-01..2026-10"]}

PAPERS = [
    ("medical", "illness", {"rest_days": 5}, "claim_form_sso_2_01 medical_certificate "
     "employer_leave_certificate"),
    ("medical", "dental", {"bill": 500}, "dental_receipt"),
    ("maternity", "childbirth", {"married": True}, "claim_form_sso_2_01 birth_certificate "
     "marriage_certificate antenatal_receipts mother_child_book"),
    ("maternity", "childbirth", {"married": False}, "claim_form_sso_2_01 birth_certificate "
     "cohabitation_certificate_two_thai_witnesses antenatal_receipts mother_child_book"),
    ("disability", "disability", {"degree": "severe"}, "claim_form_sso_2_01 "
     "disability_medical_certificate medical_record_copy"),
]  # fmt: skip


@pytest.mark.parametrize(("benefit", "event", "told", "more"), PAPERS)
def test_the_papers_for_a_claim(benefit: str, event: str, told: Answer, more: str) -> None:
    found = ask(worker(contributions=RECORD, events={event: {"date": DAY, **told}}))
    assert codes(found["benefits"][benefit]["documents"]) == [*MIGRANT, *more.split()]


def test_an_illness_and_a_tooth_need_the_papers_of_both() -> None:
    events = {"illness": {"date": DAY, "rest_days": 5}, "dental": {"date": DAY, "bill": 500}}
    found = ask(worker(contributions=RECORD, events=events))["benefits"]["medical"]
    assert codes(found["documents"])[3:] == [
        "claim_form_sso_2_01",
        "medical_certificate",
        "employer_leave_certificate",
        "dental_receipt",
    ]
    assert codes(found["steps"])[:5] == [
        "medical_go_to_designated_hospital",
        "medical_emergency_nearest_hospital",
        "sickness_ask_employer_first",
        "sickness_file_claim",
        "dental_contracted_clinic",
    ]


def test_the_papers_after_a_death_are_those_of_the_family() -> None:
    found = ask(worker(contributions=RECORD, events={"death": {"date": DAY}}))
    papers = codes(found["benefits"]["bereavement"]["documents"])
    for paper in (
        "claim_form_sso_2_01",
        "death_certificate",
        "funeral_arranger_proof",
        "claimant_identity_document",
        "heirs_papers",
        "bank_book",
    ):
        assert paper in papers


def test_the_papers_after_the_job_has_ended() -> None:
    job = {"started_on": "2023-01-01", "ended_on": "2026-10-31", "end_reason": "laid_off"}
    found = ask(worker(contributions=RECORD, employment=job))["benefits"]["unemployment"]
    assert codes(found["documents"]) == [
        *MIGRANT,
        "claim_form_sso_2_01_7",
        "unemployment_certificate",
        "termination_letter",
    ]


def test_the_papers_in_old_age_and_the_seven_day_pass_of_who_holds_one() -> None:
    job = {"started_on": "2010-01-01", "ended_on": "2026-10-31"}
    older: Answer = {"birth_date": "1965-01-01", "employment": job, "contributions": RECORD}
    plain = [*MIGRANT, "claim_form_sso_2_01", "household_registration"]
    for held, more in ((["work_permit", "passport"], []), (["seven_day_pass"], ["seven_day_pass"])):
        found = ask(worker(documents=held, **older))["benefits"]["old_age"]
        assert codes(found["documents"]) == [*plain, *more]


@pytest.mark.parametrize(
    ("sex", "child", "more"),
    [
        ("female", {"lives_in": "TH", "nationality": "TH"}, []),
        ("male", {"lives_in": "TH", "nationality": "TH"}, ["child_recognition_papers"]),
        ("female", {"lives_in": "TH", "nationality": "MM"}, ["child_existence_certificate"]),
        (
            "female",
            {"lives_in": "MM", "nationality": "MM"},
            ["myanmar_authority_certificate", "thai_translation", "child_existence_certificate"],
        ),
        ("female", {"nationality": "TH"}, []),
    ],
)
def test_the_papers_for_a_child(sex: str, child: Answer, more: list[str]) -> None:
    told = [{"born_on": "2024-05-01", "lawful": True, **child}]
    found = ask(worker(sex=sex, contributions=RECORD, events={"children": told}))
    papers = codes(found["benefits"]["child_support"]["documents"])
    assert papers == [*MIGRANT, "claim_form_sso_2_01", "birth_certificate", *more]


def test_what_everybody_brings_depends_on_who_they_are() -> None:
    """A Thai brings the one card; differing papers and unrecorded deductions need their proof."""
    everybody: list[tuple[Answer, list[str]]] = [
        ({"nationality": "TH"}, ["thai_id_card", "bank_book"]),
        ({"papers_agree": False}, [*MIGRANT[:2], "proof_of_same_person", "bank_book"]),
        (
            {"contributions": {**RECORD, "deducted_not_remitted": ["2022-12"]}},
            [*MIGRANT[:2], "pay_slips", "bank_book"],
        ),
    ]
    for facts, first in everybody:
        found = ask(worker(**{"contributions": RECORD, **facts}))["benefits"]["medical"]
        assert codes(found["documents"]) == first


CLAIMS = [
    ("medical", {"illness": {"date": DAY, "rest_days": 5}}, {
        "medical_go_to_designated_hospital": None,
        "medical_emergency_nearest_hospital": None,
        "sickness_ask_employer_first": None,
        "sickness_file_claim": TWO_YEARS_ON,
    }),
    ("medical", {"dental": {"date": DAY, "bill": 500}}, {
        "medical_go_to_designated_hospital": None,
        "medical_emergency_nearest_hospital": None,
        "dental_contracted_clinic": None,
    }),
    ("maternity", {"childbirth": {"date": DAY}}, {
        "maternity_keep_receipts": None,
        "maternity_file_claim": TWO_YEARS_ON,
    }),
    ("bereavement", {"death": {"date": DAY}}, {
        "bereavement_get_papers": None,
        "bereavement_file_claim": TWO_YEARS_ON,
    }),
    ("disability", {"disability": {"date": DAY}}, {
        "disability_get_certificate": None,
        "disability_file_claim": TWO_YEARS_ON,
    }),
    ("child_support", {"children": [{"born_on": "2024-05-01"}]}, {
        "child_file_claim": None,
        "child_october_certificate": "2027-10-31",
    }),
]  # fmt: skip


@pytest.mark.parametrize(("benefit", "events", "steps"), CLAIMS)
def test_the_steps_of_a_claim_in_their_order_with_the_last_day_for_each(
    benefit: str, events: Answer, steps: dict[str, str | None]
) -> None:
    found = ask(worker(contributions=RECORD, events=events))["benefits"][benefit]
    taken = {step["code"]: step["by"] for step in found["steps"]}
    own = {code: by for code, by in taken.items() if code in steps}
    assert list(own.items()) == list(steps.items())
    assert list(taken)[-1] == "appeal_in_writing"


def test_the_steps_of_the_jobless_count_from_the_first_jobless_day() -> None:
    """Register by day 30 (day 1 is the first jobless day); claim within two years."""
    job = {"started_on": "2023-01-01", "ended_on": "2026-10-31", "end_reason": "laid_off"}
    found = ask(worker(contributions=RECORD, employment=job))["benefits"]["unemployment"]
    taken = {step["code"]: step["by"] for step in found["steps"]}
    assert taken["unemployment_register_doe"] == "2026-11-30"
    assert taken["unemployment_file_claim"] == "2028-11-01"
    assert taken["unemployment_report_monthly"] is None


def test_the_steps_in_old_age() -> None:
    job = {"started_on": "2010-01-01", "ended_on": "2026-10-31"}
    found = ask(
        worker(
            birth_date="1965-01-01",
            employment=job,
            contributions=RECORD,
            events={"retirement": {"date": DAY}},
        )
    )["benefits"]["old_age"]
    taken = {step["code"]: step["by"] for step in found["steps"]}
    assert taken["old_age_keep_originals"] is None
    assert taken["old_age_file_claim"] == TWO_YEARS_ON


@pytest.mark.parametrize(
    ("as_of", "by"),
    [("2026-10-01", "2026-10-31"), ("2026-10-31", "2026-10-31"), ("2026-11-01", "2027-10-31")],
)
def test_the_next_october_certificate_is_due_by_the_end_of_october(as_of: str, by: str) -> None:
    told = {"children": [{"born_on": "2024-05-01"}]}
    record = {"paid": ["2023-01..2026-09"]}
    found = ask(worker(as_of=as_of, contributions=record, events=told))["benefits"]
    steps = {step["code"]: step["by"] for step in found["child_support"]["steps"]}
    assert steps["child_october_certificate"] == by
