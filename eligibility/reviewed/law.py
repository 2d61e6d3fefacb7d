"""The law files of a rulebook: sources, qualifying periods, values and statements."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from eligibility.reviewed.fields import Place, Table, clean_text, entries, listing, number, shown
from eligibility.reviewed.source import FLAG, MOST, PERIOD_UNIT, RATIO, UNITS, WHOLE_UNITS
from eligibility.rules.rulebook import Citation, Evidence, Period, Statement, Term, Value

_SECTIONS = ("citations", "qualifying_periods", "values", "statements")
_ROW_OPTIONAL = ("vouched_from", "vouched_until", "note")
_URL_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Vouched:
    """The days a release vouches for where a row does not name its own."""

    first: date
    last: date


@dataclass(slots=True)
class Law:
    """What the law files say, gathered file by file, and the faults' places on the way."""

    vouched: Vouched
    citations: dict[str, Citation] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    benefit_of: dict[str, str] = field(default_factory=dict)
    #: Where each code or key was first written, faulty or not.
    cited_in: dict[str, str] = field(default_factory=dict)
    keyed_in: dict[str, str] = field(default_factory=dict)

    def add(self, files: Sequence[tuple[Place, object, str | None]]) -> None:
        """Read the files, each given as place, document and benefit (``None``: a common file).

        Sources come first, because a row may cite one from another file; then the rows; then
        what was said of them.
        """
        tables = []
        for place, data, benefit in files:
            required = ("benefit",) if benefit else ()
            table = Table(place, data, required=required, optional=_SECTIONS)
            if benefit and table.has("benefit") and table.raw("benefit") != benefit:
                place.at("benefit").fault(f"In this file the benefit must be “{benefit}”.")
            tables.append((table, benefit))
        for table, _ in tables:
            self._citations(table)
        for table, benefit in tables:
            self._periods(table, benefit)
            self._values(table, benefit)
        for table, _ in tables:
            self._statements(table)

    def _citations(self, table: Table) -> None:
        place = table.place.at("citations")
        for code, data in entries(place, table.raw("citations")).items():
            if _claim(self.cited_in, code, place.at(code)):
                self.citations[code] = _citation(place.at(code), code, data)

    def _periods(self, table: Table, benefit: str | None) -> None:
        place = table.place.at("qualifying_periods")
        rows: dict[str, list[tuple[Place, object]]] = {}
        for row_place, data in listing(place, table.raw("qualifying_periods")):
            tier = data.get("tier") if isinstance(data, dict) else None
            if benefit is None:
                row_place.fault("Only the file of a benefit may hold a qualifying period.")
            else:
                rows.setdefault(f"{benefit}.{tier}", []).append((row_place, data))
        for key, group in rows.items():
            if _claim(self.keyed_in, key, group[0][0]):
                self._history(key, PERIOD_UNIT, group, period=True)

    def _values(self, table: Table, benefit: str | None) -> None:
        place = table.place.at("values")
        for key, data in entries(place, table.raw("values")).items():
            here = place.at(key)
            if "." in key:
                here.fault("The name of a value has no point; that is for qualifying periods.")
            value = Table(here, data, required=("unit", "rows"), optional=())
            unit = value.choice("unit", UNITS)
            rows = listing(here.at("rows"), value.raw("rows"))
            if value.has("rows") and not rows:
                here.at("rows").fault("A value needs at least one row.")
            if _claim(self.keyed_in, key, here):
                if benefit:
                    self.benefit_of[key] = benefit
                self._history(key, unit, rows, period=False)

    def _history(
        self, key: str, unit: str, rows: list[tuple[Place, object]], *, period: bool
    ) -> None:
        """The rows of one key, each checked alone and then against the others."""
        fields = ("tier", "required_months", "reference_months") if period else ("value",)
        read: list[tuple[Table, Term]] = []
        for place, data in rows:
            before = len(place.faults)
            required = (*fields, "effective_from", "citation")
            row = Table(place, data, required=required, optional=_ROW_OPTIONAL)
            value = _period(row) if period else _value(row, unit)
            cited = self._cited(row)
            term = self._term(row, key, unit, value, cited)
            # A faulty row is left out of the comparison: it would only breed more faults.
            if len(place.faults) == before and term:
                read.append((row, term))
        _compare(read)
        self.terms.extend(term for _, term in read)

    def _term(
        self, row: Table, key: str, unit: str, value: Value | None, cited: Citation | None
    ) -> Term | None:
        first = row.day("vouched_from") if row.has("vouched_from") else self.vouched.first
        last = row.day("vouched_until") if row.has("vouched_until") else self.vouched.last
        start = row.day_or_none("effective_from")
        note = row.text("note", blank=True)
        if cited is None:
            return None
        return Term(
            key=key,
            value=value,
            unit=unit,
            effective_from=start,
            vouched_from=first,
            vouched_until=last,
            citation=cited,
            note=note,
        )

    def _cited(self, row: Table) -> Citation | None:
        code = row.code("citation")
        if code and code not in self.cited_in:
            row.place.at("citation").fault(f"There is no citation {shown(code)} in any law file.")
        return self.citations.get(code)

    def _statements(self, table: Table) -> None:
        place = table.place.at("statements")
        required = ("key", "value", "stated_on", "citation")
        seen: set[tuple[str, date, str]] = set()
        for row_place, data in listing(place, table.raw("statements")):
            row = Table(row_place, data, required=required, optional=("note",))
            key = row.code("key")
            if key and key not in self.keyed_in:
                row_place.at("key").fault(f"There is no value {shown(key)} in any law file.")
            said = number(row_place.at("value"), row.raw("value")) if row.has("value") else None
            stated_on, cited = row.day("stated_on"), self._cited(row)
            note = row.text("note", blank=True)
            if cited is None or said is None:
                continue
            mark = (key, stated_on, cited.code)
            if mark in seen:
                row_place.fault("The same source states this value twice on one day.")
            seen.add(mark)
            self.statements.append(
                Statement(key=key, value=said, stated_on=stated_on, citation=cited, note=note)
            )


