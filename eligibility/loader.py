"""From the rows of a release to what the core and the pages use: frozen, and kept by digest.

A release never changes, so what was built for a digest stays right for ever: nothing has to be
invalidated, and finding it again costs the one small query that asks which release is newest.
"""

from dataclasses import dataclass
from decimal import Decimal
from threading import Lock
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError

from eligibility.content import LANGUAGES, BenefitText, Content, PaperText, StepText, Text
from eligibility.models import (
    Benefit,
    ClaimStep,
    Document,
    Parameter,
    QualifyingPeriod,
    RulebookRelease,
    Statement,
)
from eligibility.models import Citation as CitationRow
from eligibility.reviewed.source import PERIOD_UNIT, SCHEMA, RulebookSource, plain_number
from eligibility.rules import rulebook as core
from eligibility.rules.required import NEEDS

#: How many releases a process keeps: the one in use, and some that explain old answers.
_KEPT = 8


class UnusableRulebookError(Exception):
    """No question can be answered; the message says why, and what to do."""


class NoRulebookError(UnusableRulebookError):
    """The database holds no release, or no tables yet."""


class IncompleteRulebookError(UnusableRulebookError):
    """A release from before the core asked for some of its values."""


class AlteredRulebookError(UnusableRulebookError):
    """The rows of a release are not those it was published with."""


