"""The admin shows every value with its history and its source, and changes nothing."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from accounts.models import Role
from eligibility import seeding
from eligibility.models import (
    Citation,
    Link,
    Parameter,
    QualifyingPeriod,
    RulebookRelease,
    WorkedCase,
)
from tests.accounts.people import signed_in, somebody
from tests.eligibility import small_rulebook
from tests.eligibility.tables import PUBLISHED

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
]

#: Those of a rulebook; of the two others the shipped one has no row.
each_model = pytest.mark.parametrize(
    "model",
    [model for model in PUBLISHED if model not in (Link, WorkedCase)],
    ids=lambda model: model.__name__,
)


@pytest.fixture
def keeper(db: None) -> Client:
    """A keeper of the rules, the only ones who are let in."""
    return signed_in(somebody(Role.RULES_KEEPER))


@pytest.fixture
def small(tmp_path: Path) -> RulebookRelease:
    """A small second release beside the shipped one."""
    return seeding.seed(small_rulebook.source(tmp_path))


def _address(model: Any, page: str, *arguments: object) -> str:
    return reverse(f"admin:eligibility_{model._meta.model_name}_{page}", args=arguments)


def _lines(page: Any) -> str:
    """The text of a page as it reads, each run of white space one blank."""
    html = page.content.decode()
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def _results(page: Any) -> list[Any]:
    return list(page.context["cl"].result_list)


# ------------------------------------------------------------------ to read only


@each_model
def test_every_model_is_listed_and_shown(keeper: Client, small: Any, model: Any) -> None:
    assert model in admin.site._registry
    assert keeper.get(_address(model, "changelist")).status_code == 200
    row = model.objects.earliest("pk")
    assert keeper.get(_address(model, "change", row.pk)).status_code == 200


@each_model
def test_nobody_adds_changes_or_deletes(keeper: Client, model: Any) -> None:
    row = model.objects.earliest("pk")
    before = model.objects.filter(pk=row.pk).values().get()
    posted = {"_save": "Save", "note": "new", "name": "new", "code": "new"}

    assert keeper.get(_address(model, "add")).status_code == 404
    assert keeper.post(_address(model, "add"), posted).status_code == 404
    assert keeper.post(_address(model, "change", row.pk), posted).status_code == 404
    assert keeper.get(_address(model, "delete", row.pk)).status_code == 404
    assert keeper.post(_address(model, "delete", row.pk), {"post": "yes"}).status_code == 404
    in_bulk = {"action": "delete_selected", "_selected_action": row.pk, "post": "yes"}
    keeper.post(_address(model, "changelist"), in_bulk)
    assert model.objects.filter(pk=row.pk).values().get() == before


@each_model
def test_the_pages_offer_no_field_to_edit(keeper: Client, model: Any) -> None:
    row = model.objects.earliest("pk")
    page = keeper.get(_address(model, "change", row.pk)).content.decode()
    start = page.index(f'id="{model._meta.model_name}_form"')
    form = page[start : page.index("</form>", start)]
    fields = set(re.findall(r'<(?:input|select|textarea)[^>]*name="([^"]*)"', form))
    assert fields <= {"csrfmiddlewaretoken", "writer"}


@each_model
def test_the_pages_take_no_script_from_elsewhere(keeper: Client, model: Any) -> None:
    for address in (
        _address(model, "changelist"),
        _address(model, "change", model.objects.earliest("pk").pk),
    ):
        page = keeper.get(address).content.decode()
        sources = re.findall(r'<(?:script|link|img)[^>]*(?:src|href)="([^"]*)"', page)
        assert sources
        assert [source for source in sources if "//" in source] == []


def test_a_stranger_sees_nothing(client: Client) -> None:
    page = client.get(_address(Parameter, "changelist"))
    assert page.status_code == 302
    assert "/account/sign-in/" in page["Location"]


# ------------------------------------------------------------------ what is shown


def test_the_list_of_values_shows_amount_days_source_and_evidence(
    keeper: Client, small: RulebookRelease
) -> None:
    page = keeper.get(
        _address(Parameter, "changelist"), {"release__id__exact": str(small.pk), "q": "wage_"}
    )
    text = _lines(page)
    assert "wage_ceiling 15000 baht always (start not known) 2021-01-01 to 2027-12-31" in text
    assert "wage_ceiling 17500.5 baht 2026-01-01 2021-01-01 to 2027-12-31" in text
    assert "wage_ceiling abolished or not known 2029-01-01 2029-01-01 to 2032-12-31" in text
    assert "wage_rate 0.015 ratio" in text
    assert "wage_excluded yes always" in text
    assert "wage_excluded no 2027-01-01" in text
    assert "Ministerial Regulation unconfirmed - small" in text


def test_the_list_of_periods_shows_months_days_source_and_evidence(keeper: Client) -> None:
    text = _lines(keeper.get(_address(QualifyingPeriod, "changelist")))
    assert "maternity.qualifying 5 months within 15 2015-10-20 2021-01-01 to 2027-12-31" in text
    assert "old_age.pension 180 months in all always (start not known)" in text


def test_values_are_found_by_words_and_by_filters(keeper: Client, small: RulebookRelease) -> None:
    address = _address(Parameter, "changelist")
    for query in (
        {"q": "maternity_lump", "release__id__exact": str(small.pk)},
        {"benefit__code": "maternity", "release__id__exact": str(small.pk)},
    ):
        (row,) = _results(keeper.get(address, query))
        assert (row.key, row.release) == ("maternity_lump", small)
    rows = _results(keeper.get(address, {"citation__evidence": "conflict"}))
    assert rows
    assert {row.citation.evidence for row in rows} == {"conflict"}
    (period,) = _results(
        keeper.get(
            _address(QualifyingPeriod, "changelist"),
            {"benefit__code": "disability", "release__id__exact": str(small.pk)},
        )
    )
    assert str(period) == "disability.qualifying"


def test_a_value_is_shown_with_its_history_its_source_and_what_was_said_of_it(
    keeper: Client,
) -> None:
    row = Parameter.objects.get(key="unemployment_rate_terminated", effective_from__isnull=False)
    text = _lines(keeper.get(_address(Parameter, "change", row.pk)))
    assert re.search(r"always \(start not known\) ?: 0\.5 ratio.*2025-06-28 ?: 0\.6 ratio", text)
    assert row.citation.instrument in text
    assert row.citation.checked_on.isoformat() in text
    assert re.search(r"2025-07-06 ?: 0\.5", text)  # the officer's word, beside the newer rule


def test_the_history_is_that_of_one_release(keeper: Client, small: RulebookRelease) -> None:
    row = Parameter.objects.get(release=small, key="maternity_lump")
    page = keeper.get(_address(Parameter, "change", row.pk))
    assert _lines(page).count("15000 baht") == 2  # the value itself, and one line of history


def test_a_source_links_to_the_page_it_was_read_on(keeper: Client, small: RulebookRelease) -> None:
    row = Parameter.objects.get(release=small, key="maternity_lump")
    page = keeper.get(_address(Parameter, "change", row.pk)).content.decode()
    assert 'href="https://example.org/act"' in page
    assert f'href="{_address(Citation, "change", row.citation_id)}"' in page


def test_names_and_texts_are_shown_in_three_languages(
    keeper: Client, small: RulebookRelease
) -> None:
    for name in ("benefit", "document", "claimstep"):
        address = reverse(f"admin:eligibility_{name}_changelist")
        text = _lines(keeper.get(address, {"release__id__exact": str(small.pk)}))
        assert "မြန်မာ" in text
        assert "ไทย" in text


@pytest.mark.parametrize("model", [Parameter, QualifyingPeriod, Citation])
def test_a_longer_list_costs_no_more_queries(
    keeper: Client, django_assert_max_num_queries: Any, model: Any
) -> None:
    assert model.objects.count() > 7
    with django_assert_max_num_queries(16):
        keeper.get(_address(model, "changelist"))
