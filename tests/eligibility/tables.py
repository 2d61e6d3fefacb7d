"""What the tables of the published rulebooks hold, to be compared before and after."""

from typing import Any

from django.apps import apps
from django.db import connection, models

from eligibility.frozen import FrozenModel
from eligibility.models import Link, WorkedCase

#: The models of the app whose rows are written once; the others hold nothing of a rulebook.
PUBLISHED: list[type[models.Model]] = [
    model
    for model in apps.get_app_config("eligibility").get_models()
    if issubclass(model, FrozenModel)
]
#: Of those, the models of which every release has rows. The others come with what people publish.
OF_EVERY_RELEASE = [model for model in PUBLISHED if model not in (Link, WorkedCase)]


def everything() -> dict[str, list[dict[str, Any]]]:
    """All rows of all published rulebooks, columns included that Python code may hide."""
    rows = {}
    with connection.cursor() as cursor:
        for model in PUBLISHED:
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}" ORDER BY id')  # noqa: S608
            names = [column[0] for column in cursor.description]
            rows[model.__name__] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return rows
