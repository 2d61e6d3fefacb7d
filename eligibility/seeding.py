"""From reviewed files to a release in the database: whole or not at all, and only when new."""

from pathlib import Path
from typing import Any

from django.apps import apps as installed_apps
from django.core.management.base import CommandError
from django.db import DEFAULT_DB_ALIAS, IntegrityError, router, transaction

from eligibility import trial
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
from eligibility.reviewed import files
from eligibility.reviewed.files import RulebookError, RulebookSource
from eligibility.reviewed.source import SCHEMA
from eligibility.rules.rulebook import Period, Term


def seed(source: RulebookSource, *, using: str = DEFAULT_DB_ALIAS) -> RulebookRelease:
    """The release that holds ``source``; made in one transaction when its digest is new.

    A known digest gives back the release of old and makes nothing, even when a newer release
    is in use by now: to return to an old rulebook, publish it under a new name. Two releases may
    bear one name, as two editions of one day do: the digest tells them apart, and an upgrade
    never stops at a name.
    """
    release = _known(source, using)
    if release:
        return release
    try:
        with transaction.atomic(using=using):
            return _write(source, using)
    except IntegrityError:
        release = _known(source, using)  # another process may have been a moment quicker
        if release is None:
            raise
        return release


def publish(source: RulebookSource, *, using: str = DEFAULT_DB_ALIAS) -> RulebookRelease:
    """``seed``, and before a new release is made, its trial.

    Raises:
        RulebookError: it fails its trial.
    """
    if _known(source, using) is None:
        trial.refuse_failing(source)
    return seed(source, using=using)


def older_than_in_use(release: RulebookRelease, *, using: str = DEFAULT_DB_ALIAS) -> str:
    """Which release is in use where that is not ``release``, and what to do; else nothing."""
    newest = RulebookRelease.objects.using(using).first()
    if newest is None or newest == release:
        return ""
    return (
        f"The files hold release “{release.name}”, which was published before. "
        f"In use is the newer “{newest.name}” ({newest.digest}), and it stays in use. "
        f"To return to the older one, give it a new name in release.yaml."
    )


def _known(source: RulebookSource, using: str) -> RulebookRelease | None:
    return RulebookRelease.objects.using(using).filter(digest=source.digest).first()


def seed_from(directory: Path, *, using: str = DEFAULT_DB_ALIAS) -> RulebookRelease:
    """Read a directory of rulebook files and publish it.

    Raises:
        RulebookError: the files are refused; the database is as it was.
    """
    return publish(files.read(directory), using=using)


def seed_after_migrate(using: str = DEFAULT_DB_ALIAS, apps: Any = None, **kwargs: Any) -> None:
    """Handler of ``post_migrate``: after a bare ``migrate`` the site has its rulebook.

    ``flush`` sends the signal without ``apps``; a migration back in time sends a state whose
    tables are not (or not yet) those of the models, and then there is nothing to seed into.
    """
    if not router.allow_migrate_model(using, RulebookRelease):
        return
    if not _tables_match(apps or installed_apps):
        return
    before = RulebookRelease.objects.using(using).first()
    try:
        release = seed_from(files.SHIPPED, using=using)
    except RulebookError as error:
        raise CommandError(f"The rulebook files are refused:\n{error}") from error
    out = kwargs.get("stdout")
    if out and kwargs.get("verbosity", 1):
        older = older_than_in_use(release, using=using)
        if older:
            out.write(f"  {older}")
        elif release != before:
            out.write(f"  Rulebook release {release.name} ({release.digest})")


def _tables_match(state: Any) -> bool:
    """Whether the migrated tables are those of today's models, column by column."""
    for model in installed_apps.get_app_config("eligibility").get_models():
        try:
            migrated = state.get_model(model._meta.app_label, model._meta.model_name)
        except LookupError:
            return False
        columns = {field.column for field in model._meta.local_concrete_fields}
        if columns != {field.column for field in migrated._meta.local_concrete_fields}:
            return False
    return True


def _write(source: RulebookSource, using: str) -> RulebookRelease:
    release = RulebookRelease.objects.using(using).create(
        name=source.name, digest=source.digest, schema=SCHEMA
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
