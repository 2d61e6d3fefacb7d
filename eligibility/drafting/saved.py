"""How many saved cases a draft would answer otherwise: counted elsewhere, a part at a time.

The checker keeps no case. Whoever does registers a counter; what comes back are numbers by benefit,
and of nobody. A count belongs to one version of a draft and goes on where it was left.
"""

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from django.conf import settings
from django.db import transaction
from django.db.models import F

from eligibility.drafting import drafts, flipping
from eligibility.models import Draft, SavedCount
from eligibility.rules.rulebook import Rulebook

#: Seconds that somebody who looks at a preview waits for it.
PATIENCE = 5.0


class Counted(NamedTuple):
    """One part of a count: cases seen, flips by benefit code ("" for whether insured), and where
    it goes on; ``through``: nowhere, all were seen.
    """

    seen: int
    flips: Mapping[str, int]
    place: str
    through: bool


class Counter(Protocol):
    """Counts saved cases that one rulebook answers otherwise than another."""

    def __call__(self, before: Rulebook, after: Rulebook, place: str, seconds: float) -> Counted:
        """Go on from a place ("" for the beginning) for about so many seconds."""


class NoCasesKeptError(Exception):
    """No cases are kept on this site: there is nothing to be counted."""


_counters: list[Counter] = []


def register(counter: Counter) -> None:
    """Say who counts saved cases; the last one that was registered does."""
    _counters[:] = [counter]


def kept_here() -> bool:
    """Whether cases are kept on this site at all."""
    return bool(_counters) and bool(settings.SSS_CASES)


def count_on(draft: Draft, seconds: float = PATIENCE) -> SavedCount:
    """Count on for a draft as it stands now, from where its count was left.

    Of two that count at once the numbers of one are kept: no case is counted twice.

    Args:
        draft: which one; what it says is read anew.
        seconds: after which the count is left where it is, for the next time.

    Raises:
        NoCasesKeptError: no cases are kept on this site.
        SettledDraftError: the draft is settled.
        RulebookError: its law is faulty, or fails its trial.
        loader.UnusableRulebookError: this version cannot answer by its base.
    """
    if not kept_here():
        raise NoCasesKeptError
    version, before, after = _compared(draft)
    count, _ = SavedCount.objects.get_or_create(draft_id=draft.pk, version=version)
    if count.through:
        return count
    part = _counters[0](before.rulebook, after.rulebook, count.place, seconds)
    _keep(count, part)
    count.refresh_from_db()
    return count


def latest(draft: Draft) -> SavedCount | None:
    """The count of a draft as it stands now, as far as it has come; ``None``: not begun."""
    return SavedCount.objects.filter(draft=draft, version=draft.version).first()


def open_counts() -> list[Draft]:
    """The drafts whose count was begun and is not through."""
    begun = SavedCount.objects.filter(
        through=False, version=F("draft__version"), draft__state=Draft.State.OPEN
    )
    return [count.draft for count in begun.select_related("draft__base").order_by("at")]


def _compared(draft: Draft) -> tuple[int, flipping.Law, flipping.Law]:
    """The draft's version, and the law of its base and its own, read while nobody changes it."""
    with transaction.atomic():
        now = Draft.objects.select_for_update().select_related(None).get(pk=draft.pk)
        if now.state != Draft.State.OPEN:
            raise drafts.SettledDraftError
        law = flipping.law_of(now)
    return now.version, flipping.law_of_release(now.base), law


def _keep(count: SavedCount, part: Counted) -> None:
    """Add a part to a count, if nobody else has meanwhile gone on from the same place."""
    with transaction.atomic():
        now = SavedCount.objects.select_for_update().get(pk=count.pk)
        if (now.place, now.seen, now.through) != (count.place, count.seen, count.through):
            return
        flips = dict(now.flips)
        for benefit, number in part.flips.items():
            flips[benefit] = flips.get(benefit, 0) + number
        now.seen, now.flips = now.seen + part.seen, flips
        now.place, now.through = part.place, part.through
        now.save()
