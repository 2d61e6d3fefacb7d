"""Each review is in the chain of decisions: changed it is seen, erased it leaves no gap."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from cases import chained, erasing, reviewing
from cases.management import key_file
from cases.models import Case, CaseKey, Erasure, Review
from cases.querysets import of_everybody
from cases.reviewing import Answer, Kind
from cases.vault import Vault
from eligibility import chain
from eligibility.chain_models import Link
from tests.casework import making
from tests.casework.copies import Copy, copy

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Copy:
    found = copy()
    answers = [Answer("medical", Kind.AGREE), Answer("maternity", Kind.DOCUMENTS, text="A card")]
    reviewing.review(found.officer, found.handover.pk, 1, answers)
    reviewing.review(found.officer, found.handover.pk, 2, [Answer("maternity", Kind.AGREE)])
    return found


def links(kind: str) -> list[str]:
    rows = Link.objects.filter(kind=kind).order_by("place")
    return list(rows.values_list("subject", flat=True))


def test_each_review_has_a_link_in_its_order(made: Copy) -> None:
    rows = Review.objects.visible_to(made.officer).order_by("at", "pk")
    assert sorted(links("review")) == sorted(str(row.pk) for row in rows)
    assert links("review")[-1] == str(rows.reverse()[0].pk)
    assert chain.verify() == []


def other_content(row: Review) -> None:
    agrees = Answer("old_age", Kind.AGREE).plain()
    content = Vault.of(row.case_id).seal(chained.place(row.pk), agrees)
    of_everybody(Review).filter(pk=row.pk).update(content=content)


def changed(**columns: object) -> Callable[[Review], None]:
    def change(row: Review) -> None:
        of_everybody(Review).filter(pk=row.pk).update(**columns)

    return change


def another_officer(row: Review) -> None:
    of_everybody(Review).filter(pk=row.pk).update(by=making.volunteer())


def taken_away(row: Review) -> None:
    of_everybody(Review).filter(pk=row.pk)._raw_delete("default")


@pytest.mark.parametrize(
    "tamper",
    [
        other_content,
        another_officer,
        taken_away,
        changed(at=timezone.now()),
        changed(salt=bytes(16)),
        changed(content=b"x" * 64),
    ],
)
def test_what_somebody_does_to_the_rows_is_seen(
    made: Copy, tamper: Callable[[Review], None]
) -> None:
    tamper(of_everybody(Review).earliest("at"))
    assert len(chain.verify()) == 1


def test_a_review_that_was_put_in_is_seen(made: Copy) -> None:
    row = of_everybody(Review).earliest("at")
    number, vault = uuid4(), made.opened.vault
    content = vault.seal(chained.place(number), Answer("old_age", Kind.AGREE).plain())
    of_everybody(Review).bulk_create(
        [
            Review(
                pk=number,
                case_id=row.case_id,
                handover_id=row.handover_id,
                by_id=row.by_id,
                content=content,
                salt=chain.new_salt(),
            )
        ]
    )
    assert chain.verify() == [f"The review {number} is in no link."]


def test_an_erased_case_leaves_the_chain_whole_and_nothing_of_what_was_decided(
    made: Copy,
) -> None:
    numbers = sorted(links("review"))
    erasing.erase(made.opened.case.pk, Erasure.Why.ASKED, made.volunteer)
    row = Erasure.objects.get()
    assert not of_everybody(Review).exists()
    assert sorted(row.reviews) == numbers
    assert links("erasure") == [str(row.case)]
    assert chain.verify() == []


def test_the_log_of_an_erasure_that_is_changed_is_seen(made: Copy) -> None:
    erasing.erase(made.opened.case.pk, Erasure.Why.ASKED, made.volunteer)
    Erasure.objects.update(reviews=[])
    assert chain.verify()


def test_a_case_without_reviews_leaves_no_link() -> None:
    user = making.volunteer()
    case = making.case_of(user)
    erasing.erase(case.pk, Erasure.Why.ASKED, user)
    assert links("erasure") == []
    assert chain.verify() == []


def test_old_cases_are_erased_in_steps_and_the_chain_stands(made: Copy) -> None:
    other = copy()
    reviewing.review(other.officer, other.handover.pk, 1, [Answer("old_age", Kind.AGREE)])
    of_everybody(Case).update(changed_at="2001-01-01T00:00:00Z")
    assert sum(erasing.erase_old(timezone.now())) == 2
    assert len(links("erasure")) == 2
    assert chain.verify() == []


def test_erased_again_after_an_older_copy_came_back_it_says_so_again(made: Copy) -> None:
    case = made.opened.case
    line = {
        "erased": str(case.pk),
        "organisation": case.organisation_id,
        "why": "asked",
        "by": None,
        "at": timezone.now().isoformat(),
    }
    assert key_file.erased_again([line]) == 1
    assert len(Erasure.objects.get().reviews) == 3
    assert chain.verify() == []


def test_a_review_whose_key_is_gone_is_a_fault_until_its_case_is_erased(made: Copy) -> None:
    CaseKey.objects.filter(pk=made.opened.case.pk).delete()
    assert len(chain.verify()) == 3
    erasing.erase(made.opened.case.pk, Erasure.Why.ASKED, None)
    assert chain.verify() == []


def test_the_salt_beside_a_review_is_of_no_use_without_the_key_of_its_case(made: Copy) -> None:
    """An older copy of the tables still has the row: nobody can try what it may have said."""
    row = of_everybody(Review).earliest("at")
    link = Link.objects.get(kind="review", subject=str(row.pk))
    said = {
        "handover": row.handover_id,
        "by": row.by_id,
        "at": row.at,
        "answer": made.opened.vault.open(chained.place(row.pk), row.content),
    }
    assert chain.digest(said, bytes(row.salt)) != link.digest
    with_key = made.opened.vault.mark("review", bytes(row.salt).hex())
    assert chain.digest(said, with_key) == link.digest


def test_a_link_of_something_that_is_no_number_is_a_fault_and_no_crash(made: Copy) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE eligibility_link SET subject = 'x' WHERE place = 1")
    assert len(chain.verify()) >= 2
