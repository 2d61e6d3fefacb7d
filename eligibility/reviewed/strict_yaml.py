"""YAML as the rulebook files mean it: strict where YAML itself is generous.

YAML would keep the last of two equal keys, read ``010`` as eight and ``1:30`` as ninety, and
turn 0.015 into a binary fraction. In a file of law each of these is a fault or a wrong amount.
"""

import re
from collections.abc import Hashable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")


class UnreadableError(Exception):
    """A file that cannot be read at all; the message says why in a plain sentence."""


# The C parser where PyYAML has it: the files are read at every start.
_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StrictLoader(_BASE):  # type: ignore[misc]  # one of two classes, known at run time only
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Hashable] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, Hashable) and key in seen:
                raise UnreadableError(
                    f"The key “{key}” is written twice (line {key_node.start_mark.line + 1})."
                )
            if isinstance(key, Hashable):
                seen.add(key)
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return mapping


def _number(_loader: _StrictLoader, node: yaml.ScalarNode) -> Decimal | str:
    """An exact decimal; any other notation stays text and is refused where a number belongs."""
    written = str(node.value)
    plain = _WHOLE.fullmatch(written) or _DECIMAL.fullmatch(written)
    return Decimal(written) if plain else written


def _day(loader: _StrictLoader, node: yaml.ScalarNode) -> date | datetime | str:
    """A date; one the calendar does not have stays text, so that its place can be named."""
    try:
        day: date | datetime = loader.construct_yaml_timestamp(node)
    except ValueError:
        return str(node.value)
    return day


_StrictLoader.add_constructor("tag:yaml.org,2002:int", _number)
_StrictLoader.add_constructor("tag:yaml.org,2002:float", _number)
_StrictLoader.add_constructor("tag:yaml.org,2002:timestamp", _day)


def read_yaml(path: Path) -> object:
    """The one document of a YAML file: mappings, lists, text, ``Decimal``, dates, booleans, None.

    Raises:
        UnreadableError: the file is missing, not UTF-8, not YAML, or has a key twice.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise UnreadableError("The file is missing.") from None
    except OSError as error:
        raise UnreadableError(f"The file cannot be opened: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        raise UnreadableError(f"The file is not UTF-8 text (byte {error.start + 1}).") from None
    try:
        document: object = yaml.load(text, Loader=_StrictLoader)  # noqa: S506  # a SafeLoader
    except (yaml.YAMLError, RecursionError, LookupError, ValueError) as error:
        raise UnreadableError(f"The file is not YAML: {_where(error)}.") from None
    return document


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error) or "it is nested too deeply"
    place = f" (line {mark.line + 1})" if mark else ""
    return " ".join(str(problem).split()) + place
