"""The summary of a case at an office: the sealed copy alone, its numbers hidden until asked for."""

from collections.abc import Iterator
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from accounts.models import Role
from cases import handing, keeping, reviewing
from cases.models import Handover, Look
from cases.pages import look_words
from cases.pages.handed import mask, shown
from cases.pages.summary import NUMBERS, on_paper
from cases.people import Person
from cases.reviewing import Answer, Kind
from cases.snapshot import Part, Snapshot
from eligibility import loader, pdf
from eligibility.content import LANGUAGES
from eligibility.presentation import Spoken
from eligibility.rules.codes import BenefitCode
from tests.casework import making
from tests.casework.copies import PERSON, Copy, copy
from tests.i18n.saying import EACH_LANGUAGE

pytestmark = pytest.mark.django_db

NUMBER, PHONE = PERSON.numbers["passport"], PERSON.phone
MISSING = pytest.mark.skipif(not pdf.available(), reason="WeasyPrint or Pango is not here.")


@pytest.fixture(autouse=True)
def language_is_given_back() -> Iterator[None]:
    """The language of the last page asked for is not that of the next test."""
    with override("en"):
        yield


@pytest.fixture
def handed() -> Copy:
    return copy()


def address(handed: Copy, page: str = "summary", language: str = "en") -> str:
    with override(language):
        return reverse(f"cases:{page}", args=[handed.handover.pk])


def text(answer: Any) -> str:
    return unescape(str(answer.content.decode()))


# ---------------------------------------------------------------- what is on it
@EACH_LANGUAGE
def test_it_holds_all_that_an_officer_decides_by(handed: Copy, language: str) -> None:
    page = text(handed.at_office().get(address(handed, language=language)))
    copied = handing.opened(handed.handover, handed.opened.vault)
    spoken = Spoken(language, loader.current().content)
    sheet = copied.sheet[language]
    assert PERSON.called in page
    assert PERSON.names["passport"] in page
    assert PERSON.employer in page
    assert page.index(sheet["made"]) < page.index("<svg")
    places = [page.index(f"<h3>{one['head'][0]}") for one in sheet["findings"]]
    assert len(places) == len(BenefitCode)
    assert places == sorted(places)
    for one in sheet["findings"]:
        for what, value, place in one["law"]:
            assert f"{what}: <b>{value}</b><br>{place}" in page
    for name in sheet["missing"]:
        assert name in page
    assert str(handed.volunteer) in page
    assert spoken.date(copied.day) in page


def test_burmese_answers_are_read_in_thai(handed: Copy) -> None:
    copied = handing.opened(handed.handover, handed.opened.vault)
    page = text(handed.at_office().get(address(handed, language="th")))
    for (question, _), (burmese, _) in zip(
        copied.sheet["th"]["facts"], copied.sheet["my"]["facts"], strict=True
    ):
        assert question in page
        assert burmese not in page


def test_the_months_are_drawn_and_told_in_words(handed: Copy) -> None:
    page = text(handed.at_office().get(address(handed)))
    told = handing.opened(handed.handover, handed.opened.vault).sheet["en"]["months"]
    assert told["words"]
    assert all(words in page for words in told["words"])
    cells = sum(bar["width"] for row in told["drawn"]["rows"] for bar in row["bars"]) // 22
    assert page.count("<use ") == cells > 0
    assert f"<title>{told['drawn']['title']}</title>" in page


def test_what_changes_in_the_case_later_is_not_on_it(handed: Copy) -> None:
    before = text(handed.at_office().get(address(handed)))
    other = Person(called="Naw Else", employer="Other Garments")
    keeping.change_person(handed.opened.case, handed.opened.vault, handed.volunteer, other)
    after = text(handed.at_office().get(address(handed)))
    assert "Naw Else" not in after
    assert "Other Garments" not in after
    assert before.count(PERSON.called) == after.count(PERSON.called) > 0


def test_a_copy_without_a_sheet_shows_its_findings(handed: Copy) -> None:
    vault, row = handed.opened.vault, handed.handover
    plain = handing.opened(row, vault).plain()
    old = {name: plain[name] for name in plain if name not in {"sheet", "entered"}}
    Handover.objects.filter(pk=row.pk).update(
        content=vault.seal(handing.place(row.pk), Snapshot.of(old).plain())
    )
    page = text(handed.at_office().get(address(handed)))
    for one in plain["found"]["en"]["benefits"]:
        assert one["head"][0] in page
    assert plain["found"]["en"]["disclaimer"] in page


def test_the_answers_of_the_office_so_far_stand_on_it(handed: Copy) -> None:
    answer = Answer("unemployment", Kind.DOCUMENTS, text="The letter of dismissal")
    reviewing.review(handed.officer, handed.handover.pk, handed.version(), [answer])
    page = text(handed.at_office().get(address(handed)))
    assert "The letter of dismissal" in page
    assert str(handed.officer) in page


# ---------------------------------------------------------------- the numbers
@pytest.mark.parametrize(
    ("number", "hidden"),
    [("0899999777", "•••••77"), ("12345", "•••••45"), ("1234", "•••••"), ("", "")],
)
def test_of_a_number_that_is_hidden_only_its_end_is_seen(number: str, hidden: str) -> None:
    assert mask(number) == hidden


