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
DOORS = {"visible_to", "offered_to", "handed_to"}
#: These serve no person, or write what was just made. Each is a decision: see its docstring.
MAY_ASK_EVERYTHING = {
    "cases/querysets.py",
    "cases/vault.py",
    "cases/searching.py",
    "cases/counting.py",
    "cases/erasing.py",
    "cases/handing.py",
    "cases/queue.py",
    "cases/chained.py",
    "cases/telling.py",
    "cases/moving.py",
}
#: What speaks to the database past the tables: to write over what was erased, and to copy it.
RAW = {"raw", "cursor", "execute", "executemany", "extra", "RawSQL"}
MAY_SPEAK_SQL = {"cases/erasing.py"}
#: Rows that belong to no person: a secret of an organisation, and that something was erased.
OF_NOBODY = {"SearchSecret", "Erasure"}


def personal() -> set[str]:
    """The names of all models whose rows tell of a person."""
    return {model.__name__ for model in apps.get_app_config("cases").get_models()} - OF_NOBODY


def named(node: ast.AST) -> str:
    """The last name of a chain: ``Case`` of ``models.Case``."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def aliases(tree: ast.AST, names: set[str]) -> set[str]:
    """Other names that a source gives to these: by an import, or by an assignment."""
    found: set[str] = set()
    more = True
    while more:
        known, before = names | found, len(found)
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom | ast.Import):
                found |= {each.asname for each in node.names if each.asname and each.name in known}
            elif isinstance(node, ast.Assign) and named(node.value) in known:
                found |= {named(target) for target in node.targets} - {""}
            elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
                found |= {named(node.target)} - {""} if named(node.value) in known else set()
        more = len(found) > before
    return found


def _said(node: ast.Attribute | ast.ImportFrom) -> set[str]:
    if isinstance(node, ast.Attribute):
        return {node.attr}
    return {each.name for each in node.names} & {"RawSQL"}


def raw(source: str) -> Iterator[tuple[int, str]]:
    """Line and reason wherever a source speaks SQL of its own."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute | ast.ImportFrom) and RAW & _said(node):
            yield node.lineno, "SQL"


def breaches(source: str, names: set[str]) -> Iterator[tuple[int, str]]:
    """Line and reason wherever a source asks a table of cases without the door."""
    tree = ast.parse(source)
    names = names | aliases(tree, names)
    let_through = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in DOORS | {"bulk_create"}
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            of_a_model = named(node.value) in names
            if node.attr == "objects" and of_a_model and id(node) not in let_through:
                yield node.lineno, "objects without visible_to"
            if node.attr in UNGUARDED:
                yield node.lineno, node.attr
        if isinstance(node, ast.Call):
            called = named(node.func)
            if called.startswith("get_") and names & {named(each) for each in node.args}:
                yield node.lineno, f"{called} of a table"
            if called == "of_everybody":
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
        "models.Case.objects.all()",
        "cases.models.kept.Note.objects.filter(case=case)",
        "from cases.models import Case as Kept\nKept.objects.all()",
        "from cases import models as m\nm.Case.objects.all()",
        "M = Case\nM.objects.all()",
        "M = models.Case\nN = M\nN.objects.all()",
        "(M := Case).pk\nM.objects.all()",
        "shortcuts.get_object_or_404(models.Case, reference=reference)",
        "querysets.of_everybody(Case)",
    ],
)
def test_each_way_around_the_door_is_seen(line: str) -> None:
    assert list(breaches(line, personal()))


def test_no_case_is_read_by_sql_of_ones_own() -> None:
    found = []
    for path in sources():
        name = path.relative_to(ROOT).as_posix()
        if name.startswith("cases/") and name not in MAY_SPEAK_SQL and "/management/" not in name:
            found += [(name, *each) for each in raw(path.read_text(encoding="utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "Case.objects.visible_to(user).raw('SELECT 1')",
        "connection.cursor()",
        "with connections[using].cursor() as cursor: pass",
        "Case.objects.visible_to(user).extra(where=['1'])",
    ],
)
def test_sql_of_ones_own_is_seen(line: str) -> None:
    assert list(raw(line))


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
