"""No case is kept longer than its organisation keeps one, though nobody erases it by hand."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.acting import acting
from accounts.models import Organisation, User
from cases import assessments, erasing, followups, handing, keeping, notes
from cases.models import Case, Erasure, Handover
from cases.opened import Opened
from cases.people import Person
from cases.snapshot import Part, taken
from cases.vault import Vault
from eligibility.interview.told import Told
from tests.casework import making
from tests.support import TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def case_changed(user: User, ago: timedelta) -> Case:
    """A case that was changed so long ago."""
    case = making.case_of(user)
    changed_at = timezone.now() - ago
    Case.objects.visible_to(user).filter(pk=case.pk).update(changed_at=changed_at)
    return Case.objects.visible_to(user).get(pk=case.pk)


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("erase_old_cases", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.fixture
def month() -> User:
    """A volunteer of an organisation that keeps cases for 30 days."""
    return making.volunteer(making.ngo("A month", retention_days=30))


def test_a_case_goes_when_its_time_is_over_and_not_before(month: User) -> None:
    over, not_yet = case_changed(month, 30 * DAY), case_changed(month, 29 * DAY)
    two_years = making.volunteer(making.ngo("Two years", retention_days=730))
    elsewhere = case_changed(two_years, 729 * DAY)
    assert said() == "Cases erased: 1\n"
    assert not Case.objects.visible_to(month).filter(pk=over.pk).exists()
    assert Case.objects.visible_to(month).filter(pk=not_yet.pk).exists()
    assert Case.objects.visible_to(two_years).filter(pk=elsewhere.pk).exists()
    [kept] = Erasure.objects.all()
    assert (kept.case, kept.why, kept.by) == (over.pk, "retention", None)


def test_a_change_moves_the_end(month: User) -> None:
    case = case_changed(month, 40 * DAY)
    keeping.change_person(case, Vault.of(case), month, Person(phone="0812345678"))
    assert said() == "Cases erased: 0\n"


@pytest.mark.parametrize("what", ["note", "result", "day", "settled", "hand-over"])
def test_a_case_in_which_anything_is_still_written_is_in_use(month: User, what: str) -> None:
    case = making.case_of(month, answers=making.ANSWERED)
    who, vault = acting(month), Vault.of(case)
    assert who
    opened = Opened(who, case, vault)
    day = followups.write_down(month, case, vault, "Ask the bank", TODAY)
    long_ago = timezone.now() - 40 * DAY
    Case.objects.visible_to(month).filter(pk=case.pk).update(changed_at=long_ago)
    version = case.version
    match what:
        case "note":
            notes.write_down(opened, month, "She comes on Monday.")
        case "result":
            assessments.keep(opened, month)
        case "day":
            followups.write_down(month, case, vault, "Call her", TODAY)
        case "settled":
            followups.done(month, day.pk, followups.seen(day))
        case "hand-over":
            told = Told(opened.held.answers, TODAY)
            given = {"text_version": 1, "language": "my", "how": "read", "health": True}
            made = Handover(case=case, office=making.office(), witness=month, **given)
            handing.hand_over(month, made, vault, taken(opened, told, (Part.NAMES,)), None)
    assert said() == "Cases erased: 0\n"
    assert Case.objects.visible_to(month).get(pk=case.pk).version == version


def test_looking_at_a_case_does_not_move_its_end(month: User) -> None:
    case = case_changed(month, 40 * DAY)
    assert making.signed_in(month).get(f"/en/cases/{case.reference}/").status_code == 200
    assert said() == "Cases erased: 1\n"


def test_trying_it_out_tells_how_many_and_erases_none(month: User) -> None:
    case_changed(month, 31 * DAY)
    case_changed(month, 99 * DAY)
    assert "A month: 2 to be erased" in said("--dry-run")
    assert Case.objects.visible_to(month).count() == 2
    assert not Erasure.objects.exists()


def test_more_than_one_step_holds_are_all_erased(
    month: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erasing, "BATCH", 2)
    for _ in range(5):
        case_changed(month, 31 * DAY)
    stays = case_changed(month, DAY)
    assert said() == "Cases erased: 5\n"
    assert [each.pk for each in Case.objects.visible_to(month)] == [stays.pk]


@pytest.mark.parametrize(("left", "soon"), [(31 * DAY, False), (30 * DAY, True), (DAY, True)])
def test_the_coming_end_is_told_a_month_before(left: timedelta, *, soon: bool) -> None:
    user = making.volunteer(making.ngo(retention_days=730))
    case = case_changed(user, 730 * DAY - left)
    now = timezone.now()
    kept = erasing.kept_until(case, now)
    assert kept.soon is soon
    assert kept.day == timezone.localdate(now + left)


def test_where_nothing_is_old_one_look_an_organisation_is_all(month: User) -> None:
    assert Organisation.objects.count() == 1
    assert list(erasing.erase_old(timezone.now())) == [0]
