"""The complaint sheet and the letter: two languages, her own facts, and nothing typed is kept."""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.test import Client

from eligibility.action.paired import Line
from eligibility.action.typed_sheet import LONGEST, Typed, Way, clean
from eligibility.pages import employer
from eligibility.pages.beside import Answered, answer_to
from tests.interview.journeys import never_registered
from tests.interview.walking import walk
from tests.pages.complaints import (
    asked,
    deducted,
    drawn,
    sheet,
    started,
    unregistered,
    worker,
)
from tests.pages.results import shows
from tests.support import TODAY, Answer

ADDRESS = "/en/check/next/2/"
NAME, PHONE = "Daw Hnin Wai Phyo", "081 234 5678"
TYPED = {
    "way": "named",
    "workplace": "Golden Thread Co., Ltd.",
    "place": "ถนนอินทรคีรี แม่สอด",
    "proof": ["pay_slips", "co_workers"],
    "name": NAME,
    "phone": PHONE,
}


@pytest.fixture
def client(db: None) -> Client:
    """A phone with the answers of somebody who was never registered."""
    made = Client()
    walk(made, never_registered(TODAY))
    return made


def posted(client: Client, address: str = ADDRESS, **changed: Any) -> str:
    response = client.post(address, {**TYPED, **changed})
    assert response.status_code == 200
    return str(response.content.decode())


def paper(html: str) -> str:
    """The part of the page that is handed in."""
    return html.partition('id="sheet"')[2].partition("</section>")[0]


def lines(given: Answer, typed: Typed, language: str = "en") -> Iterator[Line]:
    made = sheet(given, typed, language).sheet
    assert made
    yield from (made.heading, *made.head, made.matter, *made.facts, made.proof, *made.foot)
    yield from (proof.line for proof in made.proofs)


def facts_of(given: Answer, way: Way) -> list[str]:
    made = sheet(given, Typed(way=way)).sheet
    assert made
    return [line.own for line in made.facts]


# ---------------------------------------------------------------- what the sheet says
def test_with_her_name_the_sheet_holds_what_she_answered_and_typed(client: Client) -> None:
    html = paper(posted(client))
    for text in (NAME, PHONE, "Golden Thread Co., Ltd.", "ถนนอินทรคีรี แม่สอด"):
        assert shows(html, text)
    assert "The employer has not registered this worker with the SSO." in html
    assert "Kind of work: Building site." in html
    assert "First day of work: " in html
    assert "Pay slips" in html
    assert "Work contract" not in html


def test_the_sheet_names_the_months_of_the_answers() -> None:
    said = facts_of(deducted(), Way.NAMED)
    assert "Deducted from the wage, not on the record: June 2026 to October 2026." in said
    assert "Months of work that are not on the record: May 2026." in said
    assert "First day of work: 2 March 2026." in said
    assert not any("has not registered" in text for text in said)


@pytest.mark.parametrize("given", [unregistered("2025-11-01"), deducted()])
def test_without_names_nothing_on_the_sheet_tells_one_worker_from_another(given: Answer) -> None:
    made = sheet(given, Typed(way=Way.UNNAMED)).sheet
    assert made
    text = " ".join(line.own for line in (*made.head, *made.facts, *made.foot))
    for words in ("Name of the worker", "Phone", "Signature", "First day", "2025", "2026"):
        assert words not in text
    assert "They give no names." in text


def test_without_names_the_matter_is_said_all_the_same() -> None:
    said = facts_of(unregistered("2025-11-01"), Way.UNNAMED)
    assert "A worker of this employer is not registered with the SSO." in said
    assert not any("does not register workers" in text for text in said), "one is known, not all"
    said = facts_of(deducted(), Way.UNNAMED)
    assert any("Money for social security was taken" in text for text in said)
    assert any("Months of work are not on the" in text for text in said)


def test_an_organisation_has_lines_of_its_own_and_no_name_of_the_worker() -> None:
    said = [line.own for line in lines(deducted(), Typed(way=Way.NGO))]
    assert "Name and phone number of the organisation" in said
    assert "Name of the worker" not in said
    assert any("June 2026 to October 2026" in text for text in said)


def test_who_does_not_know_whether_she_is_registered_does_not_say_that_she_is_not() -> None:
    given = worker(**started("2026-01-05", registered=None, contributions={"paid": None}))
    for way in Way:
        said = facts_of(given, way)
        assert "It is not known whether the employer has registered this job." in said
        assert not any("has not registered" in text for text in said)


def test_the_officer_is_asked_to_keep_it_secret_under_the_section_of_the_law() -> None:
    said = {line.own: line.thai for line in lines(deducted(), Typed())}
    asked = next(text for text in said if "do not tell the employer" in text)
    assert "Section 100 (มาตรา 100)" in asked
    assert "มาตรา 100" in said[asked]


