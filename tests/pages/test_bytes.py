"""Every page with its style fits into the first round trip on a bad line."""

import pytest
from django.test import Client

from eligibility import clock
from tests.interview.journeys import JOURNEYS
from tests.interview.walking import address, here, send, walk

pytestmark = pytest.mark.django_db

MOST_BYTES = 14_600


def sent_bytes(client: Client, where: str) -> int:
    response = client.get(where, headers={"accept-encoding": "gzip"})
    assert response.status_code == 200
    assert response.headers["Content-Encoding"] == "gzip"
    return len(response.content)


@pytest.mark.parametrize("language", ["my", "th", "en"])
@pytest.mark.parametrize("name", JOURNEYS.keys())
def test_each_page_of_a_journey_fits_with_its_style(
    client: Client, name: str, language: str
) -> None:
    journey = JOURNEYS[name](clock.today())
    walk(client, journey, language)
    pages = [
        f"/{language}/",
        *(address(key, language, journey.forms) for key in journey.forms),
        f"/{language}/check/answers/",
        f"/{language}/check/result/",
    ]
    sizes = {where: sent_bytes(client, where) for where in pages}
    assert {where: size for where, size in sizes.items() if size > MOST_BYTES} == {}


@pytest.mark.parametrize("language", ["my", "th", "en"])
def test_the_months_of_fifteen_years_and_ten_children_fit(client: Client, language: str) -> None:
    year = clock.today().year
    form = {"contributed": "known", "gaps": "some", "since.m": "1", "since.y": str(year - 15)}
    send(client, "months", {**form, "until.m": "12", "until.y": str(year - 1)})
    assert sent_bytes(client, here(client, "grid", language)) <= MOST_BYTES
    send(client, "events", {"happened": ["-"], "has_children": "yes"})
    assert sent_bytes(client, f"{here(client, 'children', language)}?n=10") <= MOST_BYTES
