"""What officers decide: benefit by benefit, added and never changed, and of two one wins."""

import re
from datetime import timedelta
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Role, User
from cases import erasing, handing, messages, reviewing
from cases.models import Case, Erasure, FollowUp, Handover, Look, QueueMark, Review
from cases.pages import review_form
from cases.querysets import WrittenOnceError, of_everybody
from cases.reviewing import Answer, IncompleteError, Kind
from cases.writing import GoneError
from eligibility import kept
from eligibility.rules.codes import BenefitCode
from tests.casework import making
from tests.casework.copies import Copy, copy, handed
from tests.casework.test_writing import at_once, meanwhile
from tests.support import TODAY

DISAGREES = Answer(
    "unemployment", Kind.DISAGREE, why="He resigned.", condition="not_misconduct", holds="not_yet"
)
PAPERS = Answer("unemployment", Kind.DOCUMENTS, documents=("bank_book",), text="The old card")
AGREES = Answer("medical", Kind.AGREE)


@pytest.fixture
def made(db: None) -> Copy:
    return copy()


def stands(made: Copy, user: User | None = None) -> dict[str, Answer]:
    reader = user or made.officer
    found = reviewing.standing_for(reader, made.handover, made.opened.vault)
    return {code: each.answer for code, each in found.items()}


def reviewed(made: Copy, *answers: Answer, by: User | None = None) -> list[Review]:
    return reviewing.review(by or made.officer, made.handover.pk, made.version(), answers)


# ---------------------------------------------------------------- what is decided
def test_the_last_answer_to_a_benefit_stands_and_all_before_it_are_kept(made: Copy) -> None:
    reviewed(made, AGREES, DISAGREES)
    reviewed(made, Answer("unemployment", Kind.AGREE))
    assert stands(made) == {"medical": AGREES, "unemployment": Answer("unemployment", Kind.AGREE)}
    given = reviewing.history(made.officer, made.handover, made.opened.vault)
    assert [each.answer for each in given] == [
        AGREES,
        DISAGREES,
        Answer("unemployment", Kind.AGREE),
    ]
    assert {each.row.by for each in given} == {made.officer}


def test_answers_stand_in_the_order_of_the_statute(made: Copy) -> None:
    reviewed(made, *(Answer(code.value, Kind.AGREE) for code in reversed(BenefitCode)))
    assert list(stands(made)) == [code.value for code in BenefitCode]


def test_what_stands_already_is_not_written_again(made: Copy) -> None:
    reviewed(made, AGREES, PAPERS)
    assert reviewed(made, AGREES, PAPERS) == []
    assert Review.objects.count() == 2


def test_the_volunteers_organisation_sees_it_and_no_other_does(made: Copy) -> None:
    reviewed(made, AGREES)
    assert stands(made, made.volunteer) == {"medical": AGREES}
    for foreign in (making.volunteer(), making.volunteer(making.office(), role=Role.OFFICER)):
        assert not Review.objects.visible_to(foreign).exists()


def test_a_review_is_unreadable_without_the_key_of_its_case(made: Copy) -> None:
    reviewed(made, DISAGREES)
    row = Review.objects.get()
    assert b"resigned" not in bytes(row.content)
    assert b"unemployment" not in bytes(row.content)


def test_nothing_that_was_decided_is_changed_or_taken_away(made: Copy) -> None:
    (row,) = reviewed(made, AGREES)
    with pytest.raises(WrittenOnceError):
        row.save()
    with pytest.raises(WrittenOnceError):
        row.delete()
    with pytest.raises(WrittenOnceError):
        Review.objects.visible_to(made.officer).update(salt=b"")


@pytest.mark.parametrize(
    "answer",
    [
        Answer("medical", Kind.DISAGREE, holds="eligible"),
        Answer("medical", Kind.DISAGREE, why="Because"),
        Answer("medical", Kind.DISAGREE, why="x" * (reviewing.MOST + 1), holds="eligible"),
        Answer("medical", Kind.DISAGREE, why="Because", holds="perhaps"),
        Answer("medical", Kind.DOCUMENTS),
        Answer("medical", Kind.DOCUMENTS, documents=("no_such_paper",)),
        Answer("medical", Kind.DOCUMENTS, text="x" * (reviewing.MOST + 1)),
        Answer("pension_fund", Kind.AGREE),
    ],
)
def test_an_answer_that_says_too_little_or_too_much_is_not_written(
    made: Copy, answer: Answer
) -> None:
    with pytest.raises(IncompleteError):
        reviewed(made, AGREES, answer)
    assert not Review.objects.exists()


