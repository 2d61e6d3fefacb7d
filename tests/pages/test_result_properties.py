"""What holds of the result page for every question that has an answer."""

import pytest
from hypothesis import given

from eligibility.assessing import Assessed, assessed
from eligibility.pages.picture import CELL
from eligibility.pages.result import ResultPage, page
from eligibility.presentation import Spoken, answer_in
from eligibility.rules import question
from eligibility.rules.evaluate import evaluate
from tests.i18n.saying import CONTENT
from tests.pages.results import RELEASED, adds_up, parts
from tests.rules.near_limits import anybody
from tests.support import TODAY, Answer, shipped

pytestmark = pytest.mark.slow


def _made(asked: Answer) -> tuple[ResultPage, Answer]:
    person = question.read(asked, today=TODAY).person
    found = evaluate(person, shipped())
    answer = answer_in(found, shipped(), CONTENT, "en")
    return page(Assessed(person, found, answer), Spoken("en", CONTENT)), answer


@given(anybody)
def test_every_answer_makes_a_page_whose_amounts_add_up(asked: Answer) -> None:
    made, answer = _made(asked)
    for part in parts(made, answer).values():
        adds_up(part)
        if part.code == "not_eligible":
            assert (part.amount.figure, part.amount.lines) == ("", ())


@given(anybody)
def test_every_window_is_drawn_with_as_many_paid_months_as_count(asked: Answer) -> None:
    made, answer = _made(asked)
    for section in made.sections:
        for card in section.cards:
            found = answer["benefits"][card.code]
            if not found["window"]:
                continue
            assert card.picture
            bars = [bar for row in card.picture.rows for bar in row.bars]
            if found["counted"] is not None:
                paid = sum(bar.width for bar in bars if bar.state == "paid")
                assert paid == CELL * found["counted"]
            else:
                assert "paid" not in card.picture.states


@given(anybody)
def test_every_benefit_has_a_part_so_that_an_answer_can_be_silent_about_conditions(
    asked: Answer,
) -> None:
    told = assessed(asked, RELEASED, language="en").answer
    silent = assessed(asked, RELEASED, language="en", conditions=False).answer
    for code, found in told["benefits"].items():
        assert found["entitlements"], code
        assert silent["benefits"][code]["citations"] == found["citations"]
