"""One case from its consent to its end, told as the people around it meet it.

Paw and Ploy are volunteers of one organisation, Nan of another, Wanida is an officer of the SSO.
All of it goes through the pages, as their browsers would send it.
"""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Role
from cases.models import Case, Erasure
from tests.accounts.people import organisation, signed_in, somebody
from tests.casework.making import A_DAY
from tests.casework.test_consent import GIVEN
from tests.interview.journeys import laid_off
from tests.interview.walking import walk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _of_that_day(settings: Any) -> None:
    """Their facts are of the law of this day, whatever the suite's own is."""
    settings.SSS_TODAY = A_DAY


NAME, PASSPORT_NAME, PHONE = "Ma Hla Hla Win", "HLA HLA WYN", "0812345678"
CORRECTED = "HLA HLA WIN"
LIST, SEARCH = "/en/cases/", "/en/cases/search/"
OFFICE = "/en/cases/office/list/"
DUE, CALENDAR = "/en/cases/due/", "/en/cases/due.ics"
#: The pages that tell of one case.
OF_A_CASE = ("case", "person", "notes", "history", "looks", "consent", "erase", "hand-over", "move")


class Someone:
    """A person before their own browser."""

    def __init__(self, role: Role, of: Any, name: str) -> None:
        user = somebody(role, of)
        user.shown_name = name
        user.save()
        self.browser: Client = signed_in(user)

    def sees(self, where: str) -> str:
        """A page that opens for them."""
        page = self.browser.get(where)
        assert page.status_code == 200, where
        return str(page.content.decode())

    def finds_nothing(self, where: str) -> bool:
        """Whether a page does not exist for them, neither to be read nor to be sent."""
        return {self.browser.get(where).status_code, self.browser.post(where).status_code} <= {
            404,
            405,
        }

    def sends(self, where: str, **form: Any) -> str:
        """A form that is taken; where it leads."""
        sent = self.browser.post(where, form)
        assert sent.status_code == 303, sent.content.decode()
        return str(sent.headers["Location"])

    def is_shown(self, where: str) -> str:
        """What somebody asks to be shown, which is written down."""
        shown = self.browser.post(where)
        assert shown.status_code == 200, where
        return str(shown.content.decode())

    def searches(self, wanted: str) -> str:
        """What is shown for something typed."""
        found = self.browser.post(SEARCH, {"wanted": wanted})
        assert found.status_code == 200
        return str(found.content.decode())


class Cast:
    """Everybody of the story."""

    def __init__(self) -> None:
        here = organisation("ngo", "Workers' House")
        self.paw = Someone(Role.VOLUNTEER, here, "Paw")
        self.ploy = Someone(Role.VOLUNTEER, here, "Ploy")
        self.nan = Someone(Role.VOLUNTEER, organisation("ngo", "Border Health"), "Nan")
        self.office = organisation("office", "SSO Mae Sot")
        self.wanida = Someone(Role.OFFICER, self.office, "Wanida")


@pytest.fixture
def cast() -> Cast:
    return Cast()


def paw_begins_a_case(paw: Someone) -> str:
    """The check with the worker, then her consent; the path of the case."""
    there = paw.sends("/en/cases/new/", speaks="my", first="check")
    assert there == "/en/check/1/"
    assert walk(paw.browser, laid_off(A_DAY)).status_code == 200
    assert not Case._base_manager.exists()  # nothing is kept before she has agreed
    page = paw.sees("/en/cases/keep/")
    [once] = re.findall(r'name="once" value="([^"]*)"', page)
    consent = {name: value for name, value in GIVEN.items() if name != "of_age"}
    case = paw.sends("/en/cases/keep/", once=once, called=NAME, phone=PHONE, **consent)
    paw.sends(f"{case}person/", seen="1", **{"names.passport": PASSPORT_NAME})
    paw.sends(f"{case}notes/", note="She is afraid of her foreman.")
    paw.sends(f"{case}assess/")
    return case


def paw_hands_it_over(cast: Cast, case: str) -> None:
    """What goes is picked and shown; what was shown is sent, with her consent."""
    picked = {"office": str(cast.office.pk), "part": ["names", "phone"]}
    shown = cast.paw.browser.get(f"{case}hand-over/", picked)
    assert NAME in shown.content.decode()
    consent = {"text_version": "1", "speaks": "my", "agrees": "1", "health": "1", "how": "read"}
    form = {**picked, "part": [*shown.context["parts"]], "mark": shown.context["mark"], **consent}
    cast.paw.sends(f"{case}hand-over/", instead="", **form)


