"""Names, numbers and ways to reach her: corrected with history, never over somebody else's."""

import pytest

from accounts.models import User
from cases import keeping
from cases.finding import search
from cases.models import Case, Change
from cases.people import Person
from cases.vault import Vault
from tests.casework import making

pytestmark = pytest.mark.django_db
HLA = Person(called="Ma Hla", phone="0812345678", names={"passport": "HLA HLA WIN"})


def path(case: Case, page: str = "person") -> str:
    return f"/en/cases/{case.reference}/{page}/"


def kept(user: User, case: Case) -> Person:
    case = Case.objects.visible_to(user).get(pk=case.pk)
    return keeping.person_of(case, Vault.of(case))


def form(seen: object, **changes: str) -> dict[str, str]:
    """The form as a browser sends it: every field, as it was loaded unless it was changed."""
    given = {"called": "Ma Hla", "phone": "0812345678", "names.passport": "HLA HLA WIN"}
    return {"seen": str(seen), "speaks": "my", **given, **changes}


def test_what_is_typed_is_kept_with_its_history_and_found_by_it() -> None:
    user = making.volunteer()
    case = making.case_of(user, HLA)
    sent = form(1, **{"numbers.pink_card": "0012345678901", "employer": "Fine  Garments"})
    answer = making.signed_in(user).post(path(case), sent)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/en/cases/{case.reference}/")
    person = kept(user, case)
    assert person.numbers == {"pink_card": "0012345678901"}
    assert person.employer == "Fine Garments"
    assert Change.objects.visible_to(user).get(case=case).by == user
    assert [each.case for each in search(user, "00 1234 5678901").found] == [case]


def test_a_name_taken_away_finds_nobody_any_more() -> None:
    user = making.volunteer()
    case = making.case_of(user, HLA)
    making.signed_in(user).post(path(case), form(1, called="Su Su", **{"names.passport": ""}))
    assert not search(user, "Hla Hla Win").found
    assert search(user, "Su Su").found


def test_another_language_is_spoken_with_her() -> None:
    user = making.volunteer()
    case = making.case_of(user, HLA)
    making.signed_in(user).post(path(case), form(1, speaks="th"))
    assert Case.objects.visible_to(user).get().language == "th"


def test_two_who_change_different_facts_both_have_theirs_kept() -> None:
    one = making.volunteer()
    other = making.volunteer(making.organisation_of(one))
    case = making.case_of(one, HLA)
    making.signed_in(one).post(path(case), form(1, phone="0899999999"))
    answer = making.signed_in(other).post(path(case), form(1, employer="Fine Garments"))
    assert answer.status_code == 303
    person = kept(one, case)
    assert (person.phone, person.employer) == ("0899999999", "Fine Garments")


def test_of_two_who_change_the_same_fact_the_second_sees_both_and_chooses() -> None:
    one = making.volunteer()
    other = making.volunteer(making.organisation_of(one))
    case = making.case_of(one, HLA)
    making.signed_in(one).post(path(case), form(1, phone="0899999999"))
    client = making.signed_in(other)
    page = client.post(path(case), form(1, phone="0877777777", employer="Fine Garments"))
    assert page.status_code == 409
    shown = page.content.decode()
    assert "0899999999" in shown
    assert "0877777777" in shown
    assert kept(one, case).phone == "0899999999"
    theirs = {**dict(page.context["theirs"]), "seen": str(page.context["seen"])}
    client.post(path(case), theirs)
    assert (kept(one, case).phone, kept(one, case).employer) == ("0899999999", "Fine Garments")
    mine = {**dict(page.context["mine"]), "seen": str(page.context["seen"] + 1)}
    client.post(path(case), mine)
    assert kept(one, case).phone == "0877777777"


def test_a_version_that_cannot_be_read_is_the_oldest() -> None:
    one = making.volunteer()
    other = making.volunteer(making.organisation_of(one))
    case = making.case_of(one, HLA)
    making.signed_in(one).post(path(case), form(1, phone="0899999999"))
    for seen in ("", "-1", "x", "9" * 40):
        page = making.signed_in(other).post(path(case), form(seen, phone="0877777777"))
        assert page.status_code == 409


