"""What was changed in a case, out of its sealed rows."""

from collections.abc import Mapping
from typing import Any

from cases import keeping
from cases.models import Change
from cases.opened import Opened

#: The name of a fact, and what it was before and after; ``None``: it was not there.
Difference = tuple[str, Any, Any]


def of_person(opened: Opened, row: Change) -> list[Difference]:
    """What a change did to the facts beside the answers."""
    return _differences(opened, row, "person")


def of_answers(opened: Opened, row: Change) -> list[Difference]:
    """What a change did to the answers."""
    return _differences(opened, row, "answers")


def _differences(opened: Opened, row: Change, of: str) -> list[Difference]:
    what = opened.vault.open(keeping.CHANGE, row.what)
    return [(str(name), before, after) for name, before, after in what.get(of, ())]


def since(opened: Opened, seen: int) -> tuple[Mapping[str, Any], frozenset[str]]:
    """What the facts about a person were at a version, and which others have changed since.

    Args:
        opened: the case.
        seen: the version of the page that somebody has filled in.

    Returns:
        of each fact that has changed since, what it was then; and the names of those that
        somebody else has changed.
    """
    user = opened.who.user
    rows = Change.objects.visible_to(user).filter(case=opened.case, version__gt=seen)
    before: dict[str, Any] = {}
    others = set()
    for row in rows.order_by("version"):
        for name, was, _ in of_person(opened, row):
            before.setdefault(name, was)
            if row.by_id != user.pk:
                others.add(name)
    return before, frozenset(others)
