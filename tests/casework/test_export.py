"""What is kept about a person is given to her: all of it, in her language, to nobody else."""

import json
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from cases.models import Case, Handover, Look
from cases.people import Person
from tests.casework import making
from tests.casework.everything import MARKS, of_a_case, whole_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return making.volunteer(name="Naw Staff Member")


@pytest.fixture
def case(user: User) -> Case:
    return whole_case(user)


def address(case: Case) -> str:
    return reverse("cases:export", args=[case.reference])


def file(user: User, case: Case, form: str = "html") -> str:
    response = making.signed_in(user).post(address(case), {"form": form})
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("form", ["html", "json"])
def test_everything_that_was_typed_about_her_is_in_the_file(
    user: User, case: Case, form: str
) -> None:
    text = file(user, case, form)
    for mark in (*MARKS, "Marked St", Handover.objects.get().office.name):
        assert mark in text, mark
    assert case.shown_reference in text


@pytest.mark.parametrize("form", ["html", "json"])
def test_the_staff_are_named_by_their_role_and_organisation_alone(
    user: User, case: Case, form: str
) -> None:
    text = file(user, case, form)
    assert "Naw Staff Member" not in text
    assert user.username not in text
    assert case.organisation.name in text


class Elements(HTMLParser):
    """What a page is made of: its elements, and whatever it would fetch or run."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names = set[str]()
        self.fetched = list[str]()
        self.language: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        given = dict(attrs)
        self.language = self.language or given.get("lang")
        self.fetched += [name for name in given if name in ("src", "href") or name[:2] == "on"]


@pytest.mark.parametrize("language", ["my", "th", "en"])
def test_the_file_to_read_is_in_her_language_stands_alone_and_runs_nothing(
    user: User, language: str
) -> None:
    case = making.case_of(user, answers=making.ANSWERED, language=language)
    found = Elements(file(user, case))
    assert found.language == language
    assert not found.names & {"script", "link", "img", "style", "iframe", "form"}
    assert not found.fetched


def test_what_somebody_typed_never_becomes_a_part_of_the_page(user: User) -> None:
    case = making.case_of(user, person=Person(called="<script>alert(1)</script>"))
    text = file(user, case)
    assert "script" not in Elements(text).names
    assert "&lt;script&gt;" in text


def test_as_data_no_kind_of_row_is_left_out(user: User, case: Case) -> None:
    data = json.loads(file(user, case, "json"))
    assert all(data[name] for name in data), [name for name in data if not data[name]]
    #: Which part of the file a table is in; the marks and the key tell nothing of her.
    parts = {
        "Case": "person",
        "Assessment": "results",
        "FollowUp": "due",
        "Handover": "at_offices",
        "Move": "consents",
        "Review": "reviews",
        "Message": "messages",
        "Note": "notes",
        "Change": "changes",
        "Look": "looks",
    }
    tables = {model.__name__ for model, _ in of_a_case()}
    assert tables - {"CaseKey", "SearchMark", "QueueMark"} == parts.keys()
    assert set(parts.values()) <= data.keys()
    assert len(data["consents"]) == 3
    assert data["answers"]["born"] == making.ANSWERED.given["born"]


def test_each_file_is_logged_and_the_page_alone_makes_none(user: User, case: Case) -> None:
    client = making.signed_in(user)
    page = client.get(address(case))
    assert page.status_code == 200
    assert all(mark not in page.content.decode() for mark in MARKS)
    looked = Look.objects.visible_to(user).filter(case=case, what="exported")
    assert not looked.exists()
    client.post(address(case), {"form": "json"})
    assert looked.count() == 1


@pytest.mark.parametrize(("form", "kind"), [("html", "text/html"), ("json", "application/json")])
def test_the_file_is_saved_under_a_name_that_tells_nothing_and_kept_in_no_cache(
    user: User, case: Case, form: str, kind: str
) -> None:
    response = making.signed_in(user).post(address(case), {"form": form})
    assert response.headers["Content-Disposition"] == f'attachment; filename="copy.{form}"'
    assert response.headers["Content-Type"].startswith(kind)
    assert "no-store" in response.headers["Cache-Control"]


def test_nobody_else_gets_it(case: Case) -> None:
    stranger = making.signed_in(making.volunteer())
    assert stranger.post(address(case), {"form": "html"}).status_code == 404
    assert Client().post(address(case), {"form": "html"}).status_code == 403
    assert not Look.objects.filter(what="exported").exists()


def test_another_form_is_none(user: User, case: Case) -> None:
    assert making.signed_in(user).post(address(case), {"form": "pdf"}).status_code == 404
