"""Handing over to an SSO office: what was picked goes, with consent, until it is taken back."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.acting import acting
from accounts.models import Organisation, Role, User
from cases import assessments, handing, keeping
from cases.handing import StandingError
from cases.models import Assessment, Case, Handover, Look, Note
from cases.opened import Opened
from cases.pages import handing as handing_page
from cases.people import Person
from cases.snapshot import Part, Snapshot, findings
from cases.vault import Vault
from eligibility import kept, loader
from eligibility.rules.codes import BenefitCode
from tests.casework import making
from tests.interview import journeys
from tests.support import TODAY

pytestmark = pytest.mark.django_db

MARKED = Person(
    called="Naw Marked",
    names={"passport": "NAW MARKED PAW"},
    numbers={"passport": "MD-MARKED-1"},
    phone="0899999901",
    employer="Marked Garments",
    workplace="Marked Lane",
    guardian="U Marked Guardian",
)
#: What stands for each part, in the office's copy and on its page.
MARKS = {
    Part.NAMES: ("NAW MARKED PAW", "MD-MARKED-1", "Naw Marked"),
    Part.PHONE: ("0899999901",),
    Part.WORK: ("Marked Garments", "Marked Lane"),
    Part.ANSWERS: ("Woman or man?",),
}
CONSENT = {"text_version": "1", "speaks": "my", "agrees": "1", "health": "1", "how": "read_aloud"}


@pytest.fixture
def volunteer() -> User:
    return making.volunteer()


@pytest.fixture
def office() -> Organisation:
    return making.office()


@pytest.fixture
def case(volunteer: User) -> Case:
    case = making.case_of(volunteer, person=MARKED, answers=making.ANSWERED)
    note = Note(case=case, by=volunteer, text=b"")
    note.save()
    Note.objects.filter(pk=note.pk).update(text=Vault.of(case).seal("note", "A marked note"))
    return case


def address(case: Case) -> str:
    return reverse("cases:hand-over", args=[case.reference])


def shown(client: Client, case: Case, office: Organisation, *parts: Part) -> Any:
    """The page that shows what would go."""
    return client.get(address(case), {"office": str(office.pk), "part": [*parts]})


def sent(client: Client, case: Case, office: Organisation, *parts: Part, **changes: Any) -> Any:
    """What comes of the button on that page; ``changes``: of what its form sends."""
    page = shown(client, case, office, *parts).context
    form = {
        "office": office.pk,
        "part": [*page["parts"]],
        "mark": page["mark"],
        "instead": page["instead"].pk if page["instead"] else "",
        **CONSENT,
        **changes,
    }
    return client.post(address(case), {name: it for name, it in form.items() if it is not None})


@pytest.mark.parametrize("part", MARKS)
def test_what_was_picked_goes_and_nothing_else(volunteer: User, case: Case, part: Part) -> None:
    client, office = making.signed_in(volunteer), making.office()
    before = shown(client, case, office, part).content.decode()
    assert sent(client, case, office, part).status_code == 303
    handover = Handover.objects.get()
    sealed = Vault.of(case).open(f"handover:{handover.pk}", handover.content)
    reader = making.signed_in(making.volunteer(office, role=Role.OFFICER))
    page = reader.post(reverse("cases:summary-numbers", args=[handover.pk])).content.decode()
    copy = json.dumps(sealed, ensure_ascii=False)
    for other, marks in MARKS.items():
        for mark in marks:
            found = [mark in text for text in (before, page, copy)]
            assert found == [other is part] * 3, mark
    for text in (page, copy):
        assert "A marked note" not in text
        assert "U Marked Guardian" not in text


def test_the_seven_findings_go_even_if_nothing_else_does(
    volunteer: User, case: Case, office: Organisation
) -> None:
    sent(making.signed_in(volunteer), case, office)
    copy = handing.opened(Handover.objects.get(), Vault.of(case))
    assert copy.parts == ("findings",)
    assert copy.left_out == ("names", "phone", "work", "answers")
    for language in ("my", "th", "en"):
        codes = [found["code"] for found in copy.found[language]["benefits"]]
        assert codes == list(BenefitCode)
    assert not copy.told
    assert copy.person == Person()


def test_the_findings_are_those_that_the_case_then_keeps(
    volunteer: User, case: Case, office: Organisation
) -> None:
    sent(making.signed_in(volunteer), case, office)
    copy, vault = handing.opened(Handover.objects.get(), Vault.of(case)), Vault.of(case)
    told = assessments.stored(Assessment.objects.get(), vault).told
    assert copy.found == findings(told, loader.current().content)


def test_a_first_visit_ticks_everything_but_the_answers(volunteer: User, case: Case) -> None:
    making.office()
    _, parts = making.signed_in(volunteer).get(address(case)).context["questions"]
    ticked = {option.value: option.checked for option in parts.options}
    assert ticked == {"names": True, "phone": True, "work": True, "answers": False}


def test_without_an_office_there_is_nothing_to_choose(volunteer: User, case: Case) -> None:
    page = making.signed_in(volunteer).get(address(case))
    assert "There is no SSO office on this site yet." in page.content.decode()


def test_an_organisation_that_is_no_office_cannot_be_chosen(volunteer: User, case: Case) -> None:
    making.office()
    page = making.signed_in(volunteer).get(
        address(case), {"office": str(making.ngo().pk), "chosen_parts": "1", "part": "phone"}
    )
    assert page.status_code == 422
    assert 'href="#office"' in page.content.decode()
    _, parts = page.context["questions"]
    assert [option.value for option in parts.options if option.checked] == ["phone"]


def test_unfinished_answers_are_finished_first(volunteer: User, office: Organisation) -> None:
    case = making.case_of(volunteer, person=MARKED)
    page = shown(making.signed_in(volunteer), case, office, Part.NAMES)
    assert f"/case/{case.reference}/" in page.content.decode()
    assert "NAW MARKED PAW" not in page.content.decode()


# ---------------------------------------------------------------- consent
@pytest.mark.parametrize("missing", ["agrees", "health", "how", "text_version"])
def test_without_the_whole_consent_nothing_goes(
    volunteer: User, case: Case, office: Organisation, missing: str
) -> None:
    page = sent(making.signed_in(volunteer), case, office, Part.PHONE, **{missing: None})
    assert page.status_code == 422
    assert page.context["copy"].facts[0][1] == "0899999901"
    assert not Handover.objects.exists()


def test_the_consent_is_recorded_with_the_hand_over(
    volunteer: User, case: Case, office: Organisation
) -> None:
    sent(making.signed_in(volunteer), case, office, how="own_phone", speaks="th")
    made = Handover.objects.get()
    assert (made.text_version, made.language, made.how) == (1, "th", "own_phone")
    assert made.witness == volunteer
    assert made.health
    assert not made.minor


def test_the_consent_is_read_in_the_workers_language(
    volunteer: User, case: Case, office: Organisation
) -> None:
    client = making.signed_in(volunteer)
    page = shown(client, case, office)
    assert page.context["consent"].language == "my"
    again = sent(client, case, office, Part.PHONE, speak="th", agrees=None)
    assert again.status_code == 200
    assert again.context["consent"].language == "th"
    assert again.context["parts"] == ("phone", "findings")


def test_a_change_of_language_keeps_what_was_picked_and_ticked(
    volunteer: User, case: Case, office: Organisation
) -> None:
    client = making.signed_in(volunteer)
    page = shown(client, case, office, Part.PHONE).content.decode()
    assert f'formaction="/th/cases/{case.reference}/hand-over/"' in page
    thai = sent(client, case, office, Part.PHONE, language="th")
    assert thai.status_code == 200
    assert thai.context["consent"].ticks[0].value
    assert not Handover.objects.exists()


def test_for_somebody_under_age_a_guardian_consents(volunteer: User, office: Organisation) -> None:
    forms = journeys.laid_off(TODAY).forms
    young = {**forms["you"], **journeys.day("born", TODAY - timedelta(days=19 * 365))}
    answers = making.told_by({**forms, "you": young})
    case, client = making.case_of(volunteer, answers=answers), making.signed_in(volunteer)
    minor = {"of_age": "no", "guardian": "Daw Mya"}
    assert sent(client, case, office, **minor).status_code == 422
    assert sent(client, case, office, **minor, guardian_agrees="1").status_code == 303
    made = Handover.objects.get()
    assert (made.minor, made.by_guardian) == (True, True)
    case.refresh_from_db()
    assert keeping.person_of(case, Vault.of(case)).guardian == "Daw Mya"


def test_the_tables_take_no_minors_consent_without_a_guardian(
    volunteer: User, case: Case, office: Organisation
) -> None:
    made = handover(volunteer, case, office, minor=True)
    with pytest.raises(IntegrityError, match="share_minor_has_guardian"), transaction.atomic():
        handing.hand_over(volunteer, made, Vault.of(case), copy_of(case), None)
    assert not Handover.objects.exists()


def test_the_tables_take_no_consent_that_leaves_out_health(
    volunteer: User, case: Case, office: Organisation
) -> None:
    made = handover(volunteer, case, office, health=False)
    with pytest.raises(IntegrityError, match="share_health_is_explicit"), transaction.atomic():
        handing.hand_over(volunteer, made, Vault.of(case), copy_of(case), None)
    assert not Handover.objects.exists()


# ---------------------------------------------------------------- twice
def handover(user: User, case: Case, office: Organisation, **changes: Any) -> Handover:
    """A hand-over with its consent, not yet written."""
    given = {"text_version": 1, "language": "my", "how": "read", "witness": user, "health": True}
    return Handover(case=case, office=office, **{**given, **changes})


def copy_of(case: Case) -> Snapshot:
    """Some copy, with hardly anything in it."""
    return Snapshot(
        reference=case.shown_reference,
        organisation=case.organisation.name,
        language="my",
        as_of="2026-11-23",
        release="1",
        parts=("findings",),
        person=Person(),
        told={},
        found={},
    )


def test_an_office_has_a_case_once_at_a_time(
    volunteer: User, case: Case, office: Organisation
) -> None:
    handing.hand_over(
        volunteer, handover(volunteer, case, office), Vault.of(case), copy_of(case), None
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        handover(volunteer, case, office, content=b"x").save()
    with pytest.raises(StandingError):
        handing.hand_over(
            volunteer, handover(volunteer, case, office), Vault.of(case), copy_of(case), None
        )
    assert Handover.objects.count() == 1


def test_two_offices_may_have_it(volunteer: User, case: Case, office: Organisation) -> None:
    client = making.signed_in(volunteer)
    assert sent(client, case, office).status_code == 303
    assert sent(client, case, making.office()).status_code == 303
    assert handing.standing(volunteer, case).count() == 2


def test_handed_over_anew_the_old_copy_is_gone(
    volunteer: User, case: Case, office: Organisation
) -> None:
    client = making.signed_in(volunteer)
    sent(client, case, office, Part.NAMES)
    page = shown(client, case, office, Part.PHONE)
    assert "That ends, and this one takes its place." in page.content.decode()
    assert sent(client, case, office, Part.PHONE).status_code == 303
    new, old = Handover.objects.order_by("-given_at")
    assert (old.content, bool(old.ended_at), new.ended_at) == (b"", True, None)
    assert handing.opened(new, Vault.of(case)).parts == ("phone", "findings")


def test_of_two_volunteers_the_second_sees_what_the_first_has_handed_over(
    volunteer: User, case: Case, office: Organisation
) -> None:
    colleague = making.signed_in(making.volunteer(case.organisation))
    seen = shown(colleague, case, office, Part.PHONE).context["mark"]
    sent(making.signed_in(volunteer), case, office, Part.NAMES)
    late = sent(colleague, case, office, Part.PHONE, mark=seen, instead="")
    assert late.status_code == 409
    assert "That ends, and this one takes its place." in late.content.decode()
    assert handing.opened(Handover.objects.get(), Vault.of(case)).parts == ("names", "findings")


def test_what_a_colleague_has_changed_is_looked_at_again_before_it_goes(
    volunteer: User, case: Case, office: Organisation
) -> None:
    client = making.signed_in(volunteer)
    seen = shown(client, case, office, Part.PHONE).context["mark"]
    keeping.change_person(case, Vault.of(case), volunteer, replace(MARKED, phone="0811111102"))
    late = sent(client, case, office, Part.PHONE, mark=seen)
    assert late.status_code == 409
    assert "0811111102" in late.content.decode()
    assert not late.context["consent"].ticks[0].value
    assert not Handover.objects.exists()


def test_a_case_that_changed_since_it_was_read_is_not_handed_over(
    volunteer: User, case: Case, office: Organisation
) -> None:
    stale = Case.objects.visible_to(volunteer).get()
    keeping.change_person(case, Vault.of(case), volunteer, replace(MARKED, phone="0811111102"))
    with pytest.raises(kept.OvertakenError):
        handing.hand_over(
            volunteer, handover(volunteer, stale, office), Vault.of(case), copy_of(case), None
        )


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one in at a time")
def test_of_two_who_press_at_the_same_moment_one_hands_it_over(
    volunteer: User, case: Case, office: Organisation
) -> None:
    together = Barrier(2)

    def press(_: int) -> bool:
        try:
            mine = Case.objects.visible_to(volunteer).select_related("organisation").get()
            together.wait(timeout=20)
            handing.hand_over(
                volunteer,
                handover(volunteer, mine, office),
                Vault.of(mine),
                copy_of(mine),
                None,
            )
        except StandingError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(press, range(2))) == [False, True]
    assert Handover.objects.count() == 1


# ---------------------------------------------------------------- back again
def test_taken_back_the_office_finds_nothing_and_nothing_is_left(
    volunteer: User, case: Case, office: Organisation
) -> None:
    client = making.signed_in(volunteer)
    officer = making.signed_in(making.volunteer(office, role=Role.OFFICER))
    sent(client, case, office, Part.NAMES)
    made = Handover.objects.get()
    there = reverse("cases:summary", args=[made.pk])
    back = reverse("cases:take-back", args=[case.reference, made.pk])
    assert officer.get(there).status_code == 200
    colleague = making.volunteer(case.organisation, name="Ko Colleague")
    for _ in range(2):  # pressed twice it is done once
        assert making.signed_in(colleague).post(back).status_code == 303
    made.refresh_from_db()
    assert made.content == b""
    assert made.ended_at
    assert officer.get(there).status_code == 404
    assert officer.get(reverse("cases:office")).context["rows"] == []
    (row,) = handing_page.part(opened(volunteer, case))["handovers"]
    assert row["ended_by"] == "Ko Colleague"
    assert Look.objects.filter(what="take-back", case=case).count() == 1


def test_the_tables_keep_no_copy_of_what_has_ended(
    volunteer: User, case: Case, office: Organisation
) -> None:
    made = handover(volunteer, case, office, content=b"x", ended_at=timezone.now())
    with pytest.raises(IntegrityError, match="handover_ended_is_empty"), transaction.atomic():
        made.save()


def test_nobody_else_hands_over_or_takes_back(
    volunteer: User, case: Case, office: Organisation
) -> None:
    sent(making.signed_in(volunteer), case, office)
    back = reverse("cases:take-back", args=[case.reference, Handover.objects.get().pk])
    other = making.volunteer()
    strangers = [
        other,
        *(making.volunteer(office, role=role) for role in (Role.OFFICER, Role.OFFICE_LEAD)),
    ]
    for stranger in strangers:
        client = making.signed_in(stranger)
        assert client.get(address(case)).status_code == 404
        assert client.post(address(case)).status_code == 404
        assert client.post(back).status_code == 404
    own = making.case_of(other)
    elsewhere = reverse("cases:take-back", args=[own.reference, Handover.objects.get().pk])
    assert making.signed_in(other).post(elsewhere).status_code == 404
    assert handing.standing(volunteer, case).exists()
    assert Client().get(address(case)).status_code == 302
    assert Client().post(back).status_code in (302, 403)


def test_the_overview_says_what_stands_where_and_who_did_it(
    volunteer: User, case: Case, office: Organisation
) -> None:
    sent(making.signed_in(volunteer), case, office, Part.PHONE)
    told = handing_page.part(opened(volunteer, case))
    (row,) = told["handovers"]
    assert (row["office"], row["who"], row["ended"]) == (office.name, str(volunteer), "")
    assert "Phone" in row["parts"]
    assert told["move"] is None
    drawn = render_to_string("cases/part_handing.html", {"case": case, **told})
    assert reverse("cases:take-back", args=[case.reference, row["number"]]) in drawn


def opened(user: User, case: Case) -> Opened:
    """A case as the pages of one begin with it."""
    who = acting(user)
    assert who
    return Opened(who, case, Vault.of(case))