def _claim(known: dict[str, str], code: str, place: Place) -> bool:
    """Note where a code is written; one that is already taken is a fault."""
    if code in known:
        place.fault(f"“{code}” is already written in {known[code]}.")
        return False
    known[code] = place.file
    return True


def _citation(place: Place, code: str, data: object) -> Citation:
    required = ("instrument", "section", "url", "evidence", "checked_on")
    table = Table(place, data, required=required, optional=("note", "rules", "recheck_days"))
    url = table.text("url", blank=True)
    if url and (not url.startswith(("https://", "http://")) or len(url) > _URL_LENGTH):
        place.at("url").fault("This must be a full address (https://…) or empty.")
    rules = listing(place.at("rules"), table.raw("rules"))
    evidence = table.choice("evidence", [kind.value for kind in Evidence])
    return Citation(
        code=code,
        instrument=table.text("instrument"),
        section=table.text("section", blank=True),
        url=url,
        evidence=Evidence(evidence) if evidence else Evidence.UNCONFIRMED,
        checked_on=table.day("checked_on"),
        note=table.text("note", blank=True),
        rules=tuple(clean_text(rule_place, rule) for rule_place, rule in rules),
        recheck_days=table.count("recheck_days", most=MOST["days"], of="days"),
    )


def _period(row: Table) -> Period:
    row.code("tier")
    required, reference = row.months("required_months"), row.months("reference_months")
    if row.has("required_months") and row.raw("required_months") is None:
        row.place.at("required_months").fault("This must be a whole number from 1, not nothing.")
    if required and reference and required > reference:
        row.place.at("required_months").fault(
            f"{required} months cannot be paid within {reference} months."
        )
    return Period(required=required or 1, reference=reference)


def _value(row: Table, unit: str) -> Decimal | bool | None:
    raw, place = row.raw("value"), row.place.at("value")
    if raw is None or not unit:
        return None
    if unit == FLAG:
        if not isinstance(raw, bool):
            place.fault(f"A flag is true or false, not {shown(raw)}.")
        return bool(raw)
    value = number(place, raw)
    if unit in WHOLE_UNITS and value % 1:
        place.fault(f"In {unit} this must be a whole number, not {value}.")
    if value > MOST[unit]:
        hint = " (50 % is 0.5)" if unit == RATIO else ""
        place.fault(f"In {unit} the most that can be right is {MOST[unit]}{hint}, not {value}.")
    return value


def _compare(rows: list[tuple[Table, Term]]) -> None:
    """The rows of one key against each other: one row a day, vouched for while in force."""
    rows = sorted(rows, key=lambda pair: pair[1].effective_from or date.min)
    for index, (row, term) in enumerate(rows):
        later = rows[index + 1][1].effective_from if index + 1 < len(rows) else None
        start = term.effective_from or date.min
        if index and (rows[index - 1][1].effective_from or date.min) == start:
            row.place.at("effective_from").fault(
                f"Two rows of “{term.key}” have the same first day "
                f"({term.effective_from or 'not known'})."
            )
            continue
        first, last = term.vouched_from, term.vouched_until
        own = [name for name in ("vouched_from", "vouched_until") if row.has(name)]
        if not own:
            continue  # the release's own days: a row that ended before them is history only
        place = row.place.at(own[0])
        if first > last:
            place.fault(f"The days vouched for are reversed: {first} to {last}.")
        elif last < start or (later is not None and first > later - timedelta(days=1)):
            end = f"to {later - timedelta(days=1)}" if later else "with no end"
            place.fault(
                f"The days vouched for, {first} to {last}, lie wholly outside the days the row "
                f"is in force: {term.effective_from or 'always'} {end}."
            )
