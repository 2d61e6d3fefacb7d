"""Everybody who may ask, and something of each kind they may ask for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from django.test import Client
from django.urls import reverse

from accounts import joining
from accounts.acting import acting
from accounts.models import Membership, Organisation, Role, User
from cases import assessments, erasing, followups, handing
from cases.models import Assessment, Case, Erasure, FollowUp, Handover, Move
from cases.opened import Opened
from cases.snapshot import Part, taken
from cases.vault import Vault
from eligibility.interview.told import Told
from tests.accounts.people import PASSWORD, signed_in, somebody
from tests.casework.making import ANSWERED, case_of, ngo, office
from tests.matrix.table import Kind
from tests.support import TODAY

#: Strangers, and those who have shown only their password, or have been removed.
OUTSIDE = ("stranger", "password only", "removed")
NOBODYS = "ZZZZZZZZ"


class Whose(StrEnum):
    """How something stands to the volunteer who asks."""

    OWN = "own"
    COLLEAGUES = "colleague's"
    FOREIGN = "foreign"
    MIXED = "of another case"  # the own case's address, with the number of something else
    ERASED = "erased"
    GUESSED = "guessed"


@dataclass
class World:
    """Browsers by who sits before them, and what an address needs, by kind and whose it is."""

    browsers: dict[str, Client] = field(default_factory=dict)
    captured: dict[Kind, dict[Whose, Mapping[str, object]]] = field(default_factory=dict)


def world() -> World:
    """Two NGOs, two offices, somebody in each role, and cases with all that hangs on them."""
    here, elsewhere = ngo("Here"), ngo("Elsewhere")
    office_here, office_elsewhere = office("Office here"), office("Office elsewhere")
    made = World()
    people = {
        "volunteer": somebody(Role.VOLUNTEER, here),
        "coordinator": somebody(Role.COORDINATOR, here),
        "officer": somebody(Role.OFFICER, office_here),
        "office lead": somebody(Role.OFFICE_LEAD, office_here),
        "keeper of the rules": somebody(Role.RULES_KEEPER, None),
        "administrator": somebody(Role.ADMINISTRATOR, None),
    }
    made.browsers = {name: signed_in(user) for name, user in people.items()}
    made.browsers["stranger"] = Client()
    made.browsers["password only"] = _with_password_alone(somebody(Role.VOLUNTEER, here))
    made.browsers["removed"] = _removed(somebody(Role.VOLUNTEER, here))
    colleague = somebody(Role.VOLUNTEER, here)
    foreigner = somebody(Role.VOLUNTEER, elsewhere)
    things = {
        Whose.OWN: Things(people["volunteer"], office_here, elsewhere),
        Whose.COLLEAGUES: Things(colleague, office_here, elsewhere),
        Whose.FOREIGN: Things(foreigner, office_elsewhere, here),
        Whose.ERASED: Things(people["volunteer"], office_here, elsewhere),
    }
    numbers = {whose: each.numbers() for whose, each in things.items()}
    erasing.erase(things[Whose.ERASED].case.pk, Erasure.Why.ASKED, people["volunteer"])
    offered = {
        Whose.OWN: things[Whose.FOREIGN].move.pk,  # offered to the organisation that asks
        Whose.FOREIGN: things[Whose.OWN].move.pk,
    }
    made.captured = _captured(numbers, offered)
    made.captured[Kind.PERSON] = {  # by their membership
        Whose.OWN: {"pk": colleague.memberships.get().pk},
        Whose.FOREIGN: {"pk": foreigner.memberships.get().pk},
        Whose.GUESSED: {"pk": 987_654},
    }
    return made


class Things:
    """A case, and one of everything that hangs on it."""

    def __init__(self, user: User, to: Organisation, other: Organisation) -> None:
        self.case: Case = case_of(user, answers=ANSWERED)
        who = acting(user)
        assert who is not None
        vault = Vault.of(self.case)
        self.assessment: Assessment = assessments.keep(Opened(who, self.case, vault), user)
        self.due: FollowUp = followups.write_down(
            user, self.case, vault, "Bring the pay slips", TODAY + timedelta(days=3)
        )
        self.handed = _handed(self.case, user, vault, to)
        self.move = Move.objects.create(
            case=self.case,
            to=other,
            text_version=1,
            language="my",
            how="read",
            witness=user,
            health=True,
        )

    def numbers(self) -> dict[Kind, object]:
        """What an address calls each of them."""
        return {
            Kind.CASE: self.case.reference,
            Kind.ASSESSMENT: self.assessment.pk,
            Kind.FOLLOW_UP: self.due.pk,
            Kind.HANDOVER: self.handed.pk,
        }


def _handed(case: Case, user: User, vault: Vault, to: Organisation) -> Handover:
    consent = {"text_version": 1, "language": "my", "how": "read", "witness": user, "health": True}
    made = Handover(case=case, office=to, **consent)
    who = acting(user)
    assert who is not None
    snapshot = taken(Opened(who, case, vault), Told(ANSWERED, TODAY), (Part.NAMES,))
    handing.hand_over(user, made, vault, snapshot, None)
    return made


def _with_password_alone(user: User) -> Client:
    """A browser that has been let through the first of two doors."""
    client = Client()
    form = {"username": user.username, "password": PASSWORD}
    client.post(reverse("accounts:sign-in"), form)
    return client


def _removed(user: User) -> Client:
    """A browser that was signed in when its owner was removed."""
    client = signed_in(user)
    membership = Membership.objects.get(user=user, ended_at__isnull=True)
    joining.remove(membership)
    return client


#: What an address calls something, beside the reference of its case.
NUMBERED = {
    Kind.ASSESSMENT: (True, UUID(int=7)),
    Kind.FOLLOW_UP: (True, 987_654),
    Kind.HANDOVER: (True, UUID(int=7)),
    Kind.HANDED: (False, UUID(int=7)),
    Kind.MOVE: (False, 987_654),
}


def _captured(
    numbers: Mapping[Whose, Mapping[Kind, object]], offered: Mapping[Whose, object]
) -> dict[Kind, dict[Whose, Mapping[str, object]]]:
    """What stands in an address for each kind of thing, and each way it stands to who asks."""
    found: dict[Kind, dict[Whose, Mapping[str, object]]] = {
        Kind.NOTHING: {Whose.OWN: {}},
        Kind.CASE: {whose: {"reference": each[Kind.CASE]} for whose, each in numbers.items()},
    }
    found[Kind.CASE][Whose.GUESSED] = {"reference": NOBODYS}
    for kind, (of_a_case, nobodys) in NUMBERED.items():
        own = offered if kind is Kind.MOVE else {w: _number(n, kind) for w, n in numbers.items()}
        found[kind] = {
            whose: {"number": number, **(found[Kind.CASE][whose] if of_a_case else {})}
            for whose, number in {**own, Whose.GUESSED: nobodys}.items()
        }
        if of_a_case:
            mixed = {"number": own[Whose.FOREIGN], **found[Kind.CASE][Whose.OWN]}
            found[kind][Whose.MIXED] = mixed
    return found


def _number(numbers: Mapping[Kind, object], kind: Kind) -> object:
    return numbers[Kind.HANDOVER if kind is Kind.HANDED else kind]
