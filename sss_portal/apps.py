"""Django's admin as the keepers of the rules have it: our door, and the rules alone."""

from importlib import import_module

from django.contrib.admin.apps import SimpleAdminConfig


class KeepersToolConfig(SimpleAdminConfig):
    """In place of Django's own, which would show whatever any installed app brings along."""

    default_site = "sss_portal.keepers.KeepersSite"

    def ready(self) -> None:
        """Register what keepers work on: accounts, devices and cases have no page here."""
        super().ready()
        import_module("eligibility.admin")