# ---------------------------------------------------------------- two languages
def test_every_line_is_in_thai_and_beside_it_in_the_language_of_the_reader() -> None:
    for line in lines(deducted(), Typed(way=Way.NGO), "my"):
        assert line.thai
        assert line.own
    months = [line for line in lines(deducted(), Typed(way=Way.NGO), "my") if "2569" in line.thai]
    assert months
    assert all("2569" not in line.own for line in months)
    html = drawn(sheet(deducted(), Typed(), "my"))
    assert html.count('lang="th"') == html.count('lang="my"') > 10


def test_for_a_reader_of_thai_each_line_stands_once() -> None:
    assert not any(line.own for line in lines(deducted(), Typed(way=Way.NAMED), "th"))


# ---------------------------------------------------------------- what is typed
def test_an_empty_form_makes_a_sheet_without_names_to_be_filled_in_by_hand(client: Client) -> None:
    response = client.post(ADDRESS, {})
    html = response.content.decode()
    assert response.status_code == 200
    assert "They give no names." in paper(html)
    assert paper(html).count('x2="100%"') >= 5
    assert 'value="unnamed" checked' in html
    assert paper(html).count("<li>") == 6, "every proof with a box to tick"


def test_what_is_typed_stands_again_in_the_form(client: Client) -> None:
    form = posted(client).partition('id="screen"')[2].partition("</form>")[0]
    for name in ("workplace", "place", "name", "phone"):
        assert re.search(rf'name="{name}" value="{re.escape(str(TYPED[name]))}"', form)
    assert 'value="named" data-shows="1" checked' in form
    assert 'value="co_workers" checked' in form
    assert 'value="contract" checked' not in form


@pytest.mark.parametrize("way", ["unnamed", "ngo", "", "somebody"])
def test_a_name_typed_before_another_way_was_chosen_is_on_the_page_no_more(
    client: Client, way: str
) -> None:
    html = posted(client, way=way)
    assert NAME not in html
    assert PHONE not in html


def test_nothing_typed_survives_the_response(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    response = client.post(ADDRESS, TYPED)
    told = {**response.headers, **{k: m.value for k, m in client.cookies.items()}}
    for typed in (NAME, PHONE, "Golden Thread"):
        assert typed in response.content.decode()
        assert not any(typed in str(value) for value in told.values())
        assert typed not in caplog.text
        assert typed not in client.get(ADDRESS).content.decode()
        assert typed not in client.get("/en/check/result/").content.decode()
    assert "no-store" in response.headers["Cache-Control"]
    assert "Location" not in response.headers
    cached: Mapping[str, Any] = getattr(caches["limits"], "_cache", {})
    assert not any(b"Hnin" in bytes(str(value), "utf-8") for value in cached.values())


def test_what_stands_in_the_address_is_not_taken(client: Client) -> None:
    html = client.get(ADDRESS, {"name": NAME, "way": "named"}).content.decode()
    assert NAME not in html.partition("<main")[2]


def test_another_language_keeps_what_was_typed_and_the_sheet(client: Client) -> None:
    assert 'type="hidden" name="made" value="1"' in posted(client)
    html = posted(client, "/th/check/next/2/", language="th", made="1")
    assert NAME in paper(html)
    assert 'name="name" value="' + NAME in html


def test_the_switch_of_the_language_sends_the_form_to_the_same_page(client: Client) -> None:
    for html in (client.get(ADDRESS).content.decode(), posted(client)):
        assert 'formaction="/my/check/next/2/"' in html
        assert 'name="screen"' not in html, "nothing of it is kept while it is typed"


def test_another_language_before_the_sheet_was_asked_for_makes_none(client: Client) -> None:
    html = posted(client, "/th/check/next/2/", language="th")
    assert 'id="sheet"' not in html
    assert 'name="name" value="' + NAME in html


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  Ma\t Hla \n Hla ", "Ma Hla Hla"),
        ("a\u202eb\u2066c\u200bd", "a b c d"),
        ("\u0000\u001b[31mx\u2028y", "[31mx y"),
        ("\ud800x\ue000", "x"),
        ("ก\u0e33ไร", "ก\u0e33ไร"),
        ("ဒေါ်အေးအေးဝင်း", "ဒေါ်အေးအေးဝင်း"),
        ("\u200d\u200c", ""),
        ("é", "é"),
    ],
)
def test_marks_that_no_paper_shows_are_left_out_and_letters_are_kept(
    typed: str, shown: str
) -> None:
    assert clean(typed, 80) == shown


def test_a_text_is_held_to_its_length_whatever_is_sent(client: Client) -> None:
    html = posted(client, name="x" * 100_000, workplace="<b>&" * 9)
    assert "x" * (LONGEST["name"] + 1) not in html
    assert "x" * LONGEST["name"] in html
    assert "<b>&<" not in html


def test_on_a_paper_stands_nothing_that_is_only_supposed(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = paper(posted(client))

    def supposing(request: HttpRequest) -> Answered | HttpResponse:
        found = answer_to(request)
        assert isinstance(found, Answered)
        return replace(found, shown=asked(deducted()))

    monkeypatch.setattr(employer, "answer_to", supposing)
    assert paper(posted(client)) == own
