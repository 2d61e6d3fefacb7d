"""Looks: who has looked at a case, when and at which page, and nothing of what it holds."""

import pytest

from cases.models import Case, Look
from cases.mount import OF_ANSWERS
from cases.pages import look_words
from cases.people import Person
from cases.querysets import of_everybody
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
    address = f"/en/cases/{case.reference}/looks/"
    colleague.get(address)
    page = colleague.get(address)  # it tells who has looked before
    shown = [(row["by"], row["what"]) for row in page.context["rows"]]
    assert shown == [
        ("Naw Eh", "Who has looked at the case"),
        ("Ko Tun", "Names, numbers and how to reach the person"),
        ("Ko Tun", "The result"),
    ]
    assert "Ma Hla" not in page.content.decode()


def logged(case: Case) -> list[str]:
    return sorted(of_everybody(Look).filter(case=case).values_list("what", flat=True))


@pytest.mark.parametrize(
    ("below", "form", "status", "page"),
    [
        ("/en/cases/{}/person/", {"language": "th"}, 200, "person"),
        ("/en/cases/{}/person/", {"called": "x" * 200}, 422, "person"),
        ("/en/cases/{}/notes/", {"note": ""}, 422, "notes"),
        ("/en/cases/{}/due/", {"what": "", "day.d": "1"}, 422, "case-due"),
    ],
)
def test_a_form_that_is_shown_once_more_is_a_look_too(
    below: str, form: dict[str, str], status: int, page: str
) -> None:
    user = making.volunteer()
    case = making.case_of(user, Person(called="Ma Hla"), making.ANSWERED)
    answer = making.signed_in(user).post(below.format(case.reference), form)
    assert answer.status_code == status
    assert logged(case) == [page]


def test_answers_of_the_checker_that_were_overtaken_are_a_look_too() -> None:
    user = making.volunteer()
    colleague = making.volunteer(making.organisation_of(user))
    case = making.case_of(user, answers=making.ANSWERED)
    address = f"/case/{case.reference}/en/check/result/papers/"
    sent = {"screen": "papers", "seen": str(case.version)}
    taken = making.signed_in(user).post(address, {**sent, "cases": ["bank"]})
    assert (taken.status_code, logged(case)) == (303, [])
    shown = making.signed_in(colleague).post(address, {**sent, "cases": ["lost"]})
    assert (shown.status_code, logged(case)) == (409, ["papers"])


def test_a_preview_of_a_hand_over_that_was_sent_is_a_look() -> None:
    user, office = making.volunteer(), making.office()
    case = making.case_of(user, Person(called="Ma Hla"), making.ANSWERED)
    address = f"/en/cases/{case.reference}/hand-over/"
    sent = {"office": str(office.pk), "part": "names", "language": "th"}
    assert "Ma Hla" in making.signed_in(user).post(address, sent).content.decode()
    assert logged(case) == ["hand-over"]


def test_what_shows_nothing_is_no_look() -> None:
    user = making.volunteer()
    case = making.case_of(user, Person(called="Ma Hla"), making.ANSWERED)
    client = making.signed_in(user)
    for address, form, status in (
        (f"/en/cases/{case.reference}/notes/", {"note": "She comes on Monday."}, 303),
        (f"/case/{case.reference}/en/check/result/papers/", {"keep": "1", "seen": "1"}, 204),
        (f"/en/cases/{case.reference}/assess/", None, 405),
        (f"/en/cases/{case.reference}/assessments/{case.pk}/", None, 404),
        (f"/case/{case.reference}/en/check/99/", None, 404),
    ):
        answer = client.get(address) if form is None else client.post(address, form)
        assert answer.status_code == status, address
    assert logged(case) == []


def test_a_case_that_is_shown_as_a_possible_duplicate_is_looked_at() -> None:
    user = making.volunteer()
    there = making.case_of(user, Person(called="Ma Hla", phone="0812345678"))
    mine = making.case_of(user)
    client = making.signed_in(user)
    form = {"called": "Ma Hla", "phone": "0812345678", "seen": "1"}
    page = client.post(f"/en/cases/{mine.reference}/person/", form)
    assert there.shown_reference in page.content.decode()
    assert logged(there) == ["person"]
    consent = {"text_version": "1", "agrees": "1", "health": "1", "how": "read", "of_age": "yes"}
    first = client.get("/en/cases/keep/")
    sent = {**form, **consent, "once": first.context["once"]}
    page = client.post("/en/cases/keep/", sent)
    assert there.shown_reference in page.content.decode()
    assert logged(there) == ["keep", "person"]


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
