"""Of two who write to a case at the same moment one waits, and finds what the other has done."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import Http404
from django.utils import timezone

from accounts.models import User
from cases import assessments, erasing, followups, handing, keeping, looking, moving, notes
from cases.models import Assessment, Case, Erasure, FollowUp, Handover, Look, Move, Note
from cases.opened import Opened
from cases.people import Person
from cases.querysets import of_everybody
from cases.writing import GoneError, writing
from eligibility import kept
from tests.casework import making
from tests.casework.everything import opened_by
from tests.support import TODAY

ASKED = Erasure.Why.ASKED
#: Seconds until a test gives up waiting for the other thread.
PATIENCE = 20
at_once = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one in at a time"),
]


@pytest.fixture
def user() -> User:
    return making.volunteer()


@pytest.fixture
def new() -> User:
    """Somebody of the organisation that the case is offered to."""
    return making.volunteer()


@pytest.fixture
def opened(user: User) -> Opened:
    """A case as its page has read it, before anybody else writes to it."""
    return opened_by(user, making.case_of(user, answers=making.ANSWERED))


def offered(opened: Opened, to: User) -> int:
    """The number of an open offer of a case to the organisation of ``to``."""
    user, there = opened.who.user, making.organisation_of(to)
    given = {"text_version": 1, "language": "my", "how": "read", "witness": user, "health": True}
    move = Move(case=opened.case, to=there, **given)
    moving.offer(user, move)
    return int(move.pk)


def handed(opened: Opened) -> Handover:
    """A hand-over that stands at an office; nobody reads it here."""
    user = opened.who.user
    given = {"text_version": 1, "language": "my", "how": "read", "witness": user, "health": True}
    made = Handover(case=opened.case, office=making.office(), content=b"sealed", **given)
    made.save()
    return made


def meanwhile(
    case: Case, first: Callable[[], Any], second: Callable[[], Any]
) -> tuple[Future[Any], Future[Any]]:
    """How two ended, of whom the second comes while the first has locked the case and not ended."""
    locked = Event()
    ends: list[Future[Any]] = []

    def before() -> Any:
        try:
            with transaction.atomic():
                of_everybody(Case).select_for_update().get(pk=case.pk)
                locked.set()
                until = time.monotonic() + PATIENCE
                while not (_somebody_waits() or (ends and ends[0].done())):
                    assert time.monotonic() < until, "the second neither waits nor ends"
                    time.sleep(0.02)
                return first()
        finally:
            connection.close()

    def after() -> Any:
        try:
            assert locked.wait(PATIENCE)
            return second()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        leading = pool.submit(before)
        ends.append(pool.submit(after))
    return leading, ends[0]


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])


class TestAtOnce:
    """Two threads, each with its own connection."""

    pytestmark = at_once

    def test_erased_while_it_is_accepted_it_is_gone(self, opened: Opened, new: User) -> None:
        case, number = opened.case, offered(opened, new)
        first, second = meanwhile(
            case,
            lambda: erasing.erase(case.pk, ASKED, opened.who.user),
            lambda: moving.accept(new, number),
        )
        assert first.result() is True
        assert isinstance(second.exception(), Move.DoesNotExist)
        assert not of_everybody(Case).exists()

    def test_accepted_while_it_is_erased_it_is_theirs_and_stays(
        self, opened: Opened, new: User
    ) -> None:
        case, number = opened.case, offered(opened, new)
        first, second = meanwhile(
            case,
            lambda: moving.accept(new, number),
            lambda: erasing.erase(case.pk, ASKED, opened.who.user),
        )
        assert first.result() == case
        assert second.result() is False
        assert Case.objects.visible_to(new).get() == case

    def test_erased_while_a_hand_over_is_taken_back(self, opened: Opened) -> None:
        user, case, made = opened.who.user, opened.case, handed(opened)
        first, second = meanwhile(
            case,
            lambda: erasing.erase(case.pk, ASKED, user),
            lambda: handing.take_back(user, case, made.pk),
        )
        assert first.result() is True
        assert isinstance(second.exception(), GoneError)

    def test_taken_back_while_it_is_erased(self, opened: Opened) -> None:
        user, case, made = opened.who.user, opened.case, handed(opened)
        first, second = meanwhile(
            case,
            lambda: handing.take_back(user, case, made.pk),
            lambda: erasing.erase(case.pk, ASKED, user),
        )
        assert (first.exception(), second.result()) == (None, True)
        assert not of_everybody(Look).exists()

    def test_called_back_while_it_is_accepted_it_is_theirs(self, opened: Opened, new: User) -> None:
        number = offered(opened, new)
        first, second = meanwhile(
            opened.case,
            lambda: moving.accept(new, number),
            lambda: moving.call_back(opened.who.user, number),
        )
        assert first.exception() is None
        assert isinstance(second.exception(), GoneError)

    def test_a_note_written_while_it_is_accepted_lands_nowhere(
        self, opened: Opened, new: User
    ) -> None:
        number = offered(opened, new)
        first, second = meanwhile(
            opened.case,
            lambda: moving.accept(new, number),
            lambda: notes.write_down(opened, opened.who.user, "For us alone"),
        )
        assert first.exception() is None
        assert isinstance(second.exception(), GoneError)
        assert not of_everybody(Note).exists()

    def test_a_day_written_down_while_it_is_accepted_lands_nowhere(
        self, opened: Opened, new: User
    ) -> None:
        user, number = opened.who.user, offered(opened, new)
        first, second = meanwhile(
            opened.case,
            lambda: moving.accept(new, number),
            lambda: followups.write_down(user, opened.case, opened.vault, "Call", TODAY),
        )
        assert first.exception() is None
        assert isinstance(second.exception(), GoneError)
        assert not of_everybody(FollowUp).exists()

    def test_a_day_settled_while_it_is_accepted_stays_as_it_was(
        self, opened: Opened, new: User
    ) -> None:
        user, number = opened.who.user, offered(opened, new)
        assessments.keep(opened, user)
        row = FollowUp.objects.visible_to(user).earliest("due")
        first, second = meanwhile(
            opened.case,
            lambda: moving.accept(new, number),
            lambda: followups.done(user, row.pk, followups.seen(row)),
        )
        assert first.exception() is None
        assert isinstance(second.exception(), GoneError)
        assert FollowUp.objects.visible_to(new).get(pk=row.pk).state == "open"

    def test_a_result_of_facts_that_change_in_that_moment_is_not_saved(
        self, opened: Opened
    ) -> None:
        user = opened.who.user
        theirs = opened_by(user, Case.objects.visible_to(user).get())
        first, second = meanwhile(
            opened.case,
            lambda: keeping.change_person(theirs.case, theirs.vault, user, Person(called="Ma")),
            lambda: assessments.keep(opened, user),
        )
        assert first.exception() is None
        assert isinstance(second.exception(), kept.OvertakenError)
        assert not of_everybody(Assessment).exists()
        assert not of_everybody(FollowUp).exists()

    def test_of_two_who_save_one_result_at_once_it_is_saved_once(self, opened: Opened) -> None:
        user = opened.who.user
        first, second = meanwhile(
            opened.case,
            lambda: assessments.keep(opened, user),
            lambda: assessments.keep(opened, user),
        )
        assert first.result() == second.result()
        assert of_everybody(Assessment).count() == 1


@pytest.mark.django_db
def test_a_foreign_case_is_gone_like_one_that_never_was(opened: Opened, new: User) -> None:
    with pytest.raises(GoneError), writing(new, opened.case):
        pytest.fail("it was let in")
    with pytest.raises(GoneError):
        notes.write_down(opened, new, "Not theirs")
    assert not erasing.erase(opened.case.pk, ASKED, new)
    assert Case.objects.visible_to(opened.who.user).exists()


@pytest.mark.django_db
def test_a_result_of_older_facts_puts_no_older_days_back(opened: Opened) -> None:
    user = opened.who.user
    theirs = opened_by(user, Case.objects.visible_to(user).get())
    keeping.still_needed(theirs.case, theirs.vault, user)
    saved = assessments.keep(theirs, user)
    days = list(FollowUp.objects.visible_to(user).values_list("pk", "due"))
    with pytest.raises(kept.OvertakenError):
        assessments.keep(opened, user)
    assert list(Assessment.objects.visible_to(user)) == [saved]
    assert list(FollowUp.objects.visible_to(user).values_list("pk", "due")) == days


@pytest.mark.django_db(transaction=True)
def test_whoever_looks_at_a_case_that_is_being_erased_finds_none(opened: Opened) -> None:
    user = opened.who.user
    stays = making.case_of(user)
    erasing.erase(opened.case.pk, ASKED, user, timezone.now())
    for gone in (
        lambda: looking.looked(opened.case, user, "case"),
        lambda: looking.looked_at_each([stays.pk, opened.case.pk], user, "cases"),
        lambda: looking.vault_of(opened.case),
    ):
        with pytest.raises(Http404):
            gone()
    assert not of_everybody(Look).exists()
