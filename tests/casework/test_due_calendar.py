"""What falls due across an organisation, as a list and as a calendar file that tells of nobody."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from icalendar import Calendar

from accounts.acting import acting
from accounts.models import Role, User
from cases import assessments, followups
from cases.models import Case, FollowUp, Look
from cases.opened import Opened
from cases.pages import due_page
from cases.pages import followups as pages
from cases.pages.due_page import Section
from cases.people import Person
from cases.vault import Vault
from tests.casework.making import ANSWERED, case_of, office, signed_in, volunteer

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _monday_in_november(settings: Any) -> None:
    settings.SSS_TODAY = DAY


def listed(user: User, query: str = "") -> Any:
    with override("en"):
        answer = signed_in(user).get(reverse("cases:due") + query)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    return answer


def calendar(user: User, language: str = "en") -> Any:
    with override(language):
        return signed_in(user).get(reverse("cases:due-calendar"))


def due(case: Case, day: date, text: str = "Call her") -> FollowUp:
    return followups.write_down(case.made_by, case, Vault.of(case), text, day)


def titles(answer: Any) -> list[str]:
    return [str(part["title"]) for part in answer.context["shown"]]


# ------------------------------------------------------------------ where a day stands


@pytest.mark.parametrize(
    ("today", "day", "section"),
    [
        (DAY, date(2026, 11, 22), Section.OVERDUE),
        (DAY, DAY, Section.WEEK),
        (DAY, date(2026, 11, 30), Section.WEEK),
        (DAY, date(2026, 12, 1), Section.LATER),
        (date(2026, 11, 2), date(2026, 11, 9), Section.WEEK),
        (date(2026, 11, 2), date(2026, 11, 10), Section.MONTH),
        (date(2026, 11, 2), date(2026, 11, 30), Section.MONTH),
        (date(2026, 11, 2), date(2026, 12, 1), Section.LATER),
        (date(2026, 12, 30), date(2027, 1, 6), Section.WEEK),
        (date(2026, 12, 30), date(2027, 1, 7), Section.LATER),
        (date(2026, 11, 30), date(2026, 12, 7), Section.WEEK),
        (date(2028, 2, 20), date(2028, 2, 29), Section.MONTH),
        (date(2026, 1, 2), date(2027, 1, 20), Section.LATER),
    ],
)
def test_a_day_stands_in_one_section(today: date, day: date, section: Section) -> None:
    assert due_page.section_of(day, today) is section


@pytest.mark.parametrize("today", [DAY, date(2026, 11, 2), date(2026, 12, 30), date(2028, 2, 29)])
@pytest.mark.parametrize("section", list(Section))
def test_a_section_begins_where_the_one_before_it_ends(today: date, section: Section) -> None:
    first = due_page.begins(section, today)
    order = list(Section)
    if section is not Section.OVERDUE:
        assert order.index(due_page.section_of(first, today)) >= order.index(section)
        before = due_page.section_of(first - timedelta(days=1), today)
        assert order.index(before) < order.index(section)


# ------------------------------------------------------------------ the list


def test_the_list_shows_who_what_and_when_in_the_order_of_the_days() -> None:
    user = volunteer()
    aye, tun = (case_of(user, person=Person(called=name)) for name in ("Ma Aye", "Ko Tun"))
    due(tun, date(2026, 11, 30), "See the doctor")
    due(aye, date(2026, 11, 22), "Take the papers")
    due(aye, date(2026, 12, 20), "Fetch the answer")
    due(tun, date(2027, 2, 24), "Far away")
    answer = listed(user)
    text = answer.content.decode()
    assert titles(answer) == ["Overdue", "In the next seven days", "In the next three months"]
    places = [text.index(said) for said in ("Take the papers", "See the doctor", "Fetch the ans")]
    assert places == sorted(places)
    assert "Far away" not in text
    assert "Ma Aye" in text
    assert tun.shown_reference in text
    assert Look.objects.visible_to(user).filter(what="due").count() == 2


def test_the_last_day_of_the_three_months_is_within() -> None:
    user = volunteer()
    due(case_of(user), date(2027, 2, 23), "On the last day")
    assert "On the last day" in listed(user).content.decode()


def test_what_is_done_is_not_in_the_list() -> None:
    user = volunteer()
    row = due(case_of(user), DAY)
    followups.done(user, row.pk, followups.seen(row))
    answer = listed(user)
    assert titles(answer) == []
    assert "Nothing falls due." in answer.content.decode()


def test_another_organisation_sees_nothing_of_it() -> None:
    user, stranger = volunteer(), volunteer()
    due(case_of(user, person=Person(called="Ma Aye")), DAY)
    assert titles(listed(stranger)) == []
    assert b"BEGIN:VEVENT" not in calendar(stranger).content


def test_an_officer_finds_no_such_page_and_a_stranger_is_asked_to_sign_in() -> None:
    officer = volunteer(office(), role=Role.OFFICER)
    with override("en"):
        where = [reverse("cases:due"), reverse("cases:due-calendar")]
    assert [signed_in(officer).get(each).status_code for each in where] == [404, 404]
    assert [Client().get(each).status_code for each in where] == [302, 302]


def test_a_section_can_be_gone_to_and_the_list_goes_on_from_there() -> None:
    user = volunteer()
    case = case_of(user)
    due(case, date(2026, 11, 1))
    due(case, date(2026, 11, 24))
    due(case, date(2026, 12, 24))
    assert titles(listed(user, "?part=week")) == [
        "In the next seven days", "In the next three months",
    ]  # fmt: skip
    assert titles(listed(user, "?part=later")) == ["In the next three months"]
    assert len(titles(listed(user, "?part=broken"))) == 3


def test_pages_lose_no_row_also_where_many_fall_on_one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST", 2)
    user = volunteer()
    case = case_of(user)
    made = [due(case, DAY + timedelta(days=each // 3)) for each in range(7)]
    seen, query = [], ""
    for _ in range(4):
        answer = listed(user, query)
        seen += [row.id for part in answer.context["shown"] for row in part["rows"]]
        query = f"?after={answer.context['following']}"
    assert seen == [row.pk for row in made]
    assert answer.context["following"] == ""


def test_a_place_that_was_not_made_here_is_the_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST", 1)
    user = volunteer()
    made = [due(case_of(user), DAY + timedelta(days=each)) for each in range(3)]
    following = listed(user).context["following"]
    for after in (f"{made[1].due}.{made[1].pk}", following[:-1], following.swapcase()):
        (part,) = listed(user, f"?after={after}").context["shown"]
        assert [row.id for row in part["rows"]] == [made[0].pk]


@pytest.mark.parametrize("after", ["x", ".", "2026-11-23.", "9999-99-99.1", f"2026-11-23.{10**40}"])
def test_a_broken_place_breaks_nothing(after: str) -> None:
    user = volunteer()
    due(case_of(user), DAY)
    listed(user, f"?after={after}")


def test_the_list_asks_as_many_queries_for_many_as_for_few() -> None:
    counted = []
    for many in (1, 12):
        user = volunteer()
        for _ in range(many):
            due(case_of(user), DAY)
        client = signed_in(user)
        with override("en"):
            where = reverse("cases:due")
        client.get(where)
        with CaptureQueriesContext(connection) as asked:
            client.get(where)
        counted.append(len(asked))
    assert counted[0] == counted[1]


# ------------------------------------------------------------------ the calendar file


@pytest.mark.parametrize("language", ["my", "th", "en"])
def test_the_file_tells_days_and_references_and_nothing_of_anybody(language: str) -> None:
    user = volunteer()
    case = case_of(user, person=Person(called="Ma Aye", phone="0812345678"), answers=ANSWERED)
    who = acting(user)
    assert who is not None
    assessments.keep(Opened(who, case, Vault.of(case)), user)
    due(case, DAY, "Bring the medicine")
    answer = calendar(user, language)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "no-store, private"
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    rows = FollowUp.objects.visible_to(user).filter(state="open")
    assert sorted(each.decoded("dtstart") for each in found) == sorted(row.due for row in rows)
    assert len({str(each["summary"]) for each in found}) == 1
    assert len({str(each["description"]) for each in found}) == 1
    assert case.shown_reference in str(found[0]["summary"])
    text = answer.content.decode().replace("\r\n ", "")
    for secret in ("Ma Aye", "0812345678", "medicine", user.shown_name, case.organisation.name):
        assert secret not in text


def test_a_day_keeps_its_number_when_it_is_put_off_so_that_a_calendar_moves_it() -> None:
    user = volunteer()
    row = due(case_of(user), DAY)
    numbers = []
    for _ in range(2):
        (event,) = Calendar.from_ical(calendar(user).content).walk("VEVENT")
        numbers.append(str(event["uid"]))
        row.refresh_from_db()
        followups.put_off(user, row.pk, followups.seen(row), DAY + timedelta(days=9))
    assert numbers[0] == numbers[1]
    assert str(row.pk) not in numbers[0].split("-")


def test_what_is_done_is_not_in_the_file() -> None:
    user = volunteer()
    row = due(case_of(user), DAY)
    followups.done(user, row.pk, followups.seen(row))
    assert b"BEGIN:VEVENT" not in calendar(user).content
