"""Search: any part of a name in any script, a reference, a number; never a foreign case."""

import logging

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from cases.finding import MOST, possible_duplicates, search
from cases.models import SearchMark
from cases.people import Person
from tests.casework import making

pytestmark = pytest.mark.django_db
SEARCH = "/en/cases/search/"

HLA = Person(
    called="Ma Hla Hla Win",
    names={"passport": "HLA HLA WIN", "pink_card": "นางสาว ลา ลา วิน"},
    numbers={"passport": "MB 123456", "pink_card": "00-1234-567890-1"},
    phone="081 234 5678",
)


def found(user: User, typed: str) -> list[str]:
    return [each.person.called for each in search(user, typed).found]


@pytest.mark.parametrize(
    "typed",
    [
        *("Ma Hla Hla Win", "HLA HLA WIN", "hla hla win", "Hla Hla Wyn", "Hlahla Win"),
        *("win", "Win Hla", "Daw Hla Hla Win", "Miss Hla Hla Win", "Hla"),
        *("မလှလှဝင်း", "လှလှဝင်း", "ลา ลา วิน", "นางสาวลาลาวิน"),
        *("081-234-5678", "+66 81 234 5678", "0066812345678", "๐๘๑๒๓๔๕๖๗๘", "၀၈၁၂၃၄၅၆၇၈"),
        *("MB123456", "mb 123456", "0012345678901", "๐๐๑๒๓๔๕๖๗๘๙๐๑"),
    ],
)
def test_she_is_found(typed: str) -> None:
    user = making.volunteer()
    making.case_of(user, HLA)
    making.case_of(user, Person(called="Ko Zaw Min Tun", phone="0899999999"))
    assert found(user, typed) == ["Ma Hla Hla Win"]


@pytest.mark.parametrize("kept", ["မလှလှဝင်း", "Hla Hla Win", "ลาลาวิน"])
@pytest.mark.parametrize("typed", ["မလှလှဝင်း", "Hla Hla Win", "ลาลาวิน"])
def test_each_script_finds_every_other(kept: str, typed: str) -> None:
    user = making.volunteer()
    making.case_of(user, Person(called=kept))
    assert found(user, typed) == [kept]


def test_a_name_typed_in_the_old_font_is_found() -> None:
    user = making.volunteer()
    making.case_of(user, Person(called="မြင့်မြင့်သန်း"))
    assert found(user, "ျမင့္ျမင့္သန္း") == ["မြင့်မြင့်သန်း"]


def test_a_reference_is_found_as_it_is_said_and_mistyped() -> None:
    user = making.volunteer()
    case = making.case_of(user, HLA)
    type(case).objects.visible_to(user).filter(pk=case.pk).update(reference="K0M1QX4P")
    for typed in ("K0M1-QX4P", "k0m1qx4p", "KOMI-QX4P", "kOml qx4p", "K0M1 QX4P"):
        assert found(user, typed) == ["Ma Hla Hla Win"]


def test_somebody_else_is_not_found() -> None:
    user = making.volunteer()
    making.case_of(user, HLA)
    for typed in ("Zaw Min Tun", "081 234 5679", "MB 123457", "K7M2-QX4P", "?", "x", "\x00"):
        assert found(user, typed) == []


def test_the_same_spelling_stands_before_the_same_sound_and_that_before_a_part() -> None:
    user = making.volunteer()
    for name in ("Hla Hla Win Maung", "Hla Hla Wynn", "Hla Hla Win"):
        making.case_of(user, Person(called=name))
    assert found(user, "Hla Hla Win")[0] == "Hla Hla Win"
    assert found(user, "Hla Hla Win")[-1] == "Hla Hla Win Maung"


def test_a_foreign_case_is_found_by_nothing() -> None:
    foreign = making.case_of(making.volunteer(), HLA)
    user = making.volunteer()
    making.case_of(user)
    for typed in ("Hla Hla Win", foreign.reference, HLA.phone, "MB123456"):
        assert found(user, typed) == []
    assert possible_duplicates(user, HLA) == []


def test_the_same_name_has_other_marks_in_another_organisation() -> None:
    one, other = making.volunteer(), making.volunteer()
    making.case_of(one, HLA)
    making.case_of(other, HLA)
    marks = [
        {bytes(row.mark) for row in SearchMark.objects.visible_to(user)} for user in (one, other)
    ]
    assert len(marks[0]) == len(marks[1]) > 0
    assert not marks[0] & marks[1]


def test_marks_hold_nothing_that_can_be_read() -> None:
    user = making.volunteer()
    making.case_of(user, HLA)
    kept = b"".join(bytes(row.mark) for row in SearchMark.objects.visible_to(user))
    assert b"hla" not in kept.lower()
    assert all(len(bytes(row.mark)) == 16 for row in SearchMark.objects.visible_to(user))


def test_what_is_searched_for_stands_in_no_address_and_no_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    user = making.volunteer()
    making.case_of(user, HLA)
    with caplog.at_level(logging.DEBUG):
        page = making.signed_in(user).post(SEARCH, {"wanted": "Hla Hla Win"})
    assert page.status_code == 200
    assert "Ma Hla Hla Win" in page.content.decode()
    assert not [r for r in caplog.records if r.name != "django.db.backends" and "Hla" in str(r.msg)]
    by_address = making.signed_in(user).get(f"{SEARCH}?wanted=Hla")
    assert "Ma Hla Hla Win" not in by_address.content.decode()


def test_a_search_that_is_far_too_long_is_refused_and_kept_in_its_field() -> None:
    page = making.signed_in(making.volunteer()).post(SEARCH, {"wanted": "မ" * 121})
    assert page.status_code == 422
    assert "Type at most 120 characters." in page.content.decode()
    assert "မ" * 121 in page.content.decode()


def test_at_most_fifty_are_shown_and_it_is_said() -> None:
    user = making.volunteer()
    for number in range(MOST + 1):
        making.case_of(user, Person(called="Hla Hla Win", phone=f"08{number:08}"))
    page = making.signed_in(user).post(SEARCH, {"wanted": "Hla Win"})
    assert len(page.context["rows"]) == MOST
    assert f"Only {MOST} are shown" in page.content.decode()


def test_a_search_takes_the_same_queries_for_one_case_and_for_thirty() -> None:
    user = making.volunteer()
    making.case_of(user, HLA)
    client = making.signed_in(user)
    counts = []
    for _ in range(2):
        client.post(SEARCH, {"wanted": "Hla Win"})
        with CaptureQueriesContext(connection) as taken:
            client.post(SEARCH, {"wanted": "Hla Win"})
        counts.append(len(taken))
        for number in range(30):
            making.case_of(user, Person(called="Hla Hla Win", phone=f"08{number:08}"))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    "person",
    [
        Person(phone="+66812345678"),
        Person(numbers={"identity": "mb123456"}),
        Person(called="Daw Hla Hla Wynn"),
        Person(names={"bank_book": "หลา หลา วิน"}),
    ],
)
def test_a_possible_duplicate_is_found(person: Person) -> None:
    user = making.volunteer()
    case = making.case_of(user, HLA)
    assert [each.case for each in possible_duplicates(user, person)] == [case]
    assert possible_duplicates(user, person, but=case.pk) == []


@pytest.mark.parametrize(
    "person", [Person(), Person(called="Hla Hla"), Person(called="Zaw Min", phone="0812345679")]
)
def test_somebody_else_is_no_duplicate(person: Person) -> None:
    user = making.volunteer()
    making.case_of(user, HLA)
    assert possible_duplicates(user, person) == []
