"""A case handed over to an office with all its parts, for tests of what the office does with it."""

from dataclasses import dataclass

from django.test import Client

from accounts.models import Organisation, Role, User
from cases import handing
from cases.models import Handover
from cases.opened import Opened
from cases.people import Person
from cases.snapshot import Part, taken
from eligibility.interview.told import Told
from tests.casework import making
from tests.casework.everything import opened_by
from tests.support import TODAY

PERSON = Person(
    called="Naw Handed",
    names={"passport": "NAW HANDED PAW"},
    numbers={"passport": "MD-777123"},
    phone="0899999777",
    employer="Copied Garments",
)


@dataclass(frozen=True)
class Copy:
    """A copy at an office, with an officer there and a volunteer here."""

    opened: Opened
    handover: Handover
    officer: User

    @property
    def volunteer(self) -> User:
        """Who keeps the case."""
        return self.opened.who.user

    @property
    def office(self) -> Organisation:
        """Where it was handed to."""
        return self.handover.office

    def at_office(self) -> Client:
        """The officer's browser."""
        return making.signed_in(self.officer)

    def here(self) -> Client:
        """The volunteer's browser."""
        return making.signed_in(self.volunteer)

    def colleague(self) -> User:
        """Another officer of the same office."""
        return making.volunteer(self.office, role=Role.OFFICER)

    def version(self) -> int:
        """As it is now."""
        return Handover.objects.get(pk=self.handover.pk).version

    def state(self) -> str:
        """How it stands now."""
        return Handover.objects.get(pk=self.handover.pk).state


def copy(parts: tuple[Part, ...] = tuple(Part), *, language: str = "my") -> Copy:
    """Somebody laid off at the end of last month, handed over with these parts."""
    user, office = making.volunteer(), making.office()
    case = making.case_of(user, person=PERSON, answers=making.ANSWERED, language=language)
    opened = opened_by(user, case)
    return Copy(opened, handed(opened, office, parts), making.volunteer(office, role=Role.OFFICER))


def handed(
    opened: Opened,
    office: Organisation,
    parts: tuple[Part, ...] = tuple(Part),
    instead: Handover | None = None,
) -> Handover:
    """A case handed over, in place of an earlier copy where one is named."""
    given = {"text_version": 1, "language": "my", "how": "read", "health": True}
    made = Handover(case=opened.case, office=office, witness=opened.who.user, **given)
    snapshot = taken(opened, Told(opened.held.answers, TODAY), parts)
    handing.hand_over(
        opened.who.user, made, opened.vault, snapshot, instead.pk if instead else None
    )
    return made
