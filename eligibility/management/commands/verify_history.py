"""``manage.py verify_history``: whether the history of reviews and releases is what was written."""

import re
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from eligibility import chain, chained_releases
from eligibility.chain_models import Link

_HASH = re.compile(r"[0-9a-f]{64}")


class Command(BaseCommand):
    """Says how long the chain is and what its head is; with faults, each of them."""

    help = "Verifies the chain of releases and reviews; exit code 1 where it was tampered with."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--head", default="", help="a head written down earlier: it must still be in the chain"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        written_down: str = options["head"].strip().lower()
        if written_down and not _HASH.fullmatch(written_down):
            raise CommandError("A head has 64 signs: digits, and letters from a to f.")
        faults = [*chain.verify(written_down), *chained_releases.altered()]
        head = chain.head()
        self.stdout.write(f"Links in the chain: {Link.objects.count()}")
        for kind in chain.unread_kinds():
            self.stdout.write(f"Not compared with what they are about: links of the kind {kind}.")
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            raise CommandError(f"Faults: {len(faults)}. The history is not what was written.")
        self.stdout.write("The history is what was written.")
        if head:
            self.stdout.write(f"The head of the chain, to be written down: {head.hash}")
