"""What the rows of a release say, as the frozen source that they were written from.

Whether that is what was published is for ``loader`` to find out.
"""

from decimal import Decimal
from typing import Any

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
from eligibility.reviewed.source import PERIOD_UNIT, RulebookSource, plain_number
from eligibility.rules import rulebook as core


def read(release: RulebookRelease) -> RulebookSource:
    """What the rows of a release say, whether or not it is what was published.

    Raises:
        ArithmeticError, AttributeError, LookupError, TypeError, ValueError: they make no rulebook.
    """
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
        recheck_days=row.recheck_days,
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
