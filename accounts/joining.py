"""How people come into an organisation and leave it; asked by pages, commands and demonstrations.

A link makes one account, once, within a week. Only a digest of its secret is kept, so it is shown
when it is made and never again.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts import factors, sessions
from accounts.acting import Acting
from accounts.models import (
    LEADS,
    OF_THE_SITE,
    ROLES_OF,
    Invitation,
    Membership,
    Organisation,
    Role,
    User,
)

#: How long a link works.
LIFE = timedelta(days=7)


class SpentError(Exception):
    """A link that made its account, was withdrawn, or is too old; or never was one."""


class LastLeadError(Exception):
    """Somebody would leave an organisation without anybody who can invite others."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What somebody says of themself who follows a link."""

    name: str
    username: str
    password: str


def make_organisation(
    kind: Organisation.Kind, name: str, retention_days: int = 730
) -> Organisation:
    """A new organisation, without anybody in it.

    Args:
        kind: an NGO, or an SSO office.
        name: no other has it.
        retention_days: days after its last change until a case is erased, 30 to 3650.
    """
    return Organisation.objects.create(kind=kind, name=name, retention_days=retention_days)


def may_invite(who: Acting, role: Role, organisation: Organisation | None) -> bool:
    """Whether somebody may make a link for this role in this organisation.

    Leads: all roles of their own organisation. Administrators: who leads one, and the roles of
    the site.
    """
    if organisation is None:
        return who.role == Role.ADMINISTRATOR and role in OF_THE_SITE
    if role not in ROLES_OF[Organisation.Kind(organisation.kind)]:
        return False
    if who.role == Role.ADMINISTRATOR:
        return role in LEADS
    return who.leads and who.organisation == organisation


def invite(
    role: Role,
    organisation: Organisation | None,
    *,
    by: User | None = None,
    meant_for: str = "",
    renews: User | None = None,
) -> str:
    """The secret of a new link, to be shown once.

    Args:
        role: that the link gives.
        organisation: ``None`` for the roles of the site.
        by: who makes it; ``None`` for a command.
        meant_for: whom it is for, as they are called there.
        renews: a member who gets a new password by it, instead of an account.
    """
    secret = secrets.token_urlsafe(24)
    Invitation.objects.create(
        role=role,
        organisation=organisation,
        digest=_digest(secret),
        meant_for=meant_for,
        made_by=by,
        ends_at=timezone.now() + LIFE,
        renews=renews,
    )
    return secret


def unused(secret: str) -> Invitation | None:
    """The invitation of a link that still works. To ask does not use it up."""
    return Invitation.objects.filter(
        digest=_digest(secret), used_at__isnull=True, ends_at__gt=timezone.now()
    ).first()


@transaction.atomic
def join(secret: str, newcomer: Newcomer) -> User:
    """The account that a link makes, with its membership; of two at once, one gets it.

    Raises:
        SpentError: the link does not work, or not any more.
        IntegrityError: the user name is somebody's.
    """
    found = _used(secret)
    if found.renews is not None:
        raise SpentError
    user = User(username=newcomer.username, shown_name=newcomer.name)
    user.set_password(newcomer.password)
    user.save()
    Membership.objects.create(user=user, organisation=found.organisation, role=found.role)
    Invitation.objects.filter(pk=found.pk).update(used_by=user)
    return user


@transaction.atomic
def renew(secret: str, password: str) -> User:
    """The member who gets a new password by a link; everything they were signed in with ends.

    Raises:
        SpentError: the link does not work, or its account is nobody's any more.
    """
    user = _used(secret).renews
    if user is None or not user.memberships.filter(ended_at__isnull=True).exists():
        raise SpentError
    user.set_password(password)
    user.save(update_fields=["password"])
    sessions.end_all(user)
    return user


def _used(secret: str) -> Invitation:
    taken = Invitation.objects.filter(
        digest=_digest(secret), used_at__isnull=True, ends_at__gt=timezone.now()
    ).update(used_at=timezone.now())
    if not taken:
        raise SpentError
    return Invitation.objects.select_related("organisation", "renews").get(digest=_digest(secret))


@transaction.atomic
def remove(membership: Membership) -> None:
    """End a membership and everything its person is signed in with, at once.

    Raises:
        LastLeadError: nobody would be left who can invite others.
    """
    peers = Membership.objects.select_for_update().filter(
        organisation=membership.organisation, role=membership.role, ended_at__isnull=True
    )
    leads = membership.role in LEADS or membership.role == Role.ADMINISTRATOR
    if leads and not [peer for peer in peers if peer.pk != membership.pk]:
        raise LastLeadError
    Membership.objects.filter(pk=membership.pk, ended_at__isnull=True).update(
        ended_at=timezone.now()
    )
    Invitation.objects.filter(
        Q(renews=membership.user) | Q(made_by=membership.user), used_at__isnull=True
    ).delete()
    sessions.end_all(membership.user)


def forget_second_factor(user: User) -> None:
    """Take a member's second factor away, for a lost phone: they enrol at the next sign-in."""
    factors.forget(user)
    sessions.end_all(user)


def withdraw(invitation: Invitation) -> None:
    """Make a link worthless that nobody has used."""
    Invitation.objects.filter(pk=invitation.pk, used_at__isnull=True).delete()


def _digest(secret: str) -> str:
    return hashlib.sha256(f"invitation:{secret}".encode()).hexdigest()
