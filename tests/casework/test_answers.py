"""What a volunteer sees of an office's answers, at once, and what the worker's own paper says."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from accounts.models import User
from cases import handing, messages, moving, reviewing
from cases.models import FollowUp, Look, Move
from cases.pages import answer_words
from cases.pages.answer_words import language_of
from cases.reviewing import Answer, Kind
from eligibility import loader
from eligibility.presentation import Spoken
from tests.casework import making
from tests.casework.copies import Copy, copy, handed

PAPERS = Answer("unemployment", Kind.DOCUMENTS, documents=("bank_book",), text="หนังสือเลิกจ้าง")
DISAGREES = Answer(
    "medical", Kind.DISAGREE, why="เธอยังทำงาน", condition="in_cover", holds="not_eligible"
)


@pytest.fixture
def made(db: None) -> Copy:
    return copy()


def reviewed(made: Copy, *answers: Answer) -> None:
    reviewing.review(made.officer, made.handover.pk, made.version(), answers)


def address(made: Copy, language: str = "en") -> str:
    with override(language):
        return reverse("cases:office-answers", args=[made.opened.case.reference, made.handover.pk])


def text_of(client: Client, there: str) -> str:
    answer = client.get(there)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_the_overview_of_the_case_says_it_at_once(made: Copy) -> None:
    case = reverse("cases:case", args=[made.opened.case.reference])
    (before,) = made.here().get(case).context["handovers"]
    assert before["said"] == []
    reviewed(made, DISAGREES, PAPERS)
    page = made.here().get(case)
    (row,) = page.context["handovers"]
    assert [each.kind for each in row["said"]] == ["disagree", "documents"]
    assert address(made) in page.content.decode()


def test_the_page_says_what_stands_who_said_it_and_what_was_said_before(made: Copy) -> None:
    reviewed(made, DISAGREES)
    reviewed(made, Answer("medical", Kind.AGREE), PAPERS)
    context = made.here().get(address(made)).context
    assert [(each.benefit, each.kind) for each in context["said"]] == [
        ("medical", "agree"),
        ("unemployment", "documents"),
    ]
    assert {each.by for each in context["said"]} == {made.office.name}
    assert [each.kind for each in context["history"]] == ["documents", "agree", "disagree"]


@pytest.mark.parametrize("language", ["en", "th", "my"])
def test_papers_are_named_in_the_language_of_the_page(made: Copy, language: str) -> None:
    reviewed(made, PAPERS)
    page = text_of(made.here(), address(made, language))
    assert loader.current().content.document_name("bank_book", language) in page
    assert '<dd lang="th">หนังสือเลิกจ้าง' in page


@pytest.mark.parametrize("language", ["en", "th", "my"])
def test_the_due_list_says_what_is_asked_for_and_leads_there(made: Copy, language: str) -> None:
    reviewed(made, PAPERS, DISAGREES)
    with override(language):
        lists = [
            reverse("cases:due"),
            reverse("cases:case-due", args=[made.opened.case.reference]),
            reverse("cases:case", args=[made.opened.case.reference]),
        ]
    spoken = Spoken(language, loader.current().content)
    stands = reviewing.standing_for(made.volunteer, made.handover, made.opened.vault)
    wanted = answer_words.asks([stands["unemployment"].answer], spoken)
    for there in lists:
        page = text_of(made.here(), there)
        assert wanted in page
        assert spoken.say(answer_words.HAS_ANSWERED) in page
        assert address(made, language) in page


def test_the_calendar_of_others_tells_neither_name_nor_paper(made: Copy) -> None:
    reviewed(made, PAPERS, DISAGREES)
    file = made.here().get(reverse("cases:due-calendar")).content.decode()
    plain = file.replace("\r\n ", "")
    rows = FollowUp.objects.visible_to(made.volunteer).filter(from_office=True)
    assert {row.due.strftime("%Y%m%d") for row in rows} <= set(
        plain.replace("\r\n", ":").split(":")
    )
    assert made.opened.case.shown_reference in plain
    for word in ("Naw", "Handed", "Bank", "paper", made.office.name, "หนังสือ"):
        assert word not in plain


def test_saving_a_result_anew_leaves_what_the_office_asks_for(made: Copy) -> None:
    reviewed(made, PAPERS)
    client, case = made.here(), made.opened.case
    assert client.post(reverse("cases:assess", args=[case.reference])).status_code == 303
    assert FollowUp.objects.visible_to(made.volunteer).filter(from_office=True).count() == 1


def test_what_the_office_asks_for_can_be_done_and_put_off_like_the_rest(made: Copy) -> None:
    reviewed(made, PAPERS)
    (row,) = FollowUp.objects.visible_to(made.volunteer).filter(from_office=True)
    there = reverse("cases:due-settle", args=[made.opened.case.reference, row.pk])
    sent = {"seen": f"{row.state}.{row.due}", "do": "done"}
    assert made.here().post(there, sent).status_code == 303
    assert FollowUp.objects.visible_to(made.volunteer).get(pk=row.pk).state == "done"


# ---------------------------------------------------------------- the worker's own paper
def result(made: Copy, language: str) -> str:
    with override(language):
        return f"/case/{made.opened.case.reference}{reverse('eligibility:result')}"


def test_the_workers_result_says_in_her_language_what_the_office_says(made: Copy) -> None:
    reviewed(made, PAPERS, DISAGREES)
    page = text_of(made.here(), result(made, "my"))
    content = loader.current().content
    burmese = Spoken("my", content)
    below = page[page.index('id="office-said"') :]
    assert made.office.name in below
    assert burmese.say(answer_words.SAID[Kind.DOCUMENTS]) in below
    assert content.document_name("bank_book", "my") in below
    assert 'lang="th">หนังสือเลิกจ้าง' in below
    assert "ไทย" in below  # in which language it is written


def test_a_volunteer_who_reads_thai_has_both_languages(made: Copy) -> None:
    reviewed(made, PAPERS)
    page = text_of(made.here(), result(made, "th"))
    below = page[page.index('id="office-said"') :]
    content = loader.current().content
    for language in ("th", "my"):
        said = Spoken(language, content).say(answer_words.SAID[Kind.DOCUMENTS])
        assert said in below
        assert content.document_name("bank_book", language) in below
    assert 'class="beside" lang="my"' in below
    assert below.count("หนังสือเลิกจ้าง") == 1


def test_before_an_office_has_answered_the_result_says_nothing_of_it(made: Copy) -> None:
    assert "office-said" not in text_of(made.here(), result(made, "my"))


def test_the_public_result_knows_nothing_of_offices(made: Copy) -> None:
    reviewed(made, PAPERS)
    assert "office-said" not in made.here().get(reverse("eligibility:result")).content.decode()


def test_the_page_leads_to_the_paper_in_her_language(made: Copy) -> None:
    reviewed(made, PAPERS)
    page = made.here().get(address(made))
    assert page.context["for_her"] == f"{result(made, 'my')}#office-said"


def test_what_was_said_of_the_last_answered_copy_is_on_the_paper(made: Copy) -> None:
    reviewed(made, PAPERS)
    new = handed(made.opened, made.office, instead=made.handover)
    page = text_of(made.here(), result(made, "en"))
    assert "Bank book" in page[page.index('id="office-said"') :]
    reviewed(Copy(made.opened, new, made.officer), Answer("medical", Kind.AGREE))
    page = text_of(made.here(), result(made, "en"))
    assert "Bank book" not in page[page.index('id="office-said"') :]


def test_taken_back_the_answers_stay_readable_here_and_nobody_is_written_to(made: Copy) -> None:
    reviewed(made, PAPERS)
    messages.from_office(made.officer, made.handover.pk, "Come")
    handing.take_back(made.volunteer, made.opened.case, made.handover.pk)
    page = made.here().get(address(made))
    assert [each.kind for each in page.context["said"]] == ["documents"]
    assert [each.text for each in page.context["written"]] == ["Come"]
    assert "<textarea" not in page.content.decode()


def test_a_foreign_case_and_the_number_of_another_case_answer_alike(made: Copy) -> None:
    other = copy()
    mixed = reverse("cases:office-answers", args=[made.opened.case.reference, other.handover.pk])
    assert made.here().get(mixed).status_code == 404
    assert made.here().get(address(other)).status_code == 404
    assert made.at_office().get(address(made)).status_code == 404


def test_the_log_names_the_page_by_its_own_words(made: Copy) -> None:
    made.here().get(address(made))
    looks = Look.objects.visible_to(made.volunteer).filter(case=made.opened.case)
    assert "office-answers" in looks.values_list("what", flat=True)
    page = text_of(made.here(), reverse("cases:looks", args=[made.opened.case.reference]))
    assert "Answers of the SSO office" in page


def _moved(made: Copy, to: User) -> None:
    given = {"text_version": 1, "language": "my", "how": "read", "health": True}
    there = making.organisation_of(to)
    move = Move(case=made.opened.case, to=there, witness=made.volunteer, **given)
    moving.offer(made.volunteer, move)
    moving.accept(to, int(move.pk))


def test_with_a_case_that_moves_go_its_answers_and_what_falls_due(made: Copy) -> None:
    reviewed(made, PAPERS)
    new = making.volunteer()
    _moved(made, new)
    client = making.signed_in(new)
    page = client.get(address(made))
    assert [each.kind for each in page.context["said"]] == ["documents"]
    assert FollowUp.objects.visible_to(new).filter(from_office=True).count() == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("หนังสือ SSO", "th"),
        ("စာရွက်", "my"),
        ("The letter of 3 May", "en"),
        ("12345", "en"),
        ("", "en"),
    ],
)
def test_a_text_is_in_the_language_of_most_of_its_letters(text: str, language: str) -> None:
    assert language_of(text) == language
