"""The law of a card: each value with its source, and what an officer said beside it."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any
from urllib.parse import urlsplit

from eligibility.presentation import Spoken
from eligibility.rules import required
from eligibility.rules.required import Kind
from eligibility.rules.rulebook import Evidence
from eligibility.wording import calendar, instruments, values
from eligibility.wording import result as wording
from eligibility.wording.sentence import Baht, Sentence
from eligibility.wording.sentence import Spoken as Value

_Json = Mapping[str, Any]
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Row:
    """One value: what it is, how much, since when it holds or on which day it was said."""

    label: str
    value: str
    since: str


@dataclass(frozen=True, slots=True)
class Source:
    """One source with the values that were taken from it."""

    instrument: str
    place: str
    evidence: str
    checked: str
    url: str
    host: str
    rows: tuple[Row, ...]


def sources(
    citations: Iterable[_Json], statements: Iterable[_Json], spoken: Spoken
) -> tuple[Source, ...]:
    """Every value by its source, each said once.

    Args:
        citations: the answer's citations of a benefit, of enrolment or of a work injury.
        statements: the answer's statements of the same benefit.
        spoken: the voice of the page.
    """
    return tuple(_source(group, spoken) for group in _by_source((*citations, *statements)))


def differs(found: _Json, spoken: Spoken, *, without: Container[str] = ()) -> tuple[str, ...]:
    """An officer's words beside the rule in force, where the two are not the same.

    Args:
        found: a benefit of the answer.
        spoken: the voice of the page.
        without: keys this answer does not rest on; of them no difference is pointed out.
    """
    held = found["citations"]
    newest = _newest(held)
    # Where an older row says the same, it is the one that this answer rests on.
    return tuple(
        _both(said, newest[said["key"]], spoken)
        for said in found["statements"]
        if said["key"] in newest
        and said["key"] not in without
        and not any(row["key"] == said["key"] and _same(said, row) for row in held)
    )


def reference(cited: _Json | None, spoken: Spoken) -> str:
    """A condition's law in a few words: where it stands, since when, and how sure we are of it."""
    if cited is None:
        return ""
    evidence = Evidence(cited["evidence"])
    told = (
        place(cited["section"], spoken) or cited["instrument"],
        _day(wording.EFFECTIVE, cited["effective_from"], spoken),
        "" if evidence is Evidence.SEEN else spoken.name(evidence),
    )
    return " · ".join(filter(None, told))


def _by_source(items: Iterable[_Json]) -> Iterable[list[_Json]]:
    """The values of each source; what a reader sees of a source makes it one."""
    seen = ("instrument", "section", "url", "evidence", "checked_on")
    groups: dict[tuple[str, ...], list[_Json]] = {}
    for item in items:
        groups.setdefault(tuple(item[name] for name in seen), []).append(item)
    return groups.values()


def _source(group: list[_Json], spoken: Spoken) -> Source:
    first = group[0]
    return Source(
        instrument=first["instrument"],
        place=place(first["section"], spoken),
        evidence=spoken.name(Evidence(first["evidence"])),
        checked=_day(wording.CHECKED, first["checked_on"], spoken),
        url=first["url"],
        host=urlsplit(first["url"]).netloc.removeprefix("www."),
        rows=tuple(dict.fromkeys(_row(item, spoken) for item in group)),
    )


def _row(item: _Json, spoken: Spoken) -> Row:
    """A citation, or a statement: that one has a day on which it was said, and no unit."""
    key = item["key"]
    if "stated_on" in item:
        unit = required.NEEDS.values[key].unit
        since = _day(wording.STATED, item["stated_on"], spoken)
    else:
        unit = item["unit"]
        since = _day(wording.EFFECTIVE, item["effective_from"], spoken)
    return Row(label(key, spoken), value(key, item["value"], unit, spoken), since)


def _newest(cited: list[_Json]) -> dict[str, _Json]:
    """For each key the row in force last: the one that today's question rests on."""
    found: dict[str, _Json] = {}
    for row in sorted(cited, key=lambda row: row["effective_from"] or ""):
        found[row["key"]] = row
    return found


def _both(said: _Json, row: _Json, spoken: Spoken) -> str:
    """Both figures with their days: the officer's word and the rule in force."""
    key, unit = row["key"], row["unit"]
    told: dict[str, Value] = {
        "label": label(key, spoken),
        "stated": date.fromisoformat(said["stated_on"]),
        "said": value(key, said["value"], unit, spoken),
        "value": value(key, row["value"], unit, spoken),
    }
    if row["effective_from"] is None:
        return spoken.say(wording.OFFICER_DIFFERS_NO_DAY, told)
    told["since"] = date.fromisoformat(row["effective_from"])
    return spoken.say(wording.OFFICER_DIFFERS, told)


def _same(said: _Json, row: _Json) -> bool:
    held = row["value"]
    return bool(said["value"] == (held["required"] if isinstance(held, dict) else held))


def place(section: str, spoken: Spoken) -> str:
    if not section:
        return ""
    known = instruments.PLACES.get(section)
    if known is None or section[0].isdigit():
        said = spoken.say(known) if known else section
        return spoken.say(instruments.SECTION, {"section": said})
    return spoken.say(known)


def _day(sentence: Sentence, day: str | None, spoken: Spoken) -> str:
    return spoken.say(sentence, {"day": date.fromisoformat(day)}) if day else ""


def label(key: str, spoken: Spoken) -> str:
    """What the value ``key`` is; a key that came later is shown as the rulebook spells it."""
    known = values.LABELS.get(key)
    return spoken.say(known) if known else key


def value(key: str, held: Any, unit: str, spoken: Spoken) -> str:
    """A value of the answer in words: "60 per cent", "3 months within 15 months", "Yes"."""
    if held is None:
        return spoken.say(values.NOT_KNOWN)
    if isinstance(held, bool):
        return spoken.say(values.YES if held else values.NO)
    if isinstance(held, Mapping):
        period = values.WITHIN if held["reference"] else values.IN_ALL
        return spoken.say(period, {name: n for name, n in held.items() if n is not None})
    need = required.NEEDS.values.get(key)
    if need and need.kind is Kind.MONTH:
        return spoken.say(calendar.MONTHS[held - 1])
    if unit == "ratio":
        return spoken.say(values.PERCENT, {"percent": percent(held)})
    if unit == "baht_per_month":
        return spoken.say(values.A_MONTH, {"amount": Baht(Decimal(str(held)))})
    if unit == "baht":
        return spoken.money(Decimal(str(held)))
    if key in values.DAYS_OF_A_MONTH:
        return spoken.say(values.DAY_OF_A_MONTH, {"number": held})
    known = values.UNITS.get(unit)
    return spoken.say(known, {"number": held}) if known else str(held)


def percent(ratio: float | Fraction) -> str:
    """A ratio as per cent without needless zeros: 0.6 is "60", 0.015 is "1.5"."""
    exact = Fraction(str(ratio)) * _HUNDRED
    return f"{Decimal(exact.numerator) / Decimal(exact.denominator):f}"
