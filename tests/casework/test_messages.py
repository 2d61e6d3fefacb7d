"""Messages between an office and the organisation that handed a case over: none is lost."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Role
from cases import handing, messages, reviewing
from cases.models import FollowUp, Handover, Look, Message, QueueMark
from cases.writing import GoneError
from tests.casework import making
from tests.casework.copies import Copy, copy, handed
from tests.support import TODAY


@pytest.fixture
def made(db: None) -> Copy:
    return copy()


def at_office(made: Copy) -> str:
    return reverse("cases:office-messages", args=[made.handover.pk])


def here(made: Copy) -> str:
    return reverse("cases:office-answers", args=[made.opened.case.reference, made.handover.pk])


def texts(client: Client, there: str) -> list[str]:
    return [each.text for each in client.get(there).context["written"]]


def test_a_message_of_the_office_is_read_here_and_the_answer_there(made: Copy) -> None:
    officer, volunteer = made.at_office(), made.here()
    assert officer.post(at_office(made), {"message": "นัดวันจันทร์"}).status_code == 303
    assert texts(volunteer, here(made)) == ["นัดวันจันทร์"]
    assert volunteer.post(here(made), {"message": "ကောင်းပါပြီ"}).status_code == 303
    assert texts(officer, at_office(made)) == ["ကောင်းပါပြီ", "นัดวันจันทร์"]


def test_a_message_is_unread_until_the_other_side_had_it_on_a_page(made: Copy) -> None:
    messages.from_office(made.officer, made.handover.pk, "Come on Monday.")
    unread = messages.unread(made.volunteer, from_office=True)
    made.at_office().get(at_office(made))  # one's own message is not read by that
    assert unread.count() == 1
    page = made.here().get(reverse("cases:case", args=[made.opened.case.reference]))
    assert page.context["handovers"][0]["unread"] == 1
    first = made.here().get(here(made)).context["written"]
    assert ([each.new for each in first], unread.count()) == ([True], 0)
    assert [each.new for each in made.here().get(here(made)).context["written"]] == [False]


def test_what_the_organisation_writes_is_unread_at_the_office(made: Copy) -> None:
    messages.to_office(made.opened, made.handover.pk, "We bring it.")
    made.here().get(here(made))
    assert messages.unread(made.officer, from_office=False).count() == 1
    made.at_office().get(at_office(made))
    assert messages.unread(made.officer, from_office=False).count() == 0


def test_a_message_of_the_organisation_makes_the_case_wait_for_an_officer_again(
    made: Copy,
) -> None:
    asks = reviewing.Answer("unemployment", reviewing.Kind.DOCUMENTS, text="The letter")
    reviewing.review(made.officer, made.handover.pk, made.version(), [asks])
    messages.to_office(made.opened, made.handover.pk, "Here it is.")
    assert made.state() == "waiting"
    reviewing.finish(made.officer, made.handover.pk, made.version())
    messages.to_office(made.opened, made.handover.pk, "One more thing.")
    row = Handover.objects.get()
    assert (row.state, row.finished_at) == ("waiting", None)
    assert set(QueueMark.objects.values_list("state", flat=True)) == {"waiting"}


def test_a_message_of_the_office_falls_due_today(made: Copy) -> None:
    messages.from_office(made.officer, made.handover.pk, "Come on Monday.")
    (row,) = FollowUp.objects.visible_to(made.volunteer).filter(from_office=True)
    assert (row.due, row.state) == (TODAY, "open")


@pytest.mark.parametrize("text", ["", "  \n", "x" * (messages.MOST + 1)])
def test_a_message_that_is_none_or_too_long_is_named_and_kept(made: Copy, text: str) -> None:
    for client, there in ((made.at_office(), at_office(made)), (made.here(), here(made))):
        answer = client.post(there, {"message": text})
        assert answer.status_code == 422
        assert answer.context["q"].fault
        assert answer.context["q"].value == text
    assert not Message.objects.exists()


def test_the_longest_message_arrives_whole(made: Copy) -> None:
    text = "ခ" * messages.MOST
    made.at_office().post(at_office(made), {"message": text})
    assert texts(made.here(), here(made)) == [text]


def test_a_change_of_language_keeps_what_was_typed_and_sends_nothing(made: Copy) -> None:
    for client, there in ((made.at_office(), at_office(made)), (made.here(), here(made))):
        answer = client.post(there, {"message": "Come", "language": "th"})
        assert (answer.status_code, answer.context["q"].value) == (200, "Come")
    assert not Message.objects.exists()


def test_to_an_office_without_the_copy_nothing_is_sent_and_the_text_is_kept(made: Copy) -> None:
    handing.take_back(made.volunteer, made.opened.case, made.handover.pk)
    answer = made.here().post(here(made), {"message": "Are you there?"})
    assert answer.status_code == 409
    assert "Are you there?" in unescape(answer.content.decode())
    assert made.at_office().post(at_office(made), {"message": "Hello"}).status_code == 404
    with pytest.raises(GoneError):
        messages.from_office(made.officer, made.handover.pk, "Hello")
    assert not Message.objects.exists()


def test_what_was_written_about_an_earlier_copy_is_read_with_the_new_one(made: Copy) -> None:
    messages.from_office(made.officer, made.handover.pk, "Of the first copy")
    new = handed(made.opened, made.office, instead=made.handover)
    again = Copy(made.opened, new, made.officer)
    assert texts(made.at_office(), at_office(again)) == ["Of the first copy"]
    assert texts(made.here(), here(again)) == ["Of the first copy"]


def test_a_message_is_sealed_and_seen_by_these_two_alone(made: Copy) -> None:
    messages.from_office(made.officer, made.handover.pk, "Come on Monday.")
    assert b"Monday" not in bytes(Message.objects.get().text)
    foreign = (making.volunteer(), making.volunteer(making.office(), role=Role.OFFICER))
    for user in foreign:
        assert not Message.objects.visible_to(user).exists()
        assert making.signed_in(user).get(at_office(made)).status_code == 404
        assert making.signed_in(user).get(here(made)).status_code == 404


def test_people_of_the_other_side_are_told_by_their_organisation(made: Copy) -> None:
    messages.from_office(made.officer, made.handover.pk, "Come")
    messages.to_office(made.opened, made.handover.pk, "Yes")
    ours = [each.by for each in made.here().get(here(made)).context["written"]]
    theirs = [each.by for each in made.at_office().get(at_office(made)).context["written"]]
    organisation = made.opened.case.organisation.name
    assert ours == [str(made.volunteer), made.office.name]
    assert theirs == [organisation, str(made.officer)]


def test_reading_messages_is_in_the_log(made: Copy) -> None:
    made.at_office().get(at_office(made))
    (look,) = Look.objects.visible_to(made.volunteer).filter(by=made.officer)
    assert look.what == "office-messages"
