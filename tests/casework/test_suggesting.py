"""A disagreement goes to the keepers of the law as a worked case, without the person."""

from html import unescape
from typing import Any

import pytest
import yaml
from django.test import Client
from django.urls import reverse

from cases import reviewing
from cases.models import Look
from cases.reviewing import Answer, Kind
from cases.snapshot import Part
from eligibility.models import SuggestedCase
from tests.casework.copies import PERSON, Copy, copy

DISAGREES = Answer(
    "unemployment",
    Kind.DISAGREE,
    why="The contract had ended before.",
    condition="not_misconduct",
    holds="not_eligible",
)
WITHOUT_ANSWERS = (Part.NAMES, Part.PHONE, Part.WORK)


@pytest.fixture
def made(db: None) -> Copy:
    found = copy()
    reviewed(found, DISAGREES)
    return found


def reviewed(made: Copy, *answers: Answer) -> None:
    reviewing.review(made.officer, made.handover.pk, made.version(), answers)


def address(made: Copy) -> str:
    return reverse("cases:suggest", args=[made.handover.pk])


def shown(made: Copy, client: Client, benefit: str = "unemployment") -> Any:
    """The page that shows what would go."""
    answer = client.post(address(made), {"benefit": benefit})
    assert answer.status_code == 200
    return answer.context


def sent(made: Copy, client: Client, why: str, **changes: str) -> Any:
    """What is answered to the form that the page shows, with this sentence."""
    page = shown(made, client)
    form = {"benefit": "unemployment", "mark": page["mark"], "why": why, "send": "1"}
    return client.post(address(made), {**form, **changes})


def test_what_was_shown_goes_with_the_sentence_and_nothing_else(made: Copy) -> None:
    client = made.at_office()
    goes = yaml.safe_load(shown(made, client)["goes"])
    answer = sent(made, client, "Practice counts the last day.")
    assert answer.status_code == 303
    row = SuggestedCase.objects.get()
    without = {name: value for name, value in row.case.items() if name not in ("id", "why")}
    assert without == goes
    assert row.case["why"] == "Practice counts the last day."
    expected = goes["expect"]["benefits"]["unemployment"]
    assert expected["verdict"] == "not_eligible"
    assert expected["conditions"] == {"not_misconduct": {"truth": "not_met"}}


def test_nothing_that_goes_tells_of_whom_or_leads_back(made: Copy) -> None:
    sent(made, made.at_office(), "Practice counts the last day.")
    whole = str(SuggestedCase.objects.values().get())
    known = (
        *(PERSON.called, PERSON.phone, PERSON.employer),
        *PERSON.names.values(),
        *PERSON.numbers.values(),
        *(made.opened.case.reference, str(made.handover.pk), str(made.opened.case.pk)),
        *(made.office.name, made.officer.username, str(made.officer)),
    )
    for word in known:
        assert word not in whole, word


@pytest.mark.parametrize(
    "why",
    [
        "Naw Handed had no contract.",
        "It says so on MD 777123.",
        "Call ๐๘๙๙๙๙๙๗๗๗ and ask.",
        "Copied Garments never pays.",
    ],
)
def test_a_sentence_that_says_who_it_is_about_is_refused_and_kept(made: Copy, why: str) -> None:
    answer = sent(made, made.at_office(), why)
    assert answer.status_code == 422
    assert answer.context["q"].fault
    assert answer.context["q"].value == why
    assert not SuggestedCase.objects.exists()


def test_a_case_number_in_the_sentence_is_refused(made: Copy) -> None:
    answer = sent(made, made.at_office(), f"See {made.opened.case.shown_reference}.")
    assert answer.status_code == 422


@pytest.mark.parametrize("why", ["", " ", "x" * (reviewing.MOST + 1)])
def test_a_sentence_there_must_be(made: Copy, why: str) -> None:
    assert sent(made, made.at_office(), why).status_code == 422
    assert not SuggestedCase.objects.exists()


def test_what_is_no_longer_what_was_shown_is_shown_again(made: Copy) -> None:
    client = made.at_office()
    before = shown(made, client)["mark"]
    other = Answer("unemployment", Kind.DISAGREE, why="Otherwise", holds="not_yet")
    reviewed(made, other)
    answer = sent(made, client, "Because", mark=before)
    assert answer.status_code == 409
    assert answer.context["changed"]
    assert answer.context["q"].value == "Because"
    assert not SuggestedCase.objects.exists()


def test_without_the_answers_no_case_can_be_made(db: None) -> None:
    made = copy(WITHOUT_ANSWERS)
    reviewed(made, DISAGREES)
    client = made.at_office()
    assert client.get(address(made)).context["impossible"]
    assert "goes" not in shown(made, client)
    form = {"benefit": "unemployment", "why": "Because", "send": "1"}
    client.post(address(made), form)
    assert not SuggestedCase.objects.exists()


def test_only_of_a_standing_disagreement_a_case_is_made(made: Copy) -> None:
    client = made.at_office()
    assert [said.benefit for said in client.get(address(made)).context["disagreed"]] == [
        "unemployment"
    ]
    for benefit in ("medical", "no_benefit", ""):
        assert client.post(address(made), {"benefit": benefit}).status_code == 404
    reviewed(made, Answer("unemployment", Kind.AGREE))
    assert client.post(address(made), {"benefit": "unemployment"}).status_code == 404


def test_a_change_of_language_keeps_the_sentence_and_sends_nothing(made: Copy) -> None:
    answer = sent(made, made.at_office(), "Because", language="th")
    assert (answer.status_code, answer.context["q"].value) == (200, "Because")
    assert not SuggestedCase.objects.exists()


def test_that_it_was_looked_at_and_sent_is_in_the_log(made: Copy) -> None:
    sent(made, made.at_office(), "Practice counts the last day.")
    looks = Look.objects.visible_to(made.volunteer).filter(case=made.opened.case)
    assert {"suggest", "suggested"} <= set(looks.values_list("what", flat=True))
    there = reverse("cases:looks", args=[made.opened.case.reference])
    page = unescape(made.here().get(there).content.decode())
    assert "A worked case for the keepers of the law" in page


def test_the_review_page_offers_it_only_where_the_office_disagrees(made: Copy) -> None:
    there = reverse("cases:review", args=[made.handover.pk])
    assert address(made) in made.at_office().get(there).content.decode()
    reviewed(made, Answer("unemployment", Kind.AGREE))
    assert address(made) not in made.at_office().get(there).content.decode()


@pytest.mark.parametrize(
    "answer",
    [
        Answer("unemployment", Kind.DISAGREE, why="x", holds=holds, condition=condition)
        for holds in ("eligible", "not_yet", "ask_sso", "not_eligible")
        for condition in ("", "not_misconduct", "claimed_in_time")
    ],
)
def test_of_every_verdict_and_condition_a_case_can_be_made(db: None, answer: Answer) -> None:
    made = copy()
    reviewed(made, answer)
    goes = yaml.safe_load(shown(made, made.at_office())["goes"])
    assert goes["expect"]["benefits"]["unemployment"]["verdict"] == answer.holds
