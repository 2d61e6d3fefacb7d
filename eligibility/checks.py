"""System checks: a site with a faulty rulebook or the wrong languages does not start."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core import checks
from modeltranslation import settings as translation_settings

from eligibility.content import LANGUAGES
from eligibility.reviewed import files
from eligibility.reviewed.files import RulebookError


def register() -> None:
    """Tell Django of the checks; called once, when the app is ready."""
    checks.register(check_rulebook_files)
    checks.register(check_languages)


def check_rulebook_files(**_kwargs: Any) -> list[checks.CheckMessage]:
    """The shipped rulebook files are readable and complete; one error a fault."""
    try:
        files.read(files.SHIPPED)
    except RulebookError as error:
        return [checks.Error(str(fault), id="eligibility.E001") for fault in error.faults]
    return []


def check_languages(**_kwargs: Any) -> list[checks.CheckMessage]:
    """The site, the database columns and the rulebook files have the same languages."""
    site = [code for code, _ in settings.LANGUAGES]
    return [
        *_compare("LANGUAGES", site),
        *_compare("MODELTRANSLATION_LANGUAGES", translation_settings.AVAILABLE_LANGUAGES),
    ]


def _compare(setting: str, languages: Iterable[str]) -> list[checks.CheckMessage]:
    if set(languages) == set(LANGUAGES):
        return []
    return [
        checks.Error(
            f"The setting {setting} has {', '.join(languages)}; "
            f"the rulebook files have {', '.join(LANGUAGES)}.",
            hint="A language needs its texts in every words file and its own columns.",
            id="eligibility.E002",
        )
    ]
