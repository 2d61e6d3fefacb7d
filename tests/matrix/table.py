"""For every address: who gets which answer. What is not stated here fails the build.

A row names the roles that may use an address, and the answers they get for something they may
see. Everybody else is answered alike: a stranger is led to the sign-in page, somebody without the
second factor to that, and for all other roles the page does not exist.
"""

from dataclasses import dataclass
from enum import StrEnum

from accounts.models import Role
from eligibility import pdf

NGO = frozenset({Role.VOLUNTEER, Role.COORDINATOR})
OFFICE = frozenset({Role.OFFICER, Role.OFFICE_LEAD})
LEADS = frozenset({Role.COORDINATOR, Role.OFFICE_LEAD})
ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
KEEPER = frozenset({Role.RULES_KEEPER})
ALL = frozenset(Role)


class Kind(StrEnum):
    """What an address names besides a page."""

    NOTHING = "nothing"
    CASE = "case"
    ASSESSMENT = "assessment"
    FOLLOW_UP = "follow-up"
    HANDOVER = "handover"  # of a case, seen by its organisation
    HANDED = "handed"  # the same, seen by the office
    MOVE = "move"  # offered to the organisation of whoever asks
    PERSON = "person"  # of the organisation of a lead


@dataclass(frozen=True)
class Row:
    """Who may use an address, and what they get.

    ``get`` and ``post`` are the status of a page and of a blank form with its token; 405 where
    the address offers none.
    """

    who: frozenset[Role]
    get: int
    post: int
    kind: Kind = Kind.NOTHING


@dataclass(frozen=True)
class Public:
    """An address for everybody, whose answers tell of nobody but the one who asks."""


def ngo(get: int = 200, post: int = 405, kind: Kind = Kind.CASE) -> Row:
    """A page of volunteers and coordinators."""
    return Row(NGO, get, post, kind)


TABLE: dict[str, Row | Public] = {
    # The ways in: for everybody, and about nobody but the one who asks
    "accounts:sign-in": Public(),
    "accounts:second-factor": Public(),
    "accounts:sign-out": Public(),
    "accounts:once": Public(),
    "accounts:invited": Public(),
    # One's own account, and those of others
    "accounts:own": Row(ALL, 200, 302),
    "accounts:password": Row(ALL, 200, 200),
    "accounts:codes": Row(ALL, 200, 200),
    "accounts:people": Row(LEADS, 200, 200),
    # Here somebody of the NGO: the lead of the office has other people
    "accounts:person": Row(frozenset({Role.COORDINATOR}), 200, 404, Kind.PERSON),
    "accounts:organisations": Row(ADMINISTRATOR, 200, 200),
    # The organisation's cases
    "cases:cases": ngo(kind=Kind.NOTHING),
    "cases:search": ngo(post=200, kind=Kind.NOTHING),
    "cases:new": ngo(post=200, kind=Kind.NOTHING),
    "cases:opened": ngo(post=200, kind=Kind.NOTHING),
    "cases:keep": ngo(post=422, kind=Kind.NOTHING),
    "cases:due": ngo(kind=Kind.NOTHING),
    "cases:due-calendar": ngo(kind=Kind.NOTHING),
    "cases:changed-list": ngo(kind=Kind.NOTHING),
    "cases:moves": ngo(kind=Kind.NOTHING),
    "cases:move-settle": ngo(get=405, post=404, kind=Kind.MOVE),
    # One case
    "cases:case": ngo(),
    "cases:person": ngo(post=303),
    "cases:notes": ngo(post=422),
    "cases:history": ngo(),
    "cases:looks": ngo(),
    "cases:assess": ngo(get=405, post=303),
    "cases:assessment": ngo(kind=Kind.ASSESSMENT),
    "cases:changed": ngo(),
    "cases:case-due": ngo(post=422),
    "cases:due-settle": ngo(get=405, post=303, kind=Kind.FOLLOW_UP),
    "cases:hand-over": ngo(post=200),
    "cases:take-back": ngo(get=405, post=303, kind=Kind.HANDOVER),
    # Already offered to another organisation
    "cases:move": ngo(get=303, post=303),
    "cases:consent": ngo(post=303),
    "cases:erase": ngo(post=404),
    "cases:export": ngo(post=404),
    "cases:office-answers": ngo(post=422, kind=Kind.HANDOVER),
    # The SSO office
    "cases:office": Row(OFFICE, 200, 405),
    "cases:ask-several": Row(OFFICE, 405, 422),
    "cases:figures": Row(OFFICE, 200, 405),
    "cases:figures-csv": Row(OFFICE, 200, 405),
    "cases:figures-xlsx": Row(OFFICE, 200, 405),
    "cases:take": Row(OFFICE, 405, 409, Kind.HANDED),
    "cases:release": Row(OFFICE, 405, 303, Kind.HANDED),
    "cases:summary": Row(OFFICE, 200, 405, Kind.HANDED),
    "cases:summary-numbers": Row(OFFICE, 405, 200, Kind.HANDED),
    "cases:summary-pdf": Row(OFFICE, 200 if pdf.available() else 404, 405, Kind.HANDED),
    "cases:review": Row(OFFICE, 200, 303, Kind.HANDED),
    "cases:suggest": Row(OFFICE, 200, 404, Kind.HANDED),
    "cases:office-messages": Row(OFFICE, 200, 422, Kind.HANDED),
}
