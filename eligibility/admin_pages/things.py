"""The things of a draft as keepers know them: of which kind, of which benefit, in which order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any

from eligibility.admin_pages.editors import (
    Editor,
    PeriodEditor,
    ReleaseEditor,
    SourceEditor,
    StatementsEditor,
    ValueEditor,
)
from eligibility.admin_pages.rows import Sources
from eligibility.admin_pages.text_editors import PaperEditor, StepEditor, TextEditor
from eligibility.content import BENEFITS
from eligibility.models import DraftEntry


class Kind(StrEnum):
    """What a thing is, by the section of its file."""

    RELEASE = ""
    PERIOD = "qualifying_periods"
    VALUE = "values"
    STATEMENTS = "statements"
    SOURCE = "citations"
    NAME = "name"
    SUMMARY = "summary"
    PAPER = "documents"
    STEP = "steps"


@dataclass(frozen=True, slots=True)
class Described:
    """A kind for keepers: its name, in the plural, and its form; ``folder``: of its files."""

    one: str
    several: str
    editor: type[Editor]
    folder: str


DESCRIBED: Mapping[Kind, Described] = {
    Kind.RELEASE: Described("days vouched for", "Days", ReleaseEditor, ""),
    Kind.PERIOD: Described("qualifying period", "Qualifying periods", PeriodEditor, "law"),
    Kind.VALUE: Described("value", "Values", ValueEditor, "law"),
    Kind.STATEMENTS: Described("what was said", "What was said", StatementsEditor, "law"),
    Kind.SOURCE: Described("source", "Sources", SourceEditor, "law"),
    Kind.NAME: Described("name", "Name", TextEditor, "words"),
    Kind.SUMMARY: Described("summary", "Summary", TextEditor, "words"),
    Kind.PAPER: Described("paper", "Papers", PaperEditor, "words"),
    Kind.STEP: Described("step", "Steps", StepEditor, "words"),
}
#: What a keeper can add to a draft.
ADDED = (Kind.PERIOD, Kind.VALUE, Kind.STATEMENTS, Kind.SOURCE, Kind.PAPER, Kind.STEP)
COMMON = "common"
_ORDER = tuple(Kind)
_SHOWN = 90


@dataclass(frozen=True, slots=True)
class Thing:
    """One entry of a draft, with what a list says of it."""

    entry: DraftEntry
    kind: Kind

    @property
    def home(self) -> str:
        """The benefit it belongs to, "common", or "" for the release itself."""
        return home_of(self.entry.file)

    @property
    def name(self) -> str:
        """What it is called in a list."""
        return self.entry.key or DESCRIBED[self.kind].one

    @property
    def change(self) -> str:
        """What was done to it: "", "new", "changed" or "taken out"."""
        if self.entry.content == self.entry.before:
            return ""
        if self.entry.before is None:
            return "new"
        return "taken out" if self.entry.content is None else "changed"

    @property
    def now(self) -> str:
        """What it says, in a line."""
        return in_a_line(self.kind, self.entry.content or self.entry.before)


@dataclass(frozen=True, slots=True)
class Group:
    """The things of one kind of one benefit."""

    kind: Kind
    title: str
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """All things of one benefit."""

    code: str
    groups: tuple[Group, ...]

    @property
    def title(self) -> str:
        """What it is called."""
        return called(self.code)


def home_of(file: str) -> str:
    """Of ``law/maternity.yaml`` the benefit, of others "common", of ``release.yaml`` nothing."""
    folder, _, name = file.rpartition("/")
    stem = name.removesuffix(".yaml")
    return "" if not folder else stem if stem in BENEFITS else COMMON


def called(home: str) -> str:
    """A benefit, what is common to several, or the release itself, as a heading."""
    return home.replace("_", " ").capitalize() if home else "The release"


def thing_of(entry: DraftEntry) -> Thing:
    """The thing that an entry is."""
    return Thing(entry, Kind(entry.section))


def homes(entries: Iterable[DraftEntry], search: str = "", *, changed: bool = False) -> list[Home]:
    """The things of a draft: the release first, the benefits in the order of the law, the rest.

    Args:
        entries: of the draft.
        search: words that the thing's code or content holds, in any case; "" for all.
        changed: only what differs from the base.
    """
    order = ("", *BENEFITS, COMMON)
    found = [
        thing for thing in map(thing_of, entries)
        if (not changed or thing.change) and _holds(thing, search)
        if thing.entry.content is not None or thing.change
    ]  # fmt: skip
    found.sort(key=lambda thing: (
        order.index(thing.home), _ORDER.index(thing.kind), thing.entry.file, thing.entry.key
    ))  # fmt: skip
    return [
        Home(home, tuple(_groups(things)))
        for home, things in groupby(found, key=lambda thing: thing.home)
    ]


def _groups(things: Iterable[Thing]) -> Iterator[Group]:
    for kind, of_kind in groupby(things, key=lambda thing: thing.kind):
        yield Group(kind, DESCRIBED[kind].several, tuple(of_kind))


def _holds(thing: Thing, search: str) -> bool:
    text = f"{thing.entry} {thing.entry.content} {thing.entry.before}".casefold()
    return all(word in text for word in search.casefold().split())


def sources_of(entries: Iterable[DraftEntry]) -> Sources:
    """The sources a row of the draft may cite, by their codes."""
    found = (
        (entry.key, described_source(entry.key, entry.content))
        for entry in entries
        if entry.section == Kind.SOURCE and entry.content is not None
    )
    return Sources(tuple(sorted(found)))


def described_source(code: str, content: Mapping[str, Any]) -> str:
    """A source in a line: code, instrument, section."""
    section = f", section {content['section']}" if content.get("section") else ""
    return f"{code}: {content.get('instrument', '')}{section}"


def in_a_line(kind: Kind, content: Any) -> str:
    """What a thing says, as short as a list needs it."""
    if kind is Kind.VALUE:
        unit = content["unit"]
        return "; ".join(f"{_value(row['value'], unit)} {_since(row)}" for row in content["rows"])
    if kind is Kind.PERIOD:
        return "; ".join(f"{_months(row)} {_since(row)}" for row in content)
    if kind is Kind.STATEMENTS:
        return "; ".join(f"{row['value']}, said on {row['stated_on']}" for row in content)
    if kind is Kind.SOURCE:
        return f"{content['evidence']}, checked on {content['checked_on']}"
    if kind is Kind.RELEASE:
        return f"{content['vouched_from']} to {content['vouched_until']}"
    text = content.get("name", content) if kind is Kind.PAPER else content
    english = str(text.get("en", ""))
    return english if len(english) <= _SHOWN else f"{english[:_SHOWN]}…"


def _value(value: object, unit: str) -> str:
    if value is None:
        return "no value"
    return ("yes" if value else "no") if isinstance(value, bool) else f"{value} {unit}"


def _months(row: Mapping[str, Any]) -> str:
    window = row.get("reference_months")
    return f"{row['required_months']} months " + (f"within {window}" if window else "in all")


def _since(row: Mapping[str, Any]) -> str:
    return f"from {row['effective_from']}" if row["effective_from"] else "always"
