"""What goes to a translator and what comes back, whatever the file; and how the two differ.

Beside each text goes a digest of what stood there when it went out. By it we see, when the file
comes back, who has changed what: the translator, somebody here, or both.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from eligibility.content import LANGUAGES

ENGLISH = "en"
#: Languages into which texts are translated.
TRANSLATED = tuple(language for language in LANGUAGES if language != ENGLISH)
#: The most characters a text may have, and the most texts there may be in a file.
LONGEST, MOST = 10_000, 10_000
#: The most a file may weigh, in bytes.
MOST_BYTES = 5_000_000

#: What no table and no catalogue can hold.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A text as it stands here: its key, its English, and what it is in the other language."""

    key: str
    english: str
    text: str

    @property
    def digest(self) -> str:
        """Of what stands there: sixteen hexadecimal digits."""
        return digest_of(self.key, self.text)


@dataclass(frozen=True, slots=True)
class Returned:
    """A text as it came back. ``place`` names it in the file: "Row 7"."""

    place: str
    key: str
    english: str
    text: str
    digest: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that came back, every line of it readable."""

    language: str
    lines: tuple[Returned, ...]


class FaultySheetError(Exception):
    """A file that is not taken; ``faults`` says where and why, a plain sentence each."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class State(StrEnum):
    """What a text that came back is to the one that stands here."""

    NEW = "new"
    #: The text was changed here since it went out.
    CONFLICT = "changed here"
    #: The English was changed since it went out.
    OUTDATED = "other English"
    #: There is no such text here any more.
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Difference:
    """A text that came back other than it stands here (``text``)."""

    state: State
    key: str
    english: str
    text: str
    offered: str

    @property
    def can_be_taken(self) -> bool:
        """Whether there is a place for it."""
        return self.state is not State.GONE

    @property
    def taken_unasked(self) -> bool:
        """Whether nobody's work is lost by taking it."""
        return self.state is State.NEW


def digest_of(key: str, text: str) -> str:
    """By which a text is known again, for the key too: rows may be mixed up on the way."""
    return hashlib.sha256(f"{key}\n{plain(text)}".encode()).hexdigest()[:16]


def plain(text: str) -> str:
    """A text as every kind of file brings it back: line ends and edges as they are not meant."""
    text = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", text).strip()


def differences(here: Iterable[Line], sheet: Sheet) -> list[Difference]:
    """What came back other than it stands here, in the order of the file.

    Left out is what the translator has left as it was, or empty; nothing is taken away by a file.
    """
    known = {line.key: line for line in here}
    found = []
    for row in sheet.lines:
        line, text = known.get(row.key), plain(row.text)
        touched = text and digest_of(row.key, text) != row.digest
        if touched and (line is None or text != plain(line.text)):
            english, now = (line.english, line.text) if line else (row.english, "")
            found.append(Difference(_state(line, row), row.key, english, now, text))
    return found


def _state(line: Line | None, row: Returned) -> State:
    if line is None:
        return State.GONE
    if line.digest != row.digest:
        return State.CONFLICT
    return State.NEW if plain(line.english) == plain(row.english) else State.OUTDATED


def checked(language: str, lines: Iterable[Returned]) -> Sheet:
    """A sheet in which each key stands once and no text is endless.

    Raises:
        FaultySheetError: with each fault by its place.
    """
    lines = tuple(lines)
    faults = [*_faults(lines)]
    if language not in TRANSLATED:
        faults.insert(0, f"The language must be one of: {', '.join(TRANSLATED)}.")
    if len(lines) > MOST:
        faults.insert(0, f"There are more than {MOST} texts.")
    if faults:
        raise FaultySheetError(*faults)
    return Sheet(language, lines)


def _faults(lines: Iterable[Returned]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for line in lines:
        if not line.key:
            yield f"{line.place}: The key is missing."
        elif line.key in seen:
            yield f"{line.place}: The key stands in {seen[line.key].lower()} already."
        if len(line.text) > LONGEST:
            yield f"{line.place}: The text has more than {LONGEST} characters."
        seen.setdefault(line.key, line.place)
