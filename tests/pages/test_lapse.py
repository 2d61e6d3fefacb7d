"""What lapses with a job is said to whom it concerns, by the day, and never guessed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from eligibility.assessing import Assessed
from eligibility.interview import supposing
from eligibility.interview.supposing import Kind, Supposition
from eligibility.presentation import answer_in
from eligibility.rules import question as contract
from eligibility.rules.codes import BenefitCode, EndReason
from eligibility.rules.evaluate import evaluate
from eligibility.said.lapse import lapse
from tests.i18n.saying import CONTENT
from tests.pages.insured import ALL_FOUR, CHILD, ENGLISH, TODAY, ended, named, worker
from tests.support import shipped


def lines(question: Mapping[str, Any]) -> tuple[str, ...]:
    person = contract.read(question, today=TODAY).person
    found = evaluate(person, shipped())
    asked = Assessed(person, found, answer_in(found, shipped(), CONTENT, "en"))
    said = lapse(question, asked, shipped(), TODAY, ENGLISH)
    return said.lines if said else ()


def test_what_lapses_six_months_after_today_and_what_stops_with_the_job() -> None:
    tail, at_once, months = lines(worker(children=[CHILD]))
    assert "If you stop working today" in tail
    assert "23 May 2027" in tail
    assert named(tail) == ALL_FOUR
    assert named(at_once) == {BenefitCode.CHILD_SUPPORT}
    assert "last day of work" in at_once
    assert "old age" in months
    assert "never lapse" in months


def test_a_job_that_has_ended_is_told_when_its_cover_ends() -> None:
    tail, _ = lines(ended(worker(children=[CHILD]), date(2026, 10, 31)))
    assert "Your cover ends on 30 April 2027" in tail
    assert named(tail) == ALL_FOUR


def test_a_job_that_is_to_end_is_told_both() -> None:
    tail, at_once, _ = lines(ended(worker(children=[CHILD]), date(2026, 12, 15)))
    assert "Your cover ends on 15 June 2027" in tail
    assert named(at_once) == {BenefitCode.CHILD_SUPPORT}


@pytest.mark.parametrize("reason", EndReason)
def test_why_a_job_ended_moves_no_day(reason: EndReason) -> None:
    last = date(2026, 10, 31)
    assert lines(ended(worker(), last, reason)) == lines(ended(worker(), last))


def test_nothing_lapses_for_who_is_not_insured() -> None:
    never = worker(paid="")
    never["person"]["registered"] = False
    unknown = worker()
    unknown["person"]["employment"] = None
    assert lines(never) == lines(unknown) == ()
    assert lines(ended(worker(), date(2026, 3, 1))) == ()
    uncertain = worker(paid="")
    uncertain["person"]["sector"] = "other"
    assert lines(uncertain) == ()


def test_after_a_death_nothing_is_said_to_lapse() -> None:
    assert lines(worker(death={"date": TODAY.isoformat()})) == ()


def test_what_the_core_cannot_tell_is_not_said_to_lapse() -> None:
    assert lines(worker(paid=None)) == ()


def test_what_would_never_be_reached_is_said_and_has_no_day() -> None:
    """One month paid and this one to come: enough for a death, never for an illness."""
    tail, never, _ = lines(worker(paid="2026-10"))
    assert named(tail) == {BenefitCode.BEREAVEMENT}
    assert named(never) == ALL_FOUR - {BenefitCode.BEREAVEMENT}
    assert "not get" in never


def test_months_that_are_short_for_a_child_are_never_reached_without_the_job() -> None:
    found = lines(worker(paid="2026-01..2026-10", children=[CHILD]))
    assert [named(line) for line in found if "not get" in line] == [{BenefitCode.CHILD_SUPPORT}]


def test_without_a_month_on_record_none_is_said_to_stay() -> None:
    """This month may still be paid, and is enough for a death."""
    found = lines(worker(paid=""))
    death = {BenefitCode.BEREAVEMENT}
    assert [named(line) for line in found] == [death, ALL_FOUR - death]


def test_of_a_day_to_come_the_sentence_names_the_day() -> None:
    last = date(2027, 2, 10)
    question = supposing.question(worker(), Supposition(Kind.GO_ON, last), TODAY)
    assert "stop working on 10 February 2027, these lapse on 10 August 2027" in lines(question)[0]


@pytest.mark.parametrize(
    ("born", "kept_until", "lost"),
    [
        ("2026-11-01", False, False),
        ("2027-05-01", True, False),
        ("2027-05-24", False, False),  # so close to the last day that nobody can tell
        ("2027-07-01", False, True),
    ],
)
def test_a_birth_is_lost_only_if_it_comes_after_the_cover(
    born: str, kept_until: bool, lost: bool
) -> None:
    tail, *others = lines(worker(paid="2026-01..2026-10", childbirth={"date": born}))
    assert (BenefitCode.MATERNITY in named(tail)) is kept_until
    never = [line for line in others if "not get" in line]
    assert bool(never) is lost
    assert all(named(line) == {BenefitCode.MATERNITY} for line in never)
