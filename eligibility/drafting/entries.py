"""The reviewed files taken apart into the things a keeper changes, and put together again.

An entry is one thing of one file: a source, a qualifying period or a value with all its rows, what
was said of a value, a name, a summary, a paper, a step. Its content is the JSON of what the file
says of it, so that nothing is lost on the way:

* a day is text, ``2027-01-01``; a number is text in plain notation, ``900`` or ``0.5`` (a whole
  number of JSON is taken as well, a fraction of JSON is not: it is not exact);
* ``release.yaml`` with neither section nor key: ``{vouched_from, vouched_until}``; its name is the
  draft's own, its schema the reader's;
* ``citations`` CODE: ``{instrument, section, url, evidence, checked_on}`` and, where there are,
  ``note``, ``rules``, ``recheck_days``;
* ``qualifying_periods`` TIER: a list of rows ``{required_months, reference_months,
  effective_from, citation}`` and, where there are, ``vouched_from``, ``vouched_until``, ``note``;
* ``values`` KEY: ``{unit, rows}``, each row ``{value, effective_from, citation}`` and as above;
* ``statements`` KEY: a list of rows ``{value, stated_on, citation}``, perhaps with a ``note``;
* ``name`` and ``summary`` without a key: ``{en, th, my}``;
* ``documents`` CODE: ``{name, cites, en, th, my}``, perhaps ``from``; ``steps`` CODE:
  ``{cites, en, th, my}``, perhaps ``then``; ``name``, ``from`` and ``then`` are ``{en, th, my}``.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from eligibility.content import BENEFITS
from eligibility.reviewed.source import SCHEMA, plain_number
from eligibility.reviewed.written import COMMON
from eligibility.strict_files import is_number

RELEASE = "release.yaml"
#: Sections of a law file and of a words file whose things are known by a key.
LAW = ("citations", "qualifying_periods", "values", "statements")
PIECES = ("documents", "steps")
#: Sections of a benefit's words file that are one thing.
SINGLE = ("name", "summary")

#: Sections that are a list of rows in the file, and the field of a row that holds the key.
_LISTED = {"qualifying_periods": "tier", "statements": "key"}
_NUMBERS = frozenset({"value", "required_months", "reference_months", "recheck_days"})
_KEY = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?")
_FILE = re.compile(r"(law|words)/([a-z0-9_]{1,40})\.yaml")


class Where(NamedTuple):
    """The place of an entry: the file, the section in it, the key there (may be ``""``)."""

    file: str
    section: str
    key: str

    def __str__(self) -> str:
        """The parts that say something, one after the other."""
        return " ".join(part for part in self if part)


class NoSuchPlaceError(ValueError):
    """The reviewed files have no such file, section or key."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the reviewed files; ``content`` is JSON, ``None`` where it is taken out."""

    where: Where
    content: object


def place(file: str, section: str, key: str) -> Where:
    """A place in the reviewed files, one that is there or one for a new thing.

    Raises:
        NoSuchPlaceError: the files have no such place.
    """
    named = _FILE.fullmatch(file)
    folder, stem = named.groups() if named else ("", "")
    own = stem in BENEFITS
    if file == RELEASE:
        right = not section and not key
    elif section in SINGLE:
        right = folder == "words" and own and not key
    else:
        there = section in LAW if folder == "law" else section in PIECES and (own or stem == COMMON)
        right = bool(folder) and there and _KEY.fullmatch(key) is not None
    if not right:
        raise NoSuchPlaceError("The rulebook's files have no such place.")
    return Where(file, section, key)


def split(documents: Mapping[str, object]) -> list[Entry]:
    """The entries of a rulebook's documents (``reviewed.written.files_of``)."""
    found = []
    for file, document in documents.items():
        content = dict(document) if isinstance(document, Mapping) else {}
        if file == RELEASE:
            days = {field: content[field] for field in ("vouched_from", "vouched_until")}
            found.append(Entry(Where(file, "", ""), _plain(days)))
            continue
        for section, things in content.items():
            if section in SINGLE:
                found.append(Entry(Where(file, section, ""), _plain(things)))
            elif section in _LISTED:
                found += _grouped(file, section, things)
            elif isinstance(things, Mapping):
                found += (
                    Entry(Where(file, section, key), _plain(told)) for key, told in things.items()
                )
    return found


