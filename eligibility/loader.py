"""From the rows of a release to what the core and the pages use: frozen, and kept by digest.

A release never changes, so what was built for a digest stays right for ever: nothing has to be
invalidated, and finding it again costs the one small query that asks which release is in use today.
"""

from dataclasses import dataclass
from datetime import date
from threading import Lock

from django.db import DEFAULT_DB_ALIAS, DatabaseError
from django.db.models import F, Q

from eligibility import clock, rows_read
from eligibility.content import Content
from eligibility.models import RulebookRelease
from eligibility.reviewed.source import SCHEMA, RulebookSource
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
    """The release in use today. One small query when this process has met it before.

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


def newest(*, using: str = DEFAULT_DB_ALIAS, on: date | None = None) -> RulebookRelease | None:
    """The release in use on a day, not yet looked into; ``None`` when there is none.

    Of those whose first day has come it is the one with the latest such day, and of two with one
    day the later one. Releases from files have no such day: they come before all that keepers
    publish, since no file becomes a release any more once a keeper has published.

    Args:
        using: the database.
        on: the day; default: today.

    Raises:
        NoRulebookError: the database cannot be read, for instance before the first ``migrate``.
    """
    begun = Q(takes_effect_on=None) | Q(takes_effect_on__lte=on or clock.today())
    try:
        rows = RulebookRelease.objects.using(using).filter(begun)
        return rows.order_by(F("takes_effect_on").desc(nulls_last=True), "-id").first()
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
            f"{', '.join(missing)}. Run “manage.py migrate”, which loads the shipped rulebook; "
            f"where keepers publish, it makes a draft that one of them has to publish."
        )


def forget() -> None:
    """Drop what this process has built; the next call reads the rows again."""
    with _lock:
        _built.clear()


def verified(release: RulebookRelease) -> RulebookSource:
    """What a release says, read from its rows, found to be what was published, and enough.

    Raises:
        UnusableRulebookError: as ``current``.
    """
    source = read_back(release)
    _refuse_incomplete(release, source)
    return source


def read_back(release: RulebookRelease) -> RulebookSource:
    """What a release says, be it enough for this version of the core or not: see ``verified``.

    Raises:
        UnknownSchemaError: it was published by another version of the site.
        AlteredRulebookError: its rows were changed behind our back.
    """
    # The digest is taken over the form. Of a form we do not know it cannot be checked, and a
    # release that cannot be checked is not used.
    if release.schema != SCHEMA:
        raise UnknownSchemaError(
            f"Rulebook release “{release.name}” has the form {release.schema}, and this version "
            f"reads the form {SCHEMA} only. Update the site, or restore the database from a backup."
        )
    try:
        source = rows_read.read(release)
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
    return source
