"""Every public page is small enough for a bad line: the first round trip brings all of it."""

from collections.abc import Iterator

import pytest
from django.urls import resolve
from django.utils.translation import override

from audits.page_bytes import CODINGS, LANGUAGES, Size, sizes
from eligibility import urls
from tests.public import public_site

pytestmark = pytest.mark.slow

#: Ten packets, what a server sends before it waits for the phone to answer.
FIRST_ROUND_TRIP = 14_600
FIRST_VISIT = 60_000


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with public_site(tmp_path_factory.mktemp("public")) as port:
        yield port


@pytest.fixture(scope="module", params=[(c, n) for n in LANGUAGES for c in CODINGS], ids="-".join)
def found(request: pytest.FixtureRequest, port: int) -> list[Size]:
    """Every page of one language in one coding."""
    return list(sizes(port, *request.param))


def test_every_page_with_all_it_waits_for_fits_into_the_first_round_trip(
    found: list[Size],
) -> None:
    too_large = {
        each.name: each.first_paint for each in found if each.first_paint > FIRST_ROUND_TRIP
    }
    assert too_large == {}


def test_no_page_waits_for_more_than_one_file(found: list[Size]) -> None:
    assert {each.name for each in found if each.requests > 1} == set()


def test_a_first_visit_is_small_wherever_it_begins(found: list[Size]) -> None:
    assert {each.name: each.everything for each in found if each.everything > FIRST_VISIT} == {}


def test_a_burmese_page_brings_its_font_and_no_other_does(found: list[Size]) -> None:
    heavy = {each.name for each in found if each.everything - each.first_paint > 20_000}
    burmese = found[0].language == "my"
    assert heavy == ({each.name for each in found} if burmese else set())


def test_no_page_was_left_out(found: list[Size]) -> None:
    with override(found[0].language):
        there = [each.path.partition("?")[0] for each in found if each.name != "missing"]
        seen = {resolve(path).url_name for path in there}
    files = {"calendar", "sheet-pdf"}  # taken away, not looked at
    assert seen >= {pattern.name for pattern in urls.urlpatterns} - files
