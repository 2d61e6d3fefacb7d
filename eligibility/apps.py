"""The app: system checks, and the rulebook that comes with a bare ``migrate``."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class EligibilityConfig(AppConfig):
    """The law and the public checker. It keeps nothing about anybody."""

    name = "eligibility"

    def ready(self) -> None:
        """Register the checks, and the seeding after this app's own migrations."""
        from eligibility import chained_releases, checks, seeding

        checks.register()
        chained_releases.register()
        post_migrate.connect(
            seeding.seed_after_migrate, sender=self, dispatch_uid="eligibility.seed"
        )
