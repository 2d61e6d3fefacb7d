"""Who did something, as an organisation may know it.

A case that has moved keeps its history and its log, and an office looks at what it was handed:
people of another organisation are told by that organisation's name, and not by their own.
"""

from collections.abc import Sequence
from datetime import datetime

from accounts.models import Organisation, User
from cases.exporting import Staff


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
