"""Three real questions of the proceedings, and what each takes away."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
import vobject  # type: ignore[import-untyped]
from dateutil.relativedelta import relativedelta
from django.test import Client

from eligibility import pdf
from tests.i18n.saying import CONTENT
from tests.interview.three_questions import (
    Forms,
    another_name,
    child_in_myanmar,
    not_registered,
)
from tests.interview.walking import send

pytestmark = pytest.mark.django_db

#: A day whose law is known, whatever day the suite runs on.
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def on_a_day_whose_law_is_known(settings: Any) -> None:
    settings.SSS_TODAY = TODAY


def told(client: Client, forms: Forms) -> Client:
    for key, form in forms.items():
        send(client, key, form)
    return client


def page(client: Client, path: str, language: str = "my") -> str:
    response = client.get(f"/{language}/check/{path}")
    assert response.status_code == 200, path
    return unescape(response.content.decode())


def ticks(client: Client) -> set[str]:
    return set(re.findall(r'name="have" value="(\w+)"', page(client, "result/papers/")))


def events(client: Client) -> set[date]:
    """The days of the events of the calendar file."""
    response = client.get("/my/check/result/dates.ics")
    assert response.headers["Content-Type"].startswith("text/calendar")
    read = vobject.readOne(response.content.decode())
    return {one.dtstart.value for one in read.vevent_list}


# -------------------------------------------- the garment worker, her child is in Myanmar
def test_she_brings_the_certificate_of_myanmar_with_its_thai_translation(client: Client) -> None:
    told(client, child_in_myanmar(TODAY))
    assert {"myanmar_authority_certificate", "thai_translation", "birth_certificate"} <= ticks(
        client
    )


def test_her_calendar_has_the_last_days_after_losing_work(client: Client) -> None:
    told(client, child_in_myanmar(TODAY))
    last_day = date(2026, 10, 31)
    days = events(client)
    assert last_day + relativedelta(days=31) - relativedelta(days=1) in days  # registered by then
    assert date(2026, 12, 1) in days  # a new employer, by the word of the officer
    assert date(2026, 12, 31) in days  # by another report
    assert date(2028, 11, 1) in days  # two years to claim
    assert date(2027, 4, 30) in days  # cover for illness, birth, death ends


def test_the_first_thing_on_her_page_of_dates_is_a_new_employer(client: Client) -> None:
    told(client, child_in_myanmar(TODAY))
    html = page(client, "result/dates/", "en")
    days = [html.index(day) for day in ("1 December 2026", "30 November 2026", "30 April 2027")]
    assert days == sorted(days)


# -------------------------------------------- the record of twenty years ago, another name
def test_she_brings_the_earlier_names_and_the_pink_card_if_papers_are_lost(client: Client) -> None:
    told(client, another_name(TODAY))
    assert {"earlier_names_and_numbers", "old_identity_documents", "proof_of_same_person"} <= (
        ticks(client)
    )
    client.post("/my/check/result/papers/", {"cases": ["name", "lost"]})
    assert "original_pink_card" in ticks(client)


def test_her_old_months_are_still_hers(client: Client) -> None:
    told(client, another_name(TODAY))
    html = page(client, "next/4/", "en")
    assert "never lapse" in html
    assert "Counted: 34" in html
    assert "/check/names/" in html


# -------------------------------------------- the worker whose employer never registered him
def test_he_reads_what_complaining_may_cost_before_how_it_is_done(client: Client) -> None:
    told(client, not_registered(TODAY))
    html = page(client, "next/1/", "en")
    assert html.index("what complaining may cost you") < html.index("Without names")
    assert "within 30 days" in html
    assert "SSO 1-03" in html


def test_his_complaint_is_in_thai_with_his_language_beside_it_and_no_name(client: Client) -> None:
    told(client, not_registered(TODAY))
    client.get("/my/check/next/2/")
    response = client.post(
        "/my/check/next/2/",
        {"way": "unnamed", "workplace": "โรงงานเอบีซี", "name": "Ko Secret", "made": "1"},
    )
    html = unescape(response.content.decode())
    assert response.status_code == 200
    assert "โรงงานเอบีซี" in html
    assert "Ko Secret" not in html
    assert html.count('lang="th"') > 5
    assert "Secret" not in str(client.cookies)


def test_he_is_given_no_calendar_of_days_that_are_not_his(client: Client) -> None:
    told(client, not_registered(TODAY))
    assert "dates.ics" not in page(client, "result/dates/")
    assert client.get("/my/check/result/dates.ics").status_code == 404


# -------------------------------------------- all of them
PEOPLE = (child_in_myanmar, another_name, not_registered)


@pytest.mark.slow
@pytest.mark.skipif(not pdf.available(), reason="WeasyPrint or Pango is not here.")
@pytest.mark.parametrize("who", PEOPLE)
def test_the_sheet_for_the_officer_comes_as_pdf(client: Client, who: object) -> None:
    told(client, who(TODAY))  # type: ignore[operator]
    response = client.get("/my/check/result/sheet.pdf")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")


@pytest.mark.parametrize("who", PEOPLE)
def test_the_sheet_says_everything_in_burmese_and_in_thai(client: Client, who: object) -> None:
    told(client, who(TODAY))  # type: ignore[operator]
    html = page(client, "result/sheet/")
    for code in CONTENT.benefits:
        assert CONTENT.benefit_name(code, "th") in html
    assert re.search("[\u1000-\u1021]", html)
