"""Pretend today is …: for one keeper, on the public pages, and for nobody and nothing else."""

import json
import re
from datetime import date
from threading import Barrier, Thread
from typing import Any

import pytest
from django.test import Client

from accounts import joining
from accounts.models import Membership, Role, User
from eligibility import clock, loader
from eligibility.pages.guide_rules import AREA_SLUGS
from eligibility.said.stale import fresh_until
from tests.accounts.moving import Clock
from tests.accounts.people import signed_in, somebody
from tests.interview.journeys import JOURNEYS
from tests.interview.walking import walk
from tests.support import TODAY

pytestmark = pytest.mark.django_db

INDEX, PRETEND = "/admin/", "/admin/pretend/"
RULES = "/en/guide/rules/"
BANNER = {
    "en": "Pretended day: 1 March 2035.",
    "th": "1 มีนาคม 2578 (2035)",
    "my": "1 မတ် 2035",
}
DAY = {"d": "1", "m": "3", "y": "2035"}


def pretends(client: Client, **day: str) -> Any:
    """What the form answers that takes the day."""
    return client.post(PRETEND, {**DAY, **day})


def said(page: Any) -> str:
    """A page as it reads."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def main(page: Any) -> str:
    """What a page says below its head, where the banner is."""
    html = page.content.decode()
    found = re.sub(r'value="[^"]*"', "", html[html.index("<main") : html.index("</main>")])
    return " ".join(re.sub(r"<[^>]+>", " ", found).split())


def test_the_public_pages_answer_as_of_the_pretended_day(keeper: Client) -> None:
    real = said(keeper.get(RULES))
    done = pretends(keeper)
    assert (done.status_code, done.headers["Location"]) == (302, INDEX)
    assert "values again." in said(keeper.get(RULES))  # by 2035 every source has grown old
    keeper.post(PRETEND, {"do": "real"})
    assert said(keeper.get(RULES)) == real


def test_the_law_is_that_of_the_pretended_day(keeper: Client) -> None:
    """The highest wage that counts is another from 2029 on."""
    for year, highest, other in (("2026", "17,500", "20,000"), ("2029", "20,000", "17,500")):
        pretends(keeper, y=year)
        page = said(keeper.get("/en/guide/old-age/"))
        assert f"Highest wage that counts {highest} baht a month" in page
        assert f"Highest wage that counts {other}" not in page


def test_an_answer_is_one_of_the_pretended_day(keeper: Client) -> None:
    walk(keeper, _some_journey(), "en")
    real = main(keeper.get("/en/check/result/"))
    pretends(keeper)
    assert main(keeper.get("/en/check/result/")) != real
    keeper.post(PRETEND, {"do": "real"})
    assert main(keeper.get("/en/check/result/")) == real


def _some_journey() -> Any:
    return next(iter(JOURNEYS.values()))(TODAY)


@pytest.mark.parametrize("language", ["my", "th", "en"])
def test_every_page_says_so_as_long_as_it_holds(keeper: Client, language: str) -> None:
    pretends(keeper)
    for path in ("", "guide/", "guide/rules/", "guide/poster/", "check/1/", "account/"):
        page = keeper.get(f"/{language}/{path}")
        assert BANNER[language] in page.content.decode(), path
        assert f'action="{PRETEND}"' in page.content.decode()
    assert "Pretended day: 1 March 2035." in said(keeper.get(INDEX))
    keeper.post(PRETEND, {"do": "real"})
    for path in ("", "guide/rules/", "account/"):
        assert BANNER[language] not in keeper.get(f"/{language}/{path}").content.decode()


def test_the_banner_is_let_through_with_its_style(keeper: Client) -> None:
    pretends(keeper)
    page = keeper.get(RULES)
    assert ".pretended" in page.content.decode()
    assert "'sha256-" in page.headers["Content-Security-Policy"]


def test_the_button_in_the_banner_leads_back(keeper: Client) -> None:
    pretends(keeper)
    keeper.handler.enforce_csrf_checks = True
    form = re.search(r"<aside.*?</aside>", keeper.get(RULES).content.decode(), re.DOTALL)
    assert form is not None
    fields = dict(re.findall(r'name="(\w+)" value="([^"]+)"', form[0]))
    assert keeper.post(PRETEND, fields).status_code == 302
    assert "Pretended day" not in said(keeper.get(RULES))


def test_nobody_else_meets_it(keeper: Client) -> None:
    """Not strangers, not another keeper, not another browser of the same one."""
    others = [Client(), signed_in(somebody(Role.RULES_KEEPER)), signed_in(somebody(Role.VOLUNTEER))]
    before = [said(other.get(RULES)) for other in others]
    pretends(keeper)
    for _ in range(2):
        keeper.get(RULES)
        assert [said(other.get(RULES)) for other in others] == before


def test_it_ends_with_the_request(keeper: Client) -> None:
    pretends(keeper)
    keeper.get(RULES)
    assert clock.today() == TODAY == clock.actual()


def test_it_ends_with_a_request_that_fails(keeper: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    pretends(keeper)
    seen: list[date] = []

    def fails(**_: object) -> None:
        seen.append(clock.today())
        raise ZeroDivisionError

    monkeypatch.setattr(loader, "current", fails)
    keeper.raise_request_exception = False
    assert keeper.get(RULES).status_code == 500
    assert seen == [date(2035, 3, 1)]
    assert clock.today() == TODAY


def test_threads_pretend_each_for_itself() -> None:
    both, seen = Barrier(3), {}

    def asks(day: date | None) -> None:
        with clock.pretending(day):
            both.wait(5)
            seen[day] = clock.today()
            both.wait(5)

    days = (None, date(2027, 3, 1), date(2035, 3, 1))
    threads = [Thread(target=asks, args=(day,)) for day in days]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert seen == {None: TODAY, days[1]: days[1], days[2]: days[2]}


def test_one_day_within_another_gives_it_back() -> None:
    with clock.pretending(date(2027, 3, 1)):
        with clock.pretending(None):
            assert clock.today() == TODAY
        assert clock.today() == date(2027, 3, 1)
        assert clock.actual() == TODAY


def test_no_cache_keeps_a_page_of_it(keeper: Client) -> None:
    pretends(keeper)
    for path in ("/en/", RULES, "/en/check/1/"):
        assert "no-store" in keeper.get(path).headers["Cache-Control"]


def test_the_blank_what_if_form_of_others_is_not_of_that_day(keeper: Client) -> None:
    """The one page that a process keeps is kept for its day."""
    other = Client()
    for client in (keeper, other):
        walk(client, _some_journey(), "en")
    before = said(other.get("/en/check/result/"))
    pretends(keeper)
    keeper.get("/en/check/result/")
    assert said(other.get("/en/check/result/")) == before


def test_the_api_and_the_admin_know_the_real_day_alone(keeper: Client) -> None:
    question = json.dumps({})
    asked = [keeper, Client()]
    pretends(keeper)
    answers = [
        client.post("/api/v1/assessments", question, content_type="application/json").json()
        for client in asked
    ]
    assert answers[0] == answers[1]
    assert f"Today is {TODAY.day} {TODAY:%B %Y}." in said(keeper.get(INDEX))


@pytest.mark.parametrize(
    ("paper", "made_on"),
    [("dates.ics", "/en/check/result/dates/"), ("sheet.pdf", "/en/check/result/sheet/")],
)
def test_no_file_leaves_that_cannot_say_of_itself_what_it_is(
    keeper: Client, paper: str, made_on: str
) -> None:
    pretends(keeper)
    answered = keeper.get(f"/en/check/result/{paper}")
    assert (answered.status_code, answered.headers["Location"]) == (302, made_on)


def test_who_is_no_keeper_any_more_never_has_it(keeper: Client, user: User) -> None:
    pretends(keeper)
    membership = Membership.objects.get(user=user, ended_at__isnull=True)
    somebody(Role.RULES_KEEPER)
    Membership.objects.filter(pk=membership.pk).update(role=Role.ADMINISTRATOR)
    assert "Pretended day" not in said(keeper.get(RULES))
    Membership.objects.filter(pk=membership.pk).update(role=Role.RULES_KEEPER)
    assert "Pretended day" in said(keeper.get(RULES))
    joining.remove(membership)
    assert "Pretended day" not in said(keeper.get(RULES))


def test_a_session_of_another_role_with_such_a_day_has_no_use_of_it() -> None:
    client = signed_in(somebody(Role.VOLUNTEER))
    session = client.session
    session["pretended_day"] = "2035-03-01"
    session.save()
    assert "Pretended day" not in said(client.get(RULES))
    assert pretends(client).status_code == 404


def test_it_ends_with_the_session(keeper: Client, clock: Clock) -> None:
    pretends(keeper)
    clock.goes_on(minutes=31)
    assert "Pretended day" not in said(keeper.get(RULES))


def test_after_the_next_sign_in_it_is_the_real_day(keeper: Client, user: User) -> None:
    pretends(keeper)
    keeper.post("/en/account/sign-out/")
    assert "Pretended day" not in said(signed_in(user).get(RULES))


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"d": "31", "m": "2"}, "This day is not in the calendar."),
        ({"d": "0"}, "This day is not in the calendar."),
        ({"y": "2570"}, "Type the year of the Christian era, such as 2027."),
        ({"y": "1899"}, "Type a year from 1990 to 2100."),
        ({"y": "99999999999"}, "This day is not in the calendar."),
        ({"m": ""}, "This field is required."),
        ({"m": "March"}, "Enter a whole number."),
    ],
)
def test_what_is_no_day_is_said_and_stays_typed(
    keeper: Client, typed: dict[str, str], fault: str
) -> None:
    page = pretends(keeper, **typed)
    assert page.status_code == 422
    assert fault in said(page)
    for name, value in (DAY | typed).items():
        assert value == "" or re.search(rf'name="{name}" value="{value}"', page.content.decode())
    assert "Pretended day" not in said(keeper.get(RULES))


def test_digits_of_burmese_and_thai_are_read(keeper: Client) -> None:
    assert pretends(keeper, d="၁", m="๓").status_code == 302
    assert "Pretended day: 1 March 2035." in said(keeper.get(RULES))


def test_it_changes_only_by_a_form(keeper: Client) -> None:
    assert keeper.get(PRETEND).status_code == 405


def test_a_visitor_is_not_asked_for_a_session(django_assert_max_num_queries: Any) -> None:
    client = Client()
    client.get(RULES)
    with django_assert_max_num_queries(1):  # which release is in use
        client.get(RULES)


def test_every_area_of_the_rules_can_be_read_as_of_that_day(keeper: Client) -> None:
    pretends(keeper)
    released = loader.current()
    oldest = max(fresh_until(one) for one in released.rulebook.citations.values())
    assert oldest < date(2035, 3, 1)
    for slug in AREA_SLUGS:
        assert "It is time to check it again." in said(keeper.get(f"/en/guide/{slug}/"))
