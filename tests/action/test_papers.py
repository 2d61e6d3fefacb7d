"""The exact list: what the law asks for, changed by what is ticked beside the answers."""

from collections.abc import Iterator
from typing import Any

import pytest

from eligibility.action import papers
from eligibility.action.papers import ToBring, to_bring
from eligibility.action.ticks import Situation
from eligibility.rules.required import NEEDS
from tests.i18n.saying import CONTENT
from tests.support import shipped


def _found(codes: str, *, group: str = "have_now", asked: str = "event") -> dict[str, Any]:
    return {
        "group": group,
        "asked": asked,
        "documents": [{"code": code} for code in codes.split()],
        "steps": [{"code": "maternity_file_claim", "by": "2028-11-23"}] if codes else [],
    }


BIRTH = _found("identity_document work_permit bank_book birth_certificate")
CHILD = _found("identity_document work_permit bank_book child_existence_certificate")


def _list(*situations: Situation, **found: Any) -> ToBring:
    return to_bring((found or {"maternity": BIRTH, "child_support": CHILD}).items(), situations)


def test_a_paper_of_several_claims_is_listed_once_with_the_claims_it_is_for() -> None:
    listed = _list()
    both = ("maternity", "child_support")
    assert dict(listed.now.shared) == dict.fromkeys(
        ("identity_document", "work_permit", "bank_book"), both
    )
    assert [claim.papers for claim in listed.now.claims] == [
        ("birth_certificate",),
        ("child_existence_certificate",),
    ]
    assert len(set(listed.now.papers())) == len(listed.now.papers())


def test_without_a_bank_account_the_post_takes_the_place_of_the_bank_book() -> None:
    listed = _list(Situation.NO_BANK)
    assert "bank_book" not in listed.now.papers()
    assert "thailand_post_payment" in listed.now.papers()


def test_who_lost_papers_is_told_of_the_pink_card_first_of_all() -> None:
    listed = _list(Situation.LOST)
    assert listed.first == ("lost_papers_first",)
    assert {"original_pink_card", "loss_report", "replacement_identity_document"} <= set(
        listed.now.papers()
    )


def test_who_had_another_name_brings_the_earlier_names_and_numbers() -> None:
    listed = _list(Situation.RENAMED)
    assert listed.first == ("name_changed_first",)
    assert {"earlier_names_and_numbers", "old_identity_documents", "proof_of_same_person"} <= set(
        listed.now.papers()
    )


def test_all_three_at_once_and_nothing_is_listed_twice() -> None:
    listed = _list(*Situation, maternity=BIRTH)
    assert listed.first == ("lost_papers_first", "name_changed_first")
    assert len(set(listed.now.papers())) == len(listed.now.papers())
    assert not papers.PAPERS - set(listed.now.papers())


def test_what_has_not_happened_is_listed_later_and_repeats_nothing() -> None:
    later = _found(
        "identity_document death_certificate", group="covered_if_it_happens", asked="standing"
    )
    listed = _list(maternity=BIRTH, bereavement=later)
    assert [claim.benefit for claim in listed.now.claims] == ["maternity"]
    assert [claim.papers for claim in listed.later.claims] == [("death_certificate",)]
    assert "death_certificate" not in listed.now.papers()


def test_a_paper_of_several_later_claims_is_listed_once_before_them() -> None:
    later = {"group": "covered_if_it_happens", "asked": "standing"}
    listed = _list(
        medical=BIRTH,
        bereavement=_found("claim_form_sso_2_01 death_certificate", **later),
        disability=_found("claim_form_sso_2_01 medical_record_copy", **later),
    )
    assert listed.later.shared == (("claim_form_sso_2_01", ("bereavement", "disability")),)
    assert [claim.papers for claim in listed.later.claims] == [
        ("death_certificate",),
        ("medical_record_copy",),
    ]


def test_where_nothing_can_be_claimed_now_all_stands_open() -> None:
    waiting = _found("identity_document", group="not_yet", asked="standing")
    listed = _list(maternity=waiting)
    assert [claim.benefit for claim in listed.now.claims] == ["maternity"]
    assert listed.later.claims == ()


def test_what_asks_for_nothing_is_not_listed() -> None:
    assert _list(old_age=_found("")).now.claims == ()


def test_a_step_keeps_its_last_day() -> None:
    assert [str(step.by) for step in _list(maternity=BIRTH).now.claims[0].steps] == ["2028-11-23"]


def test_every_release_must_have_what_a_situation_names() -> None:
    assert NEEDS.documents >= papers.PAPERS
    assert NEEDS.steps >= papers.STEPS


def _pieces() -> Iterator[tuple[str, tuple[str, ...]]]:
    for code, paper in CONTENT.documents.items():
        yield code, paper.cites
    for code, step in CONTENT.steps.items():
        yield code, step.cites


@pytest.mark.parametrize(("code", "cites"), list(_pieces()))
def test_every_paper_and_every_step_rests_on_a_source(code: str, cites: tuple[str, ...]) -> None:
    assert cites, code
    assert set(cites) <= shipped().citations.keys()
