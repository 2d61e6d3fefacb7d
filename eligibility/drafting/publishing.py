"""A draft becomes a release: by a second keeper, whole or not at all, and with its link."""

from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from eligibility import chain, chained_releases, rows_written
from eligibility.drafting import drafts, worked
from eligibility.drafting.obstacles import Obstacle, first_day, obstacles
from eligibility.models import AcceptedAnswer, Draft, RulebookRelease, WorkedCase
from eligibility.worked_cases import EXPECT


class ObstaclesError(Exception):
    """Something has to be done first; ``obstacles`` says what."""

    def __init__(self, obstacles: Iterable[Obstacle]) -> None:
        self.obstacles = tuple(obstacles)
        super().__init__("\n".join(str(obstacle) for obstacle in self.obstacles))


class SecondPersonError(Exception):
    """Whoever has worked on a draft does not publish it, and somebody has to have done so."""

    def __init__(self) -> None:
        super().__init__(
            "A draft is published by a keeper who has not worked on it, after another one has."
        )


def publish(user: AbstractBaseUser, draft_pk: int, version: int) -> RulebookRelease:
    """Make the draft a release, used from its day on.

    Args:
        user: a keeper who has not worked on it; that it is a keeper is for the caller to know.
        draft_pk: of the draft.
        version: of the draft as it was checked.

    Raises:
        Draft.DoesNotExist, SettledDraftError, StaleDraftError: as ``drafts.change``.
        SecondPersonError: the user has worked on it, or nobody has: it came as files.
        ObstaclesError: something has to be done first.
        loader.UnusableRulebookError: its base cannot be read.
    """
    with transaction.atomic():
        # One publishes at a time: what a draft is compared with must not change meanwhile.
        RulebookRelease.objects.select_for_update(no_key=True).order_by("pk").first()
        draft = drafts.locked(draft_pk, version)
        if draft.started_by_id is None or has_worked_on(user, draft):
            raise SecondPersonError
        found = obstacles(draft)
        if found:
            raise ObstaclesError(found)
        release = rows_written.write(
            drafts.source(draft),
            published_by_id=user.pk,
            takes_effect_on=first_day(draft),
            salt=chain.new_salt(),
        )
        _write_worked_cases(draft, release)
        draft.state, draft.release = Draft.State.PUBLISHED, release
        draft.settled_by_id, draft.settled_at = user.pk, timezone.now()
        draft.save(update_fields=["state", "release", "settled_by", "settled_at"])
        chained_releases.add(release)
    return release


def has_worked_on(user: AbstractBaseUser, draft: Draft) -> bool:
    """Whether somebody has begun a draft, changed anything in it, or accepted an answer in it."""
    return (
        draft.started_by_id == user.pk
        or draft.changes.filter(by_id=user.pk).exists()
        or draft.accepted.filter(by_id=user.pk).exists()
    )


def _write_worked_cases(draft: Draft, release: RulebookRelease) -> None:
    """The worked cases of the base, those taken up since, and the answers that were accepted."""
    accepted = {row.case: row for row in AcceptedAnswer.objects.filter(draft=draft)}
    kept = set(WorkedCase.objects.filter(release=draft.base_id).values_list("code", flat=True))
    rows = []
    for each in worked.worked_of(draft):
        answer = accepted.get(each.code)
        if answer:
            case = {**each.case, EXPECT: answer.expect, "note": answer.why}
        elif each.code in kept or each.code not in worked.shipped():
            case = dict(each.case)
        else:
            continue
        rows.append(WorkedCase(release=release, code=each.code, case=case))
    WorkedCase.objects.bulk_create(rows)