def test_paw_keeps_a_case_and_ploy_finds_and_corrects_it(cast: Cast) -> None:
    case = paw_begins_a_case(cast.paw)
    assert NAME in cast.ploy.sees(LIST)
    assert NAME in cast.ploy.searches("hla hla win")
    assert NAME in cast.ploy.searches("081 234 5678")
    seen = re.findall(r'name="seen" value="(\d+)"', cast.ploy.sees(f"{case}person/"))[0]
    cast.ploy.sends(f"{case}person/", seen=seen, **{"names.passport": CORRECTED})
    told = cast.paw.sees(f"{case}history/")
    assert "Ploy" in told
    assert PASSPORT_NAME in told
    assert CORRECTED in told
    assert "She is afraid of her foreman." in cast.ploy.sees(f"{case}notes/")
    assert "Ploy" in cast.paw.sees(f"{case}looks/")


def test_nan_finds_nothing_of_it_anywhere(cast: Cast) -> None:
    case = paw_begins_a_case(cast.paw)
    reference = case.split("/")[3]
    told = (NAME, PASSPORT_NAME, PHONE, reference)
    nan = cast.nan
    for where in (LIST, DUE, CALENDAR, "/en/cases/changed-rules/", "/en/cases/moves/"):
        assert not [word for word in told if word in nan.sees(where)]
    assert "BEGIN:VEVENT" in cast.paw.sees(CALENDAR)
    assert "BEGIN:VEVENT" not in nan.sees(CALENDAR)
    for wanted in (NAME, PASSPORT_NAME, PHONE, reference):
        assert f"/en/cases/{reference}/" in cast.paw.searches(wanted)
        assert f"/en/cases/{reference}/" not in nan.searches(wanted)
    for name in (*OF_A_CASE, "export", "changed", "case-due", "assess"):
        assert nan.finds_nothing(reverse(f"cases:{name}", args=[reference])), name
    for page in ("1/", "answers/", "result/", "papers/", "sheet/"):
        assert nan.finds_nothing(f"/case/{reference}/en/check/{page}"), page
    assert nan.finds_nothing(OFFICE)
    # A worker of the same name is no duplicate for her: she is told of no other case.
    page = nan.sees("/en/cases/keep/")
    [once] = re.findall(r'name="once" value="([^"]*)"', page)
    assert nan.sends("/en/cases/keep/", once=once, called=NAME, phone=PHONE, **GIVEN) != case


def test_wanida_sees_the_copy_alone_and_only_until_it_is_taken_back(cast: Cast) -> None:
    case = paw_begins_a_case(cast.paw)
    reference = case.split("/")[3]
    assert NAME not in cast.wanida.sees(OFFICE)
    paw_hands_it_over(cast, case)
    assert NAME in cast.wanida.sees(OFFICE)
    [summary] = set(
        re.findall(r'href="(/en/cases/office/[0-9a-f-]{36}/)"', cast.wanida.sees(OFFICE))
    )
    copy = cast.wanida.sees(summary)
    assert PHONE not in copy
    assert PHONE in cast.wanida.is_shown(f"{summary}numbers/")
    assert "She is afraid of her foreman." not in copy
    for name in (*OF_A_CASE, "export", "changed", "case-due", "assess"):
        assert cast.wanida.finds_nothing(reverse(f"cases:{name}", args=[reference])), name
    for where in (LIST, SEARCH, DUE, CALENDAR, f"/case/{reference}/en/check/result/"):
        assert cast.wanida.finds_nothing(where), where
    assert cast.nan.finds_nothing(summary)
    assert cast.paw.finds_nothing(summary)
    [back] = re.findall(
        rf'action="({re.escape(case)}hand-over/[0-9a-f-]{{36}}/)"', cast.paw.sees(case)
    )
    assert cast.nan.finds_nothing(back)
    assert cast.wanida.finds_nothing(back)
    cast.paw.sends(back)
    assert cast.wanida.finds_nothing(summary)
    assert NAME not in cast.wanida.sees(OFFICE)
    assert NAME in cast.ploy.sees(case)


def test_erased_it_is_gone_for_all_of_them(cast: Cast) -> None:
    case = paw_begins_a_case(cast.paw)
    reference = case.split("/")[3]
    paw_hands_it_over(cast, case)
    [summary] = set(
        re.findall(r'href="(/en/cases/office/[0-9a-f-]{36}/)"', cast.wanida.sees(OFFICE))
    )
    assert cast.nan.finds_nothing(f"{case}erase/")
    assert NAME in cast.ploy.sees(case)
    cast.ploy.sends(f"{case}erase/", why="withdrawn")
    for who in (cast.paw, cast.ploy, cast.nan, cast.wanida):
        assert who.finds_nothing(case)
        assert who.finds_nothing(f"/case/{reference}/en/check/result/")
        assert who.finds_nothing(summary)
    for who in (cast.paw, cast.ploy):
        for where in (LIST, DUE, CALENDAR):
            assert not [word for word in (NAME, PHONE, reference) if word in who.sees(where)]
        assert f"/en/cases/{reference}/" not in who.searches(NAME)
    assert NAME not in cast.wanida.sees(OFFICE)
    assert [each.why for each in Erasure.objects.all()] == ["withdrawn"]
