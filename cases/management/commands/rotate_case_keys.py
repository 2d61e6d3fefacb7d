"""``manage.py rotate_case_keys``: wrap all data keys under a new key of the operator.

Put the new key in front of the old one (``SSS_CASE_KEYS``, or ``var/case_keys``), start the site
anew, run this, then take the old key away. No case is rewritten: the data keys stay what they are.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, models, transaction

from cases import erasing, sealing
from cases.models import CaseKey, SearchSecret
from cases.querysets import of_everybody
from cases.sealing import SealedError
from eligibility.overwriting import overwriting

#: Keys wrapped in one step, during which others wait to write.
BATCH = 500


class Command(BaseCommand):
    """Wraps every data key under the newest key. Broken off, it goes on where it was."""

    help = "Wraps the keys of all cases under the first of SSS_CASE_KEYS."

    def handle(self, *args: Any, **options: Any) -> None:
        overwriting(DEFAULT_DB_ALIAS)
        found = [_rotated(model) for model in (CaseKey, SearchSecret)]
        rotated, unreadable = (sum(counts) for counts in zip(*found, strict=True))
        self.stdout.write(f"Wrapped anew: {rotated}")
        if unreadable:
            raise CommandError(
                f"{unreadable} keys are wrapped under none of SSS_CASE_KEYS. They were left as "
                "they are: add the key they were wrapped under, and run this again."
            )
        erasing.nothing_left()
        old = sum(_under_an_older_key(model) for model in (CaseKey, SearchSecret))
        if old:  # made meanwhile by a server that does not know the new key yet
            raise CommandError(
                f"{old} keys are wrapped under an older key still. Start the site anew, so that "
                "it knows the new one, and run this again."
            )
        self.stdout.write("All keys are wrapped under the newest key; older ones can be dropped.")


def _rotated(model: type[models.Model]) -> tuple[int, int]:
    """How many keys of a table were wrapped anew, and how many nobody can unwrap."""
    rotated = unreadable = 0
    numbers = list(of_everybody(model).order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(numbers), BATCH):
        with transaction.atomic():
            # Read within: what was erased since is not there, and must not come back.
            rows = of_everybody(model).filter(pk__in=numbers[first : first + BATCH])
            for row in rows.select_for_update():
                if sealing.under_newest(row.wrapped):
                    continue
                try:
                    row.wrapped = sealing.rewrapped(row.wrapped)
                except SealedError:
                    unreadable += 1
                else:
                    row.save(update_fields=["wrapped"])
                    rotated += 1
    return rotated, unreadable


def _under_an_older_key(model: type[models.Model]) -> int:
    kept = of_everybody(model).values_list("wrapped", flat=True)
    return sum(not sealing.under_newest(wrapped) for wrapped in kept.iterator())