def test_codes_are_kept_with_what_they_were_called_in_each_language(made: Copy) -> None:
    reviewed(made, DISAGREES, Answer("medical", Kind.DOCUMENTS, documents=("bank_book",)))
    found = stands(made)
    assert set(found["unemployment"].words["not_misconduct"]) == {"en", "th", "my"}
    assert found["medical"].words["bank_book"]["en"] == "Bank book"


# ---------------------------------------------------------------- how the copy stands
@pytest.mark.parametrize(
    ("answers", "state"), [((AGREES,), "waiting"), ((AGREES, PAPERS), "asked")]
)
def test_a_copy_waits_for_papers_while_an_answer_that_asks_for_them_stands(
    made: Copy, answers: tuple[Answer, ...], state: str
) -> None:
    reviewed(made, *answers)
    assert made.state() == state
    assert set(QueueMark.objects.values_list("state", flat=True)) == {state}
    reviewed(made, Answer("unemployment", Kind.AGREE))
    assert made.state() == "waiting"


def test_only_an_officer_finishes_and_a_new_answer_takes_it_up_again(made: Copy) -> None:
    reviewed(made, AGREES)
    first = Handover.objects.get().answered_at
    reviewing.finish(made.officer, made.handover.pk, made.version())
    row = Handover.objects.get()
    assert (row.state, row.finished_at is None) == ("finished", False)
    reviewed(made, PAPERS)
    row = Handover.objects.get()
    assert (row.state, row.finished_at, row.answered_at) == ("asked", None, first)


def test_a_new_copy_is_answered_anew_and_the_office_sees_what_it_said_before(made: Copy) -> None:
    reviewed(made, AGREES)
    new = handed(made.opened, made.office, instead=made.handover)
    again = Copy(made.opened, new, made.officer)
    assert (stands(again), again.state()) == ({}, "waiting")
    given = reviewing.history(made.officer, new, made.opened.vault)
    assert [each.answer for each in given] == [AGREES]


def test_what_was_taken_back_takes_no_answer(made: Copy) -> None:
    version = made.version()
    handing.take_back(made.volunteer, made.opened.case, made.handover.pk)
    with pytest.raises(GoneError):
        reviewing.review(made.officer, made.handover.pk, version, [AGREES])
    with pytest.raises(GoneError):
        reviewing.finish(made.officer, made.handover.pk, version)


def test_an_officer_of_another_office_decides_nothing(made: Copy) -> None:
    foreign = making.volunteer(making.office(), role=Role.OFFICER)
    for user in (foreign, made.volunteer):
        with pytest.raises(GoneError):
            reviewed(made, AGREES, by=user)


def test_of_an_older_version_nothing_is_written(made: Copy) -> None:
    version = made.version()
    reviewed(made, AGREES, by=made.colleague())
    with pytest.raises(kept.OvertakenError):
        reviewing.review(made.officer, made.handover.pk, version, [PAPERS])
    with pytest.raises(kept.OvertakenError):
        reviewing.finish(made.officer, made.handover.pk, version)
    assert list(stands(made)) == ["medical"]


# ---------------------------------------------------------------- what falls due
def due(made: Copy) -> list[FollowUp]:
    return list(FollowUp.objects.visible_to(made.volunteer).filter(from_office=True))


def test_papers_fall_due_by_the_day_of_the_copy_or_within_a_week(made: Copy) -> None:
    reviewed(made, PAPERS)
    (row,) = due(made)
    day = Handover.objects.get().due
    soon = TODAY < day <= TODAY + timedelta(days=30)
    assert row.due == (day if soon else TODAY + timedelta(days=7))
    assert (row.state, row.by_hand) == ("open", False)


def test_any_other_answer_falls_due_today(made: Copy) -> None:
    reviewed(made, AGREES)
    assert [row.due for row in due(made)] == [TODAY]


