"""Fills a database as `./run --demo` does, with one more case: a birth that a new law decides.

Run in a process of its own: ``python -m``. Prints what the address of that case's saved result
captures, as JSON.
"""

import io
import json
import sys
from datetime import date

import django


def main() -> None:
    """Migrate, seed, add."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("demo", stdout=io.StringIO())
    json.dump(_saved(), sys.stdout)


def _saved() -> dict[str, str]:
    """She gives birth in February, and has worked since June: five months are paid."""
    from accounts.models import User
    from cases import assessments
    from eligibility import clock
    from tests.casework.everything import opened_by
    from tests.casework.making import case_of, told_by
    from tests.interview.journeys import birth_to_come, day

    today, user = clock.today(), User.objects.get(username="paw")
    forms = {**birth_to_come(today).forms}
    forms["job"] = {**forms["job"], **day("first_day", date(2026, 6, 1))}
    case = case_of(user, answers=told_by(forms, today))
    result = assessments.keep(opened_by(user, case), user)
    return {"reference": case.reference, "number": str(result.pk)}


if __name__ == "__main__":
    main()