@pytest.mark.parametrize(
    ("name", "most"), [("called", 120), ("phone", 40), ("numbers.passport", 40), ("employer", 120)]
)
def test_what_is_too_long_is_refused_with_its_limit_and_nothing_is_lost(
    name: str, most: int
) -> None:
    user = making.volunteer()
    case = making.case_of(user, HLA)
    page = making.signed_in(user).post(path(case), form(1, **{name: "7" * (most + 1)}))
    assert page.status_code == 422
    assert f"#q-{name}" in page.content.decode()
    assert str(most) in page.context["faults"][0]["text"]
    assert "7" * (most + 1) in page.content.decode()
    assert kept(user, case) == HLA
    taken = making.signed_in(user).post(path(case), form(1, **{name: "7" * most}))
    assert taken.status_code == 303


def test_what_cannot_be_seen_is_dropped_and_letters_are_composed() -> None:
    user = making.volunteer()
    case = making.case_of(user, HLA)
    making.signed_in(user).post(path(case), form(1, called="Zoe\u0301\x00\u202e Win\x1b"))
    assert kept(user, case).called == "Zo\u00e9 Win"


def test_a_possible_other_case_is_shown_before_it_is_saved_and_can_be_saved_all_the_same() -> None:
    user = making.volunteer()
    known = making.case_of(user, Person(called="Zaw Min", phone="0877777777"))
    case = making.case_of(user, HLA)
    client = making.signed_in(user)
    page = client.post(path(case), form(1, phone="0877777777"))
    assert page.status_code == 409
    assert known.shown_reference in page.content.decode()
    assert kept(user, case) == HLA
    again = client.post(path(case), form(1, phone="0877777777", anyway=page.context["whom"]))
    assert again.status_code == 303
    assert kept(user, case).phone == "0877777777"


def test_a_change_of_the_pages_language_keeps_what_was_typed_and_saves_nothing() -> None:
    user = making.volunteer()
    case = making.case_of(user, HLA)
    sent = form(1, called="Su Su", language="th")
    page = making.signed_in(user).post(f"/th/cases/{case.reference}/person/", sent)
    assert page.status_code == 200
    assert 'value="Su Su"' in page.content.decode()
    assert kept(user, case) == HLA


@pytest.mark.parametrize("page", ["person", "notes", "history", "looks", ""])
def test_a_foreign_case_and_one_that_never_was_answer_alike(page: str) -> None:
    foreign = making.case_of(making.volunteer(), HLA)
    client = making.signed_in(making.volunteer())
    for method in (client.get, client.post):
        here = [
            f"/en/cases/{reference}/{page}/".replace("//", "/")
            for reference in (foreign.reference, "ZZZZZZZZ")
        ]
        answers = [method(each) for each in here]
        assert answers[0].status_code == answers[1].status_code in (404, 405)


def test_the_overview_shows_who_she_is_and_where_the_check_goes_on() -> None:
    user = making.volunteer()
    case = making.case_of(user, Person(called="<b>Ma Hla</b>", phone="0812345678"))
    page = making.signed_in(user).get(f"/en/cases/{case.reference}/").content.decode()
    for text in ("&lt;b&gt;Ma Hla", "0812345678", f"/case/{case.reference}/en/check/1/"):
        assert text in page
    assert "<b>Ma Hla" not in page
    assert "Show the result" not in page


def test_the_overview_of_a_finished_check_leads_to_its_result_in_the_language_of_the_page() -> None:
    user = making.volunteer()
    case = making.case_of(user, HLA, making.ANSWERED)
    client = making.signed_in(user)
    page = client.get(f"/th/cases/{case.reference}/")
    assert page.context["result"] == f"/case/{case.reference}/th/check/result/"
    assert client.get(page.context["result"]).status_code == 200
    assert client.get(page.context["sheet"]).status_code == 200
    assert client.get(page.context["onward"]).status_code == 200


def test_the_overview_says_whether_the_papers_agree() -> None:
    user = making.volunteer()
    same = making.case_of(user, Person(names={"passport": "Hla Win", "bank_book": "HLA WIN"}))
    other = making.case_of(user, Person(names={"passport": "Hla Win", "bank_book": "Zaw Min"}))
    client = making.signed_in(user)
    assert "What you typed agrees." in client.get(f"/en/cases/{same.reference}/").content.decode()
    page = client.get(f"/en/cases/{other.reference}/").content.decode()
    assert "Your papers differ." in page