def test_there_is_one_open_follow_up_a_kind_and_the_next_answer_opens_it_again(
    made: Copy,
) -> None:
    reviewed(made, AGREES, PAPERS)
    assert len(due(made)) == 2
    rows = FollowUp.objects.visible_to(made.volunteer).filter(from_office=True)
    for row in rows:
        row.state, row.done_by, row.done_at = "done", made.volunteer, row.case.made_at
        row.save()
    reviewed(made, Answer("medical", Kind.DOCUMENTS, text="A letter"))
    reviewed(made, Answer("maternity", Kind.AGREE))
    assert {row.state for row in due(made)} == {"open"}
    assert len(due(made)) == 2


def test_papers_that_are_asked_for_no_longer_fall_due_no_longer(made: Copy) -> None:
    reviewed(made, PAPERS)
    reviewed(made, Answer("unemployment", Kind.AGREE))
    assert [row.due for row in due(made)] == [TODAY]


# ---------------------------------------------------------------- the page
def page_of(made: Copy) -> str:
    return reverse("cases:review", args=[made.handover.pk])


def sent(made: Copy, client: Client, **fields: Any) -> dict[str, Any]:
    """The form of the page as it is now, with other answers; ``__`` stands for a point."""
    page = unescape(client.get(page_of(made)).content.decode())
    hidden = re.findall(r'name="(version|[a-z_]+\.was)" value="([^"]*)"', page)
    return {**dict(hidden), **{name.replace("__", "."): each for name, each in fields.items()}}


def test_one_form_answers_several_benefits_and_writes_only_what_was_changed(made: Copy) -> None:
    client = made.at_office()
    form = sent(
        made,
        client,
        medical="agree",
        unemployment="disagree",
        unemployment__why="He resigned.",
        unemployment__holds="not_yet",
        unemployment__condition="not_misconduct",
    )
    answer = client.post(page_of(made), form)
    assert (answer.status_code, answer.headers["Location"]) == (303, page_of(made))
    assert stands(made) == {"medical": AGREES, "unemployment": DISAGREES}
    form = sent(made, client, medical="agree", maternity="agree", unemployment="")
    client.post(page_of(made), form)
    assert Review.objects.count() == 3


def test_the_page_shows_the_seven_findings_of_the_copy_and_what_was_said_so_far(
    made: Copy,
) -> None:
    reviewed(made, DISAGREES, by=made.colleague())
    context = made.at_office().get(page_of(made)).context
    assert [each.code for each in context["asked"]] == [code.value for code in BenefitCode]
    assert all(each.verdict for each in context["asked"])
    (stands_now,) = [each.stands for each in context["asked"] if each.stands]
    assert next(line.text for line in stands_now.lines) == "He resigned."
    assert stands_now.by.startswith("Naw Paw")
    assert [said.benefit for said in context["history"]] == ["unemployment"]


def test_broken_input_is_named_at_its_field_and_everything_typed_is_kept(made: Copy) -> None:
    client = made.at_office()
    form = sent(
        made,
        client,
        medical="disagree",
        medical__holds="not_yet",
        unemployment="documents",
        maternity="disagree",
        maternity__why="She is insured.",
        child_support="agree",
    )
    answer = client.post(page_of(made), form)
    assert answer.status_code == 422
    asked = {each.code: each for each in answer.context["asked"]}
    assert asked["medical"].why.fault
    assert not asked["medical"].holds.fault
    assert asked["unemployment"].documents.fault
    assert asked["maternity"].holds.fault
    assert asked["maternity"].why.value == "She is insured."
    assert [option.value for option in asked["child_support"].kind.options if option.checked] == [
        "agree"
    ]
    assert len(answer.context["faults"]) == 3
    assert not Review.objects.exists()


def test_a_change_of_language_keeps_what_was_typed_and_writes_nothing(made: Copy) -> None:
    client = made.at_office()
    form = sent(made, client, medical="disagree", medical__why="ไม่ใช่", language="th")
    answer = client.post(page_of(made), form)
    asked = {each.code: each for each in answer.context["asked"]}
    assert (answer.status_code, asked["medical"].why.value) == (200, "ไม่ใช่")
    assert answer.context["faults"] == []
    assert not Review.objects.exists()


