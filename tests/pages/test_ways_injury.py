"""Hurt at work: the steps with their days, what is paid, and whom to ask first."""

from datetime import date, timedelta

import pytest

from tests.pages.ways import ASK_FIRST, FARM, HURT, TODAY, blocks, page_of, said
from tests.support import Answer, worker


def hurt(on: date | None) -> str:
    told = on.isoformat() if on else None
    return said(page_of(worker(events={"work_injury": {"date": told}}), "injury"))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (14, "Your employer must report it to the SSO by 24 November 2026"),
        (15, "Your employer must report it to the SSO by 23 November 2026"),
        (16, "Your employer had to report it by 22 November 2026"),
        (179, "You can report it yourself until 24 November 2026"),
        (180, "You can report it yourself until 23 November 2026"),
        (181, "Your own last day to report it was 22 November 2026"),
    ],
)
def test_the_days_to_report_are_reckoned_from_the_injury(days: int, words: str) -> None:
    assert words in hurt(TODAY - timedelta(days=days))


@pytest.mark.parametrize("question", [worker(), worker(events={"work_injury": {"date": None}})])
def test_without_the_day_of_the_injury_the_steps_name_the_number_of_days(question: Answer) -> None:
    text = said(page_of(question, "injury"))
    assert "within 15 days" in text
    assert "within 180 days" in text


def test_the_steps_come_in_their_order_and_the_worker_may_report_without_papers() -> None:
    page = page_of(HURT, "injury")
    steps = page.sections[0]
    assert steps.numbered
    texts = [block.texts[0] for block in steps.blocks]
    begins = ("If a life is in danger", "Tell your employer", "Go to a hospital")
    order = (*begins, "Your employer must", "You can report it")
    assert [text.startswith(begin) for text, begin in zip(texts, order, strict=False)] == [True] * 5
    assert any("without papers" in text for text in texts)
    assert "within 30 days" in texts[-1]


def test_what_the_fund_pays_stands_there_with_how_sure_we_are() -> None:
    page = page_of(HURT, "injury")
    text = said(page)
    for words in ("70 per cent of the wage, from day 1", "Up to 10 years", "At least 15 years"):
        assert words in text
    pays = page.sections[1]
    lines = {label: block.lines for block in pays.blocks for label, _ in block.facts}
    assert all("Sources differ" in line for line in lines["While you cannot work"])
    assert all("Not confirmed" in line for line in lines["Funeral"])


def test_of_an_injury_from_a_time_we_do_not_know_no_sum_and_no_day_is_printed() -> None:
    early = hurt(date(2020, 12, 31))
    for words in ("70 per cent", "15 days", "180 days", "165,000 baht", "10 years"):
        assert words not in early
    assert "While you cannot work: Ask the SSO" in early
    assert "We do not know the law well enough for that day." in early
    assert "70 per cent" in hurt(date(2021, 1, 1))
    assert "While you cannot work" not in hurt(date(2018, 12, 8))  # the Act of 2018 was not there


NO_PERMIT: Answer = {
    **HURT,
    "person": {**HURT["person"], "documents": ["certificate_of_identity"]},
}
NOT_TOLD: Answer = {**HURT, "person": {**HURT["person"], "documents": None}}


@pytest.mark.parametrize("question", [NO_PERMIT, NOT_TOLD, FARM])
def test_without_a_permit_an_organisation_comes_before_every_officer(question: Answer) -> None:
    page = page_of(question, "injury")
    texts = [" ".join(block.texts) for block in page.sections[0].blocks]
    first = next(at for at, text in enumerate(texts) if ASK_FIRST in text)
    officer = next(at for at, text in enumerate(texts) if "SSO" in text)
    assert first < officer
    assert page.sections[0].blocks[first].link
    assert page.lead.index(ASK_FIRST) < page.lead.index("and the SSO")


def test_with_a_permit_no_step_sends_to_an_organisation_first() -> None:
    assert not any(
        ASK_FIRST in text for block in blocks(page_of(HURT, "injury")) for text in block.texts
    )


def test_after_a_death_at_work_the_family_is_spoken_to() -> None:
    events = {"work_injury": {"date": "2026-11-20"}, "death": {"date": "2026-11-21"}}
    page = page_of(worker(events=events), "injury")
    text = said(page)
    assert page.lead.startswith("This is for the family")
    for words in (
        "Go to a hospital",
        "you cannot work",
        "protects you",
        "pay you",
        "Your employer",
    ):
        assert words not in text
    assert "5 December 2026" in text  # the employer's last day
    assert "19 May 2027" in text  # the family's
    assert "Death, for the family: 10 years" in text
    assert "Funeral" in text
