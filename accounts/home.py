"""The page that somebody starts from, by their role."""

from django.urls import NoReverseMatch, reverse

from accounts.acting import Acting
from accounts.models import Role

_OF_ROLE = {
    Role.VOLUNTEER: "cases:cases",
    Role.COORDINATOR: "cases:cases",
    Role.OFFICER: "cases:office",
    Role.OFFICE_LEAD: "cases:office",
    Role.ADMINISTRATOR: "accounts:organisations",
    Role.RULES_KEEPER: "admin:index",
}


def home(who: Acting | None) -> str:
    """The path of the first page of a role; where it has none of its own, that of the account."""
    name = _OF_ROLE.get(who.role) if who else None
    try:
        return reverse(name or "accounts:own")
    except NoReverseMatch:
        return reverse("accounts:own")
