"""A value whose source nobody has read again in time is stale, and keepers and readers see it."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from eligibility import loader, seeding
from eligibility.drafting import drafts
from eligibility.models import Citation, Parameter, QualifyingPeriod
from eligibility.pages.guide_law import Law
from eligibility.pages.guide_rules import AREA_SLUGS, area_page, rules_guide
from eligibility.presentation import Spoken
from eligibility.reviewed.files import SHIPPED, RulebookSource, read
from eligibility.rules.rulebook import Citation as Source
from eligibility.rules.rulebook import Evidence
from eligibility.said.stale import (
    LIMIT,
    fresh_until,
    is_stale,
    stale_keys,
    stale_since,
    stale_sources,
)
from tests.i18n.saying import CONTENT
from tests.pages.guides import rebuilt
from tests.support import shipped

CHECKED = date(2026, 7, 1)
PARAMETERS = "/admin/eligibility/parameter/"


def cited(checked_on: date = CHECKED, recheck_days: int | None = None) -> Source:
    """A source read on one day."""
    return Source(
        code="act",
        instrument="Act",
        section="",
        url="",
        evidence=Evidence.SEEN,
        checked_on=checked_on,
        recheck_days=recheck_days,
    )


@pytest.mark.parametrize(("days", "limit"), [(None, 365), (1, 1), (30, 30), (730, 730)])
@pytest.mark.parametrize(("after", "stale"), [(-1, False), (0, False), (1, True)])
def test_the_day_after_the_limit_is_the_first_one_that_is_stale(
    days: int | None, limit: int, after: int, stale: bool
) -> None:
    one = cited(recheck_days=days)
    assert fresh_until(one) == CHECKED + timedelta(days=limit)
    assert is_stale(one, CHECKED + timedelta(days=limit + after)) is stale


def test_a_source_that_says_nothing_has_a_year() -> None:
    assert LIMIT == 365
    assert is_stale(cited(), date(2027, 7, 2))
    assert not is_stale(cited(), date(2027, 7, 1))
    assert not is_stale(cited(date(2028, 2, 29)), date(2029, 2, 28))


def key_of_one_source() -> str:
    """A value, all rows of which rest on one source."""
    return next(
        key
        for key, rows in shipped().histories.items()
        if len({row.citation.code for row in rows}) == 1
    )


@pytest.mark.parametrize(("after", "stale"), [(-1, False), (0, False), (1, True)])
def test_a_value_is_stale_with_its_source(after: int, stale: bool) -> None:
    key = key_of_one_source()
    code = shipped().histories[key][0].citation.code
    book = rebuilt(
        cited=lambda one: replace(
            one, checked_on=CHECKED, recheck_days=30 if one.code == code else 3650
        )
    )
    day = CHECKED + timedelta(days=30 + after)
    assert (key in stale_keys(book, day)) is stale
    assert (stale_since(book.histories[key], day) == CHECKED) is stale
    assert stale_sources(book, day) == ((code,) if stale else ())
    resting = {
        one for one, rows in book.histories.items() if code in {row.citation.code for row in rows}
    }
    assert set(stale_keys(book, day)) == (resting if stale else set())


@pytest.mark.parametrize("language", ["my", "th", "en"])
def test_the_page_about_the_rules_says_it_of_each_value_and_counts_them(language: str) -> None:
    key = key_of_one_source()
    code = shipped().histories[key][0].citation.code
    book = rebuilt(
        cited=lambda one: replace(
            one, checked_on=CHECKED, recheck_days=30 if one.code == code else 3650
        )
    )
    fresh, late = CHECKED + timedelta(days=30), CHECKED + timedelta(days=31)
    spoken = Spoken(language, CONTENT)
    for day, many in ((fresh, 0), (late, len(stale_keys(book, late)))):
        law = Law(book, day, spoken)
        pages = [area_page(slug, law) for slug in AREA_SLUGS]
        said = [one.stale for page in pages for one in (*page.values, *page.further) if one.stale]
        assert len(said) == many
        assert all(spoken.date(CHECKED) in text for text in said)
        told = [text for part in rules_guide(law).sections for text in part.doubts]
        assert len(told) == bool(many)
        assert all(str(many) in text for text in told)


def test_in_english_it_reads_so() -> None:
    book = rebuilt(cited=lambda one: replace(one, checked_on=CHECKED))
    law = Law(book, date(2027, 7, 2), Spoken("en", CONTENT))
    pages = [area_page(slug, law) for slug in AREA_SLUGS]
    assert {one.stale for page in pages for one in (*page.values, *page.further)} == {
        "Last checked on 1 July 2026. It is time to check it again."
    }
    [told] = [text for part in rules_guide(law).sections for text in part.doubts]
    assert told == f"It is time to check {len(book.histories)} values again."


# ------------------------------------------------------------------ what keepers see


def overdue(code: str) -> RulebookSource:
    """The shipped rulebook, of which one source should have been read again."""
    source = read(SHIPPED)

    def aged(one: Source) -> Source:
        if one.code == code:
            return replace(one, checked_on=date(2026, 1, 1), recheck_days=1)
        return replace(one, recheck_days=3650)

    return replace(
        source,
        name="with a source to be read again",
        citations=tuple(aged(one) for one in source.citations),
        terms=tuple(replace(row, citation=aged(row.citation)) for row in source.terms),
        statements=tuple(replace(one, citation=aged(one.citation)) for one in source.statements),
    )


def listed(page: Any) -> list[Any]:
    return list(page.context["cl"].result_list)


@pytest.mark.django_db
def test_keepers_see_how_many_values_are_stale_and_which(keeper: Client) -> None:
    code = Parameter.objects.earliest("pk").citation.code
    release = seeding.seed(overdue(code))
    keys = {row.key for row in overdue(code).terms if row.citation.code == code}
    page = keeper.get("/admin/").content.decode()
    assert f"{len(keys)} stale value" in page
    for key in keys:
        assert f">{key}</a>" in page
    stale = listed(keeper.get(PARAMETERS, {"stale": "yes"}))
    assert stale
    assert {(row.citation.code, row.release_id) for row in stale} == {(code, release.pk)}
    others = listed(keeper.get(PARAMETERS, {"stale": "no", "release__id__exact": str(release.pk)}))
    assert {row.key for row in others}.isdisjoint(row.key for row in stale)
    of_the_release = Parameter.objects.filter(release=release)
    assert len(stale) + len(others) == of_the_release.count()


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Parameter, QualifyingPeriod, Citation])
def test_the_column_says_it_in_a_word(keeper: Client, model: Any) -> None:
    code = QualifyingPeriod.objects.earliest("pk").citation.code
    if model is Parameter:
        code = Parameter.objects.earliest("pk").citation.code
    release = seeding.seed(overdue(code))
    page = keeper.get(f"/admin/eligibility/{model._meta.model_name}/").content.decode()
    marked = re.findall(r'<td class="field-is_stale">stale</td>', page)
    to_source = "code" if model is Citation else "citation__code"
    rows = model.objects.filter(**{"release": release, to_source: code})
    assert len(marked) == rows.count() > 0


@pytest.mark.django_db
def test_a_draft_says_how_many_of_its_values_are_stale(keeper: Client, user: User) -> None:
    code = Parameter.objects.earliest("pk").citation.code
    release = seeding.seed(overdue(code))
    draft = drafts.begin(user, release, "A draft")
    keys = {row.key for row in overdue(code).terms if row.citation.code == code}
    page = keeper.get(f"/admin/eligibility/draft/{draft.pk}/change/").content.decode()
    assert f"{len(keys)} stale value" in page


@pytest.mark.django_db
def test_nothing_stale_is_said_too(keeper: Client) -> None:
    source = overdue("")
    seeding.seed(replace(source, name="all read"))
    assert "No value is stale." in keeper.get("/admin/").content.decode()
    assert listed(keeper.get(PARAMETERS, {"stale": "yes"})) == []


@pytest.mark.django_db
def test_a_database_without_a_usable_rulebook_still_shows_its_first_page(
    keeper: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unusable(**_: object) -> None:
        raise loader.NoRulebookError("There is no rulebook.")

    monkeypatch.setattr(loader, "current", unusable)
    assert "There is no rulebook." in keeper.get("/admin/").content.decode()
    assert keeper.get(PARAMETERS).status_code == 200
