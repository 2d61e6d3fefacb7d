"""Who did something, as an organisation may know it.

A case that has moved keeps its history and its log, and an office looks at what it was handed:
people of another organisation are told by that organisation's name, and not by their own.
"""

from collections.abc import Sequence
from datetime import datetime

from accounts.models import Membership, Organisation, User


class Staff:
    """In which role, and for whom, each of several people acted at some moment."""

    def __init__(self, users: set[int]) -> None:
        """Read the memberships of these users, the ended ones too."""
        self._found: dict[int, list[Membership]] = {}
        rows = Membership.objects.filter(user__in=users).select_related("organisation")
        for row in rows.order_by("since", "pk"):
            self._found.setdefault(row.user_id, []).append(row)

    def at(self, user: int, moment: datetime) -> Membership:
        """The membership somebody had then.

        Raises:
            KeyError: they never had any.
        """
        known = self._found[user]
        return next((each for each in reversed(known) if each.since <= moment), known[0])


def named(organisation: Organisation | None, acts: Sequence[tuple[User, datetime]]) -> list[str]:
    """A name for each of several acts, with one query for all.

    Args:
        organisation: of whoever reads it.
        acts: who did it, and when.

    Returns:
        the name of whoever acted for that organisation then; else that of the one they acted for.
    """
    staff, names = Staff({user.pk for user, _ in acts}), []
    for user, moment in acts:
        theirs = staff.at(user.pk, moment).organisation
        names.append(str(user) if theirs == organisation else str(theirs or ""))
    return names