def test_who_comes_second_sees_the_colleagues_answer_beside_what_they_typed(made: Copy) -> None:
    client = made.at_office()
    form = sent(
        made, client, medical="disagree", medical__why="No months.", medical__holds="not_yet"
    )
    reviewed(made, AGREES, by=made.colleague())
    answer = client.post(page_of(made), form)
    assert answer.status_code == 409
    asked = {each.code: each for each in answer.context["asked"]}
    assert asked["medical"].theirs.kind == "agree"
    assert asked["medical"].why.value == "No months."
    assert stands(made) == {"medical": AGREES}
    # Sent once more from there, it is theirs to decide, and both stay in the history.
    again = {**form, "version": answer.context["version"], "medical.was": asked["medical"].was}
    assert client.post(page_of(made), again).status_code == 303
    assert stands(made)["medical"].kind is Kind.DISAGREE
    assert Review.objects.count() == 2


def test_what_a_colleague_answered_elsewhere_on_the_page_is_not_undone(made: Copy) -> None:
    reviewed(made, PAPERS)
    client = made.at_office()
    form = sent(
        made, client, unemployment="documents", unemployment__documents=["bank_book"],
        unemployment__text="The old card", medical="agree",
    )  # fmt: skip
    reviewed(made, DISAGREES, by=made.colleague())
    answer = client.post(page_of(made), form)
    asked = {each.code: each for each in answer.context["asked"]}
    assert answer.status_code == 409
    assert [option.value for option in asked["medical"].kind.options if option.checked] == ["agree"]
    chosen = [option.value for option in asked["unemployment"].kind.options if option.checked]
    assert chosen == ["disagree"]


def test_a_form_sent_twice_is_written_once(made: Copy) -> None:
    client = made.at_office()
    form = sent(made, client, medical="agree")
    for _ in range(2):
        assert client.post(page_of(made), form).status_code == 303
    assert Review.objects.count() == 1


def test_a_message_that_comes_meanwhile_is_no_reason_to_ask_again(made: Copy) -> None:
    client = made.at_office()
    form = sent(made, client, medical="agree")
    messages.to_office(made.opened, made.handover.pk, "We bring it tomorrow.")
    assert client.post(page_of(made), form).status_code == 303
    assert stands(made) == {"medical": AGREES}


def test_finishing_waits_for_what_was_not_on_the_page(made: Copy) -> None:
    client = made.at_office()
    seen = {**sent(made, client), "finish": "1"}
    messages.to_office(made.opened, made.handover.pk, "Wait, please.")
    assert client.post(page_of(made), seen).status_code == 409
    assert made.state() == "waiting"
    answered = {**seen, "medical": "agree"}  # what was decided is kept all the same
    assert client.post(page_of(made), answered).status_code == 409
    assert (made.state(), stands(made)) == ("waiting", {"medical": AGREES})
    assert client.post(page_of(made), {**sent(made, client), "finish": "1"}).status_code == 303
    assert made.state() == "finished"


def test_finishing_saves_what_was_answered_on_the_same_page(made: Copy) -> None:
    client = made.at_office()
    lacking = {**sent(made, client, medical="disagree"), "finish": "1"}
    assert client.post(page_of(made), lacking).status_code == 422
    assert (made.state(), stands(made)) == ("waiting", {})
    form = {**sent(made, client, medical="agree"), "finish": "1"}
    for _ in range(2):  # a double tap
        done = client.post(page_of(made), form)
        assert (done.status_code, done["Location"]) == (
            303,
            reverse("cases:summary", args=[made.handover.pk]),
        )
    assert (made.state(), stands(made)) == ("finished", {"medical": AGREES})
    assert Review.objects.count() == 1


@pytest.mark.parametrize("version", ["", "x", "٣", "9" * 40, "-1"])
def test_a_version_that_is_none_writes_nothing(made: Copy, version: str) -> None:
    answer = made.at_office().post(page_of(made), {"version": version, "finish": "1"})
    assert answer.status_code == 409
    assert made.state() == "waiting"


def test_only_papers_of_the_benefit_can_be_ticked(made: Copy) -> None:
    asked = {each.code: each for each in made.at_office().get(page_of(made)).context["asked"]}
    maternity = {option.value for option in asked["maternity"].documents.options}
    unemployment = {option.value for option in asked["unemployment"].documents.options}
    assert "termination_letter" in unemployment - maternity
    assert "bank_book" in unemployment & maternity


