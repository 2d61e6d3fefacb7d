"""Who may act: organisations, the roles of their people, the ways in. No case, and no law.

A person acts in one role at a time. What a role may see is decided where the data is
(``cases.querysets``); what it may do is asked of ``accounts.acting``.
"""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Our own from the first migration on: the user model cannot be exchanged later."""

    #: The name that colleagues know; no other data about a volunteer is kept.
    shown_name = models.CharField(_("Name"), max_length=80, blank=True)

    def __str__(self) -> str:
        return self.shown_name or self.username


class Organisation(models.Model):
    """An NGO that keeps cases, or an SSO office that is handed summaries of them."""

    class Kind(models.TextChoices):
        NGO = "ngo", _("NGO")
        OFFICE = "office", _("SSO office")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=120, unique=True)
    #: Days after its last change until a case is erased.
    retention_days = models.PositiveIntegerField(default=730)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["ngo", "office"]), name="organisation_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(retention_days__gte=30, retention_days__lte=3650),
                name="organisation_keeps_a_month_to_ten_years",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What somebody does; administrators and keepers of the rules see no case."""

    VOLUNTEER = "volunteer", _("Volunteer")
    COORDINATOR = "coordinator", _("Coordinator")
    OFFICER = "officer", _("Officer")
    OFFICE_LEAD = "office_lead", _("Office lead")
    RULES_KEEPER = "rules_keeper", _("Keeper of the rules")
    ADMINISTRATOR = "administrator", _("Administrator")


#: The roles of each kind of organisation; the others belong to none.
ROLES_OF = {
    Organisation.Kind.NGO: frozenset({Role.VOLUNTEER, Role.COORDINATOR}),
    Organisation.Kind.OFFICE: frozenset({Role.OFFICER, Role.OFFICE_LEAD}),
}
#: They invite and remove the people of their own organisation.
LEADS = frozenset({Role.COORDINATOR, Role.OFFICE_LEAD})
#: They work on the site as a whole, and belong to no organisation.
OF_THE_SITE = frozenset({Role.RULES_KEEPER, Role.ADMINISTRATOR})


def _role_fits(prefix: str = "") -> Q:
    """The roles of the site have no organisation; all others have one."""
    site = {f"{prefix}role__in": sorted(OF_THE_SITE)}
    alone = {f"{prefix}organisation__isnull": True}
    return (Q(**site) & Q(**alone)) | (~Q(**site) & ~Q(**alone))


class Membership(models.Model):
    """The role of a person, in an organisation; it ends, and is kept for the log."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="memberships", null=True, blank=True
    )
    role = models.CharField(max_length=20, choices=Role.choices)
    since = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(ended_at__isnull=True), name="membership_one_at_a_time"
            ),
            models.CheckConstraint(condition=_role_fits(), name="membership_role_fits"),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="membership_role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.role})"


class Invitation(models.Model):
    """A link that makes one account, once. Only a digest of what stands in it is kept.

    Or one that gives a member who lost it a new password: then it ``renews`` their account.
    """

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="invitations", null=True, blank=True
    )
    role = models.CharField(max_length=20, choices=Role.choices)
    digest = models.CharField(max_length=64, unique=True)
    #: Whom the link is for, as the coordinator knows them.
    meant_for = models.CharField(max_length=80, blank=True)
    made_by = models.ForeignKey(
        User, models.CASCADE, related_name="invitations_made", null=True, blank=True
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.OneToOneField(
        User, models.SET_NULL, related_name="invitation", null=True, blank=True
    )
    renews = models.ForeignKey(User, models.CASCADE, related_name="renewals", null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(condition=_role_fits(), name="invitation_role_fits"),
            models.CheckConstraint(
                condition=Q(used_by__isnull=True) | Q(used_at__isnull=False),
                name="invitation_used_by_somebody_at_some_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} until {self.ends_at:%Y-%m-%d}"


class SignIn(models.Model):
    """A device that is signed in: shown to its owner, and ended by them or by their coordinator."""

    user = models.ForeignKey(User, models.CASCADE, related_name="sign_ins")
    #: Of the session, not its key: who reads the table cannot take the session over.
    digest = models.CharField(max_length=64, unique=True)
    began_at = models.DateTimeField(default=timezone.now, editable=False)
    seen_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-began_at"]
        indexes = [models.Index(fields=["user", "ended_at"], name="sign_in_of_user")]

    def __str__(self) -> str:
        return f"{self.user} since {self.began_at:%Y-%m-%d %H:%M}"
