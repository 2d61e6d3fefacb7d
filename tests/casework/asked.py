"""Forms that ask for the same papers in several cases, as the queue of an office sends them."""

from collections.abc import Sequence
from typing import Any

from django.test import Client

from cases import reviewing
from cases.models import Handover, Review
from cases.reviewing import Answer
from cases.vault import Vault

THERE = "/en/cases/office/ask/"
#: What a copy is about, and what is asked for in it.
BIRTH = {"maternity": "have"}
WANTED = {"benefit": "maternity", "paper": ["birth_certificate", "bank_book"]}


def picks(*made: Handover) -> list[str]:
    """How the queue sends what is ticked in it."""
    for each in made:
        each.refresh_from_db()
    return [f"{each.pk}.{each.version}" for each in made]


def send(client: Client, picked: Sequence[str], step: str = "", **form: object) -> Any:
    """The answer to one of its forms; ``step``: as ``cases.pages.asking.Step`` names it."""
    return client.post(THERE, {"pick": picked, "step": step, **form})


def referred(ones: Sequence[object]) -> list[str]:
    """The references of the cases that a page lists."""
    return [getattr(one, "reference", "") for one in ones]


def answers() -> list[Answer]:
    """Everything that any office has answered."""
    rows = Review._base_manager.order_by("at", "pk")
    return [reviewing.opened(row, Vault.of(row.case_id)) for row in rows]
