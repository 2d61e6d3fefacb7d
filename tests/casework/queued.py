"""Copies at an office, made for tests of its queue: short ones, whatever the law says."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Organisation, Role, User
from cases import handing
from cases.models import Handover
from cases.people import Person
from cases.snapshot import Part, Snapshot
from cases.vault import Vault
from eligibility.rules.codes import Asked, BenefitCode, Group
from eligibility.rules.truth import Verdict
from tests.casework import making

#: A verdict and where it stands, by what a benefit is to somebody.
FOUND = {
    "have": (Verdict.ELIGIBLE, Group.HAVE_NOW, Asked.EVENT),
    "ask": (Verdict.ASK_SSO, Group.ASK_SSO, Asked.EVENT),
    "refused": (Verdict.NOT_ELIGIBLE, Group.NOT_FOR_YOU, Asked.EVENT),
    "covered": (Verdict.ELIGIBLE, Group.COVERED_IF_IT_HAPPENS, Asked.STANDING),
    "no": (Verdict.NOT_ELIGIBLE, Group.NOT_FOR_YOU, Asked.STANDING),
}


def officer(office: Organisation, name: str = "", *, role: Role = Role.OFFICER) -> User:
    """Somebody who works for an office."""
    return making.volunteer(office, role=role, name=name)


def found(benefits: Mapping[str, str]) -> dict[str, Any]:
    """Findings in each language: of the named benefits as ``FOUND`` says, of all others a no."""
    every = {code.value: FOUND[benefits.get(code, "no")] for code in BenefitCode}
    words = {
        "enrolment": {"head": "Insured", "labelled": [], "lines": []},
        "benefits": [
            {
                "code": code,
                "verdict": verdict.value,
                "group": group.value,
                "asked": asked.value,
                "head": [code, verdict.value],
                "labelled": [],
                "lines": [],
            }
            for code, (verdict, group, asked) in every.items()
        ],
        "disclaimer": "",
    }
    return dict.fromkeys(("my", "th", "en"), words)


def handover(user: User, office: Organisation, *, days: int = 0, **person: Any) -> Handover:
    """A hand-over of a new case, not yet written; with a consent of so many days ago."""
    return Handover(
        case=making.case_of(user, person=Person(phone="0899999903", **person)),
        office=office,
        text_version=1,
        language="my",
        how="read",
        witness=user,
        health=True,
        given_at=timezone.now() - timedelta(days=days),
    )


def copy_of(
    made: Handover,
    benefits: Mapping[str, str] | None = None,
    *,
    name: str = "",
    lacking: Mapping[str, Sequence[str]] | None = None,
    **changes: Any,
) -> Snapshot:
    """What goes with it."""
    plain: dict[str, Any] = {
        "reference": made.case.shown_reference,
        "organisation": made.case.organisation.name,
        "language": "my",
        "as_of": "2026-11-23",
        "release": "1",
        "parts": (Part.NAMES, Part.FINDINGS) if name else (Part.FINDINGS,),
        "person": Person(called=name),
        "told": {},
        "found": found(benefits or {}),
        "lacking": lacking or {},
    }
    return Snapshot(**{**plain, **changes})


def handed(
    user: User,
    office: Organisation,
    name: str = "",
    *,
    days: int = 0,
    benefits: Mapping[str, str] | None = None,
    **changes: Any,
) -> Handover:
    """A case of somebody called so, handed over so many days ago.

    ``benefits``: as ``found`` reads them; ``changes``: of the copy (``due``, ``lacking``).
    """
    made = handover(user, office, days=days, called=name)
    copy = copy_of(made, benefits, name=name, **changes)
    handing.hand_over(user, made, Vault.of(made.case), copy, None)
    return made
