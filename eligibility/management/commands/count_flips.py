"""``manage.py count_flips``: go on counting the saved cases that drafts would answer otherwise.

The site's own server runs it every few minutes (``sss_portal.timer``); a keeper who looks at a
draft's preview begins a count.
"""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from eligibility.drafting import saved
from eligibility.drafting.drafts import SettledDraftError
from eligibility.loader import UnusableRulebookError
from eligibility.reviewed.files import RulebookError

#: Seconds a run takes at most: what else is done every few minutes waits for it.
MOST = 20.0


class Command(BaseCommand):
    """Goes on with the counts that were begun, the one left longest first."""

    help = "Goes on counting the saved cases that drafts of the rulebook would answer otherwise."

    def add_arguments(self, parser: CommandParser) -> None:
        """How long it may take."""
        parser.add_argument("--seconds", type=float, default=MOST, help="as long as it may take")

    def handle(self, *args: Any, **options: Any) -> None:
        """Count; a draft whose law is faulty waits until somebody has put it right."""
        told = options["verbosity"] > 0
        if not saved.kept_here():
            if told:
                self.stdout.write("No cases are kept here.")
            return
        until = time.monotonic() + options["seconds"]
        for draft in saved.open_counts():
            left = until - time.monotonic()
            if left <= 0:
                break
            try:
                count = saved.count_on(draft, left)
            except (RulebookError, UnusableRulebookError, SettledDraftError):
                continue
            if told:
                end = "all of them" if count.through else "not yet all of them"
                self.stdout.write(f"Draft {draft.pk}: {count.seen} cases seen, {end}.")
