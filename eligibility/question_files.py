"""Reading questions and worked cases from JSON and YAML: only what JSON itself can say.

Dates stay text (the contract writes them in ISO 8601 and the core reads them), keys may not be
written twice. NaN and infinity are let through to the reader of questions, who names the field.
"""

import json
from collections.abc import Hashable
from typing import Any

import yaml

#: The most a question may weigh, in bytes of JSON.
MOST_BYTES = 64_000

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class UnreadableFile(Exception):
    """A file that is not JSON or YAML; the message says why in a plain sentence."""


class _JsonLikeLoader(_BASE):  # type: ignore[misc]  # one of two classes, known at run time only
    """YAML without timestamps, so that a date is the text that was written."""

    yaml_implicit_resolvers = {
        start: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for start, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key in keys:
            if not isinstance(key, str):
                raise UnreadableFile(f"The key {key!r} is not text.")
        _refuse_twice(keys)
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return mapping


def _refuse_twice(keys: list[str]) -> None:
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice is not None:
        raise UnreadableFile(f"The key “{twice}” is written twice.")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    _refuse_twice([key for key, _ in pairs])
    return dict(pairs)


def read_json(text: str) -> object:
    """One JSON document.

    Raises:
        UnreadableFile: it is not JSON, or has a key twice.
    """
    try:
        document: object = json.loads(text, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableFile(f"This is not JSON{where}.") from None
    return document


def read_yaml(text: str) -> object:
    """One YAML document that JSON could say too.

    Raises:
        UnreadableFile: it is not YAML, has a key twice, or a key that is not text.
    """
    try:
        document: object = yaml.load(text, Loader=_JsonLikeLoader)  # noqa: S506  # a SafeLoader
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (line {mark.line + 1})" if mark else ""
        raise UnreadableFile(f"This is not YAML{where}.") from None
    return document


def too_large(question: object) -> bool:
    """Whether a question weighs more than the contract's 64 kB, written as JSON."""
    try:
        return len(json.dumps(question, ensure_ascii=False).encode()) > MOST_BYTES
    except (TypeError, ValueError, RecursionError):
        return False  # not JSON at all: the reader of questions says what is wrong with it
