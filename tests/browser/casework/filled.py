"""Fills a database as `./run --demo` does, and has something hang on one case of it.

Run in a process of its own, for the browser's tests ask no table: ``python -m``, with the
settings beside this file. Prints what the addresses of that case's pages capture, by their
kind, as JSON.
"""

import io
import json
import sys
from datetime import timedelta
from typing import Any

import django


def main() -> None:
    """Migrate, seed, add."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("demo", stdout=io.StringIO())
    json.dump(_hung_on_a_case(), sys.stdout)


def _hung_on_a_case() -> dict[str, Any]:
    from accounts.models import Organisation, User
    from cases import followups, handing
    from cases.demo.people import SAMPLES, SSO
    from cases.models import Assessment, Case, Handover, Move
    from cases.snapshot import Part, taken
    from eligibility import clock
    from eligibility.interview.told import Told
    from tests.casework.everything import opened_by

    def first_of(username: str) -> Any:
        user = User.objects.get(username=username)
        name = next(each.person.called for each in SAMPLES if each.by == username)
        opened = (opened_by(user, each) for each in Case.objects.visible_to(user))
        return user, next(each for each in opened if each.person.called == name)

    user, opened = first_of("paw")
    today, case, vault = clock.today(), opened.case, opened.vault
    due = followups.write_down(user, case, vault, "Bring the pay slips", today + timedelta(days=3))
    consent = {"text_version": 1, "language": "my", "how": "read", "witness": user, "health": True}
    handover = Handover(case=case, office=Organisation.objects.get(name=SSO), **consent)
    snapshot = taken(opened, Told(opened.held.answers, today), tuple(Part))
    standing = handing.standing(user, case).first()  # the demo may have handed it over already
    handing.hand_over(user, handover, vault, snapshot, standing.pk if standing else None)
    foreigner, foreign = first_of("nan")
    consent["witness"] = foreigner
    Move.objects.create(case=foreign.case, to=case.organisation, **consent)
    colleague = User.objects.get(username="ploy").memberships.get()
    result = Assessment.objects.visible_to(user).filter(case=case).first()
    of_case = {"reference": case.reference}
    return {
        "": {},
        "case": of_case,
        "assessment": {**of_case, "number": str(result and result.pk)},
        "follow-up": {**of_case, "number": due.pk},
        "handover": {**of_case, "number": str(handover.pk)},
        "handed": {"number": str(handover.pk)},
        "person": {"pk": colleague.pk},
    }


if __name__ == "__main__":
    main()
