"""How many saved results other rules would answer otherwise: counted for those who keep the rules.

Every organisation's cases are counted together. Numbers by benefit leave this module, and nothing
that tells of a case, an organisation or a person.
"""

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F

from cases import assessments
from cases.models import Assessment, Case, CaseKey
from cases.querysets import of_everybody
from cases.sealing import SealedError
from cases.vault import Vault
from eligibility import clock
from eligibility.comparing_answers import flips, without_words
from eligibility.drafting.saved import Counted
from eligibility.rules.faults import Refused
from eligibility.rules.rulebook import Rulebook

#: Cases that are read at once.
_BATCH = 100


def count(before: Rulebook, after: Rulebook, place: str, seconds: float) -> Counted:
    """Ask the last result of each case anew, as of today, under two rulebooks.

    Args:
        before, after: the law as it is and as it would be.
        place: after which case to go on: its number, or "" for the beginning.
        seconds: after which the count is left; at least one case is looked at.
    """
    until, today = time.monotonic() + seconds, clock.actual()
    found: Counter[str] = Counter()
    seen = 0
    for number, asked in _questions(place):
        if asked is not None:
            seen += 1
            found.update(_flipped(asked, before, after, today))
        place = str(number)
        if time.monotonic() >= until:
            return Counted(seen, found, place, through=False)
    return Counted(seen, found, "", through=True)


def _flipped(asked: Mapping[str, Any], before: Rulebook, after: Rulebook, today: date) -> list[str]:
    """The benefits answered otherwise; none where the question is not taken any more."""
    asked = {**asked, "as_of": today.isoformat()}
    try:
        one, other = (without_words(asked, law, today) for law in (before, after))
    except Refused:
        return []
    return [flip.benefit for flip in flips(one, other)]


def _questions(place: str) -> Iterator[tuple[UUID, Mapping[str, Any] | None]]:
    """Every case with a result, by number, and its last question; ``None``: it cannot be read."""
    after = UUID(place) if place else None
    while batch := _batch(after):
        last = _last(batch)
        vaults = _vaults(list(last))
        for number in batch:
            yield number, _question(last.get(number), vaults.get(number))
        after = batch[-1]


def _batch(after: UUID | None) -> list[UUID]:
    rows = of_everybody(Case).filter(rules__isnull=False)
    if after is not None:
        rows = rows.filter(pk__gt=after)
    return list(rows.order_by("pk").values_list("pk", flat=True)[:_BATCH])


def _last(cases: list[UUID]) -> dict[UUID, Assessment]:
    rows = of_everybody(Assessment).filter(
        case__in=cases, release=F("case__rules"), as_of=F("case__answered_on")
    )
    return {row.case_id: row for row in rows.order_by("at", "pk")}


def _vaults(cases: list[UUID]) -> dict[UUID, Vault]:
    try:
        return Vault.of_many(cases)
    except SealedError:  # of one at least: the others are to be counted none the less
        return {case: vault for case in cases if (vault := _vault(case)) is not None}


def _vault(case: UUID) -> Vault | None:
    try:
        return Vault.of(case)
    except (SealedError, CaseKey.DoesNotExist):
        return None


def _question(row: Assessment | None, vault: Vault | None) -> Mapping[str, Any] | None:
    if row is None or vault is None:  # erased a moment ago
        return None
    try:
        return assessments.stored(row, vault).question
    except SealedError:
        return None
