"""A draft becomes a release by a second keeper; what was published before stays as it was."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from eligibility import assessing, chain, clock, loader
from eligibility.drafting import drafts, publishing, worked
from eligibility.drafting.drafts import SettledDraftError, StaleDraftError
from eligibility.drafting.obstacles import Kind
from eligibility.drafting.publishing import ObstaclesError, SecondPersonError
from eligibility.models import Draft, RulebookRelease, SuggestedCase, WorkedCase
from tests.drafting.keeping import (
    SUMMARY,
    accept_all,
    begun,
    change,
    in_use,
    keeper,
    publish,
    raise_lump,
    raise_maternity,
    said,
)
from tests.eligibility.tables import everything

pytestmark = pytest.mark.django_db

#: Five months of contribution, and a birth on a day.
PAID = {"2026-12-30": "2026-06..2026-10", "2027-01-02": "2026-07..2026-11"}


def verdict(birth: str) -> Any:
    """What a woman with five months paid is answered today about a birth."""
    asked = {
        "as_of": birth,
        "person": {
            "nationality": "MM",
            "sex": "female",
            "birth_date": "1995-05-10",
            "sector": "factory",
            "documents": ["passport", "work_permit"],
            "registered": True,
            "monthly_wage": 12000,
            "contributions": {"paid": [PAID[birth]]},
        },
        "events": {"childbirth": {"date": birth}},
    }
    answer = assessing.assess(asked, loader.current(), language="en")
    return answer["benefits"]["maternity"]["verdict"]


def raised(day: date | None = None) -> tuple[Draft, RulebookRelease]:
    """Maternity at six months from 2027-01-01 on, drafted by one keeper, published by another."""
    one = keeper()
    draft = raise_maternity(begun(one, "six months"), one)
    accept_all(draft, one)
    if day:
        draft = drafts.settle(one, draft.pk, draft.version, draft.name, day)
    return draft, publish(draft)


# ------------------------------------------------------------------ the law changes by its date


def test_answers_differ_before_and_after_the_day_and_old_releases_stay() -> None:
    old = in_use()
    before, source = everything(), loader.verified(old)
    assert [verdict(birth) for birth in PAID] == ["eligible", "eligible"]

    draft, release = raised()

    assert [verdict(birth) for birth in PAID] == ["eligible", "not_eligible"]
    assert loader.current().release_id == release.pk
    assert loader.verified(release) == drafts.source(draft)
    assert loader.verified(old) == source
    for model, rows in before.items():
        assert everything()[model][: len(rows)] == rows, model


def test_a_release_says_who_published_it_and_from_when_it_is_used() -> None:
    second = keeper()
    one = keeper()
    release = publish(raise_lump(begun(one), one), second)
    assert release.published_by_id == second.pk
    assert release.takes_effect_on == clock.today()
    draft = Draft.objects.get(release=release)
    assert (draft.state, draft.settled_by_id) == (Draft.State.PUBLISHED, second.pk)


def test_what_keepers_publish_is_in_the_chain() -> None:
    _, release = raised()
    head = chain.head()
    assert head is not None
    assert (head.kind, head.subject) == ("release", str(release.pk))
    assert chain.verify() == []


# ------------------------------------------------------------------ who, and what has been seen


def test_whoever_has_worked_on_a_draft_does_not_publish_it_and_another_can() -> None:
    one, other, second = keeper(), keeper(), keeper()
    draft = raise_maternity(begun(one), other)
    accept_all(draft, other)
    for worked_on_it in (one, other):
        with pytest.raises(SecondPersonError):
            publish(draft, worked_on_it)
    assert not RulebookRelease.objects.exclude(published_by=None).exists()
    assert publish(draft, second).published_by_id == second.pk


def test_who_has_only_accepted_an_answer_does_not_publish_it() -> None:
    one, other = keeper(), keeper()
    draft = raise_maternity(begun(one), one)
    accept_all(draft, other)
    draft.changes.filter(by=other).delete()
    with pytest.raises(SecondPersonError):
        publish(draft, other)


def test_a_draft_that_was_changed_since_it_was_checked_is_not_published() -> None:
    one, second = keeper(), keeper()
    draft = raise_lump(begun(one), one)
    seen = draft.version
    change(draft, one, SUMMARY, {**said(draft, SUMMARY), "my": "က"})
    with pytest.raises(StaleDraftError):
        publishing.publish(second, draft.pk, seen)
    assert RulebookRelease.objects.count() == 1


def test_a_draft_is_published_once() -> None:
    one = keeper()
    draft = raise_lump(begun(one), one)
    publish(draft)
    for attempt in (
        lambda: publish(draft),
        lambda: change(draft, one, SUMMARY, None),
        lambda: drafts.discard(one, draft.pk, draft.version),
    ):
        with pytest.raises(SettledDraftError):
            attempt()
    assert RulebookRelease.objects.count() == 2


def test_a_missing_burmese_text_is_in_the_way() -> None:
    one = keeper()
    draft = raise_lump(begun(one), one)
    change(draft, one, SUMMARY, {**said(draft, SUMMARY), "my": ""})
    before = everything()
    with pytest.raises(ObstaclesError, match="The Burmese text is missing") as refusal:
        publish(draft)
    assert [each.kind for each in refusal.value.obstacles] == [Kind.MISSING_TRANSLATION]
    assert everything() == before
    draft.refresh_from_db()
    assert draft.state == Draft.State.OPEN


def test_a_failing_worked_case_is_in_the_way() -> None:
    one = keeper()
    draft = raise_maternity(begun(one), one)
    with pytest.raises(ObstaclesError, match="'eligible' is expected, and 'not_yet' is answered"):
        publish(draft)


# ------------------------------------------------------------------ scheduled releases


def test_a_scheduled_release_waits_and_takes_effect_on_its_day(settings: LazySettings) -> None:
    old, day = in_use(), clock.today() + timedelta(days=30)
    _, release = raised(day)
    assert in_use() == old
    assert [verdict(birth) for birth in PAID] == ["eligible", "eligible"]

    settings.SSS_TODAY = day - timedelta(days=1)
    assert in_use() == old
    settings.SSS_TODAY = day
    assert in_use() == release
    assert [verdict(birth) for birth in PAID] == ["eligible", "not_eligible"]
    settings.SSS_TODAY = day + timedelta(days=1000)
    assert in_use() == release


def test_what_is_published_while_another_waits_is_used_until_that_ones_day(
    settings: LazySettings,
) -> None:
    one, day = keeper(), clock.today() + timedelta(days=30)
    _, waiting = raised(day)
    urgent = publish(raise_lump(begun(one, "urgent"), one))
    assert in_use() == urgent
    settings.SSS_TODAY = day
    assert in_use() == waiting


def test_of_two_releases_of_one_day_the_later_one_is_used() -> None:
    one = keeper()
    publish(raise_lump(begun(one, "first"), one))
    second = publish(raise_lump(begun(one, "second"), one, "2041-01-01"))
    assert in_use() == second


def test_which_release_is_in_use_is_one_query() -> None:
    raised(clock.today() + timedelta(days=30))
    loader.current()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        loader.current()
    assert len(asked) == 1


# ------------------------------------------------------------------ worked cases


def test_accepted_answers_are_expected_from_then_on() -> None:
    draft, release = raised()
    rows = {row.code: row.case for row in WorkedCase.objects.filter(release=release)}
    accepted = {row.case: row.expect for row in draft.accepted.all()}
    assert {code: case["expect"] for code, case in rows.items()} == accepted
    assert {case["note"] for case in rows.values()} == {"The law was changed."}
    now = {each.code: each.expect for each in worked.worked(release)}
    assert accepted.items() <= now.items()
    assert now.keys() == worked.shipped().keys()

    one = keeper()
    following = publish(raise_lump(begun(one, "following"), one))
    carried = {row.code: row.case for row in WorkedCase.objects.filter(release=following)}
    assert carried == rows


def test_a_suggested_case_that_was_taken_up_guards_the_next_release() -> None:
    case = {**next(iter(worked.shipped().values())).case, "id": "officer-1"}
    for code, state in (("officer-1", "taken_up"), ("officer-2", "waiting")):
        SuggestedCase.objects.create(
            code=code, case={**case, "id": code}, made_on=clock.today(), state=state
        )
    one = keeper()
    release = publish(raise_lump(begun(one), one))
    assert [row.code for row in WorkedCase.objects.filter(release=release)] == ["officer-1"]


# ------------------------------------------------------------------ at the same time


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one in at a time")
@pytest.mark.django_db(transaction=True)
def test_of_two_drafts_published_at_once_the_second_is_held_up_by_the_first() -> None:
    one, together = keeper(), Barrier(2)
    found = [raise_lump(begun(one, name), one) for name in ("first", "second")]
    seconds = [keeper(), keeper()]

    def at_once(draft: Draft, user: User) -> RulebookRelease | ObstaclesError:
        together.wait(timeout=10)
        try:
            return publishing.publish(user, draft.pk, draft.version)
        except ObstaclesError as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        ended = list(pool.map(at_once, found, seconds))
    (refused,) = (each for each in ended if isinstance(each, ObstaclesError))
    assert [each.kind for each in refused.obstacles] == [Kind.OVERTAKEN]
    assert RulebookRelease.objects.exclude(published_by=None).count() == 1


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one in at a time")
@pytest.mark.django_db(transaction=True)
def test_of_two_changes_sent_at_once_one_is_kept_and_the_other_told() -> None:
    one, together = keeper(), Barrier(2)
    draft = begun(one)
    content = said(draft, SUMMARY)

    def at_once(english: str) -> str:
        together.wait(timeout=10)
        try:
            drafts.change(one, draft.pk, 1, *SUMMARY, {**content, "en": english})
        except StaleDraftError:
            return ""
        finally:
            connections.close_all()
        return english

    with ThreadPoolExecutor(2) as pool:
        kept = list(pool.map(at_once, ("First.", "Second.")))
    assert sorted(map(bool, kept)) == [False, True]
    assert said(draft, SUMMARY)["en"] == "".join(kept)
    assert draft.changes.count() == 2