def test_each_look_is_in_the_log_of_the_organisation_and_nothing_in_the_address(
    made: Copy,
) -> None:
    made.at_office().get(page_of(made))
    looks = Look.objects.visible_to(made.volunteer).filter(case=made.opened.case, by=made.officer)
    assert list(looks.values_list("what", flat=True)) == ["review"]
    assert "no-store" in made.at_office().get(page_of(made)).headers["Cache-Control"]


def test_a_copy_of_an_older_form_can_be_answered(made: Copy) -> None:
    snapshot = handing.opened(made.handover, made.opened.vault).plain()
    for name in ("conditions", "question", "lacking", "due", "gaps", "sheet", "entered"):
        snapshot.pop(name, None)
    sealed = made.opened.vault.seal(handing.place(made.handover.pk), snapshot)
    of_everybody(Handover).filter(pk=made.handover.pk).update(content=sealed)
    assert made.at_office().get(page_of(made)).status_code == 200
    reviewed(made, DISAGREES, PAPERS)
    assert len(stands(made)) == 1


def test_every_kind_and_verdict_has_words() -> None:
    assert set(review_form._KINDS) == set(Kind)


# ---------------------------------------------------------------- two at once
class TestAtOnce:
    """Two threads, each with its own connection."""

    pytestmark = at_once

    def test_of_two_officers_who_decide_at_once_one_wins_and_the_other_is_told(
        self, transactional_db: None
    ) -> None:
        made = copy()
        other, version = made.colleague(), made.version()
        number = made.handover.pk
        first, second = meanwhile(
            made.opened.case,
            lambda: reviewing.review(made.officer, number, version, [AGREES]),
            lambda: reviewing.review(other, number, version, [PAPERS]),
        )
        assert len(first.result()) == 1
        assert isinstance(second.exception(), kept.OvertakenError)
        assert stands(made) == {"medical": AGREES}

    def test_taken_back_while_an_officer_decides_it_is_not_decided(
        self, transactional_db: None
    ) -> None:
        made = copy()
        number, version = made.handover.pk, made.version()
        first, second = meanwhile(
            made.opened.case,
            lambda: handing.take_back(made.volunteer, made.opened.case, number),
            lambda: reviewing.review(made.officer, number, version, [AGREES]),
        )
        assert first.exception() is None
        assert isinstance(second.exception(), GoneError)
        assert not of_everybody(Review).exists()

    def test_decided_while_it_is_taken_back_it_was_said_and_the_office_has_it_no_longer(
        self, transactional_db: None
    ) -> None:
        made = copy()
        number, version = made.handover.pk, made.version()
        first, second = meanwhile(
            made.opened.case,
            lambda: reviewing.review(made.officer, number, version, [AGREES]),
            lambda: handing.take_back(made.volunteer, made.opened.case, number),
        )
        assert (len(first.result()), second.exception()) == (1, None)
        assert stands(made, made.volunteer) == {"medical": AGREES}
        assert not Review.objects.visible_to(made.officer).exists()

    def test_erased_while_an_officer_decides_nothing_is_left(self, transactional_db: None) -> None:
        made = copy()
        number, version = made.handover.pk, made.version()
        first, second = meanwhile(
            made.opened.case,
            lambda: erasing.erase(made.opened.case.pk, Erasure.Why.ASKED, made.volunteer),
            lambda: reviewing.review(made.officer, number, version, [AGREES]),
        )
        assert first.result() is True
        assert isinstance(second.exception(), GoneError)
        assert not of_everybody(Case).exists()

    def test_a_message_while_an_officer_finishes_keeps_the_case_waiting(
        self, transactional_db: None
    ) -> None:
        made = copy()
        number, version = made.handover.pk, made.version()
        first, second = meanwhile(
            made.opened.case,
            lambda: messages.to_office(made.opened, number, "Not yet!"),
            lambda: reviewing.finish(made.officer, number, version),
        )
        assert first.exception() is None
        assert isinstance(second.exception(), kept.OvertakenError)
        assert made.state() == "waiting"


def test_a_copy_that_never_was_answers_as_a_foreign_one(made: Copy) -> None:
    foreign = copy()
    for number in (uuid4(), foreign.handover.pk):
        for name in ("review", "suggest", "office-messages"):
            there = reverse(f"cases:{name}", args=[number])
            assert made.at_office().get(there).status_code == 404
