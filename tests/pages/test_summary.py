"""The summary: what is shown to a husband or to the officer, on one screen and without a name."""

import re

import pytest
from markupsafe import escape

from eligibility.presentation import Spoken
from eligibility.rules.codes import BenefitCode, Status
from eligibility.rules.truth import Verdict
from eligibility.said import anchors
from eligibility.wording import result as wording
from tests.i18n.saying import CONTENT, EACH_LANGUAGE
from tests.pages.results import Read, everything, read, shows
from tests.support import worker

pytestmark = pytest.mark.slow


def _summary(one: Read) -> str:
    found = re.search(r'<section id="summary">.*?</section>', one.html)
    assert found
    return found[0]


def _and_more(figure: str, language: str) -> str:
    """The first of several sums."""
    return Spoken(language, CONTENT).say(wording.AND_MORE, {"figure": figure})


def _lines(one: Read) -> dict[str, str]:
    """What stands beside each short name, by the code of the benefit."""
    rows = re.findall(r'<dd><a href="#(\w+)">[^<]*</a>(?:\s*<b>([^<]*)</b>)?', _summary(one))
    codes = {anchors.of(code): code.value for code in BenefitCode}
    return {codes[place]: said for place, said in rows}


def test_all_seven_stand_in_it_by_short_names_that_lead_to_their_cards() -> None:
    for one in everything():
        speak, held = Spoken(one.language, CONTENT), _summary(one)
        assert set(_lines(one)) == set(BenefitCode)
        for code in BenefitCode:
            assert f'<a href="#{anchors.of(code)}">{escape(speak.name(code))}</a>' in held
        assert one.html.index('id="summary"') < one.html.index('class="group"')


def test_it_says_the_day_whether_insured_and_who_decides() -> None:
    for one in everything():
        speak, held = Spoken(one.language, CONTENT), _summary(one)
        year, month, day = one.answer["as_of"].split("-")
        assert shows(held, f"{int(day)} {speak.month(f'{year}-{month}')}")
        assert shows(held, speak.name(Status(one.answer["enrolment"]["status"])))
        assert shows(held, one.answer["disclaimer"])


def test_a_sum_stands_only_beside_what_can_be_had_or_is_covered() -> None:
    sums = 0
    for one in everything():
        for code, beside in _lines(one).items():
            found = one.answer["benefits"][code]
            figures = {
                str(escape(part.amount.figure))
                for section in one.page.sections
                for card in section.cards
                for part in card.parts
                if card.code == code and part.code == Verdict.ELIGIBLE and part.amount.figure
            }
            if found["group"] in ("have_now", "covered_if_it_happens"):
                several = {str(escape(_and_more(figure, one.language))) for figure in figures}
                assert not beside or beside in figures | several, (one.name, code)
                sums += bool(beside)
            elif found["group"] != "not_yet":
                assert beside == "", (one.name, code)
    assert sums > 300


@EACH_LANGUAGE
def test_what_comes_later_has_its_day_and_teeth_are_no_limit_of_treatment(language: str) -> None:
    one = read(
        worker(
            employment={"started_on": "2026-07-01"},
            contributions={"paid": ["2026-07..2026-10"]},
        ),
        language,
    )
    found, lines = one.answer["benefits"], _lines(one)
    assert found["unemployment"]["group"] == "not_yet"
    year, month, day = found["unemployment"]["earliest"].split("-")
    assert (
        lines["unemployment"] == f"{int(day)} {Spoken(language, CONTENT).month(f'{year}-{month}')}"
    )
    assert "900" in one.card("medical")
    assert lines["medical"] == ""


def test_of_several_sums_the_first_says_that_there_are_more() -> None:
    given = worker(
        employment={"started_on": "2025-01-05"}, contributions={"paid": ["2025-01..2026-10"]}
    )
    lines = _lines(read(given, "en"))
    assert lines["maternity"] == _and_more("15,000 baht", "en") == "15,000 baht and more"
    assert lines["bereavement"] == "50,000 baht"
