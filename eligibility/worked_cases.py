"""Comparing answers with worked cases: a profile, and what must be true of its answer.

``expect`` is a subset of the answer. Lists of codes must be among the answer's; the same name
with ``not_`` before it must not; entitlements, conditions and other lists of coded things may be
given as a mapping by code; numbers compare by value.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

#: What a worked case may say besides the question itself.
LABELS = ("id", "name", "why", "note", "rules", "confidence")
EXPECT = "expect"
_NOT = "not_"
_IDENTITY = ("code", "field", "end_reason", "key")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one case whose answer is not what the case says."""

    case: str
    field: str
    expected: object
    actual: object

    def __str__(self) -> str:
        """One line: case, field, expected, actual."""
        return f"{self.case}: {self.field}: expected {self.expected!r}, got {self.actual!r}"


def split(case: Mapping[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    """A worked case as its question and everything else (labels, ``expect``)."""
    besides = (*LABELS, EXPECT)
    question = {name: value for name, value in case.items() if name not in besides}
    rest = {name: value for name, value in case.items() if name in besides}
    return question, rest


def differences(case: str, expect: object, answer: object) -> list[Difference]:
    """Every difference between what a case expects and the answer, as JSON values."""
    return [
        Difference(case, path, expected, actual)
        for path, expected, actual in _compare("", expect, answer)
    ]


def answered(expect: Mapping[str, Any], answer: Mapping[str, Any]) -> dict[str, Any]:
    """What a case would have to expect for this answer to be right.

    The fields are those that ``expect`` names, each with what the answer says. Of a list every
    code that the answer gives; a coded thing it does not give any more is named under ``not_``.
    """
    made: dict[str, Any] = {}
    for name, value in expect.items():
        if name in answer:
            made[name] = _answered(value, answer[name])
            gone = _gone(value, answer[name])
            if gone:
                made[_NOT + name] = [*made.get(_NOT + name, []), *gone]
        elif name.startswith(_NOT) and name.removeprefix(_NOT) in answer:
            there = _by_identity(answer[name.removeprefix(_NOT)])
            unwanted = [item for item in value if item not in there]
            if unwanted:
                made[name] = [*made.get(name, []), *unwanted]
    return {name: value for name, value in made.items() if value != {}}


def _answered(expected: Any, actual: Any) -> Any:
    if isinstance(expected, Mapping):
        found = _by_identity(actual) if isinstance(actual, list) else actual
        return answered(expected, found) if isinstance(found, Mapping) else actual
    if isinstance(expected, list) and isinstance(actual, list):
        return [_identity(item) for item in actual]
    return actual


def _gone(expected: Any, actual: Any) -> list[str]:
    """The codes of things that were expected in a list one by one, and are not in it."""
    if not (isinstance(expected, Mapping) and isinstance(actual, list)):
        return []
    return [code for code in expected if code not in _by_identity(actual)]


def _identity(item: Any) -> Any:
    """What a thing of a list is known by; a list of plain words holds the words themselves."""
    if not isinstance(item, Mapping):
        return item
    return next((item[name] for name in _IDENTITY if name in item), None)


def _compare(path: str, expected: object, actual: object) -> Iterator[tuple[str, object, object]]:
    if isinstance(expected, Mapping):
        yield from _compare_mapping(path, expected, actual)
    elif isinstance(expected, list):
        yield from _compare_list(path, expected, actual)
    elif not _same(expected, actual):
        yield path, expected, actual


def _compare_mapping(
    path: str, expected: Mapping[str, object], actual: object
) -> Iterator[tuple[str, object, object]]:
    found = _by_identity(actual) if isinstance(actual, list) else actual
    if not isinstance(found, Mapping):
        yield path, dict(expected), actual
        return
    for name, value in expected.items():
        here = f"{path}.{name}" if path else str(name)
        if name in found:
            yield from _compare(here, value, found[name])
        elif name.startswith(_NOT) and name.removeprefix(_NOT) in found:
            yield from _compare_absent(here, value, found[name.removeprefix(_NOT)])
        else:
            yield here, value, None


def _compare_list(
    path: str, expected: list[object], actual: object
) -> Iterator[tuple[str, object, object]]:
    if not isinstance(actual, list):
        yield path, expected, actual
        return
    there = _by_identity(actual)
    for item in expected:
        if isinstance(item, Mapping):
            name = next((str(item[name]) for name in _IDENTITY if name in item), "")
            yield from _compare(f"{path}.{name}", item, there.get(name))
        elif item not in there and item not in actual:
            yield path, item, sorted(there) or actual


def _compare_absent(
    path: str, unwanted: object, actual: object
) -> Iterator[tuple[str, object, object]]:
    there = _by_identity(actual) if isinstance(actual, list) else {}
    for item in unwanted if isinstance(unwanted, list) else [unwanted]:
        if item in there:
            yield path, f"no {item}", sorted(there)


def _by_identity(items: list[Any]) -> dict[str, object]:
    """The things of a list by each name they go by: code, field, reason for leaving, key."""
    return {
        str(item[name]): item
        for item in items
        if isinstance(item, Mapping)
        for name in _IDENTITY
        if name in item
    }


def _same(expected: object, actual: object) -> bool:
    if isinstance(expected, bool) or isinstance(actual, bool):
        return expected is actual
    if isinstance(expected, int | float) and isinstance(actual, int | float):
        return abs(expected - actual) < 1e-9
    return expected == actual
