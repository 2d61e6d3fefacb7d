"""The way back: a rulebook written as the reviewed files it could have come from.

Reading what is written here gives an equal ``RulebookSource``, digest included. What the files
know and a source does not is chosen: a source cited by the things of one benefit stands in that
benefit's file, everything shared in ``common.yaml``; comments and folded lines are not kept.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

import yaml

from eligibility.content import BENEFITS, LANGUAGES, Piece, Text
from eligibility.reviewed.fields import NO_DAY
from eligibility.reviewed.source import SCHEMA, RulebookSource, plain_number
from eligibility.rules.rulebook import Citation, Period, Statement, Term

#: Where stands what no single benefit owns.
COMMON = "common"

_Days = tuple[date, date]


@dataclass(slots=True)
class _Law:
    """The sections of one law file."""

    citations: dict[str, object] = field(default_factory=dict)
    qualifying_periods: list[object] = field(default_factory=list)
    values: dict[str, object] = field(default_factory=dict)
    statements: list[object] = field(default_factory=list)

    def document(self) -> dict[str, object]:
        """Without the sections that hold nothing."""
        sections = {name: getattr(self, name) for name in self.__slots__}
        return {name: content for name, content in sections.items() if content}


def files_of(source: RulebookSource) -> dict[str, object]:
    """The documents of a rulebook by file name, as ``reviewed.files.read_documents`` takes them.

    Numbers are ``Decimal`` and days ``date``, as in a document read from YAML. Every benefit has
    its two files; ``law/common.yaml`` and ``words/common.yaml`` are there when something is shared.
    """
    days = _days_of_release(source)
    laws = {benefit: _Law() for benefit in (*BENEFITS, COMMON)}
    for home, cited in _citations(source):
        laws[home].citations[cited.code] = _citation(cited)
    for key, rows in _by_key(source):
        law = laws[_home(source, key)]
        if isinstance(rows[0].value, Period):
            law.qualifying_periods += (_period(row, days) for row in rows)
        else:
            told = [_value_row(row, days) for row in rows]
            law.values[key] = {"unit": rows[0].unit, "rows": told}
    for said in source.statements:
        laws[_home(source, said.key)].statements.append(_statement(said))
    release = {
        "schema": Decimal(SCHEMA),
        "name": source.name,
        "vouched_from": days[0],
        "vouched_until": days[1],
    }
    return {
        "release.yaml": release,
        **_named("law", {name: law.document() for name, law in laws.items()}),
        **_named("words", _words(source)),
    }


def texts(documents: Mapping[str, object]) -> dict[str, str]:
    """The documents as the texts of YAML files, by file name."""
    return {file: dump(document) for file, document in documents.items()}


def dump(data: object) -> str:
    """A document as YAML that the strict reader reads as the same document."""
    text: str = yaml.dump(
        data,
        Dumper=_Writer,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=100,
    )
    return text


class _Writer(yaml.SafeDumper):
    """Plain decimals; nothing is written once and referred to elsewhere."""

    def ignore_aliases(self, data: object) -> bool:
        """Write everything where it stands: the strict reader takes no reference to a list."""
        return True


def _decimal(writer: yaml.SafeDumper, number: Decimal) -> yaml.ScalarNode:
    text = plain_number(number)
    kind = "float" if "." in text else "int"
    return writer.represent_scalar(f"tag:yaml.org,2002:{kind}", text)


_Writer.add_representer(Decimal, _decimal)


def _named(folder: str, documents: Mapping[str, dict[str, object]]) -> dict[str, object]:
    """The files with the benefit's code on top; a common one with nothing in it is left out."""
    return {
        f"{folder}/{name}.yaml": {"benefit": name, **content} if name in BENEFITS else content
        for name, content in documents.items()
        if content or name in BENEFITS
    }


def _by_key(source: RulebookSource) -> Iterator[tuple[str, list[Term]]]:
    for key, rows in groupby(source.terms, key=lambda term: term.key):
        yield key, list(rows)


def _home(source: RulebookSource, key: str) -> str:
    """Whose file a value stands in; a qualifying period's key begins with its benefit."""
    return key.partition(".")[0] if "." in key else source.benefit_of.get(key, COMMON)


