"""A whole rulebook before it becomes a release: what the files say, frozen, with its digest.

The reader of the files makes one, and so does the loader from the rows of a release. That both
are equal, digest included, is how we know that the database says what was reviewed.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from eligibility.content import LANGUAGES, Content, Text
from eligibility.rules.rulebook import Citation, Period, Rulebook, Statement, Term, Value

#: The version of the files' schema, and of the form the digest is taken over.
SCHEMA = 2

UNITS = (
    "baht",
    "baht_per_month",
    "ratio",
    "days",
    "months",
    "years",
    "age",
    "day_number",
    "count",
    "flag",
)
FLAG = "flag"
RATIO = "ratio"
#: Units that are counted: a fraction of one has no meaning, and the core reads whole numbers.
WHOLE_UNITS = frozenset({"days", "months", "years", "age", "day_number", "count"})
#: The unit of a qualifying period.
PERIOD_UNIT = "months"
#: The most a value may be, by unit: what lies above is a slip of the pen, and added to a day it
#: would leave the calendar. The law's own values stay far below.
MOST: Mapping[str, int] = MappingProxyType(
    {
        "baht": 10_000_000,
        "baht_per_month": 10_000_000,
        "ratio": 1,
        "days": 3660,
        "months": 720,
        "years": 50,
        "age": 150,
        "day_number": 3660,
        "count": 1000,
    }
)

#: What the database keeps exactly, SQLite's fifteen digits included.
MAX_DIGITS = 15
DECIMAL_PLACES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class RulebookSource:
    """All content of one release: the law's rows, its sources, its texts.

    Rows may come in any order; they are kept sorted, so that the order of files and keys
    changes neither equality nor digest.
    """

    name: str
    terms: tuple[Term, ...]
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    #: Benefit code by value key, for values that belong to one benefit.
    benefit_of: Mapping[str, str]
    content: Content
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        """Sort what has no order of its own, and take the digest."""
        put = object.__setattr__
        put(self, "terms", tuple(sorted(self.terms, key=_term_order)))
        put(self, "statements", tuple(sorted(self.statements, key=_statement_order)))
        put(self, "citations", tuple(sorted(self.citations, key=lambda cited: cited.code)))
        put(self, "benefit_of", MappingProxyType(dict(self.benefit_of)))
        text = json.dumps(
            self._canonical(), sort_keys=True, ensure_ascii=False, separators=(",", ":")
        )
        put(self, "digest", f"sha256:{hashlib.sha256(text.encode()).hexdigest()}")

    def rulebook(self) -> Rulebook:
        """The rulebook the core evaluates with."""
        return Rulebook.build(
            release=self.name,
            digest=self.digest,
            terms=self.terms,
            statements=self.statements,
            citations=self.citations,
        )

    def _canonical(self) -> dict[str, object]:
        return {
            "schema": SCHEMA,
            "release": self.name,
            "citations": [_plain_citation(cited) for cited in self.citations],
            "terms": [_plain_term(term) for term in self.terms],
            "statements": [_plain_statement(said) for said in self.statements],
            "benefit_of": dict(self.benefit_of),
            "benefits": {
                code: {"name": _plain_text(text.name), "summary": _plain_text(text.summary)}
                for code, text in self.content.benefits.items()
            },
            "documents": {
                code: {
                    "benefit": paper.benefit,
                    "cites": list(paper.cites),
                    "name": _plain_text(paper.name),
                    "text": _plain_text(paper.text),
                    "from": _plain_text(paper.issuer),
                }
                for code, paper in self.content.documents.items()
            },
            "steps": {
                code: {
                    "benefit": step.benefit,
                    "cites": list(step.cites),
                    "text": _plain_text(step.text),
                    "then": _plain_text(step.then),
                }
                for code, step in self.content.steps.items()
            },
        }


def plain_number(number: Decimal) -> str:
    """A decimal in its one shortest form (``900`` for 900, 900.0 and 9E+2 alike)."""
    return f"{number.normalize():f}" if number else "0"


def _term_order(term: Term) -> tuple[str, date]:
    return term.key, term.effective_from or date.min


def _statement_order(said: Statement) -> tuple[str, date, str]:
    return said.key, said.stated_on, said.citation.code


def _plain_citation(cited: Citation) -> dict[str, object]:
    return {
        "code": cited.code,
        "instrument": cited.instrument,
        "section": cited.section,
        "url": cited.url,
        "evidence": cited.evidence.value,
        "checked_on": cited.checked_on.isoformat(),
        "note": cited.note,
        "rules": list(cited.rules),
        # Left out where no row says it: a digest from before there was such a field stays.
        **({"recheck_days": cited.recheck_days} if cited.recheck_days else {}),
    }


def _plain_term(term: Term) -> dict[str, object]:
    start = term.effective_from
    return {
        "key": term.key,
        "unit": term.unit,
        "value": _plain_value(term.value),
        "effective_from": start.isoformat() if start else None,
        "vouched_from": term.vouched_from.isoformat(),
        "vouched_until": term.vouched_until.isoformat(),
        "citation": term.citation.code,
        "note": term.note,
    }


def _plain_value(value: Value | None) -> object:
    if isinstance(value, Period):
        return [value.required, value.reference]
    return plain_number(value) if isinstance(value, Decimal) else value


def _plain_statement(said: Statement) -> dict[str, object]:
    return {
        "key": said.key,
        "value": plain_number(said.value),
        "stated_on": said.stated_on.isoformat(),
        "citation": said.citation.code,
        "note": said.note,
    }


def _plain_text(text: Text | None) -> dict[str, str] | None:
    return {each: text.in_language(each) for each in LANGUAGES} if text else None
