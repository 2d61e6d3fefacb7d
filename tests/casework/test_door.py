"""The one door to personal data: whoever asks the tables of cases another way fails the build.

Read from the sources, so that a page that nobody has a test for yet is held as well.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db.models import CASCADE, Model

from cases.models.kept import Case, OfCase
from tests.starting import ROOT

PACKAGES = ("accounts", "cases", "eligibility", "sss_portal")
#: What is asked of a table without saying for whom.
UNGUARDED = {"_base_manager", "_default_manager"}
DOORS = {"visible_to", "offered_to"}
#: These serve no person, or write what was just made. Each is a decision: see its docstring.
MAY_ASK_EVERYTHING = {
    "cases/querysets.py",
    "cases/vault.py",
    "cases/searching.py",
    "cases/erasing.py",
    "cases/handing.py",
    "cases/moving.py",
}
#: Rows that belong to no person: a secret of an organisation, and that something was erased.
OF_NOBODY = {"SearchSecret", "Erasure"}


def personal() -> set[str]:
    """The names of all models whose rows tell of a person."""
    return {model.__name__ for model in apps.get_app_config("cases").get_models()} - OF_NOBODY


def breaches(source: str, names: set[str]) -> Iterator[tuple[int, str]]:
    """Line and reason wherever a source asks a table of cases without the door."""
    tree = ast.parse(source)
    let_through = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in DOORS | {"bulk_create"}
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            of_a_model = isinstance(node.value, ast.Name) and node.value.id in names
            if node.attr == "objects" and of_a_model and id(node) not in let_through:
                yield node.lineno, "objects without visible_to"
            if node.attr in UNGUARDED:
                yield node.lineno, node.attr
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            given = [each.id for each in node.args if isinstance(each, ast.Name)]
            if node.func.id.startswith("get_") and names & set(given):
                yield node.lineno, f"{node.func.id} of a table"
            if node.func.id == "of_everybody":
                yield node.lineno, "of_everybody"


def sources() -> list[Path]:
    return [
        path
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def test_nobody_asks_the_tables_of_cases_but_through_the_door() -> None:
    found = []
    for path in sources():
        name = path.relative_to(ROOT).as_posix()
        if name in MAY_ASK_EVERYTHING or "/management/" in name:
            continue
        text = path.read_text(encoding="utf-8")
        found += [(name, *each) for each in breaches(text, personal())]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "Case.objects.all()",
        "Note.objects.filter(case=case)",
        "Case._base_manager.all()",
        "get_object_or_404(Case, reference=reference)",
        "of_everybody(Case)",
        "found = Case.objects",
    ],
)
def test_each_way_around_the_door_is_seen(line: str) -> None:
    assert list(breaches(line, personal()))


@pytest.mark.parametrize(
    "line", ["Case.objects.visible_to(user).first()", "Move.objects.offered_to(user)"]
)
def test_the_door_itself_is_let_through(line: str) -> None:
    assert not list(breaches(line, personal()))


def test_whatever_hangs_on_a_case_is_guarded_as_the_case_is() -> None:
    """A new table of cases has the door as well, and goes when its case goes."""
    for model in apps.get_app_config("cases").get_models():
        if model.__name__ in OF_NOBODY or model.__name__ == "ConsentToKeep":
            continue
        assert hasattr(model.objects, "visible_to"), model  # type: ignore[attr-defined]
        if model is not Case and issubclass(model, OfCase):
            assert _goes_with_its_case(model), model


def _goes_with_its_case(model: type[Model]) -> bool:
    field: Any = model._meta.get_field("case")
    return field.remote_field.on_delete is CASCADE