def _citations(source: RulebookSource) -> Iterator[tuple[str, Citation]]:
    """Each source with the file it goes to: that of the one benefit that needs it."""
    users: dict[str, set[str]] = {}
    rows: list[Term | Statement] = [*source.terms, *source.statements]
    for row in rows:
        users.setdefault(row.citation.code, set()).add(_home(source, row.key))
    for piece in (*source.content.documents.values(), *source.content.steps.values()):
        for code in piece.cites:
            users.setdefault(code, set()).add(piece.benefit or COMMON)
    for cited in source.citations:
        homes = users.get(cited.code, set())
        yield (next(iter(homes)) if len(homes) == 1 else COMMON), cited


def _days_of_release(source: RulebookSource) -> _Days:
    """The days vouched for that rows need not repeat: those that most of them have.

    A row that ended before them may not name them (the reader takes that for a slip), so where
    there is one, they are the release's.
    """
    counted: Counter[_Days] = Counter()
    for _, rows in _by_key(source):
        for index, row in enumerate(rows):
            days = (row.vouched_from, row.vouched_until)
            later = rows[index + 1].effective_from if index + 1 < len(rows) else None
            if _lie_outside(row, later):
                return days
            counted[days] += 1
    return max(counted, key=lambda days: (counted[days], days), default=(NO_DAY, NO_DAY))


def _lie_outside(row: Term, later: date | None) -> bool:
    start = row.effective_from or date.min
    ended = later is not None and row.vouched_from > later - timedelta(days=1)
    return row.vouched_until < start or ended


def _citation(cited: Citation) -> dict[str, object]:
    return {
        "instrument": cited.instrument,
        "section": cited.section,
        "url": cited.url,
        "evidence": cited.evidence.value,
        "checked_on": cited.checked_on,
        **_note(cited.note),
        **({"rules": list(cited.rules)} if cited.rules else {}),
        **({"recheck_days": Decimal(cited.recheck_days)} if cited.recheck_days else {}),
    }


def _period(row: Term, days: _Days) -> dict[str, object]:
    period = row.value
    if not isinstance(period, Period):
        raise TypeError(f"A row of “{row.key}” is no qualifying period.")
    return {
        "tier": row.key.partition(".")[2],
        "required_months": Decimal(period.required),
        "reference_months": None if period.reference is None else Decimal(period.reference),
        **_row(row, days),
    }


def _value_row(row: Term, days: _Days) -> dict[str, object]:
    return {"value": row.value, **_row(row, days)}


def _row(row: Term, days: _Days) -> dict[str, object]:
    """The fields that all rows of a history share."""
    own = (row.vouched_from, row.vouched_until)
    vouched = {} if own == days else {"vouched_from": own[0], "vouched_until": own[1]}
    return {
        "effective_from": row.effective_from,
        "citation": row.citation.code,
        **vouched,
        **_note(row.note),
    }


def _statement(said: Statement) -> dict[str, object]:
    return {
        "key": said.key,
        "value": said.value,
        "stated_on": said.stated_on,
        "citation": said.citation.code,
        **_note(said.note),
    }


def _note(note: str) -> dict[str, object]:
    return {"note": note} if note else {}


def _words(source: RulebookSource) -> dict[str, dict[str, object]]:
    """The words files without the benefit's code: names, summaries, papers, steps."""
    content = source.content
    files: dict[str, dict[str, object]] = {
        benefit: {
            "name": _text(content.benefits[benefit].name),
            "summary": _text(content.benefits[benefit].summary),
        }
        for benefit in BENEFITS
    }
    for home in (*BENEFITS, COMMON):
        own = None if home == COMMON else home
        papers = {
            code: {"name": _text(paper.name), **_optional("from", paper.issuer), **_piece(paper)}
            for code, paper in content.documents.items()
            if paper.benefit == own
        }
        steps = {
            code: {**_optional("then", step.then), **_piece(step)}
            for code, step in content.steps.items()
            if step.benefit == own
        }
        sections = {"documents": papers, "steps": steps}
        told = {name: pieces for name, pieces in sections.items() if pieces}
        files[home] = {**files.get(home, {}), **told}
    return files


def _piece(piece: Piece) -> dict[str, object]:
    return {"cites": list(piece.cites), **_text(piece.text)}


def _optional(name: str, text: Text | None) -> dict[str, object]:
    return {name: _text(text)} if text else {}


def _text(text: Text) -> dict[str, object]:
    return {language: text.in_language(language) for language in LANGUAGES}
