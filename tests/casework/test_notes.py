"""Notes for colleagues: sealed, shown as text, and never out of the organisation."""

import pytest

from cases.models import Case, Note
from tests.casework import making

pytestmark = pytest.mark.django_db


def path(case: Case) -> str:
    return f"/en/cases/{case.reference}/notes/"


def test_a_note_is_kept_sealed_and_read_by_a_colleague() -> None:
    user = making.volunteer(name="Ko Tun")
    case = making.case_of(user)
    answer = making.signed_in(user).post(path(case), {"note": " She calls back.\r\nOn Monday. "})
    assert (answer.status_code, answer.headers["Location"]) == (303, path(case))
    assert b"calls" not in bytes(Note.objects.visible_to(user).get().text)
    colleague = making.signed_in(making.volunteer(case.organisation))
    for page in (path(case), f"/en/cases/{case.reference}/"):
        shown = colleague.get(page).content.decode()
        assert "She calls back.<br>On Monday." in shown
        assert "Ko Tun" in shown


@pytest.mark.parametrize("typed", ["", "  \n ", "\x00\x1b", "x" * 2001])
def test_an_empty_note_and_one_too_long_are_refused_with_the_limit(typed: str) -> None:
    user = making.volunteer()
    case = making.case_of(user)
    page = making.signed_in(user).post(path(case), {"note": typed})
    assert page.status_code == 422
    assert "Write 1 to 2,000 characters." in page.content.decode()
    assert typed.strip("\x00\x1b \n") in page.content.decode()
    assert not Note.objects.visible_to(user)


def test_a_script_in_a_note_is_text() -> None:
    user = making.volunteer()
    case = making.case_of(user)
    client = making.signed_in(user)
    client.post(path(case), {"note": "<img src=x onerror=alert(1)>"})
    page = client.get(path(case)).content.decode()
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


def test_of_many_notes_each_is_on_one_page_the_newest_first() -> None:
    user = making.volunteer()
    case = making.case_of(user)
    client = making.signed_in(user)
    for number in range(53):
        client.post(path(case), {"note": f"note {number}"})
    first = client.get(path(case))
    second = client.get(f"{path(case)}?below={first.context['following']}")
    texts = [note["text"] for page in (first, second) for note in page.context["notes"]]
    assert texts == [f"note {number}" for number in reversed(range(53))]
    assert not second.context["following"]


def test_the_page_says_that_notes_never_leave() -> None:
    user = making.volunteer()
    page = making.signed_in(user).get(path(making.case_of(user))).content.decode()
    assert "Notes never leave your organisation." in page