class UnknownSchemaError(UnusableRulebookError):
    """A release in a form this version does not read, whose digest it therefore cannot check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """A published rulebook, ready for use."""

    release_id: int
    name: str
    digest: str
    rulebook: core.Rulebook
    content: Content


_lock = Lock()
_built: dict[str, tuple[core.Rulebook, Content]] = {}


def current(*, using: str = DEFAULT_DB_ALIAS) -> Released:
    """The newest release. One small query when this process has met it before.

    Raises:
        NoRulebookError: there is no release, or no database to read one from.
        UnknownSchemaError: it was published by another version of the site.
        AlteredRulebookError: its rows were changed behind our back.
        IncompleteRulebookError: it lacks a value that this version of the core needs.
    """
    release = newest(using=using)
    if release is None:
        raise NoRulebookError(
            "There is no rulebook in the database. Run “manage.py migrate” or "
            "“manage.py load_rulebook”."
        )
    return of(release)


def newest(*, using: str = DEFAULT_DB_ALIAS) -> RulebookRelease | None:
    """The newest release, not yet looked into; ``None`` when there is none.

    Raises:
        NoRulebookError: the database cannot be read, for instance before the first ``migrate``.
    """
    try:
        return RulebookRelease.objects.using(using).first()
    except DatabaseError as error:
        said = str(error).partition("\n")[0]  # PostgreSQL repeats the query below it
        raise NoRulebookError(
            f"The database cannot be read ({said}). If it is new, run “manage.py migrate” first."
        ) from error


def of(release: RulebookRelease) -> Released:
    """A given release, for instance the one an old answer was made with. No query when known.

    Raises:
        UnusableRulebookError: as ``current``.
    """
    with _lock:  # one build at a time: a second thread waits for the first one's
        if release.digest not in _built:
            source = verified(release)
            while len(_built) >= _KEPT:
                del _built[next(iter(_built))]
            _built[release.digest] = (source.rulebook(), source.content)
        rulebook, content = _built[release.digest]
    return Released(
        release_id=release.pk,
        name=release.name,
        digest=release.digest,
        rulebook=rulebook,
        content=content,
    )


def _refuse_incomplete(release: RulebookRelease, source: RulebookSource) -> None:
    """An older release may lack what a newer core needs; its answers are kept, not made again."""
    have = {term.key for term in source.terms}
    content = source.content
    missing = sorted(
        (NEEDS.values.keys() - have)
        | {term.key for term in source.terms if NEEDS.misfit(term)}
        | (NEEDS.documents - content.documents.keys())
        | (NEEDS.steps - content.steps.keys())
    )
    if missing:
        raise IncompleteRulebookError(
            f"Rulebook release “{release.name}” lacks what this version needs: "
            f"{', '.join(missing)}. Run “manage.py migrate”, which loads the shipped rulebook."
        )


def forget() -> None:
    """Drop what this process has built; the next call reads the rows again."""
    with _lock:
        _built.clear()


def verified(release: RulebookRelease) -> RulebookSource:
    """What a release says, read from its rows and found to be what was published.

    Raises:
        UnusableRulebookError: as ``current``.
    """
    # The digest is taken over the form. Of a form we do not know it cannot be checked, and a
    # release that cannot be checked is not used.
    if release.schema != SCHEMA:
        raise UnknownSchemaError(
            f"Rulebook release “{release.name}” has the form {release.schema}, and this version "
            f"reads the form {SCHEMA} only. Update the site, or restore the database from a backup."
        )
    try:
        source = _source(release)
    # Rows that make no rulebook (a word of evidence we do not know, a source that is not there)
    # cannot have been written by us.
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        source = None
    if source is None or source.digest != release.digest:
        raise AlteredRulebookError(
            f"The rows of rulebook release “{release.name}” are not those it was published "
            f"with. Restore the database from a backup, or load the reviewed files under a "
            f"new name."
        )
    _refuse_incomplete(release, source)
    return source


def _source(release: RulebookRelease) -> RulebookSource:
    using = release._state.db
    citations = {
        row.pk: _citation(row) for row in CitationRow.objects.using(using).filter(release=release)
    }
    benefits = {row.pk: row for row in Benefit.objects.using(using).filter(release=release)}
    periods = QualifyingPeriod.objects.using(using).filter(release=release)
    parameters = list(Parameter.objects.using(using).filter(release=release))
    statements = Statement.objects.using(using).filter(release=release)
    documents = Document.objects.using(using).filter(release=release)
    steps = ClaimStep.objects.using(using).filter(release=release)
    codes = {key: row.code for key, row in benefits.items()}
    return RulebookSource(
        name=release.name,
        terms=(
            *(_period_term(row, codes, citations) for row in periods),
            *(_parameter_term(row, citations) for row in parameters),
        ),
        statements=tuple(_statement(row, citations) for row in statements),
        citations=tuple(citations.values()),
        benefit_of={row.key: codes[row.benefit_id] for row in parameters if row.benefit_id},
        content=Content(
            benefits={
                row.code: BenefitText(name=_text(row, "name"), summary=_text(row, "summary"))
                for row in benefits.values()
            },
            documents={row.code: _paper(row, codes) for row in documents},
            steps={row.code: _step(row, codes) for row in steps},
        ),
    )


def _citation(row: CitationRow) -> core.Citation:
    return core.Citation(
        code=row.code,
        instrument=row.instrument,
        section=row.section,
        url=row.url,
        evidence=core.Evidence(row.evidence),
        checked_on=row.checked_on,
        note=row.note,
        rules=tuple(row.rules),
    )


def _period_term(
    row: QualifyingPeriod, codes: dict[int, str], citations: dict[int, core.Citation]
) -> core.Term:
    value = core.Period(required=row.required_months, reference=row.reference_months)
    return _term(row, f"{codes[row.benefit_id]}.{row.tier}", PERIOD_UNIT, value, citations)


def _parameter_term(row: Parameter, citations: dict[int, core.Citation]) -> core.Term:
    value = row.flag if row.value is None else _exact(row.value)
    return _term(row, row.key, row.unit, value, citations)


def _term(
    row: QualifyingPeriod | Parameter,
    key: str,
    unit: str,
    value: core.Value | None,
    citations: dict[int, core.Citation],
) -> core.Term:
    return core.Term(
        key=key,
        value=value,
        unit=unit,
        effective_from=row.effective_from,
        vouched_from=row.vouched_from,
        vouched_until=row.vouched_until,
        citation=citations[row.citation_id],
        note=row.note,
    )


def _statement(row: Statement, citations: dict[int, core.Citation]) -> core.Statement:
    return core.Statement(
        key=row.key,
        value=_exact(row.value),
        stated_on=row.stated_on,
        citation=citations[row.citation_id],
        note=row.note,
    )


def _exact(value: Decimal) -> Decimal:
    """The number as it was written: the database pads it with zeros, which a page would show."""
    return Decimal(plain_number(value))


def _paper(row: Document, codes: dict[int, str]) -> PaperText:
    return PaperText(
        benefit=codes[row.benefit_id] if row.benefit_id else None,
        text=_text(row, "text"),
        cites=tuple(row.cites),
        name=_text(row, "name"),
        issuer=_text_or_none(row, "issuer"),
    )


def _step(row: ClaimStep, codes: dict[int, str]) -> StepText:
    return StepText(
        benefit=codes[row.benefit_id] if row.benefit_id else None,
        text=_text(row, "text"),
        cites=tuple(row.cites),
        then=_text_or_none(row, "then"),
    )


def _text_or_none(row: Any, field: str) -> Text | None:
    return _text(row, field) if getattr(row, f"{field}_en") else None


def _text(row: Any, field: str) -> Text:
    """All languages of a translated field, past modeltranslation's choice of one."""
    return Text(**{language: getattr(row, f"{field}_{language}") for language in LANGUAGES})
