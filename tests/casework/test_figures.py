"""The figures of an office: how much there is to do, and of nobody."""

import csv
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from openpyxl import load_workbook

from accounts.acting import acting
from accounts.models import Organisation, User
from cases import handing, spreadsheets
from cases.figures import ENOUGH, Employer, Figures, figures
from cases.models import Handover
from cases.pages.bars import bars
from cases.people import Person
from eligibility import loader
from tests.casework import making, queued

pytestmark = pytest.mark.django_db

GAPS = ["2026-07", "2026-08"]


@pytest.fixture
def office() -> Organisation:
    return making.office()


@pytest.fixture
def officer(office: Organisation) -> User:
    return queued.officer(office)


@pytest.fixture
def volunteer() -> User:
    return making.volunteer()


def counted(officer: User) -> Figures:
    who = acting(officer)
    assert who is not None
    return figures(who, loader.current().content.documents)


def of_employer(volunteer: User, office: Organisation, name: str, number: int, **more: Any) -> None:
    for _ in range(number):
        gaps = more.get("gaps", GAPS)
        queued.handed(volunteer, office, person=Person(employer=name), gaps=gaps)


def page(officer: User, name: str = "figures", language: str = "en") -> Any:
    with override(language):
        address = reverse(f"cases:{name}")
    return making.signed_in(officer).get(address)


# ------------------------------------------------------------------ what is counted
def test_copies_are_counted_by_benefit_verdict_and_missing_paper(
    volunteer: User, office: Organisation, officer: User
) -> None:
    lacking = {"maternity": ["birth_certificate"]}
    queued.handed(volunteer, office, benefits={"maternity": "have"}, lacking=lacking)
    queued.handed(volunteer, office, benefits={"maternity": "ask", "unemployment": "have"})
    found = counted(officer)
    assert found.benefits == {"maternity": 2, "unemployment": 1}
    assert found.verdicts["maternity", "eligible"] == 1
    assert found.verdicts["maternity", "ask_sso"] == 1
    assert found.verdicts["disability", "not_eligible"] == 2
    assert sum(found.verdicts.values()) == 2 * 7
    assert found.papers == {"birth_certificate": 1}


def test_what_another_office_has_or_was_taken_back_is_in_no_figure(
    volunteer: User, office: Organisation, officer: User
) -> None:
    queued.handed(volunteer, making.office(), benefits={"maternity": "have"})
    gone = queued.handed(volunteer, office, benefits={"maternity": "have"})
    handing.take_back(volunteer, gone.case, gone.pk)
    found = counted(officer)
    assert not found.benefits
    assert not found.months
    assert set(found.states.values()) == {0}
    assert set(found.waiting.values()) == {0}


@pytest.mark.parametrize(
    ("days", "span"),
    [(0, 0), (2, 0), (3, 3), (7, 3), (8, 8), (14, 8), (15, 15), (30, 15), (31, 31)],
)
def test_waiting_is_counted_in_spans_of_whole_days(
    volunteer: User, office: Organisation, officer: User, days: int, span: int
) -> None:
    waiting = queued.handed(volunteer, office, days=days)
    answered = queued.handed(volunteer, office, days=400)
    at = answered.given_at + timedelta(days=days)
    Handover.objects.visible_to(officer).filter(pk=answered.pk).update(answered_at=at)
    found = counted(officer)
    assert {day for day, number in found.answered.items() if number} == {span}
    assert {day for day, number in found.waiting.items() if number} == {span}
    assert Handover.objects.visible_to(officer).filter(pk=waiting.pk, answered_at=None).exists()


def test_months_are_those_of_thailand(volunteer: User, office: Organisation, officer: User) -> None:
    made = queued.handed(volunteer, office)
    evening = datetime(2026, 10, 31, 18, 0, tzinfo=UTC)
    Handover.objects.visible_to(officer).filter(pk=made.pk).update(given_at=evening)
    assert counted(officer).months == {"2026-11": 1}


# ------------------------------------------------------------------ employers
def test_an_employer_is_named_from_five_workers_up(
    volunteer: User, office: Organisation, officer: User
) -> None:
    of_employer(volunteer, office, "Golden Thread", ENOUGH)
    of_employer(volunteer, office, "Small Shop", ENOUGH - 1)
    assert counted(officer).employers == (Employer("Golden Thread", dict.fromkeys(GAPS, ENOUGH)),)
    for name in ("figures", "figures-csv"):
        assert b"Small Shop" not in page(officer, name).content
        assert b"Golden Thread" in page(officer, name).content


def test_a_month_that_fewer_miss_is_not_told_of_a_named_employer(
    volunteer: User, office: Organisation, officer: User
) -> None:
    of_employer(volunteer, office, "Golden Thread", ENOUGH, gaps=["2026-07"])
    of_employer(volunteer, office, "Golden Thread", ENOUGH - 1, gaps=["2026-08"])
    [named] = counted(officer).employers
    assert named.months == {"2026-07": ENOUGH}


def test_an_employer_is_one_however_the_name_is_typed(
    volunteer: User, office: Organisation, officer: User
) -> None:
    of_employer(volunteer, office, "Golden Thread Co., Ltd.", 3)
    of_employer(volunteer, office, "golden  thread co ltd", 2)
    [named] = counted(officer).employers
    assert named.months == dict.fromkeys(GAPS, ENOUGH)


