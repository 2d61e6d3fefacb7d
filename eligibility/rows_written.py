"""The rows of a new release, written from the source that was reviewed."""

from typing import Any

from django.db import DEFAULT_DB_ALIAS

from eligibility.content import BENEFITS, LANGUAGES, Piece, Text
from eligibility.models import (
    Benefit,
    Citation,
    ClaimStep,
    Document,
    Parameter,
    QualifyingPeriod,
    RulebookRelease,
    Statement,
)
from eligibility.reviewed.source import SCHEMA, RulebookSource
from eligibility.rules.rulebook import Period, Term


def write(source: RulebookSource, *, using: str = DEFAULT_DB_ALIAS, **of: Any) -> RulebookRelease:
    """Add a release with all its rows, in the caller's transaction.

    Args:
        source: what it says.
        using: the database.
        of: columns of the release itself, beyond those that follow from the source.

    Raises:
        IntegrityError: there is a release of this digest.
    """
    release = RulebookRelease.objects.using(using).create(
        name=source.name, digest=source.digest, schema=SCHEMA, **of
    )
    citations = _write_citations(source, release, using)
    benefits = _write_benefits(source, release, using)
    _write_terms(source, release, citations, benefits, using)
    Statement.objects.using(using).bulk_create(
        Statement(
            release=release,
            key=said.key,
            value=said.value,
            stated_on=said.stated_on,
            citation=citations[said.citation.code],
            note=said.note,
        )
        for said in source.statements
    )
    content = source.content
    Document.objects.using(using).bulk_create(
        Document(
            **_piece(code, paper, benefits, release),
            **_columns("name", paper.name),
            **_columns("issuer", paper.issuer),
        )
        for code, paper in content.documents.items()
    )
    ClaimStep.objects.using(using).bulk_create(
        ClaimStep(**_piece(code, step, benefits, release), **_columns("then", step.then))
        for code, step in content.steps.items()
    )
    return release


def _write_citations(
    source: RulebookSource, release: RulebookRelease, using: str
) -> dict[str, Citation]:
    rows = Citation.objects.using(using).bulk_create(
        Citation(
            release=release,
            code=cited.code,
            instrument=cited.instrument,
            section=cited.section,
            url=cited.url,
            evidence=cited.evidence.value,
            checked_on=cited.checked_on,
            note=cited.note,
            rules=list(cited.rules),
            recheck_days=cited.recheck_days,
        )
        for cited in source.citations
    )
    return {row.code: row for row in rows}


def _write_benefits(
    source: RulebookSource, release: RulebookRelease, using: str
) -> dict[str, Benefit]:
    rows = Benefit.objects.using(using).bulk_create(
        Benefit(
            release=release,
            code=code,
            position=position,
            **_columns("name", source.content.benefits[code].name),
            **_columns("summary", source.content.benefits[code].summary),
        )
        for position, code in enumerate(BENEFITS, start=1)
    )
    return {row.code: row for row in rows}


def _write_terms(
    source: RulebookSource,
    release: RulebookRelease,
    citations: dict[str, Citation],
    benefits: dict[str, Benefit],
    using: str,
) -> None:
    periods, parameters = [], []
    for term in source.terms:
        common = {
            "release": release,
            "citation": citations[term.citation.code],
            "effective_from": term.effective_from,
            "vouched_from": term.vouched_from,
            "vouched_until": term.vouched_until,
            "note": term.note,
        }
        if isinstance(term.value, Period):
            benefit, _, tier = term.key.partition(".")
            periods.append(
                QualifyingPeriod(
                    benefit=benefits[benefit],
                    tier=tier,
                    required_months=term.value.required,
                    reference_months=term.value.reference,
                    **common,
                )
            )
        else:
            owner = source.benefit_of.get(term.key)
            parameters.append(
                Parameter(
                    key=term.key,
                    unit=term.unit,
                    benefit=benefits[owner] if owner else None,
                    **_value_columns(term),
                    **common,
                )
            )
    QualifyingPeriod.objects.using(using).bulk_create(periods)
    Parameter.objects.using(using).bulk_create(parameters)


def _piece(
    code: str, piece: Piece, benefits: dict[str, Benefit], release: RulebookRelease
) -> dict[str, Any]:
    """The columns that papers and steps share."""
    return {
        "release": release,
        "code": code,
        "benefit": benefits[piece.benefit] if piece.benefit else None,
        "cites": list(piece.cites),
        **_columns("text", piece.text),
    }


def _value_columns(term: Term) -> dict[str, Any]:
    return {"flag" if isinstance(term.value, bool) else "value": term.value}


def _columns(field: str, text: Text | None) -> dict[str, str]:
    """The columns of a translated field; the untranslated one repeats the English."""
    said = {each: text.in_language(each) if text else "" for each in LANGUAGES}
    return {field: said["en"], **{f"{field}_{each}": told for each, told in said.items()}}
