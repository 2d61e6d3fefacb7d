"""Looks: who has looked at a case, when and at which page, and nothing of what it holds."""

import pytest

from cases.models import Look
from cases.mount import OF_ANSWERS
from cases.pages import look_words
from cases.people import Person
from cases.urls import urlpatterns
from tests.casework import making

pytestmark = pytest.mark.django_db


def test_a_colleague_sees_who_has_looked_and_at_what() -> None:
    user = making.volunteer(name="Ko Tun")
    case = making.case_of(user, Person(called="Ma Hla"), making.ANSWERED)
    client = making.signed_in(user)
    client.get(f"/case/{case.reference}/en/check/result/")
    client.get(f"/en/cases/{case.reference}/person/")
    colleague = making.signed_in(making.volunteer(case.organisation, name="Naw Eh"))
    page = colleague.get(f"/en/cases/{case.reference}/looks/")
    shown = [(row["by"], row["what"]) for row in page.context["rows"]]
    assert shown == [
        ("Naw Eh", "Who has looked at the case"),
        ("Ko Tun", "Names, numbers and how to reach the person"),
        ("Ko Tun", "The result"),
    ]
    assert "Ma Hla" not in page.content.decode()


def test_every_page_of_a_case_has_words_of_its_own() -> None:
    said = look_words._OF_PAGE
    pages = {str(each.name) for each in urlpatterns if "reference" in str(each.pattern)}
    assert pages | OF_ANSWERS <= said.keys()


def test_only_the_newest_hundred_are_shown() -> None:
    user = making.volunteer()
    case = making.case_of(user)
    Look.objects.bulk_create([Look(case=case, by=user, what="case") for _ in range(120)])
    page = making.signed_in(user).get(f"/en/cases/{case.reference}/looks/")
    assert len(page.context["rows"]) == 100
    assert "The newest 100 are shown." in page.content.decode()