def test_no_number_is_on_the_page_until_it_is_asked_for(handed: Copy) -> None:
    officer = handed.at_office()
    page = text(officer.get(address(handed)))
    assert NUMBER not in page
    assert PHONE not in page
    asked = officer.post(address(handed, "summary-numbers"))
    assert NUMBER in text(asked)
    assert PHONE in text(asked)
    assert "no-store" in asked.headers["Cache-Control"]
    assert NUMBER not in text(officer.get(address(handed)))


def test_each_look_at_the_numbers_is_seen_by_the_organisation_that_owns_the_case(
    handed: Copy,
) -> None:
    officer = handed.at_office()
    officer.get(address(handed))
    seen = Look.objects.visible_to(handed.volunteer).filter(case=handed.opened.case)
    assert not seen.filter(what=NUMBERS).exists()
    for _ in range(2):
        officer.post(address(handed, "summary-numbers"))
    assert [look.by for look in seen.filter(what=NUMBERS)] == [handed.officer] * 2
    spoken = Spoken("en", loader.current().content)
    looks = reverse("cases:looks", args=[handed.opened.case.reference])
    page = text(handed.here().get(looks))
    assert look_words.of(NUMBERS, spoken) in page
    assert look_words.of(NUMBERS, spoken) != look_words.of("case", spoken)


def test_where_there_are_no_numbers_none_can_be_asked_for() -> None:
    handed = copy((Part.WORK, Part.FINDINGS))
    page = text(handed.at_office().get(address(handed)))
    assert address(handed, "summary-numbers") not in page
    assert PERSON.called not in page


def test_the_numbers_are_not_sent_to_who_only_follows_a_link(handed: Copy) -> None:
    assert handed.at_office().get(address(handed, "summary-numbers")).status_code == 405


def test_in_another_language_the_numbers_stay_shown(handed: Copy) -> None:
    officer = handed.at_office()
    page = text(officer.post(address(handed, "summary-numbers")))
    thai = address(handed, "summary-numbers", "th")
    assert f'formaction="{thai}"' in page
    assert NUMBER in text(officer.post(thai, {"language": "th"}))


@pytest.mark.parametrize("page", ["summary", "summary-numbers", "summary-pdf"])
def test_another_office_finds_nothing_and_leaves_no_look(handed: Copy, page: str) -> None:
    stranger = making.signed_in(making.volunteer(making.office(), role=Role.OFFICER))
    send = stranger.post if page == "summary-numbers" else stranger.get
    assert send(address(handed, page)).status_code == 404
    assert not Look.objects.filter(what__in=[page, NUMBERS]).exists()
    with override("en"):
        none = reverse(f"cases:{page}", args=[uuid4()])
    officer = handed.at_office()
    send = officer.post if page == "summary-numbers" else officer.get
    assert send(none).status_code == 404


# ---------------------------------------------------------------- on paper
@MISSING
@pytest.mark.slow
@EACH_LANGUAGE
def test_it_is_one_sheet_of_paper(handed: Copy, language: str) -> None:
    spoken = Spoken(language, loader.current().content)
    copied = shown(handing.opened(handed.handover, handed.opened.vault), spoken, masked=True)
    with override(language):
        laid_out = on_paper(
            {"handover": handed.handover, "copy": copied, "day": "1", "answers": []}
        )
    (page,) = laid_out.pages
    assert (round(page.width), round(page.height)) == (794, 1123)  # A4, in pixels of a style


@MISSING
@pytest.mark.slow
def test_the_file_shows_no_number_unless_it_is_asked_for(
    handed: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents: list[str] = []
    laid_out = pdf.rendered

    def rendered(html: str) -> Any:
        documents.append(html)
        return laid_out(html)

    monkeypatch.setattr(pdf, "rendered", rendered)
    officer = handed.at_office()
    answer = officer.get(address(handed, "summary-pdf"))
    assert answer.content.startswith(b"%PDF-")
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="summary.pdf"'
    assert documents
    assert not any(NUMBER in html or PHONE in html for html in documents)
    documents.clear()
    asked = officer.post(address(handed, "summary-numbers"), {"pdf": "1"})
    assert asked.content.startswith(b"%PDF-")
    assert all(NUMBER in html and PHONE in html for html in documents)
    looks = Look.objects.filter(case=handed.opened.case).order_by("pk")
    assert [look.what for look in looks][-2:] == ["summary-pdf", NUMBERS]


@MISSING
def test_one_address_has_so_many_files_a_minute_and_no_more(handed: Copy, settings: Any) -> None:
    settings.SSS_LIMITS = {**settings.SSS_LIMITS, "pdf": 0}
    caches["limits"].clear()
    answer = handed.at_office().get(address(handed, "summary-pdf"))
    assert answer.status_code == 429
    assert not Look.objects.filter(what="summary-pdf").exists()


def test_without_what_makes_a_pdf_there_is_no_way_to_one(
    handed: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "available", lambda: False)
    officer: Client = handed.at_office()
    assert address(handed, "summary-pdf") not in text(officer.get(address(handed)))
    assert officer.get(address(handed, "summary-pdf")).status_code == 404
    asked = officer.post(address(handed, "summary-numbers"), {"pdf": "1"})
    assert asked.status_code == 404
    assert not Look.objects.filter(what__in=["summary-pdf", NUMBERS]).exists()


def test_every_language_has_its_own_sheet(handed: Copy) -> None:
    copied = handing.opened(handed.handover, handed.opened.vault)
    made = {copied.sheet[language]["disclaimer"] for language in LANGUAGES}
    assert len(made) == len(LANGUAGES)
