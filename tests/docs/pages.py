"""Reading a Markdown page: its sections, tables, numbered items and code words."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.support import ROOT

DOCS = ROOT / "docs"

_CODE = re.compile(r"`([^`]+)`")
_HEADING = re.compile(r"(#+) (.+)")
_NUMBERED = re.compile(r"\d+\. \*\*`([a-z_]+)`\*\*")
_BULLET = re.compile(r"- \*\*(.+?)\*\* — .", re.DOTALL)


class Item(NamedTuple):
    """One numbered condition: its code and every code word of its text."""

    code: str
    words: frozenset[str]


class Page:
    """One page, by the last heading above each line."""

    def __init__(self, path: Path) -> None:
        """Read the page and cut it at its headings."""
        self.text = path.read_text(encoding="utf-8")
        self.sections: dict[str, list[str]] = {}
        lines: list[str] = []
        for line in self.text.splitlines():
            heading = _HEADING.fullmatch(line)
            if heading:
                lines = self.sections.setdefault(heading[2].replace("`", ""), [])
            else:
                lines.append(line)

    @property
    def words(self) -> frozenset[str]:
        """Everything the page writes as code."""
        return words(self.text)

    @property
    def prose(self) -> str:
        """The page without headings, tables, code words, list numbers and addresses of links."""
        kept = (
            line for lines in self.sections.values() for line in lines if not line.startswith("|")
        )
        text = re.sub(r"^\d+\. ", "", "\n".join(kept), flags=re.MULTILINE)
        return re.sub(r"\]\([^)]*\)", "]", _CODE.sub("", text))

    def rows(self, section: str) -> list[dict[str, str]]:
        """The rows of every table of a section, by column; code words without their marks."""
        found: list[dict[str, str]] = []
        head: list[str] = []
        for line in self.sections[section]:
            if not line.startswith("|"):
                head = []
                continue
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not head:
                head = cells
            elif set(cells) != {"---"}:
                found.append(dict(zip(head, map(_bare, cells), strict=True)))
        return found

    def conditions(self, section: str) -> list[Item]:
        """The numbered conditions of a section, in the order of the page."""
        return [
            Item(found[1], words(text))
            for text in self._items(section)
            if (found := _NUMBERED.match(text))
        ]

    def bullets(self, section: str) -> list[str]:
        """What the bullets of a section begin with, in bold."""
        texts = self._items(section)
        return [" ".join(found[1].split()) for text in texts if (found := _BULLET.match(text))]

    def _items(self, section: str) -> Iterator[str]:
        """List items with the lines that belong to them."""
        item: list[str] = []
        for line in [*self.sections[section], ""]:
            if item and not line.startswith("  "):
                yield "\n".join(item)
                item = []
            if re.match(r"(\d+\.|-) ", line) or item:
                item.append(line)


def words(text: str) -> frozenset[str]:
    """Everything a text writes as code."""
    return frozenset(_CODE.findall(text))


def _bare(cell: str) -> str:
    found = _CODE.fullmatch(cell)
    return found[1] if found else cell
