"""The other documents: what they point at exists, and what they count is so."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, Page, words
from tests.support import ROOT

DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
ALL = sorted(DOCS.rglob("*.md"))
MOST_LINES = 36

_LINK = re.compile(r"\]\(([^)#]*)(?:#([^)]*))?\)")


def anchor(heading: str) -> str:
    return re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_every_link_inside_the_documents_leads_somewhere(path: Path) -> None:
    for target, section in _LINK.findall(path.read_text(encoding="utf-8")):
        there = (path.parent / target).resolve() if target else path
        assert there.exists(), target
        if section:
            assert section in map(anchor, Page(there).sections), f"{target}#{section}"


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [path.name[:5] for path in DECISIONS] == [
        f"{number:04}-" for number in range(1, len(DECISIONS) + 1)
    ]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_is_short_and_says_context_decision_and_consequence(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= MOST_LINES
    assert lines[0].startswith(f"# {int(path.name[:4])}. ")
    begun = [line.split("**")[1] for line in lines if line.startswith("**")]
    assert begun == ["Context.", "Decision.", "Consequence."]


def test_every_room_of_the_architecture_exists() -> None:
    for row in Page(DOCS / "architecture.md").rows("The rooms"):
        named = words(row["room"]) or {row["room"]}
        base = next((Path(name).parent for name in named if "/" in name.rstrip("/")), Path())
        for name in named:
            assert (ROOT / name).exists() or (ROOT / base / name).exists(), name


def test_the_architecture_names_every_import_contract_and_no_other() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {rule["name"] for rule in settings["tool"]["importlinter"]["contracts"]}
    rows = Page(DOCS / "architecture.md").rows("Who may import whom")
    named = {name for row in rows for name in re.findall(r"contract “(.+?)”", row["held by"])}
    assert named == contracts


def test_the_glossary_says_how_sure_the_burmese_is_of_how_many_words() -> None:
    page = Page(DOCS / "glossary.md")
    terms = [row for name in page.sections for row in page.rows(name) if "Burmese" in row]
    assert all(row["Thai"] and row["Burmese"] for row in terms)
    sure = Counter(row[""] for row in terms)
    told = f"{len(terms)} terms: A {sure['A']}, B {sure['B']}, C {sure['C']}."
    assert sure.keys() == {"A", "B", "C"}
    assert told in page.text
