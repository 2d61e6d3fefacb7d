"""A case in the hands of somebody who may see it."""

from dataclasses import dataclass
from functools import cached_property

from accounts.acting import Acting
from cases import keeping
from cases.keeping import Held
from cases.models import Case
from cases.people import Person
from cases.vault import Vault


@dataclass(frozen=True)
class Opened:
    """A case that whoever asks may see, with its key."""

    who: Acting
    case: Case
    vault: Vault

    @cached_property
    def person(self) -> Person:
        """Who it is about."""
        return keeping.person_of(self.case, self.vault)

    @cached_property
    def held(self) -> Held:
        """Its answers."""
        return keeping.held_in(self.case, self.vault)
