"""The list of an organisation's cases: the newest change first, the same work however long."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from cases.models import Case, FollowUp, Look
from cases.pages.listing import MOST
from cases.people import Person
from tests.casework import making

pytestmark = pytest.mark.django_db
LIST = "/en/cases/"


def queries(user: User, path: str = LIST) -> int:
    client = making.signed_in(user)
    client.get(path)  # what is read once a process is read
    with CaptureQueriesContext(connection) as taken:
        assert client.get(path).status_code == 200
    return len(taken)


def test_an_empty_list_says_how_to_begin() -> None:
    page = making.signed_in(making.volunteer()).get(LIST).content.decode()
    assert "Your organisation has no case yet." in page
    assert 'href="/en/cases/new/"' in page


def test_a_row_shows_the_name_the_reference_the_language_who_began_and_the_next_day() -> None:
    user = making.volunteer(name="Ko Tun")
    case = making.case_of(user, Person(called="Ma Hla"))
    for due in ("2026-12-24", "2026-12-05"):
        FollowUp.objects.bulk_create(
            [
                FollowUp(
                    case=case, organisation=case.organisation, due=due, mark=due.encode(), what=b""
                )
            ]
        )
    page = making.signed_in(user).get(LIST).content.decode()
    for text in ("Ma Hla", case.shown_reference, "Begun by Ko Tun."):
        assert text in page
    assert "5 December 2026" in page
    assert "24 December 2026" not in page


def test_the_list_takes_the_same_queries_for_one_case_and_for_a_full_page() -> None:
    user = making.volunteer()
    making.case_of(user)
    one = queries(user)
    for number in range(MOST + 2):
        making.case_of(user, Person(called=f"Person {number}"))
    assert queries(user) == one


def test_every_case_is_on_one_page_of_the_list_once_also_where_two_changed_at_once() -> None:
    user = making.volunteer()
    made = {making.case_of(user).reference for _ in range(MOST * 2 + 3)}
    now = timezone.now()
    for place, case in enumerate(Case.objects.visible_to(user)):
        Case.objects.visible_to(user).filter(pk=case.pk).update(
            changed_at=now - timedelta(minutes=place // 7)
        )
    client = making.signed_in(user)
    seen: list[Case] = []
    query: str | None = ""
    while query is not None and len(seen) < 1000:
        page = client.get(f"{LIST}{query}")
        seen += [row.case for row in page.context["rows"]]
        following = page.context["following"]
        query = f"?after={following}" if following else None
    assert [case.reference for case in seen] == list(dict.fromkeys(c.reference for c in seen))
    assert {case.reference for case in seen} == made
    assert [c.changed_at for c in seen] == sorted((c.changed_at for c in seen), reverse=True)


def test_a_place_that_no_page_has_led_to_is_the_beginning() -> None:
    user = making.volunteer()
    case = making.case_of(user)
    page = making.signed_in(user).get(f"{LIST}?after=845000000000000000-{case.pk.hex}")
    assert case.shown_reference in page.content.decode()


def test_cases_of_another_organisation_are_not_in_the_list() -> None:
    foreign = making.case_of(making.volunteer(), Person(called="Ma Foreign"))
    page = making.signed_in(making.volunteer()).get(LIST).content.decode()
    assert foreign.shown_reference not in page
    assert "Ma Foreign" not in page


def test_what_is_listed_counts_as_looked_at() -> None:
    user = making.volunteer()
    case = making.case_of(user, Person(called="Ma Hla"))
    making.signed_in(user).get(LIST)
    assert Look.objects.visible_to(user).filter(case=case, what="cases", by=user).count() == 1


def test_a_name_that_is_a_script_is_shown_as_text() -> None:
    user = making.volunteer()
    making.case_of(user, Person(called="<script>alert(1)</script>"))
    page = making.signed_in(user).get(LIST).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_list_is_kept_in_no_cache() -> None:
    response = making.signed_in(making.volunteer()).get(LIST)
    assert "no-store" in response.headers["Cache-Control"]
