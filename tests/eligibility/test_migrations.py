"""A site that has published rulebooks goes on with them after an update."""

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

_BEFORE, _AFTER = (
    ("eligibility", "0001_initial"),
    ("eligibility", "0002_papers_names_and_sources"),
)


def _migrated(to: tuple[str, str]) -> Any:
    executor = MigrationExecutor(connection)
    executor.migrate([to])
    return executor.loader.project_state([to]).apps


def test_papers_and_steps_published_before_they_had_names_and_sources_are_kept() -> None:
    apps = _migrated(_BEFORE)
    release = apps.get_model("eligibility", "RulebookRelease").objects.create(
        name="old", digest="sha256:old", schema=1
    )
    texts = {"text": "A paper.", "text_en": "A paper.", "text_th": "ไทย", "text_my": "မြန်မာ"}
    for model in ("Document", "ClaimStep"):
        apps.get_model("eligibility", model).objects.create(release=release, code="old", **texts)
    try:
        apps = _migrated(_AFTER)
        paper = apps.get_model("eligibility", "Document").objects.get(code="old")
        step = apps.get_model("eligibility", "ClaimStep").objects.get(code="old")
        assert (paper.text_my, paper.name_my, paper.issuer_my, paper.cites) == (
            *("မြန်မာ", "မြန်မာ", ""),
            [],
        )
        assert (step.text_th, step.then_th, step.cites) == ("ไทย", "", [])
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
