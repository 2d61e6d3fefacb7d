"""The app: where cases are kept, what the rules' keepers may learn of them is counted here."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """People's cases, kept with their consent."""

    name = "cases"

    def ready(self) -> None:
        """Register what counts saved results for a draft, and where decided reviews lie."""
        from cases import chained, counting
        from eligibility.drafting import saved

        saved.register(counting.count)
        chained.register()