def join(name: str, entries: Iterable[Entry]) -> dict[str, object]:
    """The documents of a release of this name; every benefit has its files, empty or not.

    What an entry says is put where it belongs as it is: the strict reader judges it.
    """
    release: dict[str, object] = {"schema": Decimal(SCHEMA), "name": name}
    files: dict[str, dict[str, object]] = {
        f"{folder}/{benefit}.yaml": {"benefit": benefit}
        for folder in ("law", "words")
        for benefit in BENEFITS
    }
    listed: dict[tuple[str, str], list[object]] = {}
    keyed: dict[tuple[str, str], dict[str, object]] = {}
    for where, content in ((entry.where, entry.content) for entry in entries):
        document = files.setdefault(where.file, {}) if where.file != RELEASE else release
        if content is None:
            continue
        told = _exact(content)
        if where.file == RELEASE:
            release.update(told if isinstance(told, dict) else {})
        elif where.section in SINGLE:
            document[where.section] = told
        elif where.section in _LISTED:
            rows = listed.setdefault((where.file, where.section), [])
            document[where.section] = rows
            rows += _rows(where, told)
        else:
            things = keyed.setdefault((where.file, where.section), {})
            document[where.section] = things
            things[where.key] = told
    return {RELEASE: release, **files}


def placed_as(told: Iterable[Entry], known: Collection[Where]) -> dict[Where, object]:
    """What entries say, by the place at which another rulebook has the same thing.

    A source may stand in any law file, and is moved by whoever cites it; it stays the same source.
    """
    homes = {(where.section, where.key): where for where in known if where.section == "citations"}
    return {
        homes.get((entry.where.section, entry.where.key), entry.where): entry.content
        for entry in told
    }


def entry_at(file: str, key: str, entries: Iterable[Entry]) -> Where | None:
    """Which entry a fault of the strict reader is about; ``None`` where it is about no single one.

    Args:
        file: the fault's file, or ``law`` or ``words`` for what is missing in all of them.
        key: the fault's key in it, rows counted from 1.
        entries: in the order in which they were joined.
    """
    if file == RELEASE:
        return Where(file, "", "")
    best: tuple[int, Where] | None = None
    for where, names in _names_in(file, entries):
        for name in names:
            if (key == name or key.startswith(f"{name}.")) and (not best or len(name) > best[0]):
                best = len(name), where
    return best[1] if best else None


def _names_in(file: str, entries: Iterable[Entry]) -> Iterator[tuple[Where, list[str]]]:
    """The entries of a file, each with the keys by which the strict reader names it."""
    stem = file.removeprefix("law/").removesuffix(".yaml")
    rows_before = dict.fromkeys(_LISTED, 0)
    for entry in entries:
        where, content = entry.where, entry.content
        if where.file != file or content is None:
            continue
        if where.section in _LISTED:
            first = rows_before[where.section] + 1
            rows_before[where.section] += len(_rows(where, content))
            rows = range(first, rows_before[where.section] + 1)
            names = [f"{where.section}.{number}" for number in rows]
        else:
            names = [f"{where.section}.{where.key}" if where.key else where.section]
        # What is compared across files is named by the value alone.
        own = {"values": where.key, "qualifying_periods": f"{stem}.{where.key}"}
        if where.section in own:
            names.append(own[where.section])
        yield where, names


def _grouped(file: str, section: str, rows: object) -> list[Entry]:
    """A list of rows as one entry for each key that its rows name."""
    field = _LISTED[section]
    groups: dict[str, list[object]] = {}
    for row in rows if isinstance(rows, list) else []:
        rest = {name: value for name, value in row.items() if name != field}
        groups.setdefault(row[field], []).append(_plain(rest))
    return [Entry(Where(file, section, key), group) for key, group in groups.items()]


def _rows(where: Where, told: object) -> list[object]:
    """The rows of an entry as they stand in the file's list, the key in each."""
    field = _LISTED[where.section]
    return [
        {field: where.key, **row} if isinstance(row, dict) else row
        for row in (told if isinstance(told, list) else [told])
    ]


def _plain(data: object) -> object:
    """A part of a document as JSON."""
    if isinstance(data, Mapping):
        return {str(name): _plain(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [_plain(value) for value in data]
    if isinstance(data, Decimal):
        return plain_number(data)
    return data.isoformat() if isinstance(data, date) else data


def _exact(data: object, field: str = "") -> object:
    """JSON as a part of a document: numbers exact where a number belongs."""
    if isinstance(data, dict):
        return {name: _exact(value, name) for name, value in data.items()}
    if isinstance(data, list):
        return [_exact(value) for value in data]
    whole = isinstance(data, int) and not isinstance(data, bool)
    if field in _NUMBERS and (whole or (isinstance(data, str) and is_number(data))):
        return Decimal(str(data))
    return data
