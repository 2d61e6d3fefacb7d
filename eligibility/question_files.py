"""Questions and worked cases from JSON and YAML, and back: only what JSON itself can say.

Dates stay text (the contract writes them in ISO 8601 and the core reads them), keys may not be
written twice. NaN and infinity are let through to the reader of questions, who names the field.
"""

import json
from typing import Any

import yaml

from eligibility.strict_files import (
    DEEPEST,
    TOO_DEEP,
    UnreadableError,
    is_number,
    load_yaml,
    refuse_half_character,
    written_twice,
)

#: The most one question may weigh, in bytes of JSON; a file of many may weigh more.
MOST_BYTES = 64_000

#: Longer numbers are no amounts; Python itself refuses to read them from some thousands on.
_MOST_DIGITS = 300


def read_json(text: str) -> object:
    """One JSON document.

    Raises:
        UnreadableError: it is not JSON, has a key twice, half a character, or is nested too deeply.
    """
    try:
        document: object = json.loads(text, object_pairs_hook=_object, parse_int=_whole)
    except RecursionError:
        raise UnreadableError(TOO_DEEP) from None
    except ValueError as error:
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableError(f"The file is not JSON{where}.") from None
    _refuse_odd(document)
    return document


def read_yaml(text: str) -> object:
    """One YAML document that JSON could say too.

    Raises:
        UnreadableError: it is not YAML as ``strict_files`` reads it.
    """
    return load_yaml(text, _plain)


def write_yaml(document: object) -> str:
    """A document as YAML that ``read_yaml`` reads as the same: every key in its place."""
    return yaml.dump(document, Dumper=_Plainly, allow_unicode=True, sort_keys=False, width=100)


class _Plainly(yaml.SafeDumper):
    """Without anchors: what is said twice is written twice."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def too_large(question: object) -> bool:
    """Whether a question weighs more than the contract's 64 kB, written as JSON."""
    try:
        written = json.dumps(question, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        return False  # not JSON at all: the reader of questions says what is wrong with it
    return len(written.encode("utf-8", "surrogatepass")) > MOST_BYTES


def _plain(written: str) -> int | float | str:
    if not is_number(written):
        return written
    return float(written) if "." in written else _whole(written)


def _whole(written: str) -> int | float:
    """A whole number; one far too long is infinite, and refused by name where it stands."""
    return int(written) if len(written) <= _MOST_DIGITS else float("inf")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            raise UnreadableError(f"{written_twice(key)}.")
        made[key] = value
    return made


def _refuse_odd(document: object) -> None:
    """Refuse deep nesting and half characters, without a call for every level."""
    waiting = [(document, 0)]
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, str):
            refuse_half_character(value)
        elif isinstance(value, dict | list):
            if depth >= DEEPEST:
                raise UnreadableError(TOO_DEEP)
            inner = [*value, *value.values()] if isinstance(value, dict) else value
            waiting += [(item, depth + 1) for item in inner]
