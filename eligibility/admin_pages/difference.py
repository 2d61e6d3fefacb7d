"""What two versions of a thing say otherwise, line by line, in words a keeper reads."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from eligibility.admin_pages.text_editors import NAMES

_LABELS = {
    **NAMES,
    "unit": "unit",
    "value": "value",
    "note": "note",
    "citation": "source",
    "cites": "sources",
    "from": "who issues it",
    "then": "what happens then",
    "required_months": "months to be paid",
    "reference_months": "within the last months",
    "vouched_from": "vouched for from",
    "vouched_until": "vouched for until",
    "checked_on": "checked on",
    "recheck_days": "days until it is to be checked again",
    "url": "address",
}
#: Fields that name a row, or the thing itself: told in the label, not as lines of their own.
_OF_THE_ROW = frozenset({"effective_from", "stated_on", "tier", "key"})


class Line(NamedTuple):
    """One field that differs; "" where one of the two says nothing. ``lang``: of a text, or ""."""

    label: str
    before: str
    after: str
    lang: str


def lines(before: Any, after: Any) -> list[Line]:
    """Every field that differs, those of ``after`` first in their order.

    Args:
        before, after: contents of one thing; ``None``: there is none.
    """
    one, other = dict(_flat(before)), dict(_flat(after))
    return [
        Line(", ".join(_LABELS.get(part, part) for part in path),
             one.get(path, ""), other.get(path, ""), path[-1] if path[-1] in NAMES else "")
        for path in {**other, **one}
        if one.get(path) != other.get(path)
    ]  # fmt: skip


def _flat(content: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(content, Mapping):
        for name, value in content.items():
            if name == "rows" and isinstance(value, list):
                yield from _flat(value, path)
            elif name not in _OF_THE_ROW:
                yield from _flat(value, (*path, str(name)))
    elif isinstance(content, list) and content and isinstance(content[0], Mapping):
        for row in content:
            yield from _flat(row, (*path, _row(row)))
    elif content is not None or path:
        yield path, _said(content)


def _row(row: Mapping[str, Any]) -> str:
    """What tells a row from the others of its thing."""
    if "stated_on" in row:
        return f"said on {row['stated_on']} ({row.get('citation', 'no source')})"
    return f"from {row['effective_from']}" if row.get("effective_from") else "always"


def _said(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)
