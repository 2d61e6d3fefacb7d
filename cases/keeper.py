"""The answers of a case, kept in it while its interview goes on."""

from collections.abc import Iterable

from accounts.models import User
from cases import keeping
from cases.models import Case
from cases.vault import Vault
from eligibility.interview.told import Answers


class CaseKeeper:
    """What ``eligibility.kept`` asks instead of the cookie, for one request."""

    def __init__(self, case: Case, vault: Vault, user: User) -> None:
        """Keep for ``user`` the answers of a case that they may see."""
        self.case = case
        self.seen = case.version
        self.seed = vault.mark("calendar", "seed").hex()
        self._user = user
        self._vault = vault
        self._held = keeping.held_in(case, self._vault)

    def read(self) -> Answers:
        """The answers as they stand."""
        return self._held.answers

    def keep(self, answers: Answers) -> None:
        """Take these instead; see ``keeping.change_answers``."""
        keeping.change_answers(self.case, self._vault, self._user, self._held, answers)
        self._held = keeping.held_in(self.case, self._vault)

    def changed_since(self, seen: str, names: Iterable[str]) -> bool:
        """Whether somebody else has changed one of these since ``seen``, a version as it was sent.

        What cannot be read is taken for the oldest: then the colleague's answers are shown.
        """
        since = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0
        touched = (self._held.touched.get(name, (0, 0)) for name in names)
        return any(at > since and by != self._user.pk for at, by in touched)
