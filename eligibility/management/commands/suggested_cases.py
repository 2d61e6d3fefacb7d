"""``manage.py suggested_cases``: what officers suggest, in the form of the worked cases.

``manage.py suggested_cases > FILE.yaml`` and ``manage.py assess --expect FILE.yaml`` show where the
rules answer otherwise than officers hold right: there, differences are what is looked for.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from eligibility import question_files
from eligibility.models import SuggestedCase


class Command(BaseCommand):
    """Prints suggested worked cases as YAML."""

    help = "Prints the worked cases that officers suggest, as YAML for “assess --expect”."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Which of them."""
        parser.add_argument("--state", choices=SuggestedCase.State.values, help="only these")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print them, the oldest first."""
        rows = SuggestedCase.objects.order_by("made_on", "code")
        if options["state"]:
            rows = rows.filter(state=options["state"])
        cases = list(rows.values_list("case", flat=True))
        self.stdout.write(question_files.write_yaml(cases), ending="")
