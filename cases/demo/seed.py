"""The demo's organisations, people and cases, made as the screens make them."""

import hashlib

from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts import joining
from accounts.acting import Acting, acting
from accounts.models import Membership, Organisation, User
from cases import assessments, handing, keeping, notes
from cases.consent_text import Purpose, newest
from cases.demo.answers import answers
from cases.demo.people import (
    MEMBERS,
    ORGANISATIONS,
    PASSWORD,
    SAMPLES,
    SSO,
    Member,
    Sample,
)
from cases.models import ConsentToKeep, Handover
from cases.opened import Opened
from cases.snapshot import Part, taken
from cases.vault import Vault
from eligibility import clock
from eligibility.interview import faults
from eligibility.interview.told import Told


@transaction.atomic
def seed() -> list[User]:
    """Everything; the people who can sign in."""
    organisations = {
        name: joining.make_organisation(kind, name) for name, kind in ORGANISATIONS.items()
    }
    users = {each.username: _member(each) for each in MEMBERS}
    for each in MEMBERS:
        Membership.objects.create(
            user=users[each.username],
            organisation=organisations.get(each.organisation or ""),
            role=each.role,
        )
    for sample in SAMPLES:
        opened = _case(sample, users[sample.by])
        if sample.shared:
            _hand_over(opened, organisations[SSO], sample.shared)
    return list(users.values())


def key_of(username: str) -> str:
    """The key of somebody's second factor, the same in every demo: a phone enrols it once.

    Returns:
        forty hexadecimal digits, as django-otp keeps them.
    """
    return hashlib.sha256(f"demo:{username}".encode()).hexdigest()[:40]


def _member(member: Member) -> User:
    user = User(username=member.username, shown_name=member.name)
    user.set_password(PASSWORD)
    user.save()
    TOTPDevice.objects.create(user=user, name="phone", key=key_of(member.username), confirmed=True)
    return user


def _case(sample: Sample, user: User) -> Opened:
    today = clock.today()
    consent = ConsentToKeep(
        text_version=newest(Purpose.KEEP),
        language=sample.language,
        how=ConsentToKeep.How.READ_ALOUD,
        witness=user,
        health=True,
    )
    told = answers(sample.told, today)
    case = keeping.begin(user, consent, sample.person, told)
    opened = Opened(_acting(user), case, Vault.of(case))
    if faults.first_open(Told(told, today)) is None:
        assessments.keep(opened, user)
    if sample.note:
        notes.write_down(opened, user, sample.note)
    return opened


def _hand_over(opened: Opened, office: Organisation, parts: tuple[Part, ...]) -> None:
    user, told = opened.who.user, Told(opened.held.answers, clock.today())
    handover = Handover(
        case=opened.case,
        office=office,
        text_version=newest(Purpose.SHARE),
        language=opened.case.language,
        how=Handover.How.READ_ALOUD,
        witness=user,
        health=True,
    )
    handing.hand_over(user, handover, opened.vault, taken(opened, told, parts), None)


def _acting(user: User) -> Acting:
    found = acting(user)
    if found is None:
        raise LookupError(user.username)
    return found
