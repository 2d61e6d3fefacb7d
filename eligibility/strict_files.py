"""Files from outside, read strictly: a bounded size, UTF-8, and YAML without its surprises.

YAML itself keeps the last of two equal keys, reads ``012000`` as 5120, ``12:30`` as 750 and the
country code ``NO`` as false, lets one line stand for a billion, and a tag ask for a value nobody
wrote. In a file of law or in a worker's wage each of these is a fault or a wrong amount. So a
document is built here from the parser's events, one after the other: nothing is resolved behind
our back, and no depth of nesting can exhaust the stack. What a plain word means beyond null,
true and false is the caller's to say: one strict YAML, two shapes.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import yaml

#: The most a file may weigh, in bytes.
MOST_BYTES = 5_000_000
#: How many lists and mappings may stand inside each other; a question needs five.
DEEPEST = 50
TOO_DEEP = f"The file is nested too deeply: more than {DEEPEST} levels."

_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?")
_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_MOST_REPEATED = 1_000
_FIELD_NAME = re.compile(r"[a-z_]{1,40}")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

# The C parser where PyYAML has it: the rulebook files are read at every start.
_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class UnreadableError(Exception):
    """A file that cannot be read at all; the message says why in a plain sentence."""


def read_text(path: Path) -> str:
    """The text of a file.

    Raises:
        UnreadableError: it is missing, cannot be opened, is too large or not UTF-8.
    """
    try:
        with path.open("rb") as stream:
            return text_of(stream)
    except FileNotFoundError:
        raise UnreadableError("The file is missing.") from None
    except OSError as error:
        raise UnreadableError(f"The file cannot be opened: {error.strerror}.") from None


def text_of(stream: BinaryIO) -> str:
    """The text of a stream, of which no more is read than may be.

    Raises:
        UnreadableError: it is too large or not UTF-8.
    """
    raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise UnreadableError(f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
    try:
        return raw.decode("utf-8-sig")  # some editors put a mark before the first character
    except UnicodeDecodeError as error:
        raise UnreadableError(f"The file is not UTF-8 text (byte {error.start + 1}).") from None


def is_number(written: str) -> bool:
    """Whether a word is a number in the plain decimal notation, the only one there is here."""
    return _NUMBER.fullmatch(written) is not None


def refuse_half_character(text: str) -> None:
    """Refuse half of a surrogate pair (``\\ud800``): no file and no page can hold it."""
    if _LONE_SURROGATE.search(text):
        raise UnreadableError("The file holds half a character (a lone surrogate).")


def written_twice(key: str) -> str:
    """What is said of a repeated key; it is named only if it looks like the name of a field.

    People type names and numbers of persons into wrong places, and messages end up in logs.
    """
    return f"The key “{key}” is written twice" if _FIELD_NAME.fullmatch(key) else (
        "A key is written twice"
    )  # fmt: skip


def load_yaml(text: str, plain: Callable[[str], object], *, repeat_texts: bool = False) -> object:
    """The one document of a YAML text; ``None`` when it is empty.

    Args:
        text: the YAML.
        plain: what an unquoted word means that is neither null nor true nor false.
        repeat_texts: a short text may be named (&) and repeated (*); a list or mapping never.

    Raises:
        UnreadableError: it is not YAML, or uses what is not allowed here.
    """
    document = _Document(plain, repeat_texts=repeat_texts)
    try:
        for event in yaml.parse(text, Loader=_PARSER):
            document.take(event)
    except yaml.YAMLError as error:
        raise UnreadableError(f"The file is not YAML: {_problem(error)}.") from None
    return document.made


@dataclass(slots=True)
class _Open:
    """A list or mapping not yet closed; in a mapping, the key that waits for its value."""

    made: list[object] | dict[str, object]
    key: str | None = None


class _Document:
    """The document as far as it has been read."""

    def __init__(self, plain: Callable[[str], object], *, repeat_texts: bool) -> None:
        self.made: object = None
        self._plain = plain
        self._repeat_texts = repeat_texts
        self._texts: dict[str | None, object] = {}
        self._open: list[_Open] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Build on with the next event of the parser."""
        if isinstance(event, yaml.NodeEvent):
            self._refuse_reference(event)
        if isinstance(event, yaml.ScalarEvent):
            self._put(self._meaning(event), event)
        elif isinstance(event, yaml.AliasEvent):
            self._put(self._texts[event.anchor], event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _refused("There is a second document", event)

    def _refuse_reference(self, event: yaml.NodeEvent) -> None:
        """Aliases can make a small file enormous; a tag asks for what nobody has written."""
        if getattr(event, "tag", None) is not None:
            raise _refused("A tag (!) is not allowed", event)
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self._texts:
                raise _refused("An alias (*) is not allowed", event)
        elif event.anchor is not None:
            short = isinstance(event, yaml.ScalarEvent) and len(event.value) <= _MOST_REPEATED
            if not (self._repeat_texts and short):
                raise _refused("An anchor (&) is not allowed", event)

    def _meaning(self, event: yaml.ScalarEvent) -> object:
        meaning: object = event.value
        refuse_half_character(event.value)
        if event.implicit[0]:  # it does not stand in quotes
            if event.value == "<<":
                raise _refused("A merge key (<<) is not allowed", event)
            known = event.value in _WORDS
            meaning = _WORDS[event.value] if known else self._plain(event.value)
        if event.anchor is not None:
            self._texts[event.anchor] = meaning
        return meaning

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        if len(self._open) >= DEEPEST:
            raise UnreadableError(TOO_DEEP)
        made: list[object] | dict[str, object] = (
            {} if isinstance(event, yaml.MappingStartEvent) else []
        )
        self._put(made, event)
        self._open.append(_Open(made))

    def _put(self, value: object, event: yaml.Event) -> None:
        """Put a value where it belongs: the top, a list, or a mapping, there the key first."""
        if not self._open:
            self.made = value
            return
        holder = self._open[-1]
        if isinstance(holder.made, list):
            holder.made.append(value)
        elif holder.key is not None:
            holder.made[holder.key] = value
            holder.key = None
        elif not isinstance(value, str):
            raise _refused("A key is not text", event)
        elif value in holder.made:
            raise _refused(written_twice(value), event)
        else:
            holder.key = value


def _refused(reason: str, event: yaml.Event) -> UnreadableError:
    mark = event.start_mark
    return UnreadableError(f"{reason} (line {mark.line + 1})." if mark else f"{reason}.")


def _problem(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "a character is not allowed"
    return f"{problem} (line {mark.line + 1})" if mark else str(problem)
