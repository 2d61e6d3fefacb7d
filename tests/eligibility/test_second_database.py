"""A site with two databases: the one that is migrated is the one that gets the rulebook."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from pytest_django import DjangoDbBlocker

from eligibility import loader
from eligibility.models import RulebookRelease
from eligibility.reviewed.files import SHIPPED, read
from sss_portal import databases

pytestmark = pytest.mark.slow

ALIAS = "elsewhere"


@pytest.fixture
def second_database(
    tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """The alias of an empty database beside the test database, which may be of another kind."""
    first, file = connections.databases["default"], tmp_path / "elsewhere.sqlite3"
    connections.databases[ALIAS] = {**first, **databases.sqlite(file)}
    with django_db_blocker.unblock():
        yield ALIAS
        connections[ALIAS].close()
        del connections[ALIAS]
    del connections.databases[ALIAS]


def test_the_database_that_is_migrated_is_the_one_that_is_seeded(second_database: str) -> None:
    before = list(RulebookRelease.objects.values())

    call_command("migrate", database=second_database, verbosity=0)

    (release,) = RulebookRelease.objects.using(second_database).all()
    assert release.digest == read(SHIPPED).digest
    loader.forget()
    assert loader.current(using=second_database).rulebook == read(SHIPPED).rulebook()
    assert list(RulebookRelease.objects.values()) == before
