"""What the database itself refuses of translated texts: a blank in one language alone."""

from django.db import models
from django.db.models import Q

from eligibility.content import LANGUAGES


def every_language(name: str, *fields: str) -> models.CheckConstraint:
    """All texts are there in all languages: nobody is shown a blank or another's language."""
    filled = Q()
    for field in fields:
        for language in LANGUAGES:
            filled &= Q(**{f"{field}_{language}__isnull": False})
            filled &= ~Q(**{f"{field}_{language}": ""})
    return models.CheckConstraint(condition=filled, name=name)


def every_or_none(name: str, field: str) -> models.CheckConstraint:
    """A text that may be missing is missing in all languages."""
    there, none, some = Q(), Q(), Q()
    for language in LANGUAGES:
        blank = Q(**{f"{field}_{language}": ""})
        there &= Q(**{f"{field}_{language}__isnull": False})
        none &= blank
        some &= ~blank
    return models.CheckConstraint(condition=there & (none | some), name=name)
