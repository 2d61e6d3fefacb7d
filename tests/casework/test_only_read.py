"""To look at a case through the checker's pages leaves it as it was."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone
from django.utils.http import urlencode

from accounts.models import User
from cases import keeping
from cases.models import Case, Change
from cases.vault import Vault
from eligibility.interview import what_if
from eligibility.interview.told import Answers
from tests.casework import making

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _of_that_day(settings: Any) -> None:
    """Their facts are of the law of this day, whatever the suite's own is."""
    settings.SSS_TODAY = making.A_DAY


def put_by(user: User, answers: Answers = making.ANSWERED_THEN) -> Case:
    """A case that nobody has touched for a year."""
    case = making.case_of(user, answers=answers)
    before = timezone.now() - timedelta(days=365)
    Case.objects.visible_to(user).filter(pk=case.pk).update(changed_at=before)
    case.refresh_from_db()
    return case


def unchanged(user: User, case: Case) -> bool:
    """Whether its row stands as it was read, and nothing was added to its history."""
    now = Case.objects.visible_to(user).get(pk=case.pk)
    same = all(
        bytes(getattr(now, name)) == bytes(getattr(case, name)) for name in ("answers", "person")
    )
    kept = (now.version, now.changed_at) == (case.version, case.changed_at)
    return same and kept and not Change.objects.visible_to(user).filter(case=case).exists()


def ids(page: bytes) -> list[str]:
    return re.findall(r"^UID:(.+)\r$", page.decode(), re.MULTILINE)


def test_the_calendar_of_a_case_keeps_its_ids_and_writes_nothing() -> None:
    user = making.volunteer()
    case, other = put_by(user), put_by(user)
    client = making.signed_in(user)
    found = [
        ids(client.get(f"/case/{each.reference}/en/check/result/dates.ics").content)
        for each in (case, case, other)
    ]
    assert len(found[0]) > 3
    assert found[0] == found[1]
    assert not set(found[0]) & set(found[2])
    assert unchanged(user, case)


def test_what_is_supposed_and_makes_no_sense_any_more_is_left_out_and_stays() -> None:
    user = making.volunteer()
    # Who was laid off has no job left to resign from.
    supposed = {what_if.KEY: "resign", "what_if_on.d": "1", "what_if_on.m": "2"}
    sent = QueryDict(urlencode({**supposed, "what_if_on.y": "2027"}))
    case = put_by(user, what_if.taken(making.ANSWERED_THEN, sent, show=True))
    told = keeping.held_in(case, Vault.of(case)).answers
    client = making.signed_in(user)
    for page in ("result/", "result/law/", "result/papers/", "result/dates/", "answers/"):
        assert client.get(f"/case/{case.reference}/en/check/{page}").status_code == 200
    assert unchanged(user, case)
    assert what_if.KEY in told.given
    assert keeping.held_in(case, Vault.of(case)).answers == told