def test_workers_of_two_organisations_may_be_the_same_and_are_not_added_up(
    volunteer: User, office: Organisation, officer: User
) -> None:
    of_employer(volunteer, office, "Golden Thread", ENOUGH - 1)
    of_employer(making.volunteer(), office, "Golden Thread", ENOUGH - 1)
    assert counted(officer).employers == ()


def test_the_name_of_no_worker_is_in_the_figures(
    volunteer: User, office: Organisation, officer: User
) -> None:
    for number in range(ENOUGH):
        person = Person(called=f"Marked {number}", employer="Golden Thread", phone="0812345678")
        queued.handed(volunteer, office, person=person, gaps=GAPS)
    for name in ("figures", "figures-csv", "figures-xlsx"):
        answer = page(officer, name)
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]
        assert b"Marked" not in answer.content
        assert b"0812345678" not in answer.content


# ------------------------------------------------------------------ the page
@pytest.mark.parametrize("language", ["my", "th", "en"])
def test_each_picture_has_its_table_with_the_same_numbers(
    volunteer: User, office: Organisation, officer: User, language: str
) -> None:
    for _ in range(3):
        queued.handed(volunteer, office, benefits={"maternity": "have"})
    answer = page(officer, language=language)
    charts = answer.context["charts"]
    assert [chart.id for chart in charts if chart.drawn] == [
        "benefits", "verdicts", "states", "months", "waiting"
    ]  # fmt: skip
    for chart in charts:
        if chart.drawn:
            drawn = [bar.number for bar in chart.drawn.bars]
            told = [sum(number for _, number in group.rows) for group in chart.groups]
            rows = [number for group in chart.groups for _, number in group.rows]
            assert drawn in (told, rows)
    text = answer.content.decode()
    assert text.count('role="img"') == text.count("<table") == 5
    assert "style=" not in text


def test_the_queries_are_the_same_few_for_many_copies(
    volunteer: User, office: Organisation, officer: User
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            counted(officer)
        return len(seen)

    of_employer(volunteer, office, "Golden Thread", ENOUGH)
    queries()  # the law is read once
    few = queries()
    of_employer(volunteer, office, "Golden Thread", 7)
    of_employer(volunteer, office, "Silver Thread", 6)
    assert queries() == few


# ------------------------------------------------------------------ bars
def test_bars_are_as_long_as_their_numbers() -> None:
    drawn = bars([("a", (10,)), ("b", (5,)), ("c", (0,))])
    assert drawn is not None
    long, half, none = drawn.bars
    assert half.pieces[0].width * 2 == long.pieces[0].width
    assert none.pieces == ()
    assert [bar.number for bar in drawn.bars] == [10, 5, 0]
    assert max(bar.number_x for bar in drawn.bars) < drawn.width


def test_the_pieces_of_a_bar_meet_and_the_smallest_is_seen() -> None:
    drawn = bars([("a", (1, 0, 9999))])
    assert drawn is not None
    first, last = drawn.bars[0].pieces
    assert (first.width, first.place, last.place) == (1, 0, 2)
    assert bars([("a", (0,))]) is None
    assert bars([]) is None


# ------------------------------------------------------------------ files
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1", "\n=1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_file_is_a_formula(text: str) -> None:
    [[cell, number]] = csv.reader(io.StringIO(spreadsheets.as_csv([[text, 3]]).decode("utf-8-sig")))
    assert cell.startswith("'")
    assert number == "3"
    [sheet] = load_workbook(io.BytesIO(spreadsheets.as_xlsx([[text, 3]]))).worksheets
    assert (sheet.cell(1, 1).data_type, sheet.cell(1, 2).value) == ("s", 3)


def test_an_employer_called_like_a_formula_stays_a_name(
    volunteer: User, office: Organisation, officer: User
) -> None:
    of_employer(volunteer, office, "=HYPERLINK(1)", ENOUGH)
    text = page(officer, "figures-csv").content.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text
    [sheet] = load_workbook(io.BytesIO(page(officer, "figures-xlsx").content)).worksheets
    named = [cell for row in sheet.iter_rows() for cell in row if "HYPER" in str(cell.value)]
    assert named
    assert {cell.data_type for cell in named} == {"s"}


def test_a_file_does_not_tell_small_numbers(
    volunteer: User, office: Organisation, officer: User
) -> None:
    for _ in range(ENOUGH - 1):
        queued.handed(volunteer, office, benefits={"maternity": "have"})
    rows = list(csv.reader(io.StringIO(page(officer, "figures-csv").content.decode("utf-8-sig"))))
    assert {len(row) for row in rows} == {4}
    assert {row[3] for row in rows[1:]} == {"0", f"Fewer than {ENOUGH}"}
    queued.handed(volunteer, office, benefits={"maternity": "have"})
    rows = list(csv.reader(io.StringIO(page(officer, "figures-csv").content.decode("utf-8-sig"))))
    assert {row[3] for row in rows[1:]} == {"0", str(ENOUGH)}
